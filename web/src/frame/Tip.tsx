// A hint that shows when one points at something or reaches it with the keyboard. For the eye only: what it says must
// also be the label of what it stands on.
import type { ReactNode } from 'react'
import classes from './Tip.module.css'

export function Tip({ say, children }: { say: string; children: ReactNode }) {
  return (
    <span className={classes.tip} data-say={say}>
      {children}
    </span>
  )
}
