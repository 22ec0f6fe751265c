// What routes, networks and prices look like at this door, and how the room's shapes become the customer's.
import { z } from 'zod'
import { formatMicros, type Money } from '../../kit/money.ts'
import { type PriceDiff, type PriceList, type PriceRow } from '../../routing/cost.ts'
import type { Candidate } from '../../routing/pick.ts'
import type { PrefixSet } from '../../routing/network.ts'
import { blockReasons, days, lanes, limits, policies, type Route } from '../../routing/route.ts'
import { instant, textOf } from './messages-schema.ts'
import { iso } from './view.ts'

const id = z.string().min(1).max(64)
const list = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(limits.values)
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 08:00')

export const country = z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter country code, like NL')
export const prefix = z.string().regex(/^\+?[1-9]\d{0,14}$/, 'must be 1 to 15 digits, beginning with the calling code')
export const mcc = z.string().regex(/^\d{3}$/, 'must be three digits, as text')
export const mnc = z.string().regex(/^\d{2,3}$/, 'must be two or three digits, as text')
export const currency = z.string().regex(/^[A-Z]{3}$/, 'must be a three-letter currency, like EUR')
export const amount = z.strictObject({ amount: z.string().max(20), currency })

const match = z.strictObject({
  countries: list(country).optional(),
  networks: list(
    z.string().regex(/^\d{3}(-\d{2,3})?$/, 'must be like 204-08, or 204 for all of a country code'),
  ).optional(),
  prefixes: list(prefix).optional(),
  senders: list(textOf(32)).optional().describe('Case is ignored; `*` stands for anything.'),
  workspaces: list(id).optional(),
  lanes: z.array(z.enum(lanes)).min(1).max(lanes.length).optional(),
  content: z
    .strictObject({
      contains: z
        .array(textOf(100))
        .min(1)
        .max(100)
        .optional()
        .describe('One of these is in the text; case is ignored.'),
      pattern: textOf(200)
        .optional()
        .describe(
          'Found in the text; case is ignored. Knows `. [a-z] [^a-z] \\d \\w \\s ( ) | * + ?` and `^ $` at the ends.',
        ),
    })
    .optional(),
  hours: z
    .strictObject({
      timeZone: z.string().min(1).max(64),
      days: z.array(z.enum(days)).min(1).max(days.length).optional(),
      from: clockTime,
      to: clockTime,
    })
    .optional()
    .describe('`to` before `from` goes over midnight.'),
})

const send = z.strictObject({
  connections: z
    .array(z.strictObject({ connection: id, weight: z.int().min(1).max(limits.weight).optional() }))
    .min(1)
    .max(limits.connections),
  policy: z.enum(policies),
  sticky: z.enum(['sender', 'recipient']).optional(),
  allowLoss: z.boolean().optional().describe('May cost more than it is sold for.'),
})
const block = z.strictObject({
  block: z.strictObject({ reason: z.enum(blockReasons), say: textOf(200).optional() }),
})

const exampleDraft = {
  name: 'Netherlands, cheapest first',
  match: { countries: ['NL'], lanes: ['transactional', 'bulk'] },
  action: {
    connections: [{ connection: 'con_01kb3nq2s00000g' }, { connection: 'con_01kb3nq2s00000h' }],
    policy: 'cost',
  },
} as const

const draft = {
  name: textOf(100),
  position: z.int().min(0).max(1_000_000).optional().describe('Lower goes first; after all others when absent.'),
  enabled: z.boolean().default(true),
  match: match.default({}).describe('Every condition that is there must hold. None: every message.'),
  action: z.union([send, block]),
}
export const RouteDraft = z.strictObject(draft).meta({ id: 'RouteDraft', examples: [exampleDraft] })

const route = {
  ...draft,
  id: z.string(),
  position: z.int(),
  enabled: z.boolean(),
  match,
  version: z.int().describe('Counts up with every change; the ETag is this number in quotes.'),
  createdAt: instant,
  createdBy: z.string().optional().describe('The API key it came by, where it came by one.'),
  updatedAt: instant,
  updatedBy: z.string().optional(),
}
const exampleRoute = {
  ...exampleDraft,
  id: 'rte_01kb3nq2s00000g',
  position: 10,
  enabled: true,
  version: 1,
  createdAt: '2026-11-22T10:00:00.123Z',
  updatedAt: '2026-11-22T10:00:00.123Z',
} as const
export const RouteShown = z.strictObject(route).meta({ id: 'Route', examples: [exampleRoute] })
export const RouteList = z
  .strictObject({ data: z.array(RouteShown) })
  .meta({ id: 'Routes', examples: [{ data: [exampleRoute] }] })
export const RouteVersions = z
  .strictObject({
    data: z.array(
      z.strictObject({ version: z.int(), at: instant, madeBy: z.string().optional(), route: RouteShown.optional() }),
    ),
  })
  .meta({
    id: 'RouteVersions',
    examples: [{ data: [{ version: 1, at: exampleRoute.createdAt, route: exampleRoute }] }],
  })

