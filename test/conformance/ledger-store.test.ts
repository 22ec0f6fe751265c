// Money is kept alike on every database: what is booked, charged and invoiced is there after a restart, and an entry that does
// not sum to zero is refused by the database itself.
import { afterAll, expect, test } from 'vitest'
import type { Charge } from '../../src/billing/ledger.ts'
import { openBilling } from '../../src/billing/open.ts'
import { billingRecords, booking, noLegs } from '../../src/billing/records.ts'
import { billingMigrations } from '../../src/billing/schema.ts'
import { usageRecords } from '../../src/billing/usage/records.ts'
import type { Database, Write } from '../../src/db/database.ts'
import { inlineSqlite } from '../../src/db/inline.ts'
import { openPostgres } from '../../src/db/postgres.ts'
import { systemClock } from '../../src/kit/clock.ts'
import { createIds } from '../../src/kit/ids.ts'
import { silentLog } from '../../src/kit/log.ts'
import { startPostgres } from '../support/postgres.ts'

const postgres = await startPostgres()
const missing = 'missing' in postgres ? postgres.missing : undefined
afterAll(() => ('missing' in postgres ? undefined : postgres.stop()))

const open = {
  sqlite: async () => inlineSqlite({ clock: systemClock, migrations: billingMigrations }),
  postgres: async () => {
    if ('missing' in postgres) throw new Error(postgres.missing)
    return openPostgres({ url: postgres.url, migrations: billingMigrations })
  },
}
let now = 0
const clock = { ...systemClock, wall: () => now++ }
const openOn = (db: Database) =>
  openBilling({
    db, clock, ids: createIds({ clock }), log: silentLog, parentOf: () => undefined, costsOf: () => [], isGuarded: () => true,
    warned: () => ({ writes: [], ended() {} }), holders: async () => [], release: async () => 0,
  })
const charge = (message: string, parts: number): Charge => ({
  message, parts, workspace: 'w', mode: 'live', country: 'NL', lane: 'bulk', to: '+31612345678', from: 'Shop', network: '{"country":"NL","mcc":"204","mnc":"08","source":"range"}',
  connection: 'op', cost: 10_000 * parts, costCurrency: 'EUR', key: 'key_1',
})

