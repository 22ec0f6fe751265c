// Faults of ours, put in on purpose around the parts of a gateway: the checkers have to find each of them. None is a switch
// in the program itself; each is how that program would behave had somebody made one mistake.
import type { Ledger } from '../../src/billing/ledger.ts'
import type { Carrier, CarrierCallbacks, PartResult, Report } from '../../src/carriers/carrier.ts'
import type { takeEpoch } from '../../src/carriers/records.ts'
import type { Database, Write, Written } from '../../src/db/database.ts'
import type { FlightPart } from '../../src/gateway/flight.ts'
import type { Gateway } from '../../src/gateway/open.ts'
import type { Clock } from '../../src/kit/clock.ts'
import type { Queue, QueueItem } from '../../src/queue/queue.ts'
import type { Life, World } from './world.ts'

type Tools = { readonly world: World; readonly life: Life; readonly clock: Clock }
type Road = Carrier<FlightPart>
type Callbacks = CarrierCallbacks<FlightPart>

export type Plant = {
  readonly clock?: (clock: Clock, world: World) => Clock
  readonly db?: (db: Database, tools: Tools) => Partial<Database>
  readonly queue?: <Body>(queue: Queue<Body>, tools: Tools) => Queue<Body>
  readonly carrier?: (carrier: Road, tools: Tools) => Road
  readonly callbacks?: (callbacks: Callbacks, carrier: () => Road, tools: Tools) => Callbacks
  readonly gateway?: (gateway: Gateway, tools: Tools) => Gateway
  readonly ledger?: (ledger: Ledger) => Ledger
  readonly window?: (window: number) => number
  readonly takeEpoch?: typeof takeEpoch
  readonly drain?: (running: { gateway: Gateway; carriers: readonly Road[]; db: Database }) => Promise<void>
}

export const noPlant: Plant = {}

/** The database with its writes changed on the way. */
const writing = (change: (writes: readonly Write[]) => readonly Write[]): Plant => ({
  db: (db) => ({ write: (writes, options) => db.write(change(writes), options) }),
})
const without = (...begins: string[]): Plant =>
  writing((writes) => writes.filter(({ sql }) => !begins.some((begin) => sql.startsWith(begin))))
const results = (change: (result: PartResult) => PartResult): Plant => ({
  callbacks: (callbacks) => ({
    ...callbacks,
    onResults: (all) => callbacks.onResults(all.map(({ token, result }) => ({ token, result: change(result) }))),
  }),
})
const reports = (change: (report: Report) => Report): Plant => ({
  callbacks: (callbacks) => ({ ...callbacks, onReports: (all) => callbacks.onReports(all.map(change)) }),
})
/** Which of the values of `UPDATE … SET a = ?, b = ?` belongs to a column. */
const columnOf = (sql: string, column: string) => sql.slice(sql.indexOf('SET ') + 4).split(',').findIndex((set) => set.trim().startsWith(`${column} =`))
const sometimes = (world: World, share: number) => world.chance.float() < share
const anHour = 3_600_000
const later = <Body>(item: QueueItem<Body>): QueueItem<Body> => ({ ...item, expiresAt: item.expiresAt + anHour })

