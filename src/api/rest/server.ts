// Makes a Fastify server of rows: authentication, validation, bodies and problems are the same for every route and
// stand here. Knows no route and no room.
import { fastify } from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema, FastifySchemaCompiler } from 'fastify'
import { z } from 'zod'
import type { Principal, Scope } from '../../accounts/account.ts'
import { createIds } from '../../kit/ids.ts'
import { authenticate, isFromThisMachine, nobody, sessionOf } from './auth.ts'
import { cookieOf, signOnCookie } from './cookie.ts'
import { createBodyReader } from './body.ts'
import type { ReadBody } from './body.ts'
import { internal, problemOf, refuseConnection } from './errors.ts'
import { headersFor, isLoopbackHost } from './headers.ts'
import type { RestNeeds } from './needs.ts'
import type { createOnce } from './once.ts'
import { createPipelineGuard } from './pipeline.ts'
import { problem, ProblemError, sendProblem } from './problem.ts'
import type { Problem } from './problem.ts'
import { problemsOf, ProblemDocument } from './problem-schema.ts'
import { takesKey } from './route.ts'
import { createRates } from './rates.ts'
import type { Rates } from './rates.ts'
import type { Answer, Call, Route } from './route.ts'
import { traceRequests } from './tracing.ts'
import { createUnread } from './unread.ts'
import type { Unread } from './unread.ts'
import { validatorCompiler } from './validate.ts'

declare module 'fastify' {
  interface FastifyRequest {
    principal: Principal
    bodyHash: string | undefined
  }
  interface FastifyReply {
    /** The problem that it is. */
    refused: Problem | undefined
  }
  interface FastifyContextConfig {
    row?: Route
  }
}

/** Bodies of routes that do not say otherwise. */
const usualBody = 1_000_000
const idempotencyKey = /^[\x21-\x7e]{1,255}$/
const longestUrlPart = 256
/** What files are sent as. */
const octetTypes = ['application/octet-stream', 'text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']
/** How long a request may take to arrive: its headers, all of it. Both are looked at now and then. */
export const usualWire: WireLimits = { headersMs: 10_000, requestMs: 30_000, checkMs: 5_000, connections: 5_000 }
const usualRequests = { perKey: 2_000, perAddress: 5_000 }

export type WireLimits = {
  readonly headersMs: number
  readonly requestMs: number
  readonly checkMs: number
  readonly connections: number
}
type Once = ReturnType<typeof createOnce>['once']

export type ServerOptions = {
  readonly needs: Pick<RestNeeds, 'accounts' | 'clock' | 'log' | 'publicUrl' | 'requests' | 'proxies' | 'wire'>
  readonly once: Once
  readonly routes: readonly Route[]
  /** False once we listen beyond this machine: then any Host may be ours. */
  readonly loopbackOnly: () => boolean
  /** Told of every answer but streams: by its route, which is `none` where there is none. */
  readonly onAnswered?: ((method: string, path: string, status: number, ms: number) => void) | undefined
  /** Told of every request that was answered. */
  readonly onAsked?: (request: FastifyRequest, reply: FastifyReply) => void
  /** Registers what must be there before the routes are. */
  readonly prepare?: (app: FastifyInstance, tools: { readonly readBody: ReadBody; readonly rates: Rates }) => void
  /** Answers an address that no route has; undefined when there is no page either. */
  readonly page?: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> | undefined
}

