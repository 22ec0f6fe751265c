import { expect, test } from 'vitest'
import type { DataCoding } from './dcs.ts'
import { dcsOf, isPacked, readDcs } from './dcs.ts'

test.each<[number, DataCoding]>([
  [0x00, { alphabet: 'gsm7' }],
  [0x04, { alphabet: 'binary' }],
  [0x08, { alphabet: 'ucs2' }],
  [0x10, { alphabet: 'gsm7', messageClass: 0 }],
  [0x18, { alphabet: 'ucs2', messageClass: 0 }],
  [0x12, { alphabet: 'gsm7', messageClass: 2 }],
  [0x20, { alphabet: 'gsm7', compressed: true }],
  [0x48, { alphabet: 'ucs2', autoDelete: true }],
  [0xc8, { alphabet: 'gsm7', waiting: { active: true, type: 'voice', store: false } }],
  [0xd1, { alphabet: 'gsm7', waiting: { active: false, type: 'fax', store: true } }],
  [0xea, { alphabet: 'ucs2', waiting: { active: true, type: 'email', store: true } }],
])('%i is %o, both ways', (dcs, coding) => {
  expect(readDcs(dcs)).toEqual(coding)
  expect(dcsOf(coding)).toBe(dcs)
})

test('the older classes and reserved values are read as the specification asks', () => {
  expect(readDcs(0x03)).toEqual({ alphabet: 'gsm7' })
  expect(readDcs(0x0c)).toEqual({ alphabet: 'gsm7' })
  expect(readDcs(0x80)).toEqual({ alphabet: 'gsm7' })
  expect(readDcs(0xf0)).toEqual({ alphabet: 'gsm7', messageClass: 0 })
  expect(readDcs(0xf6)).toEqual({ alphabet: 'binary', messageClass: 2 })
  expect(isPacked(0xf0) && isPacked(0xd0) && !isPacked(0x20) && !isPacked(0xe0)).toBe(true)
})

test('every octet is read, and what was read is written as an octet of the same meaning', () => {
  for (let dcs = 0; dcs < 256; dcs++) expect(readDcs(dcsOf(readDcs(dcs)))).toEqual(readDcs(dcs))
  const waiting = { active: true, type: 'voice', store: false } as const
  expect(() => dcsOf({ alphabet: 'ucs2', waiting })).toThrow(RangeError)
  expect(() => dcsOf({ alphabet: 'binary', waiting: { ...waiting, store: true } })).toThrow(RangeError)
  expect(() => dcsOf({ alphabet: 'gsm7', waiting, messageClass: 1 })).toThrow(RangeError)
})
