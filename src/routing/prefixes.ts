// Finds the longest prefix of a number among very many: a tree of digits laid flat in one typed array. Knows prefixes
// and small numbers that stand for something; what they stand for is the caller's.

/** Ten slots for the next digit, and one for what ends here. */
const width = 11
const endsHere = 10
const longestPrefix = 15
/** 88 MB: what half a million prefixes need when they hardly share a digit is less. */
const mostNodes = 2_000_000

export class PrefixTree {
  /** A slot holds 0 for nothing, a node's index, or a value that nothing longer follows as -(value + 1). */
  #slots = new Int32Array(width * 64)
  #nodes = 1
  #size = 0

  /** Prefixes held. */
  get size(): number {
    return this.#size
  }

  get bytes(): number {
    return this.#slots.byteLength
  }

  /** `digits` has 0 to 15 digits, none of them a sign; `value` is 0 to 2^30. False when there is no room for more. */
  set(digits: string, value: number): boolean {
    if (digits.length > longestPrefix) throw new RangeError(`prefix ${digits} has more than ${longestPrefix} digits`)
    let node = 0
    for (let i = 0; i < digits.length; i++) {
      const at = node * width + digits.charCodeAt(i) - 0x30
      const slot = this.#slots[at]!
      if (i === digits.length - 1 && slot <= 0) {
        if (slot === 0) this.#size++
        this.#slots[at] = -(value + 1)
        return true
      }
      if (slot > 0) node = slot
      else {
        const made = this.#add()
        if (made === 0) return false
        this.#slots[at] = node = made
        if (slot < 0) this.#slots[node * width + endsHere] = -slot
      }
    }
    if (this.#slots[node * width + endsHere] === 0) this.#size++
    this.#slots[node * width + endsHere] = value + 1
    return true
  }

  /** The value of the longest prefix of `number` from its character `from` on; -1 when there is none. */
  find(number: string, from = 0): number {
    const slots = this.#slots
    let node = 0
    let best = slots[endsHere]! - 1
    for (let i = from; i < number.length; i++) {
      const digit = number.charCodeAt(i) - 0x30
      if (digit < 0 || digit > 9) break
      const slot = slots[node * width + digit]!
      if (slot < 0) return -slot - 1
      if (slot === 0) break
      node = slot
      const value = slots[node * width + endsHere]!
      if (value > 0) best = value - 1
    }
    return best
  }

  #add(): number {
    if (this.#nodes >= mostNodes) return 0
    if ((this.#nodes + 1) * width > this.#slots.length) {
      const larger = new Int32Array(this.#slots.length * 2)
      larger.set(this.#slots)
      this.#slots = larger
    }
    return this.#nodes++
  }
}
