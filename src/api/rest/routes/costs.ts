// What operators charge: price lists per connection, compared before they count, listed and taken back.
import { z } from 'zod'
import { parseMicros } from '../../../kit/money.ts'
import type { PriceRow } from '../../../routing/cost.ts'
import { priceLimits } from '../../../routing/price-book.ts'
import { instant, textOf, time } from '../messages-schema.ts'
import type { RestNeeds } from '../needs.ts'
import { pageQuery } from '../page.ts'
import { problem, type Problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Route } from '../route.ts'
import { country, currency, mcc, mnc, prefix, showDiff, showPrice, showPriceList } from '../routing-schema.ts'
import { countryCode } from '../country-names.ts'
import { readBy, readTable, readTableFile, type Cells, type Columns } from '../table.ts'

const importLimit = 20_000_000
/** More of them come as CSV. */
const jsonRows = 20_000

const priceText = z
  .string()
  .max(20)
  .refine(
    (text) => parseMicros(text) !== undefined,
    'must be a price from 0 to 1000 with at most 6 decimals, like 0.0312',
  )
const codes = { prefix: prefix.optional(), country: country.optional(), mcc: mcc.optional(), mnc: mnc.optional() }
const priceRow = z
  .strictObject({
    ...codes,
    price: priceText.nullable().describe('For one part; null where the operator does not go.'),
  })
  .refine(({ mcc: of, mnc: network }) => network === undefined || of !== undefined, {
    path: ['mnc'],
    message: 'needs `mcc` beside it',
  })
const ToImport = z
  .strictObject({
    connection: z.string().min(1).max(64),
    currency,
    source: textOf(200).describe('Where the prices are from: a file, a mail, a contract.'),
    validFrom: time
      .transform((text) => Date.parse(text))
      .optional()
      .describe('Now when absent.'),
    mode: z
      .enum(['replace', 'merge'])
      .default('replace')
      .describe('`replace`: what is not named is gone. `merge`: what is not named stays as it was.'),
    prices: z.array(priceRow).min(1).max(jsonRows).optional(),
    csv: z
      .string()
      .max(importLimit)
      .optional()
      .describe(
        'With a first line that names `prefix`, `country`, `mcc`, `mnc`, `price`, `reject`, `currency`, in any order. Where it names ' +
          '`effective date`, that is one date for all, and the list begins then.',
      ),
    file: z
      .base64()
      .max(importLimit)
      .optional()
      .describe('The same as a file, in base64: an Excel workbook (XLSX, its first sheet), or a CSV, packed by gzip or not.'),
    dryRun: z.boolean().default(false).describe('Only say what would change.'),
    allowJumps: z.boolean().default(false).describe('Take it although prices change by more than three tenths.'),
    confirm: z.boolean().default(false).describe('Take it although it names nothing that the list in force names.'),
  })
  .meta({
    id: 'PriceImport',
    examples: [
      {
        connection: 'con_01kb3nq2s00000g',
        currency: 'EUR',
        source: 'acme-2026-11.csv',
        prices: [
          { country: 'NL', mcc: '204', mnc: '08', price: '0.0312' },
          { country: 'NL', price: '0.0401' },
        ],
      },
    ],
  })

const listFields = {
  id: z.string(),
  connection: z.string(),
  currency: z.string(),
  validFrom: instant,
  source: z.string(),
  rows: z.int(),
  createdAt: instant,
  createdBy: z.string().optional(),
}
const exampleList = {
  id: 'pls_01kb3nq2s00000g',
  connection: 'con_01kb3nq2s00000g',
  currency: 'EUR',
  validFrom: '2026-12-01T00:00:00.000Z',
  source: 'acme-2026-11.csv',
  rows: 1_204,
  createdAt: '2026-11-22T10:00:00.123Z',
}
const PriceList = z.strictObject(listFields).meta({ id: 'PriceList', examples: [exampleList] })
const PriceLists = z
  .strictObject({ data: z.array(PriceList) })
  .meta({ id: 'PriceLists', examples: [{ data: [exampleList] }] })
