import { expect, test } from 'vitest'
import { manualClock } from '../kit/clock.ts'
import { createDoor } from './door.ts'

test('one host with a whole IPv6 network at hand fills its share and no more', () => {
  const door = createDoor<undefined>({ side: 'smsc', clock: manualClock(), limits: { unboundPerAddress: 3 } })
  const handlers = { onRequest() {}, onSettled() {}, onClosed() {} }
  const transport = { write: () => true, close() {}, pause() {}, resume() {} }
  for (let i = 0; i < 10; i++) door.enter(transport, `2001:db8:0:7::${i}`, handlers)
  expect(door.refused).toBe(7)
  expect(door.enter(transport, '2001:db8:0:8::1', handlers)).toBeDefined()
})
