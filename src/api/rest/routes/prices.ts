// What plans sell for: price lists, compared before they count, listed, given out as they came, and taken back.
import { z } from 'zod'
import { traffics, type PriceRow } from '../../../billing/price.ts'
import { priceLimits, type Diff } from '../../../billing/price-book.ts'
import type { SellList } from '../../../billing/records.ts'
import type { Billing } from '../../../billing/open.ts'
import { formatMicros, parseMicros } from '../../../kit/money.ts'
import { csvCell } from '../../../kit/spreadsheet.ts'
import { instant, textOf, time } from '../messages-schema.ts'
import type { RestNeeds } from '../needs.ts'
import { pageQuery } from '../page.ts'
import { problem, type Problem } from '../problem.ts'
import { answer, route, type Route } from '../route.ts'
import { country, currency, mcc, mnc, prefix } from '../routing-schema.ts'
import { countryCode } from '../country-names.ts'
import { readBy, readTable, readTableFile, type Cells, type Columns } from '../table.ts'
import { iso } from '../view.ts'

const importLimit = 20_000_000
/** More of them come as CSV. */
const jsonRows = 20_000

const priceText = z.string().max(20).refine((text) => parseMicros(text) !== undefined, 'must be a price from 0 to 1000 with at most 6 decimals, like 0.0832')
const day = z.union([time, z.iso.date()]).transform((text) => Date.parse(text))
const traffic = z.enum(traffics)
const shape = {
  prefix: prefix.optional().describe('What the recipient begins with.'),
  source: z.string().min(1).max(15).optional().describe('What the sender begins with.'),
  country: country.optional(), mcc: mcc.optional(), mnc: mnc.optional(),
  traffic: traffic.optional().describe('`marketing` is the lane `bulk`; `inbound` is what phones send, and then `prefix` is of your number, `source` and `country` of the phone.'),
  price: priceText.nullable().describe('For one part; null where nothing is sold.'),
  fee: priceText.optional().describe('What operators add for one part, on top of it.'),
  tariff: priceText.optional().describe('What the phone’s owner pays for each part, with `inbound`: it is shown, and not booked.'),
  share: priceText.optional().describe('What of that is booked to the workspace for each part, with `inbound`.'),
  validFrom: day.optional(), validUntil: day.optional(),
}
const priceRow = z
  .strictObject(shape)
  .refine(({ mcc: of, mnc: network }) => network === undefined || of !== undefined, { path: ['mnc'], message: 'needs `mcc` beside it' })
  .refine(({ validFrom = -Infinity, validUntil = Infinity }) => validFrom < validUntil, { path: ['validUntil'], message: 'must be after `validFrom`' })
  .refine(({ traffic: of, tariff, share }) => of === 'inbound' || (tariff ?? share) === undefined, { path: ['share'], message: 'and `tariff` are for `inbound`' })
const ToImport = z
  .strictObject({
    plan: z.string().min(1).max(64),
    source: textOf(200).describe('Where the prices are from: a file, a mail, a contract.'),
    validFrom: time.transform((text) => Date.parse(text)).optional().describe('Now when absent.'),
    mode: z.enum(['replace', 'merge']).default('replace').describe('`replace`: what is not named is gone. `merge`: what is not named stays as it was.'),
    prices: z.array(priceRow).min(1).max(jsonRows).optional(),
    csv: z.string().max(importLimit).optional()
      .describe('With a first line that names `prefix`, `source`, `country`, `mcc`, `mnc`, `traffic`, `price`, `fee`, `reject`, `currency`, `tariff`, `share`, `from`, `until`, in any order.'),
    file: z.base64().max(importLimit).optional().describe('The same as a file, in base64: an Excel workbook (XLSX, its first sheet), or a CSV, packed by gzip or not.'),
    currency: currency.optional().describe('Of the prices, where it is not that of the plan: they are converted by the rate of the moment in which a message is accepted.'),
    dryRun: z.boolean().default(false).describe('Only say what would change.'),
    allowJumps: z.boolean().default(false).describe('Take it although prices change by more than three tenths.'),
    allowLoss: z.boolean().default(false).describe('Take it although prices are below what the cheapest operator charges.'),
    confirm: z.boolean().default(false).describe('Take it although it names nothing that the list in force names.'),
  })
  .meta({ id: 'SellPriceImport', examples: [{ plan: 'pln_01kb3nq2s00000g', source: 'shops-2026-11.csv', prices: [{ country: 'NL', price: '0.0832' }, { price: '0.12' }] }] })

