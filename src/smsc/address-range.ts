// The address_range of a bind: which addresses a program wants to read, as a pattern (SMPP 3.4 §4.1.6, appendix A).
// Comes from outside, so only patterns are taken that are matched in time that grows with the length of the address.

/** Digits, classes of them, groups and alternatives, each at most repeated once over. */
const harmless = /^\^?(?:[\d+.|()]|\\[d+*#]|\[\^?[\d-]+\]|(?<!\))[*+?]|(?<!\))\{\d{1,2}(?:,\d{0,2})?\})*\$?$/

/** Undefined for everything, which an empty range stands for; what is no pattern is read as a prefix. */
export function addressRange(text: string): ((address: string) => boolean) | undefined {
  const range = text.trim()
  if (range === '' || range === '*' || range === '.*') return undefined
  const repeats = range.match(/[*+?{]/g)?.length ?? 0
  if (harmless.test(range) && repeats <= 3) {
    try {
      const pattern = new RegExp(range)
      return (address) => pattern.test(address)
    } catch {
      // Not a pattern after all.
    }
  }
  const prefix = range.replace(/[^\d].*$/, '')
  return (address) => prefix !== '' && address.startsWith(prefix)
}
