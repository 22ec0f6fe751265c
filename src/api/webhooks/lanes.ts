// Works through what waits, lane by lane: of every subject one thing at a time, in a lane so many at once, in all lanes
// together so many. Lanes that fail or are slow have places of their own, so that they never take those of the others. A
// lane lives in memory only while something is due or tried in it; what waits is in the database.
import type { Clock, Timer } from '../../kit/clock.ts'
import type { Log } from '../../kit/log.ts'
import { createBreaker, type Breaker } from './breaker.ts'
import type { Delivery } from './endpoint.ts'
import type { WebhookReads } from './records.ts'

type Needs = {
  reads: Pick<WebhookReads, 'due' | 'nextDue'>
  clock: Clock
  log: Log
  /** Whether things of this lane may be tried at all. */
  isOpen(lane: string): boolean
  /** Tries one; resolves when what became of it is durable, and says whether the receiver was well. */
  attempt(delivery: Delivery): Promise<boolean>
  /** A receiver that was down is up again. */
  recovered(lane: string): Promise<void>
}

const atOnceOfLane = 16
/** Of one that has not yet been told anything: it may never answer. */
const atOnceAtFirst = 2
const atOnce = { well: 128, ill: 64 }
/** Read at once. */
const page = 64
/** Slower than this on average, a lane counts as ill. */
const slowMs = 2_000
const longestSleepMs = 60_000

type Lane = {
  readonly name: string
  readonly breaker: Breaker
  ready: Delivery[]
  readonly trying: Set<string>
  /** Ended while a reading is under way: its rows may show them as they were. */
  readonly left: Set<string>
  reading: boolean
  /** Something may have come since the last reading. */
  stale: boolean
  /** Nobody knows when it is due next. */
  timer: Timer | undefined
  /** It was told something. */
  known: boolean
  /** Of its attempts, a moving average. */
  tookMs: number
}

export type Lanes = ReturnType<typeof createLanes>

export function createLanes({ reads, clock, log, isOpen, attempt, recovered }: Needs) {
  const lanes = new Map<string, Lane>()
  const busy = { well: 0, ill: 0 }
  const starved = { well: new Set<Lane>(), ill: new Set<Lane>() }
  let stopped = false
  const onIdle: (() => void)[] = []

  const laneOf = (name: string): Lane => {
    let lane = lanes.get(name)
    if (!lane) {
      lane = { name, breaker: createBreaker({ clock }), ready: [], trying: new Set(), left: new Set(), reading: false, stale: true, timer: undefined, known: false, tookMs: 0 }
      lanes.set(name, lane)
    }
    return lane
  }
  const poolOf = (lane: Lane) => (lane.breaker.isWell && lane.tookMs < slowMs ? 'well' : 'ill')

  const leave = (lane: Lane) => {
    lane.timer?.cancel()
    lanes.delete(lane.name)
  }
  const sleep = (lane: Lane, ms: number) => {
    lane.timer?.cancel()
    lane.timer = clock.after(Math.min(ms, longestSleepMs), () => {
      lane.timer = undefined
      lane.stale = true
      pump(lane)
    })
  }

  const read = async (lane: Lane): Promise<void> => {
    lane.stale = false
    lane.left.clear()
    const now = clock.wall()
    const due = await reads.due(lane.name, now, page + lane.trying.size)
    lane.ready = due.filter(({ id }) => !lane.trying.has(id) && !lane.left.has(id))
    if (lane.ready.length > 0 || lane.trying.size > 0 || lane.stale) return
    const next = await reads.nextDue(lane.name, now)
    if (next !== undefined) sleep(lane, Math.max(1, next - clock.wall()))
    else if (!lane.stale) leave(lane)
  }

  const pump = (lane: Lane): void => {
    if (stopped || lane.reading) return
    if (!isOpen(lane.name)) {
      lane.ready = []
      if (lane.trying.size === 0) leave(lane)
      return
    }
    const room = lane.breaker.room((lane.known ? atOnceOfLane : atOnceAtFirst) - lane.trying.size)
    if (room <= 0) {
      if (lane.trying.size === 0) sleep(lane, lane.breaker.waitMs())
      return
    }
    if (lane.ready.length > 0) return begin(lane, room)
    if (!lane.stale) return
    lane.reading = true
    read(lane)
      .then(
        () => true,
        (error: unknown) => {
          log.error('reading what is to be told failed; it is tried again', { error })
          sleep(lane, 1_000)
          return false
        },
      )
      .then((done) => {
        lane.reading = false
        if (done && (lane.ready.length > 0 || lane.stale)) pump(lane)
      }, () => {})
  }

  const begin = (lane: Lane, room: number): void => {
    const pool = poolOf(lane)
    for (const delivery of lane.ready.splice(0, Math.max(0, Math.min(room, atOnce[pool] - busy[pool])))) run(lane, pool, delivery)
    if (lane.ready.length > 0 && busy[pool] >= atOnce[pool]) starved[pool].add(lane)
  }

  const tryOne = async (lane: Lane, delivery: Delivery): Promise<void> => {
    const began = clock.now()
    try {
      const well = await attempt(delivery)
      lane.tookMs = lane.tookMs * 0.8 + (clock.now() - began) * 0.2
      lane.known ||= well
      if (lane.breaker.ended(well)) await recovered(lane.name)
      else if (lane.breaker.state !== 'closed') lane.ready = [] // which is due first may be another one by then
    } catch (error) {
      log.error('telling an event failed; it is tried again', { error })
      lane.breaker.ended(false)
    }
  }

  const run = (lane: Lane, pool: 'well' | 'ill', delivery: Delivery): void => {
    busy[pool]++
    lane.trying.add(delivery.id)
    lane.breaker.began()
    void tryOne(lane, delivery).then(() => {
      busy[pool]--
      lane.trying.delete(delivery.id)
      if (lane.reading) lane.left.add(delivery.id)
      lane.stale = true
      pump(lane)
      for (const other of starved[pool]) {
        if (busy[pool] >= atOnce[pool]) break
        starved[pool].delete(other)
        pump(other)
      }
      if (busy.well + busy.ill === 0) for (const resolve of onIdle.splice(0)) resolve()
    })
  }

  return {
    /** Something may be due in this lane. */
    wake(name: string): void {
      const lane = laneOf(name)
      lane.stale = true
      pump(lane)
    },
    /** Its receiver is known to be well, or is another one now: what waited for that goes on. */
    async mended(name: string): Promise<void> {
      if (lanes.get(name)?.breaker.ended(true)) await recovered(name)
      this.wake(name)
    },
    stateOf: (name: string) => lanes.get(name)?.breaker.state ?? 'closed',
    /** Begins nothing more; resolves when what was begun has ended, or after so long. */
    stop(ms: number): Promise<void> {
      stopped = true
      for (const lane of lanes.values()) lane.timer?.cancel()
      if (busy.well + busy.ill === 0) return Promise.resolve()
      return new Promise((resolve) => {
        onIdle.push(resolve)
        clock.after(ms, resolve)
      })
    },
  }
}
