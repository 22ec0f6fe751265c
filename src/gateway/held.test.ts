import { expect, test } from 'vitest'
import { manualClock } from '../kit/clock.ts'
import { createFlight } from './flight.ts'
import { createHeld } from './held.ts'
import { stateOf } from './message.ts'
import type { Outbound } from './message.ts'

function rig() {
  const clock = manualClock()
  const gaveUp: string[] = []
  const held = createHeld({ clock, settle: { finished: (part) => (gaveUp.push(part.flight.id), (part.held = false), true) } })
  const flight = (id: string, tag: number, connection = 'op') => {
    const body = { id, to: '+31612345678', segments: 1, lane: 'bulk' } as Outbound
    const made = createFlight({ id, connection, lane: 2, workspace: 'w', parts: 1, dueAt: 0, expiresAt: 0, attempts: 1 }, body)
    Object.assign(made.parts[0]!, { state: stateOf.sending, held: true, tag })
    made.intentAt = clock.wall()
    return made
  }
  return { clock, gaveUp, held, flight }
}

test('held parts are found by connection and tag alone, until they are answered or given up', () => {
  const { clock, gaveUp, held, flight } = rig()
  const [one, alike, elsewhere] = [flight('one', 7), flight('alike', 7), flight('elsewhere', 7, 'other')]
  for (const each of [one, alike, elsewhere, flight('another', 8)]) held.hold(each)
  expect(held.with('op', 7).map((part) => part.flight.id)).toEqual(['one', 'alike'])
  expect(held.with('op', 9)).toEqual([])
  one.parts[0]!.held = false
  held.answered(one.parts[0]!)
  expect(held.with('op', 7).map((part) => part.flight.id)).toEqual(['alike'])
  clock.advance(15 * 60_000)
  expect(gaveUp).toEqual(['alike', 'elsewhere', 'another'])
  expect(held.with('op', 7)).toEqual([])
  expect(clock.pending()).toBe(0)
})

test('receipts of many held parts are told apart at once', () => {
  const { held, flight } = rig()
  const count = 60_000
  for (let tag = 0; tag < count; tag++) held.hold(flight(`m${tag}`, tag))
  let found = 0
  for (let tag = 0; tag < count; tag++) found += held.with('op', tag).length
  expect(found).toBe(count)
}, 5_000)
