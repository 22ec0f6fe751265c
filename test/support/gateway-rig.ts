// A gateway on an in-memory database and a clock that stands still, with an operator that says what the test tells it to.
import type { Warning } from '../../src/billing/budget.ts'
import type { Ledger } from '../../src/billing/ledger.ts'
import { openBilling } from '../../src/billing/open.ts'
import { billingMigrations } from '../../src/billing/schema.ts'
import type { Carrier, Inbound, PartResult, PartToSend, Report } from '../../src/carriers/carrier.ts'
import { carrierMigrations, takeEpoch } from '../../src/carriers/records.ts'
import type { SqliteCore } from '../../src/db/core.ts'
import { inlineSqlite } from '../../src/db/inline.ts'
import type { FlightPart } from '../../src/gateway/flight.ts'
import type { Limits } from '../../src/gateway/pace.ts'
import type { Rerouting } from '../../src/gateway/reroute.ts'
import type { Retention } from '../../src/gateway/retention/retention.ts'
import type { Submission } from '../../src/gateway/message.ts'
import { openGateway, type GatewayNeeds } from '../../src/gateway/open.ts'
import { gatewayMigrations } from '../../src/gateway/schema.ts'
import { seededChance } from '../../src/kit/chance.ts'
import { manualClock } from '../../src/kit/clock.ts'
import { createIds } from '../../src/kit/ids.ts'
import { silentLog } from '../../src/kit/log.ts'
import { embeddedQueue, queueMigrations } from '../../src/queue/embedded.ts'
import { chooseFrom, type ChooseRoute } from '../../src/routing/choose.ts'
import type { ReceiptState } from '../../src/smpp/receipt.ts'

export type Sent = PartToSend<FlightPart>
export const workspace = 'wsp_test'
export const owner = { workspace, mode: 'live' } as const

const usual = chooseFrom({ connections: [{ id: 'op', demo: true }], demoForLive: true })

type Options = {
  limits?: Limits
  core?: SqliteCore
  clock?: ReturnType<typeof manualClock>
  ledger?: Ledger
  /** Messages cost what plans say. */
  billed?: boolean
  choose?: ChooseRoute
  referenceBits?: 8 | 16
  /** Whether the disk is. */
  full?: () => boolean
  rerouting?: Rerouting
  retention?: Retention
  /** The operator takes no more than there is room for until it has answered. */
  windowed?: boolean
  weightOf?: (workspace: string) => number
} & Pick<GatewayNeeds, 'audiencesOf' | 'ownerOf' | 'idStyles' | 'consent' | 'recall' | 'siblingsOf' | 'campaignSpeed' | 'lookUp'>

