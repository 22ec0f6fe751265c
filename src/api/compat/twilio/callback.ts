// Twilio's status callback: a form with the state of one message, signed with the account's auth token over the address
// and every parameter, in order of their names.
import { createHmac } from 'node:crypto'
import type { Spoken } from '../../webhooks/attempt.ts'
import type { Telling } from '../telling.ts'
import { failureOf } from './errors.ts'
import { statusOf } from './message.ts'
import { accountSid, sidOf } from './sid.ts'

/** Of the first status nobody is told, since the answer to the request told it. */
const silent: ReadonlySet<string> = new Set(['scheduled', 'queued', 'held', 'sending', 'unknown'])

export function signatureOf(token: string, url: string, parameters: Readonly<Record<string, string>>): string {
  const signed = Object.keys(parameters).sort().reduce((text, name) => text + name + parameters[name]!, url)
  return createHmac('sha1', token).update(signed, 'utf8').digest('base64')
}

/** Digits of a minute as operators write it in receipts. */
const minuteOf = (ms: number) => new Date(ms).toISOString().replaceAll(/\D/g, '').slice(2, 12)

export function twilioCallback({ workspace, url, at, told }: Telling, token: string | undefined): Spoken | undefined {
  const { id, to, from, status, error, submittedAt } = told
  if (silent.has(status)) return undefined
  const submitted = submittedAt !== undefined && { submittedAt: Date.parse(submittedAt) }
  const state = { status, ...(error && { error }), ...submitted }
  const sid = sidOf('SM', id)
  const theirs = statusOf(state)
  const failure = failureOf(state)
  const parameters = {
    AccountSid: accountSid(workspace),
    ApiVersion: '2010-04-01',
    From: from,
    MessageSid: sid,
    MessageStatus: theirs,
    SmsSid: sid,
    SmsStatus: theirs,
    To: to,
    ...(failure && { ErrorCode: String(failure.code), ErrorMessage: failure.message }),
    ...(submitted && ['delivered', 'undelivered'].includes(theirs) && { RawDlrDoneDate: minuteOf(at) }),
  }
  return {
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'user-agent': 'TwilioProxy/1.1 (compatible; Onesixty)',
      ...(token !== undefined && { 'x-twilio-signature': signatureOf(token, url, parameters) }),
    },
    body: new URLSearchParams(parameters).toString(),
  }
}
