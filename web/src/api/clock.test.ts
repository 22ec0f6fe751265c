import { expect, test } from 'vitest'
import { heardTime, serverNow } from './clock.ts'

const now = Date.UTC(2026, 10, 22, 10)
const header = (ms: number) => new Date(ms).toUTCString()

test('a clock that is wrong by minutes is made good by what the server says, one that is right is left alone', () => {
  heardTime(header(now + 180_000), now)
  expect(serverNow(now)).toBe(now + 180_500)
  heardTime(header(now - 90_000), now)
  expect(serverNow(now)).toBe(now - 89_500)
  heardTime(null, now)
  heardTime('no date', now)
  expect(serverNow(now)).toBe(now - 89_500)
  heardTime(header(now - 1_000), now)
  expect(serverNow(now)).toBe(now)
})
