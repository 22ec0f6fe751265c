import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createMoves } from './moved.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a flood is heard once a second, and once more when it has come to rest', () => {
  const moves = createMoves()
  let heard = 0
  moves.listen(1_000, () => heard++)
  for (let batch = 0; batch < 50; batch++) {
    moves.tell()
    vi.advanceTimersByTime(100)
  }
  expect(heard).toBe(5)
  vi.advanceTimersByTime(10_000)
  expect(heard).toBe(6)
})

test('what is quiet asks nothing, and who has left hears nothing', () => {
  const moves = createMoves()
  let heard = 0
  const leave = moves.listen(1_000, () => heard++)
  vi.advanceTimersByTime(60_000)
  moves.tell()
  leave()
  moves.tell()
  vi.advanceTimersByTime(60_000)
  expect(heard).toBe(0)
})
