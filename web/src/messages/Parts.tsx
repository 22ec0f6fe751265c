// The parts of a sent text as blocks, each with its size and what became of it. Knows no timeline.
import { segment } from '../../../src/sms/segments.ts'
import type { Message } from '../api/shapes.ts'
import { Blocks } from '../text/Blocks.tsx'
import classes from './Parts.module.css'
import { StateMark } from './states.tsx'
import { words } from './words.ts'

export function Parts({ message }: { message: Message }) {
  const counted = segment(message.text ?? '', { encoding: message.encoding ?? 'auto' })
  if ('refused' in counted) return null
  const { encoding, parts } = counted
  const name = (index: number) =>
    `${words.part(index + 1, parts.length)}, ${words.units(parts[index]?.units ?? 0, encoding)}`
  return (
    <div className={classes.parts}>
      <Blocks encoding={encoding} parts={parts} label={parts.map((_, index) => name(index)).join('; ')} />
      <ul className={classes.list}>
        {parts.map((_, index) => {
          const sent = message.parts?.find((part) => part.number === index + 1)
          const operatorId = sent?.operatorId
          return (
            <li key={index} className={classes.part}>
              <span title={words.unitsHint[encoding]}>{name(index)}</span>
              {parts.length > 1 && sent && <StateMark status={sent.status} />}
              {operatorId !== undefined && <span className={classes.operator}>{words.operatorId(operatorId)}</span>}
            </li>
          )
        })}
      </ul>
      <p className={classes.encoding}>{words.encoding[encoding]}</p>
    </div>
  )
}
