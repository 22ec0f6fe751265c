// The way of a message drawn between the one who sends and the phone: five hops and the receipt, each with its real
// time. Knows no request: it is given a journey and how much of it the eye has seen.
import { Link } from '@tanstack/react-router'
import { ArrowRight, Building2, Layers, type LucideIcon, Radio, Smartphone, Webhook } from 'lucide-react'
import { StateMark } from '../messages/states.tsx'
import { showSpan } from '../text/format.ts'
import { type HopName, hopNames, type Journey } from './journey.ts'
import classes from './Travel.module.css'
import { words } from './words.ts'

const icons: Readonly<Record<HopName, LucideIcon>> = {
  api: Webhook,
  queue: Layers,
  smpp: Radio,
  operator: Building2,
  phone: Smartphone,
}

/** One step more than the hops: the receipt. */
export const allSteps = hopNames.length + 1

export function Travel({ journey, shown, id, why }: { journey: Journey; shown: number; id?: string | undefined; /** It did not arrive. */ why?: string | undefined }) {
  const ended = journey.ending !== undefined && shown >= Math.min(journey.reached + 1, allSteps)
  return (
    <section className={classes.travel} aria-label={words.travel.title}>
      <ol className={classes.hops}>
        {hopNames.map((name, index) => (
          <Hop
            key={name}
            name={name}
            state={stateOf(index, shown, journey, ended)}
            ms={shown > index ? journey.ms[name] : undefined}
          />
        ))}
        {journey.ending && !ended && shown === journey.reached && <li className={classes.back} aria-hidden="true" />}
      </ol>
      <div className={classes.receipt} data-ended={ended} data-status={ended && journey.ending?.status} role="status">
        {ended && journey.ending ? (
          <>
            <StateMark status={journey.ending.status} />
            {journey.ending.ms !== undefined && <span className={classes.total}>{showSpan(journey.ending.ms)}</span>}
            {why !== undefined && <p className={classes.why}>{why}</p>}
          </>
        ) : (
          <span className={classes.awaited}>
            <b>{words.travel.receipt}</b> {shown > 0 ? words.travel.onItsWay : words.travel.awaited}
          </span>
        )}
      </div>
      <p className={classes.note}>
        {id === undefined ? (
          words.travel.idle
        ) : (
          <Link to="/messages/$id" params={{ id }} className={classes.link}>
            {words.travel.open} <ArrowRight size={14} aria-hidden="true" />
          </Link>
        )}
      </p>
      {id !== undefined && <p className={classes.pace}>{words.travel.pace}</p>}
    </section>
  )
}

type HopState = 'idle' | 'passing' | 'passed' | 'stuck'

function stateOf(index: number, shown: number, journey: Journey, ended: boolean): HopState {
  if (index < shown && index < journey.reached) return 'passed'
  if (ended) return index === journey.reached ? 'stuck' : 'idle'
  return index === shown && shown > 0 ? 'passing' : 'idle'
}

function Hop({ name, state, ms }: { name: HopName; state: HopState; ms: number | undefined }) {
  const Icon = icons[name]
  const { name: title, does } = words.travel.hops[name]
  const took = ms === undefined ? undefined : showSpan(ms)
  return (
    <li className={classes.hop} data-state={state}>
      <span className={classes.node}>
        <Icon size={18} strokeWidth={1.9} aria-hidden="true" />
      </span>
      <span className={classes.title}>{title}</span>
      <span className={classes.does}>{state === 'stuck' ? words.travel.stopped : took === undefined ? does : name === 'api' ? words.travel.answered(took) : took}</span>
    </li>
  )
}
