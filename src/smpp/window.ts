// Requests sent and not yet settled, in a ring keyed by sequence number: no Map, no object and no timer per request.
// Those whose time ran out are remembered, as many as the window is large, for an answer that comes late. Knows what it
// was told about a request, not what a PDU is.

const highestSequence = 0x7fffffff

/** What `take` returns when no request waits under that sequence number; a context may well be undefined. */
export const missing = Symbol('missing')

/**
 * A ring at least twice as large as the window, made with the first request: in a flood of sessions most send none. A
 * sequence number whose slot is still taken by a slow request is skipped, so one request without an answer never stops
 * the others. Numbers run from 1 to 0x7fffffff and wrap. SMPP 3.4 §3.2.
 */
export class Window<Context> {
  readonly size: number
  outstanding = 0
  #mask = 0
  #sequences = new Int32Array(1)
  #sentAt = new Float64Array(1)
  #answers: string[] = []
  #contexts: (Context | undefined)[] = []
  readonly #expired = new Map<number, { readonly answer: string; readonly context: Context }>()
  #next: number
  #firstUnsent: number

  constructor(size: number, first = 1) {
    this.size = size
    this.#next = this.#firstUnsent = first
  }

  #open(): void {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(2, this.size) * 2))
    this.#mask = slots - 1
    this.#sequences = new Int32Array(slots)
    this.#sentAt = new Float64Array(slots)
    this.#answers = Array.from({ length: slots }, () => '')
    this.#contexts = Array.from({ length: slots }, () => undefined)
  }

  /** The sequence number the next request gets: one that no outstanding request shares a slot with. */
  peek(): number {
    while (this.#sequences[this.#next & this.#mask] !== 0) this.#next = after(this.#next)
    return this.#next
  }

  /** Uses up a sequence number, for a request that is kept track of elsewhere. */
  reserve(): number {
    const sequence = this.peek()
    this.#next = after(sequence)
    return sequence
  }

  /** Takes a slot for a request sent at `at` (ms) that only a response of the name `answer` settles. */
  add(answer: string, context: Context, at: number): number {
    if (this.#mask === 0) this.#open()
    const sequence = this.reserve()
    const slot = sequence & this.#mask
    this.#sequences[slot] = sequence
    this.#sentAt[slot] = at
    this.#answers[slot] = answer
    this.#contexts[slot] = context
    this.outstanding++
    return sequence
  }

  /** Frees the slot of an answered request and returns its context, or `missing`. A generic_nack answers anything. */
  take(sequence: number, answer: string): Context | typeof missing {
    const slot = sequence & this.#mask
    if (sequence === 0 || this.#sequences[slot] !== sequence) return missing
    if (this.#answers[slot] !== answer && answer !== 'generic_nack') return missing
    return this.#free(slot)
  }

  /** Everything added so far has been handed to the transport. */
  handedOver(): void {
    this.#firstUnsent = this.#next
  }

  /** Frees every request sent at or before `at` (ms); of these the last `size` stay known to `takeExpired`. */
  expire(at: number, each: (context: Context) => void): void {
    if (this.outstanding === 0) return
    for (let slot = 0; slot <= this.#mask; slot++) {
      const sequence = this.#sequences[slot]!
      if (sequence === 0 || this.#sentAt[slot]! > at) continue
      const answer = this.#answers[slot]!
      const context = this.#free(slot)
      this.#expired.set(sequence, { answer, context })
      if (this.#expired.size > this.size) this.#expired.delete(this.#expired.keys().next().value!)
      each(context)
    }
  }

  /** The context of a request that expired and is answered now; `missing` where there is none, or not any more. */
  takeExpired(sequence: number, answer: string): Context | typeof missing {
    const entry = this.#expired.get(sequence)
    if (!entry || (entry.answer !== answer && answer !== 'generic_nack')) return missing
    this.#expired.delete(sequence)
    return entry.context
  }

  /** Frees every request; `sent` tells whether its bytes were handed to the transport. */
  clear(each: (context: Context, sent: boolean) => void): void {
    this.#expired.clear()
    for (let slot = 0; this.outstanding > 0 && slot <= this.#mask; slot++) {
      const sequence = this.#sequences[slot]!
      if (sequence !== 0) each(this.#free(slot), !this.#isUnsent(sequence))
    }
  }

  #free(slot: number): Context {
    const context = this.#contexts[slot] as Context
    this.#sequences[slot] = 0
    this.#contexts[slot] = undefined
    this.outstanding--
    return context
  }

  #isUnsent(sequence: number): boolean {
    const unsent = distance(this.#firstUnsent, this.#next)
    return distance(this.#firstUnsent, sequence) < unsent
  }
}

const after = (sequence: number) => (sequence === highestSequence ? 1 : sequence + 1)
const distance = (from: number, to: number) => (to - from + highestSequence) % highestSequence
