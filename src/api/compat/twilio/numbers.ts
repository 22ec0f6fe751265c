// Twilio's IncomingPhoneNumbers: the numbers of a workspace, and the address that is told what phones write to each.
// Numbers are given by whoever runs the installation, so none is bought or released here.
import { problem } from '../../rest/problem.ts'
import type { RestNeeds } from '../../rest/needs.ts'
import { json } from '../door.ts'
import type { DoorRoute } from '../door.ts'
import type { Inbound } from '../inbound.ts'
import type { Secrets } from '../secrets.ts'
import type { As, Asking } from './as.ts'
import { noSuch } from './as.ts'
import { twilioRefusal } from './errors.ts'
import { rfc2822 } from './message.ts'
import { accountSid, idOf, sidOf } from './sid.ts'

export type TwilioNumberNeeds = {
  readonly numbers: Pick<RestNeeds['numbers'], 'list' | 'get'>
  readonly inbound: Pick<Inbound, 'set' | 'targetOf'>
  readonly secrets: Pick<Secrets, 'keep'>
  urlFault(url: string): string | undefined
}
type Owned = NonNullable<ReturnType<RestNeeds['numbers']['get']>>

const needsLive = problem('not_permitted', 'This needs a live key.')
/** Pages are not needed: a workspace has few. */
const listed = 1_000

export function numberRoutes(as: As, needs: TwilioNumberNeeds): DoorRoute[] {
  const { numbers, inbound } = needs
  const resource = ({ id, number, workspace, createdAt }: Owned) => {
    const account = accountSid(workspace)
    const sid = sidOf('PN', id)
    const target = inbound.targetOf(workspace, number) ?? ''
    return {
      sid,
      account_sid: account,
      api_version: '2010-04-01',
      phone_number: number,
      friendly_name: number,
      capabilities: { voice: false, sms: true, mms: false, fax: false },
      sms_url: target.startsWith('twilio:') ? target.slice(target.indexOf(' ') + 1) : '',
      sms_method: 'POST',
      status: 'in-use',
      origin: 'hosted',
      beta: false,
      date_created: rfc2822(createdAt),
      date_updated: rfc2822(createdAt),
      uri: `/2010-04-01/Accounts/${account}/IncomingPhoneNumbers/${sid}.json`,
    }
  }
  const numberOf = ({ principal, call }: Asking) => {
    const id = idOf(call.params['sid'] ?? '', 'PN', 'num_')
    return id === undefined ? undefined : numbers.get(principal.workspace, id)
  }

  const list = as('read', ({ principal, given, call }) => {
    const wanted = given.get('PhoneNumber')?.replace(/^[ +]/, '')
    const { data } = numbers.list(principal.workspace, { limit: listed })
    const found = data.filter(({ number }) => wanted === undefined || number.includes(wanted)).map(resource)
    const uri = call.path.replace(/^\/compat\/twilio/, '')
    const page = { page: 0, page_size: listed, start: 0, end: Math.max(0, found.length - 1), uri }
    const others = { first_page_uri: uri, next_page_uri: null, previous_page_uri: null }
    return json(200, { incoming_phone_numbers: found, ...page, ...others })
  })
  const fetch = as('read', (asking) => {
    const owned = numberOf(asking)
    return owned ? json(200, resource(owned)) : noSuch(asking.call)
  })
  const update = as('develop', async (asking) => {
    const { principal, given, call, key } = asking
    if (principal.mode === 'test') return needsLive
    const owned = numberOf(asking)
    if (!owned) return noSuch(call)
    const url = given.get('SmsUrl')
    const fault = url ? needs.urlFault(url) : undefined
    if (fault) return twilioRefusal({ code: 21502, status: 400, say: `The SmsUrl cannot be called: ${fault}.` })
    if ((given.get('SmsMethod') ?? 'POST').toUpperCase() !== 'POST')
      return twilioRefusal({ code: 21403, status: 400, say: 'The SmsMethod can be POST alone.' })
    if (url !== undefined) {
      const target = url === '' ? undefined : `twilio:${await needs.secrets.keep(principal, key)} ${url}`
      await inbound.set(principal.workspace, owned.number, target)
    }
    return json(200, resource(owned))
  })

  const path = '/2010-04-01/Accounts/:account/IncomingPhoneNumbers'
  return [
    { method: 'GET', path: `${path}.json`, handle: list },
    { method: 'GET', path: `${path}/:sid.json`, handle: fetch },
    { method: 'POST', path: `${path}/:sid.json`, handle: update },
  ]
}
