import { expect, test } from 'vitest'
import { joinText, onePart, userData } from './parts.ts'
import type { SegmentOptions, Segmented } from './segments.ts'
import { segment } from './segments.ts'

const cut = (text: string, options?: SegmentOptions) => segment(text, options) as Segmented
const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex')

test('one part has no header; GSM-7 leaves one septet per octet, UCS-2 two octets a unit', () => {
  expect(userData(cut('@£{'), 7).map((part) => ({ ...part, octets: hex(part.octets) }))).toEqual([
    { esmClass: 0, dataCoding: 0, octets: '00011b28' },
  ])
  expect(userData(cut('я😀'), 7, { flash: true }).map((part) => ({ ...part, octets: hex(part.octets) }))).toEqual([
    { esmClass: 0, dataCoding: 0x18, octets: '044fd83dde00' },
  ])
})

test('every part of a series has the reference, the total and its place', () => {
  const heads = (reference: 8 | 16) => userData(cut('a'.repeat(400), { reference }), 0x1234)
    .map((part) => [part.esmClass, hex(part.octets).slice(0, reference === 8 ? 12 : 14), part.octets.length])
  expect(heads(8)).toEqual([[0x40, '050003340301', 159], [0x40, '050003340302', 159], [0x40, '050003340303', 100]])
  expect(heads(16)).toEqual([
    [0x40, '06080412340301', 159], [0x40, '06080412340302', 159], [0x40, '06080412340303', 103],
  ])
})

test('parts join where a sender split an escape pair, a surrogate pair, or changed the alphabet', () => {
  const part = (dataCoding: number, ...octets: number[]) =>
    ({ esmClass: 0, dataCoding, octets: Uint8Array.from(octets) })
  expect(joinText([part(0, 0x61, 0x1b), part(0, 0x65, 0x62)])).toBe('a€b')
  expect(joinText([part(8, 0xd8, 0x3d), part(8, 0xde, 0x00)])).toBe('😀')
  expect(joinText([part(0, 0x61), part(8, 0x04, 0x4f)])).toBe('aя')
})

test('a header longer than its part is read as text, a broken one is not', () => {
  const text = (...octets: number[]) => joinText([{ esmClass: 0x40, dataCoding: 0, octets: Uint8Array.from(octets) }])
  expect(text(0x41, 0x42)).toBe('AB')
  expect(text(3, 0, 9, 1, 0x41, 0x42)).toBe('AB')
})

test('every Unicode scalar goes through segment, userData and joinText unharmed', () => {
  const check = (text: string) => {
    const back = joinText(userData(cut(text), 1))
    if (back !== text) expect(back).toBe(text)
  }
  let scalars = 0
  let batch = ''
  for (let point = 0; point <= 0x10ffff; point++) {
    if (point >= 0xd800 && point <= 0xdfff) continue
    batch += String.fromCodePoint(point)
    scalars++
    if (batch.length < 5000) continue
    check(batch)
    batch = ''
  }
  check(batch)
  expect(scalars).toBe(1_112_064)
})

test('a text that goes alone is written as it is when it is cut', () => {
  for (const [text, encoding] of [['Hello €', 'gsm7'], ['x'.repeat(160), 'gsm7'], ['привет', 'ucs2'], ['😀'.repeat(35), 'ucs2'], ['plain', 'ucs2']] as const)
    for (const flash of [false, true]) {
      const segmented = segment(text, { encoding })
      if ('refused' in segmented) throw new Error(segmented.say)
      expect([onePart(text, encoding, { flash })]).toEqual(userData(segmented, 7, { flash }))
    }
})

test('what does not go alone, or not in that alphabet, is not written as if it did', () => {
  for (const [text, encoding] of [['', 'gsm7'], ['x'.repeat(161), 'gsm7'], ['€'.repeat(81), 'gsm7'], ['привет', 'gsm7'], ['я'.repeat(71), 'ucs2'], ['\ud800', 'ucs2']] as const)
    expect(onePart(text, encoding), text).toBeUndefined()
})
