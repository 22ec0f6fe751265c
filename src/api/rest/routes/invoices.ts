// Invoices: made by the house for a month that is over, read by those they are for, as data, PDF and CSV.
import { z } from 'zod'
import type { Billing } from '../../../billing/open.ts'
import type { Invoice } from '../../../billing/invoices.ts'
import { monthName, monthOf } from '../../../kit/months.ts'
import { invoiceCsv, invoicePdf } from '../invoice-files.ts'
import { instant } from '../messages-schema.ts'
import { money, showMoney } from '../money-schema.ts'
import type { RestNeeds } from '../needs.ts'
import { pageQuery } from '../page.ts'
import { problem } from '../problem.ts'
import { answer, route, type Route } from '../route.ts'
import { iso } from '../view.ts'

const line = z.strictObject({
  text: z.string(), country: z.string().optional(), workspace: z.string().optional(), messages: z.int().optional(), parts: z.int().optional(), unit: money.optional().describe('For one part.'),
  exact: money, amount: money.describe('Rounded, once, from `exact`.'),
})
const fields = { number: z.string(), workspace: z.string(), month: z.string(), total: money, createdAt: instant }
const one = { number: '000001', workspace: 'wsp_01kb3nq2s00000g', month: '2026-10', total: { amount: '33.32', currency: 'EUR' }, createdAt: '2026-11-01T06:00:00.123Z' }
const beside = z.array(z.string()).optional().describe('Numbers of the invoices of the same month in other currencies, where it was paid in several.')
const InvoiceAnswer = z.strictObject({ ...fields, lines: z.array(line), beside }).meta({
  id: 'Invoice',
  examples: [{ ...one, lines: [{ text: 'Shops, 2026-10', exact: { amount: '25.00', currency: 'EUR' }, amount: { amount: '25.00', currency: 'EUR' } }] }],
})
const Invoices = z.strictObject({ data: z.array(z.strictObject(fields)), nextCursor: z.string().optional() }).meta({ id: 'Invoices', examples: [{ data: [one] }] })
const soFar = { total: money, lines: z.array(line) }
const InvoicePreview = z.strictObject({
  workspace: z.string(), month: z.string(), asOf: instant, ...soFar,
  beside: z.array(z.strictObject(soFar)).optional().describe('What was used in other currencies, before another plan was given.'),
}).meta({
  id: 'InvoicePreview',
  examples: [{ workspace: one.workspace, month: '2026-11', total: { amount: '0.00', currency: 'EUR' }, asOf: '2026-11-22T10:00:00.123Z', lines: [] }],
})
const ToMake = z
  .strictObject({ workspace: z.string().max(64), month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'must be a month like 2026-10') })
  .meta({ id: 'NewInvoice', examples: [{ workspace: 'wsp_01kb3nq2s00000g', month: '2026-10' }] })

const show = ({ name, workspace, month, total, currency, createdAt }: Invoice) => ({ number: name, workspace, month: monthName(month), total: showMoney(total, currency), createdAt: iso(createdAt) })
const showLines = ({ lines, currency }: Pick<Invoice, 'lines' | 'currency'>) => lines.map(({ unit, exact, amount, ...rest }) =>
  ({ ...rest, ...(unit !== undefined && { unit: showMoney(unit, currency) }), exact: showMoney(exact, currency), amount: showMoney(amount, currency) }))
const showWhole = (invoice: Invoice) => ({ ...show(invoice), lines: showLines(invoice) })
const showSoFar = (seen: Pick<Invoice, 'total' | 'currency' | 'lines'>) => ({ total: showMoney(seen.total, seen.currency), lines: showLines(seen) })
const refusals = {
  no_plan: problem('no_plan', 'The workspace has no plan.'),
  not_over: problem('invalid_value', 'That month is not over, by UTC.', { param: '/month' }),
  nothing: problem('invalid_value', 'Nothing was used in that month.', { param: '/month' }),
} as const

const row = { tag: 'money', scope: 'bill', ofLive: true } as const
const params = z.strictObject({ number: z.string().max(16) })

