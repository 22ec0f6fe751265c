import { expect, test } from 'vitest'
import { manualClock } from '../kit/clock.ts'
import type { SessionState } from './states.ts'
import { due, newTimes, Stopwatch } from './timers.ts'
import type { Due, Times } from './timers.ts'

const limits = {
  initMs: 10, enquireMs: 30, enquireAnswerMs: 15, inactivityMs: 300, pduReadMs: 12, writeMs: 60,
  drainMs: 20, unbindMs: 5,
}
const start = newTimes(0)

const rows: [string, SessionState, Partial<Times>, number, Due][] = [
  ['a fresh session waits for its bind', 'open', {}, 9, 'nothing'],
  ['no bind in time closes', 'open', {}, 10, 'init_timeout'],
  ['silence is asked about', 'bound_trx', {}, 30, 'enquire'],
  ['not before', 'bound_trx', {}, 29, 'nothing'],
  ['nor when the peer was heard', 'bound_rx', { receivedAt: 1 }, 30, 'nothing'],
  ['nor twice', 'bound_trx', { enquiredAt: 30 }, 44, 'nothing'],
  ['silence after the question closes', 'bound_tx', { enquiredAt: 30 }, 45, 'enquire_timeout'],
  ['any traffic after it counts as the answer', 'bound_tx', { enquiredAt: 30, receivedAt: 31 }, 45, 'nothing'],
  ['also in the same instant', 'bound_tx', { enquiredAt: 30, receivedAt: 30 }, 45, 'nothing'],
  ['and is followed by the next question', 'bound_tx', { enquiredAt: 30, receivedAt: 31 }, 61, 'enquire'],
  ['signs of life alone are inactivity', 'bound_trx', { receivedAt: 299 }, 300, 'inactive'],
  ['a PDU that is not completed closes', 'bound_trx', { receivedAt: 19, partialSince: 8 }, 20, 'partial_timeout'],
  ['also before the bind', 'open', { partialSince: 0, openedAt: 5 }, 12, 'partial_timeout'],
  ['a peer that only talks is closed', 'bound_trx', { receivedAt: 99, blockedSince: 40 }, 100, 'write_timeout'],
  ['not while it may still read', 'bound_trx', { receivedAt: 99, blockedSince: 41 }, 100, 'nothing'],
  ['leaving, requests in flight are waited for', 'unbinding', { drainUntil: 20 }, 19, 'nothing'],
  ['but not for ever', 'unbinding', { drainUntil: 20 }, 20, 'drain_timeout'],
  ['nor is the answer to unbind', 'unbinding', { unbindSentAt: 20 }, 25, 'unbind_timeout'],
  ['no question is asked while leaving', 'unbinding', { drainUntil: 500 }, 400, 'nothing'],
  ['a closed session wants nothing', 'closed', { partialSince: 0 }, 1_000, 'nothing'],
]

for (const [name, state, times, now, expected] of rows) {
  test(`${name} (${state} at ${now})`, () => expect(due(state, { ...start, ...times }, limits, now)).toBe(expected))
}

test('inactivity of Infinity never comes', () => {
  const patient = { ...limits, inactivityMs: Infinity }
  expect(due('bound_trx', { ...start, receivedAt: 1e12 }, patient, 1e12)).toBe('nothing')
})

test('a stopwatch stands still between stop and start', () => {
  const clock = manualClock()
  const watch = new Stopwatch(clock)
  clock.advance(5)
  expect(watch.stop()).toBe(true)
  expect(watch.stop()).toBe(false)
  clock.advance(100)
  expect(watch.now()).toBe(5)
  expect(watch.start()).toBe(true)
  expect(watch.start()).toBe(false)
  clock.advance(5)
  expect(watch.now()).toBe(10)
})