export const Network = z
  .strictObject({
    country: z.string(),
    mcc: z.string().optional(),
    mnc: z.string().optional(),
    name: z.string().optional(),
    source: z
      .enum(['range', 'imported', 'lookup'])
      .describe('`range`: whom the number range was given to, ported numbers not known.'),
  })
  .meta({ id: 'Network', examples: [{ country: 'NL', mcc: '204', mnc: '08', name: 'KPN', source: 'range' }] })

export const ToExplain = z
  .strictObject({
    to: textOf(64),
    from: textOf(32).optional(),
    lane: z.enum(lanes).optional(),
    text: textOf(39_015).optional(),
    workspace: id.optional(),
    country: country.optional().describe('Whose national writing of numbers is understood.'),
    soldFor: amount.optional().describe('What the customer would pay for a part: sets the guard against loss to work.'),
  })
  .meta({ id: 'ToExplain', examples: [{ to: '+31612345678', from: 'SHOP', lane: 'bulk' }] })

const candidate = z.strictObject({
  connection: z.string(),
  name: z.string(),
  verdict: z.enum(['fit', 'probe', 'gone', 'demo', 'paused', 'down', 'failing', 'closed', 'tried', 'loss']),
  say: z.string(),
  price: amount.optional().describe('For one part.'),
  dearest: z
    .boolean()
    .optional()
    .describe('The network is not known: the price is the most it can be in that country.'),
  score: z.number().optional(),
})
export const Explanation = z
  .strictObject({
    network: Network.optional(),
    result: z.enum(['send', 'block', 'none']),
    route: z.strictObject({ id: z.string(), why: z.array(z.string()) }).optional(),
    connection: z.string().optional(),
    cost: amount.optional().describe('Expected of the operator, for the whole message.'),
    blocked: z.strictObject({ reason: z.string(), say: z.string() }).optional(),
    say: z.string().optional().describe('Why nothing takes it.'),
    considered: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        verdict: z.enum(['chosen', 'blocks', 'passed over', 'does not match', 'not reached']),
        say: z.string().optional(),
        candidates: z.array(candidate).optional(),
      }),
    ),
    omitted: z.int().describe('Routes that are not listed.'),
    guard: z.string().describe('Whether the guard against selling at a loss is at work.'),
  })
  .meta({
    id: 'Explanation',
    examples: [
      {
        result: 'send',
        route: { id: 'rte_demo', why: ['the only operator connection'] },
        connection: 'demo',
        considered: [],
        omitted: 0,
        guard: 'idle',
      },
    ],
  })

const quality = z.strictObject({
  connection: z.string(),
  country: z.string().optional(),
  network: z.string().optional(),
  submitted: z.int(),
  delivered: z.int(),
  failed: z.int(),
  unknown: z.int(),
  score: z.number(),
  receiptShare: z.number().optional(),
  delayMs: z.strictObject({ median: z.int(), p90: z.int() }).optional(),
  signs: z.strictObject({ tooFast: z.boolean(), tooUniform: z.boolean(), noFailures: z.boolean() }),
  madeUp: z.boolean().describe('The receipts do not look like the truth; they count as unverified.'),
})
const health = z.strictObject({
  connection: z.string(),
  state: z.enum(['well', 'failing', 'probing', 'down']),
  errorShare: z.number(),
  answers: z.int(),
  throttled: z.int(),
  latencyMs: z.int().optional(),
  since: instant,
})
export const RoutingHealth = z.strictObject({ connections: z.array(health), quality: z.array(quality) }).meta({
  id: 'RoutingHealth',
  description: 'Figures fade: the recent counts most.',
  examples: [{ connections: [], quality: [] }],
})

export const showMoney = ({ micros, currency }: Money) => ({ amount: formatMicros(micros), currency })
export const showRoute = ({ createdAt, updatedAt, ...rest }: Route) => ({
  ...rest,
  createdAt: iso(createdAt),
  updatedAt: iso(updatedAt),
})

export const showCandidate = ({ leg, name, verdict, say, price, score }: Candidate) => ({
  connection: leg.connection,
  name,
  verdict,
  say,
  ...(price &&
    price.found !== 'closed' && {
      price: showMoney({ micros: price.found.micros, currency: price.currency }),
      ...(price.found.dearest && { dearest: true }),
    }),
  ...(score > 0 && { score: Math.round(score * 1_000) / 1_000 }),
})

export const showPrefixSet = ({ createdAt, ...rest }: PrefixSet) => ({
  ...rest,
  ...(createdAt !== undefined && { createdAt: iso(createdAt) }),
})
export const showPriceList = ({ createdAt, validFrom, ...rest }: PriceList) => ({
  ...rest,
  validFrom: iso(validFrom),
  createdAt: iso(createdAt),
})
export const showPrice = ({ micros, ...rest }: PriceRow) => ({
  ...rest,
  price: micros === null ? null : formatMicros(micros),
})
export const showDiff = ({ changes, ...counts }: PriceDiff) => {
  const show = (micros: number | null) => (micros === null ? null : formatMicros(micros))
  return {
    ...counts,
    changes: changes.map(({ key, before, after }) => ({
      key,
      ...(before !== undefined && { before: show(before) }),
      ...(after !== undefined && { after: show(after) }),
    })),
  }
}
