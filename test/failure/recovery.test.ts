// A process that was killed with 100,000 messages under way: the next one takes up all of them.
import { expect, test } from 'vitest'
import { recoverFrom } from './recovery.ts'

const messages = 100_000

test(`${messages} messages in flight are taken up after kill -9`, async () => {
  const { open, line } = await recoverFrom(messages)
  console.log(line)
  expect(open).toBe(messages)
}, 300_000)
