// A sheet of paper on a page: a name, a sentence, and what belongs together. Knows nothing of what stands on it.
import { type ReactNode, useId } from 'react'
import classes from './Sheet.module.css'

type SheetProps = { title?: ReactNode; lead?: ReactNode; aside?: ReactNode; children: ReactNode }

export function Sheet({ title, lead, aside, children }: SheetProps) {
  const id = useId()
  return (
    <section className={classes.sheet} aria-labelledby={title ? id : undefined}>
      {(title || aside) && (
        <header className={classes.head}>
          <div>
            {title && <h2 id={id}>{title}</h2>}
            {lead && <p className={classes.lead}>{lead}</p>}
          </div>
          {aside && <div className={classes.aside}>{aside}</div>}
        </header>
      )}
      {children}
    </section>
  )
}
