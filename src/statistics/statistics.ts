// Counts of what became of messages, by workspace, country and time: added up in memory as the gateway tells it in batches,
// and handed out to be written now and then. Knows no message but what is told of it, and no table.
import type { Change, Mode } from '../gateway/message.ts'
import { createRecent } from '../kit/recent.ts'
import { parseNumber } from '../sms/phone.ts'

export const counted = ['sent', 'delivered', 'undelivered', 'expired', 'rejected', 'unknown', 'optedOut'] as const
export type Counted = (typeof counted)[number]
export type Counts = Record<Counted, number>

/** What one workspace did to one country since it was last handed out; `country` is '' where it is not known. */
export type Tallied = { readonly workspace: string; readonly mode: Mode; readonly country: string; readonly counts: Counts }
export type Told = Pick<Change, 'workspace' | 'mode' | 'status' | 'submittedToo' | 'network'>

/** Countries of workspaces that are told apart between two writings; what is more is counted without its country. */
const mostPlaces = 20_000
/** As many networks as there are, about. */
const networksKept = 4_000
const placeOf: Partial<Record<Change['status'], Counted>> = {
  submitted: 'sent', delivered: 'delivered', undelivered: 'undelivered', expired: 'expired', rejected: 'rejected', unknown: 'unknown',
}

export const nothing = (): Counts => ({ sent: 0, delivered: 0, undelivered: 0, expired: 0, rejected: 0, unknown: 0, optedOut: 0 })

export function createStatistics() {
  let places = new Map<string, Tallied>()
  const countries = createRecent<string>(networksKept)
  let last: { readonly told: Told; readonly counts: Counts } | undefined

  const countryOf = (network: string): string => {
    const known = countries.get(network)
    if (known !== undefined) return known
    const country = (JSON.parse(network) as { country?: string }).country ?? ''
    countries.set(network, country)
    return country
  }
  const countsOf = (workspace: string, mode: Mode, country: string): Counts => {
    const key = `${workspace} ${mode} ${country}`
    const found = places.get(key)
    if (found) return found.counts
    if (places.size >= mostPlaces && country !== '') return countsOf(workspace, mode, '')
    const place = { workspace, mode, country, counts: nothing() }
    places.set(key, place)
    return place.counts
  }

  return {
    /** What operators said of messages, in bulk: mostly of the same workspace and network as the one before. */
    observe(changes: readonly Told[]): void {
      for (const told of changes) {
        const what = placeOf[told.status]
        if (what === undefined) continue
        const { workspace, mode, network } = told
        const isAsBefore = last !== undefined && last.told.network === network && last.told.workspace === workspace && last.told.mode === mode
        if (!isAsBefore) last = { told, counts: countsOf(workspace, mode, network ? countryOf(network) : '') }
        const { counts } = last!
        counts[what]++
        if (told.submittedToo) counts.sent++
      }
    },
    /** Somebody withdrew their consent; null: a number that is not known any more. */
    optedOut({ workspace, mode }: Pick<Told, 'workspace' | 'mode'>, number: string | null): void {
      const parsed = number === null ? undefined : parseNumber(number)
      countsOf(workspace, mode, (parsed && 'country' in parsed && parsed.country) || '').optedOut++
    },
    /** All that was counted since it was asked last. */
    take(): Tallied[] {
      const taken = [...places.values()]
      places = new Map()
      last = undefined
      return taken
    },
  }
}