/** A server with all routes that has not been started. */
export function createServer({ needs, once, routes, loopbackOnly, onAnswered, onAsked, prepare, page }: ServerOptions): FastifyInstance {
  const { accounts, clock, log, publicUrl, requests = usualRequests, proxies, wire = usualWire } = needs
  const publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).host
  const headers = headersFor(publicUrl)
  const ids = createIds({ clock })
  const readBody = createBodyReader()
  const pipeline = createPipelineGuard()
  const rates = createRates({ clock, limits: requests })
  const doors = { accounts, once, unread: createUnread() }
  const app = fastify({
    logger: false,
    genReqId: () => ids.next('req_'),
    trustProxy: proxies ?? false,
    bodyLimit: usualBody,
    requestTimeout: wire.requestMs,
    keepAliveTimeout: 30_000,
    connectionTimeout: 120_000, // nothing read or written: the peer is gone or does not read its answer
    return503OnClosing: false, // until the sockets are closed, whoever is connected is served
    http: { headersTimeout: wire.headersMs, connectionsCheckingInterval: wire.checkMs, maxHeaderSize: 16_384 },
    clientErrorHandler: (error, socket) => refuseConnection(error, socket, pipeline.isFree(socket)),
    routerOptions: { maxParamLength: longestUrlPart },
    frameworkErrors: (error, request, reply) =>
      void sendProblem(reply.headers({ ...headers, 'x-request-id': request.id }) as FastifyReply, problemOf(error) ?? internal()),
  })
  app.server.maxConnections = wire.connections
  app.setValidatorCompiler(validatorCompiler)
  // answers are written by our own handlers; tests hold them to their schemas
  app.setSerializerCompiler(() => (value) => JSON.stringify(value))
  app.decorateRequest('principal', null as unknown as Principal)
  app.decorateRequest('bodyHash', undefined)
  app.decorateReply('refused', undefined)

  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', async (request: FastifyRequest) => {
    const { row } = request.routeOptions.config
    const keyed = row && takesKey(row) && request.headers['idempotency-key'] !== undefined
    const hashed = keyed ? `${request.method} ${request.url}\n` : undefined
    const { value, hash } = await readBody(request.raw, { limit: request.routeOptions.bodyLimit ?? usualBody, hashed, optional: row !== undefined && row.body === undefined })
    request.bodyHash = hash
    return value
  })
  app.addContentTypeParser('application/x-www-form-urlencoded', async (request: FastifyRequest) => {
    if (request.routeOptions.config.row?.forms)
      return (await readBody(request.raw, { limit: request.routeOptions.bodyLimit ?? usualBody, form: true })).value
    request.raw.resume()
    throw new ProblemError(problem('unsupported_media_type', 'Send the body as `Content-Type: application/json`.'))
  })

  app.addContentTypeParser(octetTypes, async (request: FastifyRequest) => {
    if (request.routeOptions.config.row?.octets)
      return (await readBody(request.raw, { limit: request.routeOptions.bodyLimit ?? usualBody, raw: true })).value
    request.raw.resume()
    throw new ProblemError(problem('unsupported_media_type', 'Send the body as `Content-Type: application/json`.'))
  })

  app.addHook('onRequest', (request, reply, next) => {
    if (pipeline.takes(request.raw, reply.raw)) next()
    else reply.hijack()
  })
  traceRequests(app)
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers).header('x-request-id', request.id)
    const host = request.headers.host ?? 'localhost'
    if (loopbackOnly() && !isLoopbackHost(host) && host !== publicHost)
      return sendProblem(reply, problem('host_not_allowed', 'Use the address this server printed when it started.'))
    const { row } = request.routeOptions.config
    const { scope = 'public', openOnLoopback, ofHouse, ofLive, problems } = row ?? {}
    const isPublic = scope === 'public'
    // what is public waits for operators and probes, as often as they come, or for somebody to sign in
    const isSignIn = row && isPublic && problems?.includes('not_authenticated')
    const tooOften = isSignIn ? rates.afterWrong(request.ip) : row && isPublic ? undefined : rates.ofAddress(request.ip)
    if (tooOften) return sendProblem(reply, tooOften)
    const isNobody = isPublic || (openOnLoopback && isFromThisMachine(request))
    const who = isNobody ? nobody : await authenticate(accounts, request, scope)
    if ('kind' in who)
      return sendProblem(reply, (who.code === 'not_authenticated' && rates.afterWrong(request.ip)) || who)
    request.principal = who
    if (who !== nobody) {
      const { headers, refused } = rates.ofCaller(who)
      reply.headers(headers)
      if (refused) return sendProblem(reply, refused)
    }
    if (ofHouse && who !== nobody && who.workspace !== accounts.workspace)
      return sendProblem(reply, problem('not_permitted', 'This is for the workspace that Onesixty was set up with.'))
    if (ofLive && who.mode === 'test') return sendProblem(reply, problem('not_permitted', 'This needs a live key.'))
    return undefined
  })

  app.addHook('onResponse', (request, reply, done) => {
    if (reply.statusCode === 401) rates.wasWrong(request.ip)
    done()
  })

  app.setErrorHandler((error, request, reply) => {
    const { id: requestId, method, routeOptions } = request
    const query = routeOptions.config.row?.query
    const it = problemOf(error, query instanceof z.ZodObject ? Object.keys(query.shape) : undefined)
    if (!it) log.error('a request failed', { requestId, method, route: routeOptions.url, error })
    // Fastify closes after a refused body; what is left of it is being read and thrown away, so that need not be
    reply.removeHeader('connection')
    return sendProblem(reply, it ?? internal())
  })

  if (onAnswered)
    app.addHook('onResponse', (request, reply, done) => {
      onAnswered(request.method, request.routeOptions.config.row?.path ?? 'none', reply.statusCode, reply.elapsedTime)
      done()
    })

  if (onAsked)
    app.addHook('onResponse', (request, reply, done) => {
      onAsked(request, reply)
      done()
    })

  const methodsAt = methodFinder(routes)
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0]!
    const allowed = methodsAt(path)
    if (allowed.length > 0) {
      const say = `${path} takes ${allowed.join(', ')}.`
      return sendProblem(reply, problem('method_not_allowed', say, { headers: { allow: allowed.join(', ') } }))
    }
    return page?.(request, reply) ?? sendProblem(reply, problem('not_found', 'There is nothing at this address. All there is stands at /docs; addresses of the API begin with /v1.'))
  })

  prepare?.(app, { readBody, rates })
  // in a plugin of its own, which loads after what was prepared
  app.register(async (scope) => {
    for (const row of routes) addRoute(scope, row, doors)
  })
  return app
}

type Doors = {
  readonly accounts: RestNeeds['accounts']
  readonly once: Once
  readonly unread: Unread
}

