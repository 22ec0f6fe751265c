import { expect, test } from 'vitest'
import { gatewayRig, owner, workspace } from '../../test/support/gateway-rig.ts'
import { ledgerFaults, ledgerTables } from '../../test/support/ledger-sums.ts'

const to = '+31612345678'
const long = 'x'.repeat(200)
const refused = { kind: 'refused', status: 'ESME_RINVDSTADR', retry: 'never' } as const

async function shop({ charge = 'submitted', includedParts = 3 }: { charge?: 'submitted' | 'accepted'; includedParts?: number } = {}) {
  const rig = await gatewayRig({ billed: true })
  const { billing, resting, clock } = rig
  const plan = await resting(billing.plans.create({ name: 'Usual', currency: 'EUR', charge, monthlyFee: 0, includedParts }))
  const list = { plan: plan.id, source: 'p.csv', rows: [{ country: 'NL', micros: 83_200 }], mode: 'replace', dryRun: false, allowJumps: false, allowLoss: false, confirm: false } as const
  await resting(billing.prices.import(list, undefined))
  await resting(billing.customers.set({ workspace, plan: plan.id, payment: 'prepaid', credit: 0, whenSpent: 'hold' }))
  const included = () => billing.accountOf(workspace)!.included
  const faults = async () => {
    const [row] = await resting(rig.db.read('SELECT sum(parts) AS parts FROM allowance'))
    const stored = includedParts - Number(row!['parts'])
    return [...ledgerFaults(await resting(ledgerTables((sql) => rig.db.read(sql)))), ...(stored === included() ? [] : [`${stored} are stored`])]
  }
  const later = (text = 'later') => rig.send({ to, text, scheduledAt: clock.wall() + 86_400_000 })
  return { ...rig, plan, included, faults, later }
}

test('included parts come back when a message is canceled or refused before it left, also after a restart', async () => {
  const { gateway, db, clock, resting, answer, send, later, included, faults } = await shop()
  const id = await later(long)
  expect(included()).toBe(1)
  await resting(gateway.cancel(owner, id))
  expect(included()).toBe(3)
  expect(await faults()).toEqual([])
  await send()
  await answer(refused)
  expect(included()).toBe(3)
  const waits = await later()
  const again = await gatewayRig({ billed: true, core: db.core, clock })
  expect(again.billing.accountOf(workspace)!.included).toBe(2)
  await again.resting(again.gateway.cancel(owner, waits))
  expect(again.billing.accountOf(workspace)!.included).toBe(3)
})

test('included parts that an operator took stay used, and so do those of a plan by which everything accepted is paid', async () => {
  const { answer, send, included, receipt, faults } = await shop()
  await send()
  await answer({ kind: 'submitted', operatorId: '1' })
  await receipt('1', 'undelivered')
  expect(included()).toBe(2)
  expect(await faults()).toEqual([])
  const all = await shop({ charge: 'accepted' })
  await all.send()
  await all.answer(refused)
  expect(all.included()).toBe(2)
})

test('another text takes the included parts that it needs, not those of both', async () => {
  const { gateway, resting, later, included, faults } = await shop()
  const id = await later(long)
  expect(await resting(gateway.replace(owner, id, { text: 'x'.repeat(400) }))).toBe('replaced')
  expect(included()).toBe(0)
  expect(await resting(gateway.replace(owner, id, { text: 'short' }))).toBe('replaced')
  expect(included()).toBe(2)
  expect(await faults()).toEqual([])
  await resting(gateway.cancel(owner, id))
  expect(included()).toBe(3)
})

test('parts of a month that is over come back to that month, not to the next one', async () => {
  const { gateway, clock, db, resting, later, included } = await shop()
  const id = await later(long)
  clock.advance(40 * 86_400_000 - 1)
  expect(included()).toBe(3)
  await resting(gateway.cancel(owner, id))
  expect(included()).toBe(3)
  expect((await resting(db.read('SELECT sum(parts) AS parts FROM allowance')))[0]!['parts']).toBe(0)
})

test('bulk that waits for money goes when included parts come back', async () => {
  const { gateway, resting, rest, later, sent, accept } = await shop({ includedParts: 1 })
  const id = await later()
  await accept({ to, text: 'waits', lane: 'bulk' })
  expect((await resting(gateway.messages(owner, { status: 'held', limit: 9 }))).data).toHaveLength(1)
  await resting(gateway.cancel(owner, id))
  await rest(1_000)
  expect(sent).toHaveLength(1)
})
