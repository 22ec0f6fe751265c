// The rest of what is known about a message, as far as the server tells it. Knows no layout but its own list.
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Message } from '../api/shapes.ts'
import { tell } from '../reasons/told.ts'
import { words as routes } from '../routes/words.ts'
import { showCountry, showFull, showSpan } from '../text/format.ts'
import classes from './Facts.module.css'
import { words } from './words.ts'

const { fact } = words
const { lanes } = routes

export function Facts({ message }: { message: Message }) {
  const { network, route, createdAt, finishedAt } = message
  const country = network?.country && showCountry(network.country)
  const code = network?.mcc && `${network.mcc}-${network.mnc}`
  const facts: [string, ReactNode][] = [
    [fact.id, <code key="id">{message.id}</code>],
    [fact.created, <time dateTime={createdAt} key="at">{showFull(createdAt)}</time>],
    [fact.total, finishedAt && showSpan(Date.parse(finishedAt) - Date.parse(createdAt))],
    [fact.evidence, message.evidence && (words.evidence[message.evidence] ?? message.evidence)],
    [fact.route, route && [route.id, ...(route.why ?? []).map(tell)].join(': ')],
    [fact.network, network && [network.name, country, code].filter(Boolean).join(', ')],
    [fact.lane, message.lane && (lanes[message.lane] ?? message.lane)],
    [fact.mode, message.mode && words.modes[message.mode]],
    [fact.reference, message.reference],
    [fact.tags, message.tags?.join(', ')],
    [words.scheduledFor, message.scheduledAt && showFull(message.scheduledAt)],
    [words.heldUntil, message.heldUntil && showFull(message.heldUntil)],
    [words.redriveOf, message.redriveOf && <Link to="/messages/$id" params={{ id: message.redriveOf }} key="redrive">{message.redriveOf}</Link>],
    [words.campaignOf, message.campaign && <Link to={`/campaigns/${message.campaign}` as string} key="campaign">{message.campaign}</Link>],
  ]
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => Boolean(value))
        .map(([name, value]) => (
          <div key={name} className={classes.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
