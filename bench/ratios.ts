// The ratios that a short run is held against: how many times as fast as a rival, or as a bare loop, in one and the same run.
// Absolute times depend on the machine and on who else uses it, and decide nothing here.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { reached, type Goal, type Question, type Summary } from './question.ts'

const file = join(import.meta.dirname, 'results', 'ratios.json')
/** Below this share of what is recorded a ratio is too low, */
const share = 2 / 3
/** when it is so this many times in a row. */
const tries = 3

export type Ratios = Readonly<Record<string, number>>
type Answered = { readonly letter: string; readonly question: Pick<Question, 'goals'>; readonly summary: Summary }
const nameOf = (letter: string, { of, to, figure }: Goal) => `${letter}: ${of} to ${to}, ${figure}`

export const recorded = (): Ratios => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Ratios) : {})

export function ratiosOf({ letter, question, summary }: Answered): Ratios {
  const ratios: Record<string, number> = {}
  for (const goal of question.goals) {
    const value = goal.to === undefined ? undefined : reached(summary, goal)
    if (value !== undefined) ratios[nameOf(letter, goal)] = +value.toPrecision(3)
  }
  return ratios
}

/** Those measured anew; others stay. */
export function keepRatios(ratios: Ratios): void {
  const all = Object.entries({ ...recorded(), ...ratios }).toSorted(([a], [b]) => (a < b ? -1 : 1))
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`)
}

/** One line for each ratio that is too low now and as often as it was measured again. */
export async function tooLow(now: Ratios, kept: Ratios, again: () => Promise<Ratios>): Promise<string[]> {
  const isLow = (name: string, ratios: Ratios) => kept[name] !== undefined && (ratios[name] ?? Infinity) < kept[name] * share
  const low = new Map(Object.keys(now).filter((name) => isLow(name, now)).map((name) => [name, [now[name]!]]))
  for (let tried = 1; tried < tries && low.size > 0; tried++) {
    const ratios = await again()
    for (const [name, seen] of low) {
      if (isLow(name, ratios)) seen.push(ratios[name]!)
      else low.delete(name)
    }
  }
  return [...low].map(([name, seen]) => `${name}: ${seen.join(', ')}; recorded ${kept[name]}`)
}
