// JSON as it comes over the wire: strict UTF-8, bounded in depth and values, and a parse that says where it failed. The
// engine's own message names the place only sometimes, and quotes the input. Knows no schema.
import { isUtf8 } from 'node:buffer'

export type Parsed = { readonly value: unknown } | { readonly say: string; readonly tooLarge?: true }

const byteOrderMark = 0xfeff
/** Bytes that are parsed in milliseconds, whatever they are. */
const harmless = 65_536
/** No request of ours is deeper than 4. */
const deepest = 32
/** 10,000 messages with every field come to 230,000. Parsing 20 MB of small values would hold everybody up. */
const mostValues = 500_000

/** The value, or a sentence that says where the text stops being JSON. */
export function parseJson(bytes: Buffer): Parsed {
  if (bytes.length === 0) return { say: 'The body is empty.' }
  if (!isUtf8(bytes)) return { say: 'The body is not UTF-8.' }
  const excess = bytes.length > harmless ? findExcess(bytes) : undefined
  if (excess) return { say: excess, tooLarge: true }
  const decoded = bytes.toString('utf8')
  const text = decoded.charCodeAt(0) === byteOrderMark ? decoded.slice(1) : decoded
  try {
    return { value: JSON.parse(text) }
  } catch {
    const at = whereJsonBreaks(text)
    if (at >= text.length) return { say: `The JSON ends too early, after ${text.length} characters.` }
    let line = 1
    let lineStart = 0
    for (let i = 0; i < at; i++) {
      if (text.charCodeAt(i) !== 0x0a) continue
      line++
      lineStart = i + 1
    }
    const column = at - lineStart + 1
    return { say: `The JSON breaks at position ${at} (line ${line}, column ${column}).` }
  }
}

/** What is too much in a text that may not even be JSON; one pass over the bytes, about a nanosecond each. */
function findExcess(bytes: Buffer): string | undefined {
  let depth = 0
  let values = 1
  let quoted = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (quoted) {
      if (byte === 0x5c) at++ // backslash: what follows cannot end the string
      else if (byte === 0x22) quoted = false
    } else if (byte === 0x22) quoted = true
    else if (byte === 0x2c) values++
    else if (byte === 0x7b || byte === 0x5b) {
      values++
      if (++depth > deepest) return `The JSON is nested more than ${deepest} deep.`
    } else if (byte === 0x7d || byte === 0x5d) depth--
  }
  return values > mostValues ? `The JSON has more than ${mostValues} values.` : undefined
}

/** Index of the first character that JSON does not allow; the length of the text when it ends too early. RFC 8259. */
export function whereJsonBreaks(text: string): number {
  const closers: string[] = []
  /** After an opener its closer may follow at once; after a comma it may not. */
  let fresh = false
  let at = 0
  for (;;) {
    at = afterSpace(text, at)
    const closer = closers.at(-1)
    if (!fresh || text[at] !== closer) {
      if (closer === '}') {
        const name = afterString(text, at)
        if (!name.ok) return name.at
        at = afterSpace(text, name.at)
        if (text[at] !== ':') return at
        at = afterSpace(text, at + 1)
      }
      const opener = text[at]
      if (opener === '{' || opener === '[') {
        closers.push(opener === '{' ? '}' : ']')
        fresh = true
        at++
        continue
      }
      const value = opener === '"' ? afterString(text, at) : afterWord(text, at)
      if (!value.ok) return value.at
      at = value.at
    }
    fresh = false
    at = afterSpace(text, at)
    while (closers.length > 0 && text[at] === closers.at(-1)) {
      closers.pop()
      at = afterSpace(text, at + 1)
    }
    if (closers.length === 0 || text[at] !== ',') return at
    at++
  }
}

type Step = { readonly ok: boolean; readonly at: number }

function afterSpace(text: string, at: number): number {
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at++
  return at
}

// Loops instead of patterns: a pattern remembers a way back for each character, too much for a string of megabytes.
function afterString(text: string, at: number): Step {
  if (text[at] !== '"') return { ok: false, at }
  for (at++; at < text.length; at++) {
    const char = text[at]!
    if (char === '"') return { ok: true, at: at + 1 }
    if (char < ' ') return { ok: false, at }
    if (char !== '\\') continue
    at++
    if (at === text.length) break
    if (text[at] === 'u') {
      for (let digit = 0; digit < 4; digit++)
        if (++at < text.length && !/[0-9a-fA-F]/.test(text[at]!)) return { ok: false, at }
    } else if (!'"\\/bfnrt'.includes(text[at]!)) return { ok: false, at }
  }
  return { ok: false, at: text.length }
}

const scalar = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/
/** No number or word of ours is longer. */
const longestWord = 1_000

function afterWord(text: string, start: number): Step {
  let at = start
  while (at - start <= longestWord && /[-+.\w]/.test(text[at] ?? ' ')) at++
  return scalar.test(text.slice(start, at)) ? { ok: true, at } : { ok: false, at: start }
}
