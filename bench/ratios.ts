// The ratios that a short run is held against: how many times as fast as a rival, or as a bare loop, in one and the same run.
// Absolute times depend on the machine and on who else uses it, and decide nothing here.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ask, type Asked, type Wanted } from './ask.ts'
import { reached, type Goal } from './question.ts'

const file = join(import.meta.dirname, 'results', 'ratios.json')
/** Below this share of what is recorded a ratio is too low, */
const share = 2 / 3
/** when it is so this many times in a row. */
const tries = 3

type Recorded = Record<string, number>
const nameOf = ({ letter }: Pick<Asked, 'letter'>, { of, to, figure }: Goal) => `${letter}: ${of} to ${to}, ${figure}`
const recorded = (): Recorded => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Recorded) : {})

export function ratiosOf(asked: Pick<Asked, 'letter' | 'question' | 'summary'>): Recorded {
  const ratios: Recorded = {}
  for (const goal of asked.question.goals) {
    const value = goal.to === undefined ? undefined : reached(asked.summary, goal)
    if (value !== undefined) ratios[nameOf(asked, goal)] = +value.toPrecision(3)
  }
  return ratios
}

/** Those of the question anew; others stay. */
export function keepRatios(asked: Asked): void {
  writeFileSync(file, `${JSON.stringify({ ...recorded(), ...ratiosOf(asked) }, null, 2)}\n`)
}

export const lowOf = (ratios: Recorded, kept: Recorded): string[] => Object.keys(ratios).filter((name) => kept[name] !== undefined && ratios[name]! < kept[name] * share)

/** One line for each ratio that is too low, this time and whenever it was measured again. */
export async function tooLow(first: Asked, wanted: Wanted): Promise<string[]> {
  const kept = recorded()
  let low = lowOf(ratiosOf(first), kept)
  const seen = new Map(low.map((name) => [name, [ratiosOf(first)[name]!]]))
  for (let tried = 1; tried < tries && low.length > 0; tried++) {
    const again = ratiosOf(await ask(first.file, wanted))
    low = low.filter((name) => lowOf(again, kept).includes(name))
    for (const name of low) seen.get(name)!.push(again[name]!)
  }
  return low.map((name) => `${name}: ${seen.get(name)!.join(', ')}; recorded ${kept[name]}`)
}
