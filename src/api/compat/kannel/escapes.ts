// The address that Kannel calls with delivery reports, with its %-escapes: those whose value is known when the message
// comes are filled in then, the others when there is something to tell. Braces mark these, since a filled-in value may
// hold percent signs of its own.
import type { Octets } from './fields.ts'

export type Known = {
  readonly receiver: string
  readonly from: string
  readonly account: { readonly systemId: string }
  readonly given: Octets
  word(...names: string[]): string | undefined
}
/** What a report says. */
export type Report = {
  readonly value: number
  readonly id: string
  readonly connection: string
  /** What the operator said. */
  readonly reply: string
  /** Milliseconds. */
  readonly at: number
}

const longest = 4_000

const encoded = (text: string) => encodeURIComponent(text).replaceAll('%20', '+')
const octetEncoded = (octet: number) => {
  const character = String.fromCharCode(octet)
  return /[\w.~-]/.test(character) ? character : `%${octet.toString(16).padStart(2, '0').toUpperCase()}`
}
const octetsEncoded = (octets: Buffer | undefined) => [...(octets ?? [])].map(octetEncoded).join('')
const hex = (octets: Buffer | undefined) => (octets ?? Buffer.alloc(0)).toString('hex')
const number = (text: string) => encoded(/^00\d/.test(text) ? `+${text.slice(2)}` : text)

const atOnce: Readonly<Record<string, (known: Known) => string>> = {
  p: ({ from }) => encoded(from),
  P: ({ receiver }) => encoded(receiver),
  q: ({ from }) => number(from),
  Q: ({ receiver }) => number(receiver),
  n: ({ account }) => encoded(account.systemId),
  a: ({ given }) => octetsEncoded(given.get('text')),
  b: ({ given }) => octetsEncoded(given.get('text')),
  e: ({ given }) => hex(given.get('text')),
  u: ({ given }) => octetsEncoded(given.get('udh')),
  U: ({ given }) => octetsEncoded(given.get('udh')),
  c: ({ word }) => encoded(word('coding') ?? '0'),
  C: ({ word }) => encoded(word('charset') ?? 'UTF-8'),
  m: ({ word }) => encoded(word('mclass') ?? '-1'),
  M: ({ word }) => encoded(word('mwi') ?? '-1'),
  B: ({ word }) => encoded(word('binfo') ?? ''),
  o: ({ word }) => encoded(word('account') ?? ''),
  O: ({ word }) => encoded(word('account') ?? ''),
  D: ({ word }) => encoded(word('meta-data') ?? ''),
  '%': () => '%',
}
const later = 'diIFARtT'

/** Undefined when it comes out too long. */
export function callbackUrl(url: string, known: Known): string | undefined {
  const filled = url
    .replaceAll(/[{}]/g, (brace) => (brace === '{' ? '%7B' : '%7D'))
    // two digits after the sign are an octet that was encoded, and no escape
    .replaceAll(/%([0-9A-Fa-f]{2})|%(.)/g, (whole, _octet: string | undefined, letter: string | undefined) => {
      if (letter === undefined) return whole
      if (later.includes(letter)) return `{${letter}}`
      return atOnce[letter]?.(known) ?? whole
    })
  return filled.length > longest ? undefined : filled
}

/** `YYYY-MM-DD HH:MM`. */
const minute = (ms: number) => new Date(ms).toISOString().slice(0, 16).replace('T', ' ')

const whenTold: Readonly<Record<string, (report: Report) => string>> = {
  d: ({ value }) => String(value),
  i: ({ connection }) => connection,
  I: ({ id }) => id,
  F: ({ id }) => id,
  A: ({ reply }) => reply,
  R: ({ reply }) => reply,
  t: ({ at }) => minute(at),
  T: ({ at }) => String(Math.floor(at / 1_000)),
}

export const reportUrl = (url: string, report: Report) =>
  url.replaceAll(/\{([a-zA-Z])\}/g, (whole, letter: string) => {
    const tell = whenTold[letter]
    return tell ? encoded(tell(report)) : whole
  })
