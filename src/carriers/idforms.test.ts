import { expect, test } from 'vitest'
import { canonicalId } from '../smpp/receipt.ts'
import { createIdForms, rulesFrom } from './idforms.ts'

test.each([
  [{ response: 'auto', receipt: 'auto' }, '00AF', '175', '00AF', '175'],
  [{ response: 'hex', receipt: 'decimal' }, '00AF', '0175', 'af', 'af'],
  [{ response: 'decimal', receipt: 'hex' }, '00175', '00AF', '175', '175'],
  [{ response: 'hex', receipt: 'hex' }, '00AF', 'af', 'af', 'af'],
  [{ response: 'as-is', receipt: 'as-is' }, '00AF', 'x-1', '00AF', 'x-1'],
  [{ response: 'auto', receipt: 'auto' }, 'a'.repeat(10_000), 'a'.repeat(10_000), 'a'.repeat(128), 'a'.repeat(128)],
  [{ response: 'as-is', receipt: 'as-is', receiptCut: { start: 5, end: 2 } }, '0123', 'smsc-0123-1', '0123', '0123'],
  [{ response: 'hex', receipt: 'decimal', responseCut: { start: 2, end: 0 } }, '0xAF', '175', 'af', 'af'],
  [{ response: 'as-is', receipt: 'as-is', receiptCut: { start: 5, end: 2 } }, 'short', 'short', 'short', 'short'],
  [{ response: 'hex', receipt: 'decimal' }, 'B4A20CE5-17', 'B4A20CE5-17', 'b4a20ce5-17', 'b4a20ce5-17'],
] as const)('with ids pinned as %j both sides can be compared', (receiptIds, answered, reported, a, b) => {
  const { ofAnswer, inReceipt } = createIdForms(receiptIds)
  expect(ofAnswer(answered)).toBe(a)
  const receipt = inReceipt({ id: reported, otherId: reported, state: 'delivered', final: true, raw: '' })
  expect([receipt.id, receipt.otherId]).toEqual([b, b])
})

test.each([
  ['7f3a', '7F3A', { response: 'as-is', receipt: 'as-is' }],
  ['af12', '44818', { response: 'hex', receipt: 'decimal' }],
  ['44818', 'AF12', { response: 'decimal', receipt: 'hex' }],
  ['1234', 'smsc-001234-1', { response: 'as-is', receipt: 'as-is', receiptCut: { start: 5, end: 2 } }],
  ['north.88123', '88123', { response: 'as-is', receipt: 'as-is', responseCut: { start: 6, end: 0 } }],
  ['123', 'x-123', undefined],
  ['abcdef12', 'qqqq', undefined],
])('of an answer %s and its receipt %s the rules are seen', (answered, reported, rules) => {
  expect(rulesFrom(answered, reported)).toEqual(rules)
  if (!rules) return
  const { ofAnswer, inReceipt } = createIdForms(rulesFrom(answered, reported)!)
  const receipt = inReceipt({ id: reported, state: 'delivered', final: true, raw: '' })
  expect(canonicalId(receipt.id)).toBe(canonicalId(ofAnswer(answered)))
})
