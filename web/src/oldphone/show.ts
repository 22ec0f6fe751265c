// What a phone of the nineties makes of a message: each part on its own, 160 letters of the GSM alphabet, a box for
// each unit that is not in it. And lines as wide as its screen. Knows no pixels.
import { isGsm7 } from '../../../src/sms/gsm7.ts'
import { segment } from '../../../src/sms/segments.ts'
import type { PhoneMessage } from '../api/shapes.ts'

export const columns = 20
export const rows = 8
/** The screen and the message have the same measure. */
export const mostLetters = columns * rows

export type OldPart = {
  /** Of the message it came with, and which of its parts. */
  id: string
  part: number
  of: number
  peer: string
  direction: 'in' | 'out'
  text: string
  at: string
}

/** A space between words, a box for every code unit that the phone has no letter for: an emoji is two. */
export const letters = (text: string) =>
  text
    .replace(/[\r\f]/g, ' ')
    .split('')
    .map((unit) => (unit === '\n' || isGsm7(unit) ? unit : '\u25a1'))
    .join('')

/** Newest first, the parts of a long message one by one; the last part came last. */
export function oldParts(messages: readonly PhoneMessage[]): OldPart[] {
  return messages.flatMap(({ id, direction, from, to, text, receivedAt }) => {
    const cut = segment(text)
    const texts = 'refused' in cut ? [text] : cut.parts.map((part) => part.text)
    return texts
      .map((own, index) => ({
        id,
        part: index + 1,
        of: texts.length,
        peer: direction === 'in' ? from : to,
        direction,
        text: letters(own),
        at: receivedAt,
      }))
      .toReversed()
  })
}

/** Lines of a text on the screen: between words where it can be, through a word that is longer than a line. */
export function linesOf(text: string, width = columns): string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const word of paragraph.split(/(?<= )/)) {
      if (line.length + word.trimEnd().length > width && line !== '') {
        lines.push(line.trimEnd())
        line = ''
      }
      let rest = word
      while (rest.trimEnd().length > width) {
        lines.push(rest.slice(0, width))
        rest = rest.slice(width)
      }
      line += rest
    }
    lines.push(line.trimEnd())
  }
  return lines
}
