// The top of one part: what it is for, and what can be made there. Knows no part.
import type { ReactNode } from 'react'
import classes from './Developers.module.css'

export function Panel({ lead, actions, children }: { lead: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <>
      <div className={classes.bar}>
        <p className={classes.lead}>{lead}</p>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {children}
    </>
  )
}

type Tone = 'good' | 'bad' | 'waiting' | 'off'
export function Mark({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={classes.mark} data-tone={tone}>
      {children}
    </span>
  )
}

export function Named({ name, under }: { name: ReactNode; under?: ReactNode }) {
  return (
    <span>
      <span className={classes.name}>{name}</span>
      {under && <span className={classes.under}>{under}</span>}
    </span>
  )
}

/** What people write in one line, with commas or spaces between. */
export const listOf = (text: string) => text.split(/[,;\s]+/).filter((piece) => piece !== '')
