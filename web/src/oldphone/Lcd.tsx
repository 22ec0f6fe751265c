// The screen of an old phone: ten lines of twenty cells, and the little signs at its edges. Draws what it is given; for
// those who do not see it, the same stands beside it as text.
import { memo } from 'react'
import { cellHeight, cellWidth, pathOf } from './glyphs.ts'
import classes from './Lcd.module.css'
import { columns, rows } from './show.ts'

export type LcdLine = { text: string; row: number; centre?: boolean; inverse?: boolean; strong?: boolean }

const margin = 3
const width = columns * cellWidth + 2 * margin
/** One line above the text and one below it. */
const height = (rows + 2) * cellHeight + 2 * margin + 3
const envelope = 'M0 0h11v8h-11zM1 1v6h9v-6zM1 1l0 1h1v1h1v1h1v1h3v-1h1v-1h1v-1h1v-1h-1v1h-1v1h-1v1h-3v-1h-1v-1h-1v-1z'

type LcdProps = { lines: readonly LcdLine[]; signal?: 'full' | 'none'; letter?: boolean; dark?: boolean }

export function Lcd({ lines, signal, letter = false, dark = false }: LcdProps) {
  return (
    <div className={classes.lcd} data-dark={dark}>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" className={classes.cells}>
        {!dark && lines.map((line) => <Line key={`${line.row} ${line.text}`} {...line} />)}
        {!dark && signal && <Edges signal={signal} />}
        {!dark && letter && (
          <path
            d={envelope}
            fillRule="evenodd"
            transform={`translate(${width / 2 - 6} 36)`}
            className={classes.blink}
          />
        )}
      </svg>
      <div className={classes.said}>{!dark && lines.map((line) => <p key={line.row}>{line.text}</p>)}</div>
    </div>
  )
}

const Line = memo(function Line({ text, row, centre, inverse, strong }: LcdLine) {
  const x = margin + (centre ? Math.round((columns * cellWidth - text.length * cellWidth) / 2) : 0)
  const y = margin + row * cellHeight + (row > rows ? 2 : row > 0 ? 1 : 0)
  const path = pathOf(text)
  return (
    <g>
      {inverse && <rect x={margin - 2} y={y - 1} width={columns * cellWidth + 4} height={cellHeight} />}
      <path d={path} transform={`translate(${x} ${y})`} className={inverse ? classes.inverse : undefined} />
      {strong && <path d={path} transform={`translate(${x + 0.6} ${y})`} />}
    </g>
  )
})

/** Reception at the left and the battery at the right, as bars that stand on each other. */
function Edges({ signal }: { signal: 'full' | 'none' }) {
  const bars = [0, 1, 2, 3].map((step) => ({ y: 68 - step * 13, length: 3 + step }))
  return (
    <g>
      {bars.map(({ y, length }) => (
        <g key={y}>
          {signal === 'full' && <rect x={margin} y={y} width={length} height="10" />}
          <rect x={width - margin - length} y={y} width={length} height="10" />
        </g>
      ))}
      <path d="M0 0h5v1h-1v1h-1v4h-1v-4h-1v-1h-1z" transform={`translate(${margin} 81)`} />
      <path d="M1 0h2v1h1v6h-4v-6h1z" transform={`translate(${width - margin - 5} 81)`} />
    </g>
  )
}
