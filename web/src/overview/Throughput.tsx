// How messages leave, live by the second, or by the hour with what became of them. Knows the figures, not how they are drawn.
import { useState } from 'react'
import { useStatus } from '../frame/Counters.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { showCount } from '../text/format.ts'
import { Chart, type Layer } from './Chart.tsx'
import { failedOf, filled, midnight, stacked, sum } from './figures.ts'
import { shownDays, useHours, useMinutes } from './queries.ts'
import { keptMs, type Second, useSeconds } from './rate.ts'
import classes from './Throughput.module.css'
import { words } from './words.ts'

const { throughput } = words
const ranges = ['live', 'day', 'week'] as const
type Range = (typeof ranges)[number]
const [minuteMs, hourMs] = [60_000, 3_600_000]

export function Throughput() {
  const [range, setRange] = useState<Range>('live')
  return (
    <Sheet
      title={throughput.title}
      lead={range === 'live' ? throughput.perSecond : throughput.hour}
      aside={
        <div className={classes.ranges} role="group" aria-label={throughput.range}>
          {ranges.map((one) => (
            <button key={one} type="button" className={classes.range} aria-pressed={range === one} onClick={() => setRange(one)}>
              {throughput.ranges[one]}
            </button>
          ))}
        </div>
      }
    >
      {range === 'live' ? <LiveRate /> : <Hours range={range} />}
    </Sheet>
  )
}

/** Minutes before the page was opened, seconds since. */
function LiveRate() {
  const { data: status } = useStatus()
  const seconds = useSeconds()
  const { data } = useMinutes(keptMs / minuteMs)
  const now = Date.now()
  const from = now - keptMs
  const begun = status ? (seconds[0]?.at ?? now) : now
  const minutes = filled(data?.data ?? [], from, now, minuteMs).map(({ at, counts }) => ({ at: at + minuteMs / 2, perSecond: counts.sent / 60 }))
  const points: Pick<Second, 'at' | 'perSecond'>[] = [...minutes.filter(({ at }) => at < begun), ...(status ? seconds : [])]
  const speeds = points.map(({ perSecond }) => perSecond)
  // a few a minute are less than one a second, and not none
  const rounded = (value: number) => showCount(value < 1 ? Math.ceil(value * 100) / 100 : Math.round(value))
  const current = status?.counters.perSecond ?? speeds.at(-1) ?? 0 // as the counters above say it
  const label = throughput.now(rounded(current), rounded(Math.max(current, ...speeds)))
  return (
    <>
      <Chart label={label} at={points.map(({ at }) => at)} layers={[{ name: throughput.title, colour: '--accent', values: speeds }]} />
      <p className={classes.said}>{label}</p>
    </>
  )
}

function Hours({ range }: { range: 'day' | 'week' }) {
  const { data } = useHours()
  const now = new Date()
  const from = range === 'day' ? now.getTime() - 23 * hourMs : midnight(now, shownDays - 1).getTime()
  const points = filled(data?.data ?? [], from, now.getTime(), hourMs)
  const counts = points.map((point) => point.counts)
  const [failed, delivered, open] = stacked([
    counts.map(failedOf),
    counts.map((of) => of.delivered),
    counts.map((of) => Math.max(0, of.sent - of.delivered - failedOf(of))),
  ])
  const { layers: names } = throughput
  const layers: Layer[] = [
    { name: names.open, colour: '--off', values: open! },
    { name: names.delivered, colour: '--good', values: delivered! },
    { name: names.failed, colour: '--bad', values: failed! },
  ]
  const all = sum(counts)
  const label = all.sent === 0 ? throughput.none : throughput.total(showCount(all.sent), showCount(all.delivered), showCount(failedOf(all)))
  return (
    <>
      <Chart label={label} at={points.map(({ at }) => at)} layers={layers} days={range === 'week'} />
      <ul className={classes.legend}>
        {layers.map(({ name, colour }) => (
          <li key={name} style={{ '--of': `var(${colour})` } as Record<string, string>}>
            {name}
          </li>
        ))}
      </ul>
      <p className={classes.said}>{label}</p>
    </>
  )
}
