import fc from 'fast-check'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { foldable } from './fold.ts'
import { isGsm7 } from './gsm7.ts'
import { smarten } from './smart.ts'

test.each([
  ['It’s “warm” — really…', 'It\'s "warm" - really...'],
  ['1½ kg, 10² m², H₂O, 10¹²', '1 1/2 kg, 10^2 m2, H2O, 10^12'],
  ['Ｈｅｌｌｏ, 𝐇𝐞𝐥𝐥𝐨, ʜᴇʟʟᴏ, ﬁne', 'Hello, Hello, HELLO, fine'],
  ['a\u00a0b\u2009c\u200bd\ufeff\te', 'a b cd e'],
  ['Menu › Orders ‹ Back', 'Menu > Orders < Back'],
  ['№ 5™ © ±3 ≤ 4 → «ok»', 'No 5TM (C) +/-3 <= 4 -> "ok"'],
  ['e\u0301te\u0301 \u212b', 'été Å'],
])('%s is written as %s', (text, plain) => {
  expect(smarten(text).text).toBe(plain)
})

test.each([
  ['it’s fine 👍'], ['it’s ©\ufe0f'], ['it’s ❤'], ['‘ℹ’'], ['1\ufe0f\u20e3 ’'], ['it’s naïve'], ['Привет – мир'],
  ['see “x” https://example.org/it’s'], ['‘x’ www.exâmple.org'], ['it’s ▶'],
])('%s is left alone, because something in it needs Unicode', (text) => {
  expect(smarten(text)).toEqual({ text, changes: [] })
})

test('every replacement is listed with its place', () => {
  expect(smarten('“½”')).toEqual({
    text: '"1/2"',
    changes: [{ at: 0, from: '“', to: '"' }, { at: 1, from: '½', to: '1/2' }, { at: 2, from: '”', to: '"' }],
  })
  expect(smarten('plain [text] €5')).toEqual({ text: 'plain [text] €5', changes: [] })
})

test.each([
  ['São Paulo, não há problema', 'pt', 'Sao Paulo, nao ha problema'],
  ['Őrült űrhajó', 'hu', 'Örült ürhajo'],
  ['Zażółć gęślą jaźń', 'pl', 'Zazolc gesla jazn'],
  ['Đỗ Thị Hải Yến', 'vi', 'Do Thi Hai Yen'],
  ['İstanbul ışığı', 'tr', 'Istanbul isigi'],
  ['Đurđević', 'hr', 'Djurdjevic'],
  ['Œuvre française', 'fr', 'Oeuvre francaise'],
  ['Καλημέρα σας', 'el', 'KAΛHMEPA ΣAΣ'],
  ['Привет, МИР! Щука, ЩУКА', 'ru', 'Privet, MIR! Shchuka, SHCHUKA'],
  ['Київ, їжак', 'uk', 'Kyiv, izhak'],
  ['България', 'bg', 'Balgariya'],
])('%s folds in %s to %s', (text, language, folded) => {
  expect(smarten(text, { fold: [language] }).text).toBe(folded)
  expect(smarten(text).text).toBe(text)
})

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'aé’“”…½²1 –\u00a0\u200bＡﬁçãłяΩ😀©'), maxLength: 60 }),
)

test('the result is GSM-7 or the text itself, and replaying the changes gives it', () => {
  fc.assert(fc.property(anyText, fc.subarray([...foldable]), (text, fold) => {
    const smart = smarten(text, { fold })
    if (smart.text !== text) expect(isGsm7(smart.text)).toBe(true)
    let replayed = ''
    let done = 0
    for (const { at, from, to } of smart.changes) {
      expect(text.slice(at, at + from.length)).toBe(from)
      replayed += text.slice(done, at) + to
      done = at + from.length
    }
    expect(replayed + text.slice(done)).toBe(smart.text)
    if (smart.changes.length > 0) expect(smarten(smart.text, { fold })).toEqual({ text: smart.text, changes: [] })
  }), { numRuns: 3000 })
})

test('no emoji is ever replaced, alone or in a sequence', () => {
  const emoji = []
  for (let point = 0x80; point < 0x20000; point++) {
    const char = String.fromCodePoint(point)
    if (/\p{Emoji_Presentation}|\p{RI}/u.test(char)) emoji.push(char)
    else if (/\p{Emoji}/u.test(char)) emoji.push(`${char}\ufe0f`)
  }
  expect(emoji.length).toBeGreaterThan(1200)
  for (const one of emoji) expect(smarten(`it’s ${one}`, { fold: [...foldable] }).changes).toEqual([])
})

test('all of the published table\'s signs are covered, but for those it gets wrong', () => {
  const require = createRequire(import.meta.url)
  type Published = { default: Record<string, string> }
  const published = require('sms-segments-calculator/dist/libs/SmartEncodingMap.js') as Published
  const signs = Object.entries(published.default)
  expect(signs.length).toBe(271)
  // A combining mark is part of the letter before it and no sign of its own; U+2733 is an emoji.
  const isMark = (sign: string) => /\p{M}/u.test(sign) || sign === '✳'
  // Differently and on purpose: one space for one, line breaks for line separators, nothing for control characters, the
  // German opening quote as a quote, vertical commas as commas, a bullet as an asterisk.
  const better = (sign: string) => /[\p{Z}\p{Cc}‚︐︑•]/u.test(sign)
  for (const [sign, plain] of signs.filter(([sign]) => !isMark(sign))) {
    const { text } = smarten(`a${sign}b`)
    expect({ sign, covered: isGsm7(text) }).toEqual({ sign, covered: true })
    if (!better(sign)) expect({ sign, text }).toEqual({ sign, text: `a${plain}b` })
  }
})
