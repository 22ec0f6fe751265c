// The states of a campaign as people see them: an icon, a word and a colour, never the colour alone. Knows no list.
import { Ban, CheckCheck, CircleSlash, Clock, FilePen, Hourglass, type LucideIcon, Pause, Send, UserCheck } from 'lucide-react'
import classes from '../messages/states.module.css'
import type { CampaignState } from './calls.ts'
import { words } from './words.ts'

type Look = { tone: 'good' | 'moving' | 'waiting' | 'bad' | 'off'; icon: LucideIcon }
const looks: Readonly<Record<CampaignState, Look>> = {
  draft: { tone: 'off', icon: FilePen },
  in_review: { tone: 'waiting', icon: UserCheck },
  scheduled: { tone: 'waiting', icon: Clock },
  running: { tone: 'moving', icon: Send },
  paused: { tone: 'waiting', icon: Pause },
  finishing: { tone: 'moving', icon: Hourglass },
  finished: { tone: 'good', icon: CheckCheck },
  canceled: { tone: 'off', icon: CircleSlash },
  failed: { tone: 'bad', icon: Ban },
}

export function CampaignMark({ state, large = false }: { state: CampaignState; large?: boolean }) {
  const { tone, icon: Icon } = looks[state]
  return (
    <span className={classes.mark} data-tone={tone} data-large={large} title={words.stateHints[state]}>
      <Icon size={large ? 18 : 15} strokeWidth={2.25} aria-hidden="true" />
      {words.states[state]}
    </span>
  )
}

/** Nothing changes any more. */
export const isOver = (state: CampaignState) => state === 'finished' || state === 'canceled' || state === 'failed'
/** The content can be changed as a whole. */
export const isDraft = (state: CampaignState) => state === 'draft'
