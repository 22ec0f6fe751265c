// Twilio's Messages resource: create, list, fetch, cancel, redact, delete; the account it belongs to, and its numbers.
import { may } from '../../../accounts/account.ts'
import { permitted } from '../../../accounts/limits.ts'
import type { ChangeNeeds, Gateway } from '../../rest/needs.ts'
import { problem } from '../../rest/problem.ts'
import type { Callers } from '../caller.ts'
import { json } from '../door.ts'
import type { Door } from '../door.ts'
import type { Submit } from '../submit.ts'
import { askingAs, noSuch } from './as.ts'
import type { Asking } from './as.ts'
import { refuse, stopped, stops, twilioRefusal } from './errors.ts'
import { listPage, readList } from './list.ts'
import { messageResource, rfc2822 } from './message.ts'
import { numberRoutes } from './numbers.ts'
import type { TwilioNumberNeeds } from './numbers.ts'
import { readMessage } from './request.ts'
import { idOf } from './sid.ts'

export type TwilioNeeds = TwilioNumberNeeds & {
  readonly callers: Callers
  readonly gateway: Pick<Gateway, 'message' | 'messages'> & Pick<ChangeNeeds, 'cancel' | 'erase'>
  readonly submit: Submit
}

const accepted = { status: 'accepted' }
const mayNotErase = problem('not_permitted', 'This key lacks the scope `write`.')
const notItsOwn = problem('sender_not_permitted', 'This key may not touch what is sent as this sender.')
const underWay = { code: 20009, status: 409, say: 'The message is still under way' }

export function twilioDoor(needs: TwilioNeeds): Door {
  const { gateway } = needs

  const as = askingAs(needs.callers)

  const messageOf = async ({ principal, call }: Asking) => {
    const id = idOf(call.params['sid'] ?? '', 'SM', 'msg_')
    return id === undefined ? undefined : gateway.message(principal, id)
  }

  const create = as('send', async ({ principal, account, key, given }) => {
    const read = readMessage(given, needs.urlFault)
    if ('refusal' in read) return twilioRefusal(read.refusal)
    const callback = read.callback !== undefined && {
      callbackUrl: read.callback,
      callbackKind: `twilio:${await needs.secrets.keep(principal, key)}`,
    }
    const [outcome] = await needs.submit(principal, [{ ...read.submission, ...callback }])
    if ('code' in outcome!) return outcome
    const { id, status } = outcome!
    if (status === 'blocked') {
      const { reason = '' } = { ...(await gateway.message(principal, id)) }
      return twilioRefusal(stops[reason] ?? stopped)
    }
    const resource = messageResource(account, { ...read.submission, ...outcome! })
    const { service } = read
    // with a service it is theirs to find a sender, and the first status says so
    const served = service !== undefined && { messaging_service_sid: service, ...(status === 'queued' && accepted) }
    return json(201, { ...resource, ...served })
  })

  const list = as('read', async ({ principal, account, given }) => {
    const wanted = readList(given)
    if ('refusal' in wanted) return twilioRefusal(wanted.refusal)
    return json(200, listPage(account, given, wanted, await gateway.messages(principal, wanted.query)))
  })

  const fetch = as('read', async (asking) => {
    const message = await messageOf(asking)
    return message ? json(200, messageResource(asking.account, message)) : noSuch(asking.call)
  })

  /** Media of text messages there is none. */
  const media = as('read', async (asking) => {
    const message = await messageOf(asking)
    if (!message) return noSuch(asking.call)
    const uri = asking.call.path
    const page = { page: 0, page_size: 50, start: 0, end: 0, uri }
    return json(200, { media_list: [], ...page, first_page_uri: uri, next_page_uri: null, previous_page_uri: null })
  })

  const update = as('send', async (asking) => {
    const { principal, account, given, call } = asking
    const [status, body] = [given.get('Status'), given.get('Body')]
    if ((status === undefined) === (body === undefined) || (status ?? 'canceled') !== 'canceled' || (body ?? '') !== '')
      return twilioRefusal({ code: 30400, status: 400, say: 'Either Status=canceled or an empty Body can be given.' })
    const message = await messageOf(asking)
    if (!message) return noSuch(call)
    if (!permitted(principal, message.from)) return notItsOwn
    if (body !== undefined && !may(principal, 'write')) return mayNotErase
    if (body !== undefined && (await gateway.erase.text(principal, message.id)) === 'not_ended')
      return twilioRefusal(underWay)
    if (status !== undefined && (await gateway.cancel(principal, message.id)) === 'too_late')
      return twilioRefusal({ code: 30409, status: 409, say: 'This message cannot be canceled' })
    return json(200, messageResource(account, (await gateway.message(principal, message.id)) ?? message))
  })

  const remove = as('write', async (asking) => {
    const { principal, call } = asking
    const message = await messageOf(asking)
    if (message && !permitted(principal, message.from)) return notItsOwn
    const erased = message ? await gateway.erase.message(principal, message.id) : 'not_found'
    if (erased === 'not_ended') return twilioRefusal(underWay)
    return erased === 'erased' ? { status: 204, type: 'application/json', body: '' } : noSuch(call)
  })

  const account = as('read', ({ principal, account }) =>
    json(200, {
      sid: account,
      owner_account_sid: account,
      friendly_name: principal.workspace,
      status: 'active',
      type: principal.mode === 'test' ? 'Trial' : 'Full',
      date_created: rfc2822(0),
      date_updated: rfc2822(0),
      subresource_uris: { messages: `/2010-04-01/Accounts/${account}/Messages.json` },
      uri: `/2010-04-01/Accounts/${account}.json`,
    }),
  )

  const accounts = '/2010-04-01/Accounts'
  const messages = `${accounts}/:account/Messages`
  return {
    prefix: '/compat/twilio',
    refuse,
    routes: [
      { method: 'POST', path: `${messages}.json`, handle: create },
      { method: 'GET', path: `${messages}.json`, handle: list },
      { method: 'GET', path: `${messages}/:sid.json`, handle: fetch },
      { method: 'POST', path: `${messages}/:sid.json`, handle: update },
      { method: 'DELETE', path: `${messages}/:sid.json`, handle: remove },
      { method: 'GET', path: `${messages}/:sid/Media.json`, handle: media },
      { method: 'GET', path: `${accounts}/:account.json`, handle: account },
      ...numberRoutes(as, needs),
    ],
  }
}
