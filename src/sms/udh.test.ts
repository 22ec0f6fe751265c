import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildUdh, concatenationElement, parseUdh, portsElement } from './udh.ts'

const octets = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))

test('concatenation is read in both widths and written back the same', () => {
  for (const [hex, concatenation] of [
    ['0500032a0302', { bits: 8, reference: 0x2a, total: 3, sequence: 2 }],
    ['06080412340302', { bits: 16, reference: 0x1234, total: 3, sequence: 2 }],
  ] as const) {
    expect(parseUdh(octets(hex))).toMatchObject({ length: hex.length / 2, concatenation })
    expect(buildUdh([concatenationElement(concatenation)])).toEqual(octets(hex))
  }
})

test('ports and language tables are read beside a concatenation, unknown elements are kept', () => {
  const header = parseUdh(octets('1505040b8423f000032a0201240101250103700212340061'))!
  expect(header).toMatchObject({
    length: 22,
    ports: { bits: 16, destination: 2948, source: 9200 },
    concatenation: { bits: 8, reference: 42, total: 2, sequence: 1 },
    singleShift: 1,
    lockingShift: 3,
  })
  expect(header.elements.at(-1)).toEqual({ id: 0x70, data: octets('1234') })
  expect(buildUdh([portsElement({ bits: 8, destination: 240, source: 241 })])).toEqual(octets('040402f0f1'))
})

test('the last of repeated elements counts; impossible concatenations are ignored', () => {
  expect(parseUdh(octets('0a00030102010003020201'))!.concatenation!.reference).toBe(2)
  for (const bad of ['050003010000', '050003010203', '0400020102']) {
    expect(parseUdh(octets(bad))!.concatenation).toBeUndefined()
  }
})

test('a header that does not fit its octets is none', () => {
  for (const bad of ['', '05', '0500', '0300ff']) expect(parseUdh(octets(bad))).toBeUndefined()
})

test('a header that its last element does not fit is ignored as a whole, and is no text', () => {
  for (const bad of ['0300ff01', '0100', '020005', '0700032a020105ff']) {
    expect(parseUdh(octets(`${bad}6162`))).toEqual({ length: bad.length / 2, elements: [] })
  }
})

test('what is built is what is read, and no octets make the reader throw', () => {
  const element = fc.record({ id: fc.integer({ min: 0x70, max: 0xff }), data: fc.uint8Array({ maxLength: 20 }) })
  fc.assert(fc.property(fc.array(element, { minLength: 1, maxLength: 6 }), (elements) => {
    expect(parseUdh(buildUdh(elements))!.elements).toEqual(elements)
  }))
  fc.assert(fc.property(fc.uint8Array({ maxLength: 140 }), (bytes) => void parseUdh(bytes)), { numRuns: 2000 })
  expect(() => buildUdh([{ id: 0x70, data: new Uint8Array(139) }])).toThrow(RangeError)
})
