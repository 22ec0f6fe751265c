// What makes a short run of the benchmark fail, and what does not.
import { expect, test } from 'vitest'
import { ratiosOf, tooLow } from '../../bench/ratios.ts'
import { summaryOf } from '../../bench/question.ts'

const kept = { 'a: us to them, perSecond': 12, 'b: us to them, perSecond': 4 }
const never = () => Promise.reject(new Error('nothing was to be measured again'))

test('a ratio is that of the medians, and only of what was measured', () => {
  const rounds = [{ us: { perSecond: 10 }, them: { perSecond: 2 } }, { us: { perSecond: 30 }, them: { perSecond: 1 } }, { us: { perSecond: 40 }, them: { perSecond: 3 } }]
  const goals = [{ of: 'us', figure: 'perSecond' }, { of: 'us', to: 'them', figure: 'perSecond' }, { of: 'us', to: 'nobody', figure: 'perSecond' }]
  expect(ratiosOf({ letter: 'a', question: { goals }, summary: summaryOf(rounds) })).toEqual({ 'a: us to them, perSecond': 15 })
})

test('two thirds of what is recorded is enough, and so is what nobody recorded', async () => {
  expect(await tooLow({ 'a: us to them, perSecond': 8, 'new: us to them, perSecond': 0.1 }, kept, never)).toEqual([])
})

test('below two thirds three times in a row fails', async () => {
  const later = [7.5, 5]
  const again = async () => ({ 'a: us to them, perSecond': later.shift()! })
  expect(await tooLow({ 'a: us to them, perSecond': 6, 'b: us to them, perSecond': 4 }, kept, again)).toEqual(['a: us to them, perSecond: 6, 7.5, 5; recorded 12'])
  expect(later).toEqual([])
})

test('one good time in between is enough, and then nothing is measured again', async () => {
  const later = [9]
  const again = async () => ({ 'a: us to them, perSecond': later.shift()! })
  expect(await tooLow({ 'a: us to them, perSecond': 6 }, kept, again)).toEqual([])
})
