// Webhooks of the caller's workspace: endpoints, their secrets, what became of what was sent to them.
import { z } from 'zod'
import { eventTypes } from '../../../gateway/outbox/event.ts'
import { deliveryStates, subscribable, type Endpoint } from '../../webhooks/endpoint.ts'
import { usualOverlapMs } from '../../webhooks/endpoints.ts'
import type { Logged, Webhooks } from '../../webhooks/open.ts'
import { textOf, time } from '../messages-schema.ts'
import { pageAnswer, pageQuery } from '../page.ts'
import { problem } from '../problem.ts'
import { answer, route, type Call, type Route } from '../route.ts'
import { iso } from '../view.ts'

const mode = z.enum(['test', 'live'])
const types = z
  .array(z.string().max(64).refine((type) => subscribable.includes(type), 'is no type of event; see the event catalogue'))
  .min(1)
  .max(64)
const url = textOf(2_048).describe('Public, with https:, on port 443, 80 or 8443; an address of `POST /v1/echo` will do too.')
const overlapHours = z.number().min(0).max(168)

const fields = {
  id: z.string(),
  url: z.string().optional().describe('Absent for the one through which messages tell their own `callbackUrl`.'),
  name: z.string(),
  types: z.array(z.string()),
  mode,
  enabled: z.boolean(),
  why: z.string().optional().describe('Why it was switched off, where no person did it.'),
  circuit: z.enum(['closed', 'open', 'half-open']).describe('`open`: it failed again and again, and is tried only now and then.'),
  createdAt: z.iso.datetime(),
  oldSecretUntil: z.iso.datetime().optional().describe('Until then the secret before signs too.'),
}
const example = {
  id: 'whk_01kb3nq2s00000g', url: 'https://shop.example/onesixty', name: 'shop', types: ['message.*'], mode: 'live' as const, enabled: true,
  circuit: 'closed' as const, createdAt: '2026-11-22T10:00:00.123Z',
}
const Webhook = z.strictObject(fields).meta({ id: 'Webhook', examples: [example] })
const secret = z.string().describe('What signatures are checked with. Shown now; it can be read again, and replaced.')
const WebhookSecret = z.strictObject({ ...fields, secret }).meta({ id: 'WebhookWithSecret', examples: [{ ...example, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' }] })
const WebhookPage = z.strictObject({ data: z.array(Webhook), nextCursor: z.string().optional() }).meta({ id: 'WebhookPage', examples: [{ data: [example] }] })
const NewWebhook = z
  .strictObject({ url, types: types.default(['*']), name: textOf(64).default('webhook'), mode: mode.optional().describe('That of the key where it is absent.'), enabled: z.boolean().default(true) })
  .meta({ id: 'NewWebhook', examples: [{ url: 'https://shop.example/onesixty', types: ['message.*', 'message.received'] }] })
const WebhookChange = z
  .strictObject({ url: url.optional(), types: types.optional(), name: textOf(64).optional(), enabled: z.boolean().optional() })
  .meta({ id: 'WebhookChange', examples: [{ enabled: false }] })

const attempt = z.strictObject({
  number: z.int(),
  at: z.iso.datetime(),
  tookMs: z.int(),
  status: z.int().optional().describe('HTTP status of the answer; absent where none came.'),
  error: z.string().optional(),
})
const Delivery = z.strictObject({
  id: z.string(),
  event: z.string().describe('Its `webhook-id`.'),
  type: z.string(),
  subject: z.string(),
  url: z.string().optional().describe("A message's own."),
  status: z.enum(deliveryStates),
  replay: z.boolean(),
  createdAt: z.iso.datetime(),
  nextAttemptAt: z.iso.datetime().optional(),
  endedAt: z.iso.datetime().optional(),
  attempts: z.array(attempt),
})
const exampleDelivery = {
  id: 'dlv_01kb3nq2s00000g', event: 'evt_01kb3nq2s00000g', type: 'message.delivered', subject: 'msg_01kb3nq2s00000g', status: 'delivered' as const,
  replay: false, createdAt: '2026-11-22T10:00:01.123Z', endedAt: '2026-11-22T10:00:01.223Z',
  attempts: [{ number: 1, at: '2026-11-22T10:00:01.130Z', tookMs: 90, status: 204 }],
}
const DeliveryPage = z.strictObject({ data: z.array(Delivery), nextCursor: z.string().optional() }).meta({ id: 'DeliveryPage', examples: [{ data: [exampleDelivery] }] })
const Replay = z
  .union([
    z.strictObject({ deliveries: z.array(z.string().max(64)).min(1).max(500) }),
    z.strictObject({ since: time, until: time.optional(), types: z.array(z.enum(eventTypes as [string, ...string[]])).min(1).optional() }),
  ])
  .meta({ id: 'WebhookReplay', examples: [{ deliveries: ['dlv_01kb3nq2s00000g'] }, { since: '2026-11-22T10:00:00Z', until: '2026-11-22T11:00:00Z' }] })
const Replayed = z.strictObject({ replayed: z.int(), more: z.boolean().describe('There was more than fits at once: begin again after the last.') })
  .meta({ id: 'WebhookReplayed', examples: [{ replayed: 12, more: false }] })
const Pinged = z.strictObject({ delivered: z.boolean(), status: z.int().optional(), error: z.string().optional(), tookMs: z.int() })
  .meta({ id: 'WebhookPinged', examples: [{ delivered: true, status: 204, tookMs: 41 }] })
const Rotation = z.strictObject({ overlapHours: overlapHours.default(usualOverlapMs / 3_600_000).describe('How long the secret before signs too.') })
  .meta({ id: 'WebhookRotation', examples: [{ overlapHours: 24 }] })

const params = z.strictObject({ id: z.string().max(64).describe('`callbacks` for the one through which messages tell their own `callbackUrl`.') })
const tag = 'webhooks'
const scope = 'develop'

export function webhookRoutes({ webhooks }: { readonly webhooks: Webhooks }): Route[] {
  const show = (endpoint: Endpoint) => {
    const { id, url: to, name, types: wanted, mode: of, enabled, why, createdAt, oldUntil } = endpoint
    const replaced = oldUntil === undefined ? undefined : iso(oldUntil)
    return { id, url: to, name, types: wanted, mode: of, enabled, why, circuit: webhooks.circuitOf(endpoint), createdAt: iso(createdAt), oldSecretUntil: replaced }
  }
  const withSecret = (endpoint: Endpoint) => ({ ...show(endpoint), secret: webhooks.secretsOf(endpoint)[0] ?? '' })
  const noWebhook = (id: string) => problem('not_found', `There is no webhook ${id}.`)
  const meanwhile = problem('changed_meanwhile', 'Read it again, and make your change to what is there now.')
  const urlFault = (text: string) => {
    const fault = webhooks.faultOf(text)
    return fault === undefined ? undefined : problem('invalid_value', `\`url\` cannot be called: ${fault}.`, { param: '/url' })
  }
  const find = async ({ principal, params: { id } }: Pick<Call<{ id: string }>, 'principal' | 'params'>) =>
    id === 'callbacks' ? webhooks.ofCallbacks(principal.workspace, principal.mode) : webhooks.find(principal, id)

  return [
    route({
      method: 'GET', path: '/v1/webhooks', operation: 'listWebhooks', tag, scope,
      summary: 'List webhooks, the oldest first',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: WebhookPage } },
      handle: ({ query, principal }) =>
        pageAnswer(query, async ({ limit, after = '' }) => {
          const rest = webhooks.list(principal).filter(({ id }) => id > after)
          return { data: rest.slice(0, limit), ...(rest.length > limit && { nextCursor: rest[limit - 1]!.id }) }
        }, show),
    }),
    route({
      method: 'POST', path: '/v1/webhooks', operation: 'createWebhook', tag, scope,
      summary: 'Have an address told of events',
      description: 'Every event comes as a POST of its own, signed as Standard Webhooks has it; see the guide.',
      body: NewWebhook,
      answers: { 201: { description: 'Told from now on.', schema: WebhookSecret } },
      problems: ['invalid_value', 'too_many_webhooks', 'not_permitted'],
      async handle({ body, principal }) {
        if (principal.mode === 'test' && body.mode === 'live') return problem('not_permitted', 'A test key makes webhooks for test messages alone.', { param: '/mode' })
        const fault = urlFault(body.url)
        if (fault) return fault
        const made = await webhooks.create(principal.workspace, { ...body, mode: body.mode ?? principal.mode })
        if (made === 'too_many') return problem('too_many_webhooks', 'Take one away first.')
        return answer(201, { ...show(made.endpoint), secret: made.secret })
      },
    }),
    route({
      method: 'GET', path: '/v1/webhooks/{id}', operation: 'getWebhook', tag, scope,
      summary: 'One webhook',
      params,
      volatile: ['circuit'],
      answers: { 200: { description: 'The webhook.', schema: Webhook } },
      problems: ['not_found'],
      async handle(call) {
        const endpoint = await find(call)
        return endpoint ? answer(200, show(endpoint)) : noWebhook(call.params.id)
      },
    }),
    route({
      method: 'PATCH', path: '/v1/webhooks/{id}', operation: 'changeWebhook', tag, scope,
      summary: 'Change a webhook, or switch it on or off',
      description: 'While it is off nothing new is kept for it; what waited for it goes on waiting.',
      params,
      body: WebhookChange,
      answers: { 200: { description: 'Holds from now on.', schema: Webhook } },
      problems: ['not_found', 'invalid_value'],
      async handle(call) {
        const endpoint = await find(call)
        if (!endpoint) return noWebhook(call.params.id)
        if (endpoint.url === undefined && (call.body.url !== undefined || call.body.types !== undefined))
          return problem('invalid_value', 'Messages name their own addresses here.', { param: call.body.url === undefined ? '/types' : '/url' })
        const fault = call.body.url === undefined ? undefined : urlFault(call.body.url)
        if (fault) return fault
        const after = await webhooks.change(endpoint, call.body)
        return after ? answer(200, show(after)) : meanwhile
      },
    }),
    route({
      method: 'DELETE', path: '/v1/webhooks/{id}', operation: 'deleteWebhook', tag, scope,
      summary: 'Tell an address nothing more',
      description: 'What still waited for it is canceled.',
      params,
      answers: { 204: { description: 'Gone.' } },
      problems: ['not_found', 'invalid_value'],
      async handle(call) {
        const endpoint = await find(call)
        if (!endpoint) return noWebhook(call.params.id)
        if (endpoint.url === undefined) return problem('invalid_value', 'Messages name their own addresses here; switch it off instead.')
        await webhooks.remove(endpoint)
        return answer(204)
      },
    }),
    route({
      method: 'GET', path: '/v1/webhooks/{id}/secret', operation: 'getWebhookSecret', tag, scope: 'admin',
      summary: 'Read the secret that signs',
      params,
      answers: { 200: { description: 'The webhook and its secret.', schema: WebhookSecret } },
      problems: ['not_found'],
      async handle(call) {
        const endpoint = await find(call)
        return endpoint ? answer(200, withSecret(endpoint), { 'cache-control': 'no-store' }) : noWebhook(call.params.id)
      },
    }),
    route({
      method: 'POST', path: '/v1/webhooks/{id}/rotate', operation: 'rotateWebhookSecret', tag, scope,
      summary: 'Replace the secret that signs',
      description: 'For a while both sign, so that a receiver may change over when it likes.',
      params,
      body: Rotation,
      answers: { 200: { description: 'Signs from now on.', schema: WebhookSecret } },
      problems: ['not_found', 'changed_meanwhile'],
      async handle(call) {
        const endpoint = await find(call)
        if (!endpoint) return noWebhook(call.params.id)
        const made = await webhooks.rotate(endpoint, call.body.overlapHours * 3_600_000)
        return made ? answer(200, { ...show(made.endpoint), secret: made.secret }) : meanwhile
      },
    }),
    route({
      method: 'POST', path: '/v1/webhooks/{id}/ping', operation: 'pingWebhook', tag, scope,
      summary: 'Send an event that means nothing, at once',
      params,
      answers: { 200: { description: 'What the receiver made of it.', schema: Pinged } },
      problems: ['not_found', 'invalid_value'],
      async handle(call) {
        const endpoint = await find(call)
        if (!endpoint) return noWebhook(call.params.id)
        if (endpoint.url === undefined) return problem('invalid_value', 'Messages name their own addresses here.')
        const { kind, status, error, tookMs } = await webhooks.ping(endpoint)
        return answer(200, { delivered: kind === 'delivered', status, error, tookMs })
      },
    }),
    route({
      method: 'GET', path: '/v1/webhooks/{id}/deliveries', operation: 'listDeliveries', tag, scope,
      summary: 'What was told to a webhook, and what waits, the newest first',
      description: 'Kept for seven days. `dead` is what was given up after the last attempt; it can be replayed.',
      params,
      query: z.strictObject({ status: z.enum(deliveryStates).optional(), ...pageQuery }),
      answers: { 200: { description: 'A page.', schema: DeliveryPage } },
      problems: ['not_found'],
      async handle(call) {
        const endpoint = await find(call)
        const { principal, query: { status, ...query } } = call
        if (!endpoint) return noWebhook(call.params.id)
        return pageAnswer(query, (piece) => webhooks.deliveries({ ...piece, asker: principal, endpoint: endpoint.id, ...(status && { state: status }) }), showDelivery)
      },
    }),
    route({
      method: 'POST', path: '/v1/webhooks/{id}/replay', operation: 'replayDeliveries', tag, scope,
      summary: 'Tell it again: deliveries by id, or all events of a time',
      description: 'With the same `webhook-id` as before, so that a receiver that knows them already takes no harm. At most 10,000 events of a time at once.',
      params,
      body: Replay,
      answers: { 202: { description: 'They wait to be sent.', schema: Replayed } },
      problems: ['not_found', 'invalid_value'],
      async handle(call) {
        const endpoint = await find(call)
        if (!endpoint) return noWebhook(call.params.id)
        const { body } = call
        if ('deliveries' in body) return answer(202, { replayed: await webhooks.replay(endpoint, body.deliveries), more: false })
        const since = Date.parse(body.since)
        const until = body.until === undefined ? undefined : Date.parse(body.until)
        if (until !== undefined && until <= since) return problem('invalid_value', '`until` must be after `since`.', { param: '/until' })
        return answer(202, await webhooks.replayRange(endpoint, { since, ...(until !== undefined && { until }), ...(body.types && { types: body.types }) }))
      },
    }),
  ]
}

const showDelivery = ({ id, event, type, subject, url: to, state, isReplay, createdAt, dueAt, endedAt, log }: Logged) => ({
  id, event, type, subject,
  ...(to !== undefined && { url: to.slice(to.indexOf(' ') + 1) }),
  status: state, replay: isReplay, createdAt: iso(createdAt),
  ...(state === 'waiting' && { nextAttemptAt: iso(dueAt) }),
  ...(endedAt !== undefined && { endedAt: iso(endedAt) }),
  attempts: log.map(({ number, at, tookMs, status, error }) => ({ number, at: iso(at), tookMs, ...(status !== undefined && { status }), ...(error !== undefined && { error }) })),
})
