// What the overview asks of the public API, and the shapes of the answers. Knows no pixels.
import { address, call } from '../api/call.ts'
import type { Page } from '../api/shapes.ts'
import type { Money } from '../text/format.ts'

export type Counts = { sent: number; delivered: number; undelivered: number; expired: number; rejected: number; unknown: number; optedOut: number }
export type Point = Counts & { at: string }
export type Place = Counts & { country?: string }
type Statistics<Row> = { since: string; until: string; data: Row[] }

export const statisticsPath = (by: 'minute' | 'hour' | 'day' | 'country', since?: Date) =>
  address('/v1/statistics', { by, since: since?.toISOString() })
export const getSeries = (by: 'minute' | 'hour' | 'day', since: Date, signal?: AbortSignal) =>
  call<Statistics<Point>>('GET', statisticsPath(by, since), { signal, background: true })
export const getPlaces = (since: Date, signal?: AbortSignal) =>
  call<Statistics<Place>>('GET', statisticsPath('country', since), { signal, background: true })

export type Balance = { charged: boolean; payment?: 'prepaid' | 'postpaid'; available?: Money; reserved?: Money; credit?: Money }
export const getBalance = (signal?: AbortSignal) => call<Balance>('GET', '/v1/balance', { signal, background: true })

export type Budget = { id: string; name: string; window: string; limit: Money; spent: Money }
export const listBudgets = (signal?: AbortSignal) => call<{ data: Budget[] }>('GET', '/v1/budgets', { signal, background: true })

type Usage = { data: { charged: Money }[] }
const usageOf = async (since: Date, until: Date, signal?: AbortSignal) =>
  (await call<Usage>('GET', address('/v1/usage', { since: since.toISOString(), until: until.toISOString() }), { signal, background: true })).data

/** What each of the last so many days came to, the oldest first. Days of UTC, as they are booked. */
export async function spentByDay(days: number, now: Date, signal?: AbortSignal): Promise<number[]> {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())
  const moment = (ago: number) => new Date(today - ago * 86_400_000)
  const rows = await Promise.all(Array.from({ length: days }, (_, at) => usageOf(moment(days - 1 - at), moment(days - 2 - at), signal)))
  return rows.map((of) => of.reduce((sum, { charged }) => sum + Number(charged.amount), 0))
}

type Webhook = { id: string; name: string; enabled: boolean; why?: string; circuit: 'closed' | 'open' | 'half-open' }
export const listWebhooks = (signal?: AbortSignal) => call<Page<Webhook>>('GET', '/v1/webhooks?limit=100', { signal, background: true })

type Campaign = { id: string; name: string }
export const listInReview = (signal?: AbortSignal) => call<Page<Campaign>>('GET', '/v1/campaigns?state=in_review&limit=20', { signal, background: true })

type Health = { connection: string; state: 'well' | 'failing' | 'probing' | 'down'; errorShare: number; answers: number; latencyMs?: number }
export const getHealth = (signal?: AbortSignal) => call<{ connections: Health[] }>('GET', '/v1/routes/health', { signal, background: true })

type Found = Page<{ to: string }>
type Explained = { result: 'send' | 'block' | 'none'; say?: string }
/** Why nothing would take a message to this country now; asked with the number of the last one there. */
export async function whyNoRoute(country: string, signal?: AbortSignal): Promise<string | undefined> {
  const { data } = await call<Found>('GET', address('/v1/messages', { country, limit: 1 }), { signal, background: true })
  if (!data[0]) return undefined
  const { result, say } = await call<Explained>('POST', '/v1/routes/explain', { body: { to: data[0].to }, signal })
  return result === 'none' ? (say ?? '') : undefined
}

export const listUnmatched = (signal?: AbortSignal) => call<Page<{ id: string }>>('GET', '/v1/receipts/unmatched?limit=1', { signal, background: true })
