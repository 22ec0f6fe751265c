// Writes what is kept in results/ into docs/benchmark.md, between two marks: a table of figures and what was wanted beside what
// came. Measures nothing.
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isReached, reached, type Goal, type Summary } from './question.ts'
import { number } from './table.ts'

type Kept = { readonly at: string; readonly commit: string; readonly loadBefore: number; readonly cores: number; readonly goals: readonly Goal[]; readonly summary: Summary }

const page = join(import.meta.dirname, '..', 'docs', 'benchmark.md')
const results = join(import.meta.dirname, 'results')
const marks = ['<!-- figures -->', '<!-- end of figures -->'] as const
const figures = ['p50Ms', 'p99Ms', 'cpuUs', 'rssMiB', 'fsyncs', 'bytes']

function rowsOf(letter: string, { summary }: Kept): string[] {
  return Object.entries(summary).filter(([, one]) => one['perSecond']).map(([subject, one]) => {
    const { median, least, most } = one['perSecond']!
    return `| ${letter} | ${subject} | **${number(median)}** | ${number(least)} – ${number(most)} | ${figures.map((name) => (one[name] ? number(one[name].median) : '–')).join(' | ')} |`
  })
}

function goalsOf(letter: string, { summary, goals, at, commit, loadBefore, cores }: Kept): string[] {
  const where = `${at.slice(0, 16).replace('T', ' ')}, ${commit.slice(0, 7)}, ${cores} cores, load before ${loadBefore}`
  return goals.map((goal) => {
    const { of, to, figure, atLeast, atMost } = goal
    const value = reached(summary, goal)
    const wanted = atLeast !== undefined ? `≥ ${number(atLeast)}` : atMost !== undefined ? `≤ ${number(atMost)}` : '–'
    const came = value === undefined ? 'not measured' : `${number(value)}${to === undefined ? '' : ' ×'}`
    const so = value === undefined || wanted === '–' ? '' : isReached(goal, value) ? 'reached' : 'not reached'
    return `| ${letter} | ${of}${to === undefined ? '' : ` to ${to}`}, ${figure} | ${wanted} | ${came} | ${so} | ${where} |`
  })
}

export function reportKept(): void {
  const kept = globSync('[a-z]-*.json', { cwd: results }).sort().map((file) => [file[0]!, JSON.parse(readFileSync(join(results, file), 'utf8')) as Kept] as const)
    .filter(([, one]) => one.summary)
  const text = readFileSync(page, 'utf8')
  const [begin, end] = [text.indexOf(marks[0]), text.indexOf(marks[1])]
  if (begin < 0 || end < begin) throw new Error(`${page} has no ${marks.join(' and ')}`)
  const lines = [
    marks[0],
    '| | | messages/s | of rounds | p50 ms | p99 ms | CPU µs | RSS MiB | fsyncs | bytes |', '|---|---|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...kept.flatMap(([letter, one]) => rowsOf(letter, one)),
    '', '| | | wanted | came | | measured |', '|---|---|--:|--:|---|---|',
    ...kept.flatMap(([letter, one]) => goalsOf(letter, one)), '',
  ]
  writeFileSync(page, text.slice(0, begin) + lines.join('\n') + text.slice(end))
}
