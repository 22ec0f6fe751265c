import { expect, test } from 'vitest'
import { seededChance } from '../../kit/chance.ts'
import { manualClock } from '../../kit/clock.ts'
import { createTickets } from './ticket.ts'

const key = new Uint8Array(32).fill(3)

test('a ticket is good once, for its purpose, and until its time is over', () => {
  const clock = manualClock()
  const tickets = createTickets({ clock, chance: seededChance(9), key, goodMs: 1_000 })
  const [one, other, late] = [tickets.make('a'), tickets.make('a'), tickets.make('a')]
  expect(tickets.take(one, 'b')).toBe(false)
  expect([tickets.take(one, 'a'), tickets.take(one, 'a')]).toEqual([true, false])
  expect(tickets.take(other, 'a')).toBe(true)
  clock.advance(1_000)
  expect(tickets.take(late, 'a')).toBe(false)
})

test('a made-up, changed, shortened or foreign ticket is none, and a flood of new ones pushes nobody out', () => {
  const clock = manualClock()
  const mine = createTickets({ clock, chance: seededChance(9), key, goodMs: 1_000 })
  const foreign = createTickets({ clock, chance: seededChance(9), key: new Uint8Array(32), goodMs: 1_000 })
  const first = mine.make('a')
  for (let n = 0; n < 20_000; n++) mine.make('a')
  const longer = Buffer.from(first)
  longer[17] = 1
  for (const bad of [longer, first.subarray(1), Buffer.alloc(56), new Uint8Array(), foreign.make('a')]) expect(mine.take(bad, 'a')).toBe(false)
  expect(mine.take(first, 'a')).toBe(true)
})

test('the secret of a ticket is its own', () => {
  const tickets = createTickets({ clock: manualClock(), chance: seededChance(9), key, goodMs: 1_000 })
  const [one, other] = [tickets.make('a'), tickets.make('a')]
  expect(tickets.secretOf(one, 'nonce')).toBe(tickets.secretOf(one, 'nonce'))
  expect(new Set([tickets.secretOf(one, 'nonce'), tickets.secretOf(one, 'verifier'), tickets.secretOf(other, 'nonce')]).size).toBe(3)
})
