// How the installation is doing: counters and connections for people, health for whatever watches processes.
import { z } from 'zod'
import type { Meter } from '../meter.ts'
import type { RestNeeds } from '../needs.ts'
import { problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Route } from '../route.ts'

const Status = z
  .strictObject({
    version: z.string(),
    mode: z.strictObject({
      demo: z.boolean().describe('Live keys may use the embedded operator and its virtual phones.'),
    }),
    counters: z
      .strictObject({
        accepted: z.int(),
        submitted: z.int(),
        delivered: z.int(),
        failed: z.int(),
        queued: z.int().describe('Waiting now.'),
        perSecond: z.int().describe('Handed to operators during the last second.'),
      })
      .describe('Messages since the start of this process.'),
    connections: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        state: z.enum(['bound', 'connecting', 'down', 'paused']),
        window: z.int().describe('Messages that may be under way at once.'),
        outstanding: z.int().describe('Messages under way now.'),
      }),
    ),
  })
  .meta({
    id: 'Installation',
    examples: [
      {
        version: '0.1.0',
        mode: { demo: true },
        counters: { accepted: 10_000, submitted: 9_000, delivered: 8_500, failed: 12, queued: 1_000, perSecond: 4_200 },
        connections: [{ id: 'demo', name: 'Embedded SMSC', state: 'bound', window: 1_000, outstanding: 500 }],
      },
    ],
  })
const Health = z.strictObject({ status: z.string() }).meta({ id: 'Health', examples: [{ status: 'live' }] })
const Ready = z
  .strictObject({
    status: z.enum(['ready', 'waiting']).describe(
      '`waiting`: messages are accepted and kept, and none is sent, because no connection to an operator is bound.',
    ),
  })
  .meta({ id: 'Ready', examples: [{ status: 'ready' }] })
const nearlyFull = 'The disk is nearly full: new messages are refused until there is room; those accepted before are sent.'

type Needs = Pick<RestNeeds, 'version' | 'demo' | 'connections' | 'hasRoom'> & { readonly meter: Pick<Meter, 'read'> }

export function statusRoutes({ version, demo, connections, hasRoom, meter }: Needs): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/status',
      operation: 'getStatus',
      tag: 'status',
      summary: 'Version, counters and connections',
      scope: 'read',
      answers: { 200: { description: 'Now.', schema: Status } },
      handle: () => answer(200, { version, mode: { demo: demo() }, counters: meter.read(), connections: connections() }),
    }),
    route({
      method: 'GET',
      path: '/health/live',
      operation: 'isLive',
      tag: 'status',
      summary: 'Whether the process runs',
      scope: 'public',
      answers: { 200: { description: 'It runs.', schema: Health } },
      handle: () => answer(200, { status: 'live' }),
    }),
    route({
      method: 'GET',
      path: '/health/ready',
      operation: 'isReady',
      tag: 'status',
      summary: 'Whether messages can be accepted',
      description:
        '503 `not_ready` while the disk is full or nearly so: then new messages are refused. An operator that is away is ' +
        'no reason to send customers elsewhere, so that is told in a 200.',
      scope: 'public',
      answers: { 200: { description: 'They can.', schema: Ready } },
      problems: ['not_ready'],
      handle() {
        if (!hasRoom()) return problem('not_ready', nearlyFull, { retryAfterMs: 10_000 })
        return answer(200, { status: connections().some(({ state }) => state === 'bound') ? 'ready' : 'waiting' })
      },
    }),
  ]
}
