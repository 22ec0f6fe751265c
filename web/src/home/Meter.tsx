// The live count of what a text takes: parts as blocks, units left, and the characters that make it dear. Knows no
// form.
import { Button } from '@mantine/core'
import type { Segmented, SegmentRefusal } from '../../../src/sms/segments.ts'
import { segment } from '../../../src/sms/segments.ts'
import { Blocks } from '../text/Blocks.tsx'
import { codePoint, isHidden, makePlain, nameOf, plainFor, scriptOf } from '../text/characters.ts'
import classes from './Meter.module.css'
import { words } from './words.ts'

const { meter } = words
const mostNamed = 6
/** What the API takes of a message that names no maxSegments. */
const usualParts = 10

type MeterProps = {
  text: string
  counted: Segmented | SegmentRefusal
  id: string
  /** Asks for the text with plain characters instead of costly ones. */
  onPlain(text: string): void
}

export function Meter({ text, counted, id, onPlain }: MeterProps) {
  if ('refused' in counted)
    return (
      <p id={id} className={classes.refused} data-empty={counted.refused === 'empty'}>
        {meter.refused[counted.refused]}
      </p>
    )
  const { encoding, parts, unitsLeft, costly } = counted
  const chars = strayChars(counted)
  const script = scriptOf(costly.map((found) => found.char))
  const figures = [meter.parts(parts.length), meter.left(unitsLeft), meter.encoding[encoding]]
  return (
    <div className={classes.meter}>
      {parts.length > usualParts && <p className={classes.many}>{meter.many(usualParts)}</p>}
      <Blocks encoding={encoding} parts={parts} costly={chars} label={figures.join(', ')} />
      <p id={id} className={classes.figures} title={(parts.length === 1 ? meter.perPart : meter.joined)[encoding]}>
        <strong>{figures[0]}</strong>
        <span>{figures[1]}</span>
        <span>{figures[2]}</span>
      </p>
      {script && <p className={classes.script}>{meter.script(script)}</p>}
      {chars.length > 0 && <Costly text={text} chars={chars} parts={parts.length} onPlain={onPlain} />}
    </div>
  )
}

/** The characters that make a text dear by accident; none where its script needs Unicode anyway. */
export function strayChars(counted: Segmented | SegmentRefusal): string[] {
  const chars = 'refused' in counted ? [] : counted.costly.map((found) => found.char)
  return scriptOf(chars) === undefined ? chars : []
}

type CostlyProps = Pick<MeterProps, 'text' | 'onPlain'> & { chars: readonly string[]; parts: number }

function Costly({ text, chars, parts, onPlain }: CostlyProps) {
  const plain = makePlain(text, chars)
  const plainCount = segment(plain)
  const saved = 'refused' in plainCount ? 0 : parts - plainCount.parts.length
  return (
    <div className={classes.costly}>
      <p>{meter.costly(chars.length)}</p>
      <ul className={classes.chars}>
        {chars.slice(0, mostNamed).map((char) => (
          <li key={char} className={classes.char} title={codePoint(char)}>
            <bdi className={classes.glyph}>{isHidden(char) ? codePoint(char) : char}</bdi>
            {nameOf(char)}
            {isHidden(char) && <em>{meter.hidden}</em>}
          </li>
        ))}
        {chars.length > mostNamed && <li className={classes.char}>{meter.more(chars.length - mostNamed)}</li>}
      </ul>
      {chars.some((char) => plainFor(char) !== undefined) && (
        <Button variant="default" onClick={() => onPlain(plain)}>
          {meter.plain}
          {meter.saves(Math.max(0, saved))}
        </Button>
      )}
    </div>
  )
}
