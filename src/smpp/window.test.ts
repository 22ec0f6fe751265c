import { expect, test } from 'vitest'
import { seededChance } from '../kit/chance.ts'
import { missing, Window } from './window.ts'

const filled = (count: number) => {
  const window = new Window<number>(8)
  for (let i = 1; i <= count; i++) window.add('submit_sm_resp', i, i)
  return window
}

test('a response frees its request once and gives back its context', () => {
  const window = filled(3)
  expect(window.outstanding).toBe(3)
  expect(window.take(2, 'submit_sm_resp')).toBe(2)
  expect(window.take(2, 'submit_sm_resp')).toBe(missing)
  expect(window.outstanding).toBe(2)
})

test('only the right response or a generic_nack settles a request', () => {
  const window = filled(2)
  expect(window.take(1, 'deliver_sm_resp')).toBe(missing)
  expect(window.take(1, 'generic_nack')).toBe(1)
  expect(window.take(0, 'generic_nack')).toBe(missing)
})

test('a request that stays without an answer never blocks the others, nor shares its number', () => {
  const window = new Window<string>(4)
  const slow = window.add('submit_sm_resp', 'slow', 0)
  for (let i = 0; i < 1000; i++) {
    const sequence = window.add('submit_sm_resp', String(i), i)
    expect(sequence).not.toBe(slow)
    expect(window.take(sequence, 'submit_sm_resp')).toBe(String(i))
  }
  expect(window.take(slow, 'submit_sm_resp')).toBe('slow')
})

test('sequence numbers wrap from 0x7fffffff to 1, and what is unsent is still told apart', () => {
  const window = new Window<number>(4, 0x7ffffffe)
  const sequences = [1, 2].map((context) => window.add('submit_sm_resp', context, 0))
  window.handedOver()
  sequences.push(...[3, 4].map((context) => window.add('submit_sm_resp', context, 0)))
  expect(sequences).toEqual([0x7ffffffe, 0x7fffffff, 1, 2])
  const cleared = new Map<number, boolean>()
  window.clear((context, sent) => cleared.set(context, sent))
  expect(Object.fromEntries(cleared)).toEqual({ 1: true, 2: true, 3: false, 4: false })
  expect(window.outstanding).toBe(0)
})

test('requests expire by their own age, whatever their order', () => {
  const window = filled(4)
  window.take(1, 'submit_sm_resp')
  const expired: number[] = []
  window.expire(3, (context) => expired.push(context))
  expect(new Set(expired)).toEqual(new Set([2, 3]))
  expect(window.outstanding).toBe(1)
})

test('against a plain Map, any order of adding, answering and expiring comes to the same', () => {
  for (let seed = 0; seed < 50; seed++) {
    const chance = seededChance(seed)
    const window = new Window<number>(1 + chance.below(20), 0x7fffffff - chance.below(40))
    const model = new Map<number, number>()
    for (let step = 0; step < 400; step++) {
      const known = [...model.keys()]
      const kind = chance.below(10)
      if (kind < 5 && window.outstanding < window.size) {
        const sequence = window.add('submit_sm_resp', step, step)
        expect(sequence).toBeGreaterThan(0)
        expect(model.has(sequence)).toBe(false)
        model.set(sequence, step)
      } else if (kind < 9 && known.length > 0) {
        const sequence = known[chance.below(known.length)]!
        expect(window.take(sequence, 'submit_sm_resp')).toBe(model.get(sequence))
        model.delete(sequence)
      } else {
        const old = known.filter((sequence) => model.get(sequence)! <= step - 30)
        const expired: number[] = []
        window.expire(step - 30, (context) => expired.push(context))
        expect(new Set(expired)).toEqual(new Set(old.map((sequence) => model.get(sequence))))
        for (const sequence of old) model.delete(sequence)
      }
      expect(window.outstanding).toBe(model.size)
    }
  }
})
