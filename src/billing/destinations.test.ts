import { expect, test } from 'vitest'
import { manualClock } from '../kit/clock.ts'
import type { Question } from '../routing/route.ts'
import { createDestinationBook } from './destinations.ts'

const question: Question = { mode: 'live', workspace: 'w', lane: 'otp', to: '+31612345678', from: 'Shop', text: 'Hi', country: 'NL', parts: 1, at: 0 }

test('a workspace sends to the countries that it named, and everywhere where it named none', () => {
  const book = createDestinationBook({ clock: manualClock(), ownOf: () => undefined })
  expect(book.judge(question, true)).toBeUndefined()
  book.set('w', { countries: ['BE'] })
  expect(book.judge(question, true)).toMatchObject({ kind: 'block', reason: 'country' })
  expect(book.judge({ ...question, country: undefined }, true)).toMatchObject({ reason: 'country' })
  expect(book.judge({ ...question, country: 'BE' }, true)).toBeUndefined()
  expect(book.judge({ ...question, mode: 'test' }, true)).toBeUndefined()
  expect(book.judge({ ...question, workspace: 'other' }, true)).toBeUndefined()
})

test('codes to numbers next to each other stop at their number an hour; notices, other blocks and previews do not count', () => {
  const clock = manualClock()
  const book = createDestinationBook({ clock, ownOf: () => undefined })
  book.set('w', { codesPerBlock: 3 })
  const ask = (end: number, more: Partial<Question> = {}, counted = true) => book.judge({ ...question, to: `+3161234${String(end).padStart(4, '0')}`, ...more }, counted)?.kind
  expect([ask(1), ask(2, {}, false), ask(2), ask(3, { lane: 'transactional' }), ask(3), ask(4), ask(5, {}, false)]).toEqual([undefined, undefined, undefined, undefined, undefined, 'block', 'block'])
  expect(book.judge({ ...question, to: '+31699990001' }, true)).toBeUndefined()
  clock.advance(2 * 3_600_000)
  expect(ask(6)).toBeUndefined()
})

test('who said nothing sends to the country of its plan alone; where that is not known, and for test keys, everywhere', () => {
  const own: Record<string, string> = { wsp_nl: 'NL' }
  const book = createDestinationBook({ clock: manualClock(), ownOf: (workspace) => own[workspace] })
  const reason = (workspace: string, country: string, more: { mode?: 'test' | 'live' } = {}) =>
    book.judge({ workspace, mode: 'live', lane: 'transactional', to: '+31612345678', from: 'Shop', text: '', parts: 1, at: 0, country, ...more }, true)
  expect(reason('wsp_nl', 'NL')).toBeUndefined()
  expect(reason('wsp_nl', 'LV')).toMatchObject({ kind: 'block', reason: 'country' })
  expect(reason('wsp_nl', 'LV', { mode: 'test' })).toBeUndefined()
  expect(reason('wsp_other', 'LV')).toBeUndefined()
  expect([book.get('wsp_nl'), book.isSaid('wsp_nl')]).toEqual([{ countries: ['NL'], codesPerBlock: 20 }, false])
  book.set('wsp_nl', {})
  expect([reason('wsp_nl', 'LV'), book.isSaid('wsp_nl')]).toEqual([undefined, true])
})
