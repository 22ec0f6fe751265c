import { expect, test } from 'vitest'
import { madeBy, nameOf } from './maker.ts'

const dana = { person: 'usr_dana', scopes: ['read', 'send', 'develop'] } as const
const boss = { person: 'usr_boss', scopes: ['admin'] } as const

test('a key counts as who made it, but for one that an administrator hands out', () => {
  const own = { key: 'key_own', scopes: ['develop'], ...madeBy(dana) } as const
  const ofOwn = { key: 'key_of_own', scopes: ['send'], ...madeBy(own) } as const
  expect([own, ofOwn].map(nameOf)).toEqual(['usr_dana', 'usr_dana'])
  const given = { key: 'key_given', scopes: ['develop'], ...madeBy(boss) } as const
  expect(nameOf(given)).toBe('key_given')
  expect(given.makers).toEqual(['usr_boss'])
  const ofGiven = { key: 'key_of_given', scopes: ['send'], ...madeBy(given) } as const
  expect(nameOf(ofGiven)).toBe('key_given')
  expect(ofGiven.makers).toEqual(['key_given', 'usr_boss'])
  expect(nameOf({})).toBe('administrator')
})

test('who puts another in the place of a key has it, and it stays whose it was', () => {
  expect(madeBy(boss, { id: 'key_own', ...madeBy(dana) })).toEqual({ owner: 'usr_dana', makers: ['usr_boss', 'key_own', 'usr_dana'] })
  expect(madeBy(dana, { id: 'key_given', ...madeBy(boss) })).toEqual({ owner: 'usr_dana', makers: ['usr_dana', 'key_given', 'usr_boss'] })
})

test('of a long row of makers the nearest are kept', () => {
  const makers = Array.from({ length: 80 }, (_, at) => `key_${at}`)
  expect(madeBy({ ...boss, makers }).makers).toEqual(['usr_boss', ...makers.slice(0, 49)])
})
