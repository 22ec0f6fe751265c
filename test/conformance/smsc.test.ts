import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { smscConformance, smscConformancePage } from '../../scripts/generate-smsc-conformance.ts'

test('the centre does what its conformance page says, and says what it does', async () => {
  const told = await smscConformance()
  expect(told).not.toContain('**no**')
  const page = readFileSync(resolve(import.meta.dirname, '../..', smscConformancePage), 'utf8')
  expect(page, 'run: node scripts/generate-smsc-conformance.ts').toBe(told)
})
