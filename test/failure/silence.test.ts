// The operator is there and says nothing: the wire swallows everything, or answers come after nobody waits for them any more.
// Both take time-outs, up to a minute in which little happens: they run side by side.
import { describe, test } from 'vitest'
import { openProxy } from '../support/proxy.ts'
import { openMoodyOperator } from './moody.ts'
import { tell } from './tell.ts'
import { nothingBroken, pause, sayTally, Town } from './town.ts'

/** After which a part without an answer is uncertain. */
const responseMs = 60_000
const load = { loops: 1, perBatch: 60, pauseMs: 300 }

describe.concurrent('silence', () => {
  test.for(['all', 'answers'] as const)('a connection that swallows %s is noticed, and what was under way goes over a new one', async (swallow, { expect, onTestFinished }) => {
    const town = new Town()
    onTestFinished(() => town.close())
    await town.startSmsc()
    const wire = await openProxy(() => town.smscPort)
    onTestFinished(() => wire.close())
    town.operatorPort = () => wire.port
    await town.startGateway()
    town.load(load)
    await pause(1_000)
    wire.set({ swallow })
    const [began, opened] = [performance.now(), wire.opened]
    // It dials anew when it has understood.
    while (wire.opened === opened && performance.now() - began < 5 * 60_000) await pause(100)
    const noticedMs = Math.round(performance.now() - began)
    const noticed = wire.opened > opened
    wire.set({})
    wire.cut('reset') // what the hole took is gone, on the new connection too
    await pause(1_500)
    await town.rest()
    await town.untilDone()
    await town.stopGateway()
    const tally = await town.tally()
    // The window of the connection that was lost, and of the one that was dialled into the hole.
    const bound = 2 * 1_000
    tell(`half-open, ${swallow}`, `half-open, ${swallow} swallowed, noticed after ${noticedMs} ms · ${sayTally(tally, bound, [])}`)
    expect(noticed).toBe(true)
    expect(tally).toMatchObject(nothingBroken)
    expect(tally.acknowledged).toBe(tally.attempted)
    expect(tally.duplicated).toBeLessThanOrEqual(bound)
  })

  test('answers that come too late still count: nothing is lost or unknown, and second copies say so', async ({ expect, onTestFinished }) => {
    const operator = await openMoodyOperator({ answerMs: 5 })
    onTestFinished(() => operator.close())
    const town = new Town()
    onTestFinished(() => town.close())
    town.operatorPort = () => operator.port
    await town.startGateway()
    town.load(load)
    await pause(1_000)
    operator.set({ leastMs: responseMs + 6_000, answerMs: responseMs + 12_000 })
    await pause(1_000)
    operator.set({ answerMs: 5 })
    await pause(1_000)
    await town.rest()
    await pause(responseMs + 12_000) // what is held until then has no end that a database could show
    await town.untilDone()
    const { code } = await town.stopGateway()
    const tally = await town.tally(operator.shown())
    tell('late answers', `answered late ${operator.late} · ${sayTally(tally, operator.late, [])}`)
    expect(operator.late).toBeGreaterThan(10)
    expect(tally).toMatchObject({ ...nothingBroken, unknown: 0 })
    expect(tally.acknowledged).toBe(tally.attempted)
    expect(tally.duplicated).toBeLessThanOrEqual(operator.late)
    expect(tally.duplicated).toBeGreaterThan(0)
    expect(code).toBe(0)
  }, 900_000)
})
