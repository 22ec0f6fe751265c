// What every connection charges, now and announced: lists come in whole, are compared with what they replace, and can
// be taken back. Keeps in memory what is in force and what is to come.
import type { Clock } from '../kit/clock.ts'
import type { Ids } from '../kit/ids.ts'
import {
  comparePrices,
  compilePrices,
  priceKey,
  type PriceDiff,
  type PriceList,
  type PriceRow,
  type Prices,
} from './cost.ts'
import type { Network } from './network.ts'
import type { Price } from './pick.ts'
import type { RoutingRecords } from './records.ts'
import { createTurns, gently } from './turns.ts'

type Needs = {
  readonly records: RoutingRecords
  readonly clock: Clock
  readonly ids: Ids
  readonly isConnection: (id: string) => boolean
}

export type PriceImport = {
  readonly connection: string
  readonly currency: string
  readonly source: string
  /** Wall milliseconds; now when absent. */
  readonly validFrom?: number
  readonly prices: readonly PriceRow[]
  /** `replace`: what is not named is gone. `merge`: what is not named stays as it was. */
  readonly mode: 'replace' | 'merge'
  /** Only say what would change. */
  readonly dryRun: boolean
  /** Take it although prices jump. */
  readonly allowJumps: boolean
  /** Take it although nothing of the list in force stays. */
  readonly confirm: boolean
}
export type PriceImported =
  | { readonly kind: 'compared' | 'jumps' | 'drops'; readonly diff: PriceDiff; readonly rows: number }
  | { readonly kind: 'imported'; readonly diff: PriceDiff; readonly list: PriceList }
  | { readonly kind: 'refused'; readonly param: string; readonly say: string }

export const priceLimits = { rows: 250_000, rowsOfAll: 1_000_000, listsOfOne: 50 } as const

type Kept = { readonly list: PriceList; readonly prices: Prices }

export type PriceBook = ReturnType<typeof createPriceBook>

export function createPriceBook({ records, clock, ids, isConnection }: Needs) {
  /** By connection, the one that begins last first. */
  const kept = new Map<string, Kept[]>()
  const inTurn = createTurns()
  let lists: PriceList[] = []

  /** Later ones first; of two that begin together the one that came last. */
  const later = (a: PriceList, b: PriceList) => b.validFrom - a.validFrom || (a.id < b.id ? 1 : -1)
  const inForce = (connection: string, at: number) =>
    lists.filter((list) => list.connection === connection && list.validFrom <= at).sort(later)[0]

  const load = async (connection: string): Promise<void> => {
    const now = clock.wall()
    const current = inForce(connection, now)
    const wanted = lists
      .filter((list) => list.connection === connection && (list === current || list.validFrom > now))
      .sort(later)
    const have = new Map(kept.get(connection)?.map((one) => [one.list.id, one]))
    const loaded: Kept[] = []
    for (const list of wanted) {
      const prices = have.get(list.id)?.prices ?? (await gently(compilePrices(await rowsOf(list.id)), clock))
      if (!prices) throw new Error(`price list ${list.id} does not fit into memory`)
      loaded.push({ list, prices })
    }
    kept.set(connection, loaded)
  }
  const rowsOf = async (list: string): Promise<PriceRow[]> => {
    const rows: PriceRow[] = []
    for await (const some of records.priceRows(list)) rows.push(...some)
    return rows
  }

  return {
    async start(): Promise<void> {
      lists = await records.priceLists()
      for (const { id } of lists) ids.follow(id)
      for (const connection of new Set(lists.map((list) => list.connection))) await load(connection)
    },
    /** Undefined where the connection has no price list in force. */
    priceOf(connection: string, e164: string, network: Network | undefined, at: number): Price | undefined {
      const of = kept.get(connection)
      if (!of) return undefined
      for (const { list, prices } of of)
        if (list.validFrom <= at) return { found: prices.find(e164, network), currency: list.currency }
      return undefined
    },
    isEmpty: () => lists.length === 0,
    /** Newest first. */
    lists: (connection?: string): PriceList[] =>
      lists.filter((list) => connection === undefined || list.connection === connection).sort(later),
    page: (list: string, limit: number, after: string) => records.pricePage(list, limit, after),

    import: (given: PriceImport, by: string | undefined) =>
      inTurn(async (): Promise<PriceImported> => {
        const { connection, currency, source, mode, dryRun, allowJumps, confirm } = given
        const refuse = (param: string, say: string): PriceImported => ({ kind: 'refused', param, say })
        if (!isConnection(connection)) return refuse('/connection', `there is no connection ${connection}`)
        const now = clock.wall()
        const validFrom = given.validFrom ?? now
        const before = inForce(connection, validFrom)
        if (mode === 'merge' && before && before.currency !== currency)
          return refuse(
            '/currency',
            `the list in force is in ${before.currency}; a list in ${currency} must take its place whole`,
          )
        const old = before ? await rowsOf(before.id) : []
        const rows = [
          ...new Map([...(mode === 'merge' ? old : []), ...given.prices].map((row) => [priceKey(row), row])).values(),
        ]
        if (rows.length === 0)
          return refuse('/prices', 'a list without prices goes nowhere; remove the list in force to forget it')
        if (rows.length > priceLimits.rows) return refuse('/prices', `a list has at most ${priceLimits.rows} prices`)
        const held = lists.reduce((sum, list) => sum + list.rows, 0)
        if (held + rows.length > priceLimits.rowsOfAll)
          return refuse(
            '/prices',
            `all lists together have at most ${priceLimits.rowsOfAll} prices; remove old lists first`,
          )
        if (lists.filter((list) => list.connection === connection).length >= priceLimits.listsOfOne)
          return refuse(
            '/connection',
            `a connection has at most ${priceLimits.listsOfOne} lists; remove old ones first`,
          )
        const diff = await gently(comparePrices(before && before.currency !== currency ? [] : old, rows), clock)
        if (dryRun) return { kind: 'compared', diff, rows: rows.length }
        if (diff.jumps > 0 && !allowJumps) return { kind: 'jumps', diff, rows: rows.length }
        const stays = diff.unchanged + diff.raised + diff.lowered > 0
        if (diff.removed > 0 && !stays && !confirm) return { kind: 'drops', diff, rows: rows.length }
        if (!(await gently(compilePrices(rows), clock))) return refuse('/prices', 'the prefixes need too much memory')
        const list: PriceList = {
          id: ids.next('pls_'),
          connection,
          currency,
          validFrom,
          source,
          rows: rows.length,
          createdAt: now,
          ...(by !== undefined && { createdBy: by }),
        }
        await records.addPriceList(list, rows)
        lists = [...lists, list]
        await load(connection)
        return { kind: 'imported', diff, list }
      }),

    /** Whatever was in force before is in force again. */
    remove: (id: string) =>
      inTurn(async () => {
        const list = lists.find((one) => one.id === id)
        if (!list) return false
        lists = lists.filter((one) => one !== list)
        await load(list.connection)
        await records.removePriceList(id)
        return true
      }),
  }
}
