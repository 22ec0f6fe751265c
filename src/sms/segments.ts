// How many messages a text takes and where it is cut: the counter of the gateway and of the browser alike. Knows
// characters and capacities; makes no octets and knows no references but their width.
import type { Shifts } from './encoding.ts'
import { codesFor, nationalPairs, noShifts, shiftElements } from './encoding.ts'
import { defaultCodes, septetsOf } from './gsm7.ts'
import type { Element } from './udh.ts'
import { mostUserData } from './udh.ts'

export type Encoding = 'gsm7' | 'ucs2'

export type SegmentOptions = {
  /** 'auto', the default, takes the cheapest encoding that loses nothing. */
  encoding?: 'auto' | Encoding
  /** Bits of the concatenation reference; 8 by default. 16 costs one septet or UCS-2 unit a part. */
  reference?: 8 | 16
  /** Refuse beyond this many parts; 255, the most a series can have, by default. */
  maxParts?: number
  /** Ids of the languages whose national tables the route can carry; none by default. 3GPP 23.038 §6.2.1.2. */
  languages?: readonly number[]
  /** Header elements to stand in every part beside the concatenation, such as ports. */
  elements?: readonly Element[]
}

export type Segmented = {
  encoding: Encoding
  /** Septets or UTF-16 code units of the text, headers not counted. */
  units: number
  parts: { text: string; units: number }[]
  /** The distinct characters that keep the text out of GSM-7, each with the index where it first stands. */
  costly: { char: string; at: number }[]
  /** Units free in the last part. */
  unitsLeft: number
  reference: 8 | 16
  shifts: Shifts
  /** Header elements of every part but for the concatenation. */
  elements: readonly Element[]
}

export type SegmentRefusal = {
  refused: 'encoding_impossible' | 'too_long' | 'lone_surrogate' | 'empty'
  say: string
  /** Index of the character at fault, in UTF-16 code units. */
  at?: number
}

/** Parts of one series at most: its total is one octet. 3GPP 23.040 §9.2.3.24.1. */
export const mostParts = 255
/** No text above this fits whatever it is made of; it is not looked at. */
const longestText = mostParts * 160

/** Units of text beside a header of so many octets, its length octet included. 3GPP 23.040 §9.2.3.24. */
export const capacityOf = (encoding: Encoding, headerOctets: number): number =>
  encoding === 'gsm7'
    ? Math.floor(((mostUserData - headerOctets) * 8) / 7)
    : Math.floor((mostUserData - headerOctets) / 2)

/** A way to write the text, its units, and the room in a message that stands alone and in one of a series. */
type Coding = {
  encoding: Encoding
  shifts: Shifts
  elements: readonly Element[]
  units: number
  alone: number
  inSeries: number
  reference: 8 | 16
}

const noElements: readonly Element[] = []

function codingOf(
  encoding: Encoding, units: number, { reference = 8, elements = noElements }: SegmentOptions, shifts = noShifts,
): Coding {
  const beside = shifts === noShifts ? elements : [...elements, ...shiftElements(shifts)]
  let octets = 0
  for (const { data } of beside) octets += 2 + data.length
  const alone = capacityOf(encoding, octets && octets + 1)
  const inSeries = capacityOf(encoding, octets + (reference === 8 ? 6 : 7))
  return { encoding, shifts, elements: beside, units, alone, inSeries, reference }
}

/**
 * Cuts a text into the messages it takes. Never splits an escape pair or a surrogate pair, nor a grapheme cluster where
 * keeping it whole costs no further part. Indices and UCS-2 units are UTF-16 code units. 3GPP 23.040 §9.2.3.24.
 */
export function segment(text: string, options: SegmentOptions = {}): Segmented | SegmentRefusal {
  const { encoding: wanted = 'auto', languages = [] } = options
  const most = Math.min(options.maxParts ?? mostParts, mostParts)
  if (text.length === 0) return { refused: 'empty', say: 'the text is empty' }
  if (text.length > longestText) return tooLong('far more parts', most)
  const septets = wanted === 'ucs2' ? -1 : septetsOf(text)
  if (septets >= 0 && languages.length === 0) return inParts(text, codingOf('gsm7', septets, options), most)

  const codings = septets < 0 ? [] : [codingOf('gsm7', septets, options)]
  if (wanted !== 'gsm7' && text.isWellFormed()) codings.push(codingOf('ucs2', text.length, options))
  if (wanted !== 'ucs2' && languages.length > 0) {
    const pairs = nationalPairs(text, languages).sort((a, b) => a.septets - b.septets)
    codings.push(...pairs.map((pair) => codingOf('gsm7', pair.septets, options, pair.shifts)))
  }
  const coding = codings.length > 1 ? cheapest(text, codings) : codings[0]
  if (coding) return inParts(text, coding, most)
  return wanted === 'gsm7' ? impossible(text) : loneSurrogate(text)
}

