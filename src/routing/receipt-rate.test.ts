import { expect, test } from 'vitest'
import { manualClock } from '../kit/clock.ts'
import { createReceiptRate } from './receipt-rate.ts'

const rig = () => {
  const clock = manualClock()
  const rate = createReceiptRate({ clock })
  const warnings: string[] = []
  /** Minutes in each of which so many messages are taken, with receipts for a share of them. */
  const run = (minutes: number, perMinute: number, share: number) => {
    for (let minute = 0; minute < minutes; minute++) {
      for (let i = 0; i < perMinute; i++) {
        rate.told('a', 'submitted')
        if (i < share * perMinute) rate.told('a', 'ended')
      }
      const say = rate.stopped('a')
      if (say) warnings.push(say)
      clock.advance(60_000)
    }
    return warnings
  }
  return { clock, rate, run }
}

test('receipts that stop coming are noticed within the hour, and told once', () => {
  const { run } = rig()
  expect(run(60, 50, 0.95)).toEqual([])
  const said = run(34, 50, 0)
  expect(said).toHaveLength(1)
  expect(said[0]).toMatch(/^\d+ receipts came for \d+ messages, usually for \d+ %$/)
})

test('a campaign after a silence is no alarm before its receipts may be there, nor are receipts that become rarer', () => {
  const { clock, run } = rig()
  run(60, 50, 0.95)
  clock.advance(3 * 3_600_000)
  expect(run(5, 5_000, 0)).toEqual([])
  expect(run(60, 50, 0.3)).toEqual([])
})

test('where receipts were rare all along, or little is known, their absence says nothing', () => {
  const { run } = rig()
  expect(run(30, 10, 0.95)).toEqual([])
  expect(run(60, 50, 0)).toEqual([])
})
