// Opens this room: webhooks over REST and their delivery. Everything that is asked of it names the workspace of who asks.
import type { Database } from '../../db/database.ts'
import type { Asker } from '../../gateway/message.ts'
import type { Event } from '../../gateway/outbox/event.ts'
import type { Timer } from '../../kit/clock.ts'
import { idFloor } from '../../kit/ids.ts'
import { callbackPorts, urlFault } from '../../kit/request.ts'
import type { Seal } from '../../kit/seal.ts'
import { judge, requestOf, type Verdict } from './attempt.ts'
import { createDeliver, type DeliverNeeds } from './deliver.ts'
import { wants, type Attempt, type Delivery, type Endpoint } from './endpoint.ts'
import { createEndpoints, type EndpointChange } from './endpoints.ts'
import { again, buryOld, deleteDeliveries, webhookReads, type DeliveryQuery } from './records.ts'

export type WebhookNeeds = Omit<DeliverNeeds, 'reads' | 'endpoints' | 'events'> & {
  readonly seal: Seal
  /** For what people look at. */
  readonly door: Database
  readonly allowPrivate: boolean
  /** Addresses that may be called whatever they are. */
  isOurs(url: string): boolean
}
export type Webhooks = ReturnType<typeof openWebhooks>

/** What is replayed at once. */
export const mostReplayed = 10_000
const replayPage = 500
const dayMs = 86_400_000
/** What could not be told in that time is dead, however few attempts there were. */
const buryMs = 3 * dayMs
/** The log, and what a replay can reach. */
export const keptMs = 7 * dayMs
const sweepEveryMs = 600_000
const sweepPage = 1_000
const sweepPauseMs = 20

export type Range = { readonly since: number; readonly until?: number; readonly types?: readonly string[] }
export type Logged = Delivery & { readonly log: readonly Attempt[] }

export function openWebhooks(needs: WebhookNeeds) {
  const { db, clock, chance, ids, seal, log } = needs
  const reads = webhookReads(db)
  const doorReads = webhookReads(needs.door)
  const endpoints = createEndpoints({ db, reads, clock, chance, ids, seal })
  let deliver: ReturnType<typeof createDeliver> | undefined
  let events: DeliverNeeds['events'] | undefined
  let sweeping: Timer | undefined
  let stopped = false

  const pause = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve))
  const sweep = async (): Promise<void> => {
    const now = clock.wall()
    await again(db, buryOld(now - buryMs, now))
    for (;;) {
      const range = stopped ? undefined : await reads.oldest(idFloor('dlv_', now - keptMs), sweepPage)
      if (!range) return
      await db.write(deleteDeliveries(range.first, range.last))
      await pause(sweepPauseMs)
    }
  }
  const sweepLater = () => {
    sweeping = clock.after(sweepEveryMs, () => {
      sweep()
        .catch((error: unknown) => log.error('removing old deliveries failed; it is tried again', { error }))
        .then(() => void (stopped || sweepLater()), () => {})
    })
  }

  /** With what became of it, for people to see. */
  const logged = async (deliveries: readonly Delivery[]): Promise<Logged[]> => {
    const attempts = Map.groupBy(await doorReads.attempts(deliveries.map(({ id }) => id)), ({ delivery }) => delivery)
    return deliveries.map((delivery) => ({ ...delivery, log: attempts.get(delivery.id) ?? [] }))
  }

  return {
    audiencesOf: endpoints.audiencesOf,
    /** What is wrong with an address that is to be called, or undefined. */
    faultOf: (url: string) => (needs.isOurs(url) ? undefined : urlFault(url, needs.allowPrivate, callbackPorts)),
    /** Takes up what an earlier process left. The gateway's events are there only after this room's audiences. */
    async start(given: DeliverNeeds['events']): Promise<void> {
      events = given
      deliver = createDeliver({ ...needs, reads, endpoints, events })
      await deliver.start()
      sweepLater()
    },
    /** Before the gateway accepts anything: who listens is known. */
    async load(): Promise<void> {
      await endpoints.start()
      const youngest = await reads.youngest()
      if (youngest !== undefined) ids.follow(youngest)
    },
    async stop(): Promise<void> {
      stopped = true
      sweeping?.cancel()
      await deliver?.stop()
    },

    find: endpoints.find,
    ofCallbacks: endpoints.ofCallbacks,
    list: endpoints.list,
    create: endpoints.create,
    remove: endpoints.remove,
    rotate: endpoints.rotate,
    secretsOf: endpoints.secretsOf,
    circuitOf: (endpoint: Endpoint) => deliver?.circuitOf(endpoint) ?? 'closed',
    tried: () => deliver?.tried() ?? { delivered: 0, failed: 0, dead: 0 },
    async change(before: Endpoint, change: EndpointChange): Promise<Endpoint | undefined> {
      const after = await endpoints.change(before, change)
      if (after?.enabled && !before.enabled) await deliver?.wake(after)
      if (after?.enabled && after.url !== before.url) await deliver?.mended(after)
      return after
    },
    /**
     * One event that means nothing, at once; what the receiver made of it. It is not repeated, and not in the log. One that
     * arrives shows that the receiver is well.
     */
    async ping(endpoint: Endpoint): Promise<Verdict & { tookMs: number }> {
      const at = clock.wall()
      const began = clock.now()
      const { id: webhook, mode } = endpoint
      const told = { id: ids.next('ping_'), type: 'webhook.ping', mode, at, body: JSON.stringify({ webhook }) }
      const reply = await needs.ask(requestOf(told, endpoint.url!, endpoints.secretsOf(endpoint), at))
      const tookMs = Math.round(clock.now() - began)
      const verdict = judge(reply, needs.showAnswers)
      if (verdict.kind === 'delivered' && endpoint.enabled) await deliver?.mended(endpoint)
      return { ...verdict, tookMs }
    },
    async deliveries(query: DeliveryQuery): Promise<{ data: Logged[]; nextCursor?: string }> {
      const found = await doorReads.page({ ...query, limit: query.limit + 1 })
      const data = await logged(found.slice(0, query.limit))
      return found.length > query.limit ? { data, nextCursor: data.at(-1)!.id } : { data }
    },
    /** Those of the deliveries that are of this endpoint and still kept. */
    async replay(endpoint: Endpoint, deliveries: readonly string[]): Promise<number> {
      const found = (await doorReads.byIds(deliveries)).filter((delivery) => delivery.endpoint === endpoint.id)
      return deliver!.replay(endpoint, await events!.byIds([...new Set(found.map(({ event }) => event))]))
    },
    /** Whatever happened in a time that the endpoint wants to hear of now; `more` where there was too much for one time. */
    async replayRange(endpoint: Endpoint, { since, until, types }: Range): Promise<{ replayed: number; more: boolean }> {
      const audience = endpoint.url === undefined ? 'callback' : 'hooks'
      const { workspace, mode } = endpoint
      const asker: Asker = { workspace, mode }
      const isWanted = (event: Event) =>
        event.mode === mode && wants(endpoint.types, event.type) && (types === undefined || types.includes(event.type))
      const before = until === undefined ? {} : { before: idFloor('evt_', until) }
      let after = idFloor('evt_', since).slice(0, -1) // before the first id of that moment
      for (let replayed = 0; ; ) {
        const page = await events!.history({ audience, asker, after, ...before, limit: replayPage })
        replayed += await deliver!.replay(endpoint, page.filter(isWanted))
        if (page.length < replayPage) return { replayed, more: false }
        if (replayed >= mostReplayed) return { replayed, more: true }
        after = page.at(-1)!.id
      }
    },
  }
}
