// The routes of the public API the dashboard uses, each a typed call. Knows nothing of caches and pages.
import { address, call, freshKey } from './call.ts'
import type {
  Frame, Message, Page, Phone, PhoneMessage, ServerStatus, Status, Subscriber, SubscriberChange,
} from './shapes.ts'

export type MessageFilter = {
  status?: Status
  to?: string
  from?: string
  country?: string
  connection?: string
  campaign?: string
  batch?: string
  error?: string
  text?: string
  since?: string
  until?: string
}
export type Cursor = { after?: string; signal?: AbortSignal }

type Proof = { token: string } | { key: string } | { email: string; password: string; code?: string } | { passkey: Record<string, unknown> }
export const signIn = (proof: Proof) => call<void>('POST', '/v1/session', { body: proof })
export const signOut = () => call<void>('DELETE', '/v1/session')
export const getStatus = (signal?: AbortSignal) => call<ServerStatus>('GET', '/v1/status', { signal, background: true })

export const sendMessage = (message: { to: string; from?: string; text: string }, key: string) =>
  call<{ id: string; to: string; status: Status }>('POST', '/v1/messages', { body: message, key })

export const sendMessages = (batch: { from?: string; messages: { to: string; text: string }[] }, key: string) =>
  call<{ accepted: number; refused: number }>('POST', '/v1/messages', { body: batch, key })

export const messagesPath = (filter: MessageFilter, page: { limit?: number; after?: string } = {}) =>
  address('/v1/messages', { ...filter, ...page })

export const listMessages = (filter: MessageFilter, { after, signal }: Cursor) =>
  call<Page<Message>>('GET', messagesPath(filter, { limit: 50, after }), { signal })

export const messagePath = (id: string) => `/v1/messages/${encodeURIComponent(id)}`
export const getMessage = (id: string, signal?: AbortSignal) => call<Message>('GET', messagePath(id), { signal })

export const listPhones = ({ after, signal }: Cursor) =>
  call<Page<Phone>>('GET', address('/v1/handsets', { limit: 60, after }), { signal })

const subscriberPath = (number: string) => `/v1/handsets/${encodeURIComponent(number)}`
const phonePath = (number: string) => `${subscriberPath(number)}/messages`

export const getSubscriber = (number: string, signal?: AbortSignal) =>
  call<Subscriber>('GET', subscriberPath(number), { signal })

export const changeSubscriber = (number: string, change: SubscriberChange) =>
  call<Subscriber>('PATCH', subscriberPath(number), { body: change })

export const getTrace = (number: string, id: string, signal?: AbortSignal) =>
  call<{ data: Frame[] }>('GET', `${phonePath(number)}/${encodeURIComponent(id)}/trace`, { signal })

export const listPhoneMessages = (number: string, { after, signal }: Cursor) =>
  call<Page<PhoneMessage>>('GET', address(phonePath(number), { limit: 100, after }), { signal })

export const sendFromPhone = (number: string, message: { to: string; text: string }) =>
  call<PhoneMessage>('POST', phonePath(number), { body: message, key: freshKey() })
