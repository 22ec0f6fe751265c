// Whether the page hears the server: live, connecting or offline. Knows no event.
import { useLine } from '../live/live.tsx'
import classes from './Line.module.css'
import { Tip } from './Tip.tsx'
import { words } from './words.ts'

export function Line() {
  const state = useLine()
  return (
    <Tip say={words.line.hint[state]}>
      <span className={classes.line} data-state={state} role="status">
        <span className={classes.dot} aria-hidden="true" />
        {words.line[state]}
      </span>
    </Tip>
  )
}
