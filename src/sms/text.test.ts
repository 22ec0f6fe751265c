import { expect, test } from 'vitest'
import { decodeText } from './text.ts'

const octets = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))

test.each([
  [0x00, '48656c6c6f00011b65', 'Hello@£€'],
  [0x01, '48e9', 'Hé'],
  [0x03, '4be9', 'Ké'],
  [0x04, '00ff', '\u0000ÿ'],
  [0x05, '83658358', 'テス'],
  [0x06, 'bfe0d8', 'При'],
  [0x07, 'f9ece5ed', 'שלום'],
  [0x08, '044fd83dde00', 'я😀'],
  [0x08, '044fd83d61', 'я\ufffd'],
  [0x0a, '1b2442467c1b2842', '日'],
  [0x0e, 'b0a1', '가'],
  [0x10, '00', '@'],
  [0x18, '044f', 'я'],
  [0xd0, '00', '@'],
  [0xe0, '044f', 'я'],
  [0xf0, '1b3c61', '[a'],
  [0xf5, '80', '\u0080'],
  [0x80, '61', 'a'],
])('data_coding %i decodes %s to %s', (dataCoding, hex, text) => {
  expect(decodeText(dataCoding, octets(hex))).toBe(text)
})

test('an escape before an unknown code shows the plain character; at the end it is a space', () => {
  expect(decodeText(0, octets('1b611b'))).toBe('a ')
  expect(decodeText(0, octets('1b1b61'))).toBe(' a')
})

test('every data_coding decodes every octet without throwing', () => {
  const every = Uint8Array.from({ length: 256 }, (_, octet) => octet)
  for (let dataCoding = 0; dataCoding < 256; dataCoding++) expect(decodeText(dataCoding, every)).toBeTypeOf('string')
})
