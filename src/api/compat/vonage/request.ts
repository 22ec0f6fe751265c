// The parameters of a message as Vonage's SMS API takes them, made into a submission. Numbers come without their plus.
import type { Submission } from '../../rest/needs.ts'
import type { Fields } from '../door.ts'
import { refusal } from './statuses.ts'
import type { Refusal } from './statuses.ts'

export type NewMessage = { readonly submission: Submission; readonly callback?: string; readonly reference?: string }

const [shortestTtl, longestTtl] = [20_000, 604_800_000]
const longestReference = 100

const missing = (name: string) => ({ refusal: refusal(2, `Missing ${name} param`) })
const wrong = (name: string) => ({ refusal: refusal(3, `Invalid value for param: ${name}`) })

const isTtl = (text: string) => /^\d{1,9}$/.test(text) && Number(text) >= shortestTtl && Number(text) <= longestTtl

/** Digits are a number in international writing. */
export const plussed = (number: string) => (/^\d{7,15}$/.test(number) ? `+${number.replace(/^00/, '')}` : number)
export const unplussed = (number: string) => number.replace(/^\+/, '')

/** `urlFault` says what is wrong with an address that will be called. */
export function readMessage(
  given: Fields,
  urlFault: (url: string) => string | undefined,
): NewMessage | { refusal: Refusal } {
  const field = (name: string) => given.get(name) || undefined
  const [to, from, text, type = 'text'] = [field('to'), field('from'), field('text'), field('type')]
  if (to === undefined) return missing('to')
  if (from === undefined) return missing('from')
  if (!['text', 'unicode'].includes(type)) return wrong('type')
  if (text === undefined) return missing('text')
  const ttl = field('ttl')
  if (ttl !== undefined && !isTtl(ttl)) return wrong('ttl')
  const messageClass = field('message-class')
  if (messageClass !== undefined && !/^[0-3]$/.test(messageClass)) return wrong('message-class')
  const reference = field('client-ref')
  if (reference !== undefined && reference.length > longestReference) return wrong('client-ref')
  const callback = field('callback')
  if (callback !== undefined && urlFault(callback)) return { refusal: refusal(23, 'Invalid callback URL') }
  const receipt = !/^(0|false)$/i.test(field('status-report-req') ?? '')
  return {
    submission: {
      to: plussed(to),
      from: from.length > 11 || /^\d{7,15}$/.test(from) ? plussed(from) : from,
      text,
      ...(type === 'unicode' && { encoding: 'ucs2' as const }),
      ...(ttl !== undefined && { validity: Math.ceil(Number(ttl) / 1_000) }),
      ...(reference !== undefined && { reference }),
      ...(messageClass === '0' && { flash: true }),
    },
    ...(reference !== undefined && { reference }),
    ...(callback !== undefined && receipt && { callback }),
  }
}
