// The parts of a text drawn as what they are: 140 octets each, in cells of one character. 160 cells for GSM-7, 70 for
// Unicode; parts that belong together give their first cells to the header that joins them. Knows no message.
import type { Encoding } from '../api/shapes.ts'
import classes from './Blocks.module.css'

const grid = {
  gsm7: { columns: 32, rows: 5, header: 7 },
  ucs2: { columns: 14, rows: 5, header: 3 },
} as const
const [width, height, gap] = [320, 50, 1.6]

export type Block = { text: string; units: number }

type BlocksProps = {
  encoding: Encoding
  parts: readonly Block[]
  /** Characters to draw in the colour of what costs. */
  costly?: readonly string[]
  most?: number
  label: string
}

export function Blocks({ encoding, parts, costly = [], most = 12, label }: BlocksProps) {
  const hot = new Set(costly)
  const shown = parts.slice(0, most)
  return (
    <div className={classes.blocks} role="img" aria-label={label} data-many={parts.length > 1}>
      {shown.map((part, index) => (
        <PartBlock key={index} part={part} encoding={encoding} joined={parts.length > 1} hot={hot} />
      ))}
      {parts.length > most && <span className={classes.more}>+{parts.length - most}</span>}
    </div>
  )
}

type PartBlockProps = { part: Block; encoding: Encoding; joined: boolean; hot: ReadonlySet<string> }

function PartBlock({ part, encoding, joined, hot }: PartBlockProps) {
  const { columns, rows, header } = grid[encoding]
  const start = joined ? header : 0
  const cell = (index: number) => {
    const [w, h] = [width / columns, height / rows]
    const [x, y] = [(index % columns) * w, Math.floor(index / columns) * h]
    return `M${x.toFixed(1)} ${y.toFixed(1)}h${(w - gap).toFixed(1)}v${h - gap}h-${(w - gap).toFixed(1)}z`
  }
  const cells = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from) }, (_, index) => cell(from + index)).join('')
  const hotCells = encoding === 'ucs2' ? hotUnits(part.text, hot).map((unit) => cell(start + unit)).join('') : ''
  return (
    <svg className={classes.block} viewBox={`0 0 ${width - gap} ${height - gap}`} aria-hidden="true">
      <path className={classes.free} d={cells(start + part.units, columns * rows)} />
      <path className={classes.header} d={cells(0, start)} />
      <path className={classes.taken} d={cells(start, start + part.units)} />
      <path className={classes.hot} d={hotCells} />
    </svg>
  )
}

/** Indices of the UTF-16 units that hold one of these characters. */
function hotUnits(text: string, hot: ReadonlySet<string>): number[] {
  const units: number[] = []
  let at = 0
  for (const char of text) {
    if (hot.has(char)) for (let i = 0; i < char.length; i++) units.push(at + i)
    at += char.length
  }
  return units
}
