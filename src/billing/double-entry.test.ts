import { expect, test } from 'vitest'
import { gatewayRig, owner, workspace } from '../../test/support/gateway-rig.ts'
import { ledgerFaults, ledgerTables } from '../../test/support/ledger-sums.ts'
import { manualClock } from '../kit/clock.ts'
import { createIds } from '../kit/ids.ts'
import { silentLog } from '../kit/log.ts'
import { monthBegan, monthOf } from '../kit/months.ts'
import { openBilling } from './open.ts'
import type { Plan } from './plan.ts'
import type { PriceRow } from './price.ts'
import { using } from './records.ts'
import { receiving } from './usage/records.ts'

type More = { plan?: Partial<Plan>; rows?: PriceRow[]; balance?: number; credit?: number; whenSpent?: 'refuse' | 'hold'; rig?: Parameters<typeof gatewayRig>[0] }

async function shop({ plan: wanted, rows = [{ country: 'NL', micros: 83_200 }], balance = 1_000_000, credit = 0, whenSpent = 'refuse', rig: options }: More = {}) {
  const rig = await gatewayRig({ billed: true, ...options })
  const { billing, resting } = rig
  const plan = await resting(billing.plans.create({ name: 'Usual', currency: 'EUR', charge: 'submitted', monthlyFee: 0, includedParts: 0, ...wanted }))
  const list = { plan: plan.id, source: 'prices.csv', rows, mode: 'replace', dryRun: false, allowJumps: false, allowLoss: false, confirm: false } as const
  expect(await resting(billing.prices.import(list, undefined))).toMatchObject({ kind: 'imported' })
  await resting(billing.customers.set({ workspace, plan: plan.id, payment: credit > 0 ? 'postpaid' : 'prepaid', credit, whenSpent }))
  if (balance > 0) await resting(billing.book({ workspace, kind: 'top_up', micros: balance }))
  const purse = () => billing.accountOf(workspace)!.purse
  const faults = async () => ledgerFaults(await rig.resting(ledgerTables((sql) => rig.db.read(sql))), credit)
  return { ...rig, plan, purse, faults }
}
const taken = (operatorId: string) => ({ kind: 'submitted', operatorId }) as const
const refused = { kind: 'refused', status: 'ESME_RINVDSTADR', retry: 'never' } as const
const to = '+31612345678'
const long = 'x'.repeat(200)
const codes = (result: Awaited<ReturnType<Awaited<ReturnType<typeof shop>>['accept']>>) =>
  result.kind === 'done' ? result.outcomes.map((one) => ('refused' in one ? one.refused.code : one.accepted.status)) : result.kind

test('what a message costs is reserved when it is accepted and earned when it ends, part by part', async () => {
  const { accept, purse, faults, rest, answer, receipt, gateway, resting } = await shop()
  const result = await accept({ to, text: 'one' }, { to, text: long }, { to, text: 'bad' })
  await rest()
  expect(purse()).toMatchObject({ available: 1_000_000 - 4 * 83_200, reserved: 4 * 83_200, revenue: 0, cash: -1_000_000 })
  expect(await faults()).toEqual([])
  await answer(taken('1'), taken('2'), taken('3'), refused)
  await receipt('1', 'delivered')
  await receipt('2', 'undelivered')
  await receipt('3', 'delivered')
  expect(purse()).toMatchObject({ available: 1_000_000 - 3 * 83_200, reserved: 0, revenue: 3 * 83_200 })
  expect(await faults()).toEqual([])
  if (result.kind !== 'done') throw new Error(result.kind)
  const prices = await Promise.all(result.outcomes.map(async (one) => (await resting(gateway.message(owner, 'accepted' in one ? one.accepted.id : '')))!.price))
  expect(prices.map((price) => price?.micros)).toEqual([83_200, 2 * 83_200, 0])
})

test('a balance is spent to the last millionth and no further, whoever asks at the same moment', async () => {
  const { gateway, purse, faults, resting } = await shop({ balance: 10 * 83_200 - 1 })
  const asks = Array.from({ length: 20 }, () => gateway.accept([{ to, text: 'Hi' }], owner))
  const kinds = (await resting(Promise.all(asks))).map(codes).flat()
  expect(kinds.filter((kind) => kind === 'queued')).toHaveLength(9)
  expect(kinds.filter((kind) => kind === 'insufficient_balance')).toHaveLength(11)
  expect(purse().available).toBe(83_199)
  expect(await faults()).toEqual([])
})

