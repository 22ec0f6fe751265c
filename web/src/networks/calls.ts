// Networks of numbers as the public API has them: asked for one, tables of prefixes, the portability look-up. Knows no pixels.
import { call } from '../api/call.ts'

export type Network = { country: string; mcc?: string; mnc?: string; name?: string; source: 'range' | 'imported' | 'lookup' }
export const networkPath = (number: string) => `/v1/networks/${encodeURIComponent(number)}`
export const getNetwork = (number: string) => call<Network>('GET', networkPath(number))

export type Table = { id: string; source: string; rows: number; createdAt?: string; createdBy?: string }
export const tablesPath = '/v1/networks/prefixes'
export const tablesKey = ['networks', 'tables'] as const
export const listTables = (signal?: AbortSignal) => call<{ data: Table[]; lookup: boolean }>('GET', tablesPath, { signal })
export const bringTable = (table: { source: string; csv: string; replace: boolean }) => call<Table>('POST', tablesPath, { body: table })
export const removeTable = (id: string) => call<void>('DELETE', `${tablesPath}/${encodeURIComponent(id)}`)

type Fields = { country: string; name?: string } & ({ mccmnc: string; mcc?: never; mnc?: never } | { mcc: string; mnc: string; mccmnc?: never })
type Settings = { name: string; url: string; fields: Fields; atOnce: number; timeoutMs: number; patienceMs: number; cacheSeconds: number }
export type Lookup = Settings & {
  /** The names of those that are set. */
  headers: readonly string[]
  changedAt: string
  sealedAway: boolean
  counters: { asked: number; answered: number; failed: number; tooLate: number }
}
export type LookupDraft = Settings & { headers?: Record<string, string> }
export type Tried = { ok: boolean; say: string; tookMs: number; network?: Network }
export const lookupPath = '/v1/networks/lookup'
export const lookupKey = ['networks', 'lookup'] as const
export const getLookup = (signal?: AbortSignal) => call<Lookup>('GET', lookupPath, { signal })
export const setLookup = (draft: LookupDraft) => call<Lookup>('PUT', lookupPath, { body: draft })
export const removeLookup = () => call<void>('DELETE', lookupPath)
export const tryLookup = (to: string) => call<Tried>('POST', `${lookupPath}/test`, { body: { to } })
