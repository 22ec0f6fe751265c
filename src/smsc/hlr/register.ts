// Who the subscribers are, in memory: ranges of numbers with what is usual in them, and the numbers that differ. A
// number that nobody made is an ordinary subscriber. Knows no storage and no message.

export const subscriberStates = ['attached', 'detached', 'memory_full', 'busy', 'barred', 'unknown', 'ported'] as const
export type SubscriberState = (typeof subscriberStates)[number]
export const isState = (text: string): text is SubscriberState => (subscriberStates as readonly string[]).includes(text)

/** What is known of a subscriber, whatever it is called. */
export type Profile = {
  readonly state: SubscriberState
  readonly imsi: string | undefined
  /** MCC-MNC: '204-04'. */
  readonly network: string | undefined
  /** ISO country where it is abroad. */
  readonly roaming: string | undefined
  readonly oldPhone: boolean
}
export type Differing = Profile & { readonly number: number }
export type Range = {
  readonly id: number
  readonly first: number
  readonly count: number
  readonly network: string | undefined
  readonly state: SubscriberState
}

/** Numbers from `first` to `last` that one range says something of: where ranges overlap, the latest. */
type Stretch = { readonly first: number; readonly last: number; readonly profile: Profile }

const ordinary: Profile = {
  state: 'attached', imsi: undefined, network: undefined, roaming: undefined, oldPhone: false,
}

export class Register {
  readonly #differing = new Map<number, Differing>()
  readonly #ranges: Range[] = []
  #stretches: Stretch[] = []
  /** Numbers that differ, in order; undefined when it has to be made anew. */
  #sorted: number[] | undefined

  get size(): number {
    return this.#differing.size
  }
  get ranges(): number {
    return this.#ranges.length
  }

  /** By the digits of a number; undefined for an ordinary one, which most are. */
  find(digits: string): Profile | undefined {
    if (this.#differing.size === 0 && this.#stretches.length === 0) return undefined
    const number = Number(digits)
    return this.#differing.get(number) ?? this.#stretchOf(number)?.profile
  }

  profileOf(number: number): Profile {
    const found = this.#differing.get(number)
    if (found) return found
    const usual = this.#stretchOf(number)?.profile ?? ordinary
    return usual.network === undefined ? usual : { ...usual, imsi: imsiOf(usual.network, number) }
  }

  put(differing: Differing): void {
    if (!this.#differing.has(differing.number)) this.#sorted = undefined
    this.#differing.set(differing.number, differing)
  }

  putAll(all: readonly Differing[]): void {
    for (const differing of all) this.put(differing)
  }

  addRanges(ranges: readonly Range[]): void {
    this.#ranges.push(...ranges)
    this.#stretches = stretchesOf(this.#ranges)
  }

  /** Numbers beyond one, in order, that somebody made; of one state where that is asked for. */
  *after(number: number, state?: SubscriberState): Generator<number> {
    const differing = (this.#sorted ??= [...this.#differing.keys()].sort((a, b) => a - b))
    let at = lowest(differing.length, (i) => differing[i]! > number)
    const next = () => differing[at] ?? Infinity
    const fits = (profile: Profile) => state === undefined || profile.state === state
    for (const { first, last, profile } of this.#stretches) {
      if (last <= number) continue
      for (let one = Math.max(first, number + 1); one <= last; one++) {
        for (; next() < one; at++) if (fits(this.#differing.get(next())!)) yield next()
        if (next() === one) {
          if (fits(this.#differing.get(one)!)) yield one
          at++
        } else if (fits(profile)) yield one
        else one = Math.min(next(), last + 1) - 1 // nothing of this stretch fits before the next number that differs
      }
    }
    for (; at < differing.length; at++) if (fits(this.#differing.get(next())!)) yield next()
  }

  #stretchOf(number: number): Stretch | undefined {
    const stretches = this.#stretches
    const at = lowest(stretches.length, (i) => stretches[i]!.last >= number)
    const stretch = stretches[at]
    return stretch && stretch.first <= number ? stretch : undefined
  }
}

/** The least index below `count` for which `holds`, which holds for all after it; `count` when there is none. */
function lowest(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

function stretchesOf(ranges: readonly Range[]): Stretch[] {
  const edges = [...new Set(ranges.flatMap(({ first, count }) => [first, first + count]))].sort((a, b) => a - b)
  const stretches: Stretch[] = []
  for (let i = 0; i + 1 < edges.length; i++) {
    const [first, end] = [edges[i]!, edges[i + 1]!]
    const range = ranges.findLast((one) => one.first <= first && one.first + one.count >= end)
    if (!range) continue
    const { network, state } = range
    stretches.push({ first, last: end - 1, profile: { ...ordinary, network, state } })
  }
  return stretches
}

/** Network code and the end of the number: 15 digits that are the same whenever somebody asks. 3GPP 23.003 §2.2. */
function imsiOf(network: string, number: number): string {
  const code = network.replace('-', '')
  return code + String(number).slice(code.length - 15).padStart(15 - code.length, '0')
}
