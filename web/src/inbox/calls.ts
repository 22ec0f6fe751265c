// Conversations as the public API shows them, and the calls to it. Knows no page.
import { address, call } from '../api/call.ts'
import type { Page, Status } from '../api/shapes.ts'

export type Said = { id: string; direction: 'in' | 'out'; from: string; to: string; text: string; at: string; parts: number; status?: Status }
export type Thread = {
  /** Of the person. */
  number: string
  /** The number of ours that they wrote to last. */
  to: string
  /** The sender to answer with. */
  from: string
  contact?: string
  name?: string
  state: 'open' | 'closed'
  unread: number
  assignee?: string
  at: string
  last?: Said
}
/** The newest first. */
export type WholeThread = Thread & { stopped: boolean; messages: Said[]; nextCursor?: string }
export type Shown = 'open' | 'unread' | 'closed'

const path = (number: string, rest = '') => `/v1/conversations/${encodeURIComponent(number)}${rest}`

export const threadsPath = (shown: Shown, after?: string) =>
  address('/v1/conversations', { limit: 50, after, ...(shown === 'unread' ? { unread: 'true' } : { state: shown }) })
export const listThreads = (shown: Shown, after: string | undefined, signal?: AbortSignal) =>
  call<Page<Thread>>('GET', threadsPath(shown, after), { signal, background: true })
export const getThread = (number: string, after: string | undefined, signal?: AbortSignal) =>
  call<WholeThread>('GET', address(path(number), { limit: 50, after }), { signal, background: true })
export const changeThread = (number: string, body: { state?: Thread['state']; assignee?: string | null }) =>
  call<Thread>('PATCH', path(number), { body })
export const readThread = (number: string) => call<Thread>('POST', path(number, '/read'))
