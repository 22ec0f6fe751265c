import { expect, test } from 'vitest'
import { manualClock } from '../kit/clock.ts'
import { createDoor, networkOf } from './door.ts'

test('an IPv6 host counts by its network of 64 bits, an IPv4 one by itself, however they are written', () => {
  const rows: [string, string][] = [
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['0:0:0:0:0:ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['1:2:3:4::', '1:2:3:4'],
    ['memory', 'memory'],
    ['', ''],
  ]
  for (const [address, network] of rows) expect(networkOf(address), address).toBe(network)
})

test('one host with a whole IPv6 network at hand fills its share and no more', () => {
  const door = createDoor<undefined>({ side: 'smsc', clock: manualClock(), limits: { unboundPerAddress: 3 } })
  const handlers = { onRequest() {}, onSettled() {}, onClosed() {} }
  const transport = { write: () => true, close() {}, pause() {}, resume() {} }
  for (let i = 0; i < 10; i++) door.enter(transport, `2001:db8:0:7::${i}`, handlers)
  expect(door.refused).toBe(7)
  expect(door.enter(transport, '2001:db8:0:8::1', handlers)).toBeDefined()
})