test('who pays later may owe what was agreed', async () => {
  const { accept, purse, faults } = await shop({ balance: 0, credit: 2 * 83_200 })
  expect(codes(await accept({ to, text: '1' }, { to, text: '2' }, { to, text: '3' }))).toEqual(['queued', 'queued', 'insufficient_balance'])
  expect(purse().available).toBe(-2 * 83_200)
  expect(await faults()).toEqual([])
})

test('nothing is sold without a price, test messages and workspaces without a plan cost nothing, those below pay with the one above', async () => {
  const { accept, gateway, purse, faults, resting } = await shop()
  expect(codes(await accept({ to: '+32471234567', text: 'Hi' }))).toEqual(['no_price'])
  expect(codes(await resting(gateway.accept([{ to, text: 'Hi' }], { workspace, mode: 'test' })))).toEqual(['queued'])
  expect(codes(await resting(gateway.accept([{ to, text: 'Hi' }], { workspace: 'wsp_other', mode: 'live' })))).toEqual(['queued'])
  expect(purse().reserved).toBe(0)
  await resting(gateway.accept([{ to, text: 'Hi' }], { workspace: 'wsp_below', mode: 'live' }))
  expect(purse().reserved).toBe(83_200)
  expect(await faults()).toEqual([])
})

test.each([
  ['delivered', ['delivered', 'undelivered', 'refused'], [83_200, 0, 0]],
  ['submitted', ['delivered', 'undelivered', 'refused'], [83_200, 83_200, 0]],
  ['accepted', ['delivered', 'undelivered', 'refused'], [83_200, 83_200, 83_200]],
] as const)('under the rule “%s” messages that ended as %j cost %j', async (charge, ends, prices) => {
  const { send, answer, receipt, view, faults } = await shop({ plan: { charge } })
  for (const [at, end] of ends.entries()) {
    const id = await send()
    await answer(end === 'refused' ? refused : taken(`o${at}`))
    if (end !== 'refused') await receipt(`o${at}`, end)
    expect((await view(id)).price).toEqual({ micros: prices[at], currency: 'EUR' })
  }
  expect(await faults()).toEqual([])
})

test('what is canceled costs nothing, and another text costs what it takes', async () => {
  const { accept, gateway, purse, faults, clock, resting, view } = await shop({ balance: 2 * 83_200 })
  const result = await accept({ to, text: 'later', scheduledAt: clock.wall() + 60_000 })
  const id = result.kind === 'done' && 'accepted' in result.outcomes[0]! ? result.outcomes[0].accepted.id : ''
  expect(await resting(gateway.replace(owner, id, { text: long }))).toBe('replaced')
  expect([purse().reserved, (await view(id)).price!.micros]).toEqual([2 * 83_200, 2 * 83_200])
  expect(await resting(gateway.replace(owner, id, { text: 'x'.repeat(400) }))).toMatchObject({ refused: { code: 'insufficient_balance' } })
  expect(await resting(gateway.replace(owner, id, { text: 'short' }))).toBe('replaced')
  expect(purse().reserved).toBe(83_200)
  expect(await faults()).toEqual([])
  await resting(gateway.cancel(owner, id))
  expect(purse()).toMatchObject({ available: 2 * 83_200, reserved: 0, revenue: 0 })
  expect((await view(id)).price!.micros).toBe(0)
  expect(await faults()).toEqual([])
})

test('bulk without money waits where that was chosen, and goes when some comes', async () => {
  const { accept, purse, faults, rest, resting, billing, gateway, sent } = await shop({ balance: 83_200, whenSpent: 'hold' })
  const result = await accept({ to, text: '1', lane: 'bulk' }, { to, text: '2', lane: 'bulk' }, { to, text: '3', lane: 'bulk' }, { to, text: '4' })
  expect(codes(result)).toEqual(['queued', 'held', 'held', 'insufficient_balance'])
  await rest()
  expect(sent).toHaveLength(1)
  await resting(billing.book({ workspace, kind: 'top_up', micros: 83_200 }))
  await rest()
  expect(sent).toHaveLength(2)
  expect(purse()).toMatchObject({ available: 0, reserved: 2 * 83_200 })
  expect(await faults()).toEqual([])
  expect((await resting(gateway.messages(owner, { status: 'held', limit: 9 }))).data).toHaveLength(1)
})

