// What signing in ends with: a session in a cookie, and its entry in the log of actions. The way in is for the routes.
import type { Principal } from '../../accounts/account.ts'
import { secondsOf } from '../../accounts/sessions.ts'
import { actorOf } from './audited.ts'
import { sessionCookie, setCookie } from './cookie.ts'
import type { RestNeeds } from './needs.ts'
import { problem } from './problem.ts'
import type { Problem } from './problem.ts'
import { answer } from './route.ts'
import type { Answer, Call } from './route.ts'

export type SignInNeeds = { readonly accounts: RestNeeds['accounts']; readonly publicUrl?: string }

/** A fresh session in the place of the one that the browser had. */
export async function enter({ accounts: { sessions }, publicUrl }: SignInNeeds, call: Call, principal: Principal, how: string, to?: string): Promise<Answer> {
  const { address, agent, host, session } = call
  if (session !== undefined) await sessions.close(session)
  const secret = await sessions.open(principal, { address, agent })
  const headers = { 'set-cookie': setCookie(sessionCookie, secret, secondsOf(principal), { host, publicUrl }), ...(to !== undefined && { location: to }) }
  const audit = { workspace: principal.workspace, actor: actorOf(principal), target: actorOf(principal), detail: how }
  return answer(to === undefined ? 204 : 302, undefined, headers, audit)
}

export const tooOften = (waitMs: number): Problem =>
  problem('too_many_attempts', 'Wait a while before you try again.', { retryAfterMs: waitMs })

/** The same words for whoever is unknown and whoever was wrong. */
export const refusedProof: Readonly<Record<'wrong' | 'code_needed' | 'code_wrong', Problem>> = {
  wrong: problem('not_authenticated', 'The e-mail address or the password is wrong.', { param: '/password' }),
  code_needed: problem('code_needed', 'Give the code of your authenticator app, too.', { param: '/code' }),
  code_wrong: problem('code_wrong', 'The code is wrong, or was used before.', { param: '/code' }),
}

/** Where the browser is, for passkeys: they need a host with a name. */
export function placeOf({ origin, host }: Call): { origin: string; host: string } | undefined {
  if (origin === undefined || !URL.canParse(origin)) return undefined
  const url = new URL(origin)
  const named = /[a-z]/i.test(url.hostname) && !url.hostname.startsWith('[')
  return url.host === host && named ? { origin, host: url.hostname } : undefined
}
export const needsName = problem('passkey_refused', 'Passkeys need a host with a name: open the dashboard at http://localhost or by its public address.')
