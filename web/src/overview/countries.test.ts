import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { lettersOf } from './countries.ts'

type Atlas = { objects: { countries: { geometries: { id?: string; properties: { name: string } }[] } } }
const atlas = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-110m.json'), 'utf8')) as Atlas

test('every country of the map has its letters, and they mean the country that the map names', () => {
  const names = new Intl.DisplayNames('en', { type: 'region' })
  const { geometries } = atlas.objects.countries
  const without = geometries.filter(({ id }) => lettersOf(id) === undefined).map(({ properties }) => properties.name)
  expect(without).toEqual(['Fr. S. Antarctic Lands', 'Antarctica', 'N. Cyprus', 'Somaliland', 'Kosovo'])
  const start = (text: string) => text.normalize('NFD').replace(/[^A-Za-z]/g, '').slice(0, 3).toLowerCase()
  const apart = geometries.flatMap(({ id, properties: { name } }) => {
    const letters = lettersOf(id)
    const said = letters === undefined ? name : names.of(letters)!
    return start(said) === start(name) ? [] : [`${letters} ${name}`]
  })
  // written in another way, and the same countries
  expect(apart).toEqual(['EH W. Sahara', 'CD Dem. Rep. Congo', 'GQ Eq. Guinea', 'MK Macedonia', 'SS S. Sudan'])
})
