// How good a connection is for a network, by what became of messages: the share delivered, how long receipts took, and
// whether the receipts look like the truth. Old evidence counts ever less. Keeps numbers, no messages.
import { networkCode, type Network } from './network.ts'

/** What became of one message, or a step on its way. */
export type Outcome = {
  readonly connection: string
  readonly network: Network | undefined
  readonly what: 'submitted' | 'delivered' | 'failed' | 'unknown'
  /** From the operator's answer to its receipt, in milliseconds, where both are known. */
  readonly delayMs?: number
}

export type Signs = {
  /** Nine of ten receipts within a second: no phone is paged so fast. */
  readonly tooFast: boolean
  /** Almost all receipts took the same time. */
  readonly tooUniform: boolean
  readonly noFailures: boolean
}

export type Quality = {
  readonly connection: string
  readonly country: string
  /** `204-08`; absent for the country as a whole. */
  readonly network?: string
  readonly submitted: number
  readonly delivered: number
  readonly failed: number
  readonly unknown: number
  /** From 0 to 1; with little evidence it leans to what is usual. */
  readonly score: number
  /** Receipts, good or bad, for what was submitted. */
  readonly receiptShare?: number
  readonly delayMs?: { readonly median: number; readonly p90: number }
  readonly signs: Signs
  readonly madeUp: boolean
}

/** Counts that fade. */
type Stats = {
  at: number
  submitted: number
  delivered: number
  failed: number
  unknown: number
  /** By half octaves of the delay: bucket i holds 2^(i/2) to 2^((i+1)/2) ms. */
  delays: number[]
}

export const halfLifeMs = 6 * 3_600_000
/** 2^(56/2) ms are three days. */
const buckets = 56
/** Evidence that counts as much as what is usual. */
const priorWeight = 20
const usualShare = 0.9
/** Below it a network's own figures yield to those of its country. */
const enough = 50
/** Receipts before their truth is judged. */
export const judgedFrom = 500
const fastMs = 1_000
/** Pairs of connection and network; a few hundred bytes each. */
const mostKept = 20_000

export type QualityTable = ReturnType<typeof createQuality>

export function createQuality() {
  const connections = new Map<string, Map<string, Stats>>()
  const unsaved = new Set<Stats>()
  let kept = 0

  const statsOf = (connection: string, place: string): Stats | undefined => connections.get(connection)?.get(place)
  const make = (connection: string, place: string, at: number): Stats | undefined => {
    const found = statsOf(connection, place)
    if (found) return found
    if (kept >= mostKept) return undefined
    kept++
    if (!connections.has(connection)) connections.set(connection, new Map())
    const stats: Stats = {
      at,
      submitted: 0,
      delivered: 0,
      failed: 0,
      unknown: 0,
      delays: Array.from({ length: buckets }, () => 0),
    }
    connections.get(connection)!.set(place, stats)
    return stats
  }

  const add = (stats: Stats, { what, delayMs }: Outcome, at: number) => {
    unsaved.add(stats)
    fade(stats, at)
    stats[what]++
    if (what === 'delivered' && delayMs !== undefined) stats.delays[bucketOf(delayMs)]!++
  }

  /** Of the network if it has been seen enough, else of its country. */
  const best = (connection: string, network: Network | undefined): Stats | undefined => {
    if (!network) return undefined
    const code = network.mnc === undefined ? undefined : networkCode(network)
    const own = code === undefined ? undefined : statsOf(connection, code)
    return own && own.delivered + own.failed >= enough ? own : statsOf(connection, network.country)
  }

  return {
    observe(outcome: Outcome, at: number): void {
      const { connection, network } = outcome
      if (!network) return
      const country = make(connection, network.country, at)
      if (country) add(country, outcome, at)
      const code = network.mnc === undefined ? undefined : networkCode(network)
      const own = code === undefined ? undefined : make(connection, code, at)
      if (own) add(own, outcome, at)
    },
    score: (connection: string, network: Network | undefined): number => scoreOf(best(connection, network)),
    /** Whether the receipts of this connection for this country look made up. */
    madeUp(connection: string, country: string): boolean {
      const stats = statsOf(connection, country)
      return stats !== undefined && isMadeUp(stats)
    },
    /** Countries for which they do. */
    doubted: (connection: string): string[] =>
      [...(connections.get(connection) ?? [])].flatMap(([place, stats]) => (/^[A-Z]/.test(place) && isMadeUp(stats) ? [place] : [])),
    list(at: number): Quality[] {
      return [...connections].flatMap(([connection, places]) =>
        [...places].map(([place, stats]) => {
          fade(stats, at)
          const isCountry = /^[A-Z]/.test(place)
          return {
            connection,
            country: isCountry ? place : '',
            ...(isCountry ? {} : { network: place }),
            ...shown(stats),
          }
        }),
      )
    },
    /** What was learned since it was last asked for, to be kept over a restart, and back. */
    save(): { connection: string; place: string; stats: string }[] {
      const rows = [...connections].flatMap(([connection, places]) =>
        [...places].flatMap(([place, stats]) =>
          unsaved.has(stats) ? [{ connection, place, stats: JSON.stringify(stats) }] : [],
        ),
      )
      unsaved.clear()
      return rows
    },
    load(connection: string, place: string, stats: string): void {
      const made = make(connection, place, 0)
      if (made) Object.assign(made, JSON.parse(stats) as Stats)
    },
  }
}

