// The connections to operators at a glance: state, how full the window is, how quickly they answer. Knows no settings.
import { Link } from '@tanstack/react-router'
import { CircleCheck, CircleDashed, CirclePause, CircleX, type LucideIcon } from 'lucide-react'
import { useStatus } from '../frame/Counters.tsx'
import { useMay } from '../frame/me.ts'
import { Meter } from '../frame/Meter.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { showCount, showShare, showSpan } from '../text/format.ts'
import { useHealth } from './queries.ts'
import classes from './Side.module.css'
import { words } from './words.ts'

const { health } = words
const icons: Readonly<Record<string, LucideIcon>> = { bound: CircleCheck, connecting: CircleDashed, paused: CirclePause, down: CircleX }

export function Health() {
  const { data: status } = useStatus()
  const { data } = useHealth()
  const mayAdmin = useMay()({ scope: 'admin', house: true, live: true })
  if (!status) return null
  return (
    <Sheet title={health.title}>
      {status.connections.length === 0 && <p className={classes.note}>{health.none}</p>}
      <ul className={classes.strip}>
        {status.connections.map(({ id, name, state, window, outstanding }) => {
          const found = data?.connections.find(({ connection }) => connection === id)
          const Icon = icons[state] ?? CircleDashed
          const link: string = `/connections/${id}`
          return (
            <li key={id} className={classes.connection} data-state={state}>
              <Icon size={17} aria-hidden="true" className={classes.icon} />
              <span className={classes.connectionName}>{mayAdmin ? <Link to={link}>{name}</Link> : name}</span>
              <span className={classes.word}>{health.state[state] ?? state}</span>
              <span className={classes.meter}>
                <Meter label={health.use(showCount(outstanding), showCount(window))} taken={outstanding} room={window} />
              </span>
              {found && (found.latencyMs !== undefined || found.answers > 0) && (
                <span className={classes.detail}>
                  {[
                    found.latencyMs !== undefined && health.latency(showSpan(found.latencyMs)),
                    found.errorShare > 0.001 && health.errors(showShare(found.errorShare)),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </Sheet>
  )
}
