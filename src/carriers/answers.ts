// What an operator's answer to a submit_sm means for the message: go away, try another, come later, or slow the whole connection.
// And what its words mean for a person.
import { statusClass, statuses, statusSay } from '../smpp/statuses.ts'
import type { PartResult } from './carrier.ts'

export type Retry = Extract<PartResult, { kind: 'refused' }>['retry']

const asksForLess: ReadonlySet<number> = new Set([statuses.ESME_RTHROTTLED, statuses.ESME_RMSGQFUL])

/** Trouble of the operator or of the bind passes; trouble of the message stays. SMPP 3.4 §5.1.3, SMPP 5.0 §4.7.6. */
export function retryAfter(status: number): Retry {
  if (asksForLess.has(status)) return 'throttled'
  const kind = statusClass(status)
  if (kind === 'permanent' || kind === 'operation') return 'never'
  return kind === 'failover' || kind === 'bind' ? 'elsewhere' : 'later'
}

/** Names of statuses in a sentence, explained. */
export const explained = (say: string) =>
  say.replace(/\bESME_\w+/, (name) => {
    return name in statuses ? `${name} (${statusSay(statuses[name as keyof typeof statuses])})` : name
  })
