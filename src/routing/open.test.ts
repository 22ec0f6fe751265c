import { expect, test } from 'vitest'
import type { SqliteCore } from '../db/core.ts'
import { inlineSqlite } from '../db/inline.ts'
import { seededChance } from '../kit/chance.ts'
import { manualClock } from '../kit/clock.ts'
import { silentLog } from '../kit/log.ts'
import { createSeal } from '../kit/seal.ts'
import type { PriceImport } from './price-book.ts'
import { openRouting, type Answered } from './open.ts'
import { routingMigrations } from './schema.ts'
import type { ConnectionView, Question, RouteDraft } from './route.ts'

const start = 1_767_225_600_000
const views: ConnectionView[] = [
  { id: 'demo', name: 'Demo', demo: true, state: 'bound' },
  { id: 'a', name: 'A', demo: false, state: 'bound', evidence: 'operator' },
  { id: 'b', name: 'B', demo: false, state: 'bound' },
]

async function rig({
  core,
  clock = manualClock(start),
}: { core?: SqliteCore; clock?: ReturnType<typeof manualClock> } = {}) {
  const db = inlineSqlite({ clock, migrations: routingMigrations, ...(core && { core }) })
  const warned: string[] = []
  const log = { ...silentLog, warn: (say: string) => void warned.push(say) }
  const routing = openRouting({
    db,
    clock,
    chance: seededChance(1),
    log,
    connections: () => views,
    demoForLive: () => true,
    outward: {
      ask: async () => ({ kind: 'unsent', say: 'nobody there' }),
      seal: createSeal('a key of thirty-two characters or more', seededChance(1)),
      allowPrivate: false,
    },
  })
  /** Lets the database work until the promise has settled. */
  const resting = async <T>(promise: Promise<T>): Promise<T> => {
    let over = false
    void promise.finally(() => (over = true)).catch(() => {})
    for (let i = 0; i < 5_000 && !over; i++) {
      clock.advance(0)
      await new Promise(setImmediate)
    }
    return promise
  }
  await resting(routing.start())
  const reopened = () => rig({ core: db.core, clock })
  return { ...routing, clock, db, resting, reopened, warned }
}

const draft = (more: Partial<RouteDraft> = {}): RouteDraft => ({
  name: 'NL',
  enabled: true,
  match: { countries: ['NL'] },
  action: { connections: [{ connection: 'a' }], policy: 'priority' },
  ...more,
})
const question = (more: Partial<Question> = {}): Question => ({
  mode: 'live',
  workspace: 'wsp_1',
  lane: 'transactional',
  to: '+31612345678',
  from: 'SHOP',
  text: 'Hi',
  country: 'NL',
  parts: 1,
  at: start,
  ...more,
})
const priceImport = (more: Partial<PriceImport> = {}): PriceImport => ({
  connection: 'a',
  currency: 'EUR',
  source: 'test',
  prices: [{ country: 'NL', micros: 30_000 }],
  mode: 'replace',
  dryRun: false,
  allowJumps: false,
  confirm: false,
  ...more,
})

test('a route decides at once, and still after a restart', async () => {
  const { routes, choose, resting, reopened } = await rig()
  expect(choose(question())).toMatchObject({ connection: 'b' })
  const made = await resting(routes.create(draft(), 'key_1'))
  expect(made).toMatchObject({
    route: { position: 10, version: 1, createdAt: start, createdBy: 'key_1', updatedBy: 'key_1' },
  })
  expect(choose(question())).toMatchObject({ connection: 'a' })
  const again = await reopened()
  expect(again.routes.list()).toEqual(routes.list())
  expect(again.choose(question())).toMatchObject({ connection: 'a' })
})

