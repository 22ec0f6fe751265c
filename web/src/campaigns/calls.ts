// Campaigns as the public API shows them, and the calls to it. Knows no page.
import { address, call } from '../api/call.ts'
import type { Page } from '../api/shapes.ts'
import type { Money } from '../text/format.ts'

export const campaignStates = [
  'draft', 'in_review', 'scheduled', 'running', 'paused', 'finishing', 'finished', 'canceled', 'failed',
] as const
export type CampaignState = (typeof campaignStates)[number]
export type Counts = {
  audience: number
  sent: number
  inFlight: number
  waiting: number
  canceled: number
  failed: number
  excluded: number
  duplicates: number
  reasons: Readonly<Record<string, number>>
  delivered: number
  undelivered: number
  replied: number
  optedOut: number
  parts: number
}
export type Window = { days: number[]; from: string; to: string; timeZone: string }
export type Schedule = {
  at?: string
  recurring?: { cron: string; timeZone: string; until?: string }
  localTime?: { time: string; timeZone: string; late: 'tomorrow' | 'now' }
  spreadMinutes?: number
  window?: Window
}
/** The variants are tried with a share; the rest waits for the better one. */
export type Trial = { percent: number; by: 'replies' | 'optOuts'; leastEach: number; waitMinutes: number; otherwise: 'first' | 'pause' }
/** A text that comes later to who got the one before. */
export type FollowUp = { afterMinutes: number; text: string; texts?: Readonly<Record<string, string>>; only?: 'delivered' | 'not_delivered'; evenIfReplied?: boolean }
export type Content = {
  name: string
  text: string
  texts?: Record<string, string>
  from: string
  senders?: Record<string, string>
  audience?: { lists?: string[]; segments?: string[] }
  country?: string
  consent?: 'existing'
  consentWording?: string
  age?: { category: 'alcohol'; field: string }
  tags?: string[]
  /** Seconds. */
  validity?: number
  maxSegments?: number
  perSecond?: number
  schedule?: Schedule
  ramp?: { steps: number[]; failedPercent: number; optOutPercent: number; waitSeconds: number }
  split?: { variants: { name: string; text: string }[]; holdOutPercent: number; test?: Trial }
  triggered?: boolean
  fold?: boolean
  followUps?: FollowUp[]
}
export type Campaign = Content & {
  id: string
  state: CampaignState
  reason?: string
  mode: 'test' | 'live'
  version: number
  counts: Counts
  held?: Readonly<Record<string, { count: number; until?: string }>>
  trouble?: { code: string; detail: string; since: string }
  author?: string
  approvedBy?: string
  recurrenceOf?: string
  followedBy?: readonly string[]
  followUpOf?: string
  decided?: { variant?: string; at: string; by?: string }
  createdAt: string
  dueAt?: string
  startedAt?: string
  finishedAt?: string
}
/** Null takes away. */
export type Edit = { [Key in keyof Content]?: Content[Key] | null }
export type Person = { to: string; fields?: Record<string, string>; language?: string }
type Shown = { to: string; text: string; segments: number }
export type Preview = {
  recipients: number
  duplicates: number
  excluded: Readonly<Record<string, { count: number; examples: readonly { to: string; detail: string }[] }>>
  parts: number
  segments: Readonly<Record<string, number>>
  countries: readonly { country: string; recipients: number; parts: number; low?: Money; high?: Money }[]
  cost: readonly { low: Money; high: Money }[]
  unpriced: number
  /** Of the recipients, those who get it later. */
  /** Named by a text, and had by nobody. */
  unknownFields?: readonly { field: string; meant?: string }[]
  held?: Readonly<Record<string, { count: number; until?: string; detail: string }>>
  folded?: { recipients: number; parts: number }
  /** Of what follows, if everybody gets it; not in the sums. */
  followUps?: readonly { recipients: number; parts: number; cost: Preview['cost'] }[]
  costly: readonly { characters: string[]; recipients: number; partsSaved: number; foldable?: boolean; saving?: Money; detail: string }[]
  money?: { available: Money; budgetLeft?: Money; short?: Money; detail?: string }
  warnings?: readonly { code: string; detail: string }[]
  finishesAt: string
  shortest?: Shown
  longest?: Shown
  some: readonly Shown[]
  variants: Readonly<Record<string, number>>
}
type Group = { messages: number; delivered: number; failed: number; parts: number; cost?: Money }
export type Report = {
  id: string
  name: string
  state: CampaignState
  startedAt?: string
  finishedAt?: string
  counts: Counts
  countries: readonly (Group & { country: string })[]
  operators: readonly (Group & { country: string; operator: string })[]
  overTime: readonly { at: string; submitted: number; delivered: number }[]
  failures: readonly { status: string; code: string; detail: string; messages: number }[]
  cost: readonly Money[]
  costPerDelivered: readonly Money[]
  /** How its variants do; the intervals hold however often they are looked at. */
  trial?: {
    variants: readonly { name: string; people: number; replies: number; optOuts: number }[]
    differences: readonly { of: string; than: string; low: number; high: number }[]
    best?: string
    detail: string
  }
  last?: { id: string; name: string; counts: Counts }
}
export type Step = 'undo' | 'approve' | 'pause' | 'resume' | 'cancel'

