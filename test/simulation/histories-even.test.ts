// Half of the simulated histories; the other half is in the file beside, so that two processors share them.
import { expect, test } from 'vitest'
import { brokenBy } from './shrink.ts'
import { testHistories } from './histories.ts'
import { regressions } from './regressions.ts'

for (const { why, plan } of regressions)
  test(`once broken, never again: ${why}`, async () => {
    expect(await brokenBy(plan)).toEqual([])
  })

testHistories(0)