test('included parts are free until they are used up', async () => {
  const { accept, purse, faults } = await shop({ plan: { includedParts: 3 } })
  expect(codes(await accept({ to, text: long }, { to, text: long }, { to, text: 'one' }))).toEqual(['queued', 'queued', 'queued'])
  expect(purse().reserved).toBe(2 * 83_200)
  expect(await faults()).toEqual([])
})

test('a top-up with a reference is booked once, a monthly fee once a month', async () => {
  const { billing, purse, faults, resting, clock } = await shop({ plan: { monthlyFee: 5_000_000 }, credit: 50_000_000 })
  expect(purse()).toMatchObject({ available: -4_000_000, revenue: 5_000_000 })
  const top = { workspace, kind: 'top_up', micros: 7_000_000, reference: 'bank 17' } as const
  const both = await resting(Promise.all([billing.book(top), billing.book(top)]))
  expect(both.map(({ kind }) => kind)).toEqual(['booked', 'repeated'])
  expect((await resting(billing.book({ ...top, micros: 1 }))).kind).toBe('taken')
  await resting(billing.bookFees())
  expect(purse().available).toBe(3_000_000)
  clock.advance(31 * 86_400_000)
  await resting(billing.bookFees())
  expect(purse().available).toBe(-2_000_000)
  expect(await faults()).toEqual([])
})

test('balances, budgets and prices are what they were after a restart', async () => {
  const first = await shop({ balance: 3 * 83_200 })
  await first.resting(first.billing.budgets.create(workspace, { name: 'day', window: 'day', limit: 2 * 83_200, reached: 'refuse' }))
  expect(codes(await first.accept({ to, text: '1' }))).toEqual(['queued'])
  const again = await gatewayRig({ billed: true, core: first.db.core, clock: first.clock })
  expect(again.billing.accountOf(workspace)!.purse).toEqual(first.purse())
  expect(codes(await again.accept({ to, text: '2' }, { to, text: '3' }))).toEqual(['queued', 'budget_reached'])
  expect(ledgerFaults(await again.resting(ledgerTables((sql) => again.db.read(sql))))).toEqual([])
})

test('an accept that could not be stored has spent nothing', async () => {
  let full = false
  const { gateway, purse, resting, faults } = await shop({ rig: { full: () => full } })
  full = true
  expect(await resting(gateway.accept([{ to, text: 'Hi' }], owner))).toMatchObject({ kind: 'overloaded' })
  expect(purse()).toMatchObject({ available: 1_000_000, reserved: 0 })
  full = false
  expect(await faults()).toEqual([])
})

test('a clock that is set back takes no price out of force', async () => {
  const clock = manualClock()
  let back = 0
  const { accept } = await shop({ rig: { clock: { ...clock, wall: () => clock.wall() - back } } })
  back = 86_400_000
  expect(codes(await accept({ to, text: 'Hi' }))).toEqual(['queued'])
})

test('a budget tells at its shares and when it stops, holds bulk until it is raised, and counts a key or campaign alone', async () => {
  const { gateway, billing, warned, resting, rest, sent } = await shop()
  const budget = await resting(billing.budgets.create(workspace, { name: 'a campaign', campaign: 'cmp_1', window: 'hour', limit: 4 * 83_200, reached: 'hold' }))
  if (typeof budget === 'string') throw new Error(budget)
  const of = (count: number, spender?: { campaign: string }) =>
    resting(gateway.accept(Array.from({ length: count }, () => ({ to, text: 'Hi', lane: 'bulk' as const })), { ...owner, ...(spender && { spender }) }))
  expect(codes(await of(6))).toEqual(Array(6).fill('queued'))
  expect(codes(await of(5, { campaign: 'cmp_1' }))).toEqual(['queued', 'queued', 'queued', 'queued', 'held'])
  expect(warned.map(({ share, spent }) => [share, spent / 83_200])).toEqual([[0.5, 2], [0.95, 4], [1, 4]])
  await rest()
  expect(sent).toHaveLength(10)
})

