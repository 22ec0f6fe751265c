// One attempt at telling one event: what is sent, and what the answer means. Keeps nothing.
import type { Mode } from '../../gateway/message.ts'
import type { Event } from '../../gateway/outbox/event.ts'
import { iso } from '../../kit/iso.ts'
import type { Reply, Request } from '../../kit/request.ts'
import { signatureHeaders } from './sign.ts'

export const timeoutMs = 10_000
const shownOfAnswer = 1_024

export type Spoken = Omit<Request, 'timeoutMs'> & {
  /** What the receiver answered well means something. False when it could not be done and should be asked again. */
  heard?(reply: Extract<Reply, { kind: 'answer' }>): Promise<boolean>
}
/** How a door of another make tells a message's own address; undefined where that door tells nothing of it. */
export type Speak = (kind: string, event: Event, url: string) => Promise<Spoken | undefined>

export type Told = { readonly id: string; readonly type: string; readonly mode: Mode; readonly at: number; readonly body: string }

/** The body that every receiver gets: `data` is put in as it was kept. */
export const payloadOf = ({ id, type, mode, at, body }: Told) =>
  `{"id":${JSON.stringify(id)},"type":${JSON.stringify(type)},"mode":"${mode}","timestamp":"${iso(at)}","data":${body}}`

export function requestOf(told: Told, url: string, secrets: readonly string[], now: number): Request {
  const body = payloadOf(told)
  const headers = { 'content-type': 'application/json', 'user-agent': 'Onesixty webhooks', ...signatureHeaders(told.id, now, body, secrets) }
  return { method: 'POST', url, headers, body, timeoutMs }
}

export type Verdict = {
  readonly kind: 'delivered' | 'failed' | 'gone'
  readonly status: number | undefined
  readonly error: string | undefined
  readonly retryAfter: string | undefined
}

/** `showAnswers`: what the receiver said is put into the log. Not where private addresses may be called: it may not be meant for the tenant. */
export function judge(reply: Reply, showAnswers: boolean): Verdict {
  if (reply.kind !== 'answer') return { kind: 'failed', status: undefined, error: reply.say, retryAfter: undefined }
  const { status, headers, body } = reply
  if (status >= 200 && status < 300) return { kind: 'delivered', status, error: undefined, retryAfter: undefined }
  const error = printable(showAnswers && body !== '' ? body.slice(0, shownOfAnswer) : `the receiver answered ${status}`)
  return { kind: status === 410 ? 'gone' : 'failed', status, error, retryAfter: headers['retry-after'] }
}

const printable = (text: string) => text.toWellFormed().replace(/[^\P{Cc}\n\t]/gu, ' ')

