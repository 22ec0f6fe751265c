// Signing a browser in and out: by the start link, an API key, a password with second factor, a passkey, or a service
// elsewhere. All end in the same cookie, which scripts cannot read.
import { z } from 'zod'
import { sessionSeconds } from '../../../accounts/sessions.ts'
import { code, email } from '../accounts-schema.ts'
import { sessionCookie, setCookie, signOnCookie } from '../cookie.ts'
import { problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Call, Route } from '../route.ts'
import { enter, needsName, placeOf, refusedProof, tooOften } from '../signed-in.ts'
import type { SignInNeeds } from '../signed-in.ts'

const ways = ['token', 'key', 'password', 'passkey'] as const
const NewSession = z
  .strictObject({
    token: z.string().max(256).optional().describe('From the link that the server prints when it starts.'),
    key: z.string().max(512).optional().describe('An API key.'),
    email: email.optional(),
    password: z.string().max(256).optional(),
    code: code.optional(),
    workspace: z.string().max(64).optional().describe('Where a person is in more than one.'),
    passkey: z.looseObject({ id: z.string().max(1_024) }).optional().describe('What the browser answered to `POST /v1/session/passkey`.'),
  })
  .refine((given) => ways.filter((way) => given[way] !== undefined).length === 1, 'needs one of `token`, `key`, `password` and `passkey`')
  .refine(({ email, password }) => (email === undefined) === (password === undefined), '`email` and `password` belong together')
  .meta({ id: 'NewSession', examples: [{ key: 'live_Xk3f…' }, { email: 'ann@example.com', password: 'four little words here' }] })
const Ways = z
  .strictObject({
    setUp: z.boolean().describe('Nobody owns this installation yet: use the set-up link that the server prints.'),
    people: z.boolean(),
    passkeys: z.boolean().describe('Possible at the address that was asked.'),
    signOn: z.boolean().describe('A service elsewhere signs in too, at `/v1/session/sso`.'),
  })
  .meta({ id: 'SignInWays', examples: [{ setUp: false, people: true, passkeys: true, signOn: false }] })
const Challenge = z.looseObject({ challenge: z.string() }).meta({ id: 'PasskeyChallenge', examples: [{ challenge: 'c29tZSByYW5kb20gYnl0ZXM', rpId: 'sms.example.com' }] })
const Returned = z.looseObject({ code: z.string().max(4_096).optional(), state: z.string().max(256).optional(), error: z.string().max(256).optional() })

const noService = problem('not_found', 'No sign-in service was named to this installation.')
const linkIsForHere = problem('not_permitted', 'Somebody owns this installation: the link of a start signs in on the machine itself alone. Sign in as a person.', { param: '/token' })
const nowhere = problem('not_permitted', 'You belong to no workspace any more, or it is suspended.')