function fade(stats: Stats, at: number): void {
  const passed = at - stats.at
  if (passed < 60_000) return // less would cost more than it tells
  const left = 2 ** (-passed / halfLifeMs)
  stats.at = at
  stats.submitted *= left
  stats.delivered *= left
  stats.failed *= left
  stats.unknown *= left
  for (let i = 0; i < buckets; i++) stats.delays[i]! *= left
}

const bucketOf = (delayMs: number) => Math.min(buckets - 1, Math.floor(2 * Math.log2(Math.max(1, delayMs))))

const scoreOf = (stats: Stats | undefined): number => {
  const { delivered, failed, unknown } = stats ?? { delivered: 0, failed: 0, unknown: 0 }
  return (delivered + usualShare * priorWeight) / (delivered + failed + unknown + priorWeight)
}

function signsOf({ delivered, failed, delays }: Stats): Signs {
  const total = delays.reduce((sum, count) => sum + count, 0)
  if (delivered + failed < judgedFrom || total < judgedFrom / 2)
    return { tooFast: false, tooUniform: false, noFailures: false }
  const fast = delays.slice(0, bucketOf(fastMs)).reduce((sum, count) => sum + count, 0)
  const pairs = delays.map((count, at) => count + (delays[at + 1] ?? 0))
  return { tooFast: fast >= 0.9 * total, tooUniform: Math.max(...pairs) >= 0.98 * total, noFailures: failed < 0.5 }
}

/** One sign alone happens by chance; a route that never fails and is too fast or too even does not. */
function isMadeUp(stats: Stats): boolean {
  const { tooFast, tooUniform, noFailures } = signsOf(stats)
  return noFailures && (tooFast || tooUniform)
}

function shown(stats: Stats) {
  const { submitted, delivered, failed, unknown, delays } = stats
  const total = delays.reduce((sum, count) => sum + count, 0)
  const within = (share: number) => {
    let sum = 0
    const at = delays.findIndex((count) => (sum += count) >= share * total)
    return Math.round(2 ** ((at + 1) / 2))
  }
  return {
    submitted: Math.round(submitted),
    delivered: Math.round(delivered),
    failed: Math.round(failed),
    unknown: Math.round(unknown),
    score: Math.round(scoreOf(stats) * 1_000) / 1_000,
    ...(submitted >= 1 && {
      receiptShare: Math.min(1, Math.round(((delivered + failed) / submitted) * 1_000) / 1_000),
    }),
    ...(total >= 1 && { delayMs: { median: within(0.5), p90: within(0.9) } }),
    signs: signsOf(stats),
    madeUp: isMadeUp(stats),
  }
}
