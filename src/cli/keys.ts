// `onesixty keys create | list | rotate | revoke`: API keys, over the API itself.
import { randomUUID } from 'node:crypto'
import type { Config } from '../config.ts'
import { connect, expectOk, persist, type Request } from './client.ts'
import { printable } from './printable.ts'
import { note, paint, print, printJson } from './terminal.ts'

export type Key = {
  id: string
  name: string
  mode: string
  hint?: string
  createdAt?: string
  lastUsedAt?: string
  revokedAt?: string
}

const patience = { forMs: 10_000, onWait: note }

async function ask(config: Config, request: Request): Promise<unknown> {
  const client = await connect(config)
  return expectOk(await persist(client, request, patience))
}

export type NewKeyOptions = {
  readonly mode: string
  readonly admin?: boolean
  readonly scopes?: readonly string[]
  readonly senders?: readonly string[]
  readonly addresses?: readonly string[]
  readonly expires?: string
  readonly perSecond?: number
  readonly partsPerDay?: number
  readonly json?: boolean
}

export async function createKey(config: Config, name: string, { mode, admin, json, ...given }: NewKeyOptions): Promise<number> {
  const { expires: expiresAt, senders, addresses, perSecond, partsPerDay } = given
  const scopes = admin ? ['read', 'send', 'admin'] : given.scopes
  const named = Object.entries({ senders, addresses, expiresAt, perSecond, partsPerDay }).filter(([, value]) => value !== undefined)
  const body = { name, mode, ...(scopes && { scopes }), ...(named.length > 0 && { limits: Object.fromEntries(named) }) }
  const request = { method: 'POST', path: '/v1/keys', body, idempotencyKey: randomUUID() } as const
  return tellKey((await ask(config, request)) as MadeKey, json)
}

/** A new key with the rights of an old one, which stays good for a while. */
export async function rotateKey(config: Config, id: string, { overlap, json }: { overlap?: number; json?: boolean }): Promise<number> {
  const body = overlap === undefined ? {} : { overlapSeconds: overlap }
  const request = { method: 'POST', path: `/v1/keys/${encodeURIComponent(id)}/rotate`, body, idempotencyKey: randomUUID() } as const
  return tellKey((await ask(config, request)) as MadeKey, json)
}

type MadeKey = Key & { key: string; accountSid: string }

function tellKey(made: MadeKey, json: boolean | undefined): number {
  if (json) printJson(made)
  else {
    print(made.key)
    note(`${made.id}, ${made.mode}. The key is shown this once; keep it where programs keep secrets.`)
    note(`Programs for Twilio: account SID ${made.accountSid}, auth token the key.`)
  }
  return 0
}

export async function listKeys(config: Config, { json }: { json?: boolean }): Promise<number> {
  const data: Key[] = []
  let cursor: string | undefined
  do {
    const query = new URLSearchParams({ limit: '1000', ...(cursor ? { after: cursor } : {}) })
    const page = await ask(config, { method: 'GET', path: `/v1/keys?${query}` })
    const { data: some, nextCursor } = page as { data: Key[]; nextCursor?: string }
    data.push(...some)
    cursor = nextCursor
  } while (cursor)
  if (json) printJson({ data })
  else for (const key of data) print(lineOf(key))
  return 0
}

export function lineOf({ id, name, mode, hint = '', lastUsedAt, revokedAt }: Key): string {
  const use = revokedAt ? paint('red', `revoked ${revokedAt}`) : lastUsedAt ? `used ${lastUsedAt}` : 'never used'
  return `${id}  ${mode.padEnd(4)}  ${hint.padEnd(12)}  ${printable(name)}  ${paint('dim', use)}`
}

export async function revokeKey(config: Config, id: string, { json }: { json?: boolean }): Promise<number> {
  await ask(config, { method: 'DELETE', path: `/v1/keys/${encodeURIComponent(id)}` })
  if (json) printJson({ id, revoked: true })
  else print(`${id} is revoked.`)
  return 0
}
