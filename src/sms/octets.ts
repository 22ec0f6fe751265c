// Reading octets in order without ever passing their end, and putting them together.

/** What is missing reads as zero and is remembered. */
export class Cursor {
  readonly #octets: Uint8Array
  #at = 0
  #failed = false

  constructor(octets: Uint8Array) {
    this.#octets = octets
  }

  /** Whether more was asked for than there was, or somebody was not content with what there was. */
  get failed(): boolean {
    return this.#failed
  }

  fail(): void {
    this.#failed = true
  }

  get left(): number {
    return this.#octets.length - this.#at
  }

  octet(): number {
    if (this.#at < this.#octets.length) return this.#octets[this.#at++]!
    this.#failed = true
    return 0
  }

  /** The next octets as they stand there, to be read at once; fewer where there are not so many. */
  view(count: number): Uint8Array {
    if (count > this.left) this.#failed = true
    const seen = this.#octets.subarray(this.#at, this.#at + count)
    this.#at += seen.length
    return seen
  }

  /** A copy of the next octets; fewer where there are not so many. */
  take(count: number): Uint8Array {
    if (count > this.left) this.#failed = true
    const taken = this.#octets.slice(this.#at, this.#at + count)
    this.#at += taken.length
    return taken
  }
}

/** RangeError naming the field for what is no octet. */
export function checkOctet(value: number, name: string, most = 0xff): number {
  if (Number.isInteger(value) && value >= 0 && value <= most) return value
  throw new RangeError(`${name}: ${value} is no integer from 0 to ${most}`)
}

/** All pieces in a row. */
export function joined(...pieces: readonly ArrayLike<number>[]): Uint8Array {
  let length = 0
  for (const piece of pieces) length += piece.length
  const all = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}