test('a change carries its author and keeps what was before', async () => {
  const { routes, clock, resting, reopened } = await rig()
  await resting(routes.create(draft(), 'key_1'))
  const { id } = routes.list()[0]!
  clock.advance(1_000)
  expect(await resting(routes.replace(id, draft({ name: 'two', enabled: false }), 'key_2', 1))).toMatchObject({
    route: {
      name: 'two',
      version: 2,
      position: 10,
      createdBy: 'key_1',
      updatedBy: 'key_2',
      createdAt: start,
      updatedAt: start + 1_000,
    },
  })
  expect(await resting(routes.replace(id, draft(), undefined, 1)), 'seen at version 1').toBe('changed_meanwhile')
  expect(await resting(routes.remove(id, 'key_3', 2))).toBe('removed')
  expect(await resting(routes.versions(id, 10))).toMatchObject([
    { version: 3, madeBy: 'key_3' },
    { version: 2, madeBy: 'key_2', route: { name: 'two' } },
    { version: 1, madeBy: 'key_1', route: { name: 'NL' } },
  ])
  expect((await resting(routes.versions(id, 1)))[0]).not.toHaveProperty('route')
  expect((await reopened()).routes.list()).toEqual([])
})

test('two who change the same version at once: one is told to read again', async () => {
  const { routes, resting } = await rig()
  await resting(routes.create(draft(), undefined))
  const { id } = routes.list()[0]!
  const both = await resting(
    Promise.all([
      routes.replace(id, draft({ name: 'x' }), undefined),
      routes.replace(id, draft({ name: 'y' }), undefined),
    ]),
  )
  expect(both.filter((one) => one === 'changed_meanwhile')).toHaveLength(1)
})

test.each<[what: string, more: Partial<RouteDraft>, param: string]>([
  [
    'an unknown connection',
    { action: { connections: [{ connection: 'a' }, { connection: 'x' }], policy: 'cost' } },
    '/action/connections/1/connection',
  ],
  [
    'a connection twice',
    { action: { connections: [{ connection: 'a' }, { connection: 'a' }], policy: 'cost' } },
    '/action/connections/1/connection',
  ],
  ['a broken pattern', { match: { content: { pattern: '(' } } }, '/match/content/pattern'],
  ['an empty content rule', { match: { content: {} } }, '/match/content'],
  [
    'a place without a clock',
    { match: { hours: { timeZone: 'Mars/Olympus', from: '08:00', to: '09:00' } } },
    '/match/hours/timeZone',
  ],
  ['hours without an hour', { match: { hours: { timeZone: 'UTC', from: '08:00', to: '08:00' } } }, '/match/hours/to'],
])('a route with %s is refused, naming the field', async (_, more, param) => {
  const { routes, resting } = await rig()
  expect(await resting(routes.create(draft(more), undefined))).toEqual({ fault: { param, say: expect.any(String) } })
  expect(routes.list()).toEqual([])
})

test('only so many routes may read texts', async () => {
  const { routes, resting } = await rig()
  const reader = draft({ match: { content: { contains: ['x'] } } })
  for (let i = 0; i < 100; i++) expect(await resting(routes.create(reader, undefined))).toHaveProperty('route')
  expect(await resting(routes.create(reader, undefined))).toMatchObject({ fault: { param: '/match/content' } })
})

test('imported prefixes count at once and after a restart, the later set before the older', async () => {
  const { prefixes, networkOf, resting, reopened } = await rig()
  const row = { prefix: '31612', country: 'NL', mcc: '204', mnc: '04', name: 'One' }
  const first = await resting(prefixes.import({ source: 'one', rows: [row], replace: false }, 'key_1'))
  await resting(prefixes.import({ source: 'two', rows: [{ ...row, name: 'Two' }], replace: false }, undefined))
  expect(networkOf('+31612345678')).toMatchObject({ name: 'Two', source: 'imported' })
  const again = await reopened()
  expect(again.networkOf('+31612345678')).toMatchObject({ name: 'Two', source: 'imported' })
  expect(again.prefixes.list()).toMatchObject([
    { id: 'builtin' },
    { source: 'one', rows: 1, createdBy: 'key_1' },
    { source: 'two' },
  ])
  const second = again.prefixes.list()[2]!
  expect(await again.resting(again.prefixes.remove(second.id))).toBe(true)
  expect(again.networkOf('+31612345678')).toMatchObject({ name: 'One' })
  expect(await again.resting(again.prefixes.remove((first as { id: string }).id))).toBe(true)
  expect(again.networkOf('+31612345678')).toMatchObject({ name: 'KPN', source: 'range' })
})

