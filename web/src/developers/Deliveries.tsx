// What was told to one webhook: each event with its attempts, and telling it again, one by one or all of a time. Knows no
// webhook but by its path.
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { address, call, freshKey } from '../api/call.ts'
import type { Page } from '../api/shapes.ts'
import { curl } from '../frame/curl.ts'
import { Details } from '../frame/Details.tsx'
import { Dialog } from '../frame/Dialog.tsx'
import { Choice, Field, Form } from '../frame/Fields.tsx'
import { Listing } from '../frame/Listing.tsx'
import { showFull, showMoment, showPrecise, showSpan } from '../text/format.ts'
import classes from './Developers.module.css'
import { Mark, Named } from './Panel.tsx'
import { words as all } from './words.ts'

const words = all.deliveries
const states = ['waiting', 'delivered', 'dead', 'canceled'] as const
type State = (typeof states)[number]
const lookAgainMs = 1_500
const tones = { waiting: 'waiting', delivered: 'good', dead: 'bad', canceled: 'off' } as const

type Delivery = {
  id: string
  event: string
  type: string
  subject: string
  url?: string
  status: State
  replay: boolean
  createdAt: string
  nextAttemptAt?: string
  endedAt?: string
  attempts: { number: number; at: string; tookMs: number; status?: number; error?: string }[]
}

const wordOf = (state: string) => (words.states as Readonly<Record<string, string>>)[state] ?? state

export function Deliveries({ path }: { path: string }) {
  const cache = useQueryClient()
  const [status, setStatus] = useState<State | ''>('')
  const [opened, open] = useState<Delivery>()
  const [ranging, range] = useState(false)
  const key = ['deliveries', path, status]
  const again = useMutation({
    mutationFn: (body: { deliveries: string[] } | { since: string }) => call<{ replayed: number; more: boolean }>('POST', `${path}/replay`, { body, key: freshKey() }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['deliveries', path] })
      open(undefined)
      range(false)
    },
  })
  // what is told again is looked at until none waits
  const { data: waiting } = useQuery({
    queryKey: ['deliveries', path, 'wait'],
    queryFn: ({ signal }) => call<Page<Delivery>>('GET', address(`${path}/deliveries`, { limit: 1, status: 'waiting' }), { signal, background: true }),
    enabled: again.data !== undefined,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.data.length === 0 ? false : lookAgainMs),
  })
  const isTold = again.data !== undefined && waiting?.data.length === 0
  useEffect(() => {
    if (isTold) void cache.invalidateQueries({ queryKey: ['deliveries', path] })
  }, [isTold, cache, path])
  return (
    <section>
      <div className={classes.bar}>
        <h2>{words.title}</h2>
        <div className={classes.actions}>
          <Choice
            name="status" label={words.show} value={status} onChange={setStatus}
            options={(['', ...states] as const).map((value) => ({ value, word: value === '' ? words.all : words.states[value] }))}
          />
          <Button variant="default" onClick={() => range(true)}>
            {words.replaySince}
          </Button>
        </div>
      </div>
      <p role="status" className={classes.under}>
        {again.data && (isTold ? words.told : words.replayed)(again.data.replayed)}
      </p>
      <Listing
        label={words.title}
        queryKey={key}
        read={({ after, signal }) => call<Page<Delivery>>('GET', address(`${path}/deliveries`, { limit: 50, after, status }), { signal })}
        idOf={({ id }) => id}
        onOpen={open}
        columns={[
          { head: words.event, cell: ({ type, subject }) => <Named name={<code>{type}</code>} under={subject} /> },
          { head: words.state, width: '9rem', cell: ({ status: state }) => <Mark tone={tones[state] ?? 'off'}>{wordOf(state)}</Mark> },
          { head: words.attempts, width: '6rem', end: true, cell: ({ attempts }) => attempts.length },
          { head: words.at, width: '10rem', cell: ({ createdAt }) => showMoment(createdAt) },
        ]}
        empty={{ title: words.none, hint: words.noneHint, curl: curl('/v1/messages', { to: '+31612345678', from: 'Onesixty', text: 'Hi' }) }}
      />
      {opened && (
        <Dialog title={opened.type} onClose={() => open(undefined)}>
          <Details
            of={[
              [words.id, <code key="id">{opened.id}</code>],
              [words.event, <code key="event">{opened.event}</code>],
              [words.subject, opened.subject.startsWith('msg_') ? <Link key="subject" to="/messages/$id" params={{ id: opened.subject }}>{opened.subject}</Link> : <code key="subject">{opened.subject}</code>],
              [words.url, opened.url],
              [words.state, wordOf(opened.status)],
              [words.at, showFull(opened.createdAt)],
              [words.next, opened.nextAttemptAt && showFull(opened.nextAttemptAt)],
              [words.replay, opened.replay && words.yes],
            ]}
          />
          <ol className={classes.attempts}>
            {opened.attempts.map(({ number, at, tookMs, status: answered, error }) => (
              <li key={number}>
                <b>{number}</b>
                <time dateTime={at}>{showPrecise(at)}</time>
                <span>{answered ?? error}</span>
                <span className={classes.figures}>{showSpan(tookMs)}</span>
              </li>
            ))}
          </ol>
          <Form onSubmit={() => again.mutate({ deliveries: [opened.id] })} error={again.error} busy={again.isPending} action={words.replay}>
            <p className={classes.under}>{words.replayNote}</p>
          </Form>
        </Dialog>
      )}
      {ranging && <Range onClose={() => range(false)} busy={again.isPending} error={again.error} onSend={(since) => again.mutate({ since })} />}
    </section>
  )
}

function Range({ onSend, onClose, busy, error }: { onSend(since: string): void; onClose(): void; busy: boolean; error: unknown }) {
  const [since, setSince] = useState('')
  return (
    <Dialog title={words.replaySince} onClose={onClose}>
      <Form onSubmit={() => onSend(new Date(since).toISOString())} error={error} busy={busy} ready={since !== ''} action={words.replay} onCancel={onClose}>
        <Field name="since" type="datetime-local" label={words.since} hint={words.replayNote} value={since} onChange={setSince} />
      </Form>
    </Dialog>
  )
}
