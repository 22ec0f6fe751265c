import { expect, test } from 'vitest'
import { fill, languageFor } from './rendering.ts'

test('details are filled in, and defaults where they are missing', () => {
  const text = 'Hi {{ first_name | default: "there" }}, {{city}} calls.'
  expect(fill(text, { first_name: 'Ada', city: 'Delft' })).toEqual({ text: 'Hi Ada, Delft calls.', missing: [] })
  expect(fill(text, { city: 'Delft' }).text).toBe('Hi there, Delft calls.')
})

test('a detail that is missing and has no default is named', () => {
  expect(fill('Hi {{ first_name }}!', {})).toEqual({ text: 'Hi !', missing: ['first_name'] })
})

test('letters are made large and small where that is asked for', () => {
  expect(fill("{{ a | upcase }} {{ b | capitalize }} {{ c | default: 'X' | downcase }}", { a: 'ada', b: 'bO' }).text).toBe('ADA Bo x')
})

test('whoever reads a language gets its text, and so does who reads a kind of it', () => {
  const texts = { nl: 'Dag', ru: ' ' }
  expect(['nl', 'nl-BE', 'ru', 'fr', undefined].map((one) => languageFor(texts, one))).toEqual(['nl', 'nl', undefined, undefined, undefined])
})
