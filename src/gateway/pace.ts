// How fast one sender or one destination network may be served over a connection, counted in parts. Each gets slots in
// time, one after the other (generic cell rate algorithm); what comes before its slot is told when to come back, and then
// goes without asking for another. A higher lane has slots of its own, which push those of the lower ones back.
import type { Clock } from '../kit/clock.ts'
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
  readonly parts: number
}

/** What may go at once after a pause, in milliseconds' worth. */
const burstMs = 1_000
const keysKept = 20_000
const promisesKept = 50_000

/** Returns 0 when the message may go now, else the wall time at which it may. */
export type Pace = (paced: Paced) => number

export function createPace({ clock, limitsOf }: { clock: Clock; limitsOf: (connection: string) => Limits | undefined }): Pace {
  const nextFree = createRecent<number>(keysKept)
  /** Messages that were told when to come. Who is forgotten here takes another slot: later, never sooner. */
  const promised = createRecent<true>(promisesKept)

  return ({ id, connection, lane, from, network, parts }) => {
    const limits = limitsOf(connection)
    if (!limits || promised.get(id)) {
      promised.delete(id)
      return 0
    }
    const now = clock.wall()
    const rates: [string, number][] = []
    if (limits.senderPerSecond) rates.push([`${connection} from ${from}`, limits.senderPerSecond])
    if (limits.networkPerSecond && network) rates.push([`${connection} to ${network}`, limits.networkPerSecond])
    const rank = laneNames.indexOf(lane)
    let at = 0
    for (const [key, perSecond] of rates) {
      const spanMs = (parts * 1000) / perSecond
      for (let one = rank; one < laneNames.length; one++) {
        const begins = Math.max(nextFree.get(`${key} ${one}`) ?? 0, now - burstMs)
        nextFree.set(`${key} ${one}`, begins + spanMs)
        if (one === rank) at = Math.max(at, begins)
      }
    }
    if (at <= now) return 0
    promised.set(id, true)
    return Math.ceil(at)
  }
}
