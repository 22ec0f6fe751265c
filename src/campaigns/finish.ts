// When a campaign would be done: at its speed, through its windows and waves, with what it waits for in between. A foresight,
// of what nobody knows better before.
import { sharesOf } from './render.ts'
import type { Campaign } from './campaign.ts'
import { openTimes } from './time.ts'
import { wavesOf } from './waves.ts'

/** Parts a second where nothing slows it down; what one machine does. */
const usualPerSecond = 15_000
const minuteMs = 60_000
const mostDays = 400

/** Parts by the time zone of the recipient. */
export function finishOf({ content, facts }: Campaign, partsOf: ReadonlyMap<string | null, number>, now: number): number {
  const { perSecond = usualPerSecond, schedule, ramp, split, followUps = [] } = content
  const begins = Math.max(now, facts.dueAt ?? schedule?.at ?? now)
  const msOf = (parts: number) => (parts * 1_000) / Math.min(perSecond, usualPerSecond)
  const through = (from: number, ms: number): number => {
    let [at, left] = [from, ms]
    for (let day = 0; schedule?.window && day < mostDays; day++) {
      const { opens, closes } = openTimes(schedule.window, at)
      if (closes - opens >= left) return opens + left
      left -= closes - opens
      at = closes
    }
    return at + left
  }
  const all = [...partsOf.values()].reduce((sum, parts) => sum + parts, 0)
  let at = begins
  if (schedule?.localTime)
    for (const { range, at: due } of wavesOf({ content, facts: { ...facts, startedAt: begins } }, [...partsOf.keys()]))
      at = through(Math.max(at, due), msOf((range.zones ?? []).reduce((sum, zone) => sum + (partsOf.get(zone) ?? 0), 0)))
  else at = through(begins, Math.max(msOf(all), (schedule?.spreadMinutes ?? 0) * minuteMs))
  const climbing = ramp ? (new Set([...ramp.steps.filter((step) => step < 100), 100]).size - 1) * ramp.waitSeconds * 1_000 : 0
  const trying = split?.test && facts.decided === undefined && sharesOf(split).tried > 0 ? split.test.waitMinutes * minuteMs : 0
  return Math.round(at + climbing + trying + followUps.reduce((sum, { afterMinutes }) => sum + afterMinutes * minuteMs, 0))
}
