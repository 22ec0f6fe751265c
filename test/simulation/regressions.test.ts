// Histories that once broke a promise.
import { expect, test } from 'vitest'
import { regressions } from './regressions.ts'
import { brokenBy } from './shrink.ts'

for (const { why, plan } of regressions)
  test(`once broken, never again: ${why}`, async () => {
    expect(await brokenBy(plan)).toEqual([])
  })
