// Cell broadcasts of the embedded operator: an alert for every virtual phone of an area. Demo only. Decides nothing about
// who shows them.
import { z } from 'zod'
import { broadcastStates, type BroadcastView } from '../../../smsc/broadcast/broadcast.ts'
import type { SmscView } from '../needs.ts'
import { pageAnswer, pageQuery } from '../page.ts'
import { problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Route } from '../route.ts'
import { iso } from '../view.ts'

const tag = 'smsc'
const example = {
  id: '1000017', from: 'Alert', text: 'Storm from the sea. Stay inside.', areas: ['amsterdam'], repetitions: 3,
  intervalSeconds: 60, sent: 1, phones: 2, state: 'enroute', createdAt: '2026-11-22T10:00:00.123Z',
} as const

const Broadcast = z
  .strictObject({
    id: z.string(),
    account: z.string().optional().describe('The system_id of the program it came from; absent for one made here.'),
    from: z.string(),
    text: z.string(),
    areas: z.array(z.string()).describe('The cells it goes to.'),
    repetitions: z.int(),
    intervalSeconds: z.number(),
    sent: z.int().describe('Repetitions made.'),
    phones: z.int().describe('Phones that have shown it.'),
    state: z
      .enum(Object.keys(broadcastStates) as (keyof typeof broadcastStates)[])
      .describe('`delivered`: all repetitions were made; `expired`: none in time; `deleted`: cancelled.'),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'Broadcast', examples: [example] })

const BroadcastPage = z
  .strictObject({ data: z.array(Broadcast), nextCursor: z.string().optional() })
  .meta({ id: 'BroadcastPage', examples: [{ data: [example] }] })

const NewBroadcast = z
  .strictObject({
    text: z.string().min(1).max(10_000).describe('At most 15 pages of 93 characters of GSM-7, or 40 of Unicode.'),
    areas: z.array(z.string().max(60)).min(1).max(255).optional().describe('Names of cells; all when absent.'),
    from: z.string().min(1).max(20).optional().describe('As phones show it; `Alert` when absent.'),
    repetitions: z.int().min(1).max(65_535).optional().describe('1 when absent. A phone shows it once, however often.'),
    intervalSeconds: z.number().min(2).max(604_800).optional().describe('Between repetitions; 60 when absent.'),
  })
  .meta({ id: 'NewBroadcast', examples: [{ text: example.text, areas: ['amsterdam'], repetitions: 3 }] })

const Areas = z
  .strictObject({ data: z.array(z.strictObject({ name: z.string() })) })
  .meta({ id: 'BroadcastAreas', examples: [{ data: [{ name: 'amsterdam' }, { name: 'berlin' }] }] })

const params = z.strictObject({ id: z.string().max(64) })
const nothingThere = (id: string) => problem('not_found', `There is no broadcast ${id}.`)

export function broadcastRoutes({ smsc }: { readonly smsc?: SmscView }): Route[] {
  if (!smsc) return []
  const { operator } = smsc
  const shown = async (status: number, id: string) => {
    const found = await operator.findBroadcast(id)
    return found ? answer(status, show(found)) : nothingThere(id)
  }
  return [
    route({
      method: 'GET',
      path: '/v1/smsc/areas',
      operation: 'listBroadcastAreas',
      tag,
      summary: 'The cells that a broadcast can go to',
      scope: 'read',
      answers: { 200: { description: 'All of them.', schema: Areas } },
      handle: () => answer(200, { data: operator.areas().map((name) => ({ name })) }),
    }),
    route({
      method: 'GET',
      path: '/v1/smsc/broadcasts',
      operation: 'listBroadcasts',
      tag,
      summary: 'Cell broadcasts, newest first, those of programs too',
      scope: 'read',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page; they are kept for 30 days.', schema: BroadcastPage } },
      handle: ({ query }) => pageAnswer(query, operator.broadcasts, show),
    }),
    route({
      method: 'POST',
      path: '/v1/smsc/broadcasts',
      operation: 'startBroadcast',
      tag,
      summary: 'Show a text as an alert on every virtual phone of an area',
      description:
        'On phones that are on and in this network; on those that come later with a later repetition. Every key sees ' +
        'alerts on phones, so that only live keys start one.',
      scope: 'send',
      ofLive: true,
      body: NewBroadcast,
      answers: { 201: { description: 'Stored, and on the air.', schema: Broadcast } },
      problems: ['invalid_value'],
      async handle({ body: { intervalSeconds, ...announcement } }) {
        const interval = intervalSeconds === undefined ? {} : { intervalMs: Math.round(intervalSeconds * 1000) }
        const started = await operator.broadcast({ ...announcement, ...interval })
        if ('id' in started) return shown(201, started.id)
        const field = /^([a-zA-Z]+): /.exec(started.refused)?.[1] ?? 'text'
        return problem('invalid_value', started.refused, { param: `/${field === 'intervalMs' ? 'intervalSeconds' : field}` })
      },
    }),
    route({
      method: 'GET',
      path: '/v1/smsc/broadcasts/{id}',
      operation: 'getBroadcast',
      tag,
      summary: 'One cell broadcast: how often it was repeated, on how many phones it is',
      scope: 'read',
      params,
      answers: { 200: { description: 'As it is now.', schema: Broadcast } },
      problems: ['not_found'],
      handle: ({ params: { id } }) => shown(200, id),
    }),
    route({
      method: 'POST',
      path: '/v1/smsc/broadcasts/{id}/cancel',
      operation: 'cancelBroadcast',
      tag,
      summary: 'Stop repeating a cell broadcast',
      description: 'What phones have shown stays there.',
      scope: 'send',
      ofLive: true,
      params,
      answers: { 200: { description: 'It has ended, `deleted`.', schema: Broadcast } },
      problems: ['not_found', 'too_late'],
      async handle({ params: { id } }) {
        const canceled = await operator.cancelBroadcast(id)
        if (canceled === undefined) return nothingThere(id)
        return canceled ? shown(200, id) : problem('too_late', 'The broadcast has come to its end already.')
      },
    }),
  ]
}

const show = ({ account, intervalMs, acceptedAt, doneAt, ...rest }: BroadcastView) => ({
  ...rest,
  ...(account === '' ? {} : { account }),
  intervalSeconds: intervalMs / 1000,
  createdAt: iso(acceptedAt),
  ...(doneAt === 0 ? {} : { finishedAt: iso(doneAt) }),
})
