import { expect, test } from 'vitest'
import { wrongUse, type Wish } from './send-check.ts'

const few = (more: Partial<Wish> = {}) => wrongUse({ to: ['+31612345678'], text: 'Hi', ...more })
const file = (more: Partial<Wish> = {}) => wrongUse({ csv: 'people.csv', text: 'Hi', ...more })

test('a sending that can be done is not in the way of anything', () => {
  expect([few(), file(), few({ from: 'ElevenChars', country: 'NL' }), few({ from: '+31612345678' })]).toEqual(
    Array(4).fill(undefined),
  )
  expect(file({ text: 'Hi {{ name }}' })).toBeUndefined()
  expect(few({ text: 'a {{ that is never closed' })).toBeUndefined()
})

test('numbers or a file, and not both', () => {
  expect(wrongUse({ text: 'Hi' })).toContain('either --to')
  expect(file({ to: ['+31612345678'] })).toContain('either --to')
})

test('placeholders need a file to be filled from', () => {
  expect(few({ text: 'Hi {{ name }}' })).toBe(
    '--text: {{ name }} is filled from a file; placeholders need --csv FILE.',
  )
  expect(few({ text: '{% if a %}x{% endif %}' })).toContain('placeholders need --csv')
})

test('an empty text, an unknown country and a sender no phone can show are told by their option', () => {
  for (const check of [few, file]) {
    expect(check({ text: ' \n' })).toMatch(/^--text: .*empty/)
    expect(check({ country: 'XX' })).toBe('--country: there is no country XX.')
    expect(check({ from: 'TwelveLetter' })).toMatch(/^--from: .*at most 11/)
    expect(check({ from: '' })).toMatch(/^--from: .*empty/)
  }
})
