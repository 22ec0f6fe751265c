// As kills.test.ts with the ledger on PostgreSQL, whose server is killed too: then the gateway must end itself, and the next
// one finds everything that was acknowledged.
import { expect, test } from 'vitest'
import { startPostgres } from '../support/postgres.ts'
import { whyNoShim } from '../support/shim.ts'
import { killAgainAndAgain } from './kills.ts'
import { nothingBroken } from './town.ts'

const kills = 12
const postgres = await startPostgres()
const why = 'missing' in postgres ? `: skipped, ${postgres.missing}` : ''

test.skipIf('missing' in postgres)(`${kills} times kill -9 on PostgreSQL, of the gateway and of the server${why}`, async () => {
  if ('missing' in postgres) return
  try {
    const { line, tally, bound, atSteps, serverKills, endedWith } = await killAgainAndAgain(kills, undefined, postgres)
    console.log(whyNoShim === undefined ? line : `${line} · no kills at exact steps: ${whyNoShim}`)
    expect(tally).toMatchObject(nothingBroken)
    expect(tally.acknowledged).toBe(tally.attempted)
    expect(tally.acknowledged).toBeGreaterThan(kills * 50)
    expect(tally.duplicated).toBeLessThanOrEqual(bound)
    expect(serverKills).toBe(kills / 4)
    expect([...endedWith]).toEqual([70])
    for (const [step, times] of atSteps) expect(times, step).toBeGreaterThan(0)
  } finally {
    await postgres.stop()
  }
}, 300_000)
