// The logotype: 160 on the screen of the first telephones. Knows nothing else.
import classes from './Logotype.module.css'

const columns = 5
/** Seven rows of five cells for each digit; a 1 is a dark cell. */
const glyphs = [
  '00100011000010000100001000010001110',
  '01110100001000011110100011000101110',
  '01110100011000110001100011000101110',
]

const path = glyphs
  .flatMap((glyph, place) =>
    Array.from(glyph).flatMap((cell, index) => {
      const x = 5 + place * (columns + 1) + (index % columns)
      const y = 4 + Math.floor(index / columns)
      return cell === '1' ? [`M${x} ${y}h1v1h-1z`] : []
    }),
  )
  .join('')

export function Logotype({ height = 30, word = true }: { height?: number; word?: boolean }) {
  return (
    <span className={classes.logotype}>
      <svg viewBox="0 0 27 15" height={height} width={(height * 27) / 15} aria-hidden="true">
        <rect width="27" height="15" rx="4" className={classes.glass} />
        <path d={path} className={classes.cells} />
      </svg>
      {word && <span className={classes.word}>Onesixty</span>}
    </span>
  )
}