export const campaignPath = (id: string, rest = '') => `/v1/campaigns/${encodeURIComponent(id)}${rest}`
export const campaignsPath = (state?: CampaignState, page: { limit?: number; after?: string } = {}) =>
  address('/v1/campaigns', { state, ...page })

export const listCampaigns = (state: CampaignState | undefined, after: string | undefined, signal?: AbortSignal) =>
  call<Page<Campaign>>('GET', campaignsPath(state, { limit: 50, after }), { signal })
export const getCampaign = (id: string, signal?: AbortSignal) =>
  call<Campaign>('GET', campaignPath(id), { signal, background: true })
export const createCampaign = (body: Content & { recipients?: Person[] }, key: string) =>
  call<Campaign>('POST', '/v1/campaigns', { body, key })
export const changeCampaign = (id: string, body: Edit) => call<Campaign>('PATCH', campaignPath(id), { body })
export const deleteCampaign = (id: string) => call<void>('DELETE', campaignPath(id))
export const addRecipients = (id: string, recipients: Person[]) =>
  call<{ added: number; duplicates: number; invalid: number }>('POST', campaignPath(id, '/recipients'), {
    body: { recipients },
  })
export const previewCampaign = (id: string, signal?: AbortSignal) =>
  call<Preview>('POST', campaignPath(id, '/preview'), { body: {}, signal })
export const testCampaign = (id: string, to: string[]) =>
  call<{ sent: { to: string; id?: string; detail?: string }[] }>('POST', campaignPath(id, '/test'), { body: { to } })
/** For so many seconds it can be undone, and nothing leaves. */
export const startCampaign = (id: string, undoSeconds: number) =>
  call<Campaign>('POST', address(campaignPath(id, '/start'), { undoSeconds }), { body: {} })
export const stepCampaign = (id: string, step: Step) => call<Campaign>('POST', campaignPath(id, `/${step}`), { body: {} })
/** Whatever the numbers say, the rest gets this one. */
export const chooseVariant = (id: string, variant: string) =>
  call<Campaign>('POST', campaignPath(id, '/choose'), { body: { variant } })
export const rejectCampaign = (id: string, reason: string) =>
  call<Campaign>('POST', campaignPath(id, '/reject'), { body: { reason } })
export const getReport = (id: string, signal?: AbortSignal) =>
  call<Report>('GET', campaignPath(id, '/report'), { signal, background: true })
export const csvPath = (id: string) => campaignPath(id, '/report.csv')
export const shareCampaign = (id: string) => call<{ token: string; path: string; page: string }>('POST', campaignPath(id, '/share'))
export const unshareCampaign = (id: string) => call<void>('DELETE', campaignPath(id, '/share'))
export const getShared = (token: string, signal?: AbortSignal) =>
  call<Report>('GET', `/v1/campaigns/shared/${encodeURIComponent(token)}`, { signal })
export const getPolicy = (signal?: AbortSignal) =>
  call<{ recipients?: number; cost?: Money }>('GET', '/v1/campaign-policy', { signal })
