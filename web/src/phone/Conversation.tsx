// One conversation on a phone: bubbles, and a line to answer on. Knows no other conversation.
import { ArrowUp, ChevronLeft } from 'lucide-react'
import { type FormEvent, useLayoutEffect, useRef, useState } from 'react'
import { explain } from '../api/explain.ts'
import { showBrief, showNumber } from '../text/format.ts'
import { MessageText } from '../text/MessageText.tsx'
import classes from './Conversation.module.css'
import { Face } from './Face.tsx'
import { useAnswer } from './queries.ts'
import { canAnswer, type Thread } from './threads.ts'
import { words } from './words.ts'

type ConversationProps = {
  number: string
  thread: Thread
  onBack(): void
  /** Loads what is older, where there is more. */
  onOlder?: (() => void) | undefined
}

export function Conversation({ number, thread, onBack, onOlder }: ConversationProps) {
  const { peer, messages } = thread
  const log = useRef<HTMLOListElement>(null)
  const newest = messages.at(-1)?.id
  useLayoutEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight })
  }, [newest])
  return (
    <div className={classes.conversation}>
      <div className={classes.head}>
        <button type="button" className={classes.back} onClick={onBack} aria-label={words.back}>
          <ChevronLeft size={24} aria-hidden="true" />
        </button>
        <Face peer={peer} small />
        <h2 className={classes.peer}>{showNumber(peer)}</h2>
      </div>
      <ol className={classes.log} ref={log} tabIndex={0} aria-label={words.thread(showNumber(peer))}>
        {onOlder && (
          <li className={classes.older}>
            <button type="button" onClick={onOlder}>
              {words.older}
            </button>
          </li>
        )}
        {messages.map(({ id, direction, text, receivedAt, parts, flash }) => (
          <li key={id} className={classes.message} data-direction={direction} data-flash={flash}>
            <div className={classes.bubble}>
              <MessageText text={text} />
            </div>
            <span className={classes.below}>
              <time dateTime={receivedAt}>{showBrief(receivedAt)}</time>
              {parts > 1 && <span>{words.parts(parts)}</span>}
              {flash && <span>{words.flash}</span>}
            </span>
          </li>
        ))}
      </ol>
      {canAnswer(peer) ? <Answer number={number} peer={peer} /> : <p className={classes.name}>{words.name}</p>}
    </div>
  )
}

function Answer({ number, peer }: { number: string; peer: string }) {
  const [text, setText] = useState('')
  const answer = useAnswer(number)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '' || answer.isPending) return
    answer.mutate({ to: peer, text }, { onSuccess: () => setText('') })
  }
  return (
    <form className={classes.answer} onSubmit={send}>
      {answer.error && (
        <p className={classes.refused} role="alert">
          {explain(answer.error).say}
        </p>
      )}
      <input
        className={classes.line}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        placeholder={words.reply}
        aria-label={words.replyLabel(showNumber(peer))}
        autoComplete="off"
        dir="auto"
        maxLength={1000}
      />
      <button type="submit" className={classes.send} disabled={text.trim() === ''} aria-label={words.send}>
        <ArrowUp size={18} strokeWidth={2.5} aria-hidden="true" />
      </button>
    </form>
  )
}
