import { expect, test } from 'vitest'
import { gatewayRig, workspace } from '../../../test/support/gateway-rig.ts'
import { invoiceCsv, invoicePdf } from './invoice-files.ts'
import { monthOf } from '../../kit/months.ts'

test('an invoice has the fees and the usage of a month that is over, of all that it pays for, to the millionth until its lines; numbers have no gap', async () => {
  const { billing, gateway, resting, rest, answer, receipt, clock } = await gatewayRig({ billed: true })
  const plan = await resting(billing.plans.create({ name: 'Shops', currency: 'EUR', charge: 'submitted', monthlyFee: 5_000_000, includedParts: 0 }))
  const rows = [{ country: 'NL', micros: 83_333 }, { country: 'BE', micros: 70_000 }]
  await resting(billing.prices.import({ plan: plan.id, source: 'x', rows, mode: 'replace', dryRun: false, allowJumps: false, allowLoss: false, confirm: false }, undefined))
  for (const who of [workspace, 'wsp_two']) await resting(billing.customers.set({ workspace: who, plan: plan.id, payment: 'postpaid', credit: 100_000_000, whenSpent: 'refuse' }))
  const month = monthOf(clock.wall())
  for (const [who, to] of [[workspace, '+31612345678'], [workspace, '+32471234567'], ['wsp_below', '+31612345678']] as const) {
    await resting(gateway.accept([{ to, text: 'Hi' }, { to, text: 'x'.repeat(161) }], { workspace: who, mode: 'live' }))
    await rest()
    const ids = ['1', '2', '3'].map((id) => `${who}${to}${id}`)
    await answer(...ids.map((operatorId) => ({ kind: 'submitted', operatorId }) as const))
    for (const id of ids) await receipt(id, 'delivered', { from: to.slice(1) })
  }
  expect((await resting(billing.invoices.make(workspace, month))).kind).toBe('not_over')
  const soFar = (await resting(billing.invoices.preview(workspace)))[0]!
  expect(await resting(billing.invoices.preview('wsp_below'))).toEqual([]) // another pays for it
  expect(await resting(billing.invoices.list(undefined, 10))).toEqual([])
  clock.advance(40 * 86_400_000)
  const made = await resting(Promise.all([billing.invoices.make(workspace, month), billing.invoices.make('wsp_two', month), billing.invoices.make(workspace, month)]))
  expect(made.map(({ kind }) => kind)).toEqual(['made', 'made', 'there'])
  const invoices = await resting(billing.invoices.list(undefined, 10))
  expect(invoices.map(({ name }) => name)).toEqual(['000002', '000001'])
  expect(await resting(billing.invoices.get('wsp_two', 1))).toBeUndefined()
  expect(invoices[1]!.lines[0]).toEqual({ text: 'Shops, 2026-01', exact: 5_000_000, amount: 5_000_000 })
  expect(invoices[1]!.lines.slice(1).map(({ text, workspace: of, parts, unit, exact, amount }) => [text, of, parts, unit, exact, amount])).toEqual([
    ['SMS to NL', 'wsp_below', 3, 83_333, 249_999, 250_000],
    ['SMS to BE', workspace, 3, 70_000, 210_000, 210_000],
    ['SMS to NL', workspace, 3, 83_333, 249_999, 250_000],
  ])
  const invoice = invoices[1]!
  expect([soFar.month, soFar.lines, soFar.total]).toEqual([month, invoice.lines, invoice.total])
  expect(invoiceCsv(invoice).split('\r\n')[1]).toMatch(/^000001,2026-01,"Shops, 2026-01",,,,,,5\.00,5\.00,EUR$/)
  const share = { ...invoice, lines: [{ text: '=1+1', exact: -600_000, amount: -600_000, unit: -600_000, parts: 1 }] }
  expect(invoiceCsv(share).split('\r\n')[1]).toBe(`000001,2026-01,"'=1+1",,,,1,-0.60,-0.60,-0.60,EUR`)
  const pdf = await invoicePdf(invoice, 'A shop')
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.length).toBeGreaterThan(1_000)
})
