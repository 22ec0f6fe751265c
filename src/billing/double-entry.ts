// The ledger that charges. Balances live in memory, because this process alone writes them, and are changed in the turn that
// decides: two accepts at once cannot spend the same millionth. What is given back counts only once it is durable. Each
// transaction carries one entry for each account that it touches.
import type { Write } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import type { Ids } from '../kit/ids.ts'
import { formatMicros, times, type Money } from '../kit/money.ts'
import type { Network } from '../routing/network.ts'
import type { BudgetBook, Taken, Warning } from './budget.ts'
import { currencyOf, type Bill, type Charge, type Ending, type Ledger, type Reserved, type Sale, type Settled, type Span, type Uncovered } from './ledger.ts'
import { chargedFor, type Customer, type Plan } from './plan.ts'
import { trafficOf, type Wanted } from './price.ts'
import type { PriceBook } from './price-book.ts'
import { add, type Purse, type Purses } from './purse.ts'
import type { Rates } from './rates.ts'
import { booking, converting, noLegs, spending, takingAllowance, using, type Allowance, type Converted, type Entry, type Usage } from './records.ts'
import { createLabels } from './usage/labels.ts'

type Needs = {
  readonly clock: Clock
  readonly ids: Ids
  readonly prices: Pick<PriceBook, 'find'>
  readonly purses: Purses
  readonly rates: Pick<Rates, 'convert'>
  readonly budgets: BudgetBook
  /** Who pays for a workspace, and by which plan; undefined for one that is free. */
  readonly payerOf: (workspace: string) => Payer | undefined
  readonly planOf: (workspace: string) => Plan | undefined
  /** Whether anybody compares what is sold with what it costs. */
  readonly isGuarded: () => boolean
  /** What is to be told about budgets, as part of the transaction. */
  readonly warned: (warnings: readonly Warning[]) => { readonly writes: readonly Write[]; ended(written: boolean): void }
}

export type Payer = {
  readonly customer: Customer
  readonly plan: Plan
  /** As messages bear it. */
  readonly key: string
  readonly purse: Purse
}

const dayMs = 86_400_000
const networksKept = 5_000
const free: Reserved & Settled = { writes: [], refused: new Map() }

/** For one transaction: free parts by who pays and month. */
function countAllowances() {
  const all = new Map<string, Allowance>()
  return {
    all,
    add(payer: string, month: number, parts: number): void {
      const workspace = payer.slice(4)
      const name = `${month} ${workspace}`
      all.set(name, { workspace, month, parts: (all.get(name)?.parts ?? 0) + parts })
    },
    writes: () => (all.size > 0 ? [takingAllowance([...all.values()])] : []),
  }
}

type Posting = { readonly key: string; messages: number; parts: number; readonly legs: Purse }

