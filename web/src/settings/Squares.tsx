// A QR code from its rows of squares, dark on white whatever the scheme: cameras read no other. Knows nothing of what it says.
import classes from './Settings.module.css'

export function Squares({ rows, label }: { rows: readonly string[]; label: string }) {
  const dark = rows.flatMap((row, y) => Array.from(row.matchAll(/1+/g), ({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`)).join('')
  return (
    <svg className={classes.squares} viewBox={`0 0 ${rows.length} ${rows.length}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width="100%" height="100%" fill="#fff" />
      <path d={dark} fill="#000" />
    </svg>
  )
}