export async function gatewayRig({
  core, clock = manualClock(), ledger: given, billed = false, limits, choose = usual, referenceBits = 8, rerouting, retention, full, windowed = false, weightOf, audiencesOf, ownerOf, idStyles, consent, recall, siblingsOf, campaignSpeed, lookUp,
}: Options = {}) {
  const migrations = [...queueMigrations, ...carrierMigrations, ...gatewayMigrations, ...billingMigrations]
  const db = inlineSqlite({ clock, migrations, full, ...(core ? { core } : {}) })
  /** Lets what was begun come to rest, `ms` later. */
  const rest = async (ms = 0) => {
    for (let i = 0; i < 25; i++) {
      clock.advance(i === 0 ? ms : 0)
      await new Promise(setImmediate)
    }
  }
  const resting = async <T>(promise: Promise<T>, ms = 0): Promise<T> => {
    await rest(ms)
    return promise
  }

  const warned: Warning[] = []
  const opening = openBilling({
    db, clock, ids: createIds({ clock }), log: silentLog, parentOf: (id) => (id === 'wsp_below' ? workspace : undefined), costsOf: () => [], isGuarded: () => true,
    warned: (warnings) => (warned.push(...warnings), { writes: [], ended() {} }),
    release: (who) => gateway.releaseAll(who, 'budget'), holders: () => gateway.holders(),
  })
  const billing = await resting(opening)
  const ledger = billed ? billing.ledger : given
  const gateway = openGateway({
    db, clock, queue: embeddedQueue({ db, clock, ...(weightOf && { weightOf }) }), chance: seededChance(1), ids: createIds({ clock }), log: silentLog,
    chooseRoute: choose, referenceBitsOf: () => referenceBits, evidenceOf: () => 'handset', ...(ledger ? { ledger } : {}), ...(limits ? { limitsOf: () => limits } : {}), ...(campaignSpeed ? { campaignSpeed } : {}), ...(rerouting ? { rerouting } : {}), ...(retention ? { retention } : {}),
    ...(idStyles && { idStyles }), ...(audiencesOf && { audiencesOf }), ...(ownerOf && { ownerOf }), ...(consent && { consent }), ...(recall && { recall }), ...(siblingsOf && { siblingsOf }), ...(lookUp && { lookUp }),
  })
  const sent: Sent[] = []
  const answered: unknown[] = []
  let room = 1_000
  let reserved = 0
  const callbacks = gateway.callbacksFor('op')
  const carrier: Carrier<FlightPart> = {
    id: 'op', name: 'op', state: 'bound',
    get window() {
      return windowed ? room : 1_000
    },
    get outstanding() {
      return windowed ? sent.length : 0
    },
    start() {},
    stop: async () => {},
    reserve(upTo) {
      const parts = Math.min(upTo, windowed ? room - sent.length - reserved : room)
      if (parts <= 0) return undefined
      reserved += parts
      return { parts, epoch, bind: undefined, left: windowed ? room - sent.length - reserved : 1_000 }
    },
    resize(reservation, parts) {
      reserved += parts - reservation.parts
      reservation.parts = parts
    },
    submit(reservation, parts) {
      reserved -= reservation.parts
      sent.push(...parts)
    },
    answer: (handles, stored) => void answered.push(...handles.map((handle) => ({ handle, stored }))),
  }
  await resting(gateway.start())
  const epoch = await resting(takeEpoch(db, 'op'))
  gateway.own('op', epoch)
  gateway.add(carrier)
  await rest()

  return {
    db, clock, gateway, billing, warned, sent, answered, rest, resting,
    setRoom: (parts: number) => {
      room = parts
      callbacks.onRoom()
    },
    accept: (...submissions: Submission[]) => resting(gateway.accept(submissions, { workspace, mode: 'live' })),
    /** Accepts one message and lets it be sent; its id. */
    async send(submission: Partial<Submission> = {}) {
      const result = await resting(gateway.accept([{ to: '+31612345678', from: 'Shop', text: 'Hi', ...submission }], { workspace, mode: 'live' }))
      if (result.kind !== 'done' || !('accepted' in result.outcomes[0]!)) throw new Error(JSON.stringify(result))
      await rest()
      return result.outcomes[0].accepted.id
    },
    /** The operator's answers to the parts sent last. */
    async answer(...results: PartResult[]) {
      const parts = sent.splice(0, results.length)
      callbacks.onResults(parts.map((part, i) => ({ token: part.token, result: results[i]! })))
      await rest()
    },
    /** An answer that comes after the part was given up. */
    async late(part: Sent, result: PartResult) {
      callbacks.onLate!([{ token: part.token, result }])
      await rest()
    },
    async receipt(id: string, state: ReceiptState, more: { from?: string; raw?: string; reference?: number; otherId?: string; handle?: unknown; final?: boolean } = {}) {
      const { from = '31612345678', raw = '', reference, otherId, handle = id, final = state !== 'enroute' && state !== 'accepted' } = more
      const receipt = { id, state, final, raw, ...(reference === undefined ? {} : { reference }), ...(otherId === undefined ? {} : { otherId }) }
      const report: Report = { receipt, source: from, destination: 'Shop', handle }
      callbacks.onReports([report])
      await rest()
    },
    /** The same over another connection. */
    async receiptOver(connection: string, id: string, state: ReceiptState) {
      gateway.add({ ...carrier, id: connection, reserve: () => undefined })
      gateway.callbacksFor(connection).onReports([{ receipt: { id, state, final: true, raw: '' }, source: '31612345678', destination: 'Shop', handle: id }])
      await rest()
    },
    async inbound(message: Omit<Inbound, 'handle'>) {
      callbacks.onInbound([{ ...message, handle: 1 }])
      await rest()
    },
    view: async (id: string) => (await resting(gateway.message(owner, id)))!,
  }
}
