// Consent as the public API shows it, and the calls to it. Knows no page.
import { address, call } from '../api/call.ts'
import type { Page } from '../api/shapes.ts'

export type Entry = {
  id: string
  number?: string
  sender: string
  purpose: 'marketing' | 'transactional'
  action: string
  source: string
  at: string
  recordedAt: string
  wording?: string
  wordingVersion?: string
  url?: string
  ip?: string
  inbound?: string
  message?: string
  actor?: string
  sequence: number
  hash: string
}
export type Standing = { sender: string; purpose: string; state: string; since: string }
export type Proof = {
  number: string
  madeAt: string
  standing: readonly Standing[]
  entries: readonly Entry[]
  ledger?: { entries: number; hash: string }
}
export type Suppression = { hash: string; number?: string; since: string }
export type Review = { id: string; number: string; to: string; text: string; inbound: string; at: string }
export type Settings = { bulkNeedsConsent: boolean; quietHours: boolean; cap: number; capHours: number; help?: string }

const person = (number: string, rest = '') => `/v1/consents/${encodeURIComponent(number)}${rest}`

export const proofPath = (number: string) => person(number, '/proof')
export const getProof = (number: string, signal?: AbortSignal) => call<Proof>('GET', proofPath(number), { signal })
export const addConsent = (body: { number: string; action: 'given' | 'withdrawn'; wording?: string; source: 'agent' }) =>
  call<Entry>('POST', '/v1/consents', { body })
export const erase = (number: string) => call<void>('DELETE', person(number))
export const listEntries = (after: string | undefined, signal?: AbortSignal) =>
  call<Page<Entry>>('GET', address('/v1/consents', { limit: 50, after }), { signal })
export const listSuppressions = (after: string | undefined, signal?: AbortSignal) =>
  call<Page<Suppression>>('GET', address('/v1/suppressions', { limit: 100, after }), { signal })
export const addSuppression = (body: { number: string; reason?: string }) =>
  call<Entry>('POST', '/v1/suppressions', { body })
export const liftSuppression = (number: string) =>
  call<void>('DELETE', `/v1/suppressions/${encodeURIComponent(number)}`)
export const listReviews = (after: string | undefined, signal?: AbortSignal) =>
  call<Page<Review>>('GET', address('/v1/reviews', { limit: 50, after }), { signal })
export const decideReview = (id: string, decision: 'stop' | 'resume') =>
  call<void>('POST', `/v1/reviews/${encodeURIComponent(id)}`, { body: { decision } })
export const getSettings = (signal?: AbortSignal) => call<Settings>('GET', '/v1/consents/settings', { signal })
export const changeSettings = (body: Partial<Settings>) => call<Settings>('PATCH', '/v1/consents/settings', { body })

export type Hours = readonly { days: readonly number[]; from: string; to: string }[]
export type CountryRule = {
  country: string
  hours: Hours
  regions?: Readonly<Record<string, Hours>>
  holidays: readonly string[]
  ages?: Readonly<Record<string, number>>
  source: { what: string; url?: string; date: string; verified: boolean }
}
export const listCountryRules = (signal?: AbortSignal) => call<{ data: CountryRule[] }>('GET', '/v1/consents/rules', { signal })
