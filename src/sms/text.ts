// The text that octets stand for under an SMPP data_coding. Guesses nothing: a coding that is not text decodes as
// Latin-1, so that every octet is still visible.
import { readDcs } from './dcs.ts'
import type { Shifts } from './encoding.ts'
import { noShifts } from './encoding.ts'
import { decodeGsm7 } from './gsm7.ts'
import { lockingTable, singleTable } from './languages.ts'

export type Alphabet = 'gsm7' | 'ascii' | 'latin1' | 'binary' | 'ucs2' | (typeof legacy)[keyof typeof legacy]

/** Character sets of SMPP 3.4 §5.2.19 for which the platform brings a decoder. */
const legacy = {
  0x05: 'shift_jis',
  0x06: 'iso-8859-5',
  0x07: 'iso-8859-8',
  0x0a: 'iso-2022-jp',
  0x0d: 'euc-jp',
  0x0e: 'euc-kr',
} as const

/** Alphabet of a data_coding, GSM classes and waiting indications included. SMPP 3.4 §5.2.19, 3GPP 23.038 §4. */
export function alphabetOf(dataCoding: number): Alphabet {
  if (dataCoding <= 0x0f) {
    if (dataCoding === 0x01) return 'ascii'
    if (dataCoding === 0x03) return 'latin1'
    if (dataCoding === 0x02 || dataCoding === 0x04 || dataCoding === 0x09) return 'binary'
    if (dataCoding === 0x08) return 'ucs2'
    return legacy[dataCoding as keyof typeof legacy] ?? 'gsm7'
  }
  return readDcs(dataCoding).alphabet
}

/**
 * Text of a short_message without its header, one septet per octet where the coding is GSM-7. Never throws; an odd last
 * octet of UCS-2 is dropped, halves of surrogate pairs become U+FFFD. SMPP 3.4 §5.2.19.
 */
export function decodeText(dataCoding: number, octets: Uint8Array, { locking, single }: Shifts = noShifts): string {
  const alphabet = alphabetOf(dataCoding)
  if (alphabet === 'gsm7') return decodeGsm7(octets, lockingTable(locking), singleTable(single))
  if (alphabet === 'ucs2') return decodeUcs2(octets)
  if (alphabet === 'ascii' || alphabet === 'latin1' || alphabet === 'binary') return decodeLatin1(octets)
  return new TextDecoder(alphabet).decode(octets)
}

function decodeLatin1(octets: Uint8Array): string {
  let text = ''
  for (const octet of octets) text += String.fromCharCode(octet)
  return text
}

/** UTF-16BE; what is not well formed becomes U+FFFD. */
export function decodeUcs2(octets: Uint8Array): string {
  let text = ''
  for (let i = 0; i + 1 < octets.length; i += 2) text += String.fromCharCode((octets[i]! << 8) | octets[i + 1]!)
  return text.toWellFormed()
}
