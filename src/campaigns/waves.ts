// In which order and when parts of an audience have their turn: the steps of a ramp, those with whom
// variants are tried, or the recipients’ own time of day.
// Knows neither recipients nor clocks.
import type { Campaign, Ramp } from './campaign.ts'
import { momentOf, nextOf, zoneOf } from './time.ts'
import type { Range } from './feed.ts'
import { buckets } from './records.ts'
import { sharesOf } from './render.ts'
import type { Tally } from './tally.ts'

/** `at`: not before this wall time. */
export type Wave = { readonly range: Range; readonly at: number; readonly step?: number }

export const everybody: Range = { from: 0, below: buckets }

export function wavesOf({ content: { schedule, ramp, split }, facts: { startedAt = 0 } }: Pick<Campaign, 'content' | 'facts'>, zones: readonly (string | null)[]): Wave[] {
  const local = schedule?.localTime
  if (local) {
    const at = (zone: string | null): number => {
      const timeZone = (zone !== null && zoneOf(zone)) || local.timeZone
      const today = momentOf(startedAt, local.time, timeZone)
      if (today >= startedAt - 60_000) return today
      return local.late === 'now' ? startedAt : nextOf(today, local.time, timeZone)
    }
    return [...Map.groupBy(zones, at)].sort(([a], [b]) => a - b).map(([time, of]) => ({ range: { ...everybody, zones: of }, at: time }))
  }
  const { tried } = sharesOf(split)
  if (split?.test) return [{ from: 0, below: tried }, { from: tried, below: buckets }].map((range, step) => ({ range, at: startedAt, step }))
  if (!ramp) return [{ range: everybody, at: startedAt }]
  return stepsOf(ramp).map((below, step, all) => ({ range: { from: all[step - 1] ?? 0, below }, at: startedAt, step }))
}

/** As upper ends of buckets. */
const stepsOf = ({ steps }: Ramp): number[] => [...new Set([...steps.map((percent) => Math.round((percent * buckets) / 100)), buckets])].sort((a, b) => a - b)

/** Why a ramp goes no further; undefined where it may. */
export function haltsRamp({ failedPercent, optOutPercent }: Ramp, tally: Tally): string | undefined {
  const { sent, failed, undelivered, optedOut } = tally.counts()
  const tried = sent + failed
  if (tried === 0) return undefined
  const percent = (count: number) => (count * 100) / tried
  const shown = (count: number) => `${count} of ${tried}`
  if (percent(failed + undelivered) > failedPercent) return `${shown(failed + undelivered)} did not arrive, more than ${failedPercent} %`
  if (percent(optedOut) > optOutPercent) return `${shown(optedOut)} asked for silence, more than ${optOutPercent} %`
  return undefined
}
