// The wall clock of the gateway jumps an hour ahead and back, again and again, under load: what was acknowledged is
// delivered once, and ids keep their order.
import { mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { shimmed, whyNoShim } from '../support/shim.ts'
import { tell } from './tell.ts'
import { nothingLeft, pause, sayTally, Town } from './town.ts'

const hourNs = 3_600_000_000_000n

test('the clock jumps by an hour, back and forth', async (context) => {
  if (whyNoShim !== undefined) return context.skip(`the clock cannot be moved: ${whyNoShim}`)
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-clock-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const clock = join(folder, 'offset')
  const file = openSync(clock, 'w')
  const set = (ns: bigint) => {
    const octets = Buffer.alloc(8)
    octets.writeBigInt64LE(ns)
    writeSync(file, octets, 0, 8, 0)
  }
  set(0n)
  const town = new Town()
  onTestFinished(() => town.close())
  await town.startSmsc()
  await town.startGateway(shimmed({ prefix: folder, clock }))
  town.load()
  for (const jump of [1n, -1n, 0n, -1n, 1n, 0n]) {
    await pause(1_200)
    set(jump * hourNs)
  }
  await pause(1_000)
  await town.rest()
  await town.untilDone()
  const { code } = await town.stopGateway()
  const tally = await town.tally()
  tell('clock jumps', `clock jumps 6 of an hour · ${sayTally(tally, 0, [])}`)
  expect(tally).toMatchObject(nothingLeft)
  expect(tally.acknowledged).toBe(tally.attempted)
  expect(code).toBe(0)
}, 900_000)
