// Takes events from the outbox, makes of each a delivery to every endpoint that wants it, and has them tried until they
// are told or dead. What becomes of an attempt is durable before the next of the same subject begins; what was under way
// when a process ended is told again, with the same id.
import type { Database } from '../../db/database.ts'
import type { Event } from '../../gateway/outbox/event.ts'
import type { Events } from '../../gateway/outbox/outbox.ts'
import type { Chance } from '../../kit/chance.ts'
import type { Clock } from '../../kit/clock.ts'
import type { Ids } from '../../kit/ids.ts'
import type { Log } from '../../kit/log.ts'
import type { Ask, Request } from '../../kit/request.ts'
import { judge, requestOf, timeoutMs, type Speak, type Spoken, type Verdict } from './attempt.ts'
import type { Attempt, Delivery, Endpoint } from './endpoint.ts'
import type { Endpoints } from './endpoints.ts'
import { createLanes } from './lanes.ts'
import { again, hurry, insertAttempts, insertDeliveries, updateDeliveries, type Outcome, type WebhookReads } from './records.ts'
import { retryAfterMs, retryWait } from './schedule.ts'

export type DeliverNeeds = {
  db: Database
  reads: WebhookReads
  endpoints: Endpoints
  events: Events
  clock: Clock
  chance: Chance
  ids: Ids
  log: Log
  ask: Ask
  /** Answers may be shown to the tenant: what was asked is on the public internet. */
  showAnswers: boolean
  /** How doors of another make tell the addresses of their messages. A target is `kind address` then. */
  speak?: Speak
}

const page = 500
const stopMs = 3_000

type Ended = { readonly outcome: Outcome; readonly attempt: Attempt; readonly done: () => void }

export type Deliver = ReturnType<typeof createDeliver>