test('what a workspace below holds for the money of the one above waits through a restart, and goes when some comes', async () => {
  const first = await shop({ balance: 83_200, whenSpent: 'hold' })
  const below = { workspace: 'wsp_below', mode: 'live' } as const
  const bulk = (text: string) => ({ to, text, lane: 'bulk' as const })
  expect(codes(await first.resting(first.gateway.accept([bulk('1'), bulk('2'), bulk('3')], below)))).toEqual(['queued', 'held', 'held'])
  const again = await gatewayRig({ billed: true, core: first.db.core, clock: first.clock })
  again.billing.start()
  await again.rest(1)
  const held = async () => (await again.resting(again.gateway.messages(below, { status: 'held', limit: 9 }))).data.length
  expect(await held()).toBe(2)
  await again.resting(again.billing.book({ workspace, kind: 'top_up', micros: 83_200 }))
  await again.rest()
  expect([await held(), again.billing.accountOf(workspace)!.purse.available]).toEqual([1, 0])
  await again.resting(again.billing.customers.remove(workspace)) // free from then on
  await again.rest()
  expect(await held()).toBe(0)
  again.billing.stop()
  expect(ledgerFaults(await again.resting(ledgerTables((sql) => again.db.read(sql))))).toEqual([])
})

test('what waits for money waits on when it is agreed to refuse, or nothing is sold for a while, and goes when some comes', async () => {
  const { accept, billing, plan, resting, rest, gateway, faults } = await shop({ balance: 0, credit: 0, whenSpent: 'hold' })
  expect(codes(await accept({ to, text: '1', lane: 'bulk' }))).toEqual(['held'])
  await resting(billing.customers.set({ workspace, plan: plan.id, payment: 'prepaid', credit: 0, whenSpent: 'refuse' }))
  await rest()
  const [list] = billing.prices.lists(plan.id)
  const rows = [{ country: 'BE', micros: 1 }]
  const closed = await resting(billing.prices.import({ plan: plan.id, source: 'b.csv', rows, mode: 'replace', dryRun: false, allowJumps: true, allowLoss: true, confirm: true }, undefined))
  await resting(billing.book({ workspace, kind: 'top_up', micros: 83_200 }))
  await rest()
  const held = async () => (await resting(gateway.messages(owner, { status: 'held', limit: 9 }))).data.length
  expect([await held(), closed.kind, list!.source]).toEqual([1, 'imported', 'prices.csv'])
  await resting(billing.prices.remove(billing.prices.lists(plan.id)[0]!.id))
  await resting(billing.book({ workspace, kind: 'top_up', micros: 1 }))
  await rest()
  expect(await held()).toBe(0)
  expect(await faults()).toEqual([])
})

test('what waits for money is gone through once at a time, and once more where some came meanwhile', async () => {
  const { plan, db, clock, resting } = await shop()
  let [under, most, times] = [0, 0, 0]
  const again = await resting(openBilling({
    db, clock, ids: createIds({ clock }), log: silentLog, parentOf: () => undefined, costsOf: () => [], isGuarded: () => false, warned: () => ({ writes: [], ended() {} }), holders: async () => [workspace],
    release: async () => {
      most = Math.max(most, ++under)
      times++
      again.ledger.reserve([{ workspace, mode: 'live', country: 'NL', lane: 'bulk', to, from: 'x', network: null, message: 'msg_1', connection: 'op', parts: 255, cost: null, costCurrency: null }])
      await new Promise<void>((resolve) => void clock.after(1_000, resolve))
      under--
    },
  }))
  await resting(again.customers.set({ workspace, plan: plan.id, payment: 'prepaid', credit: 0, whenSpent: 'hold' }))
  again.start()
  await resting(Promise.resolve(), 1)
  for (let nth = 0; nth < 5; nth++) await resting(again.book({ workspace, kind: 'top_up', micros: 1 }))
  for (let second = 0; second < 5; second++) await resting(Promise.resolve(), 1_000)
  expect([most, times]).toEqual([1, 2])
  again.stop()
})