export function sessionRoutes(needs: SignInNeeds): Route[] {
  const { accounts, publicUrl } = needs
  const { keys, sessions, people, passkeys } = accounts
  const callbackOf = ({ host }: Call) => `${publicUrl ?? `http://${host}`}/v1/session/sso/callback`
  const row = { tag: 'session', scope: 'public' } as const
  return [
    route({
      ...row,
      method: 'POST',
      path: '/v1/session',
      operation: 'openSession',
      summary: 'Sign a browser in',
      description: `With a link or a key for ${sessionSeconds / 86_400} days; a person until 30 minutes pass in which nothing is done, and for 12 hours at most.`,
      audited: true,
      body: NewSession,
      bodyLimit: 20_000,
      answers: { 204: { description: 'Signed in; the cookie is set.' } },
      problems: ['not_authenticated', 'code_needed', 'code_wrong', 'too_many_attempts', 'not_permitted', 'passkey_refused', 'queue_full'],
      async handle(call) {
        const { body, address, isFromHere } = call
        // its text may stand in the log of a start: once there are people, it is for who sits at the machine
        if (body.token !== undefined && !isFromHere && sessions.signIn(body.token) && (await people.isOwned())) return linkIsForHere
        if (body.token !== undefined || body.key !== undefined) {
          const [field, principal] = body.token !== undefined
            ? (['token', sessions.signIn(body.token)] as const)
            : (['key', await keys.authenticate(body.key!, address)] as const)
          if (!principal) return problem('not_authenticated', `The ${field} is not valid.`, { param: `/${field}` })
          return enter(needs, call, principal, field)
        }
        let person: string | undefined
        if (body.passkey) {
          const place = placeOf(call)
          if (!place) return needsName
          person = await passkeys.signIn(body.passkey, place)
          if (person === undefined) return problem('not_authenticated', 'The passkey is not known here.', { param: '/passkey' })
        } else {
          const proved = await people.prove({ email: body.email!, password: body.password!, code: body.code, address })
          if ('waitMs' in proved) return tooOften(proved.waitMs)
          if ('refused' in proved) return refusedProof[proved.refused]
          person = proved.person.id
        }
        const principal = await people.enter(person, body.workspace)
        return principal ? enter(needs, call, principal, body.passkey ? 'passkey' : 'password') : nowhere
      },
    }),
    route({
      ...row,
      method: 'GET',
      path: '/v1/session/ways',
      operation: 'listSignInWays',
      summary: 'How one can sign in here',
      answers: { 200: { description: 'The ways.', schema: Ways } },
      async handle({ host }) {
        const isOwned = await people.isOwned()
        const name = host.replace(/:\d+$/, '')
        return answer(200, { setUp: !isOwned, people: isOwned, passkeys: /[a-z]/i.test(name) && !name.startsWith('['), signOn: accounts.sso !== undefined })
      },
    }),
    route({
      ...row,
      method: 'POST',
      path: '/v1/session/passkey',
      operation: 'beginPasskeySession',
      summary: 'What to ask a passkey with',
      description: 'Good once, for five minutes. The same for everybody: it names nobody.',
      answers: { 200: { description: 'Options for `navigator.credentials.get`.', schema: Challenge } },
      problems: ['passkey_refused'],
      async handle(call) {
        const place = placeOf(call)
        return place ? answer(200, await passkeys.beginSignIn(place)) : needsName
      },
    }),
    route({
      ...row,
      method: 'GET',
      path: '/v1/session/sso',
      operation: 'beginSignOn',
      summary: 'Go and sign in at the service that this installation trusts',
      answers: { 302: { description: 'There.' } },
      problems: ['not_found', 'not_ready'],
      async handle(call) {
        const { sso } = accounts
        if (!sso) return noService
        const begun = await sso.begin(callbackOf(call))
        if ('say' in begun) return problem('not_ready', begun.say)
        const { host } = call
        return answer(302, undefined, { location: begun.location, 'set-cookie': setCookie(signOnCookie, begun.state, 600, { host, publicUrl }) })
      },
    }),
    route({
      ...row,
      method: 'GET',
      path: '/v1/session/sso/callback',
      operation: 'finishSignOn',
      summary: 'Come back from the sign-in service',
      audited: true,
      query: Returned,
      answers: { 302: { description: 'Signed in; on to the dashboard.' } },
      problems: ['not_found', 'not_authenticated', 'not_permitted'],
      async handle(call) {
        const { query: { code, state }, signOn } = call
        const { sso } = accounts
        if (!sso) return noService
        if (code === undefined || state === undefined) return problem('not_authenticated', 'The sign-in service did not sign you in.')
        const found = await sso.finish({ state, kept: signOn, code, callback: callbackOf(call) })
        if ('say' in found) return problem('not_authenticated', found.say)
        const principal = await people.enter(found.person)
        return principal ? enter(needs, call, principal, 'sign-on', '/') : nowhere
      },
    }),
    route({
      method: 'DELETE',
      path: '/v1/session',
      operation: 'closeSession',
      tag: 'session',
      summary: 'Sign out',
      scope: 'read',
      audited: true,
      answers: { 204: { description: 'Signed out.' } },
      async handle({ session, host }) {
        if (session !== undefined) await sessions.close(session)
        return answer(204, undefined, { 'set-cookie': setCookie(sessionCookie, '', 0, { host, publicUrl }) })
      },
    }),
  ]
}
