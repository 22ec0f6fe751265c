import { expect, test } from 'vitest'
import { manualClock } from '../../kit/clock.ts'
import { createAttempts } from './attempts.ts'

test('who has to wait pushes nobody out by trying on', () => {
  const attempts = createAttempts({ clock: manualClock() })
  for (let wrong = 0; wrong < 6; wrong++) attempts.begin('ann@example.com', '192.0.2.1')
  expect(attempts.begin('ann@example.com', '192.0.2.1')).toBeGreaterThan(0)
  for (let wrong = 0; wrong < 60_000; wrong++) attempts.begin(`nobody${wrong}@example.com`, '192.0.2.2')
  expect(attempts.begin('ann@example.com', '192.0.2.1')).toBeGreaterThan(0)
})

test('all addresses that one customer of IPv6 has count as one', () => {
  const attempts = createAttempts({ clock: manualClock() })
  const waits = Array.from({ length: 40 }, (_, wrong) => attempts.begin(`person${wrong}@example.com`, `2001:db8:1:2::${wrong.toString(16)}`))
  expect(waits.filter((wait) => wait > 0).length).toBeGreaterThan(5)
  expect(attempts.begin('ann@example.com', '2001:db8:1:3::1')).toBe(0)
})

test('those of IPv4 stay apart where they come inside IPv6', () => {
  const attempts = createAttempts({ clock: manualClock() })
  for (let wrong = 0; wrong < 40; wrong++) attempts.begin(`person${wrong}@example.com`, '::ffff:192.0.2.1')
  expect(attempts.begin('ann@example.com', '192.0.2.1')).toBeGreaterThan(0)
  expect(attempts.begin('ann@example.com', '::ffff:192.0.2.2')).toBe(0)
})
