// What operators charge: a price list is a whole, in force from a moment on until a later one of the same connection
// is. Prices are per part, integers in millionths of the list's currency; nothing is ever rounded. Knows no customer.
import type { Network } from './network.ts'
import { PrefixTree } from './prefixes.ts'
import { pausing, type Gradual } from './turns.ts'

/** What is left out does not matter; nothing but a price is for everything else. `null`: it does not go there. */
export type PriceRow = {
  /** Digits with the calling code; decides alone, whatever else the row names. */
  readonly prefix?: string
  readonly country?: string
  readonly mcc?: string
  readonly mnc?: string
  readonly micros: number | null
}

export type PriceList = {
  /** `pls_…` */
  readonly id: string
  readonly connection: string
  /** ISO 4217. */
  readonly currency: string
  /** Wall milliseconds. */
  readonly validFrom: number
  /** Where the prices are from, in words. */
  readonly source: string
  readonly rows: number
  readonly createdAt: number
  readonly createdBy?: string
}

/** Two rows of one key are the same price, old and new. */
export function priceKey({ prefix, country, mcc, mnc }: PriceRow): string {
  if (prefix) return `+${prefix}`
  if (mcc) return mnc ? `${mcc}-${mnc}` : mcc
  return country || '*'
}

export type Found =
  /** `dearest`: the network is not known, so this is the most that it can cost in that country. */
  | { readonly micros: number; readonly dearest: boolean }
  /** The operator does not go there, or names no price for it. */
  | 'closed'

export type Prices = { find(e164: string, network: Network | undefined): Found }

const closed = -1

/**
 * A price list ready to be asked. In order: the longest prefix, the network, the country code, the country, everything
 * else. A network that is not known costs the most that any of its country does.
 */
export function* compilePrices(rows: Iterable<PriceRow>): Gradual<Prices | undefined> {
  const tree = new PrefixTree()
  const byKey = new Map<string, number>()
  const byCode = new Map<string, Map<string, number>>()
  const dearest = new Map<string, number>()
  let fits = true
  yield* pausing(rows, (row) => {
    const micros = row.micros ?? closed
    const { prefix, mcc, mnc, country } = row
    if (prefix) fits &&= tree.set(prefix, micros + 1)
    else if (mcc && mnc) {
      if (!byCode.has(mcc)) byCode.set(mcc, new Map())
      byCode.get(mcc)!.set(mnc, micros)
    } else byKey.set(priceKey(row), micros)
    for (const place of [country, mcc]) if (place) dearest.set(place, Math.max(micros, dearest.get(place) ?? closed))
  })
  if (!fits) return undefined
  const answer = (micros: number | undefined, isDearest: boolean): Found =>
    micros === undefined || micros === closed ? 'closed' : { micros, dearest: isDearest }
  return {
    find(e164, network) {
      const place = tree.find(e164, 1)
      if (place >= 0) return answer(place - 1, false)
      const everythingElse = () => answer(byKey.get('*'), false)
      if (!network) return everythingElse()
      const { country, mcc, mnc } = network
      if (mcc === undefined || mnc === undefined) {
        const most = dearest.get(mcc ?? country) ?? dearest.get(country)
        return most === undefined ? everythingElse() : answer(most, true)
      }
      const price = byCode.get(mcc)?.get(mnc) ?? byKey.get(mcc) ?? byKey.get(country)
      return price === undefined ? everythingElse() : answer(price, false)
    },
  }
}

export type PriceChange = { readonly key: string; readonly before?: number | null; readonly after?: number | null }
export type PriceDiff = {
  readonly added: number
  readonly raised: number
  readonly lowered: number
  readonly removed: number
  readonly unchanged: number
  /** Raised or lowered by more than three tenths: often a point where a comma should be. */
  readonly jumps: number
  /** The first so many, jumps first. */
  readonly changes: readonly PriceChange[]
}

const changesShown = 100
const jumpFactor = 1.3

/** What a new list would change. Of rows with the same key the last one counts. */
export function* comparePrices(before: Iterable<PriceRow>, after: Iterable<PriceRow>): Gradual<PriceDiff> {
  const old = new Map<string, number | null>()
  const young = new Map<string, number | null>()
  yield* pausing(before, (row) => old.set(priceKey(row), row.micros))
  yield* pausing(after, (row) => young.set(priceKey(row), row.micros))
  const count = { added: 0, raised: 0, lowered: 0, removed: 0, unchanged: 0, jumps: 0 }
  const jumps: PriceChange[] = []
  const others: PriceChange[] = []
  yield* pausing(young, ([key, micros]) => {
    const was = old.get(key)
    if (was === micros) return void count.unchanged++
    if (was === undefined) count.added++
    else if (micros === null) count.removed++
    else if (was === null) count.added++
    else count[micros > was ? 'raised' : 'lowered']++
    const isJump =
      typeof was === 'number' && micros !== null && (micros > was * jumpFactor || micros * jumpFactor < was)
    if (isJump) count.jumps++
    const list = isJump ? jumps : others
    if (list.length < changesShown) list.push({ key, ...(was !== undefined && { before: was }), after: micros })
    return undefined
  })
  yield* pausing(old, ([key, micros]) => {
    if (young.has(key)) return
    count.removed++
    if (others.length < changesShown) others.push({ key, before: micros })
  })
  return { ...count, changes: [...jumps, ...others].slice(0, changesShown) }
}
