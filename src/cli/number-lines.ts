// On which line each number of a file stood first. A hash table in typed arrays: 12 bytes a place instead of the
// hundred that a Map takes, so that a file of millions fits. Knows nothing of what is sent.

export type NumberLines = {
  readonly size: number
  /** The line on which this number stands, if it does. Takes a number as `parseNumber` writes it. */
  find(e164: string): number | undefined
  add(e164: string, line: number): void
}

/** Digits of an E.164 number, at most 15: exact as a JavaScript number. Never 0, which marks a free place. */
const digitsOf = (e164: string) => Number(e164.slice(1))

export function createNumberLines(): NumberLines {
  let numbers = new Float64Array(1_024)
  let lines = new Uint32Array(1_024)
  let size = 0

  /** The place of this number, or the free one where it would go. */
  function placeOf(digits: number): number {
    const mask = numbers.length - 1
    let place = (Math.imul(digits % 0x1_0000_0000, 0x9e37_79b1) >>> 7) & mask
    while (numbers[place] !== 0 && numbers[place] !== digits) place = (place + 1) & mask
    return place
  }

  function grow(): void {
    const [oldNumbers, oldLines] = [numbers, lines]
    numbers = new Float64Array(oldNumbers.length * 2)
    lines = new Uint32Array(numbers.length)
    for (let i = 0; i < oldNumbers.length; i++) {
      if (oldNumbers[i] === 0) continue
      const place = placeOf(oldNumbers[i]!)
      numbers[place] = oldNumbers[i]!
      lines[place] = oldLines[i]!
    }
  }

  return {
    get size() {
      return size
    },
    find(e164) {
      const digits = digitsOf(e164)
      const place = placeOf(digits)
      return numbers[place] === digits ? lines[place] : undefined
    },
    add(e164, line) {
      if (++size > numbers.length * 0.6) grow()
      const digits = digitsOf(e164)
      const place = placeOf(digits)
      numbers[place] = digits
      lines[place] = line
    },
  }
}
