// A process that ended with 100,000 messages under way is ready again, with all of them taken up, within two seconds.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openAlone, workspace } from './alone.ts'

const messages = 100_000
const perBatch = 5_000
const mostMs = 2_000

test(`${messages} messages in flight are taken up within ${mostMs} ms`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-recovery-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'gateway.db')
  // The operator never answers: everything stays in flight until the process ends.
  let handedOver = 0
  const before = await openAlone({ file, window: messages, onSubmit: (parts) => void (handedOver += parts.length) })
  for (let first = 0; first < messages; first += perBatch) {
    const submissions = Array.from({ length: perBatch }, (_, i) => ({ to: `+316${10_000_000 + first + i}`, text: `Message ${first + i}`, from: 'Proof', lane: i % 2 ? 'bulk' as const : 'otp' as const }))
    expect((await before.gateway.accept(submissions, { workspace, mode: 'live' })).kind).toBe('done')
  }
  while (handedOver < messages * 0.9) await new Promise((resolve) => setTimeout(resolve, 20))
  await before.db.close() // not the gateway: it would wait for answers

  const began = performance.now()
  const after = await openAlone({ file, window: 0, onSubmit() {} })
  const ms = Math.round(performance.now() - began)
  console.log(`recovery of ${after.open} messages in flight: ${ms} ms`)
  expect(after.open).toBe(handedOver)
  expect(ms).toBeLessThan(mostMs)
  await after.close()
}, 120_000)
