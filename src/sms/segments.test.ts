import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SegmentOptions, Segmented } from './segments.ts'
import { segment } from './segments.ts'

const cut = (text: string, options?: SegmentOptions) => segment(text, options) as Segmented
const unitsOf = (text: string, options?: SegmentOptions) => cut(text, options).parts.map((part) => part.units)

test('a part holds 160, 153 or 152 septets and 70, 67 or 66 units', () => {
  expect(unitsOf('a'.repeat(160))).toEqual([160])
  expect(unitsOf('a'.repeat(161))).toEqual([153, 8])
  expect(unitsOf('a'.repeat(161), { reference: 16 })).toEqual([152, 9])
  expect(unitsOf('я'.repeat(70))).toEqual([70])
  expect(unitsOf('я'.repeat(71))).toEqual([67, 4])
  expect(unitsOf('я'.repeat(71), { reference: 16 })).toEqual([66, 5])
})

test('an escape pair is never split, even where that leaves a septet unused', () => {
  expect(unitsOf(`${'a'.repeat(152)}€${'b'.repeat(19)}`)).toEqual([152, 21])
  expect(unitsOf('€'.repeat(80))).toEqual([160])
  expect(unitsOf('€'.repeat(81))).toEqual([152, 10])
})

test('a surrogate pair is never split, even where that leaves a unit unused', () => {
  expect(unitsOf(`${'я'.repeat(66)}😀${'я'.repeat(19)}`)).toEqual([66, 21])
})

test('a grapheme cluster is kept whole where that costs no further part', () => {
  const family = '👨‍👩‍👧‍👦'
  const { parts } = cut(`${'я'.repeat(60)}${family}${'я'.repeat(20)}`)
  expect(parts.map((part) => part.text)).toEqual(['я'.repeat(60), `${family}${'я'.repeat(20)}`])
  expect(unitsOf(`${'a'.repeat(152)}\r\n${'b'.repeat(20)}`)).toEqual([152, 22])
})

test('a grapheme cluster is split where keeping it whole would cost a part', () => {
  expect(unitsOf(`${'я'.repeat(66)}e\u0301${'я'.repeat(66)}`)).toEqual([67, 67])
  expect(unitsOf(`${'я'.repeat(66)}e\u0301${'я'.repeat(65)}`)).toEqual([66, 67])
  expect(unitsOf(`e${'\u0301'.repeat(100)}`)).toEqual([67, 34])
})

test('the characters that cost Unicode are named once, with where they first stand', () => {
  const { encoding, costly, unitsLeft } = cut('It’s 20° – “warm”, it’s 😀 or 😀')
  expect(encoding).toBe('ucs2')
  expect(costly).toEqual([
    { char: '’', at: 2 }, { char: '°', at: 7 }, { char: '–', at: 9 },
    { char: '“', at: 11 }, { char: '”', at: 16 }, { char: '😀', at: 24 },
  ])
  expect(unitsLeft).toBe(70 - 32)
  expect(cut('plain', { encoding: 'ucs2' })).toMatchObject({ encoding: 'ucs2', units: 5, costly: [] })
})

test('what cannot be sent is refused in a sentence that says where', () => {
  expect(segment('')).toEqual({ refused: 'empty', say: 'the text is empty' })
  expect(segment('ab\ud83dc')).toEqual({
    refused: 'lone_surrogate', say: 'half of a character (a lone surrogate) at 2 cannot be sent', at: 2,
  })
  expect(segment('naïve', { encoding: 'gsm7' })).toEqual({
    refused: 'encoding_impossible', say: '"ï" (U+00EF) at 2 is not in the GSM-7 alphabet', at: 2,
  })
  expect(segment('a\u200bb', { encoding: 'gsm7' })).toMatchObject({ say: 'U+200B at 1 is not in the GSM-7 alphabet' })
})

test('255 parts are sent and 256 are not; a lower bound is obeyed', () => {
  expect(cut('a'.repeat(255 * 153)).parts).toHaveLength(255)
  expect(segment('a'.repeat(255 * 153 + 1))).toEqual({
    refused: 'too_long', say: 'the text takes 256 parts, more than the 255 allowed',
  })
  expect(cut('я'.repeat(255 * 67)).parts).toHaveLength(255)
  expect(segment('я'.repeat(255 * 67 + 1))).toMatchObject({ refused: 'too_long' })
  expect(segment('a'.repeat(161), { maxParts: 1 })).toMatchObject({
    refused: 'too_long', say: 'the text takes 2 parts, more than the 1 allowed',
  })
  expect(segment('a'.repeat(10_000_000))).toMatchObject({ say: 'the text takes far more parts than the 255 allowed' })
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 500 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.string({ unit: fc.constantFrom('a', '€', '\r', '\n', '\r\n', '{', 'é'), maxLength: 700 }),
  fc.string({ unit: fc.constantFrom('я', '😀', '👨‍👩‍👧', '🇳🇱', 'e\u0301', 'क्षि', 'a'), maxLength: 300 }),
)

test('parts join to the text, fit, and are as few as cutting between characters allows', () => {
  fc.assert(fc.property(anyText, fc.constantFrom<8 | 16>(8, 16), (text, reference) => {
    fc.pre(text !== '' && text.isWellFormed())
    const result = cut(text, { reference })
    const limits = result.encoding === 'gsm7' ? [160, 153, 152] : [70, 67, 66]
    const limit = limits[result.parts.length === 1 ? 0 : reference / 8]!
    const width = (char: string) => (result.encoding === 'ucs2' ? char.length : '^{}\\[~]|€\f'.includes(char) ? 2 : 1)
    let fewest = 1
    let filled = 0
    for (const char of text) {
      filled += width(char)
      if (filled > limit) [fewest, filled] = [fewest + 1, width(char)]
    }
    expect(result.parts.map((part) => part.text).join('')).toBe(text)
    expect(result.parts.length).toBe(fewest)
    for (const part of result.parts) {
      expect(part.text.isWellFormed()).toBe(true)
      expect(part.units).toBe([...part.text].reduce((sum, char) => sum + width(char), 0))
      expect(part.units).toBeLessThanOrEqual(limit)
    }
  }), { numRuns: 1500 })
})
