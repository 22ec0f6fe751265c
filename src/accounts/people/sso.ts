// Single sign-on with an OpenID Connect provider: authorization code with PKCE, state bound to the browser, nonce, and an
// identity token whose signature is checked against the provider's keys. Lets in members and those who were invited.
import { createHash, createPublicKey, timingSafeEqual, verify } from 'node:crypto'
import type { JsonWebKey } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../../kit/clock.ts'
import type { Ids } from '../../kit/ids.ts'
import type { Ask } from '../../kit/request.ts'
import type { Members } from './members.ts'
import { emailOf } from './person.ts'
import type { PeopleRecords } from './records.ts'
import type { Tickets } from './ticket.ts'

export type Provider = { readonly issuer: string; readonly clientId: string; readonly clientSecret?: string }

export type Sso = {
  /** Where to send the browser, and the secret it keeps in a cookie until it comes back. */
  begin(callback: string): Promise<{ location: string; state: string } | { say: string }>
  /** The person behind the provider's answer. */
  finish(given: { state: string; kept: string | undefined; code: string; callback: string }): Promise<{ person: string } | { say: string }>
}

const purpose = 'sign-on'
const askMs = 10_000
const keysFreshMs = 10 * 60_000
/** After it could not be reached: anybody can begin to sign on, as often as they like. */
const askAgainMs = 5_000
/** By which the provider's clock may be off. */
const skewMs = 60_000

const Discovery = z.object({ issuer: z.string(), authorization_endpoint: z.url(), token_endpoint: z.url(), jwks_uri: z.url() })
const Keys = z.object({ keys: z.array(z.looseObject({ kid: z.string().optional(), kty: z.string(), use: z.string().optional() })).max(100) })
const Tokens = z.object({ id_token: z.string().max(16_384) })
const Header = z.object({ alg: z.enum(['RS256', 'PS256', 'ES256', 'EdDSA']), kid: z.string().optional() })
const Claims = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  aud: z.union([z.string(), z.array(z.string())]),
  azp: z.string().optional(),
  exp: z.number(),
  nonce: z.string(),
  email: z.email().max(254),
  email_verified: z.union([z.boolean(), z.stringbool()]),
  name: z.string().max(200).optional(),
})
type Claims = z.infer<typeof Claims>

const json = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
const part = (text: string | undefined) => json(Buffer.from(text ?? '', 'base64url').toString('utf8'))
function same(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)] // of one length as texts they may not be as octets
  return one.length === other.length && timingSafeEqual(one, other)
}

/** Whether one of the keys signed `head.body`. */
export function isSigned(token: string, keys: readonly { kid?: string | undefined; kty: string; use?: string | undefined }[]): boolean {
  const [head, body, signature, ...more] = token.split('.')
  const header = Header.safeParse(part(head))
  if (!header.success || signature === undefined || more.length > 0) return false
  const { alg, kid } = header.data
  const kty = { RS256: 'RSA', PS256: 'RSA', ES256: 'EC', EdDSA: 'OKP' }[alg]
  const options = { RS256: {}, EdDSA: {}, PS256: { padding: 6, saltLength: 32 }, ES256: { dsaEncoding: 'ieee-p1363' as const } }[alg]
  return keys.some((one) => {
    if (one.kty !== kty || (kid !== undefined && one.kid !== undefined && one.kid !== kid) || (one.use ?? 'sig') !== 'sig') return false
    try {
      const key = createPublicKey({ key: one as JsonWebKey, format: 'jwk' })
      return verify(alg === 'EdDSA' ? null : 'sha256', Buffer.from(`${head}.${body}`), { key, ...options }, Buffer.from(signature, 'base64url'))
    } catch {
      return false // a key that is none
    }
  })
}

