import { expect, test } from 'vitest'
import { settingsFrom, usual } from './settings.ts'

test('whatever stands in the browser’s storage, settings come out', () => {
  expect(settingsFrom({ clock: '12', language: 'ar', old: true, off: true })).toEqual({
    clock: '12',
    language: 'ar',
    old: true,
    off: true,
  })
  for (const broken of [null, 7, 'x', [], { clock: 13, language: 'toString', old: 'yes' }])
    expect(settingsFrom(broken)).toEqual(usual)
})