test('a large set goes in and out in steps, and can take the place of all before it', async () => {
  const { prefixes, resting, db } = await rig()
  const rows = Array.from({ length: 12_345 }, (_, i) => ({ prefix: String(3_100_000 + i), country: 'NL' }))
  await resting(prefixes.import({ source: 'large', rows, replace: false }, undefined))
  expect(
    await resting(prefixes.import({ source: 'small', rows: rows.slice(0, 3), replace: true }, undefined)),
  ).toMatchObject({ rows: 3 })
  expect(prefixes.list()).toHaveLength(2)
  expect(await resting(db.read('SELECT count(*) AS count FROM prefix_row'))).toEqual([{ count: 3 }])
})

test('what an import left that was cut off is gone at the next start', async () => {
  const { db, resting, reopened } = await rig()
  await resting(
    db.write([
      {
        sql: 'INSERT INTO prefix_set (id, source, row_count, ready, created_at) VALUES (?, ?, ?, 0, ?)',
        rows: [['pfx_x', 'cut', 1, 0]],
      },
      { sql: 'INSERT INTO prefix_row (set_id, prefix, country) VALUES (?, ?, ?)', rows: [['pfx_x', '31612', 'BE']] },
    ]),
  )
  const again = await reopened()
  expect(again.networkOf('+31612345678')).toMatchObject({ country: 'NL' })
  expect(await again.resting(db.read('SELECT count(*) AS count FROM prefix_row'))).toEqual([{ count: 0 }])
})

test('prices decide from their day on, and taking a list back puts the one before it in force', async () => {
  const { prices, choose, routes, clock, resting, reopened } = await rig()
  await resting(
    routes.create(
      draft({ action: { connections: [{ connection: 'a' }, { connection: 'b' }], policy: 'cost' } }),
      undefined,
    ),
  )
  await resting(prices.import(priceImport(), undefined))
  await resting(prices.import(priceImport({ connection: 'b', prices: [{ country: 'NL', micros: 35_000 }] }), undefined))
  await resting(
    prices.import(
      priceImport({ connection: 'b', prices: [{ country: 'NL', micros: 29_000 }], validFrom: start + 60_000 }),
      undefined,
    ),
  )
  expect(choose(question({ parts: 2 }))).toMatchObject({ connection: 'a', cost: { micros: 60_000, currency: 'EUR' } })
  clock.advance(60_000)
  expect(choose(question({ at: start + 60_000 }))).toMatchObject({ connection: 'b' })
  const again = await reopened()
  expect(again.choose(question({ at: start + 60_000 }))).toMatchObject({ connection: 'b' })
  const [newest] = again.prices.lists('b')
  expect(await again.resting(again.prices.remove(newest!.id))).toBe(true)
  expect(again.choose(question({ at: start + 60_000 }))).toMatchObject({ connection: 'a' })
  expect(again.prices.lists('b')).toHaveLength(1)
})

test('a dry run changes nothing, a jump must be meant, a merge keeps what it does not name', async () => {
  const { prices, resting } = await rig()
  await resting(
    prices.import(
      priceImport({
        prices: [
          { country: 'NL', micros: 30_000 },
          { country: 'BE', micros: 50_000 },
        ],
      }),
      undefined,
    ),
  )
  const jump = priceImport({ prices: [{ country: 'NL', micros: 300_000 }], mode: 'merge' })
  expect(await resting(prices.import({ ...jump, dryRun: true }, undefined))).toMatchObject({
    kind: 'compared',
    rows: 2,
    diff: { raised: 1, unchanged: 1, removed: 0, jumps: 1 },
  })
  expect(await resting(prices.import(jump, undefined))).toMatchObject({ kind: 'jumps' })
  expect(prices.lists()).toHaveLength(1)
  expect(await resting(prices.import({ ...jump, allowJumps: true }, undefined))).toMatchObject({
    kind: 'imported',
    list: { rows: 2 },
  })
  expect(prices.priceOf('a', '+32470000000', { country: 'BE', source: 'range' }, start)).toEqual({
    found: { micros: 50_000, dearest: true },
    currency: 'EUR',
  })
})

