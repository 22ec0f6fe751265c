// Names for characters that people cannot see or did not mean to type, and plain ones to put in their place. Knows
// Unicode, not encodings.

type Named = { name: string; plain?: string }

const named: Readonly<Record<string, Named>> = {
  '\t': { name: 'tab', plain: ' ' },
  '\u00a0': { name: 'no-break space', plain: ' ' },
  '\u00ad': { name: 'soft hyphen', plain: '' },
  '\u00b4': { name: 'acute accent', plain: "'" },
  '\u00ab': { name: 'left angle quote', plain: '"' },
  '\u00bb': { name: 'right angle quote', plain: '"' },
  '\u00b7': { name: 'middle dot', plain: '-' },
  '\u200b': { name: 'zero-width space', plain: '' },
  '\u200c': { name: 'zero-width non-joiner' },
  '\u200d': { name: 'zero-width joiner' },
  '\u200e': { name: 'left-to-right mark', plain: '' },
  '\u200f': { name: 'right-to-left mark' },
  '\u2009': { name: 'thin space', plain: ' ' },
  '\u202f': { name: 'narrow no-break space', plain: ' ' },
  '\u2010': { name: 'hyphen', plain: '-' },
  '\u2011': { name: 'no-break hyphen', plain: '-' },
  '\u2012': { name: 'figure dash', plain: '-' },
  '\u2013': { name: 'en dash', plain: '-' },
  '\u2014': { name: 'em dash', plain: '-' },
  '\u2018': { name: 'left curly quote', plain: "'" },
  '\u2019': { name: 'curly apostrophe', plain: "'" },
  '\u201a': { name: 'low curly quote', plain: "'" },
  '\u201c': { name: 'left curly double quote', plain: '"' },
  '\u201d': { name: 'right curly double quote', plain: '"' },
  '\u201e': { name: 'low curly double quote', plain: '"' },
  '\u2022': { name: 'bullet', plain: '-' },
  '\u2026': { name: 'ellipsis', plain: '...' },
  '\u2028': { name: 'line separator', plain: '\n' },
  '\u202a': { name: 'left-to-right embedding', plain: '' },
  '\u202b': { name: 'right-to-left embedding' },
  '\u202c': { name: 'end of direction change', plain: '' },
  '\u202d': { name: 'left-to-right override', plain: '' },
  '\u202e': { name: 'right-to-left override', plain: '' },
  '\u2060': { name: 'word joiner', plain: '' },
  '\u2066': { name: 'left-to-right isolate', plain: '' },
  '\u2067': { name: 'right-to-left isolate' },
  '\u2069': { name: 'end of isolate', plain: '' },
  '\ufe0f': { name: 'emoji style mark' },
  '\ufeff': { name: 'byte order mark', plain: '' },
}

/** Scripts that no phone's seven-bit alphabet holds: whoever writes in them needs Unicode and has made no mistake. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Cyrillic}/u, 'Cyrillic'],
  [/\p{Script=Greek}/u, 'Greek'],
  [/\p{Script=Arabic}/u, 'Arabic'],
  [/\p{Script=Hebrew}/u, 'Hebrew'],
  [/\p{Script=Hiragana}|\p{Script=Katakana}/u, 'Japanese'],
  [/\p{Script=Han}/u, 'Chinese characters'],
  [/\p{Script=Hangul}/u, 'Korean'],
  [/\p{Script=Devanagari}/u, 'Devanagari'],
  [/(?!\p{Script=Latin})\p{L}/u, 'another script'],
]

const kinds: readonly (readonly [RegExp, string])[] = [
  [/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}/u, 'emoji'],
  [/\p{Cc}/u, 'control character'],
  [/\p{M}/u, 'combining mark'],
  [/\p{Z}/u, 'unusual space'],
  [/\p{L}/u, 'letter outside GSM-7'],
  [/\p{S}|\p{P}/u, 'symbol'],
]

/** The script these characters are written in, when it is one that needs Unicode anyway. */
export const scriptOf = (chars: readonly string[]): string | undefined =>
  scripts.find(([script]) => chars.some((char) => script.test(char)))?.[1]

export const codePoint = (char: string) =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

export const nameOf = (char: string) =>
  named[char]?.name ?? kinds.find(([kind]) => kind.test(char))?.[1] ?? 'character'

/** True for what a person cannot see: spaces, marks of direction, joiners, controls. */
export const isHidden = (char: string) => /[\p{C}\p{Z}]|\ufe0f/u.test(char) && !/\p{Co}/u.test(char)

/** What to write instead, when something plain says the same. */
export const plainFor = (char: string): string | undefined => named[char]?.plain

/** The text with every given character replaced by its plain one, where it has one. */
export function makePlain(text: string, chars: readonly string[]): string {
  return chars.reduce((so, char) => {
    const plain = plainFor(char)
    return plain === undefined ? so : so.replaceAll(char, plain)
  }, text)
}

/** Characters that could make a text look like another: controls, marks of direction, hidden spaces. Joiners are left
    alone, since emoji and several scripts are built with them. */
const deceiving = /[[\p{Cc}\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]--[\t\n\r]]/v

/** A text in pieces: ordinary stretches, and single characters that have to be shown as marks. */
export function pieces(text: string): { text: string; mark: boolean }[] {
  return text
    .split(new RegExp(`(${deceiving.source})`, 'v'))
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece, mark: deceiving.test(piece) }))
}
