import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languages, lockingTable, singleTable } from './languages.ts'
import { joinText, userData } from './parts.ts'
import type { SegmentOptions, Segmented } from './segments.ts'
import { segment } from './segments.ts'
import { portsElement } from './udh.ts'

const cut = (text: string, options?: SegmentOptions) => segment(text, options) as Segmented
const every = languages.map(({ id }) => id)

test('national tables are used only where they are allowed', () => {
  const turkish = 'Şu an ışıklar değişiyor, '.repeat(6)
  expect(cut(turkish)).toMatchObject({ encoding: 'ucs2', shifts: { locking: 0, single: 0 } })
  expect(cut(turkish, { languages: [1] })).toMatchObject({ encoding: 'gsm7', shifts: { locking: 1, single: 0 } })
  expect(cut(turkish, { languages: [1] }).parts).toHaveLength(1)
  expect(cut(turkish, { languages: [1], encoding: 'ucs2' }).encoding).toBe('ucs2')
  expect(segment(turkish, { languages: [2], encoding: 'gsm7' })).toMatchObject({ refused: 'encoding_impossible' })
})

test('an id that is no language allows nothing', () => {
  expect(cut('ş'.repeat(100), { languages: [33, 0, -1, 14] })).toMatchObject({ encoding: 'ucs2' })
  expect(cut('ş'.repeat(100), { languages: [33, 1] }).shifts).toEqual({ locking: 1, single: 0 })
})

test('a table in the header costs its octets: 155 septets alone, 149 in a series, 152 and 146 with two', () => {
  const units = (text: string) => cut(text, { languages: [1, 2] }).parts.map((part) => part.units)
  expect(units('ş'.repeat(155))).toEqual([155])
  expect(units('ş'.repeat(160))).toEqual([149, 11])
  expect(units(`${'ş'.repeat(150)}Á`)).toEqual([152])
  expect(units(`${'ş'.repeat(170)}Á`)).toEqual([146, 26])
  expect(cut('ş'.repeat(160), { languages: [1], reference: 16 }).parts[0]!.units).toBe(148)
})

test('the default alphabet wins a tie, then UCS-2; the fewest parts win otherwise', () => {
  expect(cut('€'.repeat(70), { languages: [1] }).shifts).toEqual({ locking: 0, single: 0 })
  expect(cut('€'.repeat(150), { languages: [1] })).toMatchObject({ shifts: { locking: 1 }, parts: [{ units: 150 }] })
  expect(cut('şş', { languages: [1] }).encoding).toBe('ucs2')
  expect(cut('á'.repeat(100), { languages: [1, 2, 3] })).toMatchObject({ shifts: { locking: 3, single: 0 } })
  expect(cut(`${'a'.repeat(120)}á`, { languages: [2] })).toMatchObject({ shifts: { locking: 0, single: 2 } })
})

test('every part carries its tables, beside the elements that were asked for', () => {
  const ports = portsElement({ bits: 16, destination: 0x0b84, source: 0x23f0 })
  const parts = userData(cut('ş'.repeat(150), { languages: [1], elements: [ports] }), 0x2a)
  expect(parts.map(({ octets }) => Buffer.from(octets.subarray(0, 15)).toString('hex'))).toEqual([
    '0e00032a020105040b8423f0250101', '0e00032a020205040b8423f0250101',
  ])
  expect(cut('a'.repeat(152), { elements: [ports] }).parts).toHaveLength(1)
  expect(cut('a'.repeat(153), { elements: [ports] }).parts.map((part) => part.units)).toEqual([146, 7])
  expect(segment('abc', { elements: [{ id: 0x70, data: new Uint8Array(137) }] })).toMatchObject({ refused: 'too_long' })
})

test('a text of every pair of tables comes back from its octets', () => {
  for (const { id } of languages) {
    for (const single of [0, ...every]) {
      const text = [...lockingTable(id)].filter((char) => char !== '\ufffd').join('') +
        [...singleTable(single).values()].join('')
      const result = cut(text, { languages: [id, single], encoding: 'gsm7' })
      expect(joinText(userData(result, 1))).toBe(text)
    }
  }
})

test('random texts over every table come back and never take more parts than without tables', () => {
  const chars = [...new Set(languages.flatMap(({ id }) => [...lockingTable(id), ...singleTable(id).values()]))]
  const text = fc.string({ unit: fc.constantFrom(...chars), minLength: 1, maxLength: 200 })
  fc.assert(fc.property(text, fc.subarray(every), (written, allowed) => {
    const result = cut(written, { languages: allowed })
    expect(joinText(userData(result, 1))).toBe(written)
    expect(result.parts.length).toBeLessThanOrEqual(cut(written).parts.length)
  }), { numRuns: 300 })
  for (const { id } of languages) {
    const own = [...lockingTable(id), ...singleTable(id).values()]
    const ofOne = fc.string({ unit: fc.constantFrom(...own), minLength: 1, maxLength: 500 })
    fc.assert(fc.property(ofOne, (written) => {
      expect(joinText(userData(cut(written, { languages: [id] }), 1))).toBe(written)
    }), { numRuns: 50 })
  }
})