test('what budgets counted in windows that are long over is not kept, nor read', async () => {
  const { accept, billing, db, clock, resting } = await shop()
  for (const window of ['hour', 'total'] as const) await resting(billing.budgets.create(workspace, { name: window, window, limit: 900_000, reached: 'refuse' }))
  const spent = async () => (await resting(db.read('SELECT began, micros FROM budget_spent ORDER BY began'))).map(({ micros }) => micros)
  await accept({ to, text: 'Hi' })
  billing.start()
  for (const days of [40, 40]) {
    expect(await spent()).toEqual([83_200, 83_200])
    clock.advance(days * 86_400_000)
    await resting(Promise.resolve(), 60_001)
  }
  expect(await spent()).toEqual([83_200])
  billing.stop()
})

test('an invoice has all of a month, however many lines that is', async () => {
  const { billing, db, clock, resting } = await shop()
  const [month, count] = [monthOf(clock.wall()) - 1, 5_200]
  const day = monthBegan(month) / 86_400_000
  const row = { payer: workspace, workspace, day, currency: 'EUR', country: 'NL', messages: 1, parts: 1, cost: 0 }
  const inbound = { payer: workspace, workspace, day, currency: 'EUR', country: 'NL', share: 0, parts: 1 }
  await resting(db.write([using(Array.from({ length: count }, (_, at) => ({ ...row, unit: at + 1, charged: 10_000 }))), receiving(Array.from({ length: count }, (_, at) => ({ ...inbound, unit: 10_000 + at })))]))
  const made = await resting(billing.invoices.make(workspace, month))
  expect('invoice' in made && made.invoice.lines).toHaveLength(2 * count)
})

test('a budget gets back what never left, and lets go what waits for it; what left and came to nothing stays counted', async () => {
  const { billing, gateway, accept, answer, rest, resting, faults, send, clock } = await shop({ plan: { charge: 'delivered' } })
  const budget = await resting(billing.budgets.create(workspace, { name: 'day', window: 'day', limit: 2 * 83_200, reached: 'hold' }))
  if (typeof budget === 'string') throw new Error(budget)
  await send()
  await answer(refused) // an operator was asked, and took none
  expect(billing.budgets.spentOf(budget)).toBe(0)
  await send()
  await answer(taken('1'))
  expect(billing.budgets.spentOf(budget)).toBe(83_200)
  const later = await accept({ to, text: 'later', scheduledAt: clock.wall() + 60_000 }, { to, text: 'waits', lane: 'bulk' })
  expect(codes(later)).toEqual(['scheduled', 'held'])
  const id = later.kind === 'done' && 'accepted' in later.outcomes[0]! ? later.outcomes[0].accepted.id : ''
  await resting(gateway.cancel(owner, id))
  await rest(1_000)
  expect((await resting(gateway.messages(owner, { status: 'held', limit: 9 }))).data).toHaveLength(0)
  expect(billing.budgets.spentOf(budget)).toBe(2 * 83_200)
  expect(await faults()).toEqual([])
})

test('what a key or a campaign has no budget for stays held when money comes for others', async () => {
  const { billing, gateway, resting, rest, sent } = await shop({ whenSpent: 'hold' })
  for (const of of [{ key: 'key_1' }, { campaign: 'cmp_1' }]) await resting(billing.budgets.create(workspace, { name: 'one', window: 'total', limit: 83_200, reached: 'hold', ...of }))
  const two = Array.from({ length: 2 }, () => ({ to, text: 'Hi', lane: 'bulk' as const }))
  expect(codes(await resting(gateway.accept(two, { ...owner, spender: { key: 'key_1' } })))).toEqual(['queued', 'held'])
  expect(codes(await resting(gateway.accept(two.map((one) => ({ ...one, campaign: 'cmp_1' })), { ...owner, spender: { campaign: 'cmp_1' } })))).toEqual(['queued', 'held'])
  await resting(billing.book({ workspace, kind: 'top_up', micros: 1_000_000 }))
  await rest()
  expect(sent).toHaveLength(2)
})

