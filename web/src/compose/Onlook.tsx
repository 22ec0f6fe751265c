// How it will look on a phone, and for every recipient the time where they are, the price, or why it would not leave.
import { Moon } from 'lucide-react'
import { explainRefusal } from '../api/explain.ts'
import { tell } from '../reasons/told.ts'
import { isWhole, showCountry, showMoment, showMoney, showNumber } from '../text/format.ts'
import { MessageText } from '../text/MessageText.tsx'
import type { Draft, Preview } from './calls.ts'
import classes from './Compose.module.css'
import type { Cost } from './cost.ts'
import { clocksOf, mostPreviewed } from './recipients.ts'
import { words } from './words.ts'

const { preview: said } = words
export function Onlook({ draft, numbers, cost }: { draft: Draft; numbers: readonly string[]; cost: Cost }) {
  const now = new Date()
  return (
    <aside className={classes.onlook} aria-label={said.title}>
      <figure className={classes.screen}>
        <figcaption>
          <bdi>{draft.from.trim() === '' ? ' ' : showNumber(draft.from.trim())}</bdi>
        </figcaption>
        <div className={classes.bubble} data-empty={draft.text === ''}>
          <MessageText text={draft.text === '' ? '…' : draft.text} />
        </div>
      </figure>
      {numbers.length === 0 ? <p className={classes.none}>{said.none}</p> : (
        <ul className={classes.people}>
          {numbers.slice(0, mostPreviewed).map((number) => (
            <Person key={number} number={number} draft={draft} preview={cost.previews.get(number)} now={now} />
          ))}
          {numbers.length > mostPreviewed && <li className={classes.none}>{said.more(numbers.length - mostPreviewed)}</li>}
        </ul>
      )}
    </aside>
  )
}

function Person({ number, draft, preview, now }: { number: string; draft: Draft; preview: Preview | undefined; now: Date }) {
  const clocks = preview?.country ? clocksOf(preview.country, now) : undefined
  const trouble = preview?.refusal ? explainRefusal(preview.refusal) : preview?.blocked && said.blocked(tell(preview.blocked.say))
  return (
    <li className={classes.person} data-trouble={trouble !== undefined}>
      <bdi className={classes.number}>{showNumber(number)}</bdi>
      <span className={classes.price}>{preview && !trouble ? (preview.price ? showMoney(preview.price) : said.free) : ''}</span>
      <span className={classes.where}>
        {preview?.country && showCountry(preview.country)}
        {clocks && (
          <>
            {' · '}
            {clocks.from === clocks.to ? said.now(clocks.from) : said.between(clocks.from, clocks.to)}
            {clocks.night && (
              <span className={classes.night}>
                <Moon size={12} aria-hidden="true" /> {said.night}
              </span>
            )}
          </>
        )}
        {trouble && <span className={classes.trouble}>{trouble}</span>}
        {preview?.held && !trouble && <span className={classes.waits}>{waits(preview.held, preview.country, now)}</span>}
        {!isWhole(number) ? said.notWhole : !preview && draft.text !== '' && said.checking}
      </span>
    </li>
  )
}

const soonMs = 18 * 3_600_000

/** By the clock there, where it has one and that is not the same hour tomorrow. */
function waits({ until, say }: NonNullable<Preview['held']>, country: string | undefined, now: Date): string {
  const why = tell(say)
  if (until === undefined) return said.waits(why)
  const there = country === undefined ? undefined : clocksOf(country, new Date(until))
  const isSoon = Date.parse(until) - now.getTime() < soonMs
  return isSoon && there?.from === there?.to && there ? said.waitsThere(why, there.from) : said.waitsUntil(why, showMoment(until))
}