const listFields = { id: z.string(), plan: z.string(), currency: z.string().optional().describe('Where it is not that of the plan.'), validFrom: instant, source: z.string(), rows: z.int(), createdAt: instant, createdBy: z.string().optional() }
const exampleList = { id: 'sll_01kb3nq2s00000g', plan: 'pln_01kb3nq2s00000g', validFrom: '2026-12-01T00:00:00.000Z', source: 'shops-2026-11.csv', rows: 214, createdAt: '2026-11-22T10:00:00.123Z' }
const Lists = z.strictObject({ data: z.array(z.strictObject(listFields)) }).meta({ id: 'SellPriceLists', examples: [{ data: [exampleList] }] })
const diff = z.strictObject({
  added: z.int(), raised: z.int(), lowered: z.int(), removed: z.int(), unchanged: z.int(),
  jumps: z.int().describe('Raised or lowered by more than three tenths.'),
  belowCost: z.int().describe('Below what the cheapest operator charges.'),
  changes: z
    .array(z.strictObject({ key: z.string(), line: z.int().optional(), before: z.string().nullable().optional(), after: z.string().nullable().optional(), cost: z.string().optional() }))
    .describe('The first hundred: those below cost, jumps, others.'),
})
const exampleDiff = { added: 1, raised: 0, lowered: 0, removed: 0, unchanged: 0, jumps: 0, belowCost: 0, changes: [{ key: 'NL', line: 2, after: '0.0832' }] }
const Compared = z.strictObject({ rows: z.int(), diff }).meta({ id: 'SellPricesCompared', examples: [{ rows: 1, diff: exampleDiff }] })
const Imported = z.strictObject({ ...listFields, diff }).meta({ id: 'SellPricesImported', examples: [{ ...exampleList, diff: exampleDiff }] })
const shown = z.strictObject({
  ...shape, prefix: z.string().optional(), country: z.string().optional(), mcc: z.string().optional(), mnc: z.string().optional(),
  price: z.string().nullable(), fee: z.string().optional(), tariff: z.string().optional(), share: z.string().optional(), validFrom: instant.optional(), validUntil: instant.optional(), line: z.int().optional(),
})
const Rows = z.strictObject({ data: z.array(shown), nextCursor: z.string().optional() }).meta({ id: 'SellPrices', examples: [{ data: [{ country: 'NL', price: '0.0832', line: 2 }] }] })

const columns: Columns<'prefix' | 'source' | 'country' | 'mcc' | 'mnc' | 'traffic' | 'price' | 'fee' | 'tariff' | 'share' | 'reject' | 'currency' | 'validFrom' | 'validUntil' | 'ignored'> = {
  prefix: ['destination prefix', 'dial code', 'code'],
  source: ['source prefix', 'sender prefix'],
  country: ['iso', 'country code', 'country iso'],
  mcc: ['mobile country code'],
  mnc: ['mobile network code'],
  traffic: ['traffic type', 'type'],
  price: ['rate', 'price per sms', 'sell', 'new price'],
  fee: ['carrier fee', 'surcharge'],
  tariff: ['end user price', 'end user tariff'],
  share: ['payout', 'revenue share', 'outpayment'],
  reject: ['reject sms', 'closed', 'blocked'],
  validFrom: ['from', 'valid from', 'effective date', 'effective from', 'start date'],
  validUntil: ['until', 'valid until', 'valid to', 'end date'],
  currency: ['cur', 'ccy'],
  ignored: ['mcc name', 'mnc name', 'operator', 'network', 'change'],
}
/** Without one of them each row would be a price for every number there is. */
const places = ['prefix', 'country', 'mcc'] as const
const isYes = (cell: string | undefined) => cell !== undefined && /^(1|y|yes|true|reject)$/i.test(cell)
const trafficNames: Readonly<Record<string, (typeof traffics)[number] | undefined>> = { any: undefined, a2p: undefined, otp: 'otp', transactional: 'transactional', marketing: 'marketing', bulk: 'marketing', inbound: 'inbound', mo: 'inbound' }

const invalid = (param: string, say: string) => problem('invalid_value', say, { param })
const rowOf = ({ price, fee, tariff, share, prefix: digits, ...rest }: z.output<typeof priceRow>): PriceRow => ({
  ...(Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Omit<PriceRow, 'micros'>),
  ...(digits !== undefined && { prefix: digits.replace('+', '') }),
  ...(fee !== undefined && { fee: parseMicros(fee)! }),
  ...(tariff !== undefined && { tariff: parseMicros(tariff)! }),
  ...(share !== undefined && { share: parseMicros(share)! }),
  micros: price === null ? null : parseMicros(price)!,
})

