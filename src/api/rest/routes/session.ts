// Sessions of the dashboard: a start link or an API key is exchanged for a cookie that scripts cannot read.
import { z } from 'zod'
import { sessionSeconds } from '../../../accounts/sessions.ts'
import { sessionCookie } from '../auth.ts'
import type { RestNeeds } from '../needs.ts'
import { problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Route } from '../route.ts'

const NewSession = z
  .strictObject({
    token: z.string().max(256).optional().describe('From the link that the server prints when it starts.'),
    key: z.string().max(512).optional().describe('An API key.'),
  })
  .refine(({ token, key }) => (token === undefined) !== (key === undefined), 'needs either `token` or `key`')
  .meta({ id: 'NewSession', examples: [{ key: 'live_Xk3f…' }] })

const cookie = (secret: string, seconds: number) => ({
  'set-cookie': `${sessionCookie}=${secret}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}`,
})

export function sessionRoutes({ accounts: { keys, sessions } }: Pick<RestNeeds, 'accounts'>): Route[] {
  return [
    route({
      method: 'POST',
      path: '/v1/session',
      operation: 'openSession',
      tag: 'session',
      summary: 'Sign a browser in',
      scope: 'public',
      body: NewSession,
      bodyLimit: 10_000,
      answers: { 204: { description: 'Signed in; the cookie is set for 30 days.' } },
      problems: ['not_authenticated'],
      async handle({ body: { token, key }, address }) {
        const principal = token !== undefined ? sessions.signIn(token) : await keys.authenticate(key!, address)
        if (!principal) {
          const field = token !== undefined ? 'token' : 'key'
          return problem('not_authenticated', `The ${field} is not valid.`, { param: `/${field}` })
        }
        return answer(204, undefined, cookie(await sessions.open(principal), sessionSeconds))
      },
    }),
    route({
      method: 'DELETE',
      path: '/v1/session',
      operation: 'closeSession',
      tag: 'session',
      summary: 'Sign out',
      scope: 'read',
      answers: { 204: { description: 'Signed out.' } },
      async handle({ session }) {
        if (session !== undefined) await sessions.close(session)
        return answer(204, undefined, cookie('', 0))
      },
    }),
  ]
}
