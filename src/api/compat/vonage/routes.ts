// Vonage's SMS API: one message a request, as JSON, as a form or in the address; an answer with one entry a part.
import type { Gateway, RestNeeds } from '../../rest/needs.ts'
import type { Callers } from '../caller.ts'
import { basicOf, fieldsOf } from '../door.ts'
import type { Call, Door, Fields } from '../door.ts'
import type { Secrets } from '../secrets.ts'
import type { Submit } from '../submit.ts'
import { readMessage, unplussed } from './request.ts'
import { answerOf, errorEntry, refusal, refusalOf, refuse, stopOf } from './statuses.ts'

export type VonageNeeds = {
  readonly callers: Callers
  readonly gateway: Pick<Gateway, 'message'>
  readonly networkOf: RestNeeds['routing']['networkOf']
  readonly submit: Submit
  readonly secrets: Pick<Secrets, 'keep'>
  urlFault(url: string): string | undefined
}

const bothGiven = refusal(32, 'Signature and API secret disallowed')
const noSignatures = refusal(14, 'Invalid Signature')
/** Nothing is charged here that could be told. */
const noMoney = '0.00000000'

/** Parts of one message are told apart by a number after its id. */
export const partId = (id: string, part: number) => (part === 1 ? id : `${id}-${part}`)

export function vonageDoor(needs: VonageNeeds): Door {
  async function send(call: Call) {
    const given = fieldsOf(call)
    if (!(given instanceof Map)) return given as Exclude<typeof given, Fields>
    const fields: Fields = given
    if (fields.has('sig')) return answerOf([errorEntry(fields.has('api_secret') ? bothGiven : noSignatures)])
    const key = basicOf(call.headers)?.password ?? fields.get('api_secret')
    const principal = await needs.callers.byKey(call.address, key)
    if ('kind' in principal) return principal
    const read = readMessage(fields, needs.urlFault)
    if ('refusal' in read) return answerOf([errorEntry(read.refusal, fields.get('to'))])
    const callback = read.callback !== undefined && {
      callbackUrl: read.callback,
      callbackKind: `vonage:${await needs.secrets.keep(principal, key!)}`,
    }
    const outcome = (await needs.submit(principal, [{ ...read.submission, ...callback }]))[0]!
    if ('code' in outcome) return answerOf([errorEntry(refusalOf(outcome), fields.get('to'))])
    const { id, status, segments } = outcome
    const to = unplussed(outcome.to)
    if (status === 'blocked') {
      const { reason } = { ...(await needs.gateway.message(principal, id)) }
      return answerOf([errorEntry(stopOf(reason), to)])
    }
    const { mcc = '', mnc = '' } = { ...needs.networkOf(outcome.to) }
    const accountRef = fields.get('account-ref')
    const entry = {
      to,
      status: '0',
      'remaining-balance': noMoney,
      'message-price': noMoney,
      network: mcc + mnc,
      ...(read.reference !== undefined && { 'client-ref': read.reference }),
      ...(accountRef && { 'account-ref': accountRef }),
    }
    return answerOf(Array.from({ length: segments }, (_, at) => ({ ...entry, 'message-id': partId(id, at + 1) })))
  }
  return {
    prefix: '/compat/vonage',
    refuse,
    routes: [
      { method: 'POST', path: '/sms/json', handle: send },
      { method: 'GET', path: '/sms/json', handle: send },
    ],
  }
}
