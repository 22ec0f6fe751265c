import { expect, test } from 'vitest'
import { checkMessageId } from '../../smpp/versions.ts'
import { deliverSm } from '../receipts.ts'
import { stages } from '../message.ts'
import { writtenId } from './ids.ts'
import type { IdForm } from './personality.ts'

const forms: readonly IdForm[] = ['decimal', 'hex', 'upper-hex', 'padded', 'padded-hex']

test('no id, however large, is more than a peer of version 3.3 takes, and no two of a year are alike', () => {
  const ids = [1, 99_999_999, 100_000_000, 1_000_000_001, 2 ** 32 - 1, 2 ** 32, 10 ** 12]
  for (const form of forms) {
    for (const id of ids) checkMessageId(writtenId(id, form, 0x33), 0x33)
    const year = [1_000_000_000, 1_000_000_001, 1_999_999_999, 3_999_999_999].map((id) => writtenId(id, form, 0x33))
    expect(new Set(year).size).toBe(year.length)
  }
  expect(writtenId(100_000_000, 'decimal', 0x33)).toBe('5f5e100')
  expect(writtenId(99_999_999, 'decimal', 0x33)).toBe('99999999')
  expect(writtenId(100_000_000, 'decimal', 0x34)).toBe('100000000')
})

test('a receipt names the message as its answer did', () => {
  const message = { id: 1_000_000_000, stage: stages.receipt, state: 2, octets: new Uint8Array(), dataCoding: 0, esmClass: 0, acceptedAt: 0, doneAt: 0, userReference: null } as never
  const { short_message: text } = deliverSm(message, 0x33) as { short_message: Uint8Array }
  expect(Buffer.from(text).toString('latin1')).toMatch(/^id:3b9aca00 /)
})