test('a list that keeps nothing of the one in force must be meant', async () => {
  const { prices, resting } = await rig()
  await resting(prices.import(priceImport({ prices: [{ country: 'NL', micros: 30_000 }] }), undefined))
  const other = priceImport({ prices: [{ country: 'BE', micros: 50_000 }] })
  expect(await resting(prices.import(other, undefined))).toMatchObject({ kind: 'drops', diff: { removed: 1, added: 1 } })
  expect(prices.lists()).toHaveLength(1)
  expect(await resting(prices.import({ ...other, mode: 'merge' }, undefined))).toMatchObject({ kind: 'imported', list: { rows: 2 } })
  const again = priceImport({ prices: [{ country: 'DE', micros: 1 }] })
  expect(await resting(prices.import({ ...again, confirm: true }, undefined))).toMatchObject({ kind: 'imported', list: { rows: 1 } })
})

test('a list for no connection, or in another currency beside it, is refused', async () => {
  const { prices, resting } = await rig()
  expect(await resting(prices.import(priceImport({ connection: 'x' }), undefined))).toMatchObject({
    kind: 'refused',
    param: '/connection',
  })
  await resting(prices.import(priceImport(), undefined))
  expect(await resting(prices.import(priceImport({ currency: 'USD', mode: 'merge' }), undefined))).toMatchObject({
    kind: 'refused',
    param: '/currency',
  })
})

test('answers of an operator make its health', async () => {
  const { answered, health, choose, routes, resting } = await rig()
  await resting(
    routes.create(
      draft({ action: { connections: [{ connection: 'a' }, { connection: 'b' }], policy: 'priority' } }),
      undefined,
    ),
  )
  const token = { flight: { intentAt: start - 25 } }
  const tell = (kind: string, retry?: string, count = 30) =>
    answered(
      'a',
      Array.from({ length: count }, (): Answered => ({ token, result: { kind, ...(retry && { retry }) } })),
    )
  tell('submitted')
  tell('refused', 'never')
  tell('refused', 'throttled')
  tell('unsent')
  expect(health().find(({ connection }) => connection === 'a')).toMatchObject({
    state: 'well',
    errorShare: 0,
    answers: 60,
    throttled: 30,
    latencyMs: 25,
  })
  expect(choose(question())).toMatchObject({ connection: 'a' })
  tell('uncertain')
  tell('refused', 'later')
  expect(choose(question())).toMatchObject({ connection: 'b' })
})

test('receipts that look made up prove nothing, after a restart too; those of our own phones always do', async () => {
  const { observe, evidenceOf, qualities, clock, warned, resting, reopened } = await rig()
  expect([evidenceOf('a', 'NL'), evidenceOf('b', 'NL'), evidenceOf('demo', 'NL')]).toEqual([
    'operator',
    'unverified',
    'handset',
  ])
  for (const connection of ['a', 'demo'])
    observe(
      Array.from({ length: 600 }, () => ({
        to: '+31612345678',
        status: 'delivered',
        at: start + 50,
        submittedAt: start,
        connection,
      })),
    )
  expect([evidenceOf('a', 'NL'), evidenceOf('a', 'BE'), evidenceOf('demo', 'NL')]).toEqual([
    'unverified',
    'operator',
    'handset',
  ])
  expect(
    qualities()
      .filter(({ madeUp }) => madeUp)
      .map(({ connection, country, network }) => [connection, country, network]),
  ).toEqual([
    ['a', 'NL', undefined],
    ['a', '', '204-08'],
  ])
  clock.advance(60_000)
  await resting(Promise.resolve())
  for (let i = 0; i < 20; i++) {
    clock.advance(0)
    await new Promise(setImmediate)
  }
  expect(warned).toEqual(['receipts look made up: they count as unverified'])
  expect((await reopened()).evidenceOf('a', 'NL')).toBe('unverified')
})

test('a message that is told as submitted and delivered in one counts as both', async () => {
  const { observe, qualities } = await rig()
  const message = { to: '+31612345678', at: start + 50, submittedAt: start, connection: 'a' }
  observe([
    { ...message, status: 'submitted' },
    { ...message, status: 'delivered' },
    { ...message, status: 'delivered', submittedToo: true },
  ])
  expect(qualities()).toMatchObject([{ submitted: 2, delivered: 2 }, { submitted: 2, delivered: 2 }])
})

test('a message that never left says nothing of a connection', async () => {
  const { observe, qualities } = await rig()
  observe([
    { to: '+31612345678', status: 'expired', at: start, connection: 'a' },
    { to: '+31612345678', status: 'queued', at: start },
  ])
  expect(qualities()).toEqual([])
})
