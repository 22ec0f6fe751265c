// A personality in words, for people: one sentence for each field in which it differs from a healthy operator.
import type { Delay, Personality } from './personality.ts'
import { fields, healthy } from './personality.ts'

type Row = { readonly kind: string; readonly help: string }

/** Sentences; one when there is nothing to tell. */
export function describe(personality: Personality): string[] {
  const sentences: string[] = []
  for (const [group, rows] of Object.entries<Readonly<Record<string, Row>>>(fields)) {
    const values = personality[group as keyof Personality] as Readonly<Record<string, unknown>>
    const standards = healthy[group as keyof Personality] as Readonly<Record<string, unknown>>
    for (const [name, row] of Object.entries(rows)) {
      if (JSON.stringify(values[name]) === JSON.stringify(standards[name])) continue
      sentences.push(`${sentence(row, inWords(row.kind, values[name]))} (${group}.${name})`)
    }
  }
  return sentences.length > 0 ? sentences : ['A healthy operator: everything at once, and always right.']
}

const sentence = ({ kind, help }: Row, value: string) =>
  kind === 'share' ? `${value} ${help}.` : `${help[0]!.toUpperCase()}${help.slice(1)}: ${value}.`

function inWords(kind: string, value: unknown): string {
  switch (kind) {
    case 'share': return `${+(100 * (value as number)).toFixed(3)} %`
    case 'flag': return value ? 'yes' : 'no'
    case 'delay':
    case 'moment': return value === 'never' ? 'never' : waitInWords(value as Delay)
    default: return String(value)
  }
}

function waitInWords(delay: Delay): string {
  if (typeof delay === 'number') return ms(delay)
  if ('uniform' in delay) return `${ms(delay.uniform[0])} to ${ms(delay.uniform[1])}`
  if ('exponential' in delay) return `at random, ${ms(delay.exponential.mean)} on average`
  return `mostly about ${ms(delay.logNormal.median)}, 1 in 20 over ${ms(delay.logNormal.p95)}`
}

const ms = (value: number) => (value < 1_000 ? `${value} ms` : `${+(value / 1_000).toFixed(2)} s`)
