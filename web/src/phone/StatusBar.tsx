// The bar at the top of a phone: its clock, its bars, its battery. Knows the state of the line, no message.
import { Bars } from './Bars.tsx'
import { useMinute, useScreen } from './screen.ts'
import classes from './StatusBar.module.css'

export function StatusBar({ service }: { service: boolean }) {
  const { clock } = useScreen()
  return (
    <div className={classes.bar} aria-hidden="true">
      <span className={classes.time}>{clock(useMinute())}</span>
      <span className={classes.speaker} />
      <span className={classes.signs}>
        <Bars service={service} size="0.9em" />
        <svg viewBox="0 0 22 12" height="0.9em" fill="currentColor">
          <rect x="0.5" y="1.5" width="19" height="9" rx="2" fill="none" stroke="currentColor" />
          <path d="M2.5 3.5h11v5h-11zM20.6 4.4h1.2v3.2h-1.2z" />
        </svg>
      </span>
    </div>
  )
}
