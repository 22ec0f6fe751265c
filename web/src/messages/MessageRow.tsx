// One message in the list: a line on a wide page, a small card on a narrow one. Knows no other row.
import { Link } from '@tanstack/react-router'
import { CopyCheck } from 'lucide-react'
import { memo, useState } from 'react'
import { segment } from '../../../src/sms/segments.ts'
import type { Message } from '../api/shapes.ts'
import { showFull, showMoment, showNumber } from '../text/format.ts'
import classes from './Messages.module.css'
import { StateMark } from './states.tsx'
import { words } from './words.ts'

/** A row this young when it is first drawn came in before one's eyes. */
const freshMs = 2_500

/** Events tell no count of parts. */
function partsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const counted = segment(text)
  return 'refused' in counted ? undefined : counted.parts.length
}

type MessageRowProps = {
  message: Message
  /** Where it stands in the list, and how far below its beginning. */
  index: number
  count: number
  offset: number
  measure(element: HTMLElement | null): void
  onFocus(id: string): void
}

export const MessageRow = memo(function MessageRow({ message, index, count, offset, measure, onFocus }: MessageRowProps) {
  const [fresh] = useState(() => Date.now() - Date.parse(message.createdAt) < freshMs)
  return (
    <li
      ref={measure} data-index={index} data-fresh={fresh} className={classes.item} aria-posinset={index + 1} aria-setsize={count}
      style={{ transform: `translateY(${offset}px)` }} onFocus={() => onFocus(message.id)}
    >
      <Link to="/messages/$id" params={{ id: message.id }} className={classes.row} preload={false}>
        <time className={classes.time} dateTime={message.createdAt} title={showFull(message.createdAt)}>
          {showMoment(message.createdAt)}
        </time>
        <span className={classes.status}>
          <StateMark status={message.status} />
        </span>
        <span className={classes.to}>{showNumber(message.to)}</span>
        <span className={classes.from}>{message.from === undefined ? '' : showNumber(message.from)}</span>
        <span className={classes.text}>
          {message.possibleDuplicate && (
            <span className={classes.twice} title={words.duplicate}>
              <CopyCheck size={14} aria-hidden="true" /> {words.duplicateMark}
            </span>
          )}
          <bdi>{message.text}</bdi>
        </span>
        <span className={classes.parts}>{message.segments ?? partsOf(message.text)}</span>
      </Link>
    </li>
  )
})
