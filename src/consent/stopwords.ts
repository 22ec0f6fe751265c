// What a text from a phone says about being written to: stop, start, help, perhaps, or nothing. The order is fixed: the whole
// text, then its first word where there are at most three, then what a person should look at. Pure.
import { complaints, courtesies, words } from './words.ts'

export type Said = { readonly kind: 'stop' | 'start' | 'help' | 'perhaps'; /** Of the word, where it is not everybody's. */ readonly language?: string }

const plainLetters = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]/u

/** The same for texts and for words: case, accents and width do not count, punctuation and pictures are spaces. Marks of
 * Indic scripts are letters' other halves and stay. */
export function normalise(text: string): string {
  let out = ''
  let last = ''
  for (const char of text.slice(0, longest).normalize('NFKD').toLowerCase()) {
    if (/\p{M}/u.test(char)) {
      if (last !== '' && !plainLetters.test(last)) out += char
      continue
    }
    if (/[\u00ad\u200b-\u200f\u2060\ufeff]/.test(char)) continue
    last = /[\p{L}\p{N}]/u.test(char) ? char : ' '
    out += last
  }
  return out.replace(/\s+/g, ' ').trim().normalize('NFKC')
}
/** No longer text is a word to stop. */
const longest = 500

const polite = new RegExp(`(^| )(${courtesies.map(normalise).join('|')})(?= |$)`, 'gu')
const plain = (normal: string) => normal.replace(polite, ' ').replace(/\s+/g, ' ').trim()

type Table = ReadonlyMap<string, string | undefined>
const tableOf = (kind: 'stop' | 'start' | 'help'): Table => {
  const table = new Map<string, string | undefined>()
  for (const [language, those] of Object.entries(words))
    for (const word of those[kind]) {
      const key = normalise(word)
      table.set(key, table.has(key) || language === 'en' ? undefined : language)
    }
  return table
}
const tables = { stop: tableOf('stop'), start: tableOf('start'), help: tableOf('help') }
const phrases = complaints.map(normalise)
/** Words that mean one thing only, wherever they stand. */
const strong = new Set([...tables.stop.keys()].filter((word) => !['end', 'uit', 'baja', 'sair', 'dur', 'ferma', 'pare', 'alto', 'ret', 'peru', 'cancel', 'cancelar', 'remove', 'ende', 'koniec', 'quit', 'td'].includes(word)))
const digitsAsLetters: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' }

const found = (kind: 'stop' | 'start' | 'help', word: string): Said | undefined => {
  if (!tables[kind].has(word)) return undefined
  const language = tables[kind].get(word)
  return { kind, ...(language !== undefined && { language }) }
}

export function readStopword(text: string): Said | undefined {
  const normal = normalise(text)
  const asked = plain(normal)
  if (asked === '') return undefined
  const whole = found('stop', asked) ?? found('start', asked) ?? found('help', asked)
  if (whole) return whole
  const list = asked.split(' ')
  if (normal.split(' ').length <= 3) {
    const first = found('stop', list.slice(0, 2).join(' ')) ?? found('stop', list[0]!)
    if (first) return first
  }
  return isDoubtful(asked, list) ? { kind: 'perhaps' } : undefined
}

function isDoubtful(asked: string, list: readonly string[]): boolean {
  if (list.some((word) => strong.has(word))) return true
  if (phrases.some((phrase) => ` ${asked} `.includes(` ${phrase} `))) return true
  const closed = asked.replaceAll(' ', '')
  if (closed.length > 16) return false
  const letters = closed.replace(/[013457]/g, (digit) => digitsAsLetters[digit]!)
  if (strong.has(letters) || strong.has(closed)) return true
  return list.length === 1 && letters.length >= 4 && [...strong].some((word) => word.length >= 4 && isNear(letters, word))
}

/** One letter more, less or other, or two neighbours changed about. */
export function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const [a, b] = [one.slice(at), other.slice(at)]
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) || (a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
}

/** A word that a campaign or a keyword may not have. */
export const isReserved = (word: string): boolean => {
  const normal = plain(normalise(word))
  return tables.stop.has(normal) || tables.start.has(normal) || tables.help.has(normal) || readStopword(word)?.kind === 'stop'
}
