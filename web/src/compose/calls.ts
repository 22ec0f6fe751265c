// What composing asks of the public API. Knows no pixels.
import { address, call } from '../api/call.ts'
import { explainRefusal } from '../api/explain.ts'
import type { Page } from '../api/shapes.ts'
import type { Money } from '../text/format.ts'

export const lanes = ['transactional', 'bulk', 'otp'] as const
export type Lane = (typeof lanes)[number]
export type Draft = { to: string; from: string; text: string; lane: Lane; /** By the clock of the browser; now when empty. */ at: string }

export type Preview = {
  segments?: number
  country?: string
  price?: Money
  blocked?: { reason: string; say: string }
  held?: { reason: string; say: string; until?: string }
  refusal?: { code: string; detail: string }
}
type Those = { say: string; recipients: number; some: string[] }
export type PreviewOfMany = {
  recipients: number
  price?: Money
  refused: (Those & { code: string })[]
  blocked: (Those & { reason: string })[]
  held: (Those & { reason: string; until?: string })[]
}
/** What is looked at before it is sent. */
export type Looked = Pick<Draft, 'from' | 'text' | 'lane' | 'at'>
const common = ({ from, text, lane }: Pick<Draft, 'from' | 'text' | 'lane'>) => ({ ...(from.trim() !== '' && { from: from.trim() }), text, lane })

const looked = ({ at, ...draft }: Looked) => ({ ...common(draft), ...(at !== '' && { scheduledAt: new Date(at).toISOString() }) })
export const preview = (to: string, draft: Looked, signal: AbortSignal) =>
  call<Preview>('POST', '/v1/messages/preview', { body: { to, ...looked(draft) }, signal })
export const previewOfMany = (to: readonly string[], draft: Looked, signal: AbortSignal) =>
  call<PreviewOfMany>('POST', '/v1/messages/preview', { body: { to, ...looked(draft) }, signal })

/** A moment during which it can be taken back. */
export const undoMs = 10_000

export function bodyOf(numbers: readonly string[], draft: Draft, leavesAt: number | undefined) {
  const shared = { ...common(draft), ...(leavesAt !== undefined && { scheduledAt: new Date(leavesAt).toISOString() }) }
  return numbers.length === 1 ? { to: numbers[0]!, ...shared } : { ...shared, messages: numbers.map((to) => ({ to })) }
}

type Accepted = { id: string; to: string }
type Refused = { to?: string; error: { code: string; detail: string } }
type Answer = Accepted & { messages?: (Accepted | Refused)[] }
export type Sent = { ids: string[]; batch?: string; refused: { to: string; say: string }[] }

export async function send(body: ReturnType<typeof bodyOf>, key: string): Promise<Sent> {
  const answer = await call<Answer>('POST', '/v1/messages', { body, key })
  if (!answer.messages) return { ids: [answer.id], refused: [] }
  return {
    ids: answer.messages.flatMap((one) => ('id' in one ? [one.id] : [])),
    batch: answer.id,
    refused: answer.messages.flatMap((one) => ('error' in one ? [{ to: one.to ?? '', say: explainRefusal(one.error) }] : [])),
  }
}

const atOnce = 8

/** Takes messages back, a few at once; says how many of them had not left. */
export async function takeBack(ids: readonly string[]): Promise<number> {
  let taken = 0
  for (let from = 0; from < ids.length; from += atOnce) {
    const group = ids.slice(from, from + atOnce)
    const done = await Promise.allSettled(group.map((id) => call('POST', `/v1/messages/${encodeURIComponent(id)}/cancel`)))
    taken += done.filter(({ status }) => status === 'fulfilled').length
  }
  return taken
}

type List = { id: string; name: string }
export const listLists = (signal?: AbortSignal) => call<Page<List>>('GET', '/v1/lists?limit=200', { signal })

/** The numbers of a list, as many as fit. */
export async function numbersIn(list: string, most: number): Promise<{ numbers: string[]; more: boolean }> {
  const numbers: string[] = []
  let after: string | undefined
  do {
    const page: Page<{ number: string }> = await call('GET', address('/v1/contacts', { list, limit: Math.min(500, most), after }))
    numbers.push(...page.data.map(({ number }) => number))
    after = page.nextCursor
  } while (after !== undefined && numbers.length < most)
  return { numbers: numbers.slice(0, most), more: after !== undefined || numbers.length > most }
}

export const listNumbers = (signal?: AbortSignal) => call<Page<{ id: string; number: string }>>('GET', '/v1/numbers?limit=100', { signal })
