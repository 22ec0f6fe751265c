// Figures that are added up while messages are sent: over time, and by country.
import { z } from 'zod'
import { grainNames, grains } from '../../../statistics/records.ts'
import type { Counts } from '../../../statistics/statistics.ts'
import type { Statistics } from '../../../statistics/open.ts'
import { instant, time } from '../messages-schema.ts'
import type { RestNeeds } from '../needs.ts'
import { problem } from '../problem.ts'
import { answer, route, type Route } from '../route.ts'
import { country } from '../routing-schema.ts'
import { iso } from '../view.ts'

const mostPoints = 3_000
/** How far back it goes unless said. */
const usual = { minute: 3_600_000, hour: 86_400_000, day: 30 * 86_400_000, country: 86_400_000 } as const
const moment = time.transform((text) => Date.parse(text)).optional()
const counts = {
  sent: z.int().describe('Messages that an operator took.'),
  delivered: z.int(), undelivered: z.int(), expired: z.int(), rejected: z.int(), unknown: z.int(),
  optedOut: z.int().describe('People who withdrew their consent.'),
}
const exampleCounts: Counts = { sent: 1_200, delivered: 1_160, undelivered: 12, expired: 3, rejected: 1, unknown: 0, optedOut: 2 }
const Statistic = z
  .strictObject({
    by: z.enum([...grainNames, 'country']),
    since: instant,
    until: instant,
    data: z.array(z.strictObject({ at: instant.optional().describe('When it began.'), country: z.string().optional(), ...counts })),
  })
  .meta({
    id: 'Statistics',
    examples: [{ by: 'hour', since: '2026-11-21T10:00:00.000Z', until: '2026-11-22T10:00:00.000Z', data: [{ at: '2026-11-22T09:00:00.000Z', ...exampleCounts }] }],
  })

export function statisticRoutes({ statistics, clock }: { readonly statistics: Pick<Statistics, 'series' | 'countries'> } & Pick<RestNeeds, 'clock'>): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/statistics',
      operation: 'getStatistics',
      tag: 'status',
      summary: 'How many messages were sent and what became of them, over time or by country',
      description:
        'Counted when it happens and added up every other second, so that it is quick however many messages there are. Minutes are ' +
        'kept for two days, hours for two months, days (of UTC) for three years; moments at which nothing happened are left out. A ' +
        'test key sees test messages, a live key live ones.',
      scope: 'read',
      query: z.strictObject({
        by: z.enum([...grainNames, 'country']).default('hour'),
        since: moment.describe('An hour, a day or a month ago, after `by`, when absent.'),
        until: moment.describe('Not this moment; now when absent.'),
        country: country.optional().describe('This one alone; not by minute.'),
      }),
      answers: { 200: { description: 'The oldest first; by country, the most first.', schema: Statistic } },
      problems: ['invalid_value'],
      async handle({ query: { by, since, until = clock.wall() + 1, country: place }, principal: { workspace, mode } }) {
        const from = since ?? until - usual[by]
        if (until <= from) return problem('invalid_value', '`until` must be after `since`.', { param: '/until' })
        const span = { since: iso(from), until: iso(until) }
        const asked = { workspace, mode, from, to: until, ...(place !== undefined && { country: place }) }
        if (by === 'country') {
          const found = await statistics.countries(asked)
          return answer(200, { by, ...span, data: found.map(({ country: name, counts: of }) => ({ ...(name !== '' && { country: name }), ...of })) })
        }
        if (by === 'minute' && place !== undefined) return problem('invalid_value', 'Minutes are not told apart by country.', { param: '/country' })
        if ((until - from) / grains[by].ms > mostPoints)
          return problem('invalid_value', `That is more than ${mostPoints} of them; ask for a shorter time.`, { param: '/since' })
        const found = await statistics.series({ ...asked, from: Math.floor(from / grains[by].ms) * grains[by].ms }, by)
        return answer(200, { by, ...span, data: found.map(({ at, counts: of }) => ({ at: iso(at), ...of })) })
      },
    }),
  ]
}
