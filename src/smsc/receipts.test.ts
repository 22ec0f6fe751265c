import { expect, test } from 'vitest'
import type { DeliverSm } from '../smpp/pdu.ts'
import { parseReceipt } from '../smpp/receipt.ts'
import { userData } from '../sms/parts.ts'
import type { Segmented } from '../sms/segments.ts'
import { segment } from '../sms/segments.ts'
import type { Message } from './message.ts'
import { deliverSm } from './receipts.ts'
import { anyMessage, octets } from './rig.ts'

const at = Date.UTC(2026, 10, 22, 10, 5, 30)
const message = (fields: Partial<Message>): Message => ({
  ...anyMessage, id: 42, stage: 1, state: 2, registeredDelivery: 1, octets: octets('Hi'), acceptedAt: at, expiresAt: at,
  doneAt: at + 60_000, ...fields,
})
const textOf = (fields: Partial<Message>, version = 0x34) =>
  Buffer.from((deliverSm(message(fields), version) as DeliverSm).short_message).toString()

test('a receipt reads as in appendix B, each with its own state, dates and text', () => {
  const dates = 'submit date:2611221005 done date:2611221006'
  expect(textOf({})).toBe(`id:42 sub:001 dlvrd:001 ${dates} stat:DELIVRD err:000 text:Hi`)
  expect(textOf({ state: 3, id: 43 })).toBe(`id:43 sub:001 dlvrd:000 ${dates} stat:EXPIRED err:000 text:Hi`)
  expect(textOf({ acceptedAt: at - 60_000 })).toContain('submit date:2611221004 ')
  expect(textOf({ doneAt: at })).toContain('done date:2611221005 ')
})

test('a receipt quotes twenty characters of the text, without its header, and nothing that is not ASCII', () => {
  expect(textOf({ octets: octets('Twenty characters, and more') })).toMatch(/text:Twenty characters, a$/)
  const [part] = userData(segment('Ж'.repeat(200)) as Segmented, 1)
  expect(textOf({ ...part })).toMatch(/text:\?{20}$/)
})

test('TLVs go to peers that know them, and the reference comes back', () => {
  const parsed = parseReceipt(deliverSm(message({ userReference: 7 }), 0x34) as DeliverSm)
  expect(parsed).toMatchObject({ id: '42', state: 'delivered', reference: 7, final: true })
  expect(deliverSm(message({ userReference: 7 }), 0x33).tlvs).toEqual([])
})

test('what a phone wrote goes as it is', () => {
  const written = { source: '31612345678', destination: '1600', esmClass: 0x40, dataCoding: 8 }
  expect(deliverSm(message({ stage: 2, ...written }), 0x34)).toMatchObject({
    source_addr: '31612345678', destination_addr: '1600', esm_class: 0x40, data_coding: 8, short_message: octets('Hi'),
  })
})
