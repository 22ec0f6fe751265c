// Everything about one message: what the phone shows, what happened when, its parts, and the same for programs.
// Knows no list.
import { Button, CopyButton } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { ArrowLeft, Braces, Check, Terminal } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { messagePath } from '../api/routes.ts'
import type { Message } from '../api/shapes.ts'
import { curl } from '../frame/curl.ts'
import { useMay } from '../frame/me.ts'
import { Trouble } from '../frame/Note.tsx'
import { Snippet } from '../frame/Snippet.tsx'
import { Tabs } from '../frame/Tabs.tsx'
import { words as frameWords } from '../frame/words.ts'
import { tellEnd } from '../reasons/told.ts'
import { showFull, showNumber } from '../text/format.ts'
import { MessageText } from '../text/MessageText.tsx'
import { Actions } from './Actions.tsx'
import { Facts } from './Facts.tsx'
import classes from './MessagePage.module.css'
import { OnTheWire } from './OnTheWire.tsx'
import { Parts } from './Parts.tsx'
import { Price } from './Price.tsx'
import { useMessage } from './queries.ts'
import { StateMark } from './states.tsx'
import { Timeline } from './Timeline.tsx'
import { Told } from './Told.tsx'
import { WayTaken } from './WayTaken.tsx'
import { words } from './words.ts'

export function MessagePage() {
  const { id } = useParams({ from: '/messages/$id' })
  const { data: message, error, refetch } = useMessage(id)
  return (
    <>
      <title>{`${words.message} · Onesixty`}</title>
      <Link to="/messages" className={classes.back}>
        <ArrowLeft size={16} aria-hidden="true" /> {words.back}
      </Link>
      {message ? <Whole message={message} /> : <h1>{words.message}</h1>}
      {error && !message && <Trouble error={error} onRetry={() => void refetch()} />}
    </>
  )
}

/** What the ledger of consent tells more of. */
const byConsent = new Set(['opt_out', 'suppressed', 'no_consent'])
const tabs = ['story', 'route', 'pdu', 'webhooks', 'raw'] as const
type Tab = (typeof tabs)[number]

function Whole({ message }: { message: Message }) {
  const [tab, setTab] = useState<Tab>('story')
  const may = useMay()
  const offered = tabs.filter((one) => (one !== 'webhooks' || may({ scope: 'develop' })) && (one !== 'pdu' || may({ house: true })))
  return (
    <>
      <header className={classes.head}>
        <h1>
          <bdi>{showNumber(message.to)}</bdi>
        </h1>
        <StateMark status={message.status} large />
        <div className={classes.actions}>
          <Actions message={message} />
        </div>
        {message.error && (
          <p className={classes.reason}>
            {tellEnd({ ...message.error, reason: message.reason })}{' '}
            {byConsent.has(message.reason ?? '') && (
              <Link to="/consent" search={{ number: message.to }}>
                {words.proof}
              </Link>
            )}
          </p>
        )}
      </header>
      {message.possibleDuplicate && <p className={classes.duplicate}>{words.duplicate}</p>}
      {message.redactedAt && <p className={classes.duplicate}>{words.redacted(showFull(message.redactedAt))}</p>}
      <Tabs label={words.tabs.label} tabs={offered.map((id) => ({ id, word: words.tabs[id] }))} chosen={tab} onChoose={(next) => setTab(next)}>
        {tab === 'story' && <Story message={message} />}
        {tab === 'route' && <WayTaken message={message} />}
        {tab === 'pdu' && <OnTheWire message={message} />}
        {tab === 'webhooks' && <Told id={message.id} />}
        {tab === 'raw' && <Raw message={message} />}
      </Tabs>
    </>
  )
}

function Story({ message }: { message: Message }) {
  return (
    <div className={classes.columns}>
      <section className={classes.shown}>
        <figure className={classes.screen}>
          <figcaption>{message.from === undefined ? '' : showNumber(message.from)}</figcaption>
          <div className={classes.bubble}>
            <MessageText text={message.text ?? ''} />
          </div>
        </figure>
        <h2>{words.content}</h2>
        <Parts message={message} />
      </section>
      <section>
        <h2>{words.wayThrough}</h2>
        <Timeline events={message.timeline ?? []} />
      </section>
      <section>
        <h2>{words.facts}</h2>
        <Facts message={message} />
      </section>
      <section>
        <h2>{words.price.title}</h2>
        <Price message={message} />
      </section>
    </div>
  )
}

function Raw({ message }: { message: Message }) {
  const json = JSON.stringify(message, null, 2)
  return (
    <section className={classes.raw}>
      <div className={classes.copies}>
        <Copy value={curl(messagePath(message.id))} label={words.copyCurl} icon={<Terminal size={16} />} />
        <Copy value={json} label={words.rawJson} icon={<Braces size={16} />} />
      </div>
      <Snippet code={json} label={words.rawJson} tall />
    </section>
  )
}

function Copy({ value, label, icon }: { value: string; label: string; icon: ReactNode }) {
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Button variant="default" onClick={copy} leftSection={copied ? <Check size={16} /> : icon}>
          {copied ? frameWords.copied : label}
        </Button>
      )}
    </CopyButton>
  )
}
