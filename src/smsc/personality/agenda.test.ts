import { expect, test } from 'vitest'
import { seededChance } from '../../kit/chance.ts'
import { manualClock } from '../../kit/clock.ts'
import { createAgenda } from './agenda.ts'

test('everything is due in its time and in order, under one timer', () => {
  const clock = manualClock()
  const chance = seededChance(1)
  const due: { at: number; late: number }[] = []
  const agenda = createAgenda<number>({ clock, onDue: (at) => due.push({ at, late: clock.now() - at }) })
  for (let i = 0; i < 1_000; i++) {
    const delay = chance.below(10_000)
    agenda.add(delay, clock.now() + delay)
    clock.advance(chance.below(10))
    expect(clock.pending()).toBeLessThanOrEqual(1)
  }
  clock.advance(10_000)
  expect(agenda.size).toBe(0)
  expect(due).toHaveLength(1_000)
  for (const { late } of due) expect(Math.abs(late)).toBeLessThan(1)
  expect(due.map(({ at }) => at)).toEqual(due.map(({ at }) => at).sort((a, b) => a - b))
})

test('what is due at once keeps its order, and nothing comes of what was taken out', () => {
  const clock = manualClock()
  const due: string[] = []
  const agenda = createAgenda<string>({ clock, onDue: (item) => due.push(item) })
  for (const item of ['a', 'b', 'c']) agenda.add(5, item)
  clock.advance(5)
  expect(due).toEqual(['a', 'b', 'c'])
  agenda.add(5, 'd')
  agenda.add(4, 'c')
  expect(agenda.drain()).toEqual(['c', 'd'])
  clock.advance(100)
  expect(due).toHaveLength(3)
  agenda.add(5, 'e')
  clock.advance(5)
  expect(due.at(-1)).toBe('e')
})
