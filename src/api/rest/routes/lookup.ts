// The portability look-up: what asks, over HTTP, which network serves a number today.
import { z } from 'zod'
import type { LookupView } from '../../../routing/lookup-book.ts'
import { parseNumber } from '../../../sms/phone.ts'
import { instant, textOf } from '../messages-schema.ts'
import type { RestNeeds } from '../needs.ts'
import { problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Route } from '../route.ts'
import { Network } from '../routing-schema.ts'
import { iso } from '../view.ts'

const place = z.string().min(1).max(200)
const common = { country: place, name: place.optional() }
const settings = {
  name: textOf(64),
  url: z.string().min(1).max(500).describe('Asked with GET; `{number}` stands for the digits, `{e164}` for them with a +.'),
  fields: z
    .union([z.strictObject({ ...common, mccmnc: place }), z.strictObject({ ...common, mcc: place, mnc: place })])
    .describe('Where things are in the JSON answer, members separated by dots. `mccmnc` has both codes in one text.'),
  atOnce: z.int().min(1).max(200).default(20).describe('Requests under way at once.'),
  timeoutMs: z.int().min(50).max(30_000).default(2_000).describe('For one request.'),
  patienceMs: z.int().min(0).max(5_000).default(300).describe('How long messages wait for an answer before the number range decides.'),
  cacheSeconds: z.int().min(1).max(30 * 86_400).default(86_400).describe('How long an answer is believed.'),
}
const headers = z.record(z.string().regex(/^[\w-]{1,64}$/), z.string().min(1).max(4_096).regex(/^[\x20-\x7e]+$/))
const example = {
  name: 'Portability of Example',
  url: 'https://lookup.example.com/v1/{number}',
  fields: { country: 'country', mccmnc: 'network.mccmnc', name: 'network.name' },
  atOnce: 20,
  timeoutMs: 2_000,
  patienceMs: 300,
  cacheSeconds: 86_400,
}
const ToSet = z
  .strictObject({ ...settings, headers: headers.optional().describe('Never shown again. Not given: as they were.') })
  .meta({ id: 'NumberLookupDraft', examples: [{ ...example, headers: { authorization: 'Bearer secret' } }] })
const Shown = z
  .strictObject({
    ...settings,
    headers: z.array(z.string()).describe('Names of those that are set.'),
    changedAt: instant,
    changedBy: z.string().optional(),
    sealedAway: z.boolean().describe('True where the headers cannot be opened with the present key: nobody is asked.'),
    counters: z.strictObject({ asked: z.int(), answered: z.int(), failed: z.int(), tooLate: z.int() }),
  })
  .meta({
    id: 'NumberLookup',
    examples: [
      {
        ...example,
        headers: ['authorization'],
        changedAt: '2026-11-22T10:00:00.123Z',
        sealedAway: false,
        counters: { asked: 120, answered: 118, failed: 2, tooLate: 0 },
      },
    ],
  })
const ToTry = z.strictObject({ to: textOf(64) }).meta({ id: 'NumberLookupTrial', examples: [{ to: '+31612345678' }] })
const Tried = z
  .strictObject({ ok: z.boolean(), say: z.string(), tookMs: z.int(), network: Network.optional() })
  .meta({ id: 'NumberLookupTried', examples: [{ ok: true, say: 'it knows the network', tookMs: 41, network: { country: 'NL', mcc: '204', mnc: '08', source: 'lookup' } }] })

const path = '/v1/networks/lookup'
const none = problem('not_found', 'No look-up is set: the number ranges decide.')
const meanwhile = problem('changed_meanwhile', 'Somebody else removed it.')
const show = ({ changedAt, ...rest }: LookupView) => ({ ...rest, changedAt: iso(changedAt) })

export function lookupRoutes({ routing: { lookup } }: Pick<RestNeeds, 'routing'>): Route[] {
  return [
    route({
      method: 'GET',
      path,
      operation: 'getNumberLookup',
      tag: 'routing',
      summary: 'The portability look-up, and how it does',
      scope: 'admin',
      answers: { 200: { description: 'Its settings.', schema: Shown } },
      problems: ['not_found'],
      handle() {
        const view = lookup.get()
        return view ? answer(200, show(view)) : none
      },
    }),
    route({
      method: 'PUT',
      path,
      operation: 'setNumberLookup',
      tag: 'routing',
      summary: 'Ask an HTTP service which network serves a number today, before its route is chosen',
      description:
        'What it says counts before imported tables and number ranges, and every decision tells its source. When it is slow ' +
        'or broken messages do not wait: the range decides.',
      scope: 'admin',
      body: ToSet,
      answers: { 200: { description: 'In use from now on.', schema: Shown } },
      async handle({ body, principal }) {
        const fault = await lookup.set(body, principal.key)
        if (fault) return problem('invalid_value', `${fault.say}.`, { param: fault.param })
        const view = lookup.get()
        return view ? answer(200, show(view)) : meanwhile
      },
    }),
    route({
      method: 'DELETE',
      path,
      operation: 'removeNumberLookup',
      tag: 'routing',
      summary: 'Ask nobody any more',
      scope: 'admin',
      answers: { 204: { description: 'The number ranges decide.' } },
      problems: ['not_found'],
      handle: async () => ((await lookup.remove()) ? answer(204) : none),
    }),
    route({
      method: 'POST',
      path: `${path}/test`,
      operation: 'tryNumberLookup',
      tag: 'routing',
      summary: 'Ask the look-up about one number now',
      scope: 'admin',
      body: ToTry,
      answers: { 200: { description: 'What came of it.', schema: Tried } },
      problems: ['not_found', 'invalid_recipient'],
      async handle({ body: { to } }) {
        const number = parseNumber(to)
        if ('refused' in number) return problem('invalid_recipient', `${number.refused}.`, { param: '/to' })
        const tried = await lookup.tryOut(number.e164)
        return tried ? answer(200, tried) : none
      },
    }),
  ]
}
