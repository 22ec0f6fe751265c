// Kannel's sendsms: a message in an address, an answer of one line of text. User name and password are those of an SMPP
// account, whose senders and lanes hold here too.
import { inNetworks } from '../../../accounts/smpp-accounts/smpp-account.ts'
import type { SmppAccount } from '../../../accounts/smpp-accounts/smpp-account.ts'
import type { SmppAccounts } from '../../../accounts/smpp-accounts/smpp-accounts.ts'
import type { Principal } from '../../../accounts/account.ts'
import type { Clock } from '../../../kit/clock.ts'
import { problem, statusOf } from '../../rest/problem.ts'
import type { Problem } from '../../rest/problem.ts'
import type { Callers } from '../caller.ts'
import type { Call, Door, Reply } from '../door.ts'
import type { Outcome, Submit } from '../submit.ts'
import { octetsOf, wordIn } from './fields.ts'
import { readRequest } from './request.ts'
import type { Wanted } from './request.ts'

export type KannelNeeds = {
  readonly callers: Pick<Callers, 'admit'>
  readonly accounts: Pick<SmppAccounts, 'authenticate'>
  readonly submit: Submit
  readonly clock: Clock
  urlFault(url: string): string | undefined
}

const busy = problem('not_ready', 'Too many passwords are being looked at.', { retryAfterMs: 1_000 })
const line = (status: number, body: string): Reply => ({ status, type: 'text/plain; charset=utf-8', body })
const notIn = 'Authorization failed for sendsms'
const deniedAll = 'Number(s) has/have been denied by white- and/or black-lists.'
const notRoutable = 'Not routable. Do not try again.'
const later = 'Temporal failure, try again later.'

function refuse(it: Problem): Reply {
  if (it.code === 'not_authenticated' || it.code === 'not_permitted') return line(403, notIn)
  const status = statusOf(it)
  if (status === 404 || status === 405) return line(404, 'Unknown request.')
  if (status >= 500 || status === 429) return line(503, later)
  return line(400, `${it.say.replace(/\.$/, '')}, rejected`)
}

/** What is wrong with a number is the fault of one receiver alone. */
const isDenied = (outcome: Outcome) => 'code' in outcome && outcome.code === 'invalid_recipient'
const isTaken = (outcome: Outcome) => !('code' in outcome) && outcome.status !== 'blocked'

export function kannelDoor(needs: KannelNeeds): Door {
  const principalOf = ({ id, workspace, mode, senders, perSecond }: SmppAccount): Principal => ({
    workspace, mode, scopes: ['send'], key: id, limits: { perSecond, ...(senders.length > 0 && { senders }) },
  })

  async function send(call: Call): Promise<Reply | Problem> {
    const given = octetsOf(call)
    if (!given) return line(400, 'Invalid content-type')
    const word = wordIn(given)
    const [name = '', password = ''] = [word('username', 'user'), word('password', 'pass')]
    let account: SmppAccount | undefined
    const principal = await needs.callers.admit(call.address, async () => {
      const address = call.address.replace(/^::ffff:(?=\d+\.)/i, '')
      const found = await needs.accounts.authenticate(name, password, address)
      if (found === 'busy') return busy
      if (found === 'refused' || (found.addresses.length > 0 && !inNetworks(found.addresses, address))) return undefined
      account = found
      return principalOf(found)
    })
    if ('kind' in principal) return principal
    const wanted = readRequest(given, account!, { now: needs.clock.wall(), urlFault: needs.urlFault })
    if ('misformed' in wanted) return line(400, wanted.misformed)
    const origin = { account: account!.id, receiptWanted: 0 }
    const submissions = wanted.submissions.map((submission) => ({ ...submission, origin }))
    const outcomes = submissions.length === 0 ? [] : await needs.submit(principal, submissions)
    return answerTo(wanted, outcomes)
  }

  return {
    prefix: '/cgi-bin',
    refuse,
    routes: [
      { method: 'GET', path: '/sendsms', handle: send },
      { method: 'POST', path: '/sendsms', handle: send },
    ],
  }
}

function answerTo({ receivers, denied }: Wanted, outcomes: readonly Outcome[]): Reply | Problem {
  const taken = outcomes.filter(isTaken)
  const refused = [...denied, ...receivers.filter((_, at) => isDenied(outcomes[at]!))]
  if (taken.length === 0) {
    const fault = outcomes.find((outcome): outcome is Problem => 'code' in outcome && !isDenied(outcome))
    if (fault?.code === 'no_route' || fault?.code === 'insufficient_balance') return line(403, notRoutable)
    if (fault?.code === 'sender_not_permitted') return line(403, fault.say)
    if (fault) return fault
    return outcomes.some((outcome) => !('code' in outcome)) ? line(403, notRoutable) : line(400, deniedAll)
  }
  const waits = taken.every((outcome) => 'status' in outcome && ['scheduled', 'held'].includes(outcome.status))
  const rest = refused.length > 0 ? ` Denied receivers are: ${refused.join(' ')}` : ''
  return line(202, `${waits ? '3: Queued for later delivery' : '0: Accepted for delivery'}${rest}`)
}
