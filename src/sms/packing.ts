// Septets packed into octets, little-endian, as they go over the air (3GPP 23.038 §6.1.2.1). Knows bits only.

/** Octets that so many septets take after so many fill bits. */
export const packedLength = (septets: number, fillBits = 0): number => Math.ceil((septets * 7 + fillBits) / 8)

/** Bits between a header of so many octets and the next septet boundary, where text starts. 3GPP 23.040 §9.2.3.24. */
export const fillBitsAfter = (headerOctets: number): number => (7 - ((headerOctets * 8) % 7)) % 7

/** Packs one septet per octet, bit 7 ignored, after 0 to 6 zero bits. 3GPP 23.038 §6.1.2.1.1. */
export function packSeptets(septets: Uint8Array, fillBits = 0): Uint8Array {
  const octets = new Uint8Array(packedLength(septets.length, fillBits))
  packInto(octets, 0, septets, { from: 0, fillBits })
  return octets
}

/** The same, the septets of `septets` beginning with `from`, into zeros of `octets` that begin at `start`. */
export function packInto(
  octets: Uint8Array,
  start: number,
  septets: Uint8Array,
  { from, fillBits }: { readonly from: number; readonly fillBits: number },
): void {
  let i = from
  let at = start
  // Eight septets are seven octets, where no header is in the way: most of every text.
  for (const whole = fillBits === 0 ? septets.length - 7 : 0; i < whole; i += 8, at += 7) {
    const b = septets[i + 1]! & 127
    const c = septets[i + 2]! & 127
    const d = septets[i + 3]! & 127
    const e = septets[i + 4]! & 127
    const f = septets[i + 5]! & 127
    const g = septets[i + 6]! & 127
    octets[at] = (septets[i]! & 127) | (b << 7)
    octets[at + 1] = (b >> 1) | (c << 6)
    octets[at + 2] = (c >> 2) | (d << 5)
    octets[at + 3] = (d >> 3) | (e << 4)
    octets[at + 4] = (e >> 4) | (f << 3)
    octets[at + 5] = (f >> 5) | (g << 2)
    octets[at + 6] = (g >> 6) | (septets[i + 7]! << 1)
  }
  for (let bit = fillBits; i < septets.length; i++, bit += 7) {
    const shifted = (septets[i]! & 127) << (bit & 7)
    octets[at + (bit >> 3)]! |= shifted
    if (shifted > 255) octets[at + (bit >> 3) + 1]! |= shifted >> 8
  }
}

/** At most `count` septets, one per octet; fewer where the octets hold fewer. 3GPP 23.038 §6.1.2.1.1. */
export function unpackSeptets(octets: Uint8Array, count: number, fillBits = 0): Uint8Array {
  const held = Math.floor((octets.length * 8 - fillBits) / 7)
  const septets = new Uint8Array(Math.max(0, Math.min(count, held)))
  let i = 0
  let from = 0
  for (const whole = fillBits === 0 ? septets.length - 7 : 0; i < whole; i += 8, from += 7) {
    const b = octets[from + 1]!
    const c = octets[from + 2]!
    const d = octets[from + 3]!
    const e = octets[from + 4]!
    const f = octets[from + 5]!
    const g = octets[from + 6]!
    septets[i] = octets[from]! & 127
    septets[i + 1] = ((octets[from]! >> 7) | (b << 1)) & 127
    septets[i + 2] = ((b >> 6) | (c << 2)) & 127
    septets[i + 3] = ((c >> 5) | (d << 3)) & 127
    septets[i + 4] = ((d >> 4) | (e << 4)) & 127
    septets[i + 5] = ((e >> 3) | (f << 5)) & 127
    septets[i + 6] = ((f >> 2) | (g << 6)) & 127
    septets[i + 7] = g >> 1
  }
  for (let bit = fillBits; i < septets.length; i++, bit += 7) {
    const at = from + (bit >> 3)
    septets[i] = (((octets[at]! | ((octets[at + 1] ?? 0) << 8)) >> (bit & 7)) & 127)
  }
  return septets
}
