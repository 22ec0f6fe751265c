// A receiver for trying webhooks with: make an address, have it called, look at what came.
import { z } from 'zod'
import type { Echo } from '../../webhooks/echo.ts'
import { problem } from '../problem.ts'
import { answer, route, type Route } from '../route.ts'
import { iso } from '../view.ts'

const params = z.strictObject({ token: z.string().max(64) })
const EchoAddress = z.strictObject({ token: z.string(), url: z.string() })
  .meta({ id: 'EchoAddress', examples: [{ token: 'k3nB…', url: 'http://127.0.0.1:1600/v1/echo/k3nB…' }] })
const EchoPage = z
  .strictObject({ data: z.array(z.strictObject({ at: z.iso.datetime(), headers: z.record(z.string(), z.string()), body: z.string() })) })
  .meta({ id: 'EchoPage', examples: [{ data: [{ at: '2026-11-22T10:00:01.130Z', headers: { 'webhook-id': 'evt_01kb3nq2s00000g' }, body: '{"type":"message.delivered"}' }] }] })

export function echoRoutes({ echo }: { readonly echo: Echo }): Route[] {
  return [
    route({
      method: 'POST', path: '/v1/echo', operation: 'createEcho', tag: 'webhooks', scope: 'develop',
      summary: 'Make an address to try webhooks with',
      description: 'It takes whatever is sent to it and shows the last 50. It lasts as long as this process.',
      answers: { 201: { description: 'Usable as the `url` of a webhook and as the `callbackUrl` of a message.', schema: EchoAddress } },
      handle: ({ principal }) => answer(201, echo.make(principal)),
    }),
    route({
      method: 'POST', path: '/v1/echo/{token}', operation: 'sendEcho', tag: 'webhooks', scope: 'public',
      summary: 'Send something to such an address',
      params,
      body: z.unknown(),
      checksBody: true,
      bodyLimit: 65_536,
      answers: { 204: { description: 'Kept.' } },
      problems: ['not_found'],
      handle: ({ params: { token }, body }) =>
        echo.receive(token, {}, JSON.stringify(body ?? null)) ? answer(204) : problem('not_found', 'There is no such address.'),
    }),
    route({
      method: 'GET', path: '/v1/echo/{token}', operation: 'listEcho', tag: 'webhooks', scope: 'develop',
      summary: 'What came to such an address, the latest first',
      params,
      answers: { 200: { description: 'The last 50.', schema: EchoPage } },
      problems: ['not_found'],
      handle({ params: { token }, principal }) {
        const received = echo.list(principal, token)
        return received ? answer(200, { data: received.map(({ at, headers, body }) => ({ at: iso(at), headers, body })) }) : problem('not_found', 'There is no such address.')
      },
    }),
  ]
}
