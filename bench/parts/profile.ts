// Where the time of a process goes and what it allocates, by thread and function, kept as a page beside the figures. The
// process must have been started with `profiling` in its environment; sampling costs some, so figures come from runs without.
import type { ChildProcess } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Sums, ThreadProfile } from './profiler.ts'

export const profiling = { NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'profiler.ts')).href}` }

const shown = 20
/** All threads have begun when none said so for so long; at first a busy one may need longer. */
const silenceMs = 1_500
const longestMs = 60_000

/** What the threads of a process answer to one word: so many, or as many as answer. */
function ask(child: ChildProcess, profile: 'start' | 'stop', threads = Infinity): Promise<('started' | ThreadProfile)[]> {
  const told: ('started' | ThreadProfile)[] = []
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      child.off('message', hear)
      resolve(told)
    }
    let timer = setTimeout(end, longestMs)
    const hear = (message: { told?: 'started' | ThreadProfile }) => {
      if (!message.told) return
      told.push(message.told)
      if (told.length >= threads) return end()
      if (threads < Infinity) return
      clearTimeout(timer)
      timer = setTimeout(end, silenceMs)
    }
    child.on('message', hear)
    child.send({ profile })
  })
}

export type Profile = { readonly messages: number; readonly threads: readonly ThreadProfile[] }

/** Profiles a process until what it returns is called. */
export async function beginProfile(child: ChildProcess, messages: number): Promise<() => Promise<Profile>> {
  const { length } = await ask(child, 'start')
  return async () => ({ messages, threads: (await ask(child, 'stop', length)).filter((one) => one !== 'started') })
}

/** Profiles a process while `work` is done. */
export async function profiled(child: ChildProcess, messages: number, work: () => Promise<unknown>): Promise<Profile> {
  const end = await beginProfile(child, messages)
  await work()
  return end()
}

/** Not work, but waiting, and the profiler itself. */
const isIdle = (name: string) => name === '(idle)' || name === '(program)' || name === '(root)' || name.includes('node:inspector')

function table(title: string, sums: Sums, count: number, unit: string): string[] {
  const rows = Object.entries(sums).filter(([name]) => !isIdle(name))
  const all = rows.reduce((sum, [, amount]) => sum + amount, 0)
  const line = ([name, amount]: [string, number]) => `| ${(amount / count).toFixed(3)} | ${((amount / all) * 100).toFixed(1)} | \`${name}\` |`
  return ['', `${title}: ${(all / count).toFixed(1)} ${unit} a message`, '', `| ${unit} | % | where |`, '|--:|--:|---|', ...rows.slice(0, shown).map(line)]
}

/** Writes results/<name>.profile.md: the largest of each thread, a message. */
export function keepProfile(name: string, what: string, { messages: count, threads }: Profile): void {
  const busiest = threads.toSorted((a, b) => workOf(b) - workOf(a)).filter((one) => workOf(one) / count >= 0.05)
  const parts = busiest.flatMap(({ thread, micros, octets }) => [
    '', `## ${thread}`, ...table('Own time', micros, count, 'µs'), ...table('Allocated', octets, count, 'octets'),
  ])
  const head = [`# Profile: ${what}`, '', `${count.toLocaleString('en')} messages, sampled by the clock: idle time is left out, waiting for the disk or a core is not. Made by \`--profile\`.`]
  const folder = join(import.meta.dirname, '..', 'results')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.profile.md`), `${[...head, ...parts].join('\n')}\n`)
}

const workOf = ({ micros }: ThreadProfile) => Object.entries(micros).reduce((sum, [name, amount]) => (isIdle(name) ? sum : sum + amount), 0)
