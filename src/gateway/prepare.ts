// Judges one submission: what becomes a message, and why another is refused. Its list of verbs is the list of decisions
// a message goes through by itself; a new decision is one more line. Stores nothing and asks nobody outside.
import type { Charge, Ledger } from '../billing/ledger.ts'
import type { ChooseRoute } from '../routing/choose.ts'
import type { Write } from '../db/database.ts'
import type { Network } from '../routing/network.ts'
import type { Choice } from '../routing/route.ts'
import { parseNumber, parseSender } from '../sms/phone.ts'
import { segment, type Segmented } from '../sms/segments.ts'
import { aboutOf, stateOf } from './message.ts'
import type { Outcome } from './outcomes.ts'
import type { EncodingName, Mode, Refusal, Submission, Wire } from './message.ts'
import { partsOfOctets, readySegments, textCodes } from './ready.ts'
import type { NewMessage } from './records.ts'
import { originOf, wireText } from './wire.ts'

export type AcceptContext = {
  readonly workspace: string
  readonly mode: Mode
  /** ISO 3166 alpha-2; how numbers in national writing are read. */
  readonly country?: string
  readonly idempotency?: { readonly key: string; readonly bodyHash: string }
  /** The failed message that the one submission repeats. */
  readonly redriveOf?: string
  /** Whose budgets it is for, beside those of the workspace. */
  readonly spender?: Pick<Charge, 'key' | 'campaign'>
  /** What the caller notes of outcomes, in the transaction that makes them true: of those from a place on. Where one of these
   * writes finds its fence fallen, nothing of the piece is accepted. */
  readonly beside?: (outcomes: readonly Outcome[], from: number) => readonly Write[]
}

type Needs = {
  chooseRoute: ChooseRoute
  ledger: Pick<Ledger, 'priceOf'>
  /** Bits of the reference that long messages have on this connection. */
  referenceBitsOf(connection: string): 8 | 16
}

const defaultSender = 'Onesixty'
const defaultMaxSegments = 10
const defaultValiditySeconds = 72 * 3600
const scheduleAheadMs = 366 * 86_400_000
export const refuse = (code: Refusal['code'], param: string, say: string): { refused: Refusal } => ({ refused: { code, param, say, retry: 'never' } })

export type Prepared = {
  to: string
  country: string | undefined
  from: string
  segmented: Omit<Segmented, 'encoding'> & { readonly encoding: EncodingName }
  route: Exclude<Choice, { kind: 'none' }>
  expiresAt: number
  scheduledAt: number | undefined
  wire: Wire | undefined
}

