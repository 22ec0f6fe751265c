import { expect, test } from 'vitest'
import type { Field, Rule } from './calls.ts'
import { group, leaf, rowsOf, ruleOf } from './rules.ts'

const createdAt = '2026-11-22T10:00:00.000Z'
const fields: Field[] = [
  { key: 'city', title: 'City', type: 'text', createdAt },
  { key: 'spent', title: 'Spent', type: 'number', createdAt },
  { key: 'home', title: 'Home', type: 'place', createdAt },
]

test.each<Rule>([
  { all: [{ country: ['NL', 'BE'] }, { not: { tag: 'vip' } }] },
  { any: [{ field: 'city', in: ['Utrecht', 'Delft'] }, { field: 'spent', over: 100 }, { field: 'city', known: false }] },
  { all: [{ any: [{ list: 'lst_1' }, { did: 'replied', times: 2, withinDays: 90 }] }, { addedWithinDays: 7 }] },
  { all: [{ near: { field: 'home', latitude: 52.37, longitude: 4.9 }, km: 20 }] },
  { all: [{ field: 'city', begins: 'Ut' }, { language: ['nl'] }, { not: { any: [{ tag: 'a' }, { tag: 'b' }] } }] },
])('rows say the same as the rule that they were read from: %j', (rule) => {
  expect(ruleOf(rowsOf(rule)!, fields)).toEqual(rule)
})

test('two tests of one field become two rows', () => {
  const rows = rowsOf({ field: 'spent', over: 100, under: 500 })!
  expect(ruleOf(rows, fields)).toEqual({ all: [{ field: 'spent', over: 100 }, { field: 'spent', under: 500 }] })
})

test('what rows cannot show is left to those who write rules', () => {
  expect(rowsOf({ did: 'got', subject: 'cmp_1' })).toBeUndefined()
  expect(rowsOf({ all: [{ timeZone: 'Europe/Amsterdam' }] })).toBeUndefined()
})

test('rows that are not filled in yet ask nothing', () => {
  expect(ruleOf(group([leaf('tag'), leaf('field', 'city', 'is'), leaf('near', 'home')]), fields)).toBeUndefined()
  const typed = { ...leaf('field', 'spent', 'over'), value: '12,5' }
  expect(ruleOf(group([typed, leaf('country')]), fields)).toEqual({ all: [{ field: 'spent', over: 12.5 }] })
})
