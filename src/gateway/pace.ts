// How fast one sender or one destination network may be served over a connection, and one campaign at all, counted in
// parts. Each gets slots in time, one after the other (generic cell rate algorithm); what comes before its slot is told when
// to come back. A higher lane has slots of its own, which push those of the lower ones back.
import type { Clock } from '../kit/clock.ts'
import { bornAt } from '../kit/ids.ts'
import { createRecent } from '../kit/recent.ts'
import type { Lane } from './message.ts'
import { laneNames } from './message.ts'

export type Limits = { readonly senderPerSecond?: number; readonly networkPerSecond?: number }
export type Paced = {
  readonly id: string
  readonly connection: string
  readonly lane: Lane
  readonly from: string
  readonly network: string | null
  readonly campaign?: string | null | undefined
  readonly parts: number
  /** When it was due: later than its birth when it has been told to come back. */
  readonly dueAt: number
}

/** What may go at once after a pause, in milliseconds' worth. */
const burstMs = 1_000
const shortLineMs = 10_000
const keysKept = 20_000

/** Returns 0 when the message may go now, else the wall time at which to ask again. */
export type Pace = (paced: Paced) => number

type Needs = {
  readonly clock: Clock
  readonly limitsOf: (connection: string) => Limits | undefined
  /** However its messages come to be due: also when many that were held are let go at once. */
  readonly campaignSpeed?: ((campaign: string) => number | undefined) | undefined
}

export function createPace({ clock, limitsOf, campaignSpeed }: Needs): Pace {
  /** When the next may really go. */
  const nextFree = createRecent<number>(keysKept)
  /** Where the line of those who were told a time ends; a guess, for nothing is promised. */
  const tail = createRecent<number>(keysKept)

  return ({ id, connection, lane, from, network, campaign, parts, dueAt }) => {
    const limits = limitsOf(connection)
    const speed = campaign ? campaignSpeed?.(campaign) : undefined
    if (!limits && !speed) return 0
    const now = clock.wall()
    const rank = laneNames.indexOf(lane)
    const rates: { key: string; spanMs: number; free: number }[] = []
    const add = (key: string, perSecond: number) =>
      rates.push({ key, spanMs: (parts * 1000) / perSecond, free: Math.max(nextFree.get(`${key} ${rank}`) ?? 0, now - burstMs) })
    if (limits?.senderPerSecond) add(`${connection} from ${from}`, limits.senderPerSecond)
    if (limits?.networkPerSecond && network) add(`${connection} to ${network}`, limits.networkPerSecond)
    if (speed) add(`campaign ${campaign}`, speed)

    const free = Math.max(0, ...rates.map((rate) => rate.free))
    if (free <= now) {
      for (const { key, spanMs } of rates)
        for (let lower = rank; lower < laneNames.length; lower++) {
          const begins = Math.max(nextFree.get(`${key} ${lower}`) ?? 0, now - burstMs)
          nextFree.set(`${key} ${lower}`, begins + spanMs)
        }
      return 0
    }
    // Who comes back a little early stands in a short line of its own; who is new goes to the end of the long one.
    const comesBack = dueAt > bornAt(id)
    const short = rates.map(({ key, free: own }) => Math.max(tail.get(`${key} ${rank} again`) ?? 0, own))
    const again = comesBack && Math.max(...short) - now <= shortLineMs
    let at = free
    for (const { key, spanMs, free: own } of rates) {
      const line = `${key} ${rank}${again ? ' again' : ''}`
      const begins = Math.max(tail.get(line) ?? 0, own)
      tail.set(line, begins + spanMs)
      at = Math.max(at, begins)
    }
    return Math.ceil(at)
  }
}