/** Of codings in order of preference, the first that takes the fewest parts. */
function cheapest(text: string, codings: readonly Coding[]): Coding {
  let best = codings[0]!
  let fewest = Infinity
  for (const coding of codings) {
    const { units, alone, inSeries } = coding
    const atLeast = units <= alone ? 1 : Math.ceil(units / inSeries)
    if (inSeries < 2 || atLeast >= fewest) continue
    const parts = units <= alone ? 1 : endsFrom(0, text, cutOf(text, coding)).length
    if (parts < fewest) [best, fewest] = [coding, parts]
  }
  return best
}

function inParts(text: string, coding: Coding, most: number): Segmented | SegmentRefusal {
  const { encoding, shifts, elements, units, alone, inSeries, reference } = coding
  if (inSeries < 2) return { refused: 'too_long', say: 'the header elements leave no room for text' }
  const costly = encoding === 'gsm7' ? [] : costlyOf(text)
  if (units <= alone && most > 0) {
    return { encoding, units, parts: [{ text, units }], costly, unitsLeft: alone - units, reference, shifts, elements }
  }
  const cut = cutOf(text, coding)
  const ends = endsFrom(0, text, cut)
  if (ends.length > most) return tooLong(`${ends.length} parts, more`, most)
  const parts = sparingClusters(text, ends, cut).map((end, i, all) => {
    const part = text.slice(all[i - 1] ?? 0, end)
    return { text: part, units: encoding === 'gsm7' ? septetsOf(part, codesFor(shifts)) : part.length }
  })
  return { encoding, units, parts, costly, unitsLeft: inSeries - parts.at(-1)!.units, reference, shifts, elements }
}

/** Where the part that begins at `start` has to end at the latest; the text's end included. */
type Cut = (start: number) => number

function cutOf(text: string, { encoding, shifts, inSeries }: Coding): Cut {
  if (encoding === 'ucs2') {
    return (start) => {
      const end = start + inSeries
      if (end >= text.length) return text.length
      return isLowSurrogate(text.charCodeAt(end)) ? end - 1 : end
    }
  }
  const codes = codesFor(shifts)
  return (start) => {
    let room = inSeries
    let at = start
    while (at < text.length && (room -= 1 + (codes[text.charCodeAt(at)]! >> 12)) >= 0) at++
    return at
  }
}

function endsFrom(start: number, text: string, cut: Cut): number[] {
  const ends: number[] = []
  while (start < text.length) ends.push((start = cut(start)))
  return ends
}

/** Moves the ends of parts before the clusters that they split, as long as that costs no further part. */
function sparingClusters(text: string, ends: number[], cut: Cut): number[] {
  const clusterAt = clusterFinder(text)
  for (let i = 0; i < ends.length - 1; i++) {
    const whole = clusterAt(ends[i]!)
    if (whole === ends[i] || whole <= (ends[i - 1] ?? 0)) continue
    const gentler = [...ends.slice(0, i), whole, ...endsFrom(whole, text, cut)]
    if (gentler.length === ends.length) ends = gentler
  }
  return ends
}

let graphemes: Intl.Segmenter | undefined

/** Finds where the grapheme cluster that holds an index begins. */
function clusterFinder(text: string): (at: number) => number {
  let clusters: Intl.Segments | undefined
  return (at) => {
    const before = text.charCodeAt(at - 1)
    const code = text.charCodeAt(at)
    if (standsAlone(before) && standsAlone(code)) return before === 0x0d && code === 0x0a ? at - 1 : at
    graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
    clusters ??= graphemes.segment(text)
    return clusters.containing(at)!.index
  }
}

/** Latin, Greek and Cyrillic letters join no cluster: worth knowing, because asking the segmenter is slow. */
const standsAlone = (code: number) => code < 0x300 || (code >= 0x370 && code < 0x483)

const isLowSurrogate = (code: number) => (code & 0xfc00) === 0xdc00

function costlyOf(text: string): { char: string; at: number }[] {
  const seen = new Set<number>()
  const costly: { char: string; at: number }[] = []
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (defaultCodes[code]! >= 0) continue
    const point = text.codePointAt(at)!
    if (!seen.has(point)) {
      seen.add(point)
      costly.push({ char: String.fromCodePoint(point), at })
    }
    if (point > 0xffff) at++
  }
  return costly
}

function tooLong(parts: string, most: number): SegmentRefusal {
  return { refused: 'too_long', say: `the text takes ${parts} than the ${most} allowed` }
}

function impossible(text: string): SegmentRefusal {
  const { char, at } = costlyOf(text)[0]!
  return { refused: 'encoding_impossible', say: `${nameOf(char)} at ${at} is not in the GSM-7 alphabet`, at }
}

function loneSurrogate(text: string): SegmentRefusal {
  const at = text.search(/\p{Surrogate}/u)
  return { refused: 'lone_surrogate', say: `half of a character (a lone surrogate) at ${at} cannot be sent`, at }
}

function nameOf(char: string): string {
  const code = `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
  return /[\p{C}\p{Z}\p{M}]/u.test(char) ? code : `"${char}" (${code})`
}
