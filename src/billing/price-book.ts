// What each plan sells for, now and announced: lists come in whole, are compared with what they replace and with what
// operators charge, and can be taken back. Keeps in memory what is in force and what is to come.
import type { Clock } from '../kit/clock.ts'
import type { Ids } from '../kit/ids.ts'
import { formatMicros, mostMicros } from '../kit/money.ts'
import { createTurns, gently, pausing, type Gradual } from '../routing/turns.ts'
import { mostParts } from '../sms/segments.ts'
import { compilePrices, keyOf, unitOf, type PriceRow, type Prices, type Sold, type Wanted } from './price.ts'
import type { Rates } from './rates.ts'
import type { BillingRecords, SellList } from './records.ts'

export type Import = {
  readonly plan: string
  readonly source: string
  /** Wall milliseconds; now when absent. */
  readonly validFrom?: number | undefined
  /** Of the prices; that of the plan when absent. */
  readonly currency?: string | undefined
  readonly rows: readonly PriceRow[]
  /** `replace`: what is not named is gone. `merge`: what is not named stays as it was. */
  readonly mode: 'replace' | 'merge'
  readonly dryRun: boolean
  /** Take it although prices jump. */
  readonly allowJumps: boolean
  /** Take it although prices are below what operators charge. */
  readonly allowLoss: boolean
  /** Take it although nothing of the list in force stays. */
  readonly confirm: boolean
}
export type Change = { readonly key: string; readonly line?: number | undefined; readonly before?: number | null | undefined; readonly after?: number | null | undefined; readonly cost?: number | undefined }
export type Diff = {
  readonly added: number
  readonly raised: number
  readonly lowered: number
  readonly removed: number
  readonly unchanged: number
  /** By more than three tenths: often a point where a comma should be. */
  readonly jumps: number
  /** Cheaper than what the cheapest operator charges. */
  readonly belowCost: number
  /** The first so many: what is below cost, jumps, others. */
  readonly changes: readonly Change[]
}
export type Imported =
  | { readonly kind: 'compared' | 'jumps' | 'below_cost' | 'drops'; readonly diff: Diff; readonly rows: number }
  | { readonly kind: 'imported'; readonly diff: Diff; readonly list: SellList }
  | { readonly kind: 'refused'; readonly param: string; readonly say: string }

export const priceLimits = { rows: 250_000, rowsOfAll: 1_000_000, listsOfPlan: 50 } as const
const changesShown = 100
const jumpFactor = 1.3

/** What the cheapest operator for a row charges for a part, in millionths of this currency. */
export type CostOf = (row: PriceRow, currency: string, at: number) => number | undefined

/** What a workspace pays in all, or earns where that is below nothing. */
const netOf = (row: PriceRow) => unitOf(row) - (row.share ?? 0)

/** `was`, `now`: a price of either list in the currency that both are compared in. */
export function* compare(
  before: Iterable<PriceRow>, after: Iterable<PriceRow>, costOf: (row: PriceRow) => number | undefined,
  { was: wasOf = netOf, now: nowOf = netOf }: { readonly was?: (row: PriceRow) => number; readonly now?: (row: PriceRow) => number } = {},
): Gradual<Diff> {
  const old = new Map<string, PriceRow>()
  const young = new Map<string, PriceRow>()
  yield* pausing(before, (row) => old.set(keyOf(row), row))
  yield* pausing(after, (row) => young.set(keyOf(row), row))
  const count = { added: 0, raised: 0, lowered: 0, removed: 0, unchanged: 0, jumps: 0, belowCost: 0 }
  const [losses, jumps, others]: [Change[], Change[], Change[]] = [[], [], []]
  const priceOf = (row: PriceRow | undefined, unit = wasOf) => row && (row.micros === null ? null : unit(row))
  yield* pausing(young, ([key, row]) => {
    const [was, now] = [priceOf(old.get(key)), priceOf(row, nowOf)!]
    const cost = now === null || row.traffic === 'inbound' ? undefined : costOf(row)
    const isLoss = cost !== undefined && now !== null && now < cost
    const isJump = row.traffic !== 'inbound' && typeof was === 'number' && now !== null && (now > was * jumpFactor || now * jumpFactor < was)
    if (isLoss) count.belowCost++
    if (isJump) count.jumps++
    if (was === now) count.unchanged++
    else if (typeof was !== 'number') count.added++
    else if (now === null) count.removed++
    else count[now > was ? 'raised' : 'lowered']++
    if (was === now && !isLoss) return
    const list = isLoss ? losses : isJump ? jumps : others
    if (list.length < changesShown) list.push({ key, line: row.line, before: was, after: now, ...(isLoss && { cost }) })
  })
  yield* pausing(old, ([key, row]) => {
    if (young.has(key)) return
    count.removed++
    if (others.length < changesShown) others.push({ key, before: priceOf(row) })
  })
  return { ...count, changes: [...losses, ...jumps, ...others].slice(0, changesShown) }
}

