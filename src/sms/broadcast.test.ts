import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Broadcast } from './broadcast.ts'
import { decodeBroadcast, encodeBroadcast, readSerialNumber, serialNumberOf } from './broadcast.ts'

const pagesOf = (text: string) => encodeBroadcast(text) as Broadcast

test('a page is 82 octets: 93 septets or 41 units, padded with CR', () => {
  expect(pagesOf('a'.repeat(93)).pages).toHaveLength(1)
  expect(pagesOf('a'.repeat(94)).pages.map((page) => page.used)).toEqual([82, 1])
  expect(pagesOf('я'.repeat(42)).pages.map((page) => page.used)).toEqual([82, 2])
  const { dcs, pages } = pagesOf('Hello')
  expect(dcs).toBe(0x0f)
  expect(Buffer.from(pages[0]!.octets.subarray(0, 10)).toString('hex')).toBe('c8329bfd6e341a8d46a3')
  expect(pages[0]!.octets).toHaveLength(82)
  expect(pages[0]!.used).toBe(5)
})

test('no escape pair and no surrogate pair is split between pages', () => {
  expect(pagesOf(`${'a'.repeat(92)}€`).pages.map((page) => page.used)).toEqual([81, 2])
  expect(pagesOf(`${'я'.repeat(40)}😀`).pages.map((page) => page.used)).toEqual([80, 4])
})

test('a broadcast has at most 15 pages', () => {
  expect(pagesOf('a'.repeat(15 * 93)).pages).toHaveLength(15)
  expect(encodeBroadcast('a'.repeat(15 * 93 + 1))).toEqual({
    refused: 'too_long', say: 'the text takes 16 pages, more than the 15 allowed',
  })
  expect(encodeBroadcast('')).toMatchObject({ refused: 'empty' })
  expect(encodeBroadcast('\ud800')).toMatchObject({ refused: 'lone_surrogate' })
})

test('texts come back from their pages', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '€', 'я', '😀', ' ', '\n'), minLength: 1, maxLength: 300 })
  fc.assert(fc.property(text, (written) => {
    const { dcs, pages } = pagesOf(written)
    expect(decodeBroadcast(dcs, pages.map((page) => page.octets))).toBe(written)
  }))
})

test('a language in front of the text is left away', () => {
  const { pages } = pagesOf('nl\rHallo')
  expect(decodeBroadcast(0x10, [pages[0]!.octets])).toBe('Hallo')
  expect(decodeBroadcast(0x11, [Uint8Array.from(Buffer.from('7236044f000d', 'hex'))])).toBe('я')
})

test('a serial number holds its scope, code and update', () => {
  expect(readSerialNumber(0x1230)).toEqual({ scope: 0, code: 0x123, update: 0 })
  for (let serial = 0; serial < 0x10000; serial++) expect(serialNumberOf(readSerialNumber(serial))).toBe(serial)
})
