// The GSM 7-bit default alphabet and its extension table, one septet per octet (3GPP 23.038 §6.2.1). Knows nothing of
// national tables, packing or message lengths.

/** The 128 characters of the default alphabet in code order; 0x1B, the escape, is a space. */
export const defaultAlphabet =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ ÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'

/** Characters reached through the escape, by code. */
export const extension: ReadonlyMap<number, string> = new Map([
  [0x0a, '\f'],
  [0x14, '^'],
  [0x28, '{'],
  [0x29, '}'],
  [0x2f, '\\'],
  [0x3c, '['],
  [0x3d, '~'],
  [0x3e, ']'],
  [0x40, '|'],
  [0x65, '€'],
])

export const escapeCode = 0x1b

/** By UTF-16 code unit: the septet, or 0x1B00 + the septet after an escape, or -1. `1 + (code >> 12)` is its width. */
export type Codes = Int16Array

/** Builds the encoding table of a pair; a character in both costs one septet, a doubled one takes its lowest code. */
export function codesOf(locking: string, single: ReadonlyMap<number, string>): Codes {
  const codes = new Int16Array(0x10000).fill(-1)
  for (const [code, char] of [...single].sort(([a], [b]) => b - a)) codes[char.charCodeAt(0)] = (escapeCode << 8) | code
  for (let code = 127; code >= 0; code--) {
    if (code !== escapeCode && locking[code] !== undefinedCode) codes[locking.charCodeAt(code)] = code
  }
  return codes
}

/** Stands in a table for a code without a character; decodes to itself and is never encoded. */
export const undefinedCode = '\ufffd'

export const defaultCodes: Codes = codesOf(defaultAlphabet, extension)

/** Septets that `text` takes, escapes included; -1 when a character is not in the alphabet. 3GPP 23.038 §6.2.1. */
export function septetsOf(text: string, codes: Codes = defaultCodes): number {
  let septets = 0
  for (let i = 0; i < text.length; i++) {
    const code = codes[text.charCodeAt(i)]!
    if (code < 0) return -1
    septets += 1 + (code >> 12)
  }
  return septets
}

/** Whether `text` can be sent in the GSM 7-bit default alphabet with its extension table. 3GPP 23.038 §6.2.1. */
export const isGsm7 = (text: string): boolean => septetsOf(text) >= 0

/** One septet per octet, escapes as pairs; undefined when a character is not in the alphabet. 3GPP 23.038 §6.2.1. */
export function encodeGsm7(text: string, codes: Codes = defaultCodes): Uint8Array | undefined {
  const septets = septetsOf(text, codes)
  if (septets < 0) return undefined
  const octets = new Uint8Array(septets)
  writeGsm7(text, octets, 0, codes)
  return octets
}

/** Writes a text known to be encodable at `offset` and returns the offset after it. */
export function writeGsm7(text: string, octets: Uint8Array, offset: number, codes: Codes = defaultCodes): number {
  for (let i = 0; i < text.length; i++) {
    const code = codes[text.charCodeAt(i)]!
    if (code > 127) octets[offset++] = escapeCode
    octets[offset++] = code & 127
  }
  return offset
}

/**
 * Text of octets that hold one septet each, bit 7 ignored. Never throws: an unknown code after an escape shows the
 * locking table's character, an escape at the end or doubled shows a space. 3GPP 23.038 §6.2.1.1.
 */
export function decodeGsm7(octets: Uint8Array, locking = defaultAlphabet, single = extension): string {
  let text = ''
  let length = 0
  for (let i = 0; i < octets.length; i++) {
    if (length === units.length) {
      text += String.fromCharCode.apply(null, units as unknown as number[])
      length = 0
    }
    const code = octets[i]! & 127
    if (code !== escapeCode) {
      units[length++] = locking.charCodeAt(code)
      continue
    }
    const next = ++i < octets.length ? octets[i]! & 127 : escapeCode
    units[length++] = (single.get(next) ?? locking[next]!).charCodeAt(0)
  }
  return text + String.fromCharCode.apply(null, units.subarray(0, length) as unknown as number[])
}

/** Made into a string at once: to add one character after the other costs three times as much, and ten times the memory. */
const units = new Uint16Array(1024)
