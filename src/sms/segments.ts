// How many messages a text takes and where it is cut: the counter of the gateway and of the browser alike. Knows
// characters and capacities; makes no octets and knows no references but their width.
import type { Codes } from './gsm7.ts'
import { defaultCodes, septetsOf } from './gsm7.ts'

export type Encoding = 'gsm7' | 'ucs2'

export type SegmentOptions = {
  /** 'auto', the default, takes the cheapest encoding that loses nothing. */
  encoding?: 'auto' | Encoding
  /** Bits of the concatenation reference; 8 by default. 16 costs one septet or UCS-2 unit a part. */
  reference?: 8 | 16
  /** Refuse beyond this many parts; 255, the most a series can have, by default. */
  maxParts?: number
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
}

export type SegmentRefusal = {
  refused: 'encoding_impossible' | 'too_long' | 'lone_surrogate' | 'empty'
  say: string
  /** Index of the character at fault, in UTF-16 code units. */
  at?: number
}

/** Parts of one series at most: its total is one octet. 3GPP 23.040 §9.2.3.24.1. */
export const mostParts = 255
const userDataOctets = 140
const concatenationOctets = { 8: 6, 16: 7 }
/** No text above this fits whatever it is made of; it is not looked at. */
const longestText = mostParts * 160

/** Units of text in one message beside a header of so many octets, its length octet included. 3GPP 23.040 §9.2.3.24. */
export const capacityOf = (encoding: Encoding, headerOctets: number): number =>
  encoding === 'gsm7'
    ? Math.floor(((userDataOctets - headerOctets) * 8) / 7)
    : Math.floor((userDataOctets - headerOctets) / 2)

/**
 * Cuts a text into the messages it takes. Never splits an escape pair or a surrogate pair, nor a grapheme cluster where
 * keeping it whole costs no further part. Indices and UCS-2 units are UTF-16 code units. 3GPP 23.040 §9.2.3.24.
 */
export function segment(text: string, options: SegmentOptions = {}): Segmented | SegmentRefusal {
  const { encoding: wanted = 'auto', reference = 8, maxParts = mostParts } = options
  const most = Math.min(maxParts, mostParts)
  if (text.length === 0) return { refused: 'empty', say: 'the text is empty' }
  if (text.length > longestText) return tooLong('far more parts', most)
  const septets = wanted === 'ucs2' ? -1 : septetsOf(text)
  if (septets >= 0) return inParts(text, 'gsm7', septets, reference, most)
  if (wanted === 'gsm7') return impossible(text)
  if (!text.isWellFormed()) return loneSurrogate(text)
  return inParts(text, 'ucs2', text.length, reference, most)
}

function inParts(text: string, encoding: Encoding, units: number, reference: 8 | 16, most: number) {
  const single = capacityOf(encoding, 0)
  if (units <= single && most > 0) {
    const costly = encoding === 'gsm7' ? [] : costlyOf(text)
    return { encoding, units, parts: [{ text, units }], costly, unitsLeft: single - units, reference }
  }
  const capacity = capacityOf(encoding, concatenationOctets[reference])
  const texts = split(text, encoding === 'gsm7' ? septetCut(text, capacity) : unitCut(text, capacity), most)
  if (typeof texts === 'number') return tooLong(`${texts} parts, more`, most)
  const parts = texts.map((part) => ({ text: part, units: encoding === 'gsm7' ? septetsOf(part) : part.length }))
  const unitsLeft = capacity - parts.at(-1)!.units
  return { encoding, units, parts, costly: encoding === 'gsm7' ? [] : costlyOf(text), unitsLeft, reference }
}

/** Where the part that begins at `start` has to end at the latest; the text's end included. */
type Cut = (start: number) => number

function septetCut(text: string, capacity: number, codes: Codes = defaultCodes): Cut {
  return (start) => {
    let room = capacity
    let at = start
    while (at < text.length && (room -= 1 + (codes[text.charCodeAt(at)]! >> 12)) >= 0) at++
    return at
  }
}

function unitCut(text: string, capacity: number): Cut {
  return (start) => {
    const end = start + capacity
    if (end >= text.length) return text.length
    return isLowSurrogate(text.charCodeAt(end)) ? end - 1 : end
  }
}

/** The parts, or their number where there are more than `most`. */
function split(text: string, cut: Cut, most: number): string[] | number {
  const endsFrom = (start: number) => {
    const ends: number[] = []
    while (start < text.length) ends.push((start = cut(start)))
    return ends
  }
  let ends = endsFrom(0)
  const total = ends.length
  if (total > most) return total
  const clusterAt = clusterFinder(text)
  for (let i = 0; i < total - 1; i++) {
    const whole = clusterAt(ends[i]!)
    if (whole === ends[i] || whole <= (ends[i - 1] ?? 0)) continue
    const gentler = [...ends.slice(0, i), whole, ...endsFrom(whole)]
    if (gentler.length === total) ends = gentler
  }
  return ends.map((end, i) => text.slice(ends[i - 1] ?? 0, end))
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
