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

type Tone = 'good' | 'moving' | 'waiting' | 'bad' | 'unsure' | 'off'
type Look = { word: string; hint: string; tone: Tone; icon: LucideIcon }

export const looks: Readonly<Record<Status, Look>> = {
  scheduled: { word: 'Scheduled', hint: 'Waits for its time.', tone: 'waiting', icon: Clock },
  queued: { word: 'Queued', hint: 'Stored and safe, waits for its turn.', tone: 'waiting', icon: Hourglass },
  held: { word: 'Held', hint: 'Kept back for a stated reason.', tone: 'waiting', icon: Pause },
  sending: { word: 'Sending', hint: 'On its way to the operator.', tone: 'moving', icon: Send },
  submitted: { word: 'Submitted', hint: 'The operator has it; no receipt yet.', tone: 'moving', icon: Check },
  delivered: { word: 'Delivered', hint: 'The receipt says it arrived.', tone: 'good', icon: CheckCheck },
  undelivered: { word: 'Undelivered', hint: 'The operator could not deliver it.', tone: 'bad', icon: X },
  expired: { word: 'Expired', hint: 'Its validity passed before it could arrive.', tone: 'bad', icon: Clock },
  rejected: { word: 'Rejected', hint: 'The operator refused it for good.', tone: 'bad', icon: TriangleAlert },
  unknown: { word: 'Unknown', hint: 'No receipt came; it may have arrived.', tone: 'unsure', icon: CircleHelp },
  canceled: { word: 'Canceled', hint: 'Taken back before it was sent.', tone: 'off', icon: CircleSlash },
  blocked: { word: 'Blocked', hint: 'Stopped by a rule, free of charge.', tone: 'off', icon: Ban },
}

const fallback: Look = { word: '', hint: '', tone: 'off', icon: CircleHelp }
export const lookOf = (status: string): Look => looks[status as Status] ?? { ...fallback, word: status }

export function StateMark({ status, large = false }: { status: string; large?: boolean }) {
  const { word, hint, tone, icon: Icon } = lookOf(status)
  return (
    <span className={classes.mark} data-tone={tone} data-large={large} title={hint}>
      <Icon size={large ? 18 : 15} strokeWidth={2.25} aria-hidden="true" />
      {word}
    </span>
  )
}

export const isStatus = (value: unknown): value is Status => typeof value === 'string' && Object.hasOwn(looks, value)
