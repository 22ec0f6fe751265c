import fc from 'fast-check'
import { expect, test } from 'vitest'
import { binaryParts, joinOctets } from './binary.ts'
import type { PartData } from './parts.ts'
import type { Element } from './udh.ts'
import { parseUdh, portsElement } from './udh.ts'

const data = (length: number) => Uint8Array.from({ length }, (_, i) => i)
const cut = (...args: Parameters<typeof binaryParts>) => binaryParts(...args) as PartData[]
const lengths = (...args: Parameters<typeof binaryParts>) =>
  cut(...args).map((part) => part.octets.length - (parseUdh(part.esmClass ? part.octets : data(0))?.length ?? 0))
const push = portsElement({ bits: 16, destination: 2948, source: 9200 })

test('a part holds 140, 134 or 133 octets, and fewer beside ports', () => {
  expect(lengths(data(140), 1)).toEqual([140])
  expect(lengths(data(141), 1)).toEqual([134, 7])
  expect(lengths(data(141), 1, { bits: 16 })).toEqual([133, 8])
  expect(lengths(data(133), 1, { elements: [push] })).toEqual([133])
  expect(lengths(data(134), 1, { elements: [push] })).toEqual([128, 6])
})

test('the octets are header and data, labelled as 8-bit', () => {
  expect(cut(data(2), 1)).toEqual([{ esmClass: 0, dataCoding: 4, octets: data(2) }])
  const [, second] = cut(data(134), 0x12a, { elements: [push] })
  expect(second).toEqual({
    esmClass: 0x40, dataCoding: 4,
    octets: Uint8Array.from(Buffer.from('0b00032a020205040b8423f0808182838485', 'hex')),
  })
})

test('what does not fit is refused', () => {
  expect(binaryParts(data(0), 1)).toMatchObject({ refused: 'empty' })
  expect(cut(data(255 * 134), 1)).toHaveLength(255)
  expect(binaryParts(data(255 * 134 + 1), 1)).toEqual({
    refused: 'too_long', say: 'the data takes 256 parts, more than the 255 allowed',
  })
  expect(binaryParts(data(141), 1, { maxParts: 1 })).toMatchObject({ refused: 'too_long' })
  for (const length of [132, 200]) {
    expect(binaryParts(data(10), 1, { elements: [{ id: 0x70, data: data(length) }] })).toMatchObject({ say: /no room/ })
  }
})

test('any data comes back, whatever stands in its header', () => {
  const element: fc.Arbitrary<Element> =
    fc.record({ id: fc.integer({ min: 0x70, max: 0x7f }), data: fc.uint8Array({ maxLength: 20 }) })
  const bits = fc.constantFrom<8 | 16>(8, 16)
  fc.assert(fc.property(
    fc.uint8Array({ minLength: 1, maxLength: 2_000 }), fc.array(element, { maxLength: 3 }), fc.nat(70_000), bits,
    (octets, elements, reference, width) => {
      const parts = cut(octets, reference, { elements, bits: width })
      expect(joinOctets(parts)).toEqual(octets)
      for (const part of parts) expect(part.octets.length).toBeLessThanOrEqual(140)
    },
  ))
})
