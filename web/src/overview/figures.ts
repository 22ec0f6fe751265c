// Rows of statistics turned into what charts draw: days of where one is, the same time of yesterday, series without holes.
// Pure; knows no request.
import type { Counts, Place, Point } from './calls.ts'

const names = ['sent', 'delivered', 'undelivered', 'expired', 'rejected', 'unknown', 'optedOut'] as const
const hourMs = 3_600_000

export const none = (): Counts => ({ sent: 0, delivered: 0, undelivered: 0, expired: 0, rejected: 0, unknown: 0, optedOut: 0 })
export const failedOf = ({ undelivered, expired, rejected }: Counts) => undelivered + expired + rejected

export function sum(rows: readonly Counts[]): Counts {
  const all = none()
  for (const row of rows) for (const name of names) all[name] += row[name]
  return all
}

/** Midnight where one is, so many days ago. */
export function midnight(now: Date, daysAgo = 0): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo)
}

/** From rows by the hour: one sum for each of the last so many days, today last. */
export function byDay(points: readonly Point[], now: Date, days: number): Counts[] {
  const starts = Array.from({ length: days + 1 }, (_, at) => midnight(now, days - 1 - at).getTime())
  return Array.from({ length: days }, (_, at) =>
    sum(points.filter((point) => Date.parse(point.at) >= starts[at]! && Date.parse(point.at) < starts[at + 1]!)),
  )
}

/** Yesterday until this hour of the day. */
export function soFarYesterday(points: readonly Point[], now: Date): Counts {
  const [from, to] = [midnight(now, 1).getTime(), now.getTime() - 24 * hourMs]
  return sum(points.filter((point) => Date.parse(point.at) >= from && Date.parse(point.at) <= to))
}

/** By how much it moved, as a share; undefined where there was nothing before. */
export const changeOf = (now: number, before: number): number | undefined => (before === 0 ? undefined : (now - before) / before)

/** One row for every step from `from` to `to`, those at which nothing happened too. */
export function filled(points: readonly Point[], from: number, to: number, stepMs: number): { at: number; counts: Counts }[] {
  const known = new Map(points.map((point) => [Date.parse(point.at), point]))
  const first = Math.floor(from / stepMs) * stepMs
  return Array.from({ length: Math.max(0, Math.floor((to - first) / stepMs) + 1) }, (_, at) => {
    const moment = first + at * stepMs
    return { at: moment, counts: known.get(moment) ?? none() }
  })
}

/** Layers that lie on each other: each its own and all below it. */
export function stacked(layers: readonly (readonly number[])[]): number[][] {
  const floor = Array.from({ length: layers[0]?.length ?? 0 }, () => 0)
  return layers.map((layer) => layer.map((value, at) => (floor[at] = floor[at]! + value)))
}

/** 0 to 1 for the colour of a country: by orders of magnitude, so that small ones are seen beside large ones. */
export const depthOf = (sent: number, most: number) => (sent <= 0 || most <= 0 ? 0 : most === 1 ? 1 : 0.15 + (0.85 * Math.log(sent)) / Math.log(most))

export const isPlace = (place: Place): place is Place & { country: string } => place.country !== undefined

/** Seconds until what waits is gone at this speed. */
export const drainSeconds = (queued: number, perSecond: number) => (queued === 0 ? 0 : perSecond <= 0 ? undefined : queued / perSecond)
