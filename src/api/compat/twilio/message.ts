// A message as Twilio's API shows it: their names, their words for states, their way of writing times. Only shapes it.
import { failureOf } from './errors.ts'
import type { Ended } from './errors.ts'
import { sidOf } from './sid.ts'
import type { MessageView } from '../../rest/needs.ts'

/** What of the gateway's view is shown here. */
export type Shown = Pick<MessageView, 'id' | 'to' | 'status' | 'createdAt' | 'submittedAt' | 'finishedAt'> &
  Ended & { readonly from?: string; readonly text?: string; readonly segments?: number; readonly redactedAt?: number }

/** What the operator never had is `failed` there; what it had and did not bring is `undelivered`. */
export function statusOf({ status, submittedAt }: Pick<Shown, 'status' | 'submittedAt'>): string {
  switch (status) {
    case 'queued':
    case 'held':
      return 'queued'
    case 'submitted':
    case 'unknown':
      return 'sent'
    case 'expired':
    case 'rejected':
      return submittedAt === undefined ? 'failed' : 'undelivered'
    case 'blocked':
      return 'failed'
    default:
      return status
  }
}

/** RFC 2822, always UTC. */
export const rfc2822 = (ms: number) => new Date(ms).toUTCString().replace('GMT', '+0000')
const timeOrNull = (ms: number | undefined) => (ms === undefined ? null : rfc2822(ms))

export const messagePath = (account: string, sid: string) => `/2010-04-01/Accounts/${account}/Messages/${sid}`

export function messageResource(account: string, message: Shown) {
  const { id, to, from, text, segments = 1, createdAt, submittedAt, finishedAt, redactedAt } = message
  const sid = sidOf('SM', id)
  const failure = failureOf(message)
  const path = messagePath(account, sid)
  return {
    account_sid: account,
    api_version: '2010-04-01',
    body: redactedAt === undefined ? (text ?? '') : '',
    date_created: rfc2822(createdAt),
    date_sent: timeOrNull(submittedAt),
    date_updated: rfc2822(finishedAt ?? submittedAt ?? createdAt),
    direction: 'outbound-api',
    error_code: failure?.code ?? null,
    error_message: failure?.message ?? null,
    from: from ?? null,
    messaging_service_sid: null,
    num_media: '0',
    num_segments: String(segments),
    price: null,
    price_unit: 'USD',
    sid,
    status: statusOf(message),
    subresource_uris: { media: `${path}/Media.json` },
    to,
    uri: `${path}.json`,
  }
}
