// What may be wider than its place, as tables on a phone: it scrolls in a box of its own, with a shade at the edge where there
// is more. Knows no table.
import type { ReactNode } from 'react'
import classes from './Wide.module.css'

type WideProps = {
  label: string
  busy?: boolean
  /** Not higher than most of a window, as in a dialogue. */
  low?: boolean
  children: ReactNode
}

export const Wide = ({ label, busy = false, low = false, children }: WideProps) => (
  <div className={classes.wide} data-low={low} tabIndex={0} role="group" aria-label={label} aria-busy={busy}>
    {children}
  </div>
)
