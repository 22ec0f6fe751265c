import { expect, test } from 'vitest'
import { joinText } from '../sms/parts.ts'
import { readInbound, readReceipts } from './callback.ts'
import { profiles } from './profiles.ts'

test('a receipt in each shape reads the same', () => {
  const { twilio, vonage, cm } = profiles
  const same = { receipt: { id: 'X1', state: 'undelivered', final: true, err: '5' }, source: '31612345678' }
  expect(readReceipts(twilio.receipts, { MessageSid: 'X1', MessageStatus: 'undelivered', ErrorCode: '5', To: '+31612345678', From: 'SHOP' }).items).toMatchObject([{ ...same, destination: 'SHOP' }])
  expect(readReceipts(vonage.receipts, { messageId: 'X1', status: 'failed', 'err-code': '5', msisdn: '31612345678', to: 'SHOP' }).items).toMatchObject([{ ...same, destination: 'SHOP' }])
  expect(readReceipts(cm.receipts, { messages: { msg: { reference: 'X1', to: '0031612345678', status: { code: '3', errorCode: '5' } } } }).items).toMatchObject([same])
})

test('many come at once where the shape has a list', () => {
  const msg = ['0', '2'].map((code, i) => ({ reference: `r${i}`, to: '0031612345678', status: { code } }))
  expect(readReceipts(profiles.cm.receipts, { messages: { msg } }).items.map(({ receipt }) => [receipt.id, receipt.state, receipt.final])).toEqual([['r0', 'accepted', false], ['r1', 'delivered', true]])
})

test('what cannot be understood ends no message and is told', () => {
  const rule = profiles.twilio.receipts
  expect(readReceipts(rule, { MessageSid: 'X', MessageStatus: 'teleported' })).toMatchObject({ items: [{ receipt: { state: 'enroute', final: false } }], say: expect.stringContaining('teleported') })
  expect(readReceipts(rule, { MessageStatus: 'delivered' })).toEqual({ items: [], say: 'a receipt without an id at /MessageSid' })
  for (const fields of [undefined, null, 'text', 7, [], {}, { MessageSid: {}, MessageStatus: [] }]) expect(readReceipts(rule, fields).items).toEqual([])
  expect(readReceipts(rule, { MessageSid: 'X', MessageStatus: '__proto__' }).items[0]!.receipt.state).toBe('enroute')
})

test.each(['STOP', 'Да, приду 👍', 'ö'.repeat(500)])('a message from a phone keeps its text: %s', (text) => {
  const { items } = readInbound(profiles.twilio.inbound, { From: '+31612345678', To: '1600', Body: text })
  expect(items).toMatchObject([{ source: '31612345678', destination: '1600' }])
  expect(joinText(items)).toBe(text)
})

test('a message without sender or recipient is left out and told', () => {
  expect(readInbound(profiles.vonage.inbound, { msisdn: '31612345678', text: 'Hi' })).toEqual({ items: [], say: 'a message without a recipient at /to' })
})
