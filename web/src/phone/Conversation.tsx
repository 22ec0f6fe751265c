// One conversation on a phone: bubbles, and a line to answer on. Knows no other conversation.
import { ChevronLeft, ChevronRight, ScanSearch } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { showNumber } from '../text/format.ts'
import { MessageText } from '../text/MessageText.tsx'
import { Answer } from './Answer.tsx'
import classes from './Conversation.module.css'
import { Face } from './Face.tsx'
import { Page, Round } from './Page.tsx'
import { useScreen } from './screen.ts'
import { canAnswer, type Thread } from './threads.ts'
import { words } from './words.ts'

type ConversationProps = {
  number: string
  thread: Thread
  service: boolean
  onBack(): void
  /** Loads what is older, where there is more. */
  onOlder?: (() => void) | undefined
  /** Shows what travelled for a message, where that can be shown. */
  onTruth?: ((id: string) => void) | undefined
  /** The message that is under the glass now. */
  chosen?: string | undefined
}

/** Bubbles drawn until somebody asks for older ones; a wall of phones in a flood has to draw them all anew. */
const rowsAtFirst = 40
const rowsMore = 100
/** Pixels from its end within which a conversation follows what comes. */
const nearEnd = 80

export function Conversation({ number, thread, service, onBack, onOlder, onTruth, chosen }: ConversationProps) {
  const { say, brief } = useScreen()
  const { peer, messages } = thread
  const log = useRef<HTMLOListElement>(null)
  const newest = messages.at(-1)?.id
  const [most, setMost] = useState(rowsAtFirst)
  const older = () => {
    if (messages.length < most + rowsMore) onOlder?.()
    setMost(most + rowsMore)
  }
  const atEnd = useRef(true)
  useLayoutEffect(() => {
    // whoever reads further up is left there
    if (atEnd.current) log.current?.scrollTo({ top: log.current.scrollHeight })
  }, [newest])
  const Back = say.right ? ChevronRight : ChevronLeft
  return (
    <Page
      title={<bdi>{showNumber(peer)}</bdi>}
      lead={
        <>
          <Round label={say.back} onClick={onBack}>
            <Back size="1.5em" aria-hidden="true" />
          </Round>
          <Face peer={peer} small />
        </>
      }
    >
      <ol
        className={classes.log}
        ref={log}
        tabIndex={0}
        aria-label={say.conversation(showNumber(peer))}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          atEnd.current = scrollHeight - scrollTop - clientHeight < nearEnd
        }}
      >
        {(onOlder || messages.length > most) && (
          <li className={classes.older}>
            <button type="button" onClick={older}>
              {say.older}
            </button>
          </li>
        )}
        {messages.slice(-most).map(({ id, direction, text, receivedAt, parts, flash, alert }) => (
          <li key={id} className={classes.message} data-direction={direction} data-flash={flash}>
            <div className={classes.bubble} data-chosen={id === chosen}>
              <MessageText text={text} links />
            </div>
            <span className={classes.below}>
              <time dateTime={receivedAt}>{brief(receivedAt)}</time>
              {parts > 1 && <span>{say.parts(parts)}</span>}
              {flash && <span>{say.flash}</span>}
              {alert && <span className={classes.alert}>{say.alert}</span>}
              {onTruth && (
                <button
                  type="button"
                  className={classes.truth}
                  onClick={() => onTruth(id)}
                  aria-label={words.glass.open}
                  title={words.glass.open}
                  aria-pressed={id === chosen}
                >
                  <ScanSearch size="1.15em" aria-hidden="true" />
                </button>
              )}
            </span>
          </li>
        ))}
      </ol>
      {canAnswer(peer) ? (
        <Answer number={number} peer={peer} service={service} />
      ) : (
        <p className={classes.name}>{say.nameOnly}</p>
      )}
    </Page>
  )
}
