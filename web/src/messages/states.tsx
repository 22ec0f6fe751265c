// The states of a message as people see them: an icon, a word and a colour, never the colour alone. Knows no list.
import {
  Ban,
  Check,
  CheckCheck,
  CircleHelp,
  CircleSlash,
  Clock,
  Hourglass,
  type LucideIcon,
  Pause,
  Send,
  TriangleAlert,
  X,
} from 'lucide-react'
import type { Status } from '../api/shapes.ts'
import classes from './states.module.css'
import { words } from './words.ts'

type Tone = 'good' | 'moving' | 'waiting' | 'bad' | 'unsure' | 'off'
type Look = { word: string; hint: string; tone: Tone; icon: LucideIcon }

const drawn: Readonly<Record<Status, Pick<Look, 'tone' | 'icon'>>> = {
  scheduled: { tone: 'waiting', icon: Clock },
  queued: { tone: 'waiting', icon: Hourglass },
  held: { tone: 'waiting', icon: Pause },
  sending: { tone: 'moving', icon: Send },
  submitted: { tone: 'moving', icon: Check },
  delivered: { tone: 'good', icon: CheckCheck },
  undelivered: { tone: 'bad', icon: X },
  expired: { tone: 'bad', icon: Clock },
  rejected: { tone: 'bad', icon: TriangleAlert },
  unknown: { tone: 'unsure', icon: CircleHelp },
  canceled: { tone: 'off', icon: CircleSlash },
  blocked: { tone: 'off', icon: Ban },
}

export const isStatus = (value: unknown): value is Status => typeof value === 'string' && Object.hasOwn(drawn, value)

/** A status of a newer server is told by its own name. */
export const lookOf = (status: string): Look =>
  isStatus(status) ? { ...drawn[status], ...words.status[status] } : { word: status, hint: '', tone: 'off', icon: CircleHelp }

export function StateMark({ status, large = false }: { status: string; large?: boolean }) {
  const { word, hint, tone, icon: Icon } = lookOf(status)
  return (
    <span className={classes.mark} data-tone={tone} data-large={large} title={hint}>
      <Icon size={large ? 18 : 15} strokeWidth={2.25} aria-hidden="true" />
      {word}
    </span>
  )
}
