// Invoices: what a workspace, and those it pays for, used in a month that is over, with its fees. Numbers follow each other
// without a gap. Amounts are exact up to the line, and rounded there once; the rule stands on the invoice.
import type { Clock } from '../kit/clock.ts'
import { rounded, times } from '../kit/money.ts'
import { monthBegan, monthOf } from '../kit/months.ts'
import type { Customer, Plan } from './plan.ts'
import type { BillingRecords, Invoice as Stored } from './records.ts'
import type { usageRecords } from './usage/records.ts'

export type Line = {
  readonly text: string
  readonly country?: string
  readonly workspace?: string
  readonly messages?: number
  readonly parts?: number
  /** For one part, in millionths. */
  readonly unit?: number
  /** Exact, and as it is to be paid, both in millionths. */
  readonly exact: number
  readonly amount: number
}
export type Invoice = Omit<Stored, 'body'> & { readonly name: string; readonly lines: readonly Line[]; readonly total: number; readonly decimals: number }

type Needs = {
  readonly records: BillingRecords
  readonly received: ReturnType<typeof usageRecords>['received']
  readonly clock: Clock
  readonly inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>
  readonly customers: ReadonlyMap<string, Customer>
  readonly plans: ReadonlyMap<string, Plan>
}

const dayMs = 86_400_000
/** Currencies of the ISO 4217 list that have no hundredth, or thousandths. */
const decimalsOf: Readonly<Record<string, number>> = { JPY: 0, KRW: 0, VND: 0, CLP: 0, ISK: 0, UGX: 0, XAF: 0, XOF: 0, XPF: 0, PYG: 0, RWF: 0, BHD: 3, JOD: 3, KWD: 3, OMR: 3, TND: 3, IQD: 3, LYD: 3 }
const everything = Number.MAX_SAFE_INTEGER
/** Of an invoice: nothing is left out of it silently. */
const mostRows = 200_000
function whole<T>(rows: readonly T[]): readonly T[] {
  if (rows.length > mostRows) throw new Error(`a month has more than ${mostRows} lines: too many for an invoice`)
  return rows
}

const invoiceOf = ({ body, ...stored }: Stored): Invoice => {
  const { lines, decimals } = JSON.parse(body) as Pick<Invoice, 'lines' | 'decimals'>
  return { ...stored, name: String(stored.number).padStart(6, '0'), lines, decimals, total: lines.reduce((sum, { amount }) => sum + amount, 0) }
}

export function createInvoices({ records, received, clock, inTurn, customers, plans }: Needs) {
  const linesOf = async (workspace: string, currency: string, month: number, decimals: number): Promise<Line[]> => {
    const [from, until] = [monthBegan(month), monthBegan(month + 1)]
    const line = (text: string, exact: number, more: Partial<Line> = {}): Line => ({ text, exact, amount: rounded(exact, decimals), ...more })
    const fees = (await records.fees(workspace, from, until)).filter((entry) => entry.currency === currency)
    const usage = whole(await records.usage({ payer: workspace }, from / dayMs, until / dayMs, mostRows + 1)).filter((one) => one.currency === currency && one.parts > 0)
    const inbound = whole(await received({ payer: workspace }, from / dayMs, until / dayMs, mostRows + 1)).filter((one) => one.currency === currency)
    return [
      ...fees.map(({ note = 'Monthly fee', legs }) => line(note, legs.revenue)),
      ...usage.map(({ country, workspace: of, messages, parts, unit, charged }) =>
        line(`SMS${country === '' ? '' : ` to ${country}`}`, charged, { ...(country !== '' && { country }), workspace: of, messages, parts, unit })),
      ...inbound.flatMap(({ country, workspace: of, parts, unit, share }) => {
        const more = { ...(country !== '' && { country }), workspace: of, messages: parts, parts }
        const place = country === '' ? '' : ` from ${country}`
        return [
          ...(unit > 0 ? [line(`SMS${place}`, times(unit, parts), { ...more, unit })] : []),
          ...(share > 0 ? [line(`Share of paid SMS${place}`, -times(share, parts), { ...more, unit: -share })] : []),
        ]
      }),
    ]
  }
  return {
    /** Of a month since January 1970 that is over; the one there is, where it was made before. */
    make: (workspace: string, month: number) =>
      inTurn(async (): Promise<{ readonly kind: 'made' | 'there'; readonly invoice: Invoice } | { readonly kind: 'no_plan' | 'not_over' | 'nothing' }> => {
        const plan = plans.get(customers.get(workspace)?.plan ?? '')
        if (!plan) return { kind: 'no_plan' }
        if (month >= monthOf(clock.wall())) return { kind: 'not_over' }
        const { currency } = plan
        const before = (await records.invoicesOf(workspace, month)).find((one) => one.currency === currency)
        if (before) return { kind: 'there', invoice: invoiceOf(before) }
        const decimals = decimalsOf[currency] ?? 2
        const lines = await linesOf(workspace, currency, month, decimals)
        if (lines.length === 0) return { kind: 'nothing' }
        const [last] = await records.invoices(undefined, 1, everything)
        const stored = { number: (last?.number ?? 0) + 1, workspace, month, currency, body: JSON.stringify({ lines, decimals }), createdAt: clock.wall() }
        const written = await records.addInvoice(stored)
        if (!written.ok) throw new Error(`an invoice could not be written: ${written.say}`)
        return { kind: 'made', invoice: invoiceOf(stored) }
      }),
    /** What the running month comes to so far; nothing is kept of it. */
    async preview(workspace: string): Promise<Omit<Invoice, 'number' | 'name'> | undefined> {
      const plan = plans.get(customers.get(workspace)?.plan ?? '')
      if (!plan) return undefined
      const { currency } = plan
      const month = monthOf(clock.wall())
      const decimals = decimalsOf[currency] ?? 2
      const lines = await linesOf(workspace, currency, month, decimals)
      return { workspace, month, currency, createdAt: clock.wall(), decimals, lines, total: lines.reduce((sum, { amount }) => sum + amount, 0) }
    },
    /** Newest first; of all workspaces where none is named. */
    async list(workspace: string | undefined, limit: number, before = everything): Promise<Invoice[]> {
      return (await records.invoices(workspace, limit, before)).map(invoiceOf)
    },
    async get(workspace: string | undefined, number: number): Promise<Invoice | undefined> {
      const [one] = await records.invoices(workspace, 1, number + 1)
      return one?.number === number ? invoiceOf(one) : undefined
    },
  }
}
