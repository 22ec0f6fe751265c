// Tests a program that sends SMS: an SMSC with phones takes its messages. Run: node --test examples/test-with-phones.ts
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { startTestSmsc } from 'onesixty/testing'

const program = join(import.meta.dirname, 'smpp-client.ts')

void test('the code arrives, although the operator is slow', async () => {
  const smsc = await startTestSmsc({ systemId: 'shop', password: 'secret', personality: { delivery: { delay: 200 } } })
  try {
    spawn(process.execPath, [program, '31612345678', 'Your code is 4711', String(smsc.port)])
    const { text, from } = await smsc.waitForMessage('+31612345678', { timeoutMs: 15_000 })
    assert.match(text, /^Your code is \d{4}$/)
    assert.equal(from, 'Shop')
  } finally {
    await smsc.stop()
  }
})
