// Who is asking: a key in the Authorization header, or the dashboard's session cookie. A cookie travels by itself, so a
// request that changes something must also carry a header that no other site can make a browser send.
import type { IncomingHttpHeaders } from 'node:http'
import { may } from '../../accounts/account.ts'
import type { Principal, Scope } from '../../accounts/account.ts'
import { cookieOf, sessionCookie } from './cookie.ts'
import { isLoopbackAddress } from './headers.ts'
import type { RestNeeds } from './needs.ts'
import { problem } from './problem.ts'
import type { Problem } from './problem.ts'

export const nobody: Principal = { workspace: '', mode: 'test', scopes: [] }

const challenge = { 'www-authenticate': 'Bearer realm="Onesixty"' }
const denied = (say: string) => problem('not_authenticated', say, { headers: challenge })
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

export const sessionOf = (headers: IncomingHttpHeaders) => cookieOf(headers, sessionCookie)

/** Without a key, from a program here: what a proxy passes on says so, and may come from anywhere. */
export function isFromThisMachine({ headers, ip }: { readonly headers: IncomingHttpHeaders; readonly ip: string }): boolean {
  if (headers.authorization !== undefined) return false
  const passedOn = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'].some((name) => headers[name] !== undefined)
  return !passedOn && isLoopbackAddress(ip.replace('::ffff:', ''))
}

/** The one who asks, or the problem that answers. */
export async function authenticate(
  accounts: RestNeeds['accounts'],
  request: { readonly method: string; readonly headers: IncomingHttpHeaders; readonly ip?: string },
  scope: Scope,
  /** A look that nobody made by hand; a page says so itself with `X-Onesixty: background`. */
  quietly = false,
): Promise<Principal | Problem> {
  const { method, headers, ip } = request
  const session = sessionOf(headers)
  let principal: Principal | undefined
  if (headers.authorization !== undefined) {
    const key = /^Bearer +(\S{1,512}) *$/i.exec(headers.authorization)?.[1]
    principal = key === undefined ? undefined : await accounts.keys.authenticate(key, ip)
    if (key === undefined) return denied('Send `Authorization: Bearer <key>`: this header has another form.')
    if (!principal) return denied('The key in the Authorization header is not valid: it is wrong, revoked, expired, or not for this address.')
  } else if (session !== undefined) {
    principal = await accounts.sessions.authenticate(session, ip, quietly || headers['x-onesixty'] === 'background')
    if (!principal) return denied('The session has ended. Sign in again.')
    const isForeign = headers['sec-fetch-site'] === 'cross-site'
    if (!safeMethods.has(method) && (isForeign || headers['x-onesixty'] !== '1'))
      return problem('header_required', 'Send the header `X-Onesixty: 1` along with a session cookie.')
  } else return denied('Send `Authorization: Bearer <key>`.')
  return may(principal, scope) ? principal : problem('not_permitted', `This needs the scope \`${scope}\`.`)
}