export function createSso(needs: {
  readonly provider: Provider
  readonly ask: Ask
  readonly records: PeopleRecords
  readonly acceptAll: Members['acceptAll']
  readonly clock: Clock
  readonly tickets: Tickets
  readonly ids: Ids
}): Sso {
  const { provider, ask, records, acceptAll, clock, tickets, ids } = needs
  const { issuer, clientId, clientSecret } = provider
  let found: { readonly at: number; readonly endpoints: z.infer<typeof Discovery>; readonly keys: z.infer<typeof Keys>['keys'] } | undefined
  /** What is kept for a sign-in, made from its ticket alone: nobody who begins many pushes out another. */
  const begunWith = (ticket: Buffer) => ({ verifier: tickets.secretOf(ticket, 'verifier'), nonce: tickets.secretOf(ticket, 'nonce') })

  const get = async (url: string): Promise<unknown> => {
    const reply = await ask({ method: 'GET', url, headers: { accept: 'application/json' }, timeoutMs: askMs })
    return reply.kind === 'answer' && reply.status === 200 ? json(reply.body) : undefined
  }
  let asking: Promise<typeof found> | undefined
  let failedAt = -Infinity
  async function discover(anew = false) {
    if (found && !anew && clock.now() < found.at + keysFreshMs) return found
    if (!asking && clock.now() < failedAt + askAgainMs) return undefined
    asking ??= look().finally(() => (asking = undefined))
    const seen = await asking
    if (!seen) failedAt = clock.now()
    return seen
  }
  async function look(): Promise<typeof found> {
    const endpoints = Discovery.safeParse(await get(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`))
    if (!endpoints.success || endpoints.data.issuer !== issuer) return undefined
    const keys = Keys.safeParse(await get(endpoints.data.jwks_uri))
    return keys.success ? (found = { at: clock.now(), endpoints: endpoints.data, keys: keys.data.keys }) : undefined
  }
  const isMeantForUs = ({ iss, aud, azp, exp, nonce }: Claims, expected: string) =>
    iss === issuer &&
    (Array.isArray(aud) ? aud.includes(clientId) && (aud.length === 1 || azp === clientId) : aud === clientId) &&
    exp * 1_000 > clock.wall() - skewMs &&
    same(nonce, expected)

  async function personOf({ iss, sub, email: given, name }: Claims): Promise<string> {
    const email = emailOf(given)
    const known = (await records.byIdentity(iss, sub)) ?? (await records.byEmail(email))
    if (known) {
      await records.addIdentity(iss, sub, known.id)
      await acceptAll(known)
      return known.id
    }
    const [invitation] = await records.openInvitationsTo(email, clock.wall())
    const person = { id: ids.next('usr_'), email, name: name ?? email, password: null, at: clock.wall() }
    if (!invitation || !(await records.join(invitation, person, clock.wall()))) return ''
    await records.addIdentity(iss, sub, person.id)
    await acceptAll(person)
    return person.id
  }

  return {
    async begin(callback) {
      const place = await discover()
      if (!place) return { say: 'The sign-in service cannot be reached.' }
      const ticket = tickets.make(purpose)
      const state = ticket.toString('base64url')
      const { verifier, nonce } = begunWith(ticket)
      const location = new URL(place.endpoints.authorization_endpoint)
      const query = {
        response_type: 'code', client_id: clientId, redirect_uri: callback, scope: 'openid email profile', state, nonce,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256',
      }
      for (const [name, value] of Object.entries(query)) location.searchParams.set(name, value)
      return { location: location.href, state }
    },
    async finish({ state, kept, code, callback }) {
      const ticket = Buffer.from(state, 'base64url')
      const isOurs = kept !== undefined && same(kept, state) && tickets.take(ticket, purpose)
      if (!isOurs) return { say: 'This sign-in was not begun here, or took too long. Begin anew.' }
      const place = await discover()
      if (!place) return { say: 'The sign-in service cannot be reached.' }
      const { verifier, nonce } = begunWith(ticket)
      const body = new URLSearchParams({
        grant_type: 'authorization_code', code, redirect_uri: callback, client_id: clientId, code_verifier: verifier,
        ...(clientSecret === undefined ? {} : { client_secret: clientSecret }),
      }).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }
      const reply = await ask({ method: 'POST', url: place.endpoints.token_endpoint, headers, body, timeoutMs: askMs })
      const tokens = Tokens.safeParse(reply.kind === 'answer' && reply.status === 200 ? json(reply.body) : undefined)
      if (!tokens.success) return { say: 'The sign-in service did not confirm it.' }
      const token = tokens.data.id_token
      // a provider changes its keys now and then: look once more before saying no
      if (!isSigned(token, place.keys) && !isSigned(token, (await discover(true))?.keys ?? [])) return { say: 'The answer of the sign-in service is not signed by it.' }
      const claims = Claims.safeParse(part(token.split('.')[1]))
      if (!claims.success || !isMeantForUs(claims.data, nonce)) return { say: 'The answer of the sign-in service is not meant for this sign-in.' }
      if (!claims.data.email_verified) return { say: 'The sign-in service does not know that this e-mail address is yours.' }
      const person = await personOf(claims.data)
      return person === '' ? { say: 'Nobody invited this e-mail address yet.' } : { person }
    },
  }
}
