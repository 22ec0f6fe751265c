// What a preview warns of before anything is sent: less money than it may cost, and a text that asks for an answer under a
// name that nobody can answer. Refuses nothing: the balance may be filled meanwhile.
import type { Money } from '../kit/money.ts'
import type { Content } from './campaign.ts'
import type { Funds } from './needs.ts'
import type { Span, Sums } from './sums.ts'

/** What there is for it; `short` is what is missing where everything costs the most it may. */
export type Covered = { readonly available: Money; readonly budgetLeft?: Money; readonly short?: Money; readonly say?: string }
export type Warning = { readonly code: 'short_of_money' | 'no_reply'; readonly say: string }

/** Only what is in the account's currency is compared. */
export function coveredBy({ currency, available, budgets }: Funds, { cost, countries }: Pick<Sums, 'cost' | 'countries'>): Covered {
  const money = (micros: number): Money => ({ micros, currency })
  const mostOf = (spans: readonly Partial<Span>[]) => spans.reduce((sum, { high }) => (high?.currency === currency ? sum + high.micros : sum), 0)
  const most = mostOf(cost)
  const ofBudgets = budgets.flatMap(({ name, country, left }) => {
    const those = countries.filter((one) => one.country === country)
    if (country !== undefined && those.length === 0) return []
    return [{ name, left, missing: (country === undefined ? most : mostOf(those)) - left }]
  })
  const tightest = ofBudgets.toSorted((a, b) => b.missing - a.missing)[0]
  const ofBalance = most - Math.max(0, available)
  const byBudget = tightest !== undefined && tightest.missing > ofBalance
  const short = byBudget ? tightest.missing : ofBalance
  return {
    available: money(available),
    ...(tightest && { budgetLeft: money(tightest.left) }),
    ...(short > 0 && { short: money(short), say: byBudget ? `The budget “${tightest.name}” does not cover all of it.` : 'The balance does not cover all of it.' }),
  }
}

/** As people are asked to answer; what stops stands in capitals there. */
const asks = /\b(?:reply|replies|antwoord|antworte|répondez|responde|rispondi|odpowiedz)\b|ответь/iu
const stops = /\b(?:STOP|STOPP|BAJA|ARRET|ARRÊT)\b|СТОП/u

export function noReplyTo({ text, texts, from, senders, split, followUps }: Content): Warning | undefined {
  const name = [from, ...Object.values(senders ?? {})].find((one) => /\p{L}/u.test(one))
  if (name === undefined) return undefined
  const all = [text, ...Object.values(texts ?? {}), ...(split?.variants ?? []).map((one) => one.text), ...(followUps ?? []).map((one) => one.text)]
  if (!all.some((one) => asks.test(one) || stops.test(one))) return undefined
  return { code: 'no_reply', say: `The text asks for an answer, and nobody can answer ${name}: it is a name. Send from a number, or give a link.` }
}
