// Vonage's delivery receipt: JSON with the end of one message, signed as an account with signatures on has it,
// HMAC-SHA256 under the key. One for a message of several parts, with the id of its first.
import { createHmac } from 'node:crypto'
import type { Status } from '../../rest/needs.ts'
import type { Spoken } from '../../webhooks/attempt.ts'
import type { Telling } from '../telling.ts'
import { unplussed } from './request.ts'

/** Ends alone are told. */
const words: Partial<Readonly<Record<Status, string>>> = {
  delivered: 'delivered',
  undelivered: 'failed',
  expired: 'expired',
  rejected: 'rejected',
  unknown: 'unknown',
  canceled: 'failed',
  blocked: 'rejected',
}
/** What an operator answered, as they number it; else unknown. */
const answers: readonly (readonly [RegExp, number])[] = [
  [/RINVDSTADR/, 12],
  [/RINVSRCADR/, 51],
  [/RINVMSGLEN|RINVESMCLASS|RINVTLV|RINVPARLEN|RMISSINGTLV/, 10],
]

export function signatureOf(secret: string, parameters: Readonly<Record<string, string>>): string {
  const signed = Object.keys(parameters).sort().map((name) => `&${name}=${parameters[name]!.replaceAll(/[&=]/g, '_')}`)
  return createHmac('sha256', secret).update(signed.join('')).digest('hex')
}

export function vonageReceipt(
  { url, at, told }: Telling,
  secret: string | undefined,
  { now, nonce }: { readonly now: number; readonly nonce: string },
): Spoken | undefined {
  const word = words[told.status]
  if (word === undefined) return undefined
  const { mcc = '', mnc = '' } = (told.network ?? {}) as { mcc?: string; mnc?: string }
  const answered = answers.find(([text]) => text.test(told.error?.say ?? ''))?.[1]
  const code = word === 'delivered' ? 0 : (answered ?? (told.status === 'blocked' ? 99 : 1))
  const parameters: Record<string, string> = {
    msisdn: unplussed(told.to),
    to: unplussed(told.from),
    'network-code': mcc + mnc,
    messageId: told.id,
    price: '0.00000000',
    status: word,
    scts: new Date(at).toISOString().replaceAll(/\D/g, '').slice(2, 12),
    'err-code': String(code),
    'message-timestamp': new Date(now).toISOString().slice(0, 19).replace('T', ' '),
    timestamp: String(Math.floor(now / 1_000)),
    nonce,
    ...(told.reference !== undefined && { 'client-ref': told.reference }),
  }
  const signed = secret === undefined ? parameters : { ...parameters, sig: signatureOf(secret, parameters) }
  return { method: 'POST', url, headers: { 'content-type': 'application/json' }, body: JSON.stringify(signed) }
}
