// A virtual phone: a drawn handset that shows what its number received, buzzes when something comes, and can answer.
// Knows nothing of the gateway: it sees what a phone sees.
import { useEffect, useRef, useState } from 'react'
import type { PhoneMessage } from '../api/shapes.ts'
import { showMinute, showNumber } from '../text/format.ts'
import { useBuzz } from './buzz.ts'
import { Conversation } from './Conversation.tsx'
import classes from './Handset.module.css'
import { Inbox } from './Inbox.tsx'
import { usePhone } from './queries.ts'
import { peerOf, threadsOf, without } from './threads.ts'
import { words } from './words.ts'

type HandsetProps = {
  number: string
  /** Opens the conversation a new message belongs to, and the newest one from the start. */
  follow?: boolean
  /** Holds back what is newer than this message, while it is still on its way before the eyes. */
  hold?: { newest: string | undefined } | undefined
}

export function Handset({ number, follow = false, hold }: HandsetProps) {
  const body = useRef<HTMLDivElement>(null)
  const phone = usePhone(number)
  const messages = without(phone.messages, hold)
  const threads = threadsOf(messages)
  const arrived = messages.find((message) => message.direction === 'in')
  const [opened, open] = useState<string | null | undefined>()
  const buzzing = useBuzz(body, phone.isSuccess, arrived?.id)
  useEffect(() => {
    if (follow && arrived && buzzing) open(peerOf(arrived))
  }, [follow, buzzing, arrived])

  const opensItself = opened === undefined && (follow || threads.length === 1)
  const thread = opensItself ? threads[0] : threads.find(({ peer }) => peer === opened)
  return (
    <section className={classes.phone} aria-label={words.phone(showNumber(number))} data-buzz={buzzing}>
      <div className={classes.body} ref={body}>
        <div className={classes.screen}>
          <div className={classes.bar} aria-hidden="true">
            <span>{showMinute(new Date().toISOString())}</span>
            <span className={classes.speaker} />
            <Signal />
          </div>
          {thread ? (
            <Conversation
              key={thread.peer}
              number={number}
              thread={thread}
              onBack={() => open(null)}
              onOlder={phone.hasNextPage ? () => void phone.fetchNextPage() : undefined}
            />
          ) : (
            <Inbox threads={threads} loading={phone.isPending} onOpen={open} />
          )}
          <span className={classes.home} aria-hidden="true" />
        </div>
      </div>
      <p className={classes.said} role="status">
        {buzzing && arrived ? announce(arrived) : ''}
      </p>
    </section>
  )
}

const announce = (message: PhoneMessage) => words.arrived(showNumber(message.from), message.text)

function Signal() {
  return (
    <svg viewBox="0 0 44 12" width="44" height="12" fill="currentColor" className={classes.signal}>
      <path d="M0 8h3v4H0zM5 5.5h3V12H5zM10 3h3v9h-3zM15 0h3v12h-3z" />
      <rect x="22.5" y="1.5" width="19" height="9" rx="2" fill="none" stroke="currentColor" />
      <path d="M24.5 3.5h11v5h-11zM42.6 4.4h1.2v3.2h-1.2z" />
    </svg>
  )
}
