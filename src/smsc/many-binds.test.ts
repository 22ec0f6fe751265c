import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const bench = resolve(import.meta.dirname, '../../bench/binds.ts')

test('2,000 programs are bound at once, each is answered, and no receipt is lost', { timeout: 120_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [bench, '2000'])
  expect(stdout).toContain('2000 of 2000 bound')
  expect(stdout).toContain('2000 answered, 0 refused, 2000 receipts')
})
