// How many were handed over and arrived, minute by minute, added up. Knows points, no report.
import { showCount, showMoment } from '../text/format.ts'
import type { Report } from './calls.ts'
import classes from './Report.module.css'
import review from './Review.module.css'
import { words } from './words.ts'

const { report: texts } = words
const [width, height] = [100, 40]

/** Sums from the first minute on; each point where it is in time. */
function sumsOf(points: Report['overTime'], kind: 'submitted' | 'delivered'): readonly (readonly [at: number, sum: number])[] {
  let sum = 0
  return points.map((point) => [Date.parse(point.at), (sum += point[kind])] as const)
}

export function OverTime({ points }: { points: Report['overTime'] }) {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return <p className={review.note}>{texts.timeEmpty}</p>
  const [submitted, delivered] = [sumsOf(points, 'submitted'), sumsOf(points, 'delivered')]
  const most = Math.max(1, submitted.at(-1)![1], delivered.at(-1)![1])
  const [from, to] = [Date.parse(first.at), Math.max(Date.parse(last.at), Date.parse(first.at) + 60_000)]
  const x = (at: number) => ((at - from) / (to - from)) * width
  const y = (sum: number) => height - (sum / most) * (height - 2)
  // within one minute nothing is known of the way up: a line at its sum
  const line = (sums: typeof submitted) =>
    sums.length === 1 ? `M0 ${height}V${y(sums[0]![1]).toFixed(2)}H${width}` : [`M0 ${height}`, ...sums.map(([at, sum]) => `L${x(at).toFixed(2)} ${y(sum).toFixed(2)}`)].join('')
  const said = `${texts.submitted}: ${showCount(submitted.at(-1)![1])}, ${texts.delivered}: ${showCount(delivered.at(-1)![1])}`
  return (
    <>
      <svg className={classes.chart} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={said}>
        <path className={classes.delivered} d={`${line(delivered)}L${width} ${height}z`} />
        <path className={classes.submitted} d={line(submitted)} />
      </svg>
      <div className={classes.axis}>
        <time>{showMoment(first.at)}</time>
        <time>{showMoment(new Date(to).toISOString())}</time>
      </div>
      <div className={classes.key}>
        <span>
          {texts.submitted} {showCount(submitted.at(-1)![1])}
        </span>
        <span>
          {texts.delivered} {showCount(delivered.at(-1)![1])}
        </span>
      </div>
    </>
  )
}