function addRoute(app: FastifyInstance, row: Route, { accounts, once, unread }: Doors): void {
  app.route({
    method: row.method,
    url: row.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    bodyLimit: row.bodyLimit ?? usualBody,
    exposeHeadRoute: row.method === 'GET',
    config: { row },
    schema: schemaOf(row),
    ...(row.checksBody && { validatorCompiler: exceptBody }),
    async handler(request, reply) {
      const { principal, id, params, query, body, bodyHash, headers } = request
      const key = takesKey(row) ? headers['idempotency-key'] : undefined
      if (key !== undefined && !(typeof key === 'string' && idempotencyKey.test(key)))
        return sendProblem(reply, problem('invalid_idempotency_key', 'It must have 1 to 255 visible ASCII characters.'))
      // what was done must be told; what only looks may still find no room when it has its answer
      if (request.method !== 'GET' && !unread.hasRoomFor(0)) return sendProblem(reply, tooMuchUnread)
      const whole = bodyHash ?? `${request.method} ${request.url}`
      const idempotency = key === undefined ? undefined : { key, bodyHash: whole }
      const call: Call = {
        params,
        query,
        body,
        principal,
        requestId: id,
        address: request.ip,
        isFromHere: isFromThisMachine(request),
        host: headers.host ?? '',
        origin: headers.origin,
        agent: headers['user-agent'] ?? '',
        languages: headers['accept-language'] ?? '',
        idempotency,
        session: sessionOf(headers),
        signOn: cookieOf(headers, signOnCookie),
        ifNoneMatch: headers['if-none-match'],
        ifMatch: headers['if-match'],
        lastEventId: headers['last-event-id'] as string | undefined,
        stillPermitted: async () => !('kind' in (await authenticate(accounts, request, row.scope as Scope, true))),
      }
      if (!idempotency || row.idempotent) return sendAnswer(reply, await row.handle(call), unread)
      const { workspace, mode } = principal
      const use = { workspace, mode, ...idempotency, repeatable: row.repeatable ?? false }
      return sendAnswer(reply, await once(use, () => row.handle(call)), unread)
    },
  })
}

const exceptBody: FastifySchemaCompiler<FastifySchema> = (part) =>
  part.httpPart === 'body' ? (value) => ({ value }) : validatorCompiler(part as Parameters<typeof validatorCompiler>[0])

const tooMuchUnread = problem('queue_full', 'Too many answers wait to be read.', { retryAfterMs: 1_000 })

function sendAnswer(reply: FastifyReply, answer: Answer, unread: Unread): FastifyReply {
  if (answer.kind === 'problem') return sendProblem(reply, answer)
  if (answer.kind === 'stream') {
    const fault = answer.fault?.()
    if (fault) return sendProblem(reply, fault)
  }
  if (answer.headers) reply.headers(answer.headers)
  if (answer.kind === 'stream') {
    if (reply.request.method === 'HEAD') return reply.send()
    reply.hijack()
    reply.raw.writeHead(200, reply.getHeaders() as Record<string, string>)
    answer.run(reply.raw)
    return reply
  }
  reply.code(answer.status)
  if (answer.body === undefined) return reply.send()
  const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
  const bytes = Buffer.byteLength(text)
  if (reply.request.method === 'GET' && !unread.hasRoomFor(bytes)) return sendProblem(reply, tooMuchUnread)
  unread.hold(reply.raw, bytes)
  return (reply.hasHeader('content-type') ? reply : reply.type('application/json; charset=utf-8')).send(text)
}

/** The parts of a row that the validator and the OpenAPI document read. */
export function schemaOf(row: Route) {
  const { operation, tag, summary, description, params, query, body, scope, answers } = row
  const good = Object.entries(answers).map(([status, { description, schema, type = 'application/json' }]) => [
    status,
    schema ? { description, content: { [type]: { schema } } } : z.null().describe(description),
  ])
  const bad = [...problemsOf(row)].map(([status, codes]) => {
    const { schema, type = 'application/json' } = answers[status] ?? {} // a page for people has its own way to say no
    const content = { 'application/problem+json': { schema: ProblemDocument }, ...(schema && { [type]: { schema } }) }
    return [status, { description: codes.join(', '), content }]
  })
  return {
    operationId: operation,
    tags: [tag],
    summary,
    ...(description && { description }),
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(body && { body }),
    ...(scope === 'public' && { security: [] }),
    response: Object.fromEntries([...good, ...bad]),
  }
}

/** Which methods the routes take at an address. */
function methodFinder(routes: readonly Route[]) {
  const paths = new Map<string, { pattern: RegExp; methods: Set<string> }>()
  for (const { path, method } of routes) {
    const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`)
    const found = paths.get(path) ?? { pattern, methods: new Set() }
    found.methods.add(method)
    if (method === 'GET') found.methods.add('HEAD')
    paths.set(path, found)
  }
  const methodsAt = (path: string): string[] =>
    [...paths.values()].flatMap(({ pattern, methods }) => (pattern.test(path) ? [...methods] : []))
  return methodsAt
}
