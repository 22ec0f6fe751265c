// What can go wrong, as Twilio numbers it: the one table from our codes to theirs, for requests that are refused and
// for messages that did not arrive. Numbers as in their error dictionary.
import type { MessageView } from '../../rest/needs.ts'
import type { Code, Problem } from '../../rest/problem.ts'
import { statusOf } from '../../rest/problem.ts'
import { json } from '../door.ts'
import type { Reply } from '../door.ts'

/** Theirs where it differs from what REST answers; `status` too. */
type Row = readonly [code: number, status?: number]

/** Codes without a row of their own are told by their HTTP status. */
const refusals: Partial<Readonly<Record<Code, Row>>> = {
  not_authenticated: [20003, 401],
  not_permitted: [20003, 403],
  not_found: [20404, 404],
  method_not_allowed: [20004, 405],
  queue_full: [20503, 503],
  not_ready: [20503, 503],
  internal: [20500, 500],
  invalid_recipient: [21211, 400],
  invalid_sender: [21212, 400],
  sender_not_permitted: [21606, 400],
  empty_text: [21602, 400],
  body_too_long: [21617, 400],
  no_route: [21612, 400],
  schedule_out_of_range: [35115, 400],
  insufficient_balance: [30002, 400],
}

/** Refusals that a door of theirs makes and ours has no word for. */
export type TwilioRefusal = { readonly code: number; readonly status: number; readonly say: string }

export const twilioRefusal = ({ code, status, say }: TwilioRefusal): Reply =>
  json(status, { code, message: say, more_info: `https://www.twilio.com/docs/errors/${code}`, status })

export function refuse(it: Problem): Reply {
  const ours = statusOf(it)
  const [code, status = ours === 422 ? 400 : ours] = refusals[it.code as Code] ?? byStatus(ours)
  return twilioRefusal({ code, status, say: it.say })
}

const byStatus = (status: number): Row => (status === 429 ? [20429] : status >= 500 ? [20500] : [20001])

/** A message that was stopped by a rule. Twilio refuses the request for these, so our door does. */
export const stops: Readonly<Record<string, TwilioRefusal>> = {
  opt_out: { code: 21610, status: 400, say: 'Attempt to send to unsubscribed recipient' },
  suppressed: { code: 21610, status: 400, say: 'Attempt to send to unsubscribed recipient' },
  country: { code: 21408, status: 400, say: 'Permission to send an SMS has not been enabled for the region' },
  sender: { code: 21606, status: 400, say: "The 'From' number cannot be used for this message" },
  fraud: { code: 30450, status: 400, say: 'Message delivery was blocked for a destination under attack' },
}
export const stopped: TwilioRefusal = { code: 30007, status: 400, say: 'Message was blocked by a rule' }

/** Of a message that ended badly: `error_code` and `error_message` of the resource and of callbacks. */
const expired = { code: 30036, message: 'Validity Period Expired' }
const unreachable = { code: 30003, message: 'Unreachable destination handset' }
const unknown = { code: 30008, message: 'Unknown error' }
/** What an operator answered to the submission (SMPP 3.4 §5.1.3), where it says more than no. */
const answers: readonly (readonly [RegExp, number, string])[] = [
  [/RINVDSTADR/, 30006, 'Landline or unreachable carrier'],
  [/RINVSRCADR/, 30018, 'Destination carrier requires sender ID pre-registration'],
  [/RINVMSGLEN|RINVESMCLASS|RINVTLV|RINVPARLEN|RMISSINGTLV/, 30019, 'Content size exceeds carrier limit'],
]

/** Undefined where nothing went wrong. */
export function failureOf({ status, error, reason, submittedAt }: Ended): Failure | undefined {
  if (status === 'blocked') {
    const stop = stops[reason ?? ''] ?? stopped
    return { code: stop.code, message: stop.say }
  }
  if (status === 'expired') return submittedAt === undefined ? expired : unreachable
  if (status !== 'undelivered' && status !== 'rejected') return undefined
  const told = answers.find(([words]) => words.test(error?.say ?? ''))
  return told ? { code: told[1], message: told[2] } : unknown
}
type Failure = { readonly code: number; readonly message: string }
export type Ended = Pick<MessageView, 'status' | 'submittedAt'> & {
  readonly error?: { readonly code: string; readonly say: string }
  readonly reason?: string
}
