import { expect, test } from 'vitest'
import { countryOf } from './country-of.ts'

test('a country is known by its letters and by its name in the languages of those who write it', () => {
  expect([' nl', 'Nederland', 'netherlands', 'Нидерланды', 'Österreich', 'osterreich'].map(countryOf)).toEqual(['NL', 'NL', 'NL', 'NL', 'AT', 'AT'])
  expect(['Nederlnad', 'N', '', 'XY'].map(countryOf)).toEqual([undefined, undefined, undefined, undefined])
})
