import { expect, test } from 'vitest'
import { manualClock } from '../kit/clock.ts'
import { causes, retryAfter, statusOf } from './causes.ts'
import type { Mailbox } from './mailboxes.ts'
import { createMailboxes } from './mailboxes.ts'

const minute = 60_000
const open = () => {
  const clock = manualClock()
  const tried: { number: string; at: number }[] = []
  const start = clock.wall()
  const boxes = createMailboxes({
    clock,
    onDue(due: readonly Mailbox[]) {
      for (const { number } of due) tried.push({ number, at: Math.round((clock.wall() - start) / 1000) })
    },
  })
  return { clock, boxes, tried }
}

test('each cause has its own waits, the last of them again and again; for good means never', () => {
  const waits = (cause: number) => [1, 2, 3, 4, 5, 6, 7, 8].map((failed) => (retryAfter(cause, failed) ?? 0) / minute)
  expect(waits(causes.absent)).toEqual([5, 15, 30, 60, 180, 360, 360, 360])
  expect(waits(causes.memoryExceeded)).toEqual([10, 30, 60, 180, 360, 360, 360, 360])
  expect(waits(causes.congestion)).toEqual([0.5, 1, 2, 5, 10, 15, 15, 15])
  expect(waits(causes.protocolError)).toEqual([1, 0, 0, 0, 0, 0, 0, 0])
  expect(waits(causes.callBarred)).toEqual(Array(8).fill(0))
})

test('a box is tried when its wait is over, and the waits grow', () => {
  const { clock, boxes, tried } = open()
  const box = boxes.open('1')
  boxes.failed(box, causes.absent, clock.wall())
  clock.advance(5 * minute - 1000)
  expect(tried).toEqual([])
  clock.advance(1000 + 250)
  expect(tried).toEqual([{ number: '1', at: 300 }])
  boxes.failed(box, causes.absent, clock.wall())
  clock.advance(14 * minute)
  expect(tried).toHaveLength(1)
  clock.advance(minute + 500)
  expect(tried).toHaveLength(2)
})

test('another kind of cause begins anew, and so does an alert, which tries at once', () => {
  const { clock, boxes, tried } = open()
  const box = boxes.open('1')
  for (let i = 0; i < 4; i++) boxes.failed(box, causes.absent, clock.wall())
  boxes.failed(box, causes.memoryExceeded, clock.wall())
  clock.advance(10 * minute + 500)
  expect(tried).toHaveLength(1)
  boxes.failed(box, causes.memoryExceeded, clock.wall())
  boxes.alert(box)
  expect(tried).toHaveLength(2)
  boxes.failed(box, causes.memoryExceeded, clock.wall())
  clock.advance(10 * minute + 500)
  expect(tried).toHaveLength(3)
})

test('a box that is empty is not tried any more', () => {
  const { clock, boxes, tried } = open()
  const box = boxes.open('1')
  box.count = 2
  boxes.failed(box, causes.absent, clock.wall())
  boxes.left(box, 2)
  clock.advance(60 * minute)
  expect(tried).toEqual([])
  expect(boxes.size).toBe(0)
})

test('phones are told how a message ended in the words of their layer', () => {
  expect(statusOf(2, 0)).toBe(0x00)
  expect(statusOf(3, causes.absent)).toBe(0x46)
  expect(statusOf(4, 0)).toBe(0x47)
  expect(statusOf(5, causes.callBarred)).toBe(0x43)
  expect(statusOf(5, causes.rejected)).toBe(0x42)
  expect(statusOf(5, causes.absent)).toBe(0x62)
  expect(statusOf(1, causes.temporaryFailure)).toBe(0x21)
})