test('a price in another currency is converted by the rate of the day of acceptance, which is kept with the charge; costs are, too', async () => {
  const connection = { kind: 'send', id: 'rte', connection: 'op', why: [], cost: { micros: 50_000, currency: 'USD' } } as const
  const { accept, answer, billing, clock, faults, plan, purse, receipt, resting, rest } = await shop({ rig: { choose: () => connection } })
  const [now, day] = [clock.wall(), 86_400_000]
  await resting(billing.rates.bring([{ base: 'USD', quote: 'EUR', value: '0.9215', validFrom: now - day, source: 'bank' }, { base: 'USD', quote: 'EUR', value: '0.5', validFrom: now + day, source: 'bank' }], undefined))
  const list = { plan: plan.id, source: 'usd.csv', currency: 'USD', rows: [{ country: 'NL', micros: 83_200 }], mode: 'replace', dryRun: false, allowJumps: true, allowLoss: true, confirm: true } as const
  expect(await resting(billing.prices.import(list, undefined))).toMatchObject({ kind: 'imported' })
  const first = await accept({ to, text: 'one' }, { to, text: long })
  const ids = first.kind === 'done' ? first.outcomes.map((one) => ('accepted' in one ? one.accepted.id : '')) : []
  expect(purse().reserved).toBe(3 * 76_669) // 76,668.8
  expect(await resting(billing.convertedFor(ids[1]!))).toMatchObject({ unit: 83_200, currency: 'USD', rate: billing.rates.list(9).at(-1)!.id })
  clock.advance(day)
  await accept({ to, text: 'two' })
  expect(purse().reserved).toBe(3 * 76_669 + 41_600)
  await rest()
  await answer(taken('1'), taken('2'), taken('3'), taken('4'))
  for (const id of ['1', '2', '3', '4']) await receipt(id, 'delivered')
  expect(purse()).toMatchObject({ reserved: 0, revenue: 3 * 76_669 + 41_600 })
  const used = await resting(billing.usage({ workspace }, 0, 1e6))
  expect(used.map(({ unit, parts, cost }) => [unit, parts, cost])).toEqual([[41_600, 1, 25_000], [76_669, 3, 50_000]]) // one cost for a message, whatever its parts
  expect(await faults()).toEqual([])
  expect(await resting(billing.book({ workspace, kind: 'top_up', micros: 2_000_001, currency: 'USD', reference: 'wire 1' }))).toMatchObject({ kind: 'booked', entry: { legs: { available: 1_000_001 }, foreign: { micros: 2_000_001, currency: 'USD' } } })
  expect(await resting(billing.book({ workspace, kind: 'top_up', micros: 2_000_001, currency: 'USD', reference: 'wire 1' }))).toMatchObject({ kind: 'repeated' })
  expect((await resting(billing.entries(workspace, { limit: 1, kinds: ['top_up'] })))[0]).toMatchObject({ rate: expect.stringMatching(/^rat_/), foreign: { micros: 2_000_001, currency: 'USD' } })
  expect(await resting(billing.book({ workspace, kind: 'top_up', micros: 1, currency: 'GBP' }))).toEqual({ kind: 'no_rate' })
  expect(await faults()).toEqual([])
})

test('usage is added up by campaign and by tag, and what each conversion cost is told', async () => {
  const { billing, gateway, resting, rest, answer, receipt } = await shop()
  const bulk = (campaign: string, tags?: string[]) => ({ to, text: 'Hi', lane: 'bulk' as const, campaign, ...(tags && { tags }) })
  await resting(gateway.accept([bulk('cmp_1', ['sale', 'red']), bulk('cmp_1', ['sale']), bulk('cmp_2'), { to, text: 'Hi' }], owner))
  await rest()
  await answer(taken('1'), taken('2'), taken('3'), taken('4'))
  for (const id of ['1', '2', '3', '4']) await receipt(id, 'delivered')
  const by = async (kind: 'tag' | 'campaign') => (await resting(billing.labelled(workspace, kind, 0, 1e6))).map(({ label, messages, parts, charged }) => [label, messages, parts, charged])
  expect(await by('campaign')).toEqual([['cmp_1', 2, 2, 2 * 83_200], ['cmp_2', 1, 1, 83_200]])
  expect(await by('tag')).toEqual([['sale', 2, 2, 2 * 83_200], ['red', 1, 1, 83_200]])
  const order = (message: string, name = 'order') => resting(billing.conversions.tell({ workspace, message, campaign: 'cmp_1', tags: ['sale'] }, name, { micros: 5_000_000, currency: 'EUR' }))
  expect((await Promise.all([order('msg_1'), order('msg_1'), order('msg_1', 'visit'), order('msg_2')])).map(({ kind }) => kind)).toEqual(['told', 'repeated', 'told', 'told'])
  expect(await resting(billing.conversions.returns(workspace, 'campaign', 0, 1e6))).toMatchObject([
    { label: 'cmp_1', charged: 2 * 83_200, conversions: 3, worth: [{ micros: 15_000_000, currency: 'EUR' }] }, { label: 'cmp_2', conversions: 0, worth: [] },
  ])
})

