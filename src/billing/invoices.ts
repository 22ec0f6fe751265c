// Invoices: what a workspace, and those it pays for, used in a month that is over, with its fees; one for each currency that
// it paid in. Numbers follow each other without a gap. Amounts are exact up to the line, and rounded there once; the rule stands on the invoice.
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
const unusual: Readonly<Record<string, number>> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
}
const decimalsOf = (currency: string): number => unusual[currency] ?? 2
const totalOf = (lines: readonly Line[]) => lines.reduce((sum, { amount }) => sum + amount, 0)
const everything = Number.MAX_SAFE_INTEGER
/** Of an invoice: nothing is left out of it silently. */
const mostRows = 200_000
function whole<T>(rows: readonly T[]): readonly T[] {
  if (rows.length > mostRows) throw new Error(`a month has more than ${mostRows} lines: too many for an invoice`)
  return rows
}

const invoiceOf = ({ body, ...stored }: Stored): Invoice => {
  const { lines, decimals } = JSON.parse(body) as Pick<Invoice, 'lines' | 'decimals'>
  return { ...stored, name: String(stored.number).padStart(6, '0'), lines, decimals, total: totalOf(lines) }
}

export function createInvoices({ records, received, clock, inTurn, customers, plans }: Needs) {
  const currencyNow = (workspace: string): string | undefined => plans.get(customers.get(workspace)?.plan ?? '')?.currency

  /** By currency, that of the plan first: who went over to another one in that month owes in both. */
  const linesOf = async (workspace: string, month: number): Promise<(Pick<Invoice, 'currency' | 'lines' | 'decimals' | 'total'>)[]> => {
    const [from, until] = [monthBegan(month), monthBegan(month + 1)]
    const all = new Map<string, Line[]>()
    const line = (currency: string, text: string, exact: number, more: Partial<Line> = {}): void => {
      const lines = all.get(currency) ?? []
      all.set(currency, lines)
      lines.push({ text, exact, amount: rounded(exact, decimalsOf(currency)), ...more })
    }
    for (const { currency, note = 'Monthly fee', legs } of await records.fees(workspace, from, until)) line(currency, note, legs.revenue)
    for (const { currency, country, workspace: of, messages, parts, unit, charged } of whole(await records.usage({ payer: workspace }, from / dayMs, until / dayMs, mostRows + 1)))
      if (parts > 0 || charged !== 0) line(currency, `SMS${country === '' ? '' : ` to ${country}`}`, charged, { ...(country !== '' && { country }), workspace: of, messages, parts, unit })
    for (const { currency, country, workspace: of, parts, unit, share } of whole(await received({ payer: workspace }, from / dayMs, until / dayMs, mostRows + 1))) {
      const more = { ...(country !== '' && { country }), workspace: of, messages: parts, parts }
      const place = country === '' ? '' : ` from ${country}`
      if (unit > 0) line(currency, `SMS${place}`, times(unit, parts), { ...more, unit })
      if (share > 0) line(currency, `Share of paid SMS${place}`, -times(share, parts), { ...more, unit: -share })
    }
    const first = currencyNow(workspace)
    const inOrder = [...all].sort(([a], [b]) => Number(b === first) - Number(a === first) || (a < b ? -1 : 1))
    return inOrder.map(([currency, lines]) => ({ currency, lines, decimals: decimalsOf(currency), total: totalOf(lines) }))
  }
  return {
    /** Of a month since January 1970 that is over, one for each currency; those there are, where they were made before. */
    make: (workspace: string, month: number) =>
      inTurn(async (): Promise<{ readonly kind: 'made' | 'there'; readonly invoice: Invoice; readonly beside: readonly Invoice[] } | { readonly kind: 'no_plan' | 'not_over' | 'nothing' }> => {
        if (month >= monthOf(clock.wall())) return { kind: 'not_over' }
        const used = await linesOf(workspace, month)
        const there = await records.invoicesOf(workspace, month)
        if (used.length === 0 && there.length === 0) return { kind: currencyNow(workspace) === undefined ? 'no_plan' : 'nothing' }
        const [last] = await records.invoices(undefined, 1, everything)
        const missing = used.filter(({ currency }) => !there.some((one) => one.currency === currency))
        const made = missing.map(({ currency, lines, decimals }, at) =>
          ({ number: (last?.number ?? 0) + 1 + at, workspace, month, currency, body: JSON.stringify({ lines, decimals }), createdAt: clock.wall() }))
        if (made.length > 0) {
          const written = await records.addInvoices(made)
          if (!written.ok) throw new Error(`an invoice could not be written: ${written.say}`)
        }
        const [invoice, ...beside] = [...there, ...made].sort((a, b) => a.number - b.number).map(invoiceOf)
        return { kind: made.length > 0 ? 'made' : 'there', invoice: invoice!, beside }
      }),
    /** What the running month comes to so far, in each currency; nothing is kept of it. */
    async preview(workspace: string): Promise<readonly Omit<Invoice, 'number' | 'name'>[]> {
      const currency = currencyNow(workspace)
      if (currency === undefined) return []
      const month = monthOf(clock.wall())
      const used = await linesOf(workspace, month)
      const all = used.some((one) => one.currency === currency) ? used : [{ currency, lines: [], decimals: decimalsOf(currency), total: 0 }, ...used]
      return all.map((one) => ({ workspace, month, createdAt: clock.wall(), ...one }))
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