export function createDoubleEntry({ clock, ids, prices, purses, rates, budgets, payerOf, planOf, isGuarded, warned }: Needs): Ledger {
  const labelsOn = createLabels()
  const networks = new Map<string, Network>()
  const networkOf = (text: string | null): Network | undefined => {
    if (text === null) return undefined
    let network = networks.get(text)
    if (!network) {
      if (networks.size >= networksKept) networks.clear()
      networks.set(text, (network = JSON.parse(text) as Network))
    }
    return network
  }

  const wantedOf = ({ to, from, lane, country }: Sale, network: string | null, at: number): Wanted =>
    ({ to, from, traffic: trafficOf(lane), country, network: networkOf(network), at })
  const notSold = (country: string | null | undefined): Uncovered =>
    ({ code: 'no_price', say: `There is no price for messages to ${country ?? 'this number'} in the plan of this workspace.` })

  const book = (kind: Entry['kind'], postings: Iterable<Posting>, at: number): Write[] => {
    const entries = [...postings].map(({ key, messages, parts, legs }): Entry =>
      ({ id: ids.next('led_'), workspace: key.slice(4), currency: key.slice(0, 3), at, kind, messages, parts, legs }))
    return entries.length > 0 ? booking(entries) : []
  }
  const postingOf = (all: Map<string, Posting>, key: string): Posting => {
    let posting = all.get(key)
    if (!posting) all.set(key, (posting = { key, messages: 0, parts: 0, legs: { ...noLegs } }))
    return posting
  }
  /** What never left is given back to the budgets that counted it. */
  const giveBack = ({ message, workspace, about }: Ending, { country, price, key }: Bill, at: number, into: Taken[]) => {
    for (const { budget, began } of budgets.countedIn({ message, workspace, country, campaign: about?.campaign ?? undefined, key }, at)) {
      const same = into.findIndex((one) => one.budget === budget)
      if (same >= 0) into[same] = { budget, began, micros: into[same]!.micros + price }
      else into.push({ budget, began, micros: price })
    }
  }
  const move = (postings: Iterable<Posting>, sign: 1 | -1) => {
    for (const { key, legs } of postings) add(purses.of(key), legs, sign)
  }
  /** At once, in memory too: the next charge must find it gone. */
  const reserved = ({ key, legs }: Posting, micros: number, purse = purses.of(key)) => {
    legs.available -= micros
    legs.reserved += micros
    purse.available -= micros
    purse.reserved += micros
  }

  return {
    isFree: (workspace, mode) => mode === 'test' || !payerOf(workspace),

    priceOf(sale: Sale): Money | undefined {
      const payer = sale.mode === 'live' && isGuarded() ? payerOf(sale.workspace) : undefined
      if (!payer) return undefined
      const sold = prices.find(payer.plan.id, wantedOf(sale, null, clock.wall()))
      return sold?.kind === 'price' ? { micros: sold.micros, currency: payer.plan.currency } : undefined
    },

    spanOf(sale: Sale, network: string | null): Span | undefined {
      const payer = sale.mode === 'live' ? payerOf(sale.workspace) : undefined
      const sold = payer && prices.find(payer.plan.id, wantedOf(sale, network, clock.wall()))
      if (sold?.kind !== 'price') return undefined
      const { customer: { workspace }, plan: { includedParts, currency } } = payer!
      const included = includedParts > 0 ? Math.max(0, includedParts - purses.included(workspace, clock.wall())) : 0
      return { low: sold.least, high: sold.micros, currency, included }
    },

    quote(charge: Charge): Money | Uncovered | undefined {
      const payer = charge.mode === 'live' ? payerOf(charge.workspace) : undefined
      if (!payer) return undefined
      const sold = prices.find(payer.plan.id, wantedOf(charge, charge.network, clock.wall()))
      if (sold?.kind !== 'price') return notSold(charge.country)
      const isIncluded = purses.included(payer.customer.workspace, clock.wall()) + charge.parts <= payer.plan.includedParts
      return { micros: isIncluded ? 0 : times(sold.micros, charge.parts), currency: payer.plan.currency }
    },

    reserve(charges: readonly Charge[]): Reserved {
      if (charges.every(({ workspace, mode, instead }) => !instead && (mode === 'test' || !payerOf(workspace)))) return free
      const at = clock.wall()
      const refused = new Map<number, Uncovered>()
      const held = new Set<number>()
      const bills: (Bill | null)[] = []
      const postings = new Map<string, Posting>()
      const month = purses.monthAt(at)
      const allowances = countAllowances()
      const allow = (payer: string, of: number, parts: number) => {
        allowances.add(payer, of, parts)
        purses.include({ workspace: payer.slice(4), month: of, parts })
      }
      const taken: Taken[] = []
      const warnings: Warning[] = []
      const converted: Converted[] = []
      for (const [place, charge] of charges.entries()) {
        bills.push(null)
        const payer = charge.mode === 'live' ? payerOf(charge.workspace) : undefined
        const { instead } = charge
        if (!payer) {
          if (instead) reserved(postingOf(postings, instead.payer), -instead.price)
          if (instead?.included !== undefined) allow(instead.payer, instead.included, -instead.parts)
          continue
        }
        const { plan, customer, purse, key } = payer
        const sold = prices.find(plan.id, wantedOf(charge, charge.network, at))
        if (sold?.kind !== 'price') {
          if (charge.waited) held.add(place)
          else refused.set(place, notSold(charge.country))
          continue
        }
        const { currency, includedParts } = plan
        const partsBack = instead?.included === month && instead.payer === key ? instead.parts : 0
        const isIncluded = includedParts > 0 && purses.included(customer.workspace, at) - partsBack + charge.parts <= includedParts
        const price = isIncluded ? 0 : times(sold.micros, charge.parts)
        const back = instead?.payer === key ? instead.price : 0
        const mayHold = charge.lane === 'bulk' && !instead
        if (price - back > 0 && purse.available + customer.credit < price - back) {
          if (mayHold && (charge.waited || customer.whenSpent === 'hold')) held.add(place)
          else refused.set(place, { code: 'insufficient_balance', say: `The balance does not cover ${formatMicros(price)} ${currency}.` })
          continue
        }
        const beyond = budgets.take(charge, { micros: Math.max(0, price - back), currency }, at, taken, warnings)
        if (beyond) {
          if (mayHold && (charge.waited || beyond.reached === 'hold')) held.add(place)
          else refused.set(place, { code: 'budget_reached', say: `The budget “${beyond.name}” does not cover it.` })
          continue
        }
        if (instead && instead.payer !== key) reserved(postingOf(postings, instead.payer), -instead.price)
        if (instead?.included !== undefined) allow(instead.payer, instead.included, -instead.parts)
        if (isIncluded) allow(key, month, charge.parts)
        if (sold.foreign) converted.push({ message: charge.message, rate: sold.foreign.rate, unit: sold.foreign.micros, currency: sold.foreign.currency })
        const posting = postingOf(postings, key)
        posting.messages++
        posting.parts += charge.parts
        reserved(posting, price - back, purse)
        bills[place] = { price, payer: key, parts: charge.parts, country: charge.country ?? null, cost: charge.cost, costCurrency: charge.costCurrency, charged: null, ...(isIncluded && { included: month }) }
        if (charge.key !== undefined && budgets.isByKey(charge.workspace)) bills[place] = { ...bills[place], key: charge.key }
      }
      const told = warnings.length > 0 ? warned(warnings) : undefined
      const writes = book('reserve', postings.values(), at)
      if (taken.length > 0) writes.push(spending(taken.map(({ budget, began, micros }) => ({ budget: budget.id, began, micros }))))
      if (converted.length > 0) writes.push(converting(converted))
      writes.push(...allowances.writes())
      return {
        writes: told ? [...writes, ...told.writes] : writes,
        refused, held, bills,
        ended(written) {
          told?.ended(written)
          if (written) return
          move(postings.values(), -1)
          budgets.giveBack(taken)
          for (const allowance of allowances.all.values()) purses.include(allowance, -1)
        },
      }
    },

    settle(endings: readonly Ending[]): Settled {
      if (endings.every(({ bill }) => !bill)) return free
      const at = clock.wall()
      const postings = new Map<string, Posting>()
      const costs = new Map<string, Posting>()
      const usage = new Map<string, Usage>()
      const returned: Taken[] = []
      const allowances = countAllowances()
      const labels = labelsOn(Math.floor(at / dayMs))
      const day = Math.floor(at / dayMs)
      // most endings of one transaction are of one payer, one country and one price
      let [key, payer, currency, rule]: [string, string, string, Plan['charge']] = ['', '', '', 'submitted']
      let used: Usage | undefined
      for (const ending of endings) {
        const { workspace, state, partsSubmitted, partsBefore = 0, bill } = ending
        if (!bill) continue
        if (bill.payer !== key) {
          key = bill.payer
          payer = key.slice(4)
          currency = currencyOf(bill)
          rule = planOf(payer)?.charge ?? 'submitted'
        }
        const before = bill.charged
        const charged = chargedFor(rule, bill, { state, partsSubmitted })
        bill.charged = charged
        const posting = postingOf(postings, bill.payer)
        const { legs } = posting
        if (before === null) {
          posting.messages++
          legs.reserved -= bill.price
          legs.available += bill.price - charged
          if (charged === 0 && partsSubmitted === 0 && bill.price > 0) giveBack(ending, bill, at, returned)
        } else legs.available += before - charged
        if (bill.included !== undefined) {
          const never = (parts: number) => parts === 0 && chargedFor(rule, { price: bill.parts, parts: bill.parts }, { state, partsSubmitted: parts }) === 0
          if (before === null && never(partsSubmitted)) allowances.add(bill.payer, bill.included, -bill.parts)
          else if (before !== null && never(partsBefore) && !never(partsSubmitted)) allowances.add(bill.payer, bill.included, bill.parts)
        }
        legs.revenue += charged - (before ?? 0)
        const parts = partsSubmitted - partsBefore
        posting.parts += parts
        const cost = bill.cost === null ? 0 : (bill.cost / bill.parts) * parts
        if (cost !== 0) {
          const owed = bill.costCurrency === currency ? posting : postingOf(costs, `${bill.costCurrency ?? currency} ${payer}`)
          owed.legs.cost -= cost
          owed.legs.payable += cost
        }
        // what was canceled, blocked or refused was not used
        const isFirst = (before ?? 0) === 0 && partsBefore === 0 && (partsSubmitted > 0 || charged > 0)
        const more = charged - (before ?? 0)
        if (!isFirst && parts === 0 && more === 0) continue
        const messages = isFirst ? 1 : 0
        const [country, unit] = [bill.country ?? '', bill.price / bill.parts]
        if (!used || used.payer !== payer || used.workspace !== workspace || used.country !== country || used.unit !== unit || used.currency !== currency)
          used = usageOf(usage, { payer, workspace, day, currency, country, unit })
        used.messages += messages
        used.parts += parts
        used.charged += more
        if (ending.about) labels.add(ending, currency, messages, parts, more)
        used.cost += bill.costCurrency === currency || cost === 0 ? cost : (rates.convert(cost, bill.costCurrency ?? currency, currency, at)?.micros ?? 0)
      }
      const all = [...postings.values(), ...costs.values()]
      return {
        writes: [
          ...book('settle', postings.values(), at), ...book('cost', costs.values(), at), using([...usage.values()]), ...labels.writes(), ...allowances.writes(),
          ...(returned.length > 0 ? [spending(returned.map(({ budget, began, micros }) => ({ budget: budget.id, began, micros: -micros })))] : []),
        ],
        ended(written) {
          if (!written) return
          move(all, 1)
          budgets.giveBack(returned)
          for (const allowance of allowances.all.values()) purses.include(allowance)
        },
      }
    },
  }
}

function usageOf(all: Map<string, Usage>, key: Omit<Usage, 'messages' | 'parts' | 'charged' | 'cost'>): Usage {
  const name = `${key.payer} ${key.workspace} ${key.currency} ${key.country} ${key.unit}`
  let usage = all.get(name)
  if (!usage) all.set(name, (usage = { ...key, messages: 0, parts: 0, charged: 0, cost: 0 }))
  return usage
}
