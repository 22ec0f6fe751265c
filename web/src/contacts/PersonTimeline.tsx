// What happened with a person, the newest first: messages, replies, lists, consent. Knows no person.
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import {
  Ban, CheckCheck, CircleDot, FileUp, ListMinus, ListPlus, type LucideIcon, Merge, MessageSquareReply, MousePointerClick, Send, ShieldCheck, ShieldX,
  ShoppingBag, X,
} from 'lucide-react'
import { words as consentWords } from '../consent/words.ts'
import { Trouble } from '../frame/Note.tsx'
import { showFull, showMoment } from '../text/format.ts'
import type { Activity } from './calls.ts'
import classes from './Person.module.css'
import { useActivity } from './queries.ts'
import { words } from './words.ts'

const consent = { actions: consentWords.actions, purposes: consentWords.purposes, sources: consentWords.sources }

type Look = { icon: LucideIcon; tone?: 'good' | 'bad' | 'moving' }
const looks: Readonly<Record<string, Look>> = {
  sent: { icon: Send, tone: 'moving' },
  got: { icon: CheckCheck, tone: 'good' },
  failed: { icon: X, tone: 'bad' },
  blocked: { icon: Ban },
  replied: { icon: MessageSquareReply, tone: 'moving' },
  clicked: { icon: MousePointerClick, tone: 'good' },
  bought: { icon: ShoppingBag, tone: 'good' },
  joined: { icon: ListPlus },
  left: { icon: ListMinus },
  opted_in: { icon: ShieldCheck, tone: 'good' },
  opted_out: { icon: ShieldX, tone: 'bad' },
  consent: { icon: ShieldCheck },
  merged: { icon: Merge },
  imported: { icon: FileUp },
}
/** What the ledger of consent wrote, `given, marketing, by form`, in its own words. */
function consentSaid(detail: string): string {
  const [, action = '', purpose = '', source = '', sender] = /^(\w+), (\w+), by (\w+)(?:, of (.+))?$/.exec(detail) ?? []
  const { actions, purposes, sources }: Record<string, Readonly<Record<string, string>>> = consent
  return action === '' ? detail : [actions?.[action] ?? action, purposes?.[purpose] ?? purpose, sources?.[source] ?? source, sender].filter(Boolean).join(' · ')
}

const unknown: Look = { icon: CircleDot }

export function PersonTimeline({ id }: { id: string }) {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useActivity(id)
  const events = data?.pages.flatMap((page) => page.data) ?? []
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  if (data && events.length === 0) return <p className={classes.quiet}>{words.timelineEmpty}</p>
  return (
    <>
      <ol className={classes.timeline}>
        {events.map((event) => (
          <Happened key={event.id} event={event} />
        ))}
      </ol>
      {hasNextPage && (
        <Button variant="default" className={classes.more} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {words.loadMore}
        </Button>
      )}
    </>
  )
}

function Happened({ event: { kind, at, subject, detail } }: { event: Activity }) {
  const { icon: Icon, tone } = looks[kind] ?? unknown
  const said = words.happened[kind as 'sent'] ?? kind
  return (
    <li className={classes.event} data-tone={tone}>
      <Icon size={16} aria-hidden="true" />
      {subject?.startsWith('msg_') ? (
        <Link to="/messages/$id" params={{ id: subject }}>
          {said}
        </Link>
      ) : (
        <span>{said}</span>
      )}
      <time dateTime={at} title={showFull(at)}>
        {showMoment(at)}
      </time>
      {detail && <bdi className={classes.detail}>{kind === 'consent' ? consentSaid(detail) : detail}</bdi>}
    </li>
  )
}
