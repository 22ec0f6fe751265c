// Names for characters that people cannot see or did not mean to type, and plain ones to put in their place. Knows
// Unicode, not encodings.
import { words } from './words.ts'

type Named = { name: keyof typeof words.characters; plain?: string }

const named: Readonly<Record<string, Named>> = {
  '\t': { name: 'tab', plain: ' ' },
  '\u00a0': { name: 'noBreakSpace', plain: ' ' },
  '\u00ad': { name: 'softHyphen', plain: '' },
  '\u00b4': { name: 'acuteAccent', plain: "'" },
  '\u00ab': { name: 'leftAngleQuote', plain: '"' },
  '\u00bb': { name: 'rightAngleQuote', plain: '"' },
  '\u00b7': { name: 'middleDot', plain: '-' },
  '\u200b': { name: 'zeroWidthSpace', plain: '' },
  '\u200c': { name: 'zeroWidthNonJoiner' },
  '\u200d': { name: 'zeroWidthJoiner' },
  '\u200e': { name: 'leftToRightMark', plain: '' },
  '\u200f': { name: 'rightToLeftMark' },
  '\u2009': { name: 'thinSpace', plain: ' ' },
  '\u202f': { name: 'narrowNoBreakSpace', plain: ' ' },
  '\u2010': { name: 'hyphen', plain: '-' },
  '\u2011': { name: 'noBreakHyphen', plain: '-' },
  '\u2012': { name: 'figureDash', plain: '-' },
  '\u2013': { name: 'enDash', plain: '-' },
  '\u2014': { name: 'emDash', plain: '-' },
  '\u2018': { name: 'leftCurlyQuote', plain: "'" },
  '\u2019': { name: 'curlyApostrophe', plain: "'" },
  '\u201a': { name: 'lowCurlyQuote', plain: "'" },
  '\u201c': { name: 'leftCurlyDoubleQuote', plain: '"' },
  '\u201d': { name: 'rightCurlyDoubleQuote', plain: '"' },
  '\u201e': { name: 'lowCurlyDoubleQuote', plain: '"' },
  '\u2022': { name: 'bullet', plain: '-' },
  '\u2026': { name: 'ellipsis', plain: '...' },
  '\u2028': { name: 'lineSeparator', plain: '\n' },
  '\u202a': { name: 'leftToRightEmbedding', plain: '' },
  '\u202b': { name: 'rightToLeftEmbedding' },
  '\u202c': { name: 'endOfDirectionChange', plain: '' },
  '\u202d': { name: 'leftToRightOverride', plain: '' },
  '\u202e': { name: 'rightToLeftOverride', plain: '' },
  '\u2060': { name: 'wordJoiner', plain: '' },
  '\u2066': { name: 'leftToRightIsolate', plain: '' },
  '\u2067': { name: 'rightToLeftIsolate' },
  '\u2069': { name: 'endOfIsolate', plain: '' },
  '\ufe0f': { name: 'emojiStyleMark' },
  '\ufeff': { name: 'byteOrderMark', plain: '' },
}

/** Scripts that no phone's seven-bit alphabet holds: whoever writes in them needs Unicode and has made no mistake. */
const scripts: readonly (readonly [RegExp, keyof typeof words.scripts])[] = [
  [/\p{Script=Cyrillic}/u, 'cyrillic'],
  [/\p{Script=Greek}/u, 'greek'],
  [/\p{Script=Arabic}/u, 'arabic'],
  [/\p{Script=Hebrew}/u, 'hebrew'],
  [/\p{Script=Hiragana}|\p{Script=Katakana}/u, 'japanese'],
  [/\p{Script=Han}/u, 'chineseCharacters'],
  [/\p{Script=Hangul}/u, 'korean'],
  [/\p{Script=Devanagari}/u, 'devanagari'],
  [/(?!\p{Script=Latin})\p{L}/u, 'anotherScript'],
]

const kinds: readonly (readonly [RegExp, keyof typeof words.characters])[] = [
  [/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}/u, 'emoji'],
  [/\p{Cc}/u, 'controlCharacter'],
  [/\p{M}/u, 'combiningMark'],
  [/\p{Z}/u, 'unusualSpace'],
  [/\p{L}/u, 'letterOutsideGSM7'],
  [/\p{S}|\p{P}/u, 'symbol'],
]

/** The script these characters are written in, when it is one that needs Unicode anyway. */
export function scriptOf(chars: readonly string[]): string | undefined {
  const found = scripts.find(([script]) => chars.some((char) => script.test(char)))?.[1]
  return found && words.scripts[found]
}

export const codePoint = (char: string) =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

export const nameOf = (char: string): string =>
  words.characters[named[char]?.name ?? kinds.find(([kind]) => kind.test(char))?.[1] ?? 'character']

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
