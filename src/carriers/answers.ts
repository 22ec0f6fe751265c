// What an operator's answer to a submit_sm means for the message: go away, come later, or slow the whole connection.
import { statusClass, statuses } from '../smpp/statuses.ts'
import type { PartResult } from './carrier.ts'

export type Retry = Extract<PartResult, { kind: 'refused' }>['retry']

/** Trouble of the operator or of the bind passes; trouble of the message stays. SMPP 3.4 §5.1.3, SMPP 5.0 §4.7.6. */
export function retryAfter(status: number): Retry {
  if (status === statuses.ESME_RTHROTTLED) return 'throttled'
  const kind = statusClass(status)
  return kind === 'permanent' || kind === 'operation' ? 'never' : 'later'
}
