import { expect, test } from 'vitest'
import { createRepeats } from './repeats.ts'

const numberAt = (at: number) => `+3161${2_000_000 + at}`

test('of ten thousand numbers each is known again, and no other', () => {
  const repeats = createRepeats({ columns: [{ to: 'number' }] })
  const rounds = [0, 1].map(() => Array.from({ length: 10_000 }, (_, at) => repeats.again(numberAt(at))))
  expect(rounds.map((round) => round.filter(Boolean).length)).toEqual([0, 10_000])
  expect(repeats.again(numberAt(10_000))).toBe(false)
})

test('rows that were done before count, as they are written in their country', () => {
  const repeats = createRepeats({ columns: [{ to: 'ignore' }, { to: 'number' }], country: 'NL' })
  repeats.skipped([{ line: 2, cells: ['Noor', ' 06 12345678 '] }, { line: 3, cells: ['nobody', 'none'] }])
  expect([repeats.again('+31612345678'), repeats.again('+31612345679')]).toEqual([true, false])
})