const diff = z.strictObject({
  added: z.int(),
  raised: z.int(),
  lowered: z.int(),
  removed: z.int(),
  unchanged: z.int(),
  jumps: z.int().describe('Raised or lowered by more than three tenths.'),
  changes: z
    .array(
      z.strictObject({
        key: z.string(),
        before: z.string().nullable().optional(),
        after: z.string().nullable().optional(),
      }),
    )
    .describe('The first hundred, jumps first.'),
})
const exampleDiff = {
  added: 2,
  raised: 0,
  lowered: 0,
  removed: 0,
  unchanged: 0,
  jumps: 0,
  changes: [{ key: '204-08', after: '0.0312' }],
}
const Compared = z
  .strictObject({ rows: z.int(), diff })
  .meta({ id: 'PricesCompared', examples: [{ rows: 2, diff: exampleDiff }] })
const Imported = z
  .strictObject({ ...listFields, diff })
  .meta({ id: 'PricesImported', examples: [{ ...exampleList, diff: exampleDiff }] })
const Prices = z
  .strictObject({
    data: z.array(
      z.strictObject({
        prefix: z.string().optional(),
        country: z.string().optional(),
        mcc: z.string().optional(),
        mnc: z.string().optional(),
        price: z.string().nullable(),
      }),
    ),
    nextCursor: z.string().optional(),
  })
  .meta({ id: 'Prices', examples: [{ data: [{ country: 'NL', mcc: '204', mnc: '08', price: '0.0312' }] }] })

const columns: Columns<'prefix' | 'country' | 'mcc' | 'mnc' | 'price' | 'reject' | 'currency' | 'from'> = {
  prefix: ['destination prefix', 'dial code', 'code'],
  country: ['iso', 'country code', 'country iso'],
  mcc: ['mobile country code'],
  mnc: ['mobile network code'],
  price: ['rate', 'cost', 'price per sms'],
  reject: ['reject sms', 'closed', 'blocked'],
  currency: ['cur', 'ccy'],
  from: ['valid from', 'effective date', 'effective from', 'start date'],
}
/** Without one of them each row would be a price for every number there is. */
const places = ['prefix', 'country', 'mcc'] as const
const isYes = (cell: string | undefined) => cell !== undefined && /^(1|y|yes|true|reject)$/i.test(cell)

const invalid = (param: string, say: string) => problem('invalid_value', say, { param })
const rowOf = ({ price, prefix: digits, ...rest }: z.output<typeof priceRow>): PriceRow => ({
  ...rest,
  ...(digits !== undefined && { prefix: digits.replace('+', '') }),
  micros: price === null ? null : parseMicros(price)!,
})

function readRow({ reject, country: place, currency: _, from: __, ...cells }: Cells<keyof typeof columns>) {
  // a name that is not understood says nothing that a code beside it does not
  const code = place === undefined ? undefined : countryCode(place)
  if (place !== undefined && code === undefined && (cells.prefix ?? cells.mcc) === undefined)
    return { say: `\`country\` must be a code like NL or an English name, and is “${place}”` }
  const price = isYes(reject) ? null : cells.price
  const read = readBy(priceRow, { ...cells, ...(code !== undefined && { country: code }), price })
  return 'say' in read ? read : { value: rowOf(read.value) }
}

