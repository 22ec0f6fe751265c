// One seeded history: messages come in while gateway and SMSC crash and links drop; afterwards everything has time to come
// to rest, and the checkers look at what the phones got, what callers were told and what is stored.
import { carrierMigrations, takeEpoch } from '../../src/carriers/records.ts'
import { smppCarrier } from '../../src/carriers/smpp.ts'
import type { Carrier, Report } from '../../src/carriers/carrier.ts'
import type { SqliteCore } from '../../src/db/core.ts'
import { inlineSqlite, type InlineDatabase } from '../../src/db/inline.ts'
import type { FlightPart } from '../../src/gateway/flight.ts'
import { statusNames, type Status } from '../../src/gateway/message.ts'
import { openGateway, type Gateway } from '../../src/gateway/open.ts'
import { gatewayMigrations } from '../../src/gateway/schema.ts'
import type { Clock } from '../../src/kit/clock.ts'
import { createIds } from '../../src/kit/ids.ts'
import { silentLog } from '../../src/kit/log.ts'
import { embeddedQueue, queueMigrations } from '../../src/queue/embedded.ts'
import { chooseFrom } from '../../src/routing/choose.ts'
import { openSmsc, type Smsc } from '../../src/smsc/open.ts'
import { smscMigrations } from '../../src/smsc/records.ts'
import { Link } from './link.ts'
import { World } from './world.ts'

export type Plan = {
  readonly seed: number
  readonly messages: number
  /** Milliseconds during which messages come in and things break. */
  readonly busyMs: number
  readonly gatewayCrashes: number
  readonly smscCrashes: number
  readonly linkCuts: number
  readonly uncertain: 'resend' | 'hold'
  /** A fault put in on purpose: the checkers have to find it. */
  readonly plant?: 'answer-before-commit' | 'swallow-receipts' | 'forget-intents'
}

export type Verdict = {
  readonly acknowledged: number
  readonly lost: string[]
  readonly duplicated: number
  readonly unlabelled: string[]
  readonly bound: number
  readonly unknown: number
  readonly unfinished: string[]
  readonly backwards: string[]
  readonly wrongText: string[]
  readonly events: number
  readonly mark: number
}

const workspace = 'wsp_simulated'
const restMs = 45 * 60_000
const window = 20

