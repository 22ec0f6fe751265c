// A house with two customers and everybody who can ask there: keys of each scope, people of each role, and those who are
// nobody any more. Knows no route but those by which such a world is made.
import { mkdtempSync, existsSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { roles, scopes, scopesOfRole } from '../../src/accounts/account.ts'
import type { Mode, Role, Scope } from '../../src/accounts/account.ts'
import { startHouse } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { silentLog } from '../../src/kit/log.ts'

const givenKey = 'live_the_key_of_whoever_runs_this_world_0123456789'
const password = 'four little words here'

export type Answered = { readonly status: number; readonly text: string; readonly json: Record<string, unknown> }
export type Ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answered>

/** Of a stream, up to what was waited for or its end. */
type Heard = { readonly said: Promise<string>; readonly end: () => void }

/** A workspace, with a key for each mode that may do everything there. */
export type Tenant = {
  readonly name: string
  readonly workspace: string
  /** Stands in everything of this tenant, and in nothing of others. */
  readonly mark: string
  readonly as: Readonly<Record<Mode, Ask>>
  readonly hear: (until: string) => Promise<Heard>
}
export type Asker = {
  readonly name: string
  readonly tenant: Tenant
  readonly kind: 'key' | 'person'
  readonly mode: Mode
  readonly scopes: readonly Scope[]
  readonly role?: Role
  readonly email?: string
  readonly ask: Ask
}
export type Stranger = { readonly name: string; readonly ask: Ask }

let asked = 0
export const requests = () => asked

export async function openWorld() {
  const fast = existsSync('/dev/shm') ? '/dev/shm' : tmpdir() // nothing here needs to outlive a power cut
  const folder = mkdtempSync(join(fast, 'onesixty-authorisation-'))
  const read = readConfig({
    ONESIXTY_DATA_DIR: folder, ONESIXTY_HTTP_PORT: '0', ONESIXTY_SMPP_PORT: '0', ONESIXTY_SMSC_PORT: '0', ONESIXTY_API_KEY: givenKey,
    ONESIXTY_REQUESTS_PER_SECOND: '0', ONESIXTY_REQUESTS_PER_ADDRESS: '0', ONESIXTY_PROXIES: '127.0.0.1', ONESIXTY_ALLOW_PRIVATE_CALLBACKS: 'on',
  })
  if ('faults' in read) throw new Error(read.faults.join())
  const house = await startHouse(read.config, { log: silentLog })
  const base = house.addresses.api.replace(/\/v1$/, '')

  const asking = (headersOf: () => Record<string, string>, onCookie?: (cookie: string) => void): Ask => async (method, path, body, more = {}) => {
    asked++
    // each from an address of its own: how often one may be wrong is for another test
    const from = { 'x-forwarded-for': `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}` }
    const json = body === undefined ? {} : { 'content-type': 'application/json' }
    const response = await fetch(`${base}${path}`, {
      method, redirect: 'manual', headers: { ...from, ...json, ...headersOf(), ...more }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
    })
    const cookie = response.headers.get('set-cookie')?.split(';', 1)[0]
    if (cookie) onCookie?.(cookie)
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
      await response.body?.cancel()
      return { status: response.status, text: '', json: {} }
    }
    const text = await response.text()
    return { status: response.status, text, json: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {} }
  }
  /** What comes over the live stream of messages, which stands, until the text does, or it is ended; the phones are the operator's. */
  async function hear(key: string, until: string): Promise<Heard> {
    const ended = new AbortController()
    const response = await fetch(`${base}/v1/events`, { headers: { authorization: `Bearer ${key}` }, signal: AbortSignal.any([ended.signal, AbortSignal.timeout(30_000)]) })
    const read = async () => {
      let heard = ''
      try {
        for await (const piece of response.body!) if ((heard += Buffer.from(piece).toString()).includes(until)) break
      } catch {
        // it was ended
      }
      return heard.split('\n\n').filter((event) => event.includes('event: messages')).join('\n')
    }
    return { said: read(), end: () => ended.abort() }
  }
  const withKey = (key: string) => asking(() => ({ authorization: `Bearer ${key}` }))
  const root = withKey(givenKey)
  const must = async (ask: Ask, method: string, path: string, body?: unknown) => {
    const { status, json, text } = await ask(method, path, body)
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`)
    return json
  }

  const keyOf = async (maker: Ask, at: string, name: string, mode: Mode, given: readonly Scope[], limits?: object) =>
    String((await must(maker, 'POST', at, { name, mode, scopes: given, ...(limits && { limits }) }))['key'])

  async function tenantOf(name: string, workspace: string, at: string): Promise<Tenant> {
    const mark = `mark-of-${name}-7f3c`
    const keys = { live: await keyOf(root, at, mark, 'live', scopes), test: await keyOf(root, at, mark, 'test', scopes) }
    return { name, workspace, mark, as: { live: withKey(keys.live), test: withKey(keys.test) }, hear: (until) => hear(keys.live, until) }
  }
  const customer = async (name: string) => {
    const id = String((await must(root, 'POST', '/v1/workspaces', { name }))['id'])
    return tenantOf(name, id, `/v1/workspaces/${id}/keys`)
  }

  /** Signs in anew whenever a route has ended the session. */
  async function person(tenant: Tenant, role: Role): Promise<Asker> {
    const email = `${role}-${tenant.mark}@example.com`
    const { link } = await must(root, 'POST', '/v1/invitations', { email, role, workspace: tenant.workspace })
    let cookie = ''
    const keep = (given: string) => void (cookie = given)
    const stranger = asking(() => ({}), keep)
    const token = String(link).split('#invitation=')[1]
    await must(stranger, 'POST', '/v1/invitations/accept', { token, name: `${role} ${tenant.mark}`, password })
    const signedIn = asking(() => ({ cookie, 'x-onesixty': '1' }), keep)
    const ask: Ask = async (...request) => {
      if (cookie.endsWith('=')) await must(stranger, 'POST', '/v1/session', { email, password })
      return signedIn(...request)
    }
    return { name: `${tenant.name} ${role}`, tenant, kind: 'person', mode: 'live', scopes: scopesOfRole[role], role, email, ask }
  }
  const keysOf = (tenant: Tenant) =>
    Promise.all(
      (['live', 'test'] as const).flatMap((mode) =>
        scopes.map(async (scope): Promise<Asker> => {
          const key = await keyOf(tenant.as.live, '/v1/keys', `${scope} ${tenant.mark}`, mode, [scope])
          return { name: `${tenant.name} ${mode} key, ${scope}`, tenant, kind: 'key', mode, scopes: [scope], ask: withKey(key) }
        }),
      ),
    )

  const workspaceOfHouse = String((await must(root, 'GET', '/v1/me'))['workspace'])
  const tenants = [await tenantOf('house', workspaceOfHouse, '/v1/keys'), await customer('A'), await customer('B')] as const
  const askers: Asker[] = []
  for (const tenant of tenants) {
    askers.push(...(await keysOf(tenant)))
    askers.push(...(await Promise.all(roles.map((role) => person(tenant, role)))))
  }

  // those who are nobody: each was somebody, or nearly
  const [, a] = tenants
  const suspended = await customer('suspended')
  const revoked = String((await must(a.as.live, 'POST', '/v1/keys', { name: 'r', mode: 'live', scopes }))['key'])
  const { data } = (await must(a.as.live, 'GET', '/v1/keys?limit=1000')) as { data: { id: string; name: string }[] }
  await must(a.as.live, 'DELETE', `/v1/keys/${data.find(({ name }) => name === 'r')!.id}`)
  const expired = await keyOf(a.as.live, '/v1/keys', 'e', 'live', ['admin'], { expiresAt: '2020-01-01T00:00:00Z' })
  const elsewhere = await keyOf(a.as.live, '/v1/keys', 'x', 'live', ['admin'], { addresses: ['192.0.2.1'] })
  await must(root, 'PATCH', `/v1/workspaces/${suspended.workspace}`, { status: 'suspended' })
  const strangers: Stranger[] = [
    { name: 'nobody', ask: asking(() => ({})) },
    { name: 'made-up key', ask: withKey('live_0000000000000000000000000000000000000000000000000') },
    { name: 'made-up session', ask: asking(() => ({ cookie: 'onesixty_session=ses_wrong', 'x-onesixty': '1' })) },
    { name: 'revoked key', ask: withKey(revoked) },
    { name: 'expired key', ask: withKey(expired) },
    { name: 'key for another address', ask: withKey(elsewhere) },
    { name: 'key of a suspended workspace', ask: suspended.as.live },
  ]

  return {
    house,
    tenants,
    askers,
    strangers,
    root,
    must,
    async close() {
      await house.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
export type World = Awaited<ReturnType<typeof openWorld>>
