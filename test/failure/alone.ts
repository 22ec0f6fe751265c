// A gateway on a real database file with an operator inside the process, for tests of storage: the operator takes what it is
// told to take and reports what it is told to report.
import type { Ledger } from '../../src/billing/ledger.ts'
import { openBilling } from '../../src/billing/open.ts'
import { billingMigrations } from '../../src/billing/schema.ts'
import type { Carrier, CarrierCallbacks, PartToSend, Report } from '../../src/carriers/carrier.ts'
import { carrierMigrations, takeEpoch } from '../../src/carriers/records.ts'
import type { Database } from '../../src/db/database.ts'
import { openSqlite } from '../../src/db/sqlite.ts'
import type { FlightPart } from '../../src/gateway/flight.ts'
import { openGateway } from '../../src/gateway/open.ts'
import { gatewayMigrations } from '../../src/gateway/schema.ts'
import { systemChance } from '../../src/kit/chance.ts'
import { systemClock as clock } from '../../src/kit/clock.ts'
import { createIds } from '../../src/kit/ids.ts'
import { createLog } from '../../src/kit/log.ts'
import { embeddedQueue, queueMigrations } from '../../src/queue/embedded.ts'
import { chooseFrom } from '../../src/routing/choose.ts'
import type { ReceiptState } from '../../src/smpp/receipt.ts'

export type Sent = PartToSend<FlightPart>
export const workspace = 'wsp_alone'
const id = 'op'

type Needs = {
  readonly file: string
  /** Parts that may wait for an answer; 0 takes nothing. */
  readonly window: number
  onSubmit(parts: readonly Sent[]): void
  /** Every message is paid for. */
  readonly billed?: boolean
  /** What the gateway said of reports: stored, or to come again. */
  onAnswered?(handles: readonly unknown[], stored: boolean): void
}

export async function openAlone({ file, window, onSubmit, billed = false, onAnswered }: Needs) {
  const db = await openSqlite({ file, migrations: [...queueMigrations, ...carrierMigrations, ...gatewayMigrations, ...billingMigrations] })
  const ledger = billed ? await ledgerOf(db) : undefined
  const gateway = openGateway({
    db, queue: embeddedQueue({ db, clock }), clock, chance: systemChance, ids: createIds({ clock }), log: createLog('error'),
    chooseRoute: chooseFrom({ connections: [{ id, demo: true }], demoForLive: true }), evidenceOf: () => 'handset', ...(ledger && { ledger }),
  })
  const epoch = await takeEpoch(db, id)
  gateway.own(id, epoch)
  const open = await gateway.start()
  let outstanding = 0
  let reserved = 0
  const callbacks: CarrierCallbacks<FlightPart> = gateway.callbacksFor(id)
  const carrier: Carrier<FlightPart> = {
    id, name: id, state: 'bound', window,
    get outstanding() {
      return outstanding
    },
    start() {},
    stop: () => Promise.resolve(),
    reserve(upTo) {
      const parts = Math.min(upTo, window - outstanding - reserved)
      if (parts <= 0) return undefined
      reserved += parts
      return { parts, epoch, bind: undefined, left: window - outstanding - reserved }
    },
    resize(reservation, parts) {
      reserved += parts - reservation.parts
      reservation.parts = parts
    },
    submit(reservation, parts) {
      reserved -= reservation.parts
      outstanding += parts.length
      onSubmit(parts)
    },
    answer: (handles, stored) => onAnswered?.(handles, stored),
  }
  gateway.add(carrier)
  return {
    db,
    gateway,
    /** Intents that an earlier process left open. */
    open,
    /** The operator takes these parts under these names. */
    take(parts: readonly Sent[], nameOf: (part: Sent) => string) {
      outstanding -= parts.length
      callbacks.onResults(parts.map((part) => ({ token: part.token, result: { kind: 'submitted', operatorId: nameOf(part) } })))
      callbacks.onRoom()
    },
    report: (reports: readonly Report[]) => callbacks.onReports(reports),
    async close() {
      await gateway.pause()
      await gateway.stop()
      await db.close()
    },
  }
}

async function ledgerOf(db: Database): Promise<Ledger> {
  const { ledger, plans, prices, customers, book } = await openBilling({
    db, clock, ids: createIds({ clock }), log: createLog('error'), parentOf: () => undefined, costsOf: () => [], isGuarded: () => false,
    warned: () => ({ writes: [], ended() {} }), release: () => Promise.resolve(), holders: () => Promise.resolve([]),
  })
  const { id: plan } = await plans.create({ name: 'Alone', currency: 'EUR', charge: 'submitted', monthlyFee: 0, includedParts: 100 })
  await prices.import({ plan, source: 'alone', rows: [{ micros: 83_200 }], mode: 'replace', dryRun: false, allowJumps: false, allowLoss: false, confirm: false }, undefined)
  await customers.set({ workspace, plan, payment: 'prepaid', credit: 0, whenSpent: 'refuse' })
  await book({ workspace, kind: 'top_up', micros: 1_000_000_000_000 })
  return ledger
}

export const reportOf = (operatorId: string, from: string, state: ReceiptState, handle: unknown): Report => ({
  receipt: { id: operatorId, state, final: state !== 'enroute' && state !== 'accepted', raw: '' },
  source: from,
  destination: 'Proof',
  handle,
})
