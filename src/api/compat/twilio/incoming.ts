// Twilio's webhook for what a phone writes: a signed form with the message; the TwiML that comes back is sent as
// replies, once each however often it is asked for.
import type { Mode } from '../../../accounts/account.ts'
import type { Event } from '../../../gateway/outbox/event.ts'
import type { ReceivedTold } from '../../../gateway/receive.ts'
import type { AcceptContext, Submission } from '../../rest/needs.ts'
import type { Spoken } from '../../webhooks/attempt.ts'
import { signatureOf } from './callback.ts'
import { accountSid, sidOf } from './sid.ts'
import { readTwiml } from './twiml.ts'

/** False when it cannot be taken now. What is wrong with a reply is its own trouble: nobody is there to be told. */
export type Reply = (submission: Submission, context: AcceptContext) => Promise<boolean>

/** Operators leave the plus out; a short number has none. */
const plussed = (number: string) => (/^[1-9]\d{7,14}$/.test(number) ? `+${number}` : number)

export function twilioIncoming(
  { id: event, workspace, mode, body }: Pick<Event, 'id' | 'workspace' | 'body'> & { readonly mode: Mode },
  url: string,
  token: string | undefined,
  reply: Reply,
): Spoken {
  const { id, from, to: written, text } = JSON.parse(body) as ReceivedTold
  const to = plussed(written)
  const sid = sidOf('SM', id)
  const parameters = {
    AccountSid: accountSid(workspace),
    ApiVersion: '2010-04-01',
    Body: text,
    From: from,
    MessageSid: sid,
    NumMedia: '0',
    NumSegments: '1',
    SmsMessageSid: sid,
    SmsSid: sid,
    SmsStatus: 'received',
    To: to,
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
    async heard({ headers, body: answer }) {
      for (const [at, message] of readTwiml(answer, String(headers['content-type'] ?? '')).entries()) {
        const submission = { to: message.to ?? from, from: message.from ?? to, text: message.text }
        // keys of callers hold no space, so that none of theirs is one of these
        const idempotency = { key: `twiml ${event} ${at}`, bodyHash: event }
        if (!(await reply(submission, { workspace, mode, idempotency }))) return false
      }
      return true
    },
  }
}
