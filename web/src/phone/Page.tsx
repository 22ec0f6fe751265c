// One page of a phone's screen: its head with a title and round buttons, and below what the page is about. Knows no page.
import type { ReactNode } from 'react'
import classes from './Page.module.css'

type PageProps = {
  title: ReactNode
  /** The first page of a phone bears its title large. */
  large?: boolean
  /** What leads back, before the title. */
  lead?: ReactNode
  /** What leads on, after it. */
  action?: ReactNode
  children: ReactNode
}

export function Page({ title, large = false, lead, action, children }: PageProps) {
  return (
    <div className={classes.page}>
      <div className={classes.head} data-lead={lead !== undefined}>
        {lead}
        <h2 className={classes.title} data-large={large}>
          {title}
        </h2>
        {action}
      </div>
      {children}
    </div>
  )
}

type RoundProps = { label: string; onClick(): void; children: ReactNode }

export function Round({ label, onClick, children }: RoundProps) {
  return (
    <button type="button" className={classes.round} onClick={onClick} aria-label={label}>
      {children}
    </button>
  )
}
