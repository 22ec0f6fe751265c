// Septets packed into octets, little-endian, as they go over the air (3GPP 23.038 §6.1.2.1). Knows bits only.

/** Octets that so many septets take after so many fill bits. */
export const packedLength = (septets: number, fillBits = 0): number => Math.ceil((septets * 7 + fillBits) / 8)

/** Bits between a header of so many octets and the next septet boundary, where text starts. 3GPP 23.040 §9.2.3.24. */
export const fillBitsAfter = (headerOctets: number): number => (7 - ((headerOctets * 8) % 7)) % 7

/** Packs one septet per octet, bit 7 ignored, after 0 to 6 zero bits. 3GPP 23.038 §6.1.2.1.1. */
export function packSeptets(septets: Uint8Array, fillBits = 0): Uint8Array {
  const octets = new Uint8Array(packedLength(septets.length, fillBits))
  let held = 0
  let bits = fillBits
  let at = 0
  for (let i = 0; i < septets.length; i++) {
    held |= (septets[i]! & 127) << bits
    for (bits += 7; bits >= 8; bits -= 8) {
      octets[at++] = held
      held >>= 8
    }
  }
  if (bits > 0) octets[at] = held
  return octets
}

/** At most `count` septets, one per octet; fewer where the octets hold fewer. 3GPP 23.038 §6.1.2.1.1. */
export function unpackSeptets(octets: Uint8Array, count: number, fillBits = 0): Uint8Array {
  const held = Math.floor((octets.length * 8 - fillBits) / 7)
  const septets = new Uint8Array(Math.max(0, Math.min(count, held)))
  for (let i = 0, bit = fillBits; i < septets.length; i++, bit += 7) {
    const at = bit >> 3
    septets[i] = (((octets[at]! | ((octets[at + 1] ?? 0) << 8)) >> (bit & 7)) & 127)
  }
  return septets
}
