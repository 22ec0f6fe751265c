import { expect, test } from 'vitest'
import { segment } from '../../../src/sms/segments.ts'
import { codePoint, makePlain, nameOf, pieces, scriptOf } from './characters.ts'

test('a character that forces Unicode is named and can be made plain', () => {
  const text = 'See you \u2013 it\u2019s \u201con\u201d\u2026'
  const found = segment(text)
  if ('refused' in found) throw new Error(found.say)
  const chars = found.costly.map((costly) => costly.char)
  expect(chars.map(nameOf)).toContain('en dash')
  expect(makePlain(text, chars)).toBe('See you - it\'s "on"...')
  expect(segment(makePlain(text, chars))).toMatchObject({ encoding: 'gsm7' })
})

test('a character without a plain twin stays', () => {
  expect(makePlain('a\u{1f600}\u2026', ['\u{1f600}', '\u2026'])).toBe('a\u{1f600}...')
  expect(nameOf('\u{1f600}')).toBe('emoji')
  expect(codePoint('\u{1f600}')).toBe('U+1F600')
})

test('what could disguise a text is cut out as a mark, what builds emoji is not', () => {
  expect(pieces('pay\u202eevil')).toEqual([
    { text: 'pay', mark: false },
    { text: '\u202e', mark: true },
    { text: 'evil', mark: false },
  ])
  expect(pieces('\u{1f469}\u200d\u{1f4bb} ok\nnext')).toHaveLength(1)
})

test('a text in another script is told apart from one with a stray character', () => {
  const chars = (text: string) => {
    const counted = segment(text)
    return 'refused' in counted ? [] : counted.costly.map((costly) => costly.char)
  }
  expect(scriptOf(chars('\u041f\u0440\u0438\u0432\u0435\u0442 \u2026'))).toBe('Cyrillic')
  expect(scriptOf(chars('\u3053\u3093\u306b\u3061\u306f'))).toBe('Japanese')
  expect(scriptOf(chars('Zo\u00eb\u2019s \u{1f600}'))).toBeUndefined()
})
