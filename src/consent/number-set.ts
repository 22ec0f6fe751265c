// A set of phone numbers in 16 bytes each or less: says for certain that a number is not in it, and nearly for certain that
// it is. Forgets nobody. Numbers of up to 15 digits fit a double exactly.

export type NumberSet = ReturnType<typeof createNumberSet>

export function createNumberSet() {
  let slots = new Float64Array(16)
  let count = 0
  const place = (into: Float64Array, value: number): boolean => {
    const mask = into.length - 1
    for (let at = (Math.imul(value % 0x7fffffff, 0x9e3779b1) >>> 7) & mask; ; at = (at + 1) & mask) {
      if (into[at] === value) return false
      if (into[at] === 0) {
        into[at] = value
        return true
      }
    }
  }
  return {
    add(number: string): void {
      if (count * 2 >= slots.length) {
        const wider = new Float64Array(slots.length * 2)
        for (const value of slots) if (value !== 0) place(wider, value)
        slots = wider
      }
      if (place(slots, valueOf(number))) count++
    },
    has(number: string): boolean {
      const value = valueOf(number)
      const mask = slots.length - 1
      for (let at = (Math.imul(value % 0x7fffffff, 0x9e3779b1) >>> 7) & mask; ; at = (at + 1) & mask) {
        if (slots[at] === value) return true
        if (slots[at] === 0) return false
      }
    },
    get size() {
      return count
    },
  }
}

/** Never 0, which marks a free slot. */
const valueOf = (number: string) => Number(number.replace(/\D/g, '')) + 1