export function createPrepare(needs: Needs) {
  /** Every decision about one submission, in order; the first refusal ends it. Pure but for the clock. */
  const prepare = (submission: Submission, context: AcceptContext, now: number, chooseRoute = needs.chooseRoute): Prepared | { refused: Refusal } => {
    const number = parseNumber(submission.to, context.country)
    if ('refused' in number) return refuse('invalid_recipient', '/to', number.refused)
    const from = submission.from ?? defaultSender
    const sender = senderOf(from)
    if (sender) return refuse('invalid_sender', '/from', sender)
    const { encoding = 'auto', maxSegments = defaultMaxSegments } = submission
    const cut = submission.octets && partsOfOctets(submission, now & 0xff)
    if (cut && 'code' in cut) return refuse(cut.code, cut.param, cut.say)
    const wire = cut ? { ...submission.wire, parts: cut.parts } : submission.wire
    const ready = wire?.parts
    const usual = ready ? readySegments(ready) : segment(submission.text, { encoding, maxParts: maxSegments })
    if ('refused' in usual) return textRefusal(usual)
    const { scheduledAt } = submission
    if (scheduledAt !== undefined && scheduledAt > now + scheduleAheadMs)
      return refuse('schedule_out_of_range', '/scheduledAt', 'at most one year ahead')
    const sale = { mode: context.mode, workspace: context.workspace, lane: submission.lane ?? 'transactional', to: number.e164, from, country: number.country }
    const route = chooseRoute({ ...sale, text: submission.text, parts: usual.parts.length, at: now, sell: needs.ledger.priceOf?.(sale) })
    if (route.kind === 'none') return refuse('no_route', '/to', route.say)
    const reference = route.kind === 'send' ? needs.referenceBitsOf(route.connection) : 8
    const segmented = usual.parts.length === 1 || reference === 8 || ready ? usual : segment(submission.text, { encoding, maxParts: maxSegments, reference })
    if ('refused' in segmented) return textRefusal(segmented)
    const begins = Math.max(now, scheduledAt ?? now)
    const expiresAt = begins + (submission.validity ?? defaultValiditySeconds) * 1000
    return { to: number.e164, country: number.country, from, segmented, route, expiresAt, scheduledAt: scheduledAt && begins > now ? begins : undefined, wire }
  }

  const senders = new Map<string, string | undefined>()
  /** Undefined when fine, else what is wrong. Callers use few senders, so the answers are kept. */
  const senderOf = (from: string): string | undefined => {
    if (!senders.has(from)) {
      const parsed = parseSender(from)
      if (senders.size >= 1_000) senders.clear()
      senders.set(from, 'refused' in parsed ? parsed.refused : undefined)
    }
    return senders.get(from)
  }

  const messageOf = (id: string, batch: string | null, submission: Submission, prepared: Prepared, context: AcceptContext, now: number, concat = 0): NewMessage => {
    const { segmented, route, scheduledAt } = prepared
    const segments = segmented.parts.length
    const blocked = route.kind === 'block' ? route : undefined
    const cost = route.kind === 'send' ? route.cost : undefined
    const { text, lane = 'transactional', campaign = null, reference = null, callbackUrl = null, callbackKind = null } = submission
    const tags = submission.tags ? JSON.stringify(submission.tags) : null
    const origin = originOf(submission)
    return {
      id, batch, workspace: context.workspace, mode: context.mode, to: prepared.to, from: prepared.from, text,
      lane, state: blocked ? stateOf.blocked : scheduledAt ? stateOf.scheduled : stateOf.queued,
      encoding: segmented.encoding, segments, concat, flash: submission.flash ?? false,
      country: prepared.country ?? null, reference, tags, about: aboutOf({ campaign, reference, tags, callbackUrl, callbackKind, receiptWanted: origin.receiptWanted, text, lane, handle: origin.handle, note: origin.origin }),
      connection: route.kind === 'send' ? route.connection : '', route: routeText(route),
      network: route.network ? networkText(route.network) : null, cost: cost?.micros ?? null, costCurrency: cost?.currency ?? null,
      wire: prepared.wire ? wireText(prepared.wire) : null, ...origin,
      reason: blocked?.reason ?? null, error: blocked ? JSON.stringify({ code: 'blocked', say: blocked.say }) : null,
      createdAt: now, scheduledAt: scheduledAt ?? null, heldUntil: null, expiresAt: prepared.expiresAt, finishedAt: blocked ? now : null, bill: null,
    }
  }

  let lastRoute: { id: string; why: readonly string[]; text: string } | undefined
  /** Messages of one request mostly go the same way: their texts are one. */
  const routeText = ({ id, why }: Prepared['route']): string => {
    if (lastRoute?.id !== id || lastRoute.why.length !== why.length || why.some((line, at) => line !== lastRoute!.why[at]))
      lastRoute = { id, why, text: JSON.stringify({ id, why }) }
    return lastRoute.text
  }

  return { prepare, messageOf }
}

function textRefusal(segmented: Extract<ReturnType<typeof segment>, { refused: string }>) {
  return refuse(textCodes[segmented.refused], '/text', segmented.say)
}

/** Networks are few and shared, so their texts are kept as long as they are. */
const networkTexts = new WeakMap<Network, string>()
function networkText(network: Network): string {
  let text = networkTexts.get(network)
  if (text === undefined) networkTexts.set(network, (text = JSON.stringify(network)))
  return text
}
