// The operator fails under load: it is killed, hangs, throttles, is reached by a wire that slices, corrupts, resets and
// half-closes. What the gateway acknowledged arrives, and duplicates stay within the window of each connection that was lost.
import { expect, onTestFinished, test } from 'vitest'
import { openProxy, type Proxy } from '../support/proxy.ts'
import { openMoodyOperator } from './moody.ts'
import { tell } from './tell.ts'
import { nothingBroken, nothingLeft, pause, sayTally, Town } from './town.ts'

const window = 1_000

async function running(): Promise<{ town: Town; wire: Proxy }> {
  const town = new Town()
  onTestFinished(() => town.close())
  await town.startSmsc()
  const wire = await openProxy(() => town.smscPort)
  onTestFinished(() => wire.close())
  town.operatorPort = () => wire.port
  await town.startGateway()
  town.load()
  await pause(500)
  return { town, wire }
}

/** Everything comes to rest, and nothing that was promised is broken; `losses` connections were lost. */
async function settled(town: Town, losses: number, what: string): Promise<void> {
  await town.rest()
  await town.untilDone()
  const { code } = await town.stopGateway()
  const tally = await town.tally()
  tell(what, `${what} · ${sayTally(tally, losses * window, [])}`)
  expect(tally).toMatchObject(nothingBroken)
  expect(tally.acknowledged).toBe(tally.attempted)
  expect(tally.duplicated).toBeLessThanOrEqual(losses * window)
  expect(code).toBe(0)
}

test('the operator is killed five times', async () => {
  const { town } = await running()
  for (let kill = 0; kill < 5; kill++) {
    await town.killSmsc()
    await pause(100 + Math.random() * 800)
    await town.startSmsc()
    await pause(1_500)
  }
  await settled(town, 5, 'operator killed 5 times')
}, 600_000)

test('the operator hangs and goes on', async () => {
  const { town } = await running()
  for (let hang = 0; hang < 3; hang++) {
    town.smsc!.child.kill('SIGSTOP')
    await pause(2_500)
    town.smsc!.child.kill('SIGCONT')
    await pause(1_000)
  }
  await settled(town, 0, 'operator hung 3 times')
}, 600_000)

test('the wire resets, half-closes, slices and delays', async () => {
  const { town, wire } = await running()
  const cuts = 6
  for (let cut = 0; cut < cuts; cut++) {
    wire.set(cut % 2 ? { slice: 7, delayMs: 1 } : { delayMs: 150 })
    await pause(800)
    wire.cut(cut % 3 === 2 ? 'half-close' : 'reset')
    await pause(700)
  }
  wire.set({})
  await settled(town, cuts, `connections cut ${cuts} times`)
}, 600_000)

test('the operator throttles, fails for a while and answers slowly', async () => {
  const operator = await openMoodyOperator({ perSecond: 250, fail: 0.02, answerMs: 200 })
  onTestFinished(() => operator.close())
  const town = new Town()
  onTestFinished(() => town.close())
  town.operatorPort = () => operator.port
  await town.startGateway()
  town.load({ loops: 1, perBatch: 600, pauseMs: 500, lane: 'transactional' })
  await pause(1_500)
  await town.rest()
  await town.untilDone()
  await town.stopGateway()
  const tally = await town.tally(operator.shown())
  tell('operator throttles', `throttled ${operator.throttled}, failed ${operator.failed} · ${sayTally(tally, 0, [])}`)
  expect(tally).toMatchObject(nothingLeft)
  expect(operator.throttled).toBeGreaterThan(0)
  expect(operator.failed).toBeGreaterThan(0)
}, 600_000)

test('the wire changes octets: nothing is taken for what it is not', async () => {
  const { town, wire } = await running()
  for (let round = 0; round < 4; round++) {
    wire.set({ corrupt: 0.01 })
    await pause(1_000)
    wire.set({})
    await pause(1_000)
  }
  // A changed length may make a side wait for a PDU that never ends.
  wire.cut('reset')
  await town.rest()
  await town.untilDone(15_000)
  const { code } = await town.stopGateway()
  const tally = await town.tally()
  // SMPP has no checksum: a changed octet may make a number another number or an answer a refusal. But no acknowledged
  // message disappears from the books, and the process lives.
  tell('octets changed', `octets changed · ${sayTally(tally, wire.opened * window, [])}`)
  expect(tally.gone).toBe(0)
  expect(tally.acknowledged).toBe(tally.attempted)
  expect(code).toBe(0)
}, 600_000)
