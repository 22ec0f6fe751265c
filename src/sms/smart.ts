// Smart encoding: writes a text in GSM-7 by replacing look-alikes, where that saves the whole of it from Unicode, and
// says what it changed. Opt-in, since it changes a text. Touches neither emoji nor links, and no letters unless asked.
import type { Fold } from './fold.ts'
import { foldOf } from './fold.ts'
import { isGsm7 } from './gsm7.ts'

/** What stood `at` this index of the original text, and what stands there now. */
export type Change = { at: number; from: string; to: string }
export type Smart = { text: string; changes: Change[] }

/** Signs that Unicode gives no plain equivalent: each of the first is written as the second. */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '‘’‚‛❛❜′‵ʹʻʼʽˈ´`ˊˋ「」': "'",
    '“”„‟❝❞″‶ʺˮ«»〝〞〟『』《》': '"',
    '−⁃˗⎼⎽': '-',
    '•‣◦●○■□∗⁎⊛⧆✢✣✤✥✱✲✺✻✼✽❃❉❊❋٭': '*',
    '·‧∙': '.',
    '∕÷⁄⧸': '/',
    '∖⧵⧹': '\\',
    '×✕✗': 'x',
    '∶ː˸⦂꞉': ':',
    '⁏': ';',
    '꞊': '=',
    '∣¦│┃⏐❘⎸⎹⎜⎟': '|',
    '∼˜〜˷': '~',
    '˄ˆ': '^',
    '‗': '_',
    '˖': '+',
    '‹〈⟨˂': '<',
    '›〉⟩˃': '>',
    '。': '.',
    '、': ',',
    '【〔': '[',
    '】〕': ']',
    '❨❪⟮⦅': '(',
    '❩❫⟯⦆': ')',
    '❴': '{',
    '❵': '}',
    'ǃ': '!',
    '₤': '£',
    '₹': 'Rs',
    '©': '(C)',
    '®': '(R)',
    '™': 'TM',
    '‼': '!!',
    '⁉': '!?',
    '±': '+/-',
    '≤': '<=',
    '≥': '>=',
    '≠': '!=',
    '≈': '~',
    '→': '->',
    '←': '<-',
    '⇒': '=>',
    'μ': 'u',
    'ᴀ': 'A', 'ʙ': 'B', 'ᴄ': 'C', 'ᴅ': 'D', 'ᴇ': 'E', 'ꜰ': 'F', 'ɢ': 'G', 'ʜ': 'H', 'ɪ': 'I', 'ᴊ': 'J', 'ᴋ': 'K',
    'ʟ': 'L', 'ᴍ': 'M', 'ɴ': 'N', 'ᴏ': 'O', 'ᴘ': 'P', 'ꞯ': 'Q', 'ʀ': 'R', 'ꜱ': 'S', 'ᴛ': 'T', 'ᴜ': 'U', 'ᴠ': 'V',
    'ᴡ': 'W', 'ʏ': 'Y', 'ᴢ': 'Z',
  }).flatMap(([signs, plain]) => [...signs].map((sign) => [sign, plain] as const)),
)

/** A character with the marks that stand on it. */
const characters = /[^]\p{M}*/gu
const links = /\b[a-z][a-z0-9+.-]{0,15}:\/\/\S+|\bwww\.\S+/giu
const emoji = /\ufe0f|\u20e3|\p{Emoji_Presentation}|\p{Emoji_Modifier}|\p{RI}/u
const pictures = /\p{Extended_Pictographic}/u

/**
 * The text in GSM-7, with the list of what was replaced, or the text as it is where anything in it would still need
 * Unicode. `fold` names languages (BCP 47) whose letters may be written without accents or in Latin.
 */
export function smarten(text: string, { fold = [] }: { fold?: readonly string[] } = {}): Smart {
  const unchanged = { text, changes: [] }
  if (isGsm7(text)) return unchanged
  const folding = foldOf(fold)
  const spared = [...text.matchAll(links)].map((link) => ({ start: link.index, end: link.index + link[0].length }))
  let link = 0
  const changes: Change[] = []
  let written = ''
  for (const { 0: from, index: at } of text.matchAll(characters)) {
    if (isGsm7(from)) {
      written += from
      continue
    }
    const plain = plainOf(from, text.slice(at + from.length, at + from.length + 1), folding)
    while (link < spared.length && spared[link]!.end <= at) link++
    const inLink = link < spared.length && spared[link]!.start <= at
    if (plain === undefined || inLink) return unchanged
    const to = /[0-9]$/.test(text.slice(at - 1, at)) && /^[0-9]/.test(plain) ? keptApart(from, plain) : plain
    changes.push({ at, from, to })
    written += to
  }
  return { text: written, changes }
}

/** `1½` is not 11/2 and `10²` is not 102. */
const keptApart = (from: string, plain: string) =>
  /\p{Nd}/u.test(from) ? plain : `${/^[⁰¹²³⁴-⁹]/.test(from) ? '^' : ' '}${plain}`

function plainOf(character: string, next: string, fold: Fold): string | undefined {
  const composed = character.normalize('NFC')
  if (isGsm7(composed)) return composed
  if (emoji.test(composed)) return undefined
  const folded = fold(composed, next)
  if (folded !== undefined) return folded
  let plain = ''
  for (const point of composed) {
    const part = isGsm7(point) ? point : plainPoint(point, fold)
    if (part === undefined) return undefined
    plain += part
  }
  return plain
}

function plainPoint(point: string, fold: Fold): string | undefined {
  const lookAlike = lookAlikes.get(point)
  if (lookAlike !== undefined) return lookAlike
  if (/[\v\x85\u2028\u2029]/.test(point)) return '\n'
  if (/[\t\p{Zs}]/u.test(point)) return ' '
  if (/[\p{Cc}\p{Default_Ignorable_Code_Point}]/u.test(point)) return ''
  if (/\p{Pd}/u.test(point)) return '-'
  const compatible = point.normalize('NFKC')
  if (compatible === point || pictures.test(point)) return undefined
  return plainOf(compatible, '', fold)
}
