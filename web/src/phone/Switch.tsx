// The switch of a phone's line: on, without coverage, off, memory full; with labels, all that can befall one. Knows the
// line, no message.
import { Archive, ArrowRightLeft, Ban, CircleHelp, PhoneCall, Power } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { explain } from '../api/explain.ts'
import type { SubscriberState } from '../api/shapes.ts'
import { Tip } from '../frame/Tip.tsx'
import { Bars } from './Bars.tsx'
import type { Line } from './line.ts'
import classes from './Switch.module.css'
import { words } from './words.ts'

const places = [
  { to: 'attached', icon: <Bars service size={11} /> },
  { to: 'detached', icon: <Bars service={false} size={11} /> },
  { to: 'off', icon: <Power size={16} aria-hidden="true" /> },
  { to: 'memory_full', icon: <Archive size={16} aria-hidden="true" /> },
  { to: 'busy', icon: <PhoneCall size={16} aria-hidden="true" /> },
  { to: 'barred', icon: <Ban size={16} aria-hidden="true" /> },
  { to: 'unknown', icon: <CircleHelp size={16} aria-hidden="true" /> },
  { to: 'ported', icon: <ArrowRightLeft size={16} aria-hidden="true" /> },
] as const satisfies { to: SubscriberState | 'off'; icon: ReactNode }[]

/** So many always have a place; the others where there is room for their names, or where one is. */
const usual = 4

export function Switch({ line, label, labels = false }: { line: Line; label: string; labels?: boolean }) {
  const name = useId()
  const now = line.off ? 'off' : line.state
  if (!line.switches) return null
  return (
    <div>
      <fieldset className={classes.switch} data-labels={labels}>
        <legend className={classes.legend}>{label}</legend>
        {places.filter(({ to }, at) => labels || at < usual || to === now).map(({ to, icon }) => {
          const choice = (
            <label className={classes.place} data-to={to}>
              <input type="radio" name={name} checked={now === to} onChange={() => line.change(to)} />
              <span className={classes.icon}>{icon}</span>
              <span className={classes.word}>{words.line[to]}</span>
            </label>
          )
          return labels ? <div key={to}>{choice}</div> : <Tip key={to} say={words.line[to]}>{choice}</Tip>
        })}
      </fieldset>
      {line.error !== null && (
        <p className={classes.refused} role="alert">
          {explain(line.error).say}
        </p>
      )}
    </div>
  )
}
