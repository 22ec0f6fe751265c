// A flush to disk fails. Nobody may go on after that: the process ends at once, and a new one recovers from what is there.
import { expect, onTestFinished, test } from 'vitest'
import { shimmed, whyNoShim } from '../support/shim.ts'
import { tell } from './tell.ts'
import { nothingBroken, pause, sayTally, Town } from './town.ts'

const failures = 6

test(`${failures} times a flush fails under load: the process ends, nothing acknowledged is lost`, async (context) => {
  if (whyNoShim !== undefined) return context.skip(`no flush can be made to fail: ${whyNoShim}`)
  const town = new Town()
  onTestFinished(() => town.close())
  await town.startSmsc()
  await town.startGateway()
  town.load()
  await pause(500)
  const codes: (number | null)[] = []
  for (let failure = 0; failure < failures; failure++) {
    await town.killGateway()
    await town.startGateway(shimmed({ prefix: town.dataDir, failFlush: 30 + Math.floor(Math.random() * 60) }))
    codes.push(await Promise.race([town.gateway!.exited, pause(120_000).then(() => -1)]))
    town.gateway = undefined
    await town.startGateway()
    await pause(400)
  }
  await town.rest()
  await town.untilDone()
  await town.stopGateway()
  const tally = await town.tally()
  tell('failed flushes', `failed flushes ${failures} · ${sayTally(tally, 2 * failures * 1_000, town.startsMs.slice(1))}`)
  // 70: ended on purpose, because the database can no longer be trusted.
  expect(codes).toEqual(Array.from({ length: failures }, () => 70))
  expect(tally).toMatchObject(nothingBroken)
  expect(tally.acknowledged).toBe(tally.attempted)
}, 900_000)
