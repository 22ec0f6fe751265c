// What customers pay for a part: rows by destination, sender and traffic, each with the time it is in force, and which one
// fits a message. Prices are integers in millionths of their plan's currency; nothing is rounded. Knows no customer.
import { iso } from '../kit/iso.ts'
import type { Network } from '../routing/network.ts'
import type { Lane } from '../routing/route.ts'
import { pausing, type Gradual } from '../routing/turns.ts'

/** `inbound`: what comes from phones. A row that names no traffic is for all that goes out. */
export const traffics = ['otp', 'transactional', 'marketing', 'inbound'] as const
export type Traffic = (typeof traffics)[number]
export const trafficOf = (lane: Lane): Traffic => (lane === 'bulk' ? 'marketing' : lane)

/** What is left out does not matter; a row with neither prefix, country nor mcc is for everything else. */
export type PriceRow = {
  /** Digits of the recipient, with the calling code. */
  readonly prefix?: string
  /** What the sender begins with. */
  readonly source?: string
  readonly country?: string
  readonly mcc?: string
  /** Text: leading zeros count. */
  readonly mnc?: string
  readonly traffic?: Traffic
  /** For one part; null where nothing is sold. */
  readonly micros: number | null
  /** What operators add for one part, on top of it. */
  readonly fee?: number
  /** Of what comes in: what its sender pays for it, and how much of that the workspace has. */
  readonly tariff?: number
  readonly share?: number
  /** Wall milliseconds, inclusive and exclusive. */
  readonly validFrom?: number
  readonly validUntil?: number
  /** Of the file it came in. */
  readonly line?: number
}

/** Where it is for, without who sends and what. */
export function placeOf({ prefix, mcc, mnc, country }: PriceRow): string {
  if (prefix) return `+${prefix}`
  if (mcc) return mnc ? `${mcc}-${mnc}` : mcc
  return country ?? '*'
}
/** Two rows of one key are the same price, old and new. */
export const keyOf = (row: PriceRow): string =>
  [placeOf(row), row.source ? `from ${row.source}` : '', row.traffic ?? '', row.validFrom === undefined ? '' : iso(row.validFrom)].filter(Boolean).join(' ')

export type Wanted = {
  readonly to: string
  readonly from: string
  readonly traffic: Traffic
  readonly country: string | null | undefined
  readonly network: Network | undefined
  readonly at: number
}
/** What it is in the currency of its list, and by which rate it was converted. */
export type Foreign = { readonly micros: number; readonly currency: string; readonly rate: string }
export type Sold =
  /** `dearest`: the network is not known, so this is the most that it can cost in that country; `least`: what it costs at least. */
  | { readonly kind: 'price'; readonly micros: number; readonly row: PriceRow; readonly dearest: boolean; readonly least: number; readonly share?: number; readonly foreign?: Foreign }
  | { readonly kind: 'closed'; readonly row: PriceRow }
  | undefined

export type Prices = { find(wanted: Wanted): Sold; readonly size: number }

/** What one part costs, with what operators add. */
export const unitOf = ({ micros, fee = 0 }: PriceRow) => (micros ?? 0) + fee

const fits = ({ source, traffic, validFrom = -Infinity, validUntil = Infinity }: PriceRow, wanted: Wanted, sender: string) =>
  validFrom <= wanted.at && wanted.at < validUntil && (traffic === undefined ? wanted.traffic !== 'inbound' : traffic === wanted.traffic) && (source === undefined || sender.startsWith(source))

/** The longest sender first, then a row for this traffic alone, then the one that came into force last. */
const closer = (a: PriceRow, b: PriceRow) =>
  (b.source?.length ?? 0) - (a.source?.length ?? 0) || Number(b.traffic !== undefined) - Number(a.traffic !== undefined) || (b.validFrom ?? -Infinity) - (a.validFrom ?? -Infinity) || 0

/**
 * Rows ready to be asked. In order: the longest prefix of the recipient, the network, its country code, the country,
 * everything else; a row that is not in force, or for other senders or traffic, is passed over.
 */
export function* compilePrices(rows: Iterable<PriceRow>): Gradual<Prices> {
  const byPlace = new Map<string, PriceRow[]>()
  /** Rows of networks of a country, for numbers whose network is not known. */
  const networksOf = new Map<string, PriceRow[]>()
  const lengths = new Set<number>()
  const add = (to: Map<string, PriceRow[]>, place: string, row: PriceRow) => {
    const there = to.get(place)
    if (there) there.push(row)
    else to.set(place, [row])
  }
  let size = 0
  yield* pausing(rows, (row) => {
    size++
    add(byPlace, placeOf(row), row)
    if (row.prefix) lengths.add(row.prefix.length)
    else for (const place of [row.country, row.mcc]) if (place) add(networksOf, place, row)
  })
  for (const rowsOfPlace of byPlace.values()) if (rowsOfPlace.length > 1) rowsOfPlace.sort(closer)
  const longestFirst = [...lengths].sort((a, b) => b - a)
  const first = (place: string, wanted: Wanted, sender: string) => byPlace.get(place)?.find((row) => fits(row, wanted, sender))
  const answer = (row: PriceRow | undefined, cheapest?: PriceRow): Sold =>
    row && (row.micros === null ? { kind: 'closed', row } : { kind: 'price', micros: unitOf(row), row, dearest: cheapest !== undefined, least: unitOf(cheapest ?? row), ...(row.share !== undefined && { share: row.share }) })
  /** Of each place the row that would count; of those the dearest and the cheapest. */
  const spreadIn = (place: string, wanted: Wanted, sender: string): { dearest: PriceRow; cheapest: PriceRow } | undefined => {
    let found: { dearest: PriceRow; cheapest: PriceRow } | undefined
    for (const row of networksOf.get(place) ?? []) {
      if (row.micros === null || !fits(row, wanted, sender) || first(placeOf(row), wanted, sender) !== row) continue
      found ??= { dearest: row, cheapest: row }
      if (unitOf(row) > unitOf(found.dearest)) found.dearest = row
      if (unitOf(row) < unitOf(found.cheapest)) found.cheapest = row
    }
    return found
  }
  return {
    size,
    find(wanted) {
      const sender = wanted.from.startsWith('+') ? wanted.from.slice(1) : wanted.from
      for (const length of longestFirst) {
        const row = first(wanted.to.slice(0, length + 1), wanted, sender)
        if (row) return answer(row)
      }
      const { mcc, mnc, country = wanted.country ?? undefined } = wanted.network ?? {}
      if (mcc !== undefined && mnc !== undefined) {
        const row = first(`${mcc}-${mnc}`, wanted, sender) ?? first(mcc, wanted, sender)
        if (row) return answer(row)
      } else {
        const spread = (mcc && spreadIn(mcc, wanted, sender)) || (country && spreadIn(country, wanted, sender)) || undefined
        if (spread) return answer(spread.dearest, spread.cheapest)
      }
      return answer((country === undefined ? undefined : first(country, wanted, sender)) ?? first('*', wanted, sender))
    },
  }
}
