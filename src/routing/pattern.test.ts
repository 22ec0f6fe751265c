import fc from 'fast-check'
import { expect, test } from 'vitest'
import { growth } from '../../test/support/growth.ts'
import { compilePattern } from './pattern.ts'

const matcher = (source: string) => {
  const made = compilePattern(source)
  if (typeof made !== 'function') throw new Error(made.refused)
  return made
}

test.each<[pattern: string, yes: string[], no: string[]]>([
  ['win', ['You WIN!', 'winter'], ['wi n', '']],
  ['^hello', ['hello', 'Hello there'], ['say hello']],
  ['bye$', ['good bye'], ['bye now']],
  ['^$', [''], ['x']],
  ['^(yes|no)$', ['yes', 'NO'], ['maybe', 'yesno']],
  ['colou?r', ['color', 'colour'], ['colouur']],
  ['a+b*c', ['aac', 'abbbc'], ['bc']],
  ['\\d\\d\\d\\d', ['code 1234'], ['code 12 34']],
  ['[^a-z ]', ['a1'], ['a b']],
  ['[a\\-z]-', ['--', 'z-'], ['b-']],
  ['bit\\.ly/\\w+', ['see bit.ly/x1'], ['bitXly/x1', 'bit.ly/']],
  ['(ab)*$', ['', 'xab'], []],
  ['выигр', ['Вы ВЫИГРАЛИ приз'], ['приз']],
  ['price \\$', ['the price $'], ['the price']],
  ['a|', ['anything'], []],
])('%s matches what it says and nothing else', (pattern, yes, no) => {
  const matches = matcher(pattern)
  for (const text of yes) expect(matches(text), text).toBe(true)
  for (const text of no) expect(matches(text), text).toBe(false)
})

test.each([
  '',
  '(',
  ')',
  'a)',
  '[',
  '[]',
  '*a',
  'a**',
  '\\',
  '\\q',
  '\\D',
  'a^b',
  '[z-a]',
  'x'.repeat(201),
  '('.repeat(30),
])('the pattern %j is refused with a sentence', (pattern) =>
  expect(compilePattern(pattern)).toEqual({ refused: expect.stringMatching(/\w/) }),
)

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 })
const pattern = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('a', 'b', 'c', '.', '[ab]', '[^a]'),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => a + b),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(${a}|${b})`),
    fc.tuple(tie('any'), fc.constantFrom('*', '+', '?')).map(([a, sign]) => `(${a})${sign}`),
  ),
})).any

test('it agrees with the regular expressions of the language', () => {
  fc.assert(
    fc.property(pattern, letters, fc.boolean(), fc.boolean(), (inside, text, start, end) => {
      fc.pre(inside.length < 190)
      const source = `${start ? '^' : ''}(${inside})${end ? '$' : ''}`
      expect(matcher(source)(text)).toBe(new RegExp(source, 's').test(text))
    }),
    { numRuns: 3_000 },
  )
})

test('a pattern that would ruin a backtracking matcher is as quick as any other', () => {
  const matches = matcher('^(a|a)*(a|b|aa)*(a?)*c$')
  expect(matches('a'.repeat(100_000))).toBe(false)
  expect(growth(matches, 'a'.repeat(10_000), 'a'.repeat(80_000))).toBeLessThan(32)
})

test('a pattern with more states than are kept still answers rightly', () => {
  const source = 'a' + '.'.repeat(12) + 'b'
  const matches = matcher(source)
  let text = ''
  let seed = 7
  for (let i = 0; i < 20_000; i++) text += (seed = (seed * 48_271) % 2_147_483_647) % 2 ? 'a' : 'c'
  expect(matches(text)).toBe(false)
  expect(matches(`${text}a${'c'.repeat(12)}b`)).toBe(true)
})
