import { expect, test } from 'vitest'
import { createIdForms } from './idforms.ts'

test.each([
  [{ response: 'auto', receipt: 'auto' }, '00AF', '175', '00AF', '175'],
  [{ response: 'hex', receipt: 'decimal' }, '00AF', '0175', 'af', 'af'],
  [{ response: 'decimal', receipt: 'hex' }, '00175', '00AF', '175', '175'],
  [{ response: 'hex', receipt: 'hex' }, '00AF', 'af', 'af', 'af'],
  [{ response: 'as-is', receipt: 'as-is' }, '00AF', 'x-1', '00AF', 'x-1'],
  [{ response: 'hex', receipt: 'decimal' }, 'B4A20CE5-17', 'B4A20CE5-17', 'b4a20ce5-17', 'b4a20ce5-17'],
] as const)('with ids pinned as %j both sides can be compared', (receiptIds, answered, reported, a, b) => {
  const { ofAnswer, inReceipt } = createIdForms(receiptIds)
  expect(ofAnswer(answered)).toBe(a)
  const receipt = inReceipt({ id: reported, otherId: reported, state: 'delivered', final: true, raw: '' })
  expect([receipt.id, receipt.otherId]).toEqual([b, b])
})