type Needs = { readonly rates: Pick<Rates, 'convert'>; readonly records: BillingRecords; readonly clock: Clock; readonly ids: Ids; readonly currencyOf: (plan: string) => string | undefined; readonly costOf: CostOf }
type Kept = { readonly list: SellList; readonly prices: Prices }

export type PriceBook = ReturnType<typeof createPriceBook>

export function createPriceBook({ rates, records, clock, ids, currencyOf, costOf }: Needs) {
  /** By plan, the one that begins last first. */
  const kept = new Map<string, Kept[]>()
  const inTurn = createTurns()
  let lists: SellList[] = []
  const later = (a: SellList, b: SellList) => b.validFrom - a.validFrom || (a.id < b.id ? 1 : -1)
  /** What was brought to hold at once holds, also when the clock is set back. */
  const holds = ({ validFrom, createdAt }: SellList, at: number) => validFrom <= at || validFrom <= createdAt
  const inForce = (plan: string, at: number) => lists.filter((list) => list.plan === plan && holds(list, at)).sort(later)[0]

  const rowsOf = async (list: string): Promise<PriceRow[]> => {
    const rows: PriceRow[] = []
    for (let after = 0; ; ) {
      const page = await records.sellRows(list, undefined, after)
      if (page.length === 0) return rows
      for (const { row } of page) rows.push(row)
      after = page.at(-1)!.nr
    }
  }
  const load = async (plan: string): Promise<void> => {
    const now = clock.wall()
    const current = inForce(plan, now)
    const have = new Map(kept.get(plan)?.map((one) => [one.list.id, one.prices]))
    const loaded: Kept[] = []
    for (const list of lists.filter((one) => one.plan === plan && (one === current || !holds(one, now))).sort(later))
      loaded.push({ list, prices: have.get(list.id) ?? (await gently(compilePrices(await rowsOf(list.id)), clock)) })
    kept.set(plan, loaded)
  }

  /** In the currency of the plan; undefined where no rate is known, or by it that cannot be counted. */
  const inPlans = ({ plan, currency }: SellList, sold: Sold, at: number): Sold => {
    if (currency === undefined || sold?.kind !== 'price') return sold
    const [price, least] = [sold.micros, sold.least].map((micros) => rates.convert(micros, currency, currencyOf(plan) ?? currency, at))
    const share = sold.share === undefined ? undefined : rates.convert(sold.share, currency, currencyOf(plan) ?? currency, at)
    if (price && price.micros * mostParts > mostMicros) return undefined // a younger rate than the one that the list was brought under
    return price && least && { ...sold, micros: price.micros, least: least.micros, ...(share && { share: share.micros }), ...(price.rate && { foreign: { micros: sold.micros, currency, rate: price.rate.id } }) }
  }

  return {
    async start(): Promise<void> {
      await records.tidy()
      lists = await records.sellLists()
      for (const { id } of lists) ids.follow(id)
      for (const plan of new Set(lists.map((list) => list.plan))) await load(plan)
    },
    /** Undefined where the plan names no price for it. */
    find(plan: string, wanted: Wanted): Sold {
      for (const { list, prices } of kept.get(plan) ?? []) if (holds(list, wanted.at)) return inPlans(list, prices.find(wanted), wanted.at)
      return undefined
    },
    /** Newest first. */
    lists: (plan?: string): SellList[] => lists.filter((list) => plan === undefined || list.plan === plan).sort(later),
    page: (list: string, limit: number, after: number) => records.sellRows(list, limit, after),
    rowsOf,

    import: (given: Import, by: string | undefined) =>
      inTurn(async (): Promise<Imported> => {
        const { plan, source, mode, dryRun } = given
        const refuse = (param: string, say: string): Imported => ({ kind: 'refused', param, say })
        const currency = currencyOf(plan)
        if (currency === undefined) return refuse('/plan', `there is no plan ${plan}`)
        const [of = currency, now] = [given.currency, clock.wall()]
        const validFrom = given.validFrom ?? now
        const before = inForce(plan, validFrom)
        const old = before ? await rowsOf(before.id) : []
        const oldOf = before?.currency ?? currency
        for (const one of [of, oldOf])
          if (!rates.convert(0, one, currency, validFrom)) return refuse('/currency', `there is no rate from ${one} to ${currency}, the plan’s currency; bring it with POST /v1/rates`)
        if (mode === 'merge' && oldOf !== of) return refuse('/currency', `the list in force is in ${oldOf}: only another list in ${oldOf} can be merged with it`)
        const dearest = given.rows.reduce((most, row) => Math.max(most, unitOf(row), row.share ?? 0), 0)
        if (!rates.convert(dearest * mostParts, of, currency, validFrom)) return refuse('/prices', `${formatMicros(dearest)} ${of} for a part is more than can be counted in ${currency}`)
        const inPlan = (one: string) => (row: PriceRow) => rates.convert(netOf(row), one, currency, validFrom)?.micros ?? mostMicros
        const rows = [...new Map([...(mode === 'merge' ? old : []), ...given.rows].map((row) => [keyOf(row), row])).values()]
        if (rows.length === 0) return refuse('/prices', 'a list without prices sells nothing')
        if (rows.length > priceLimits.rows) return refuse('/prices', `a list has at most ${priceLimits.rows} prices`)
        if (lists.reduce((sum, list) => sum + list.rows, 0) + rows.length > priceLimits.rowsOfAll)
          return refuse('/prices', `all lists together have at most ${priceLimits.rowsOfAll} prices; remove old lists first`)
        if (lists.filter((list) => list.plan === plan).length >= priceLimits.listsOfPlan)
          return refuse('/plan', `a plan has at most ${priceLimits.listsOfPlan} lists; remove old ones first`)
        const diff = await gently(compare(old, rows, (row) => costOf(row, currency, validFrom), { was: inPlan(oldOf), now: inPlan(of) }), clock)
        if (dryRun) return { kind: 'compared', diff, rows: rows.length }
        if (diff.jumps > 0 && !given.allowJumps) return { kind: 'jumps', diff, rows: rows.length }
        if (diff.belowCost > 0 && !given.allowLoss) return { kind: 'below_cost', diff, rows: rows.length }
        if (diff.removed > 0 && diff.unchanged + diff.raised + diff.lowered === 0 && !given.confirm) return { kind: 'drops', diff, rows: rows.length }
        const list: SellList = { id: ids.next('sll_'), plan, validFrom, source, rows: rows.length, createdAt: now, ...(of !== currency && { currency: of }), ...(by !== undefined && { createdBy: by }) }
        await records.addSellList(list, rows)
        lists = [...lists, list]
        await load(plan)
        return { kind: 'imported', diff, list }
      }),

    /** Whatever was in force before is in force again. */
    remove: (id: string) =>
      inTurn(async () => {
        const list = lists.find((one) => one.id === id)
        if (!list) return false
        lists = lists.filter((one) => one !== list)
        await load(list.plan)
        await records.removeSellList(id)
        return true
      }),
  }
}
