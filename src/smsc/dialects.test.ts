import { expect, test } from 'vitest'
import type { DeliverSm } from '../smpp/pdu.ts'
import { parseReceipt } from '../smpp/receipt.ts'
import { receiptForms, type ReceiptFormName } from './dialects.ts'
import { stages } from './message.ts'
import { deliverSm } from './receipts.ts'
import { anyMessage, octets, openRig } from './rig.ts'

const at = Date.UTC(2026, 10, 22, 10, 5, 30)
const ended = {
  ...anyMessage, id: 42, stage: stages.receipt, state: 5 as const, cause: 27, octets: octets('Hi'), acceptedAt: at, doneAt: at + 61_000,
}
const pduOf = (form: ReceiptFormName) => deliverSm(ended, 0x34, undefined, receiptForms[form]) as DeliverSm
const textOf = (form: ReceiptFormName) => Buffer.from(pduOf(form).short_message).toString('latin1')

test.each(Object.keys(receiptForms) as ReceiptFormName[])('a receipt in the dialect %s is read by whoever knows receipts', (form) => {
  const receipt = parseReceipt(pduOf(form))
  expect(receipt).toMatchObject({ id: '42', state: 'undelivered', final: true })
})

test('each dialect differs where it says so', () => {
  expect(textOf('standard')).toBe('id:42 sub:001 dlvrd:000 submit date:2611221005 done date:2611221006 stat:UNDELIV err:027 text:Hi')
  expect(textOf('seconds')).toContain('submit date:261122100530 ')
  expect(textOf('long-dates')).toContain('done date:20261122100631 ')
  expect(textOf('joined')).toContain(' submitdate:2611221005 donedate:')
  expect(textOf('capital')).toContain(' Text:Hi')
  expect(textOf('bare')).not.toMatch(/sub:|dlvrd:|text:/)
  expect(textOf('reordered')).toMatch(/^stat:UNDELIV err:027 id:42 /)
  expect(pduOf('no-tlvs').tlvs).toEqual([])
  expect(textOf('tlvs-only')).toBe('')
  expect(pduOf('payload').short_message).toHaveLength(0)
  expect(pduOf('ucs2').data_coding).toBe(8)
  expect(pduOf('unmarked').esm_class).toBe(0)
  expect(pduOf('data-sm')).toMatchObject({ command: 'data_sm', esm_class: 4 })
})

test('an account gets its receipts in its own dialect', async () => {
  const rig = await openRig({ accounts: [{ systemId: 'demo', password: 'demo', receipts: 'data-sm' }] })
  const program = await rig.bind()
  program.submit({ short_message: octets('Hi'), registered_delivery: 1 })
  await rig.pass(20)
  expect(program.delivered).toMatchObject([{ command: 'data_sm', esm_class: 4 }])
  expect(rig.smsc.counters()).toMatchObject({ answered: 1, owed: 0 })
})
