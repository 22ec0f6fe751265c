// One conversation: what was said by both, an answer, and who looks after it. Knows no other.
import { Button } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowLeft, Check, RotateCcw, Send, ShieldCheck } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { segment } from '../../../src/sms/segments.ts'
import { useOnce } from '../api/once.ts'
import { sendMessage } from '../api/routes.ts'
import { useMay, useMe } from '../frame/me.ts'
import { Trouble } from '../frame/Note.tsx'
import { useLostPoll } from '../live/moves.ts'
import { StateMark } from '../messages/states.tsx'
import { showFull, showMoment, showNumber } from '../text/format.ts'
import { MessageText } from '../text/MessageText.tsx'
import { asksFor, Badge } from './badges.tsx'
import { changeThread, getThread, readThread, type Said, type WholeThread } from './calls.ts'
import { useLookedAt } from './looked-at.ts'
import classes from './Inbox.module.css'
import { words } from './words.ts'

const first: string | undefined = undefined

export function Conversation({ number }: { number: string }) {
  const cache = useQueryClient()
  const may = useMay()
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery({
    queryKey: ['conversations', 'one', number],
    queryFn: ({ pageParam, signal }) => getThread(number, pageParam, signal),
    initialPageParam: first as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: useLostPoll(),
  })
  const thread = data?.pages[0]
  const unread = thread?.unread ?? 0
  const newest = thread?.messages[0]?.id
  const mayWrite = may({ scope: 'write' })
  const isLookedAt = useLookedAt()
  useEffect(() => {
    if (unread > 0 && mayWrite && isLookedAt) void readThread(number).then(() => cache.invalidateQueries({ queryKey: ['conversations'] }), () => undefined)
  }, [unread, newest, mayWrite, isLookedAt, number, cache])
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = end.current?.parentElement
    if (box) box.scrollTop = box.scrollHeight
  }, [newest])
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!thread) return null
  const said = data.pages.flatMap((page) => page.messages).toReversed()
  return (
    <section className={classes.conversation} aria-label={showNumber(number)}>
      <Head thread={thread} />
      <div className={classes.said} role="log" aria-label={words.said} tabIndex={0}>
        {hasNextPage && (
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {words.earlier}
          </Button>
        )}
        {said.map((one) => (
          <Bubble key={one.id} said={one} />
        ))}
        <div ref={end} />
      </div>
      {thread.stopped && <p className={classes.stopped}>{words.stoppedHint}</p>}
      {may({ scope: 'send' }) && <Answer thread={thread} />}
    </section>
  )
}

function Head({ thread: { number, to, contact, name = showNumber(number), state, assignee, stopped } }: { thread: WholeThread }) {
  const cache = useQueryClient()
  const may = useMay()
  const { data: me } = useMe()
  const changing = useMutation({
    mutationFn: (body: Parameters<typeof changeThread>[1]) => changeThread(number, body),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['conversations'] }),
  })
  const self = (me?.person?.name ?? me?.key ?? 'administrator').slice(0, 64)
  return (
    <header className={classes.head}>
      <Link to="/inbox" className={classes.back}>
        <ArrowLeft size={16} aria-hidden="true" /> {words.back}
      </Link>
      <div className={classes.name}>
        <h2>
          <bdi>{contact ? <Link to="/contacts/$id" params={{ id: contact }}>{name}</Link> : name}</bdi>
        </h2>
        <p>
          {contact && <><bdi>{showNumber(number)}</bdi> · </>}
          {words.to(showNumber(to))}
          {assignee && ` · ${words.assigned(assignee)}`}
        </p>
        {stopped && <Badge kind="stop" />}
      </div>
      {may({ scope: 'write' }) && (
        <div className={classes.acts}>
          <Button variant="default" onClick={() => changing.mutate({ assignee: assignee ? null : self })}>
            {assignee ? words.leave : words.take}
          </Button>
          <Button
            variant="default" leftSection={state === 'open' ? <Check size={16} /> : <RotateCcw size={16} />}
            onClick={() => changing.mutate({ state: state === 'open' ? 'closed' : 'open' })}
          >
            {state === 'open' ? words.close : words.reopen}
          </Button>
          <Button variant="default" leftSection={<ShieldCheck size={16} />} renderRoot={(props) => <Link to="/consent" search={{ number }} {...props} />}>
            {words.proof}
          </Button>
        </div>
      )}
      {changing.error && <Trouble error={changing.error} />}
    </header>
  )
}

function Bubble({ said: { id, direction, text, at, status } }: { said: Said }) {
  const asks = direction === 'in' ? asksFor(text) : undefined
  return (
    <div className={classes.bubble} data-direction={direction}>
      <div className={classes.text}>
        <MessageText text={text} links />
      </div>
      <p className={classes.under}>
        {asks && <Badge kind={asks} />}
        {status && (
          <Link to="/messages/$id" params={{ id }}>
            <StateMark status={status} />
          </Link>
        )}
        <time dateTime={at} title={showFull(at)}>
          {showMoment(at)}
        </time>
      </p>
    </div>
  )
}

function Answer({ thread: { number, from } }: { thread: WholeThread }) {
  const cache = useQueryClient()
  const [text, setText] = useState('')
  const once = useOnce()
  const counted = segment(text)
  const sending = useMutation({
    mutationFn: (said: string) => once({ number, from, text: said }, (key) => sendMessage({ to: number, from, text: said }, key)),
    onSuccess: (_, said) => {
      setText((now) => (now === said ? '' : now)) // who wrote on meanwhile keeps that
      void cache.invalidateQueries({ queryKey: ['conversations'] })
    },
  })
  const ready = text.trim() !== '' && !sending.isPending
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
  }
  return (
    <form
      className={classes.answer} aria-label={words.answer}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) sending.mutate(text)
      }}
    >
      {sending.error && <Trouble error={sending.error} />}
      <textarea
        className={classes.field} rows={2} dir="auto" aria-label={words.answer} placeholder={words.answer} value={text}
        onChange={(event) => setText(event.currentTarget.value)} onKeyDown={onKeyDown}
      />
      <div className={classes.foot}>
        <span>{'refused' in counted ? words.answerHint : words.parts(counted.parts.length)}</span>
        <Button type="submit" leftSection={<Send size={17} />} loading={sending.isPending} disabled={!ready}>
          {words.send}
        </Button>
      </div>
    </form>
  )
}