export function createDeliver(needs: DeliverNeeds) {
  const { db, reads, endpoints, events, clock, chance, ids, log } = needs
  const eventOf = new WeakMap<Delivery, Event>()
  let ended: Ended[] = []
  let writing = false
  let taking = false
  let more = false
  let stopped = false
  let unwatch = () => {}
  const tried = { delivered: 0, failed: 0, dead: 0 }

  const flush = async (): Promise<void> => {
    writing = true
    try {
      while (ended.length > 0) {
        const batch = ended
        ended = []
        await db.write([updateDeliveries(batch.map(({ outcome }) => outcome)), insertAttempts(batch.map(({ attempt }) => attempt))])
        for (const { done } of batch) done()
      }
    } catch (error) {
      log.error('what became of webhooks could not be kept; the next process tells it again', { error })
    } finally {
      writing = false
    }
  }
  /** Resolves when it is durable; many share one commit. */
  const keep = (outcome: Outcome, attempt: Attempt) =>
    new Promise<void>((done) => {
      ended.push({ outcome, attempt, done })
      if (!writing) clock.soon(() => void (writing || flush()))
    })

  const requestFor = async (event: Event, delivery: Delivery, endpoint: Endpoint): Promise<Pick<Spoken, 'heard'> & Request | undefined> => {
    const target = delivery.url ?? endpoint.url!
    const space = target.indexOf(' ')
    if (space < 0) return requestOf(event, target, endpoints.secretsOf(endpoint), clock.wall())
    const made = await needs.speak?.(target.slice(0, space), event, target.slice(space + 1))
    return made && { ...made, timeoutMs }
  }

  /** Whether the receiver was well. */
  const attempt = async (delivery: Delivery): Promise<boolean> => {
    const endpoint = endpoints.get(delivery.endpoint)
    const event = eventOf.get(delivery)
    const number = delivery.attempts + 1
    const at = clock.wall()
    const began = clock.now()
    const record = (verdict: Verdict): Attempt => {
      const tookMs = Math.round(clock.now() - began)
      return { delivery: delivery.id, workspace: delivery.workspace, number, at, tookMs, status: verdict.status, error: verdict.error }
    }
    const dead = (error: string) => keep(outcomeOf(delivery, 'dead', at), record({ kind: 'failed', status: undefined, error, retryAfter: undefined }))
    if (!endpoint) return dead('the endpoint is no longer there').then(() => true)
    if (!event) return dead('the event is no longer kept').then(() => true)
    const made = await requestFor(event, delivery, endpoint)
    // That door tells nothing of this: nobody waits for it.
    if (!made) return keep(outcomeOf(delivery, 'canceled', at), record({ kind: 'delivered', status: undefined, error: undefined, retryAfter: undefined })).then(() => true)
    const { heard, ...request } = made
    const reply = await needs.ask(request)
    const judged = judge(reply, needs.showAnswers)
    const done = judged.kind !== 'delivered' || !heard || reply.kind !== 'answer' || (await heard(reply))
    const verdict: Verdict = done ? judged : { ...judged, kind: 'failed', error: 'what it answered could not be done yet' }
    if (verdict.kind === 'gone' && endpoint.url !== undefined) await endpoints.disable(endpoint, 'the receiver answered 410 Gone')
    const wait = verdict.kind === 'failed' ? retryWait(number, chance.float(), retryAfterMs(verdict.retryAfter, clock.wall())) : undefined
    const state = verdict.kind === 'delivered' ? 'delivered' : wait === undefined ? 'dead' : 'waiting'
    tried[state === 'waiting' ? 'failed' : state]++
    await keep(outcomeOf(delivery, state, clock.wall(), wait), record(verdict))
    return verdict.kind === 'delivered'
  }

  /** Read for a page of deliveries at once. */
  const due = async (lane: string, now: number, limit: number): Promise<Delivery[]> => {
    const deliveries = await reads.due(lane, now, limit)
    const found = new Map((await events.byIds([...new Set(deliveries.map(({ event }) => event))])).map((event) => [event.id, event]))
    for (const delivery of deliveries) {
      const event = found.get(delivery.event)
      if (event) eventOf.set(delivery, event)
    }
    return deliveries
  }

  const lanes = createLanes({
    reads: { due, nextDue: reads.nextDue }, clock, log, attempt,
    isOpen: (lane) => endpoints.get(endpointOf(lane))?.enabled === true,
    async recovered(lane) {
      await again(db, hurry(lane, clock.wall()))
    },
  })

  const deliveryOf = (event: Event, endpoint: Endpoint, isReplay = false): Delivery => {
    const now = clock.wall()
    const { id, workspace, mode, type, subject, target } = event
    const url = endpoint.url === undefined ? (target ?? undefined) : undefined
    return {
      id: ids.next('dlv_'), workspace, mode, endpoint: endpoint.id, lane: laneOf(endpoint, url), event: id, type, subject, url,
      state: 'waiting', attempts: 0, dueAt: now, createdAt: now, endedAt: undefined, isReplay,
    }
  }

  const takePage = async (audience: 'hooks' | 'callback'): Promise<boolean> => {
    const batch = await events.read({ audience, limit: page })
    if (batch.length === 0) return false
    const deliveries: Delivery[] = []
    for (const event of batch) {
      const { workspace, mode, type } = event
      const to = audience === 'hooks' ? endpoints.listening(workspace, mode, type) : [await endpoints.ofCallbacks(workspace, mode)]
      for (const endpoint of to) deliveries.push(deliveryOf(event, endpoint))
    }
    const writes = deliveries.length > 0 ? [insertDeliveries(deliveries)] : []
    await db.write([...writes, events.settling(batch.map(({ id }) => id), { keep: true })])
    for (const lane of new Set(deliveries.map((delivery) => delivery.lane))) lanes.wake(lane)
    return batch.length === page
  }

  const take = async (): Promise<void> => {
    more = true
    if (taking) return
    taking = true
    while (more && !stopped) {
      more = false
      try {
        const left = [await takePage('hooks'), await takePage('callback')]
        more ||= left.includes(true)
      } catch (error) {
        log.error('taking up events for webhooks failed; it is tried again', { error })
        clock.after(1_000, () => void take())
        break
      }
    }
    taking = false
  }

  return {
    async start(): Promise<void> {
      events.keepWhile(reads.wanted)
      unwatch = events.watch((audiences) => {
        if (audiences.has('hooks') || audiences.has('callback')) void take()
      })
      for (const lane of await reads.lanes()) lanes.wake(lane)
      void take()
    },
    /** Events once more to one endpoint, whatever became of them before. */
    async replay(endpoint: Endpoint, again: readonly Event[]): Promise<number> {
      if (again.length === 0) return 0
      const deliveries = again.map((event) => deliveryOf(event, endpoint, true))
      await db.write([insertDeliveries(deliveries)])
      for (const lane of new Set(deliveries.map((delivery) => delivery.lane))) lanes.wake(lane)
      return deliveries.length
    },
    /** It was switched on again. */
    async wake(endpoint: Endpoint): Promise<void> {
      for (const lane of await reads.lanes()) if (endpointOf(lane) === endpoint.id) lanes.wake(lane)
    },
    /** Of an endpoint's own address: it is well, or another one. */
    mended: ({ id }: Endpoint) => lanes.mended(id),
    /** Of an endpoint's own address. */
    circuitOf: ({ id }: Endpoint) => lanes.stateOf(id),
    /** Attempts since the process began: told, to be tried again, and given up. */
    tried: () => tried,
    async stop(): Promise<void> {
      stopped = true
      unwatch()
      await lanes.stop(stopMs)
    },
  }
}

const outcomeOf = ({ id, attempts }: Delivery, state: Delivery['state'], now: number, waitMs = 0): Outcome => ({
  id, state, attempts: attempts + 1, dueAt: now + waitMs, endedAt: state === 'waiting' ? undefined : now,
})

/** Messages of one workspace name many hosts: each has a lane of its own. */
const laneOf = ({ id }: Endpoint, url: string | undefined) => {
  const address = url?.slice(url.indexOf(' ') + 1)
  return address === undefined ? id : `${id} ${URL.canParse(address) ? new URL(address).origin : 'nowhere'}`
}
const endpointOf = (lane: string) => lane.split(' ', 1)[0]!
