// What the palette offers for what was typed: pages and actions whose words fit, and what a number or an id leads to. Pure:
// it is told what there is.
import { bareNumber } from '../text/format.ts'

export type Command = {
  id: string
  word: string
  /** Where it belongs: the group of pages, or that it is an action. */
  group: string
  run(): void
}

/** Folded, so that "é" is found by "e". */
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Words that begin so go before words that hold it; everything typed has to be somewhere. */
export function fitting<Row extends { word: string; group: string }>(rows: readonly Row[], typed: string): Row[] {
  const sought = folded(typed.trim()).split(/\s+/).filter((piece) => piece !== '')
  const scored = rows.flatMap((row) => {
    const word = folded(row.word)
    const whole = `${word} ${folded(row.group)}`
    if (!sought.every((piece) => whole.includes(piece))) return []
    const begins = sought.filter((piece) => word.split(/\s+/).some((part) => part.startsWith(piece))).length
    return [{ row, begins }]
  })
  return scored.sort((a, b) => b.begins - a.begins).map(({ row }) => row)
}

/** A number of at least four digits, as it was typed. */
export function numberIn(typed: string): string | undefined {
  const bare = bareNumber(typed.trim())
  return /^\+?\d{4,15}$/.test(bare) ? bare : undefined
}

export const messageIn = (typed: string): string | undefined => /\bmsg_[a-z0-9]{8,40}\b/.exec(typed)?.[0]
