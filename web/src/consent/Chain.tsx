// The facts about one person in their order, each with what was seen, from where, and the mark that covers all before it.
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { showFull, showNumber } from '../text/format.ts'
import { MessageText } from '../text/MessageText.tsx'
import type { Entry } from './calls.ts'
import classes from './Consent.module.css'
import { words } from './words.ts'

const { facts } = words
const tones: Readonly<Record<string, string>> = { given: 'good', confirmed: 'good', resumed: 'good', lifted: 'good', withdrawn: 'bad', suppressed: 'bad', paused: 'waiting' }

/** Nobody decided what a text in doubt held up. */
export const sourceOf = ({ source, action, actor, number }: Entry) =>
  (source === 'review' && (action === 'paused' || (actor === undefined && number !== undefined)) ? words.sources.doubt : (words.sources[source as 'form'] ?? source))
export const purposeOf = ({ purpose }: Entry) => words.purposes[purpose] ?? purpose

/** The others are about all texts, or about a text in doubt. */
export const about: ReadonlySet<string> = new Set(['requested', 'confirmed', 'given', 'withdrawn', 'imported', 'expired'])

export const Chain = ({ entries }: { entries: readonly Entry[] }) => (
  <ol className={classes.chain}>
    {entries.map((entry) => (
      <li key={entry.id} data-tone={tones[entry.action]}>
        <div className={classes.what}>
          <strong>{words.actions[entry.action as 'given'] ?? entry.action}</strong>
          <span>{sourceOf(entry)}</span>
          <time dateTime={entry.at}>{showFull(entry.at)}</time>
        </div>
        <Facts entry={entry} />
      </li>
    ))}
  </ol>
)

function Facts({ entry }: { entry: Entry }) {
  const { wording, wordingVersion, url, ip, inbound, message, actor, sender, sequence, hash, at, recordedAt } = entry
  const late = Math.abs(Date.parse(recordedAt) - Date.parse(at)) > 60_000
  const told: readonly (readonly [string, ReactNode])[] = [
    [entry.source === 'stop' ? facts.said : facts.wording, wording && <MessageText text={wordingVersion ? `${wording} (${wordingVersion})` : wording} />],
    [facts.purpose, about.has(entry.action) && purposeOf(entry)],
    [facts.url, url && <bdi>{url}</bdi>],
    [facts.ip, ip && <bdi>{ip}</bdi>],
    [facts.inbound, inbound && <code>{inbound}</code>],
    [facts.message, message && <Link to="/messages/$id" params={{ id: message }}>{message}</Link>],
    [facts.actor, actor],
    [facts.recorded, late && showFull(recordedAt)],
    [facts.sender, sender !== '*' && showNumber(sender)],
    [facts.sequence, <span key="place">{sequence} · <code>{hash.slice(0, 16)}…</code></span>],
  ]
  return (
    <dl className={classes.facts}>
      {told.filter(([, value]) => Boolean(value)).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
