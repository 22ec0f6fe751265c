// The first screen of a phone: its conversations. Knows no number but those it shows.
import { MessageCircle } from 'lucide-react'
import { showBrief, showNumber } from '../text/format.ts'
import { Face } from './Face.tsx'
import classes from './Inbox.module.css'
import type { Thread } from './threads.ts'
import { words } from './words.ts'

type InboxProps = { threads: readonly Thread[]; loading: boolean; onOpen(peer: string): void }

export function Inbox({ threads, loading, onOpen }: InboxProps) {
  return (
    <div className={classes.inbox}>
      <h2 className={classes.title}>{words.inbox}</h2>
      {threads.length === 0 && !loading && (
        <div className={classes.empty}>
          <MessageCircle size={34} strokeWidth={1.4} aria-hidden="true" />
          <p>{words.empty}</p>
          <p>{words.emptyHint}</p>
        </div>
      )}
      <ul className={classes.list}>
        {threads.map(({ peer, messages }) => {
          const last = messages.at(-1)!
          return (
            <li key={peer}>
              <button type="button" className={classes.row} onClick={() => onOpen(peer)}>
                <Face peer={peer} />
                <span className={classes.peer}>{showNumber(peer)}</span>
                <time className={classes.time} dateTime={last.receivedAt}>
                  {showBrief(last.receivedAt)}
                </time>
                <bdi className={classes.last}>{last.text}</bdi>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
