// Accounts, budgets, invoices, usage and margin as the public API has them. Knows no pixels.
import { address, call } from '../api/call.ts'
import type { Page } from '../api/shapes.ts'
import type { Money } from '../text/format.ts'

export type Balance = {
  charged: boolean
  payer?: string
  plan?: { id: string; name: string }
  payment?: string
  available?: Money
  reserved?: Money
  credit?: Money
  includedLeft?: number
}
export const balanceKey = ['balance'] as const
export const getBalance = (signal?: AbortSignal) => call<Balance>('GET', '/v1/balance', { signal })

export type Entry = { id: string; at: string; kind: string; amount: Money; messages: number; parts: number; reference?: string; note?: string; by?: string }
export const entriesPath = (kind: string, after?: string) => address('/v1/ledger', { limit: 50, kind, after })
export const listEntries = (kind: string, after: string | undefined, signal?: AbortSignal) => call<Page<Entry>>('GET', entriesPath(kind, after), { signal })
export const bookableKinds = ['top_up', 'payment', 'correction'] as const
export const book = (workspace: string, entry: { kind: string; amount: string; reference?: string; note?: string }, key: string) =>
  call<Entry>('POST', `/v1/workspaces/${encodeURIComponent(workspace)}/entries`, { body: entry, key })

export type Budget = { id: string; name: string; window: string; country?: string; key?: string; campaign?: string; reached: string; limit: Money; spent: Money }
export const budgetsKey = ['budgets'] as const
export const listBudgets = (signal?: AbortSignal) => call<{ data: Budget[] }>('GET', '/v1/budgets', { signal })
export const createBudget = (budget: object) => call<Budget>('POST', '/v1/budgets', { body: budget })
export const changeBudget = (id: string, change: object) => call<Budget>('PATCH', `/v1/budgets/${encodeURIComponent(id)}`, { body: change })
export const removeBudget = (id: string) => call<void>('DELETE', `/v1/budgets/${encodeURIComponent(id)}`)

export type Invoice = { number: string; workspace: string; month: string; total: Money; createdAt: string }
export type InvoiceLine = { text: string; messages?: number; parts?: number; unit?: Money; amount: Money }
export const invoicesPath = (after?: string) => address('/v1/invoices', { limit: 50, after })
export const listInvoices = (after: string | undefined, signal?: AbortSignal) => call<Page<Invoice>>('GET', invoicesPath(after), { signal })
export const invoicePath = (number: string, kind?: 'pdf' | 'csv') => `/v1/invoices/${encodeURIComponent(number)}${kind === undefined ? '' : `/${kind}`}`
export const getInvoice = (number: string, signal?: AbortSignal) => call<Invoice & { lines: InvoiceLine[] }>('GET', invoicePath(number), { signal })
export const previewInvoice = (signal?: AbortSignal) => call<{ month: string; total: Money; asOf: string; lines: InvoiceLine[] }>('GET', '/v1/invoices/preview', { signal })
export const makeInvoice = (workspace: string, month: string) => call<Invoice>('POST', '/v1/invoices', { body: { workspace, month } })

export type UsageRow = { country?: string; tag?: string; campaign?: string; unit?: Money; messages: number; parts: number; charged: Money }
export type Span = { since?: string; until?: string }
export const usagePath = (span: Span & { by?: string }) => address('/v1/usage', span)
export type ReceivedRow = { country?: string; unit: Money; parts: number; charged: Money; earned: Money }
export const getUsage = (span: Span & { by: string }, signal?: AbortSignal) => call<{ data: UsageRow[]; received?: ReceivedRow[] }>('GET', usagePath(span), { signal })
export type MarginRow = { workspace: string; country?: string; messages: number; parts: number; charged: Money; cost: Money; margin: Money }
export const marginPath = (span: Span) => address('/v1/margin', span)
export const getMargin = (span: Span, signal?: AbortSignal) => call<{ data: MarginRow[] }>('GET', marginPath(span), { signal })

export type Workspace = { id: string; name: string }
export const listWorkspaces = (signal?: AbortSignal) => call<Page<Workspace>>('GET', '/v1/workspaces?limit=500', { signal })

export const createPlan = (plan: object) => call<{ id: string }>('POST', '/v1/plans', { body: plan })
export const changePlan = (id: string, change: object) => call<{ id: string }>('PATCH', `/v1/plans/${encodeURIComponent(id)}`, { body: change })
export const removePlan = (id: string) => call<void>('DELETE', `/v1/plans/${encodeURIComponent(id)}`)
export const givePlan = (workspace: string, to: object) => call<{ workspace: string }>('PUT', `/v1/workspaces/${encodeURIComponent(workspace)}/plan`, { body: to })

/** In millionths, so that sums are exact. */
const microsOf = ({ amount }: Money) => Math.round(Number(amount) * 1e6)
export function sumOf(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, number>()
  for (const money of amounts) sums.set(money.currency, (sums.get(money.currency) ?? 0) + microsOf(money))
  return [...sums].map(([currency, micros]) => ({ currency, amount: String(micros / 1e6) }))
}
