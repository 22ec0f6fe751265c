// What a question came to, on the screen. Knows only summaries.
import { styleText } from 'node:util'
import { isReached, reached, type Goal, type Spread, type Summary } from './question.ts'

const columns: readonly (readonly [figure: string, title: string])[] = [
  ['p50Ms', 'p50 ms'], ['p99Ms', 'p99 ms'], ['cpuUs', 'CPU µs/msg'], ['rssMiB', 'RSS MiB'], ['fsyncs', 'fsyncs/msg'], ['bytes', 'bytes/msg'],
]

export const number = (value: number): string =>
  value >= 1_000 ? Math.round(value).toLocaleString('en') : value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : String(+value.toPrecision(2))

const ranged = ({ median, least, most }: Spread) => (least === most ? number(median) : `${number(median)} (${number(least)} to ${number(most)})`)

export function table(summary: Summary): string {
  const shown = columns.filter(([figure]) => Object.values(summary).some((figures) => figures[figure]))
  const head = ['', 'messages/s (of rounds)', ...shown.map(([, title]) => title)]
  const rows = Object.entries(summary).map(([subject, figures]) => [
    subject,
    figures['perSecond'] ? ranged(figures['perSecond']) : '–',
    ...shown.map(([figure]) => (figures[figure] ? number(figures[figure].median) : '–')),
  ])
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at]!.length)))
  const line = (row: readonly string[]) => row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('   ')
  const known = new Set(['perSecond', ...columns.map(([figure]) => figure)])
  const others = Object.entries(summary).flatMap(([subject, figures]) =>
    Object.entries(figures).filter(([figure]) => !known.has(figure)).map(([figure, spread]) => `${subject}, ${figure}: ${ranged(spread)}`))
  return [styleText('dim', line(head)), ...rows.map(line), ...others.map((other) => styleText('dim', other))].join('\n')
}

export function verdict(summary: Summary, goal: Goal): string {
  const value = reached(summary, goal)
  const what = goal.to === undefined ? `${goal.of}, ${goal.figure}` : `${goal.of} to ${goal.to}, ${goal.figure}`
  const bound = goal.atLeast !== undefined ? ` ≥ ${number(goal.atLeast)}` : goal.atMost !== undefined ? ` ≤ ${number(goal.atMost)}` : ''
  const times = goal.to === undefined ? '' : ' ×'
  if (value === undefined) return styleText('dim', `– ${what}${bound}${times}: not measured`)
  const told = `${what}${bound}${bound && times}: ${number(value)}${times}`
  if (!bound) return `  ${told}`
  return isReached(goal, value) ? styleText('green', `✓ ${told}`) : styleText('red', `✗ ${told}`)
}
