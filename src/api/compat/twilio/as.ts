// Who asks at Twilio's door, and as which account: Basic authentication with the account SID, or the SID of the key,
// and the key. Knows no resource.
import { may } from '../../../accounts/account.ts'
import type { Principal, Scope } from '../../../accounts/account.ts'
import { problem } from '../../rest/problem.ts'
import type { Problem } from '../../rest/problem.ts'
import type { Callers } from '../caller.ts'
import { basicOf, fieldsOf } from '../door.ts'
import type { Call, DoorRoute, Fields, Reply } from '../door.ts'
import { accountSid, sidOf } from './sid.ts'

export type Asking = {
  readonly principal: Principal
  readonly account: string
  /** The key as it came. */
  readonly key: string
  readonly given: Fields
  readonly call: Call
}
/** Runs the handler for whoever may do this with the account of the address. */
export type As = (scope: Scope, handle: Handle) => DoorRoute['handle']
type Handle = (asking: Asking) => Promise<Reply | Problem> | Reply | Problem

const wrongName = problem('not_authenticated', 'Authenticate')
export const noSuch = ({ path }: Call) => problem('not_found', `The requested resource ${path} was not found`)

export function askingAs(callers: Pick<Callers, 'byKey'>): As {
  return (scope, handle) => async (call) => {
    const { name, password: key } = basicOf(call.headers) ?? { name: '', password: '' }
    const principal = await callers.byKey(call.address, key)
    if ('kind' in principal) return principal
    const account = accountSid(principal.workspace)
    if (name !== account && !(principal.key && name === sidOf('SK', principal.key))) return wrongName
    if (call.params['account'] !== account) return noSuch(call)
    if (!may(principal, scope)) return problem('not_permitted', `This key lacks the scope \`${scope}\`.`)
    const given = fieldsOf(call)
    return given instanceof Map ? handle({ principal, account, key, given, call }) : (given as Problem)
  }
}
