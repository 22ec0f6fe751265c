// Keeps what a bench measured, with what one needs to judge it: the commit, the machine and how busy it was.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { basename, resolve } from 'node:path'

/** Per second, over all rounds. */
export type Spread = { readonly median: number; readonly least: number; readonly most: number }
export type Results = Record<string, Spread>

/** Of the minute before the bench. */
const [loadBefore] = loadavg()

export function spreadOf(rates: readonly number[]): Spread {
  const sorted = rates.map(Math.round).sort((a, b) => a - b)
  return { median: sorted[sorted.length >> 1]!, least: sorted[0]!, most: sorted.at(-1)! }
}

export function tell(name: string, { median, least, most }: Spread): void {
  const [middle, from, to] = [median, least, most].map((rate) => rate.toLocaleString('en').padStart(12))
  console.log(`${name.padEnd(34)}${middle} /s   (${from} to ${to})`)
}

/** Writes results/<name>.json. */
export const keep = (name: string, perSecond: Results): void => keepFigures(name, { perSecond })

/** The same for figures of any other kind; the command is kept as well. */
export function keepFigures(name: string, figures: object): void {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8' }).trim()
  const kept = {
    at: new Date().toISOString(),
    commit: git('rev-parse', 'HEAD'),
    changed: git('status', '--porcelain', '../src') !== '',
    node: process.version,
    processor: cpus()[0]?.model,
    cores: cpus().length,
    loadBefore: Number(loadBefore!.toFixed(2)),
    command: `node bench/${[basename(process.argv[1]!), ...process.argv.slice(2)].join(' ')}`,
    ...figures,
  }
  const folder = resolve(import.meta.dirname, 'results')
  mkdirSync(folder, { recursive: true })
  writeFileSync(resolve(folder, `${name}.json`), `${JSON.stringify(kept, null, 2)}\n`)
}
