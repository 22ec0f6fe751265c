// The live stream of events, and the OpenAPI document.
import { z } from 'zod'
import type { Events } from '../events.ts'
import { problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Route } from '../route.ts'

const streamText =
  'Server-sent events. `messages`: {"messages":[{id,to,from,status,text?,at,possibleDuplicate?}],"skipped":n}; a test ' +
  'key hears of test messages alone. `handset`: the same with ' +
  'the messages of virtual phones and their `number`. `counters`: once a second. Both only for the workspace that the ' +
  'installation was made with. Batches come at most every 100 ms ' +
  'with at most 200 rows, the latest; `skipped` says how many were left out.'

const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no', // proxies of the nginx kind would gather the batches
}

type Needs = { readonly events: Events; readonly document: () => { readonly text: string; readonly etag: string } }

export function liveRoutes({ events, document }: Needs): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/events',
      operation: 'watchEvents',
      tag: 'events',
      summary: 'Follow what happens, live',
      description: streamText,
      scope: 'read',
      answers: { 200: { description: 'The stream.', schema: z.string(), type: 'text/event-stream' } },
      problems: ['queue_full'],
      handle: ({ principal, stillPermitted }) =>
        events.isFull(principal.workspace)
          ? problem('queue_full', 'Too many streams are open.', { retryAfterMs: 5_000 })
          : {
              kind: 'stream',
              headers: streamHeaders,
              run: (to) => events.open({ to, asker: principal, stillPermitted }),
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
