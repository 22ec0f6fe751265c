import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillBitsAfter, packSeptets, packedLength, unpackSeptets } from './packing.ts'

const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex')

test('septets are packed from the least bit on', () => {
  expect(hex(packSeptets(Buffer.from('Hello')))).toBe('c8329bfd06')
  expect(hex(packSeptets(Buffer.from('hellohello')))).toBe('e8329bfd4697d9ec37')
  expect(hex(packSeptets(Uint8Array.of(127), 6))).toBe('c01f')
})

test('text after a header starts on a septet boundary', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7, 12, 140].map(fillBitsAfter)).toEqual([0, 6, 5, 4, 3, 2, 1, 0, 2, 0])
  for (let octets = 0; octets < 140; octets++) expect((octets * 8 + fillBitsAfter(octets)) % 7).toBe(0)
})

test('what is packed at any alignment and length is unpacked the same', () => {
  const septets = fc.uint8Array({ max: 127, maxLength: 160 })
  fc.assert(fc.property(septets, fc.integer({ min: 0, max: 6 }), (text, fillBits) => {
    const packed = packSeptets(text, fillBits)
    expect(packed.length).toBe(packedLength(text.length, fillBits))
    expect(unpackSeptets(packed, text.length, fillBits)).toEqual(text)
  }))
})

test('no more septets are unpacked than the octets hold', () => {
  expect(unpackSeptets(Uint8Array.of(0xc8, 0x32), 160)).toHaveLength(2)
  expect(unpackSeptets(new Uint8Array(0), 3, 6)).toHaveLength(0)
})
