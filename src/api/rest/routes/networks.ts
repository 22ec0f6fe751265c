// Networks of numbers: ask for one, bring tables of prefixes, see where they are from.
import { z } from 'zod'
import type { PrefixRow } from '../../../routing/network.ts'
import { prefixLimits } from '../../../routing/prefix-book.ts'
import { instant, textOf } from '../messages-schema.ts'
import type { RestNeeds } from '../needs.ts'
import { problem, type Problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Route } from '../route.ts'
import { country, mcc, mnc, Network, prefix, showPrefixSet } from '../routing-schema.ts'
import { readBy, readTable, type Columns } from '../table.ts'

const importLimit = 20_000_000
/** More of them come as CSV. */
const jsonRows = 20_000

const row = z
  .strictObject({ prefix, country, mcc: mcc.optional(), mnc: mnc.optional(), name: textOf(64).optional() })
  .refine(({ mcc: of, mnc: network }) => network === undefined || of !== undefined, { path: ['mnc'], message: 'needs `mcc` beside it' })
const ToImport = z
  .strictObject({
    source: textOf(200).describe('Where the data are from; shown wherever they are used.'),
    prefixes: z.array(row).min(1).max(jsonRows).optional(),
    csv: z
      .string()
      .max(importLimit)
      .optional()
      .describe('With a first line that names `prefix`, `country`, `mcc`, `mnc`, `name`.'),
    replace: z
      .boolean()
      .default(false)
      .describe('Everything imported before goes. Otherwise the later set counts where both know a prefix.'),
  })
  .meta({
    id: 'PrefixImport',
    examples: [
      {
        source: 'regulator, 2026-11-01',
        prefixes: [{ prefix: '31612', country: 'NL', mcc: '204', mnc: '08', name: 'KPN' }],
      },
      { source: 'our numbers team', csv: 'prefix,country,mcc,mnc,name\n31612,NL,204,08,KPN\n', replace: true },
    ],
  })
const setFields = {
  id: z.string(),
  source: z.string(),
  rows: z.int(),
  createdAt: instant.optional(),
  createdBy: z.string().optional(),
}
const exampleSet = {
  id: 'pfx_01kb3nq2s00000g',
  source: 'regulator, 2026-11-01',
  rows: 112_000,
  createdAt: '2026-11-22T10:00:00.123Z',
}
const PrefixSet = z.strictObject(setFields).meta({ id: 'PrefixSet', examples: [exampleSet] })
const PrefixSets = z
  .strictObject({ data: z.array(PrefixSet), lookup: z.boolean().describe('Whether a portability look-up is set, which counts before these.') })
  .meta({ id: 'PrefixSets', examples: [{ data: [exampleSet], lookup: false }] })

const columns: Columns<'prefix' | 'country' | 'mcc' | 'mnc' | 'name'> = {
  prefix: ['range', 'number prefix', 'destination prefix', 'code'],
  country: ['iso', 'country code', 'country iso', 'iso country'],
  mcc: ['mobile country code'],
  mnc: ['mobile network code'],
  name: ['operator', 'network', 'carrier', 'mnc name'],
}

const invalid = (param: string, say: string) => problem('invalid_value', say, { param })

export function networkRoutes({ routing, clock }: Pick<RestNeeds, 'routing' | 'clock'>): Route[] {
  const rowsOf = async (csv: string): Promise<PrefixRow[] | Problem> => {
    const read = (cells: Readonly<Record<string, unknown>>) => readBy(row, cells)
    const table = await readTable(csv, columns, { clock, mostRows: prefixLimits.rows, read })
    return 'say' in table ? invalid('/csv', `${table.say}.`) : table.values
  }
  return [
    route({
      method: 'GET',
      path: '/v1/networks/prefixes',
      operation: 'listPrefixSets',
      tag: 'routing',
      summary: 'The tables of prefixes in use and where they are from',
      scope: 'admin',
      answers: { 200: { description: 'The one built in first.', schema: PrefixSets } },
      handle: () => answer(200, { data: routing.prefixes.list().map(showPrefixSet), lookup: routing.lookup.get() !== undefined }),
    }),
    route({
      method: 'POST',
      path: '/v1/networks/prefixes',
      operation: 'importPrefixes',
      tag: 'routing',
      summary: 'Bring a table of number prefixes and their networks',
      description: 'All of it or nothing; the first row that cannot be used is named.',
      scope: 'admin',
      body: ToImport,
      bodyLimit: importLimit,
      answers: { 201: { description: 'In use from now on.', schema: PrefixSet } },
      problems: ['invalid_request'],
      async handle({ body: { source, prefixes, csv, replace }, principal }) {
        if ((prefixes === undefined) === (csv === undefined))
          return problem('invalid_request', 'Give either `prefixes` or `csv`.')
        const given = prefixes ?? (await rowsOf(csv!))
        if ('kind' in given) return given
        if (given.length === 0) return invalid('/csv', 'There are no rows.')
        const rows = given.map((one) => ({ ...one, prefix: one.prefix.replace('+', '') }))
        const set = await routing.prefixes.import({ source, rows, replace }, principal.key)
        if ('refused' in set) return invalid(csv === undefined ? '/prefixes' : '/csv', `${set.refused}.`)
        return answer(201, showPrefixSet(set))
      },
    }),
    route({
      method: 'DELETE',
      path: '/v1/networks/prefixes/{id}',
      operation: 'removePrefixes',
      tag: 'routing',
      summary: 'Forget an imported table of prefixes',
      scope: 'admin',
      params: z.strictObject({ id: z.string().max(64) }),
      answers: { 204: { description: 'Forgotten.' } },
      problems: ['not_found'],
      handle: async ({ params: { id } }) =>
        (await routing.prefixes.remove(id)) ? answer(204) : problem('not_found', `There is no imported table ${id}.`),
    }),
    route({
      method: 'GET',
      path: '/v1/networks/{number}',
      operation: 'getNetwork',
      tag: 'routing',
      summary: 'The network of a number, and by whose word',
      scope: 'read',
      params: z.strictObject({ number: z.string().max(32) }),
      answers: { 200: { description: 'The network, or the country alone.', schema: Network } },
      problems: ['not_found'],
      async handle({ params: { number } }) {
        const asked = number.replace(/^ ?(?=\d)/, '+')
        const asking = routing.lookUp(() => [asked])
        if (asking) await asking
        const network = routing.networkOf(asked)
        return network ? answer(200, network) : problem('not_found', `${asked} is the number of no network.`)
      },
    }),
  ]
}
