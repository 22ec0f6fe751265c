// The first screen of a phone: its conversations. Knows no number but those it shows.
import { MessageCircle, SquarePen } from 'lucide-react'
import { showNumber } from '../text/format.ts'
import { Face } from './Face.tsx'
import classes from './Inbox.module.css'
import { Page, Round } from './Page.tsx'
import { useScreen } from './screen.ts'
import type { Thread } from './threads.ts'

type InboxProps = { threads: readonly Thread[]; loading: boolean; onOpen(peer: string): void; onWrite(): void }

export function Inbox({ threads, loading, onOpen, onWrite }: InboxProps) {
  const { say, brief } = useScreen()
  return (
    <Page
      title={say.inbox}
      large
      action={
        <Round label={say.write} onClick={onWrite}>
          <SquarePen size="1.3em" aria-hidden="true" />
        </Round>
      }
    >
      {threads.length === 0 && !loading && (
        <div className={classes.empty}>
          <MessageCircle size="2.4em" strokeWidth={1.4} aria-hidden="true" />
          <p>{say.empty}</p>
          <p>{say.emptyHint}</p>
        </div>
      )}
      <ul className={classes.list}>
        {threads.map(({ peer, messages }) => {
          const last = messages.at(-1)!
          return (
            <li key={peer}>
              <button type="button" className={classes.row} onClick={() => onOpen(peer)}>
                <Face peer={peer} />
                <bdi className={classes.peer}>{showNumber(peer)}</bdi>
                <time className={classes.time} dateTime={last.receivedAt}>
                  {brief(last.receivedAt)}
                </time>
                <bdi className={classes.last}>{last.text}</bdi>
              </button>
            </li>
          )
        })}
      </ul>
    </Page>
  )
}