const story = async (driver: keyof typeof open) => {
  now = Date.UTC(2026, 0, 15)
  const db = await open[driver]()
  const billing = await openOn(db)
  const plan = await billing.plans.create({ name: 'Shops', currency: 'EUR', charge: 'submitted', monthlyFee: 1_000_000, includedParts: 0 })
  const rows = [{ country: 'NL', mcc: '204', mnc: '08', traffic: 'marketing', micros: 83_333, fee: 1, line: 2 }, { prefix: '32', source: 'Shop', micros: null, validFrom: 5 }] as const
  expect(await billing.prices.import({ plan: plan.id, source: 'x.csv', rows, mode: 'replace', dryRun: false, allowJumps: false, allowLoss: false, confirm: false }, 'key_1')).toMatchObject({ kind: 'imported' })
  await billing.customers.set({ workspace: 'w', plan: plan.id, payment: 'prepaid', credit: 0, whenSpent: 'refuse' })
  expect(await billing.book({ workspace: 'w', kind: 'top_up', micros: 2_000_000, reference: 'bank', by: 'key_1' })).toMatchObject({ kind: 'booked' })
  await billing.budgets.create('w', { name: 'key', window: 'total', key: 'key_1', limit: 400_000, reached: 'refuse' })
  const reserved = billing.ledger.reserve([charge('a', 1), charge('b', 2), charge('c', 3)])
  expect([...reserved.refused].map(([at, { code }]) => [at, code])).toEqual([[2, 'budget_reached']])
  const written = await db.write(reserved.writes)
  expect(written.ok).toBe(true)
  reserved.ended!(true)
  const settled = billing.ledger.settle([
    { message: 'a', workspace: 'w', state: 'delivered', partsSubmitted: 1, bill: reserved.bills![0]! },
    { message: 'b', workspace: 'w', state: 'undelivered', partsSubmitted: 1, bill: reserved.bills![1]! },
  ])
  expect((await db.write(settled.writes)).ok).toBe(true)
  settled.ended!(true)
  const late = billing.ledger.settle([{ message: 'b', workspace: 'w', state: 'undelivered', partsSubmitted: 2, partsBefore: 1, bill: reserved.bills![1]! }])
  expect((await db.write(late.writes)).ok).toBe(true)
  late.ended!(true)
  const sums = { available: 1_000_000 - 3 * 83_334, reserved: 0, revenue: 1_000_000 + 3 * 83_334, cash: -2_000_000, adjusted: 0, cost: -30_000, payable: 30_000 }
  const again = await openOn(db)
  for (const one of [billing, again]) expect({ ...one.accountOf('w')!.purse }).toEqual(sums)
  expect(again.budgets.spentOf(again.budgets.list('w')[0]!)).toBe(3 * 83_334)
  expect(await again.prices.rowsOf(again.prices.lists()[0]!.id)).toEqual(rows)
  expect(await again.usage({ workspace: 'w' }, 0, 100_000)).toMatchObject([{ payer: 'w', country: 'NL', unit: 83_334, messages: 2, parts: 3, charged: 3 * 83_334, cost: 30_000 }])
  expect((await again.entries('w', { limit: 9, kinds: ['settle', 'top_up', 'fee'] })).map(({ kind }) => kind)).toEqual(['settle', 'settle', 'top_up', 'fee'])
  const crooked = { id: 'led_x', workspace: 'w', currency: 'EUR', at: 1, kind: 'correction', messages: 0, parts: 0, legs: { ...noLegs, available: 1 } } as const
  expect(await db.write(booking([crooked]))).toMatchObject({ ok: false, conflict: 'rule' })
  now += 40 * 86_400_000
  const made = await Promise.all([again.invoices.make('w', (2026 - 1970) * 12), again.invoices.make('w', (2026 - 1970) * 12)])
  expect(made.map(({ kind }) => kind)).toEqual(['made', 'there'])
  expect((await again.invoices.get('w', 1))!.lines.map(({ exact, amount }) => [exact, amount])).toEqual([[1_000_000, 1_000_000], [250_002, 250_000]])
  await db.close()
}

