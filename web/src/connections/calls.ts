// Connections to operators and receipts that found no message, as the public API has them. Knows no pixels.
import { address, call } from '../api/call.ts'
import type { Message, Page } from '../api/shapes.ts'

export type State = 'bound' | 'connecting' | 'down' | 'paused'
export type Settings = { protocol: 'smpp' | 'http'; name: string } & { readonly [field: string]: unknown }
export type Connection = Settings & {
  id: string
  secrets: readonly string[]
  version: number
  paused: boolean
  builtin: boolean
  createdAt: string
  changedAt: string
  doubtedReceipts?: readonly string[]
  learnedIds?: { response: string; receipt: string; since: string }
  receiptsUrl?: string
  inboundUrl?: string
  status: {
    state: State
    bindsUp?: number
    binds?: number
    window: number
    outstanding: number
    allowedPerSecond?: number
    sent: number
    slowed: number
    uncertain: number
    congestion?: number
    error?: { at: string; say: string }
  }
}
export type Version = { version: number; madeAt: string; madeBy?: string; rollbackOf?: number; changed?: readonly string[]; secrets: readonly string[]; settings: Settings }
export type Probe = { ok: boolean; say: string; tookMs: number; answer?: string }
export type Profile = { name: string; say: string; secrets: readonly string[] }

export const connectionsKey = ['connections'] as const
export const connectionKey = (id: string) => ['connection', id] as const
export const connectionPath = (id: string) => `/v1/connections/${encodeURIComponent(id)}`
export const listConnections = (signal?: AbortSignal) => call<{ data: Connection[] }>('GET', '/v1/connections', { signal, background: true })
export const getConnection = (id: string, signal?: AbortSignal) => call<Connection>('GET', connectionPath(id), { signal, background: true })
export const createConnection = (settings: object) => call<Connection>('POST', '/v1/connections', { body: settings })
export const tryConnection = (settings: object) => call<Probe>('POST', '/v1/connections/test', { body: settings })
export const changeConnection = (id: string, change: object, seen: number) => call<Connection>('PATCH', connectionPath(id), { body: change, seen })
export const removeConnection = (id: string) => call<void>('DELETE', connectionPath(id))
export const testConnection = (id: string) => call<Probe>('POST', `${connectionPath(id)}/test`)
export const switchConnection = (id: string, verb: 'pause' | 'resume') => call<Connection>('POST', `${connectionPath(id)}/${verb}`)
export const listVersions = (id: string, signal?: AbortSignal) => call<Page<Version>>('GET', `${connectionPath(id)}/versions?limit=100`, { signal })
export const rollBack = (id: string, version: number, seen: number) => call<Connection>('POST', `${connectionPath(id)}/rollback`, { body: { version }, seen })
export const listProfiles = (signal?: AbortSignal) => call<{ data: Profile[] }>('GET', '/v1/connection-profiles', { signal })

export type Unmatched = { id: string; connection: string; operatorId: string; from: string; to: string; state: string; error?: string; at: string }
export const receiptsPath = (after?: string) => address('/v1/receipts/unmatched', { limit: 50, after })
export const listUnmatched = (after: string | undefined, signal?: AbortSignal) => call<Page<Unmatched>>('GET', receiptsPath(after), { signal })
export const matchReceipt = (id: string, message: string) => call<Message>('POST', `/v1/receipts/${encodeURIComponent(id)}/match`, { body: { message } })
export type Learned = { connection: string; matched: number; left: number }
export const learnFrom = (id: string, message: string) => call<Learned>('POST', `/v1/receipts/${encodeURIComponent(id)}/learn`, { body: { message } })
/** Messages that wait for a receipt from this connection, to this number. */
export const listWaiting = (connection: string, to: string, signal?: AbortSignal) =>
  call<Page<Message>>('GET', address('/v1/messages', { connection, status: 'submitted', to, limit: 10 }), { signal })
