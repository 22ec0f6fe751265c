// Routes and the question which one a message takes, as the public API has them. Knows no pixels.
import { call } from '../api/call.ts'
import type { Money } from '../text/format.ts'

export type Leg = { connection: string; weight?: number }
export type Send = { connections: Leg[]; policy: Policy; sticky?: 'sender' | 'recipient'; allowLoss?: boolean }
export type Block = { block: { reason: string; say?: string } }
export const policies = ['priority', 'cost', 'quality', 'weighted'] as const
export type Policy = (typeof policies)[number]
export const blockReasons = ['country', 'fraud', 'price_cap', 'content', 'sender'] as const
export type Match = {
  countries?: string[]
  networks?: string[]
  prefixes?: string[]
  senders?: string[]
  workspaces?: string[]
  lanes?: string[]
  content?: { contains?: string[]; pattern?: string }
  hours?: { timeZone: string; days?: string[]; from: string; to: string }
}
export type RouteDraft = { name: string; position?: number; enabled: boolean; match: Match; action: Send | Block }
export type Route = RouteDraft & { id: string; position: number; version: number; createdAt: string; updatedAt: string; updatedBy?: string }
export type RouteVersion = { version: number; at: string; madeBy?: string; route?: Route }

export const routesKey = ['routes'] as const
export const listRoutes = (signal?: AbortSignal) => call<{ data: Route[] }>('GET', '/v1/routes', { signal })
export const routePath = (id: string) => `/v1/routes/${encodeURIComponent(id)}`
export const createRoute = (draft: RouteDraft) => call<Route>('POST', '/v1/routes', { body: draft })
export const replaceRoute = (id: string, draft: RouteDraft, seen: number) => call<Route>('PUT', routePath(id), { body: draft, seen })
export const removeRoute = (id: string) => call<void>('DELETE', routePath(id))
export const listVersions = (id: string, signal?: AbortSignal) => call<{ data: RouteVersion[] }>('GET', `${routePath(id)}/versions`, { signal })

export type Candidate = { connection: string; name: string; verdict: string; say: string; price?: Money; dearest?: boolean; score?: number }
export type Considered = { id: string; name: string; verdict: 'chosen' | 'blocks' | 'passed over' | 'does not match' | 'not reached'; say?: string; candidates?: Candidate[] }
export type Explanation = {
  result: 'send' | 'block' | 'none'
  network?: { country: string; mcc?: string; mnc?: string; name?: string; source: string }
  route?: { id: string; why: string[] }
  connection?: string
  cost?: Money
  blocked?: { reason: string; say: string }
  say?: string
  considered: Considered[]
  omitted: number
  guard: string
}
export type Question = { to: string; from?: string; lane?: string; text?: string }
export const explainRoute = (question: Question) => call<Explanation>('POST', '/v1/routes/explain', { body: question })

/** As the server takes a whole route: without what it gives by itself. */
export const draftOf = ({ name, position, enabled, match, action }: Route): RouteDraft => ({ name, position, enabled, match, action })
