// Imports of contacts as the public API shows them, and the file in its pieces. Knows no page.
import { address, call, Problem } from '../api/call.ts'
import type { Page } from '../api/shapes.ts'
import type { FieldType } from './calls.ts'

export const importStates = [
  'uploading', 'checking', 'checked', 'running', 'done', 'failed', 'canceled', 'undoing', 'undone',
] as const
export type ImportState = (typeof importStates)[number]
export type Counts = { created: number; updated: number; same: number; skipped: number; failed: number }
export type Import = {
  id: string
  name: string
  state: ImportState
  bytes: number
  rowsDone: number
  counts: Counts
  say?: string
  createdAt: string
  startedAt?: string
  endedAt?: string
}
export type Column = { to: string; type?: string }
export type Preview = {
  header: boolean
  columns: { title: string; guess: Column; examples: string[] }[]
  rows: string[][]
}
export type Plan = {
  columns?: { to: string; type?: FieldType }[]
  country?: string
  existing?: 'update' | 'skip'
  lists?: string[]
  tags?: string[]
  consent?: { wording: string }
  dryRun?: boolean
}

const path = (id: string, rest = '') => `/v1/imports/${encodeURIComponent(id)}${rest}`

export const listImports = ({ after, signal }: { after?: string; signal?: AbortSignal }) =>
  call<Page<Import>>('GET', address('/v1/imports', { limit: 50, after }), { signal })
export const createImport = (name: string) => call<Import>('POST', '/v1/imports', { body: { name } })
export const getImport = (id: string, signal?: AbortSignal) => call<Import>('GET', path(id), { signal })
export const previewImport = (id: string, country: string, signal?: AbortSignal) =>
  call<Preview>('POST', path(id, '/preview'), { body: country === '' ? {} : { country }, signal })
export const startImport = (id: string, body: Plan) => call<Import>('POST', path(id, '/start'), { body })
export const cancelImport = (id: string) => call<Import>('POST', path(id, '/cancel'))
export const undoImport = (id: string) => call<Import>('POST', path(id, '/undo'))
export const errorsPath = (id: string) => path(id, '/errors')

/** What is put at once; the server takes at most 16 MB. */
const pieceBytes = 4_000_000
const pieceMs = 120_000

/** Puts the rest of a file, piece by piece, and says after each how much of it is there. */
export async function putFile(id: string, file: Blob, told: (bytes: number) => void, signal?: AbortSignal): Promise<void> {
  for (let at = 0; at < file.size || at === 0; ) {
    const body = file.slice(at, at + pieceBytes)
    const deadline = AbortSignal.timeout(pieceMs)
    let response: Response
    try {
      response = await fetch(address(path(id, '/file'), { offset: at }), {
        method: 'PUT',
        headers: { 'content-type': 'application/octet-stream', 'x-onesixty': '1' },
        credentials: 'same-origin',
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
        body,
      })
    } catch (cause) {
      if (signal?.aborted) throw cause
      throw new Problem(0, { code: 'unreachable' })
    }
    const said = (await response.json().catch(() => ({}))) as Record<string, unknown>
    if (!response.ok) throw new Problem(response.status, said)
    at = Math.max(at + body.size, 1)
    told(at)
  }
}

/** The countries that the workspace sends to, where it named any. */
export const getDestinations = (signal?: AbortSignal) => call<{ countries: readonly string[] | null }>('GET', '/v1/destinations', { signal })
