import { expect, test } from 'vitest'
import type { Field } from './calls.ts'
import { editOf, typedOf } from './edits.ts'

const field = (key: string, type: Field['type']): Field => ({ key, title: key, type, createdAt: '2026-11-22T10:00:00.000Z' })
const own = [field('first_name', 'text'), field('spent', 'number'), field('home', 'place')]
const person = {
  number: '+31612345678', tags: ['vip'], fields: { first_name: 'Ann', spent: 12, home: { region: 'NL-NH', latitude: 52.37, longitude: 4.9 } },
}

test('a form that nobody touched changes nothing', () => {
  const typed = typedOf(person)
  expect(editOf(typed, typed, own)).toEqual({})
})

test('only what is otherwise than before is sent; what was emptied is taken away', () => {
  const before = typedOf(person)
  const now = { ...before, number: '+31 6 1234 5679', tags: 'vip, new, vip', fields: { ...before.fields, first_name: ' ', spent: '12,5' } }
  expect(editOf(before, now, own)).toEqual({ number: '+31612345679', tags: ['vip', 'new'], fields: { first_name: null, spent: 12.5 } })
})

test('a place is sent whole, and goes when its last part goes', () => {
  const before = typedOf(person)
  const moved = { ...before, fields: { ...before.fields, 'home.region': 'NL-UT' } }
  expect(editOf(before, moved, own).fields).toEqual({ home: { region: 'NL-UT', latitude: 52.37, longitude: 4.9 } })
  const gone = { ...before, fields: { ...before.fields, 'home.region': '', 'home.latitude': '', 'home.longitude': '' } }
  expect(editOf(before, gone, own).fields).toEqual({ home: null })
})
