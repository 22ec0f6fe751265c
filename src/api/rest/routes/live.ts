// The live stream of events, and the OpenAPI document.
import { z } from 'zod'
import type { Principal } from '../../../accounts/account.ts'
import { bornAt } from '../../../kit/ids.ts'
import { subscribable } from '../../webhooks/endpoint.ts'
import type { Follow } from '../../webhooks/follow/follow.ts'
import type { Events } from '../events.ts'
import { problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Route } from '../route.ts'

const streamText =
  'Server-sent events. `messages`: {"messages":[{id,to,from,status,text?,at,possibleDuplicate?}],"skipped":n}; a test ' +
  'key hears of test messages alone. `handset`: the same with ' +
  'the messages of virtual phones and their `number`. `counters`: once a second. Both only for the workspace that the ' +
  'installation was made with. `conversations`: somebody wrote, or a conversation was read, closed or taken; {} says no more. Batches come at most every 100 ms ' +
  'with at most 200 rows, the latest; `skipped` says how many were left out.'

const exactText =
  'With `types`, every event of these types as it is told to webhooks, one by one, each with its `id`: nothing is left out, and ' +
  '`Last-Event-ID` (or `after`) takes it up again where the line broke. That reaches back five minutes or 100,000 events; where ' +
  'something may be missing, `gap` says until when. `ready` comes first. A reader that takes nothing for half a minute is closed.'
const list = z.string().max(1_000).transform((text) => text.split(','))
  .refine((types) => types.every((type) => subscribable.includes(type)), 'names no types of events; see the event catalogue')
const eventId = z.string().max(64).refine((id) => id.startsWith('evt_') && !Number.isNaN(bornAt(id)), 'is no id of an event')

const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no', // proxies of the nginx kind would gather the batches
}

type Needs = { readonly events: Events; readonly follow: Pick<Follow, 'isFull' | 'open'>; readonly document: () => { readonly text: string; readonly etag: string } }

const full = (streams: Pick<Events, 'isFull'>, { workspace }: Pick<Principal, 'workspace'>) =>
  streams.isFull(workspace) ? problem('queue_full', 'Too many streams are open.', { retryAfterMs: 5_000 }) : undefined

export function liveRoutes({ events, follow, document }: Needs): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/events',
      operation: 'watchEvents',
      tag: 'events',
      summary: 'Follow what happens, live',
      description: `${streamText}\n\n${exactText}`,
      scope: 'read',
      answers: { 200: { description: 'The stream.', schema: z.string(), type: 'text/event-stream' } },
      query: z.strictObject({
        types: list.optional().describe('`message.delivered,message.received`, `message.*`, `*`'),
        after: eventId.optional().describe('The id of the last event that is known; with `types`.'),
      }),
      problems: ['queue_full', 'invalid_value'],
      handle({ principal, stillPermitted, query: { types, after }, lastEventId }) {
        if (types) {
          const last = eventId.safeParse(lastEventId).data ?? after
          return { kind: 'stream', headers: streamHeaders, fault: () => full(follow, principal), run: (to) => void follow.open({ to, asker: principal, types, after: last, stillPermitted }) }
        }
        return { kind: 'stream', headers: streamHeaders, fault: () => full(events, principal), run: (to) => events.open({ to, asker: principal, stillPermitted }) }
      },
    }),
    route({
      method: 'GET',
      path: '/v1/openapi.json',
      operation: 'getOpenapi',
      tag: 'status',
      summary: 'This document',
      scope: 'public',
      answers: { 200: { description: 'OpenAPI 3.1.', schema: z.looseObject({ openapi: z.string() }) } },
      handle({ ifNoneMatch }) {
        const { text, etag } = document()
        const headers = { etag, 'cache-control': 'public, max-age=300' }
        return ifNoneMatch === etag ? answer(304, undefined, headers) : answer(200, text, headers)
      },
    }),
  ]
}