export const plants: Readonly<Record<string, Plant>> = {
  'answer before the commit': {
    db: (db, { clock }) => ({
      write(writes, options) {
        const real = db.write(writes, options)
        if (!writes[0]?.sql.startsWith('INSERT INTO message')) return real
        real.catch(() => {})
        return new Promise<Written>((resolve) => clock.soon(() => resolve({ ok: true, changes: writes.map(({ rows }) => rows.length) })))
      },
    }),
  },
  'forget the idempotency key': without('INSERT INTO idempotency'),
  'take another body under the same key': {
    gateway: (gateway) => ({
      ...gateway,
      accept(submissions, { idempotency, ...rest }) {
        return gateway.accept(submissions, idempotency ? { ...rest, idempotency: { ...idempotency, bodyHash: 'any' } } : rest)
      },
    }),
  },
  'store the idempotency key apart': {
    db: (db) => ({
      async write(writes, options) {
        const keys = writes.filter(({ sql }) => sql.startsWith('INSERT INTO idempotency'))
        if (keys.length === 0) return db.write(writes, options)
        const written = await db.write(writes.filter((one) => !keys.includes(one)), options)
        await db.write(keys)
        return written
      },
    }),
  },
  'keep no journal of intents': without('UPDATE queue SET epoch'),
  'leave the queue when sent, not when answered': {
    queue: (queue) => changed(queue, { intending: (intents) => [queue.removing(intents.map(({ item }) => item))] }),
  },
  'ignore the fence': writing((writes) => writes.filter(({ sql }) => !sql.startsWith('UPDATE connection_epoch SET epoch = epoch WHERE'))),
  'take a connection without raising its epoch': {
    async takeEpoch(db, connection) {
      await db.write([{ sql: 'INSERT INTO connection_epoch VALUES (?, 1) ON CONFLICT DO NOTHING', rows: [[connection]] }])
      return 1
    },
  },
  'lose some receipts': {
    callbacks: (callbacks, carrier, { world }) => ({
      ...callbacks,
      onReports(all) {
        const lost = all.filter(() => sometimes(world, 0.02))
        carrier().answer(lost.map(({ handle }) => handle), true)
        callbacks.onReports(all.filter((report) => !lost.includes(report)))
      },
    }),
  },
  'say "stored" to a receipt before it is': {
    callbacks: (callbacks, carrier) => ({
      ...callbacks,
      onReports(all) {
        carrier().answer(all.map(({ handle }) => handle), true)
        callbacks.onReports(all)
      },
    }),
  },
  'say "stored" to a message from a phone before it is': {
    callbacks: (callbacks, carrier) => ({
      ...callbacks,
      onInbound(all) {
        carrier().answer(all.map(({ handle }) => handle), true)
        callbacks.onInbound(all)
      },
    }),
  },
  'keep no receipt that matches nothing': without('INSERT INTO receipt'),
  'take any receipt for a delivery': reports((report) => ({ ...report, receipt: { ...report.receipt, state: 'delivered', final: true } })),
  'match receipts by id alone': reports((report) => ({ ...report, source: '' })),
  'take silence for success': results((result) => (result.kind === 'uncertain' ? { kind: 'submitted', operatorId: '' } : result)),
  'take silence for nothing sent': results((result) => (result.kind === 'uncertain' ? { kind: 'unsent' } : result)),
  'try again what was refused for good': results((result) => (result.kind === 'refused' && result.retry === 'never' ? { ...result, retry: 'later' } : result)),
  'take throttling for a refusal': results((result) => (result.kind === 'refused' && result.retry === 'throttled' ? { ...result, retry: 'never' } : result)),
  'take temporary trouble for a refusal': results((result) => (result.kind === 'refused' && result.retry === 'later' ? { ...result, retry: 'never' } : result)),
  'forget the label of duplicates': writing((writes) =>
    writes.map((write) => {
      const at = write.sql.startsWith('UPDATE message SET state') ? columnOf(write.sql, 'possible_duplicate') : -1
      return at < 0 ? write : { ...write, rows: write.rows.map((row) => row.with(at, 0)) }
    })),
  'send the first part twice and the last never': {
    carrier: (carrier) => ({ ...carrier, submit: (reservation, parts) => carrier.submit(reservation, parts.map((part) => (part.token.number > 1 ? { ...part, octets: parts[0]!.octets } : part))) }),
  },
  'forget which parts were sent': {
    db: (db) => ({ read: (sql, values) => db.read(sql, values).then((rows) => (sql.includes('FROM part WHERE message') ? [] : rows)) }),
  },
  'exceed the window': { window: (window) => window + 3 },
  'end without finishing what is outstanding': { drain: ({ gateway }) => gateway.pause() },
  'end without storing what came back': {
    async drain({ gateway, carriers }) {
      await gateway.pause()
      await Promise.all(carriers.map((carrier) => carrier.stop()))
    },
  },
  'send scheduled messages at once': {
    queue: (queue, { clock }) => {
      const now = <Body>(item: QueueItem<Body>): QueueItem<Body> => ({ ...item, dueAt: Math.min(item.dueAt, clock.wall()) })
      return changed(queue, { putting: (items) => queue.putting(items.map(now)), put: (items) => queue.put(items.map(now)) })
    },
  },
  'lose some timers': {
    clock: (clock, world) => ({
      ...clock,
      after: (ms, run) => (ms > 300 && sometimes(world, 0.02) ? { cancel() {} } : clock.after(ms, run)),
    }),
  },
  'accept and drop when busy': {
    gateway: (gateway, { world }) => ({
      ...gateway,
      async accept(submissions, context) {
        if (!sometimes(world, 0.01)) return gateway.accept(submissions, context)
        const outcomes = submissions.map(({ to }, at) => ({
          accepted: { id: `msg_dropped${at}`, to, from: 'Sim', status: 'queued' as const, segments: 1, encoding: 'gsm7' as const, createdAt: 0 },
        }))
        return { kind: 'done', batch: 'bat_dropped', outcomes, replayed: false }
      },
    }),
  },
  'write an old status over a newer one': {
    db: (db, { clock }) => ({
      write(writes, options) {
        const old = writes.filter(({ sql }) => sql.startsWith('UPDATE message SET state')).map((write) => ({ ...write, sql: write.sql.replace(/AND state < \d+/, '') }))
        if (old.length > 0) clock.after(700, () => void db.write(old))
        return db.write(writes, options)
      },
    }),
  },
  'call everything canceled': { gateway: (gateway) => ({ ...gateway, cancel: (asker, id) => gateway.cancel(asker, id).then(() => 'canceled') }) },
  'send the old text of what was reworded': {
    queue<Body>(queue: Queue<Body>) {
      const first = new Map<string, QueueItem<Body>>()
      return changed(queue, {
        put(items) {
          for (const item of items) if (!first.has(item.id)) first.set(item.id, item)
          queue.put(items.map((item) => ({ ...first.get(item.id)!, dueAt: item.dueAt })))
        },
      })
    },
  },
  'send what is no longer valid': {
    queue: (queue) => changed(queue, { claim: (connection, room) => queue.claim(connection, room).map(later), claimOverdue: () => Promise.resolve([]) }),
  },
  'settle no money for what expired': {
    ledger: (ledger) => ({ ...ledger, settle: (endings) => ledger.settle(endings.filter(({ state }) => state !== 'expired')) }),
  },
  'charge in a transaction of its own': {
    db: (db) => ({
      async write(writes, options) {
        const charges = writes.filter(({ sql }) => sql.startsWith('INSERT INTO charged'))
        if (charges.length === 0) return db.write(writes, options)
        const written = await db.write(writes.filter((one) => !charges.includes(one)), options)
        if (written.ok) await db.write(charges)
        return written
      },
    }),
  },
}

/** Some of its properties are written from outside or change: they must not be copied. */
function changed<Body>(queue: Queue<Body>, changes: Partial<Queue<Body>>): Queue<Body> {
  const onReady = { get: () => queue.onReady, set: (listener: Queue<Body>['onReady']) => void (queue.onReady = listener) }
  return Object.assign(Object.create(queue, { onReady }) as Queue<Body>, changes)
}
