// Before anything is sent: how many of the recipients do not get it, and how many get it later, and why. Knows the preview
// of all of them together, no single one.
import { tell } from '../reasons/told.ts'
import { showFull, showMoment } from '../text/format.ts'
import type { PreviewOfMany } from './calls.ts'
import classes from './Compose.module.css'
import { words } from './words.ts'

const { left: said } = words

export function Left({ many: { recipients, blocked, refused, held }, count }: { many: PreviewOfMany; count: number }) {
  const none = [...blocked, ...refused.map(({ code, ...those }) => ({ ...those, reason: code }))]
  if (none.length === 0 && held.length === 0) return null
  return (
    <ul className={classes.left} aria-label={said.title}>
      {none.map(({ reason, say, recipients: some }) => (
        <li key={reason} data-out>
          {reason === 'opt_out' ? said.stopped(some, count) : said.out(some, count, whyOf(reason, say))}
        </li>
      ))}
      {held.map(({ reason, say, recipients: some, until }) => (
        <li key={reason} title={until && showFull(until)}>
          {until === undefined ? said.waits(some, recipients, whyOf(reason, say)) : said.waitsUntil(some, recipients, whyOf(reason, say), showMoment(until))}
        </li>
      ))}
    </ul>
  )
}

const whyOf = (reason: string, say: string) => said.why[reason as 'cap'] ?? tell(say).replace(/\.$/, '')
