// What became of a campaign: its funnel as counted, and where, when and why as stored. What is added up from messages is
// kept for a while in proportion to how long it took, so that looking again and again costs little.
import type { Clock } from '../kit/clock.ts'
import type { Money } from '../kit/money.ts'
import { csvCell } from '../kit/spreadsheet.ts'
import { iso } from '../kit/iso.ts'
import type { Campaign, Counts } from './campaign.ts'
import { createKept } from './kept.ts'
import type { CampaignMessages, Share } from './needs.ts'
import type { CampaignReads } from './records.ts'
import { rowState } from './schema.ts'
import type { Standing } from './trial.ts'

type Needs = {
  readonly reads: CampaignReads
  readonly clock: Clock
  readonly messages: CampaignMessages
  readonly countsOf: (campaign: Campaign) => Promise<Counts>
  readonly standing: (campaign: Campaign) => Promise<Standing | undefined>
}
type Group = { readonly messages: number; readonly delivered: number; readonly failed: number; readonly parts: number; readonly cost?: Money }
export type Report = {
  readonly id: string
  readonly name: string
  readonly state: Campaign['state']
  readonly startedAt?: number
  readonly finishedAt?: number
  readonly counts: Counts
  readonly countries: readonly (Group & { readonly country: string })[]
  readonly operators: readonly (Group & { readonly country: string; readonly operator: string })[]
  readonly overTime: readonly { readonly at: number; readonly submitted: number; readonly delivered: number }[]
  readonly failures: readonly { readonly status: string; readonly code: string; readonly say: string; readonly messages: number }[]
  readonly cost: readonly Money[]
  readonly costPerDelivered: readonly Money[]
  /** How its variants do. */
  readonly trial?: Standing
  /** The one of the workspace that finished before it. */
  readonly last?: { readonly id: string; readonly name: string; readonly counts: Counts }
}
type Sums = Pick<Report, 'countries' | 'operators' | 'overTime' | 'failures' | 'cost'>

const keptLeastMs = 1_000
const csvPage = 1_000
const lastLooks = 50

export type Row = { readonly to: string; readonly status: string; readonly reason?: string; readonly message?: string; readonly segments?: number; readonly submittedAt?: number; readonly finishedAt?: number; readonly version: number }

