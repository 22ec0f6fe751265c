// A door that speaks another product's HTTP: a prefix with routes of its own, outside the OpenAPI document, whose every
// answer, errors too, is in that product's shape. Knows no product.
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Log } from '../../kit/log.ts'
import type { ReadBody } from '../rest/body.ts'
import { internal, problemOf } from '../rest/errors.ts'
import { parseJson } from '../rest/json.ts'
import { problem } from '../rest/problem.ts'
import type { Problem } from '../rest/problem.ts'
import type { Rates } from '../rest/rates.ts'

export type Call = {
  readonly path: string
  /** Parts of the address, by the names of the route. */
  readonly params: Readonly<Record<string, string>>
  /** As it came, without its question mark. */
  readonly query: string
  readonly headers: IncomingHttpHeaders
  /** Without its parameters, in lower case; empty where none was named. */
  readonly contentType: string
  readonly body: Buffer
  /** Where it came from. */
  readonly address: string
}
export type Reply = {
  readonly status: number
  readonly type: string
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}
export type DoorRoute = {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Below the prefix, as Fastify writes it. */
  readonly path: string
  handle(call: Call): Reply | Problem | Promise<Reply | Problem>
}
export type Door = {
  readonly prefix: string
  readonly routes: readonly DoorRoute[]
  /** What went wrong, in the words of this door. */
  refuse(it: Problem): Reply
}
export type Fields = ReadonlyMap<string, string>

/** No message of theirs is longer. */
const longestBody = 100_000
const nothing = Buffer.alloc(0)

export function openDoors(
  app: FastifyInstance,
  needs: {
    readonly doors: readonly Door[]
    readonly readBody: ReadBody
    readonly rates: Pick<Rates, 'wasWrong'>
    readonly log: Pick<Log, 'error'>
  },
): void {
  for (const door of needs.doors)
    app.register(async (scope) => openDoor(scope, door, needs), { prefix: door.prefix })
}

function openDoor(
  app: FastifyInstance,
  door: Door,
  { readBody, rates, log }: Omit<Parameters<typeof openDoors>[1], 'doors'>,
): void {
  const send = (reply: FastifyReply, { status, type, body, headers = {} }: Reply) =>
    reply.code(status).headers(headers).type(type).send(body)
  const refuse = (reply: FastifyReply, it: Problem) => {
    if (it.retryAfterMs !== undefined) reply.header('retry-after', String(Math.ceil(it.retryAfterMs / 1000)))
    const refused = door.refuse(it)
    // a 401 is counted by the server
    if (it.code === 'not_authenticated' && refused.status !== 401) rates.wasWrong(reply.request.ip)
    return send(reply, refused)
  }
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', async (_request: FastifyRequest, payload: IncomingMessage) => {
    return (await readBody(payload, { limit: longestBody, raw: true })).value
  })
  app.setErrorHandler((error, request, reply) => {
    const it = problemOf(error)
    if (!it) log.error('a request failed', { requestId: request.id, route: request.routeOptions.url, error })
    reply.removeHeader('connection')
    return refuse(reply, it ?? internal())
  })
  app.setNotFoundHandler((_request, reply) => refuse(reply, problem('not_found', 'There is nothing at this address.')))
  for (const { method, path, handle } of door.routes)
    app.route({
      method,
      url: path,
      bodyLimit: longestBody,
      schema: { hide: true },
      async handler(request, reply) {
        const answer = await handle(callOf(request))
        return 'kind' in answer ? refuse(reply, answer) : send(reply, answer)
      },
    })
}

function callOf(request: FastifyRequest): Call {
  const { headers, ip: address, body, params } = request
  const [path = '', ...rest] = request.url.split('?')
  const contentType = (headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase()
  return {
    path,
    params: params as Readonly<Record<string, string>>,
    query: rest.join('?'),
    headers,
    contentType,
    body: Buffer.isBuffer(body) ? body : nothing,
    address,
  }
}

export const json = (status: number, value: unknown): Reply => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
})

/** Fields of a form or a query; of several with one name the last counts. */
export const formFields = (text: string): Fields => new Map(new URLSearchParams(text))

/** Fields of the address and of the body, be it a form or JSON; numbers and the like as their text. */
export function fieldsOf({ query, contentType, body }: Call): Fields | Problem {
  const asked = formFields(query)
  if (body.length === 0) return asked
  if (contentType !== 'application/json') return new Map([...asked, ...formFields(body.toString('utf8'))])
  const parsed = parseJson(body)
  if ('say' in parsed) return problem(parsed.tooLarge ? 'body_too_large' : 'invalid_json', parsed.say)
  if (typeof parsed.value !== 'object' || parsed.value === null || Array.isArray(parsed.value))
    return problem('invalid_type', 'The body must be a JSON object.', { param: '' })
  const given = Object.entries(parsed.value).filter(([, value]) => value !== null)
  return new Map([...asked, ...given.map(([name, value]) => [name, textOf(value)] as const)])
}

const textOf = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value))

/** Name and password of a Basic header. RFC 7617. */
export function basicOf({ authorization }: IncomingHttpHeaders): { name: string; password: string } | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/_=-]{1,1400}) *$/i.exec(authorization ?? '')?.[1]
  if (encoded === undefined) return undefined
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const at = text.indexOf(':')
  return at < 0 ? undefined : { name: text.slice(0, at), password: text.slice(at + 1) }
}
