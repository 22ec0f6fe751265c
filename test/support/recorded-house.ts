// The dashboard over answers that a house once gave: what is asked for the first time is passed on to a living house, where
// there is one, and kept; asked again, the same is answered. So the pages look the same each time. Knows no page.
import { createHash } from 'node:crypto'
import fastify from 'fastify'
import { createDashboard } from '../../src/api/rest/dashboard.ts'

/** `owner` is signed in. */
export type Visitor = 'owner' | 'stranger'
export type Answer = { readonly status: number; readonly type: string; readonly body: string }
export type Recording = {
  /** The moment at which all was asked. */
  readonly at: number
  /** Ids and tokens by the names that addresses of pages call them. */
  readonly places: Readonly<Record<string, string>>
  readonly answers: Record<string, Answer>
}
type Living = { readonly url: string; readonly cookie: string }

/** A heartbeat in which nothing happened: silence would be taken for a dead line. */
const beat = 'event: messages\ndata: {"messages":[]}\n\n'
const beatMs = 3_000

const ofTheApi = /^\/(?:v1|docs|f)\//
const isText = (type: string) => /json|text|xml/.test(type)
const headerOf = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

export async function openRecorded(folder: string, { at, answers }: Recording, living?: Living) {
  const app = fastify()
  const missing = new Set<string>()
  const used = new Set<string>()
  const asking = new Map<string, Promise<Answer>>()
  const timers = new Set<NodeJS.Timeout>()

  async function pass({ url, cookie }: Living, visitor: Visitor, method: string, path: string, body: string): Promise<Answer> {
    const response = await fetch(url + path, {
      method,
      headers: { 'x-onesixty': '1', ...(body !== '' && { 'content-type': 'application/json' }), ...(visitor === 'owner' && { cookie }) },
      ...(body !== '' && { body }),
      signal: AbortSignal.timeout(30_000),
    })
    const type = response.headers.get('content-type') ?? 'application/json'
    const octets = Buffer.from(await response.arrayBuffer())
    return { status: response.status, type, body: octets.toString(isText(type) ? 'utf8' : 'base64') }
  }

  async function answer(visitor: Visitor, method: string, path: string, body: string): Promise<Answer | undefined> {
    const key = [visitor, method, path, ...(body === '' ? [] : [createHash('sha256').update(body).digest('hex').slice(0, 8)])].join(' ')
    used.add(key)
    const known = answers[key]
    if (known) return known
    if (!living) {
      missing.add(key)
      return undefined
    }
    if (!asking.has(key)) asking.set(key, pass(living, visitor, method, path, body))
    return (answers[key] = await asking.get(key)!)
  }

  const dashboard = createDashboard({ folder, chance: { bytes: (count: number) => new Uint8Array(count) } as never })
  app.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => done(null, body))
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) => done(null, body))
  app.addHook('onSend', async (_, reply) => void reply.header('date', new Date(at).toUTCString()))
  dashboard.register(app)
  app.get('/v1/events', (request, reply) => {
    reply.hijack()
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', date: new Date(at).toUTCString() })
    // those who asked for types are told of those alone
    const told = request.url.includes('?') ? ': nothing\n\n' : beat
    reply.raw.write(told)
    const timer = setInterval(() => reply.raw.write(told), beatMs)
    timers.add(timer)
    request.raw.once('close', () => {
      clearInterval(timer)
      timers.delete(timer)
    })
  })
  app.setNotFoundHandler(async (request, reply) => {
    if (ofTheApi.test(request.url)) {
      const visitor = headerOf(request.headers.cookie)?.includes('visitor=stranger') ? 'stranger' : 'owner'
      const found = await answer(visitor, request.method, request.url, typeof request.body === 'string' ? request.body : '')
      if (!found) return reply.code(404).type('application/problem+json').send('{"status":404,"code":"not_found","title":"It was not recorded"}')
      return reply.code(found.status).type(found.type).send(isText(found.type) ? found.body : Buffer.from(found.body, 'base64'))
    }
    return dashboard.page(request, reply) ?? reply.code(404).send('')
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const place = app.server.address()
  return {
    port: typeof place === 'object' && place ? place.port : 0,
    /** What was asked and is not known. */
    missing,
    /** What was asked, of what is known. */
    used,
    async close() {
      for (const timer of timers) clearInterval(timer)
      app.server.closeAllConnections()
      await app.close()
    },
  }
}