export function createReports({ reads, clock, messages, countsOf, standing }: Needs) {
  const sumsOf = createKept<Sums>(clock, keptLeastMs)

  const sumUp = async (id: string): Promise<Sums> => {
    const [all, troubles, overTime] = await Promise.all([messages.shares(id), messages.troubles(id), messages.minutes(id)])
    const shares = all.filter(({ status }) => status !== 'blocked') // who is blocked counts as excluded
    const money = (share: Share): Money | undefined =>
      share.payer !== null ? { micros: share.price, currency: share.payer.slice(0, 3) } : share.currency !== null ? { micros: share.cost, currency: share.currency } : undefined
    const group = (of: readonly Share[]): Group => {
      const sum = (pick: (share: Share) => number) => of.reduce((total, share) => total + pick(share), 0)
      const [first] = moneyOf(of.flatMap((share) => money(share) ?? []))
      return {
        messages: sum((share) => share.messages), parts: sum((share) => share.parts),
        delivered: sum(({ status, messages: n }) => (status === 'delivered' ? n : 0)), failed: sum(({ status, messages: n }) => (failed.has(status) ? n : 0)),
        ...(first && { cost: first }),
      }
    }
    const nameOf = ({ network }: Share) => {
      const known = network === null ? {} : (JSON.parse(network) as { name?: string; mcc?: string; mnc?: string })
      return known.name ?? (known.mcc ? `${known.mcc}-${known.mnc ?? '?'}` : 'unknown')
    }
    const most = <One extends Group>(groups: readonly One[]) => [...groups].sort((a, b) => b.messages - a.messages)
    return {
      countries: most([...Map.groupBy(shares, ({ country }) => country ?? 'other')].map(([country, of]) => ({ country, ...group(of) }))),
      operators: most([...Map.groupBy(shares, (share) => `${share.country ?? 'other'} ${nameOf(share)}`).values()].map((of) => ({ country: of[0]!.country ?? 'other', operator: nameOf(of[0]!), ...group(of) }))),
      overTime,
      failures: troubles.map(({ status, reason, error, messages: n }) => {
        const { code = reason ?? status, say = plain[status] ?? status } = error === null ? {} : (JSON.parse(error) as { code?: string; say?: string })
        return { status, code, say, messages: n }
      }),
      cost: moneyOf(shares.flatMap((share) => money(share) ?? [])),
    }
  }

  const lastBefore = async ({ id, workspace, mode }: Campaign): Promise<Report['last']> => {
    const before = await reads.list({ workspace, mode }, { limit: lastLooks, after: id, state: 'finished' })
    const [last] = before.filter((one) => one.mode === mode)
    return last && { id: last.id, name: last.content.name, counts: await countsOf(last) }
  }

  const rowsOf = async (rows: Awaited<ReturnType<CampaignReads['recipients']>>): Promise<Row[]> => {
    const known = new Map<string, Awaited<ReturnType<CampaignMessages['outcomes']>> extends ReadonlyMap<string, infer Known> ? Known : never>()
    for (let at = 0; at < rows.length; at += 250)
      for (const [id, outcome] of await messages.outcomes(rows.slice(at, at + 250).flatMap(({ message }) => message ?? []))) known.set(id, outcome)
    return rows.map(({ number: to, state, reason, message, version }): Row => {
      if (state === rowState.excluded) return { to, status: 'excluded', ...(reason !== null && { reason }), version }
      const outcome = message === null ? undefined : known.get(message)
      if (!outcome) return { to, status: state === rowState.waiting ? 'waiting' : 'handed over', ...(message !== null && { message }), version }
      const { code } = outcome.error === null ? {} : (JSON.parse(outcome.error) as { code?: string })
      return {
        to, status: outcome.status, ...(code !== undefined && { reason: code }), message: message!, segments: outcome.segments, version,
        ...(outcome.submittedAt !== null && { submittedAt: outcome.submittedAt }), ...(outcome.finishedAt !== null && { finishedAt: outcome.finishedAt }),
      }
    })
  }

  return {
    recipients: rowsOf,
    async report(campaign: Campaign): Promise<Report> {
      const { id, content: { name }, state, facts: { startedAt, finishedAt } } = campaign
      const [counts, sums, last, trial] = await Promise.all([countsOf(campaign), sumsOf(id, () => sumUp(id)), lastBefore(campaign), standing(campaign)])
      const { delivered } = counts
      return {
        id, name, state, ...(startedAt !== undefined && { startedAt }), ...(finishedAt !== undefined && { finishedAt }), counts, ...sums,
        costPerDelivered: delivered > 0 ? sums.cost.map(({ micros, currency }) => ({ micros: Math.round(micros / delivered), currency })) : [],
        ...(trial && { trial }), ...(last && { last }),
      }
    },
    /** One line for each recipient, a page of them at a time. */
    async *csv({ id }: Campaign): AsyncGenerator<string> {
      yield 'to,status,reason,message,segments,submittedAt,finishedAt,version\r\n'
      for (let after = ''; ; ) {
        const page = await reads.recipients(id, after, csvPage)
        if (page.length === 0) return
        const rows = await rowsOf(page)
        const when = (ms: number | undefined) => (ms === undefined ? '' : iso(ms))
        yield rows.map((row) => [row.to, row.status, row.reason ?? '', row.message ?? '', String(row.segments ?? ''), when(row.submittedAt), when(row.finishedAt), String(row.version)].map(cellOf).join()).join('\r\n') + '\r\n'
        if (page.length < csvPage) return
        after = page.at(-1)!.number
      }
    },
  }
}

const failed = new Set(['undelivered', 'expired', 'rejected', 'unknown'])
const plain: Readonly<Record<string, string>> = {
  undelivered: 'The operator could not bring it to the phone.',
  expired: 'The phone could not be reached in time.',
  rejected: 'The operator did not take it.',
  unknown: 'Nobody knows what became of it.',
  canceled: 'It was taken back.',
  blocked: 'A rule stopped it.',
}
/** A number in international writing is no formula. */
const cellOf = (text: string) => (/^\+\d+$/.test(text) ? text : csvCell(text))

function moneyOf(sums: readonly Money[]): Money[] {
  const by = Map.groupBy(sums, ({ currency }) => currency)
  return [...by].map(([currency, of]) => ({ micros: of.reduce((sum, { micros }) => sum + micros, 0), currency }))
}
