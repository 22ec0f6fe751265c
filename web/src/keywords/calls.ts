// Keywords and sign-up forms as the public API shows them, and the calls to it. Knows no page.
import { address, call } from '../api/call.ts'
import type { Page } from '../api/shapes.ts'
import type { Language } from '../text/language.ts'

export type Action =
  | { kind: 'reply'; text: string }
  | { kind: 'join'; list?: string; wording: string; confirm?: string; text?: string }
  | { kind: 'leave'; list?: string; text?: string }
  | { kind: 'forward'; to: string }
  | { kind: 'set'; field: string; value: string; text?: string }
export type Keyword = {
  id: string
  number: string
  words: readonly string[]
  action: Action
  validFrom?: string
  validUntil?: string
  createdAt: string
}
export type NewKeyword = { number: string; words: readonly string[]; action: Action }
export type NewForm = {
  title: string
  wording: string
  number: string
  list?: string
  keyword?: string
  country?: string
  language?: Language
  thanks: string
  confirm: boolean
}
export type Form = NewForm & { id: string; createdAt: string; url: string; snippet: string; textLink?: string }

export const listKeywords = (after: string | undefined, signal?: AbortSignal) =>
  call<Page<Keyword>>('GET', address('/v1/keywords', { limit: 100, after }), { signal })
export const addKeyword = (body: NewKeyword) => call<Keyword>('POST', '/v1/keywords', { body })
export const removeKeyword = (id: string) => call<void>('DELETE', `/v1/keywords/${encodeURIComponent(id)}`)
export const listForms = (after: string | undefined, signal?: AbortSignal) =>
  call<Page<Form>>('GET', address('/v1/forms', { limit: 100, after }), { signal })
export const addForm = (body: NewForm) => call<Form>('POST', '/v1/forms', { body })
export const removeForm = (id: string) => call<void>('DELETE', `/v1/forms/${encodeURIComponent(id)}`)
export const codePath = (id: string) => `/f/${encodeURIComponent(id)}/qr.svg`
