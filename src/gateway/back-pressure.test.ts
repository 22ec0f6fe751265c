import { expect, test } from 'vitest'
import { manualClock } from '../kit/clock.ts'
import { createBackPressure } from './back-pressure.ts'

function rig() {
  const clock = manualClock()
  const flow = { waiting: [0, 0, 0] as [number, number, number], gone: 0 }
  const stuck = { waiting: [25_000, 25_000, 25_000] as const, gone: 7 }
  const { pass, stored } = createBackPressure({
    clock,
    queue: {
      flow: () => new Map<string, typeof flow | typeof stuck>([['busy', flow], ['down', stuck]]),
      waitingOf: (connection, workspace) => (workspace !== 'big' ? [0, 0, 0] : connection === 'busy' ? flow.waiting : stuck.waiting),
    },
  })
  const gone: string[] = []
  /** Sends so many a second for so long. */
  const send = async (perSecond: number, ms: number) => {
    for (let past = 0; past < ms; past += 5) {
      flow.gone += (perSecond * 5) / 1_000
      clock.advance(5)
      await Promise.resolve()
    }
  }
  const bring = (name: string, count = 1_000, lane: 0 | 1 | 2 = 2, workspace = 'big') => {
    const waits = pass(workspace, count, lane)
    if (!waits) gone.push(name)
    else void waits.then(() => gone.push(name))
    return waits !== undefined
  }
  return { flow, send, bring, stored, gone, pass }
}

/** Looked at twice, so that its speed is known. */
async function moving(perSecond: number) {
  const made = rig()
  await made.pass('big', 0, 2)
  await made.send(perSecond, 150)
  await made.pass('big', 0, 2)
  return made
}

test('nobody waits for an operator that is slow, or for one that is down, however much lies there', async () => {
  const { flow, bring } = await moving(4_000)
  flow.waiting = [0, 0, 25_000]
  expect(bring('first')).toBe(false)
})

test('where a connection is fast who brings more than it has sent waits, in order, until it has', async () => {
  const { flow, bring, send, gone } = await moving(20_000)
  flow.waiting = [0, 0, 4_500]
  await send(20_000, 10)
  expect([bring('first'), bring('second')]).toEqual([true, true])
  flow.waiting = [0, 0, 2_500] // 1,500 fit: the first, and by then less than the whole of the second, which may overdo it
  await send(20_000, 20)
  expect(gone).toEqual(['first', 'second'])
  expect(bring('third')).toBe(true) // both are on their way to the queue
})

test('what is let go counts until it is stored', async () => {
  const { bring, send, stored, gone } = await moving(20_000)
  expect(bring('large', 5_000)).toBe(false)
  expect(bring('next')).toBe(true)
  await send(20_000, 50)
  expect(gone).toEqual(['large'])
  stored('big', 5_000, 2)
  await send(20_000, 10)
  expect(gone).toEqual(['large', 'next'])
})

test('codes wait for nobody, and nobody for what goes after them', async () => {
  const { flow, bring, send } = await moving(20_000)
  flow.waiting = [0, 0, 9_000]
  await send(20_000, 10)
  expect(bring('code', 1, 0)).toBe(false)
  expect(bring('bulk')).toBe(true)
  expect(bring('transactional', 1, 1)).toBe(false) // nor behind bulk that waits
  flow.waiting = [9_000, 0, 9_000]
  await send(20_000, 10)
  expect(bring('code', 1, 0)).toBe(false)
  expect(bring('transactional', 1, 1)).toBe(true)
})

test('who is on the way to the queue holds up nobody who goes before', async () => {
  const { flow, bring, send } = await moving(20_000)
  flow.waiting = [0, 0, 3_000]
  await send(20_000, 10)
  expect(bring('bulk', 10_000)).toBe(false)
  expect(bring('transactional', 1, 1)).toBe(false)
  expect(bring('more bulk')).toBe(true)
})

test('a workspace that brings little waits for no other one, and for its own as others do', async () => {
  const { flow, bring, stored, send, gone } = await moving(20_000)
  flow.waiting = [0, 0, 9_000]
  await send(20_000, 10)
  expect(bring('of the big one')).toBe(true)
  expect([bring('one', 300, 2, 'small'), bring('two', 300, 2, 'small'), bring('three', 300, 2, 'small')]).toEqual([false, false, true])
  stored('small', 300, 2)
  await send(20_000, 10)
  expect(gone).toEqual(['one', 'two', 'three'])
})

test('nobody waits longer than a second', async () => {
  const { flow, bring, send, gone } = await moving(20_000)
  flow.waiting = [0, 0, 9_000]
  await send(20_000, 10)
  expect(bring('one')).toBe(true)
  await send(20_000, 990)
  expect(gone).toEqual([])
  await send(20_000, 20)
  expect(gone).toEqual(['one'])
})

test('where to look takes long, it is done seldom', () => {
  const clock = manualClock()
  let looks = 0
  const slow = {
    flow() {
      looks++
      clock.advance(2)
      return new Map()
    },
    waitingOf: () => [0, 0, 0] as const,
  }
  const { pass } = createBackPressure({ clock, queue: slow })
  for (let ms = 0; ms < 100; ms++) {
    expect(pass('any', 1, 2)).toBeUndefined()
    clock.advance(1)
  }
  expect(looks).toBe(3) // each 40 ms, of which it takes two
})