const more = async (driver: keyof typeof open) => {
  now = Date.UTC(2026, 2, 15)
  const db = await open[driver]()
  const billing = await openOn(db)
  const plan = await billing.plans.create({ name: 'Dollars', currency: 'EUR', charge: 'submitted', monthlyFee: 0, includedParts: 0 })
  await billing.rates.bring([{ base: 'USD', quote: 'EUR', value: '0.9215', validFrom: now - 1_000, source: 'bank' }], 'key_1')
  const rows = [{ country: 'NL', micros: 83_200 }, { traffic: 'inbound', prefix: '3010', micros: 10_000, tariff: 1_500_000, share: 600_000 }] as const
  await billing.prices.import({ plan: plan.id, source: 'usd', currency: 'USD', rows, mode: 'replace', dryRun: false, allowJumps: false, allowLoss: false, confirm: false }, undefined)
  await billing.customers.set({ workspace: 'x', plan: plan.id, payment: 'prepaid', credit: 0, whenSpent: 'refuse', country: 'NL' })
  await billing.book({ workspace: 'x', kind: 'top_up', micros: 1_000_000, currency: 'USD' })
  const message = createIds({ clock }).next('msg_')
  const commit = async (made: { readonly writes: readonly Write[]; ended?(written: boolean): void }) => {
    expect((await db.write(made.writes)).ok).toBe(true)
    made.ended?.(true)
  }
  const budget = await billing.budgets.create('x', { name: 'day', window: 'day', limit: 400_000, reached: 'refuse' })
  if (typeof budget === 'string') throw new Error(budget)
  const young = createIds({ clock }).next('msg_')
  const reserved = billing.ledger.reserve([{ ...charge(message, 1), workspace: 'x', cost: null }, { ...charge(young, 1), workspace: 'x', cost: null }])
  await commit(reserved)
  const about = { campaign: 'cmp_1', tags: '["sale","red"]' }
  await commit(billing.ledger.settle([
    { message, workspace: 'x', state: 'delivered', partsSubmitted: 1, bill: reserved.bills![0]!, about },
    { message: young, workspace: 'x', state: 'canceled', partsSubmitted: 0, bill: reserved.bills![1]!, about },
  ]))
  await commit(billing.ledger.received!([{ workspace: 'x', mode: 'live', from: '31612345678', to: '3010' }]))
  const tell = () => billing.conversions.tell({ message, workspace: 'x', campaign: 'cmp_1', tags: ['sale'], endedAt: now }, 'order', { micros: 5_000_000, currency: 'EUR' })
  expect([(await tell()).kind, (await tell()).kind]).toEqual(['told', 'repeated'])
  const again = await openOn(db)
  for (const one of [billing, again]) expect(one.accountOf('x')!.purse).toMatchObject({ available: 921_500 - 76_669 - 9_215 + 552_900, reserved: 0, revenue: 76_669 + 9_215, cost: -552_900 })
  expect(await again.convertedFor(message)).toMatchObject({ unit: 83_200, currency: 'USD', rate: again.rates.list(1)[0]!.id })
  expect(again.destinations.get('x')).toEqual({ countries: ['NL'], codesPerBlock: 20 })
  expect(again.budgets.spentOf(again.budgets.list('x')[0]!)).toBe(76_669)
  const records = billingRecords(db)
  const began = now - (now % 86_400_000)
  for (const [forgotten, left] of [[began, 1], [began + 1, 0]] as const) {
    await records.forgetSpent(forgotten)
    expect((await records.spent(1)).filter((one) => one.began === began)).toHaveLength(left)
  }
  const day = Math.floor(now / 86_400_000)
  expect(await again.conversions.returns('x', 'tag', day, day + 1)).toMatchObject([
    { label: 'red', conversions: 0 }, { label: 'sale', messages: 1, parts: 1, charged: 76_669, conversions: 1, worth: [{ micros: 5_000_000, currency: 'EUR' }] },
  ])
  const huge = (name: string, endedAt: number) => again.conversions.tell({ message, workspace: 'x', tags: ['sale', 'sale'], endedAt }, name, { micros: 9_000_000_000_000_000, currency: 'EUR' })
  expect([(await huge('first', now)).kind, (await huge('second', now)).kind, (await huge('third', now + 86_400_000)).kind]).toEqual(['told', 'too_much', 'told'])
  expect((await again.conversions.returns('x', 'tag', day, day + 2))[1]).toMatchObject({ conversions: 3, worth: [{ micros: 18_000_000_005_000_000, currency: 'EUR' }] })
  const used = usageRecords(db)
  await used.forgetConversions('cnv_~')
  expect([await used.lastConversion(), (await used.conversions('x', 'tag', day, day + 2)).length]).toEqual([undefined, 1])
  expect(await again.received({ payer: 'x' }, day, day + 1)).toMatchObject([{ country: 'NL', unit: 9_215, share: 552_900, parts: 1 }])
  expect((await again.entries('x', { limit: 9, kinds: ['inbound', 'top_up'] })).map(({ kind, foreign }) => [kind, foreign])).toEqual([['inbound', undefined], ['top_up', { micros: 1_000_000, currency: 'USD' }]])
  await db.close()
}

test('on SQLite money is kept to the millionth', () => story('sqlite'))
test.skipIf(missing)(`on PostgreSQL as well${missing === undefined ? '' : ` (skipped: ${missing})`}`, () => story('postgres'))
test('on SQLite rates, labels, conversions and what comes in are kept, too', () => more('sqlite'))
test.skipIf(missing)(`on PostgreSQL as well, all of that${missing === undefined ? '' : ` (skipped: ${missing})`}`, () => more('postgres'))
