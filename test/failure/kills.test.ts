// The gateway is killed under load, at random instants and at exact steps, with the operator and the witness outside.
import { expect, test } from 'vitest'
import { whyNoShim } from '../support/shim.ts'
import { killAgainAndAgain } from './kills.ts'

const kills = 50

test(`${kills} times kill -9 under load: nothing acknowledged is lost, duplicates are labelled and bounded`, async () => {
  const { line, tally, bound, atSteps } = await killAgainAndAgain(kills)
  console.log(whyNoShim === undefined ? line : `${line} · no kills at exact steps: ${whyNoShim}`)
  expect(tally).toMatchObject({ lost: 0, unlabelled: 0, unfinished: [], wrong: 0 })
  expect(tally.acknowledged).toBe(tally.attempted)
  expect(tally.acknowledged).toBeGreaterThan(kills * 100)
  expect(tally.duplicated).toBeLessThanOrEqual(bound)
  if (whyNoShim === undefined) expect(atSteps).toBeGreaterThan(kills / 5)
}, 600_000)
