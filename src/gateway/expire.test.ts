import { expect, test } from 'vitest'
import { manualClock } from '../kit/clock.ts'
import { silentLog } from '../kit/log.ts'
import type { Dispatch } from './dispatch.ts'
import { createExpiry } from './expire.ts'
import { createFlight } from './flight.ts'
import { stateOf } from './message.ts'
import type { Outbound } from './message.ts'
import type { GatewayReads } from './records.ts'
import type { Reports } from './report.ts'
import type { Settle } from './settle.ts'

test('looking for silence ends although what it ends stays stored as it was, because the connection is another\'s now', async () => {
  const clock = manualClock()
  const item = { id: 'm', connection: 'op', lane: 2, workspace: 'w', parts: 1, dueAt: 0, expiresAt: 0, attempts: 1 } as const
  const flights = Array.from({ length: 1_000 }, (_, at) => createFlight(item, { id: `m${at}`, segments: 1 } as Outbound, stateOf.submitted))
  let [looks, at] = [0, 0]
  const expiry = createExpiry({
    clock, log: silentLog,
    reads: { silent: () => Promise.resolve(looks++ < 100 ? flights.map(() => ({})) : []) } as unknown as GatewayReads,
    reports: { flightOf: () => Promise.resolve(flights[at++ % 1_000]!) } as unknown as Reports,
    dispatch: { expireOverdue: () => Promise.resolve(0) } as unknown as Dispatch,
    settle: {
      finished: (part: { state: number }) => part.state !== stateOf.unknown && Boolean((part.state = stateOf.unknown)),
      idle: () => Promise.resolve(),
    } as unknown as Settle,
  })
  const timer = expiry.start()
  clock.advance(31_000)
  for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate)
  timer.cancel()
  expect(looks).toBe(2)
})