function readRow({ reject, country: place, traffic: kind, currency: _, ignored: __, ...cells }: Cells<keyof typeof columns>) {
  // a name that is not understood says nothing that a code beside it does not
  const code = place === undefined ? undefined : countryCode(place)
  if (place !== undefined && code === undefined && (cells.prefix ?? cells.mcc) === undefined) return { say: `\`country\` must be a code like NL or an English name, and is “${place}”` }
  const named = kind === undefined ? undefined : kind.toLowerCase() in trafficNames ? trafficNames[kind.toLowerCase()] : kind
  const given = { ...cells, ...(code !== undefined && { country: code }), ...(named !== undefined && { traffic: named }), price: isYes(reject) ? null : cells.price }
  const read = readBy(priceRow, given)
  return 'say' in read ? read : { value: rowOf(read.value) }
}

const showList = ({ validFrom, createdAt, ...list }: SellList) => ({ ...list, validFrom: iso(validFrom), createdAt: iso(createdAt) })
const text = (micros: number | null) => (micros === null ? null : formatMicros(micros))
const showDiff = ({ changes, ...counts }: Diff) => ({
  ...counts,
  changes: changes.map(({ key, line, before, after, cost }) => ({
    key, line, ...(before !== undefined && { before: text(before) }), ...(after !== undefined && { after: text(after) }), ...(cost !== undefined && { cost: formatMicros(cost) }),
  })),
})
const given = (micros: number | undefined) => (micros === undefined ? undefined : formatMicros(micros))
const showRow = ({ micros, fee, tariff, share, validFrom, validUntil, ...row }: PriceRow) => ({
  ...row, price: text(micros), fee: given(fee), tariff: given(tariff), share: given(share),
  validFrom: validFrom === undefined ? undefined : iso(validFrom), validUntil: validUntil === undefined ? undefined : iso(validUntil),
})

/** As it can be imported again. */
function csvOf(rows: readonly PriceRow[], of: string): string {
  const lines = rows.map(({ prefix: digits, source, country: place, mcc: code, mnc: network, traffic: kind, micros, fee, tariff, share, validFrom, validUntil }) =>
    [digits, source, place, code, network, kind, micros === null ? '' : formatMicros(micros), fee === undefined ? '' : formatMicros(fee), micros === null ? 'yes' : '', of, tariff === undefined ? '' : formatMicros(tariff), share === undefined ? '' : formatMicros(share),
      validFrom === undefined ? '' : iso(validFrom), validUntil === undefined ? '' : iso(validUntil)].map((cell) => csvCell(cell ?? '')).join())
  return ['prefix,source,country,mcc,mnc,traffic,price,fee,reject,currency,tariff,share,from,until', ...lines, ''].join('\r\n')
}

const house = { tag: 'money', scope: 'bill', ofHouse: true, ofLive: true } as const
const params = z.strictObject({ id: z.string().max(64) })
const csvAnswer = (body: string) => answer(200, body, { 'content-type': 'text/csv; charset=utf-8' })