test('what comes from phones is charged, and what its sender paid for is shared, in the transaction that stores it', async () => {
  const rows: PriceRow[] = [
    { country: 'NL', micros: 83_200 }, { traffic: 'inbound', micros: 10_000 }, { traffic: 'inbound', prefix: '3010', micros: 0, tariff: 1_500_000, share: 600_000 }, { traffic: 'inbound', country: 'BE', micros: 20_000 },
  ]
  const ownerOf = (number: string) => ({ workspace: number === '1600' ? 'wsp_below' : workspace, mode: number === '999' ? 'test' : 'live' }) as const
  const { inbound, billing, purse, faults, resting, clock, accept, db } = await shop({ rows, rig: { ownerOf } })
  const text = (source: string, destination: string) => inbound({ source, destination, esmClass: 0, dataCoding: 0, octets: new Uint8Array([72, 105]) })
  await text('31612345678', '31970101')
  await text('31612345678', '3010')
  await text('32471234567', '1600')
  await text('31612345678', '999')
  const earned = 600_000 - 10_000 - 20_000
  expect(purse()).toMatchObject({ available: 1_000_000 + earned, revenue: 30_000, cost: -600_000, reserved: 0 })
  expect(await faults()).toEqual([])
  const again = await gatewayRig({ billed: true, core: db.core, clock })
  expect(again.billing.accountOf(workspace)!.purse).toEqual(purse())
  expect(codes(await accept({ to: '+4915112345678', text: 'Hi' }))).toEqual(['no_price']) // a price of what comes in is none for what goes out
  clock.advance(40 * 86_400_000)
  const made = await resting(billing.invoices.make(workspace, monthOf(clock.wall()) - 1))
  expect('invoice' in made && made.invoice.lines.map(({ text: line, workspace: of, parts, exact }) => [line, of, parts, exact])).toEqual([
    ['SMS from BE', 'wsp_below', 1, 20_000], ['Share of paid SMS from NL', workspace, 1, -600_000], ['SMS from NL', workspace, 1, 10_000],
  ])
})

test('what is there for a campaign is told with the credit and without what budgets counted', async () => {
  const { billing, accept, rest, resting } = await shop({ balance: 1_000_000, credit: 50_000 })
  expect(billing.fundsOf('wsp_nobody', 'cmp_1')).toBeUndefined()
  for (const concern of [{ name: 'All' }, { name: 'Of another', campaign: 'cmp_2' }, { name: 'Belgium', country: 'BE' }])
    await resting(billing.budgets.create(workspace, { window: 'day', limit: 200_000, reached: 'hold', ...concern }))
  await accept({ to, text: 'one' })
  await rest()
  expect(billing.fundsOf(workspace, 'cmp_1')).toEqual({
    currency: 'EUR', available: 1_050_000 - 83_200,
    budgets: [{ name: 'All', country: undefined, left: 200_000 - 83_200 }, { name: 'Belgium', country: 'BE', left: 200_000 }],
  })
})

test('usage counts what left: what was canceled or refused is no message of it', async () => {
  const { billing, gateway, resting, rest, answer, receipt, clock } = await shop()
  const bulk = { to, text: 'Hi', lane: 'bulk' as const, campaign: 'cmp_1' }
  const result = await resting(gateway.accept([bulk, bulk, { ...bulk, scheduledAt: clock.wall() + 3_600_000 }], owner))
  const [, , canceled] = result.kind === 'done' ? result.outcomes.map((one) => ('accepted' in one ? one.accepted.id : '')) : []
  await rest()
  await answer(taken('1'), refused)
  await receipt('1', 'delivered')
  await resting(gateway.cancel(owner, canceled!))
  await rest()
  expect((await resting(billing.usage({ workspace }, 0, 1e6))).map(({ messages, parts, charged }) => [messages, parts, charged])).toEqual([[1, 1, 83_200]])
  expect(await resting(billing.labelled(workspace, 'campaign', 0, 1e6))).toMatchObject([{ label: 'cmp_1', messages: 1, parts: 1, charged: 83_200 }])
})
