// Addresses of the transfer layer (3GPP 23.040 §9.1.2.5): digits in swapped semi-octets, names packed in septets. Does
// not judge whether a number exists.
import { decodeGsm7, encodeGsm7 } from './gsm7.ts'
import type { Cursor } from './octets.ts'
import { checkOctet, joined } from './octets.ts'
import { packSeptets, unpackSeptets } from './packing.ts'

/** Type of number and numbering plan as in the type octet; digits without +, or a name where `ton` is 5. */
export type Address = { ton: number; npi: number; address: string }

const alphanumeric = 5
const semiOctets = '0123456789*#abc'
const mostDigits = 20
const filler = 0xf

/** Length, type and value octets; RangeError where the address does not fit or has no code. 3GPP 23.040 §9.1.2.5. */
export function encodeAddress({ ton, npi, address }: Address): Uint8Array {
  const value = ton === alphanumeric ? nameValue(address) : digitsValue(address)
  const length = ton === alphanumeric ? Math.ceil((encodeGsm7(address)!.length * 7) / 4) : address.length
  return joined([length, 0x80 | (checkOctet(ton, 'ton', 7) << 4) | checkOctet(npi, 'npi', 15)], value)
}

function nameValue(name: string): Uint8Array {
  const septets = encodeGsm7(name)
  if (!septets) throw new RangeError(`address: "${name}" has characters outside of GSM-7`)
  if (septets.length > 11) throw new RangeError(`address: "${name}" is longer than 11 septets`)
  return packSeptets(septets)
}

/** Digits in swapped semi-octets, padded with F. 3GPP 23.040 §9.1.2.3. */
export function digitsValue(digits: string): Uint8Array {
  if (digits.length > mostDigits) throw new RangeError(`address: "${digits}" has more than ${mostDigits} digits`)
  const octets = new Uint8Array(Math.ceil(digits.length / 2)).fill(filler << 4)
  for (let i = 0; i < digits.length; i++) {
    const code = semiOctets.indexOf(digits[i]!)
    if (code < 0) throw new RangeError(`address: "${digits}" has characters that are no digits`)
    octets[i >> 1] = i & 1 ? (octets[i >> 1]! & 15) | (code << 4) : (filler << 4) | code
  }
  return octets
}

/** Up to `count` digits of swapped semi-octets, to the first filler. 3GPP 23.040 §9.1.2.3. */
export function digitsOf(octets: Uint8Array, count: number): string {
  let digits = ''
  for (let i = 0; i < count && i >> 1 < octets.length; i++) {
    const code = i & 1 ? octets[i >> 1]! >> 4 : octets[i >> 1]! & 15
    if (code === filler) break
    digits += semiOctets[code]
  }
  return digits
}

/**
 * Reads an address field; undefined where its length is beyond the 20 semi-octets allowed. A name has as many septets
 * as fit its length, so both ways of counting them are understood. 3GPP 23.040 §9.1.2.5.
 */
export function readAddress(cursor: Cursor): Address | undefined {
  const length = cursor.octet()
  const type = cursor.octet()
  if (length > mostDigits) return undefined
  const value = cursor.view(Math.ceil(length / 2))
  const ton = (type >> 4) & 7
  const npi = type & 15
  if (ton !== alphanumeric) return { ton, npi, address: digitsOf(value, length) }
  return { ton, npi, address: decodeGsm7(unpackSeptets(value, Math.floor((length * 4) / 7))) }
}
