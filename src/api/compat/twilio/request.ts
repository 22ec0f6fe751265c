// The form of a new message as Twilio's API takes it, made into a submission. Parameters that have no meaning here are
// left alone, as Twilio does with those it does not know; what asks for something that cannot be done is refused.
import type { Submission } from '../../rest/needs.ts'
import type { Fields } from '../door.ts'
import type { TwilioRefusal } from './errors.ts'

/** Twilio's own limit. */
const longestBody = 1_600
const longestValidity = 36_000
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/

export type NewMessage = { readonly submission: Submission; readonly callback?: string; readonly service?: string }

const no = (code: number, say: string): { refusal: TwilioRefusal } => ({ refusal: { code, status: 400, say } })

/** `urlFault` says what is wrong with an address that will be called. */
export function readMessage(
  given: Fields,
  urlFault: (url: string) => string | undefined,
): NewMessage | { refusal: TwilioRefusal } {
  const to = given.get('To') ?? ''
  if (to === '') return no(21604, "A 'To' phone number is required.")
  const service = given.get('MessagingServiceSid') || undefined
  const from = given.get('From') || undefined
  if (from === undefined && service === undefined) return no(21603, "A 'From' phone number is required.")
  if (given.get('MediaUrl')) return no(21620, 'This installation sends text alone: `MediaUrl` cannot be used.')
  if (given.get('ContentSid')) return no(21656, 'There are no content templates here: `ContentSid` cannot be used.')
  const text = given.get('Body') ?? ''
  if (text === '') return no(21602, 'Message body is required.')
  if (text.length > longestBody) return no(21617, 'The concatenated message body exceeds the 1600 character limit.')
  const callback = given.get('StatusCallback') || undefined
  const fault = callback === undefined ? undefined : urlFault(callback)
  if (fault) return no(21609, `The 'StatusCallback' URL cannot be called: ${fault}.`)
  const validity = given.get('ValidityPeriod') || undefined
  if (validity !== undefined && !isValidity(validity))
    return no(21624, 'The ValidityPeriod is from 1 to 36000 seconds.')
  const time = sendTime(given)
  if (typeof time === 'object') return time
  return {
    submission: {
      to,
      text,
      ...(from !== undefined && { from }),
      ...(validity !== undefined && { validity: Number(validity) }),
      ...(time !== undefined && { scheduledAt: time }),
    },
    ...(callback !== undefined && { callback }),
    ...(service !== undefined && { service }),
  }
}

const isValidity = (text: string) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= longestValidity

/** Milliseconds; a time without a type is ignored, as Twilio does. */
function sendTime(given: Fields): number | undefined | { refusal: TwilioRefusal } {
  const type = given.get('ScheduleType') || undefined
  if (type === undefined) return undefined
  if (type !== 'fixed') return no(35126, "The ScheduleType can be 'fixed' alone.")
  const at = given.get('SendAt') || undefined
  if (at === undefined) return no(35111, 'The SendAt timestamp is missing.')
  const ms = isoTime.test(at) ? Date.parse(at) : NaN
  return Number.isNaN(ms) ? no(35115, 'SendAt must be an ISO 8601 time, like 2026-11-22T10:00:00Z.') : ms
}
