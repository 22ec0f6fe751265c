// Price lists as the public API has them: of plans, which customers pay by, and of connections, which operators charge by.
// Both are brought, compared and taken back alike. Knows no pixels.
import { address, call } from '../api/call.ts'
import type { Page } from '../api/shapes.ts'

export type Side = 'sell' | 'cost'
export type PriceList = { id: string; plan?: string; connection?: string; currency?: string; validFrom: string; source: string; rows: number; createdAt: string }
export type Price = { prefix?: string; country?: string; mcc?: string; mnc?: string; traffic?: string; price: string | null; fee?: string }
export type Change = { key: string; line?: number; before?: string | null; after?: string | null; cost?: string }
export type Diff = { added: number; raised: number; lowered: number; removed: number; unchanged: number; jumps: number; belowCost?: number; changes: readonly Change[] }
export type Compared = { rows: number; diff: Diff }
export type ToBring = {
  plan?: string
  connection?: string
  currency?: string
  source: string
  validFrom?: string
  mode: 'replace' | 'merge'
  csv?: string
  file?: string
  allowJumps?: boolean
  allowLoss?: boolean
  confirm?: boolean
}

export const pathOf: Readonly<Record<Side, string>> = { sell: '/v1/prices', cost: '/v1/costs' }
export const listsKey = (side: Side) => ['price lists', side] as const
export const listLists = (side: Side, signal?: AbortSignal) => call<{ data: PriceList[] }>('GET', pathOf[side], { signal })
export const listPrices = (side: Side, id: string, after: string | undefined, signal?: AbortSignal) =>
  call<Page<Price>>('GET', address(`${pathOf[side]}/${encodeURIComponent(id)}`, { limit: 200, after }), { signal })
export const compare = (side: Side, list: ToBring) => call<Compared>('POST', pathOf[side], { body: { ...list, dryRun: true } })
export const bring = (side: Side, list: ToBring) => call<Compared & PriceList>('POST', pathOf[side], { body: list })
export const takeBack = (side: Side, id: string) => call<void>('DELETE', `${pathOf[side]}/${encodeURIComponent(id)}`)

export type Plan = { id: string; name: string; currency: string; charge: string; monthlyFee: { amount: string; currency: string }; includedParts: number; createdAt: string }
export const plansKey = ['plans'] as const
export const listPlans = (signal?: AbortSignal) => call<{ data: Plan[] }>('GET', '/v1/plans', { signal })
