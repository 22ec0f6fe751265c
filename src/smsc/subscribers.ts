// The subscribers as their operator sees and changes them; what is changed is stored before it holds. Knows no message:
// that somebody can be reached again is told to `onAvailable`.
import { DatabaseError, type Database, type Write } from '../db/database.ts'
import { digitsOf } from './message.ts'
import type { PageOf } from './phones.ts'
import { readRanges, readSubscribers, saveRange, saveSubscriber } from './hlr/records.ts'
import type { Differing, Profile, SubscriberState } from './hlr/register.ts'
import { isState, Register, subscriberStates } from './hlr/register.ts'
import { commit } from './records.ts'

export type { SubscriberState } from './hlr/register.ts'

export type Subscriber = {
  /** E.164 without +. */
  number: string
  state: SubscriberState
  imsi?: string
  /** MCC-MNC: '204-04'. */
  network?: string
  /** ISO country where it is abroad. */
  roaming?: string
  /** A phone of long ago: 160 GSM-7 characters, no series of parts, no Unicode. */
  oldPhone: boolean
  /** Messages in the store for it. */
  waiting: number
}

export type SubscriberChange = {
  readonly state?: SubscriberState
  readonly imsi?: string
  readonly network?: string
  readonly roaming?: string | null
  readonly oldPhone?: boolean
}

/** Every method rejects with a RangeError that names the field where what it is given makes no sense. */
export type Subscribers = {
  /** Never undefined: a number nobody made is an ordinary subscriber, attached. */
  get(number: string): Promise<Subscriber>
  /** Numbers that somebody made or changed, in order. */
  list(query: { limit: number; after?: string; state?: SubscriberState }): Promise<PageOf<Subscriber>>
  /** Back to `attached`, what waits is delivered at once. */
  change(number: string, change: SubscriberChange): Promise<Subscriber>
  /** `from` and the numbers after it; where ranges overlap the latest counts. */
  createRange(range: {
    readonly from: string
    readonly count: number
    readonly network?: string
    readonly state?: SubscriberState
  }): Promise<{ created: number }>
}

const mostPerRange = 100_000
const mostRanges = 1_000
const mostDiffering = 1_000_000
const mostPerPage = 1_000

