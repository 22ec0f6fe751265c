import { expect, test } from 'vitest'
import { createCrowd, networkOf } from './crowd.ts'

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

test('a place is free again when its stranger is gone, and only once', () => {
  const crowd = createCrowd(3, 2)
  const [first, second] = [crowd.enter('192.0.2.1'), crowd.enter('192.0.2.1')]
  expect(crowd.enter('192.0.2.1')).toBeUndefined()
  expect(crowd.enter('192.0.2.2')).toBeDefined()
  expect(crowd.enter('192.0.2.3')).toBeUndefined()
  first!()
  first!()
  expect(crowd.enter('192.0.2.3')).toBeDefined()
  expect(crowd.enter('192.0.2.1')).toBeUndefined()
  second!()
  expect(crowd.enter('192.0.2.1')).toBeDefined()
})
