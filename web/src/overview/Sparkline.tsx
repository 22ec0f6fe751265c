// Seven days as a line no higher than a word, the last day as a dot. For the eye: the figures are said beside it.
import classes from './Figures.module.css'

const [width, height, edge] = [96, 28, 3]

export function Sparkline({ values }: { values: readonly number[] }) {
  const most = Math.max(1, ...values)
  const points = values.map((value, at) => {
    const x = edge + (at * (width - 2 * edge)) / Math.max(1, values.length - 1)
    const y = height - edge - (value / most) * (height - 2 * edge)
    return [x, y] as const
  })
  const line = points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
  const last = points.at(-1)
  return (
    <svg className={classes.spark} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path d={`${line}L${width - edge} ${height}L${edge} ${height}Z`} className={classes.sparkArea} />
      <path d={line} className={classes.sparkLine} />
      {last && <circle cx={last[0]} cy={last[1]} r="2.75" className={classes.sparkDot} />}
    </svg>
  )
}
