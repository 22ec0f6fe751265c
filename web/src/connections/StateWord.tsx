// The state of a connection as an icon, a word and a colour. Knows no connection.
import { CircleCheck, CircleDashed, CirclePause, CircleX, type LucideIcon } from 'lucide-react'
import classes from './Connections.module.css'
import { words } from './words.ts'

const icons: Readonly<Record<string, LucideIcon>> = { bound: CircleCheck, connecting: CircleDashed, paused: CirclePause, down: CircleX }

export function StateWord({ state }: { state: string }) {
  const Icon = icons[state] ?? CircleDashed
  return (
    <span className={classes.state} data-state={state}>
      <Icon size={16} aria-hidden="true" /> {words.state[state] ?? state}
    </span>
  )
}
