// The gateway is killed under load, at random instants and at exact steps, with the operator and the witness outside.
import { expect, test } from 'vitest'
import { whyNoShim } from '../support/shim.ts'
import { killAgainAndAgain } from './kills.ts'
import { nothingBroken } from './town.ts'

const kills = 50
/** submit_sm that may be unanswered on the one bind to the operator, and the parts of one message. */
const window = 1_000 + 2

test(`${kills} times kill -9 under load: nothing acknowledged is lost, duplicates are labelled and bounded`, async () => {
  const { line, tally, bound, openMost, atSteps } = await killAgainAndAgain(kills)
  console.log(whyNoShim === undefined ? line : `${line} · no kills at exact steps: ${whyNoShim}`)
  expect(tally).toMatchObject(nothingBroken)
  expect(tally.acknowledged).toBe(tally.attempted)
  expect(tally.acknowledged).toBeGreaterThan(kills * 50)
  expect(tally.duplicated).toBeLessThanOrEqual(bound)
  expect(openMost).toBeLessThanOrEqual(window)
  for (const [step, times] of atSteps) expect(times, step).toBeGreaterThan(0)
}, 900_000)
