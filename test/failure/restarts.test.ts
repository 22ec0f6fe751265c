// Planned restarts under load, with the operator and the witness outside (P4).
import { expect, test } from 'vitest'
import { restartAgainAndAgain } from './restarts.ts'
import { nothingLeft } from './town.ts'

const restarts = 20

test(`${restarts} times SIGTERM under load: no loss, no duplicate, no unknown`, async () => {
  const { line, tally, labelled, codes } = await restartAgainAndAgain(restarts)
  console.log(line)
  expect(tally).toMatchObject(nothingLeft)
  expect(labelled).toBe(0)
  expect(tally.acknowledged).toBe(tally.attempted)
  expect(tally.acknowledged).toBeGreaterThan(restarts * 100)
  expect(codes.every((code) => code === 0)).toBe(true)
}, 900_000)
