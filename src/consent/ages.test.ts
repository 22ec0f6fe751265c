import { expect, test } from 'vitest'
import { ageCategories, ageFault, ageFor, yearsAt } from './ages.ts'
import { packs } from './pack.ts'

const at = Date.parse('2026-11-22T10:00:00Z')

test('years are counted to the day of birth, and what tells no age tells none', () => {
  expect(yearsAt('2008-11-22', at)).toBe(18)
  expect(yearsAt('2008-11-23', at)).toBe(17)
  expect(yearsAt('2004-02-29', Date.parse('2022-02-28T12:00:00Z'))).toBe(17)
  expect(yearsAt('2004-02-29', Date.parse('2022-03-01T00:00:00Z'))).toBe(18)
  expect(yearsAt(' 34 ', at)).toBe(34)
  for (const none of ['', '1990', '22-11-1990', '1990-13-01', '2023-02-30', '2030-01-01', '1800-01-01', '131', 'old', '17.5', '-3']) expect(yearsAt(none, at), none).toBeUndefined()
})

test('each country has its own age, and one without a row the highest that any has', () => {
  const asked = (country: string, born: string | undefined) => ageFault({ category: 'alcohol', country, born, at })
  expect([asked('NL', '2008-11-22'), asked('NL', '2008-11-23'), asked('NL', undefined), asked('NL', 'soon')]).toEqual([undefined, 'too_young', 'age_unknown', 'age_unknown'])
  expect([asked('US', '20'), asked('US', '21'), asked('SE', '19'), asked('LU', '16')]).toEqual(['too_young', undefined, 'too_young', undefined])
  expect([ageFor('alcohol', 'ZZ'), ageFor('alcohol', null), ageFor('alcohol', 'IN')]).toEqual([21, 21, 21])
})

test('every age that a pack has is of a category that can be asked for', () => {
  const named = new Set(packs.flatMap(({ ages }) => Object.keys(ages ?? {})))
  expect([...named]).toEqual([...ageCategories])
})
