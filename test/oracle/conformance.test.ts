import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { conformancePage, smppConformance } from '../../scripts/generate-smpp-conformance.ts'

test('the conformance page is what the rows say', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../..', conformancePage), 'utf8')
  expect(page, 'run: node scripts/generate-smpp-conformance.ts').toBe(smppConformance())
})