export function invoiceRoutes({ billing: { invoices }, accounts }: { readonly billing: Pick<Billing, 'invoices'>; readonly accounts: Pick<RestNeeds['accounts'], 'workspace' | 'workspaces'> }): Route[] {
  const none = (number: string) => problem('not_found', `There is no invoice ${number}.`)
  /** The house reads those of all. */
  const find = async (workspace: string, number: string) => (/^\d{1,15}$/.test(number) ? invoices.get(workspace === accounts.workspace ? undefined : workspace, Number(number)) : undefined)
  return [
    route({
      ...row,
      method: 'GET',
      path: '/v1/invoices',
      operation: 'listInvoices',
      summary: 'Your invoices, newest first; for the house, those of all',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: Invoices } },
      problems: ['invalid_value'],
      async handle({ query: { limit, after }, principal: { workspace } }) {
        if (after !== undefined && !/^\d{1,15}$/.test(after)) return problem('invalid_value', '`after` must be `nextCursor` of the page before.', { param: '/after' })
        const found = await invoices.list(workspace === accounts.workspace ? undefined : workspace, limit + 1, after === undefined ? undefined : Number(after))
        const data = found.slice(0, limit)
        return answer(200, { data: data.map(show), ...(found.length > limit && { nextCursor: String(data.at(-1)!.number) }) })
      },
    }),
    route({
      ...row,
      ofHouse: true,
      method: 'POST',
      path: '/v1/invoices',
      operation: 'makeInvoice',
      summary: 'Make the invoice of a month that is over',
      description: 'One for each currency that was paid in; that of the plan is answered and names the others. Numbers follow each other without a gap. Asked for again, the same ones are answered.',
      body: ToMake,
      answers: { 200: { description: 'It was there.', schema: InvoiceAnswer }, 201: { description: 'Made.', schema: InvoiceAnswer } },
      problems: ['no_plan', 'invalid_value'],
      async handle({ body: { workspace, month } }) {
        const made = await invoices.make(workspace, monthOf(Date.parse(`${month}-01T00:00:00Z`)))
        if (!('invoice' in made)) return refusals[made.kind]
        const others = made.beside.map(({ name }) => name)
        return answer(made.kind === 'made' ? 201 : 200, { ...showWhole(made.invoice), ...(others.length > 0 && { beside: others }) })
      },
    }),
    route({
      ...row,
      method: 'GET',
      path: '/v1/invoices/preview',
      operation: 'previewInvoice',
      summary: 'What the invoice of the running month comes to so far',
      description: 'Fees of the month, and what ended in it until now, by UTC; it has no number, and nothing is kept of it.',
      answers: { 200: { description: 'The lines so far.', schema: InvoicePreview } },
      problems: ['no_plan'],
      async handle({ principal: { workspace } }) {
        const [seen, ...others] = await invoices.preview(workspace)
        if (!seen) return refusals.no_plan
        return answer(200, { workspace, month: monthName(seen.month), asOf: iso(seen.createdAt), ...showSoFar(seen), ...(others.length > 0 && { beside: others.map(showSoFar) }) })
      },
    }),
    route({
      ...row,
      method: 'GET',
      path: '/v1/invoices/{number}',
      operation: 'getInvoice',
      summary: 'An invoice with its lines',
      params,
      answers: { 200: { description: 'The invoice.', schema: InvoiceAnswer } },
      problems: ['not_found'],
      async handle({ params: { number }, principal: { workspace } }) {
        const invoice = await find(workspace, number)
        return invoice ? answer(200, showWhole(invoice)) : none(number)
      },
    }),
    route({
      ...row,
      method: 'GET',
      path: '/v1/invoices/{number}/csv',
      operation: 'getInvoiceCsv',
      summary: 'The lines of an invoice as CSV',
      params,
      answers: { 200: { description: 'CSV after RFC 4180.', schema: z.string(), type: 'text/csv' } },
      problems: ['not_found'],
      async handle({ params: { number }, principal: { workspace } }) {
        const invoice = await find(workspace, number)
        return invoice ? answer(200, invoiceCsv(invoice), { 'content-type': 'text/csv; charset=utf-8' }) : none(number)
      },
    }),
    route({
      ...row,
      method: 'GET',
      path: '/v1/invoices/{number}/pdf',
      operation: 'getInvoicePdf',
      summary: 'An invoice as PDF',
      params,
      answers: { 200: { description: 'PDF.', schema: z.string(), type: 'application/pdf' } },
      problems: ['not_found'],
      async handle({ params: { number }, principal: { workspace } }) {
        const invoice = await find(workspace, number)
        if (!invoice) return none(number)
        const of = await accounts.workspaces.find(accounts.workspace, invoice.workspace)
        const pdf = await invoicePdf(invoice, of?.name ?? invoice.workspace)
        const headers = { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="invoice-${invoice.name}.pdf"`, 'cache-control': 'no-store' }
        return { kind: 'stream', headers, run: (to) => void to.end(pdf) }
      },
    }),
  ]
}