export function costRoutes({ routing, clock }: Pick<RestNeeds, 'routing' | 'clock'>): Route[] {
  const { prices } = routing
  type Table = { readonly rows: PriceRow[]; readonly validFrom?: number | undefined }
  const tableOf = async (csv: string | undefined, file: string | undefined, expected: string): Promise<Table | Problem> => {
    let from: string | undefined
    const needs = {
      clock, mostRows: priceLimits.rows, oneOf: places,
      read(cells: Cells<keyof typeof columns>) {
        if (cells.currency !== undefined && cells.currency.toUpperCase() !== expected) return { say: `\`currency\` is ${cells.currency}, and ${expected} was said` }
        if (cells.from !== undefined && Number.isNaN(Date.parse(cells.from))) return { say: '`effective date` must be a date like 2026-12-01' }
        if (cells.from !== undefined && from !== undefined && cells.from !== from) return { say: `\`effective date\` is ${cells.from}, and was ${from} before: bring the prices of each date as a list of its own` }
        from ??= cells.from
        return readRow(cells)
      },
    }
    const table = await (file === undefined ? readTable(csv!, columns, needs) : readTableFile(Buffer.from(file, 'base64'), columns, needs))
    if ('say' in table) return invalid(file === undefined ? '/csv' : '/file', `${table.say}.`)
    return { rows: table.values, ...(from !== undefined && { validFrom: Date.parse(from) }) }
  }
  return [
    route({
      method: 'GET',
      path: '/v1/costs',
      operation: 'listPriceLists',
      tag: 'routing',
      summary: 'Price lists of connections, the one that begins last first',
      scope: 'admin',
      query: z.strictObject({ connection: z.string().max(64).optional() }),
      answers: { 200: { description: 'In force, past and announced.', schema: PriceLists } },
      handle: ({ query }) => answer(200, { data: prices.lists(query.connection).map(showPriceList) }),
    }),
    route({
      method: 'POST',
      path: '/v1/costs',
      operation: 'importPrices',
      tag: 'routing',
      summary: 'Bring the price list of a connection',
      description:
        'Of the prices that fit a message the one of the longest prefix counts, then network, country code, country, ' +
        'and one without any. Where a list in force has none, the operator does not go. Removing a list puts the one ' +
        'before it in force again.',
      scope: 'admin',
      body: ToImport,
      bodyLimit: importLimit,
      answers: {
        200: { description: 'What would change; nothing has.', schema: Compared },
        201: { description: 'The list, and what it changes.', schema: Imported },
      },
      problems: ['invalid_request', 'prices_jump', 'prices_gone'],
      async handle({ body: { prices: given, csv, file, ...rest }, principal }) {
        if ([given, csv, file].filter((one) => one !== undefined).length !== 1)
          return problem('invalid_request', 'Give one of `prices`, `csv` and `file`.')
        const table: Table | Problem = given ? { rows: given.map(rowOf) } : await tableOf(csv, file, rest.currency)
        if ('kind' in table) return table
        const { rows, validFrom } = table
        const result = await prices.import({ ...(validFrom !== undefined && { validFrom }), ...rest, prices: rows }, principal.key)
        if (result.kind === 'refused') return invalid(result.param, `${result.say}.`)
        if (result.kind === 'compared') return answer(200, { rows: result.rows, diff: showDiff(result.diff) })
        if (result.kind === 'imported')
          return answer(201, { ...showPriceList(result.list), diff: showDiff(result.diff) })
        if (result.kind === 'drops')
          return problem(
            'prices_gone',
            `All ${result.diff.removed} prices of the list in force would be gone. Send \`confirm\` when that is right, or \`"mode":"merge"\` to keep them.`,
          )
        const { jumps, changes } = showDiff(result.diff)
        const { key, before, after } = changes[0]!
        return problem(
          'prices_jump',
          `${jumps} prices jump, such as ${key} from ${before} to ${after}. Send \`allowJumps\` when that is right.`,
        )
      },
    }),
    route({
      method: 'GET',
      path: '/v1/costs/{id}',
      operation: 'listPrices',
      tag: 'routing',
      summary: 'The prices of a list',
      scope: 'admin',
      params: z.strictObject({ id: z.string().max(64) }),
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: Prices } },
      problems: ['not_found'],
      async handle({ params: { id }, query: { limit, after = '' } }) {
        if (!prices.lists().some((list) => list.id === id)) return problem('not_found', `There is no price list ${id}.`)
        const page = await prices.page(id, limit + 1, after)
        const data = page.slice(0, limit)
        return answer(200, {
          data: data.map(({ row }) => showPrice(row)),
          ...(page.length > limit && { nextCursor: data.at(-1)!.key }),
        })
      },
    }),
    route({
      method: 'DELETE',
      path: '/v1/costs/{id}',
      operation: 'removePrices',
      tag: 'routing',
      summary: 'Take a price list back',
      scope: 'admin',
      params: z.strictObject({ id: z.string().max(64) }),
      answers: { 204: { description: 'What was in force before is in force again.' } },
      problems: ['not_found'],
      handle: async ({ params: { id } }) =>
        (await prices.remove(id)) ? answer(204) : problem('not_found', `There is no price list ${id}.`),
    }),
  ]
}