export function priceRoutes({ billing, clock }: { readonly billing: Pick<Billing, 'prices' | 'plans' | 'accountOf'> } & Pick<RestNeeds, 'clock'>): Route[] {
  const { prices, plans } = billing
  const none = (id: string) => problem('not_found', `There is no price list ${id}.`)
  const find = (id: string) => prices.lists().find((list) => list.id === id)
  type Table = { readonly rows: PriceRow[]; readonly currency?: string | undefined }
  const tableOf = async (csv: string | undefined, file: string | undefined, expected: string | undefined): Promise<Table | Problem> => {
    let of = expected
    const needs = {
      clock, mostRows: priceLimits.rows, oneOf: places,
      read(cells: Cells<keyof typeof columns>, line: number) {
        const named = cells.currency?.toUpperCase()
        if (named !== undefined && !/^[A-Z]{3}$/.test(named)) return { say: `\`currency\` must be three letters, like EUR` }
        if (named !== undefined && of !== undefined && named !== of) return { say: `\`currency\` is ${named}, and was ${of} before: bring the prices of each currency as a list of its own` }
        of ??= named
        const read = readRow(cells)
        return 'value' in read ? { value: { ...read.value, line } } : read
      },
    }
    const table = await (file === undefined ? readTable(csv!, columns, needs) : readTableFile(Buffer.from(file, 'base64'), columns, needs))
    return 'say' in table ? invalid(file === undefined ? '/csv' : '/file', `${table.say}.`) : { rows: table.values, currency: of }
  }
  const say = (changes: Diff['changes']) => `${changes[0]!.key} from ${text(changes[0]!.before ?? null) ?? 'none'} to ${text(changes[0]!.after ?? null) ?? 'none'}`
  return [
    route({
      ...house,
      method: 'GET',
      path: '/v1/prices',
      operation: 'listSellPriceLists',
      summary: 'Price lists of plans, the one that begins last first',
      query: z.strictObject({ plan: z.string().max(64).optional() }),
      answers: { 200: { description: 'In force, past and announced.', schema: Lists } },
      handle: ({ query }) => answer(200, { data: prices.lists(query.plan).map(showList) }),
    }),
    route({
      ...house,
      method: 'POST',
      path: '/v1/prices',
      operation: 'importSellPrices',
      summary: 'Bring the price list of a plan',
      description:
        'Of the prices that fit a message the one of the longest prefix counts, then network, country code, country, and one without any; then the longest sender, then the ' +
        'traffic, then the one that came into force last. What no price fits is refused. A network that is not known costs the most that one of its country does. ' +
        'One row for each country makes a plan with one price per country.',
      body: ToImport,
      bodyLimit: importLimit,
      answers: { 200: { description: 'What would change; nothing has.', schema: Compared }, 201: { description: 'The list, and what it changes.', schema: Imported } },
      problems: ['invalid_request', 'prices_jump', 'prices_below_cost', 'prices_gone'],
      async handle({ body: { prices: given, csv, file, currency: expected, ...rest }, principal }) {
        if ([given, csv, file].filter((one) => one !== undefined).length !== 1) return problem('invalid_request', 'Give one of `prices`, `csv` and `file`.')
        const table = given ? { rows: given.map(rowOf), currency: expected } : await tableOf(csv, file, expected)
        if ('kind' in table) return table
        const result = await prices.import({ ...rest, ...table }, principal.key)
        if (result.kind === 'refused') return invalid(result.param, `${result.say}.`)
        if (result.kind === 'compared') return answer(200, { rows: result.rows, diff: showDiff(result.diff) })
        if (result.kind === 'imported') return answer(201, { ...showList(result.list), diff: showDiff(result.diff) })
        const { jumps, belowCost, removed, changes } = result.diff
        if (result.kind === 'jumps') return problem('prices_jump', `${jumps} prices jump, such as ${say(changes)}. Send \`allowJumps\` when that is right.`)
        if (result.kind === 'below_cost') return problem('prices_below_cost', `${belowCost} prices are below cost, such as ${say(changes)}. Send \`allowLoss\` when that is right.`)
        return problem('prices_gone', `All ${removed} prices of the list in force would be gone. Send \`confirm\` when that is right, or \`"mode":"merge"\` to keep them.`)
      },
    }),
    route({
      ...house,
      method: 'GET',
      path: '/v1/prices/{id}',
      operation: 'listSellPrices',
      summary: 'The prices of a list',
      params,
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: Rows } },
      problems: ['not_found', 'invalid_value'],
      async handle({ params: { id }, query: { limit, after } }) {
        if (!find(id)) return none(id)
        const from = Number(after ?? 0)
        if (!Number.isSafeInteger(from) || from < 0) return invalid('/after', '`after` must be `nextCursor` of the page before.')
        const page = await prices.page(id, limit + 1, from)
        const data = page.slice(0, limit)
        return answer(200, { data: data.map(({ row }) => showRow(row)), ...(page.length > limit && { nextCursor: String(data.at(-1)!.nr) }) })
      },
    }),
    route({
      ...house,
      method: 'GET',
      path: '/v1/prices/{id}/csv',
      operation: 'exportSellPrices',
      summary: 'The prices of a list as CSV, as they can be brought again',
      params,
      answers: { 200: { description: 'CSV after RFC 4180.', schema: z.string(), type: 'text/csv' } },
      problems: ['not_found'],
      async handle({ params: { id } }) {
        const list = find(id)
        return list ? csvAnswer(csvOf(await prices.rowsOf(id), list.currency ?? plans.get(list.plan)?.currency ?? '')) : none(id)
      },
    }),
    route({
      ...house,
      method: 'DELETE',
      path: '/v1/prices/{id}',
      operation: 'removeSellPrices',
      summary: 'Take a price list back',
      params,
      answers: { 204: { description: 'What was in force before is in force again.' } },
      problems: ['not_found'],
      handle: async ({ params: { id } }) => ((await prices.remove(id)) ? answer(204) : none(id)),
    }),
    route({
      tag: 'money',
      scope: 'read',
      ofLive: true,
      method: 'GET',
      path: '/v1/pricing',
      operation: 'getPricing',
      summary: 'What you pay, as CSV',
      description: 'The list in force of your plan. Its ETag tells when it has changed.',
      answers: { 200: { description: 'CSV after RFC 4180; no line where you are not charged.', schema: z.string(), type: 'text/csv' } },
      async handle({ principal: { workspace } }) {
        const account = billing.accountOf(workspace)
        const list = account && prices.lists(account.plan.id).find(({ validFrom }) => validFrom <= clock.wall())
        return csvAnswer(csvOf(list ? await prices.rowsOf(list.id) : [], list?.currency ?? account?.plan.currency ?? ''))
      },
    }),
  ]
}
