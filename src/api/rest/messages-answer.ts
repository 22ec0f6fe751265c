// The answers to POST /v1/messages, written as JSON text by hand: ten thousand entries must not cost a walk over a
// schema. Puts back in order what the check refused and what the gateway made of the rest.
import type { Mode } from '../../accounts/account.ts'
import type { Money } from '../../kit/money.ts'
import { showMoney } from './routing-schema.ts'
import type { Complaint, SendRequest } from './messages-check.ts'
import type { Accepted, Outcome, Submission } from './needs.ts'
import { iso, showRefusal } from './view.ts'

type Refused = Extract<Outcome, { refused: unknown }>
type Many = Extract<SendRequest, { shape: 'bulk' | 'broadcast' }>

const quote = JSON.stringify
/** A number that is none may be of any length; this much of it is told back. */
const longestEcho = 64
export const echoOf = (to: unknown) => (typeof to === 'string' ? to.slice(0, longestEcho).toWellFormed() : '')

/** The message as it was accepted; later changes are seen with GET. */
export function acceptedMessage(accepted: Accepted, submission: Submission, mode: Mode): object {
  const createdAt = iso(accepted.createdAt)
  const { text, lane = 'transactional', reference, tags, scheduledAt } = submission
  const { id, to, from, status, encoding, segments, price, reason } = accepted
  return {
    id, to, from, text, status, reason, mode, lane, encoding, segments, reference, tags, createdAt, price: price && showMoney(price),
    scheduledAt: scheduledAt === undefined ? undefined : iso(scheduledAt),
    timeline: [{ at: createdAt, event: 'accepted' }],
  }
}

/** The JSON text for `bulk` and `broadcast`. `batch` is absent when nothing was handed to the gateway. */
export function batchAnswer(request: Many, batch: string | undefined, outcomes: readonly Outcome[]): string {
  const { shape, given, complaints } = request
  const ids: string[] = []
  const entries: string[] = []
  let next = 0
  let accepted = 0
  let segments = 0
  let price: Money | undefined
  for (let at = 0; at < given.length; at++) {
    const complaint = complaints.get(at)
    if (complaint) {
      entries.push(complaintEntry(complaint, shape === 'bulk' ? (given[at] as { to?: unknown } | null)?.to : given[at]))
      continue
    }
    const outcome = outcomes[next++]!
    if ('refused' in outcome) {
      entries.push(refusalEntry(request, at, outcome))
      continue
    }
    accepted++
    segments += outcome.accepted.segments
    const { price: own } = outcome.accepted // of one payer, hence of one currency
    if (own) price = { ...own, micros: own.micros + (price?.micros ?? 0) }
    if (shape === 'broadcast') ids.push(outcome.accepted.id)
    if (shape === 'bulk' || outcome.accepted.status === 'blocked') entries.push(acceptedEntry(outcome.accepted))
  }
  const id = batch === undefined || accepted === 0 ? '' : `"id":"${batch}",`
  const runs = shape === 'broadcast' ? `"ranges":${quote(idRuns(ids))},` : ''
  const totals = `"accepted":${accepted},"refused":${given.length - accepted},"segments":${segments},${price ? `"price":${quote(showMoney(price))},` : ''}`
  return `{${id}${totals}${runs}"messages":[${entries.join()}]}`
}

const acceptedEntry = ({ id, to, status, segments, reason }: Accepted) =>
  `{"id":"${id}","to":${quote(to)},"status":"${status}",${reason === undefined ? '' : `"reason":${quote(reason)},`}"segments":${segments}}`

const errorEntry = (to: unknown, error: { code: string; param?: string; detail: string; retryable: boolean }) =>
  typeof to === 'string' ? quote({ to: echoOf(to), error }) : quote({ error })

const complaintEntry = ({ code, param, say }: Complaint, to: unknown) =>
  errorEntry(to, { code, param, detail: say, retryable: false })

function refusalEntry({ shape, given }: Many, at: number, { refused, to }: Refused): string {
  const { param = '' } = refused
  const field = param.split('/')[1] ?? ''
  // a field that the message took from the defaults is at fault where it stands: beside the array
  const own = shape === 'bulk' ? Object.hasOwn(given[at] as object, field) || field === '' : field === 'to'
  const place = shape === 'bulk' ? `/messages/${at}${param}` : `/to/${at}`
  const echo = shape === 'bulk' ? (given[at] as { to: string }).to : (to ?? given[at])
  return errorEntry(echo, showRefusal({ ...refused, param: own ? place : param }))
}

type Run = { readonly first: string; last: string; count: number }

/** Ids that follow each other without a gap, as runs. */
export function idRuns(ids: readonly string[]): Run[] {
  const runs: Run[] = []
  let run: Run | undefined
  for (const id of ids) {
    if (run && follows(run.last, id)) {
      run.last = id
      run.count++
    } else runs.push((run = { first: id, last: id, count: 1 }))
  }
  return runs
}

const digits = '0123456789abcdefghjkmnpqrstvwxyz'

/** True when `next` is `id` plus one, as a number written in our base32. */
function follows(id: string, next: string): boolean {
  let at = id.length - 1
  while (at > 0 && id[at] === 'z' && next[at] === '0') at--
  const isNext = digits.indexOf(next[at]!) === digits.indexOf(id[at]!) + 1
  return isNext && next.length === id.length && next.startsWith(id.slice(0, at))
}
