// Long work on its way: how far in figures and as a bar, and that one need not wait for it. Knows no work.
import type { ReactNode } from 'react'
import { showCount } from '../text/format.ts'
import classes from './Progress.module.css'
import { words } from './words.ts'

type ProgressProps = { label: string; done: number; /** Absent while nobody knows it. */ total?: number; leave?: boolean; children?: ReactNode }

export function Progress({ label, done, total, leave = false, children }: ProgressProps) {
  const known = total !== undefined && total > 0
  const said = known ? words.progress.of(showCount(done), showCount(total)) : showCount(done)
  return (
    <div className={classes.progress}>
      <div className={classes.head}>
        <span>{label}</span>
        <span className={classes.figures}>{said}</span>
      </div>
      <progress className={classes.bar} aria-label={label} aria-valuetext={said} {...(known && { value: Math.min(done, total), max: total })} />
      {(children || leave) && (
        <p className={classes.note}>
          {children} {leave && words.progress.leave}
        </p>
      )}
    </div>
  )
}
