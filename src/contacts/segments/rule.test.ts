import { expect, test } from 'vitest'
import { readRule, type RuleWorld } from './rule.ts'

const world: RuleWorld = { book: ['wsp_a', 0], fields: new Map(), tagIds: new Map(), lists: new Set(), now: 0 }
const languages = (count: number) => ({ language: Array.from({ length: count }, () => 'nl') })

test('a rule has no more than a statement has room for, however it is put', () => {
  let nothing: object = { all: [] }
  for (let depth = 0; depth < 3; depth++) nothing = { all: Array.from({ length: 50 }, () => nothing) }
  expect(readRule(world, nothing)).toMatchObject({ fault: 'There are at most 200 rules in one.' })
  const wide = (count: number) => ({ any: Array.from({ length: count }, () => languages(300)) })
  expect(readRule(world, wide(50), '/rule')).toEqual({ fault: 'It names more than fits: make several of it.', param: '/rule' })
  expect(readRule(world, wide(10))).toHaveProperty('sql')
})

test('who names a field that is not there is told which are', () => {
  const fields: RuleWorld['fields'] = new Map([['city', { key: 'city', type: 'text', columns: ['text_1'] } as never], ['age', { key: 'age', type: 'number', columns: ['number_1'] } as never]])
  expect(readRule({ ...world, fields }, { field: 'stad', is: 'Delft' })).toMatchObject({ fault: 'There is no field `stad`; there are city, age.' })
})