export function createSubscribers(needs: {
  db: Database
  /** Messages that wait for a number. */
  waiting(digits: string): number
  /** Numbers that a message or somebody waits for; some more than once. */
  awaited(): Iterable<string>
  /** The state is stored as changed; `available` when it was not attached before and is now. */
  onChanged(digits: string, available: boolean): void
  onBroken(cause: unknown): void
}) {
  const { db, waiting, onChanged, onBroken } = needs
  const register = new Register()
  let tail: Promise<unknown> = Promise.resolve()

  /** One change after the other, so that none is made of what another is about to replace. */
  const inTurn = <Result>(change: () => Promise<Result>): Promise<Result> => {
    const result = tail.then(change)
    tail = result.catch(() => {})
    return result
  }

  const store = async (write: Write) => {
    try {
      await commit(db, [write], { whenFull: 'refuse' })
    } catch (cause) {
      if (!(cause instanceof DatabaseError && cause.temporary)) onBroken(cause)
      throw cause
    }
  }

  const shown = (number: number): Subscriber =>
    subscriberOf(number, register.profileOf(number), waiting(String(number)))

  const subscribers: Subscribers = {
    async get(number) {
      return shown(numberOf('number', number))
    },
    async list({ limit, after, state }) {
      if (state !== undefined) checkState(state)
      const most = Math.max(1, Math.min(mostPerPage, Math.trunc(limit) || 1))
      const data: Subscriber[] = []
      for (const number of register.after(/^\d{1,15}$/.test(after ?? '') ? Number(after) : 0, state)) {
        if (data.length === most) return { data, nextCursor: data.at(-1)!.number }
        data.push(shown(number))
      }
      return { data }
    },
    async change(given, change) {
      const number = numberOf('number', given)
      checkChange(change)
      return inTurn(async () => {
        const before = register.profileOf(number)
        if (register.size >= mostDiffering && register.find(String(number)) === undefined) {
          throw new RangeError(`number: ${mostDiffering} subscribers differ from their range already`)
        }
        const differing: Differing = {
          number,
          state: change.state ?? before.state,
          imsi: change.imsi ?? before.imsi,
          network: change.network ?? before.network,
          roaming: change.roaming === undefined ? before.roaming : (change.roaming ?? undefined),
          oldPhone: change.oldPhone ?? before.oldPhone,
        }
        await store(saveSubscriber(differing))
        register.put(differing)
        const { state } = differing
        if (state !== before.state) onChanged(String(number), state === 'attached')
        return shown(number)
      })
    },
    async createRange({ from, count, network, state = 'attached' }) {
      const first = numberOf('from', from)
      checkChange({ network, state })
      if (!Number.isInteger(count) || count < 1 || count > mostPerRange) {
        throw new RangeError(`count: must be from 1 to ${mostPerRange}, not ${count}`)
      }
      if (String(first + count - 1).length !== String(first).length) {
        throw new RangeError(`count: the range would leave the numbers of ${String(first).length} digits`)
      }
      return inTurn(async () => {
        if (register.ranges >= mostRanges) throw new RangeError(`from: there are ${mostRanges} ranges already`)
        const range = { id: register.ranges + 1, first, count, network, state }
        await store(saveRange(range))
        const before = new Map<string, SubscriberState>()
        for (const digits of needs.awaited()) {
          const number = Number(digits)
          if (number >= first && number < first + count) before.set(digits, register.profileOf(number).state)
        }
        register.addRanges([range])
        for (const [digits, was] of before) {
          const is = register.profileOf(Number(digits)).state
          if (is !== was) onChanged(digits, is === 'attached')
        }
        return { created: count }
      })
    },
  }

  return {
    subscribers,
    /** By the digits of a number; undefined for an ordinary subscriber. */
    find: (digits: string): Profile | undefined => register.find(digits),
    /** Somebody made or changed it. */
    isMade: (digits: string): boolean => register.find(digits) !== undefined,
    /** Numbers that somebody made, in order; so many at most. */
    made(most: number): number[] {
      const numbers: number[] = []
      for (const number of register.after(0)) {
        if (numbers.length >= most) break
        numbers.push(number)
      }
      return numbers
    },
    /** Takes up what was stored before. */
    async load() {
      const [ranges, differing] = await Promise.all([readRanges(db), readSubscribers(db)])
      register.addRanges(ranges)
      register.putAll(differing)
    },
  }
}

function subscriberOf(number: number, profile: Profile, waiting: number): Subscriber {
  const { state, imsi, network, roaming, oldPhone } = profile
  return {
    number: String(number),
    state,
    ...(imsi === undefined ? {} : { imsi }),
    ...(network === undefined ? {} : { network }),
    ...(roaming === undefined ? {} : { roaming }),
    oldPhone,
    waiting,
  }
}

function numberOf(field: string, given: string): number {
  const digits = digitsOf(given)
  if (!/^[1-9]\d{6,14}$/.test(digits)) {
    throw new RangeError(`${field}: "${given.slice(0, 40)}" is not the number of a phone: it needs 7 to 15 digits`)
  }
  return Number(digits)
}

function checkState(state: string): void {
  if (!isState(state)) throw new RangeError(`state: must be one of ${subscriberStates.join(', ')}`)
}

function checkChange({ state, imsi, network, roaming }: SubscriberChange): void {
  if (state !== undefined) checkState(state)
  if (imsi !== undefined && !/^\d{6,15}$/.test(imsi)) throw new RangeError('imsi: must be 6 to 15 digits')
  if (network !== undefined && !/^\d{3}-\d{2,3}$/.test(network)) {
    throw new RangeError("network: must be MCC-MNC, as in '204-04'")
  }
  if (typeof roaming === 'string' && !/^[A-Z]{2}$/.test(roaming)) {
    throw new RangeError("roaming: must be the two letters of a country, as in 'FR'")
  }
}
