// Budgets: what a workspace, one of its keys, a campaign or a country may spend in an hour, a day, a month or in all. They
// count what is accepted, in the moment of its reservation, so that they stop at the exact amount. What never left comes back
// to them while their window lasts; what left and came to nothing does not. Knows no database.
import { bornAt } from '../kit/ids.ts'
import type { Money } from '../kit/money.ts'
import { monthBegan, monthOf } from '../kit/months.ts'
import type { Charge } from './ledger.ts'

export const windows = ['hour', 'day', 'month', 'total'] as const
export type Budget = {
  /** `bdg_…` */
  readonly id: string
  readonly workspace: string
  readonly name: string
  /** Of these alone, where they are named. */
  readonly key?: string | undefined
  readonly campaign?: string | undefined
  /** ISO 3166 alpha-2. */
  readonly country?: string | undefined
  readonly window: (typeof windows)[number]
  /** Millionths of the account's currency. */
  readonly limit: number
  /** What becomes of bulk beyond it; everything else is refused. */
  readonly reached: 'refuse' | 'hold'
}

/** Shares of a budget at which somebody is told. */
export const shares = [0.5, 0.8, 0.95] as const

/** When a window began, in wall milliseconds, by UTC. */
export function beganAt(window: Budget['window'], at: number): number {
  if (window === 'total') return 0
  if (window === 'hour') return at - (at % 3_600_000)
  if (window === 'day') return at - (at % 86_400_000)
  return monthBegan(monthOf(at))
}

type Counter = { began: number; spent: number; told: number }
export type Warning = { readonly budget: Budget; readonly currency: string; readonly spent: number; readonly share: number; readonly at: number }
export type Taken = { readonly budget: Budget; readonly began: number; readonly micros: number }
type Concern = Pick<Charge, 'workspace' | 'country' | 'campaign' | 'key'>

export type BudgetBook = ReturnType<typeof createBudgetBook>

const sharesOf = (spent: number, limit: number) => shares.filter((share) => spent >= limit * share).length

export function createBudgetBook() {
  const byWorkspace = new Map<string, Budget[]>()
  const counters = new Map<string, Counter>()
  const nobody: readonly Budget[] = []
  const stopped = new Set<string>()
  /** Workspaces with a budget of a key. */
  const byKey = new Set<string>()

  const counterOf = (budget: Budget, at: number): Counter => {
    const began = beganAt(budget.window, at)
    let counter = counters.get(budget.id)
    if (!counter || counter.began < began) {
      counters.set(budget.id, (counter = { began, spent: 0, told: 0 }))
      stopped.delete(budget.id)
    }
    return counter
  }
  const concerns = ({ key, campaign, country }: Budget, charge: Concern) =>
    (key === undefined || key === charge.key) && (campaign === undefined || campaign === charge.campaign) && (country === undefined || country === charge.country)

  return {
    set(budget: Budget): void {
      if (budget.key !== undefined) byKey.add(budget.workspace)
      const others = (byWorkspace.get(budget.workspace) ?? []).filter(({ id }) => id !== budget.id)
      byWorkspace.set(budget.workspace, [...others, budget].sort((a, b) => (a.id < b.id ? -1 : 1)))
      const counter = counters.get(budget.id)
      if (counter) counter.told = sharesOf(counter.spent, budget.limit)
      stopped.delete(budget.id)
    },
    remove({ id, workspace }: Budget): void {
      byWorkspace.set(workspace, (byWorkspace.get(workspace) ?? []).filter((one) => one.id !== id))
      counters.delete(id)
    },
    of: (workspace: string): readonly Budget[] => byWorkspace.get(workspace) ?? nobody,
    restore(id: string, began: number, spent: number, { limit, window }: Budget, at: number): void {
      if (began === beganAt(window, at)) counters.set(id, { began, spent, told: sharesOf(spent, limit) })
    },
    spentOf: (budget: Budget, at: number): number => counterOf(budget, at).spent,

    /** The first budget that does not cover it; otherwise all that it concerns are charged. */
    take(charge: Charge, { micros, currency }: Money, at: number, into: Taken[], warn: Warning[]): Budget | undefined {
      const budgets = byWorkspace.get(charge.workspace)
      if (!budgets || micros === 0) return undefined
      const mine = budgets.filter((budget) => concerns(budget, charge))
      const beyond = mine.find((budget) => counterOf(budget, at).spent + micros > budget.limit)
      if (beyond) {
        if (!stopped.has(beyond.id)) warn.push({ budget: beyond, currency, spent: counterOf(beyond, at).spent, share: 1, at })
        stopped.add(beyond.id)
        return beyond
      }
      for (const budget of mine) {
        const counter = counterOf(budget, at)
        counter.spent += micros
        const told = sharesOf(counter.spent, budget.limit)
        if (told > counter.told) warn.push({ budget, currency, spent: counter.spent, share: shares[told - 1]!, at })
        counter.told = Math.max(told, counter.told)
        const same = into.findIndex((one) => one.budget === budget && one.began === counter.began)
        if (same >= 0) into[same] = { ...into[same]!, micros: into[same]!.micros + micros }
        else into.push({ budget, began: counter.began, micros })
      }
      return undefined
    },
    /** Whether messages must bear the key that they came by, so that it is told of them later. */
    isByKey: (workspace: string): boolean => byKey.has(workspace),
    /** Which windows that still last a message was counted in. */
    countedIn({ message, ...charge }: Concern & { readonly message: string }, at: number): readonly Omit<Taken, 'micros'>[] {
      const budgets = byWorkspace.get(charge.workspace)
      const born = bornAt(message)
      if (!budgets || Number.isNaN(born)) return []
      return budgets.flatMap((budget) => {
        const began = beganAt(budget.window, born)
        const isOlder = !(bornAt(budget.id) > born)
        return isOlder && concerns(budget, charge) && began === counterOf(budget, at).began ? [{ budget, began }] : []
      })
    },
    /** The transaction was not written, or what was counted never left. */
    giveBack(taken: readonly Taken[]): void {
      for (const { budget, began, micros } of taken) {
        const counter = counters.get(budget.id)
        if (counter?.began !== began) continue
        counter.spent -= micros
        stopped.delete(budget.id)
      }
    },
  }
}
