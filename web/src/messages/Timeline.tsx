// What happened to a message, in order, with the time between. Knows the shape of events, and shows what it does not
// know as it came.
import { ArrowUpRight, Dot, Inbox, type LucideIcon, NotebookPen, Undo2 } from 'lucide-react'
import type { TimelineEvent } from '../api/shapes.ts'
import { useConnectionNames } from '../frame/Counters.tsx'
import { endOf, tellEnd } from '../reasons/told.ts'
import { showFull, showPrecise, showSpan } from '../text/format.ts'
import { isStatus, lookOf } from './states.tsx'
import classes from './Timeline.module.css'
import { words } from './words.ts'

const icons: Readonly<Record<string, LucideIcon>> = {
  accepted: Inbox,
  attempt: ArrowUpRight,
  receipt: Undo2,
  note: NotebookPen,
}

export function Timeline({ events }: { events: readonly TimelineEvent[] }) {
  const { data: names } = useConnectionNames()
  const nameOf = (id: string) => names?.find((one) => one.id === id)?.name ?? id
  return (
    <ol className={classes.timeline}>
      {events.map((event, index) => {
        const before = events[index - 1]
        const gap = before && Date.parse(event.at) - Date.parse(before.at)
        return <Entry key={`${event.at} ${event.event} ${index}`} event={event} gap={gap} nameOf={nameOf} />
      })}
    </ol>
  )
}

type Details = Readonly<Record<string, unknown>>
const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** A detail in words, where there are words for it; the rest as it came. */
function told(name: string, value: unknown, { code, reason }: Details, nameOf: (connection: string) => string): string {
  if (value === null) return words.noAnswer
  if (name === 'retryInMs' && typeof value === 'number') return showSpan(value)
  if (typeof value !== 'string') return JSON.stringify(value)
  switch (name) {
    case 'why':
      return words.whyNoAnswer[value] ?? value
    case 'then':
      return words.thenOf[value] ?? value
    case 'say':
      return tellEnd({ code: text(code), reason: text(reason), say: value })
    case 'reason':
      return endOf[value] ?? value
    case 'evidence':
      return words.evidence[value] ?? value
    case 'state':
      return isStatus(value) ? lookOf(value).word : value
    case 'for':
      return showFull(value)
    case 'connection':
    case 'left':
    case 'taken':
      return nameOf(value)
    default:
      return value
  }
}

function Entry({ event: entry, gap, nameOf }: { event: TimelineEvent; gap: number | undefined; nameOf(connection: string): string }) {
  const { at, event, ...details } = entry
  const look = isStatus(event) ? lookOf(event) : undefined
  const Icon = look?.icon ?? icons[event] ?? Dot
  return (
    <li className={classes.entry} data-tone={look?.tone}>
      {gap !== undefined && <span className={classes.gap}>{showSpan(Math.max(0, gap))}</span>}
      <span className={classes.node}>
        <Icon size={15} strokeWidth={2.25} aria-hidden="true" />
      </span>
      <div className={classes.said}>
        <span className={classes.name}>{look?.word ?? words.events[event] ?? event}</span>
        <time className={classes.time} dateTime={at} title={showFull(at)}>
          {showPrecise(at)}
        </time>
        {Object.entries(details).map(([name, value]) => (
          <span key={name} className={classes.detail}>
            {words.details[name] ?? name} <code>{told(name, value, details, nameOf)}</code>
          </span>
        ))}
      </div>
    </li>
  )
}
