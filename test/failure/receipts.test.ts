// A hundred thousand messages whose receipts come in every disorder (P6).
import { expect, test } from 'vitest'
import { disorderReceipts } from './receipts.ts'

const messages = 100_000

test(`${messages} messages with receipts in every disorder: all matched, none wrong, none backwards`, async () => {
  const { line, strange, listed, ...rest } = await disorderReceipts(messages)
  console.log(line)
  expect(rest).toEqual({ unmatched: [], wrong: [], backwards: [], listedInVain: [], refused: 0 })
  expect(strange).toBeGreaterThan(10)
  expect(listed).toBe(strange)
}, 600_000)