export async function play(plan: Plan): Promise<Verdict> {
  const world = new World(plan.seed)
  const link = new Link(world)
  const acknowledged = new Map<string, { to: string; text: string }>()
  const told = new Map<string, Status>()
  const backwards: string[] = []
  let bound = 0

  const commitMs = () => ({ before: world.between(0.3, 4), after: world.between(0.1, 2) })

  // The operator's side.
  let smscCore: SqliteCore | undefined
  let smscLife = { alive: false }
  let smsc: Smsc
  let smscDb: InlineDatabase
  const startSmsc = async () => {
    const life = { alive: true }
    smscLife = life
    const clock = world.clockFor(() => life.alive)
    smscDb = inlineSqlite({ clock, migrations: smscMigrations, commitMs, ...(smscCore ? { core: smscCore } : {}) })
    smscCore = smscDb.core
    const opened = openSmsc({ db: smscDb, clock, chance: world.chance, log: silentLog, accounts: [{ systemId: 'demo', password: 'demo' }], onBroken: (cause) => world.fail(cause) })
    smsc = opened
    await opened.start()
    if (life.alive) link.accept = opened.accept
  }
  const crashSmsc = () => {
    if (!smscLife.alive) return
    smscLife.alive = false
    link.accept = undefined
    bound += carrier?.outstanding ?? 0
    link.cut()
    smscDb.crash()
    world.at(world.between(50, 3_000), () => void startSmsc())
  }

  // Our side.
  let core: SqliteCore | undefined
  let life = { alive: false }
  let db: InlineDatabase
  let gateway: Gateway | undefined
  let carrier: Carrier<FlightPart> | undefined
  const startGateway = async () => {
    const mine = { alive: true }
    life = mine
    const alive = () => mine.alive
    const clock = world.clockFor(alive)
    const migrations = [...queueMigrations, ...carrierMigrations, ...gatewayMigrations]
    db = planted(plan, clock, inlineSqlite({ clock, migrations, commitMs, ...(core ? { core } : {}) }))
    core = db.core
    const opened = openGateway({
      db,
      queue: embeddedQueue({ db, clock }),
      clock,
      chance: world.chance,
      ids: createIds({ clock }),
      log: silentLog,
      chooseRoute: chooseFrom({ connections: [{ id: 'demo', demo: true }], demoForLive: true }),
      evidenceOf: () => 'handset',
      uncertain: () => plan.uncertain,
    })
    opened.watch((changes) => {
      for (const { id, status } of changes) {
        const before = told.get(id)
        if (before && statusNames.indexOf(before) > statusNames.indexOf(status)) backwards.push(`${id}: ${before} then ${status}`)
        told.set(id, status)
      }
    })
    await opened.start()
    const epoch = await takeEpoch(db, 'demo')
    if (!mine.alive) return
    const dial = link.dialFor(alive)
    const callbacks = opened.callbacksFor('demo')
    const swallow = (reports: readonly Report[]) => reports.filter((report) => {
      const keep = world.chance.float() > 0.02
      if (!keep) road.answer([report.handle], true)
      return keep
    })
    const road = smppCarrier({
      id: 'demo', name: 'demo', systemId: 'demo', password: 'demo', binds: 1, window,
      clock, chance: world.chance, log: silentLog, dial, epoch, callbacks: { ...callbacks, onReports: (reports) => callbacks.onReports(plan.plant === 'swallow-receipts' ? swallow(reports) : reports) },
    })
    opened.add(road)
    road.start()
    gateway = opened
    carrier = road
  }
  const crashGateway = () => {
    if (!life.alive) return
    life.alive = false
    // What may have been sent without an answer: the window, and what was claimed up to it.
    bound += window
    gateway = undefined
    carrier = undefined
    link.cut()
    db.crash()
    world.at(world.between(50, 2_000), () => void startGateway())
  }

  const submit = async (i: number) => {
    const mine = gateway
    if (!mine) return
    const text = world.chance.float() < 0.1 ? `Message ${i}: ${'long '.repeat(60)}end` : `Message ${i}`
    const to = `+316${10_000_000 + i}`
    const result = await mine.accept([{ to, text, from: 'Sim' }], { workspace, mode: 'live' })
    if (mine !== gateway || result.kind !== 'done') return
    const outcome = result.outcomes[0]!
    if ('accepted' in outcome) acknowledged.set(outcome.accepted.id, { to, text })
  }

  void startSmsc()
  void startGateway()
  for (let i = 0; i < plan.messages; i++) world.at(world.between(100, plan.busyMs), () => void submit(i))
  for (let i = 0; i < plan.gatewayCrashes; i++) world.at(world.between(100, plan.busyMs), crashGateway)
  for (let i = 0; i < plan.smscCrashes; i++) world.at(world.between(100, plan.busyMs), crashSmsc)
  for (let i = 0; i < plan.linkCuts; i++)
    world.at(world.between(100, plan.busyMs), () => {
      bound += carrier?.outstanding ?? 0
      link.cut()
    })
  await world.run(plan.busyMs + restMs)

  // What came of it.
  const lost: string[] = []
  const unlabelled: string[] = []
  const unfinished: string[] = []
  const wrongText: string[] = []
  let duplicated = 0
  let unknown = 0
  for (const [id, { to, text }] of acknowledged) {
    const [view, shown] = await within(world, Promise.all([gateway!.message(workspace, id), smsc!.phones.messages(to, { limit: 100 })]))
    const copies = shown.data.length
    if (!view || statusNames.indexOf(view.status) < statusNames.indexOf('delivered')) unfinished.push(`${id}: ${view?.status}`)
    if (view?.status === 'unknown') unknown++
    else if (copies === 0) lost.push(id)
    if (copies > 1) {
      duplicated += copies - 1
      if (!view?.possibleDuplicate) unlabelled.push(id)
    }
    for (const one of shown.data) if (one.text !== text) wrongText.push(`${id}: ${one.text}`)
  }
  const { happened: events, mark } = world
  return { acknowledged: acknowledged.size, lost, duplicated, unlabelled, bound, unknown, unfinished, backwards, wrongText, events, mark }

  function within<T>(within: World, promise: Promise<T>): Promise<T> {
    let result: { value: T } | undefined
    void promise.then((value) => (result = { value }))
    return within.run(within.elapsed + 1_000).then(() => {
      if (!result) throw new Error('a question to the gateway had no answer')
      return result.value
    })
  }
}

/** The database of a gateway with a fault: it answers before the commit, or never writes an intent. */
function planted({ plant }: Plan, clock: Clock, db: InlineDatabase): InlineDatabase {
  if (plant === 'answer-before-commit')
    return {
      ...db,
      write(writes) {
        const real = db.write(writes)
        const accepting = writes[0]?.sql.startsWith('INSERT INTO message')
        return !accepting ? real : new Promise((resolve) => clock.soon(() => resolve({ ok: true, changes: writes.map((write) => write.rows.length) })))
      },
    }
  if (plant === 'forget-intents')
    return { ...db, write: (writes) => db.write(writes.filter((write) => !write.sql.includes('SET epoch = ?, reference'))) }
  return db
}
