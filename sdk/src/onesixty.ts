// The client: every route of the API by method and path, typed from its own description, and short ways for the
// common ones. Made for Node 20 and newer, and for browsers; it uses fetch and nothing else.
import type { components, paths } from './api.ts'
import { OnesixtyError } from './errors.ts'
import { readEvents } from './stream.ts'
import type { ServerEvent } from './stream.ts'
import { createTransport, pause } from './transport.ts'
import type { Options, Sending } from './transport.ts'

export { codes } from './codes.ts'
export type { Code } from './codes.ts'
export {
  AuthenticationError, BalanceError, ConflictError, ConnectionError, hasCode, InvalidRequestError, NotFoundError,
  OnesixtyError, PermissionError, ProblemError, RateLimitError, ServerError, TimeoutError,
} from './errors.ts'
export type { ProblemDocument } from './errors.ts'
export { verifyWebhook, WebhookError } from './webhooks.ts'
export type { WebhookHeaders } from './webhooks.ts'
export type { Options, ServerEvent }
export type { components, paths }

type Schemas = components['schemas']
export type Message = Schemas['Message']

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
/** Paths that take this method. */
export type PathOf<M extends Method> = keyof paths &
  { [P in keyof paths]: paths[P][M] extends { responses: unknown } ? P : never }[keyof paths]
type Operation<M extends Method, P extends keyof paths> = paths[P][M]
type Member<From, Name extends string> = From extends { [N in Name]?: infer Inner } ? Exclude<Inner, undefined> : never
type JsonOf<From> = From extends { content: { 'application/json': infer Body } }
  ? Body
  : From extends { content: Record<string, infer Other> } ? Other : undefined
type Good = 200 | 201 | 202 | 204
type Answers<Op> = Op extends { responses: infer All }
  ? { [Status in keyof All]: Status extends Good ? JsonOf<All[Status]> : never }[keyof All]
  : never
/** What a route answers when all is well. */
export type AnswerOf<M extends Method, P extends keyof paths> = Answers<Operation<M, P>>
type PathPart<Op> = Member<Member<Op, 'parameters'>, 'path'>
type QueryPart<Op> = Member<Member<Op, 'parameters'>, 'query'>
type BodyPart<Op> = JsonOf<Member<Op, 'requestBody'>>
type Part<Name extends string, Inner> = [Inner] extends [undefined] ? unknown : { readonly [N in Name]: Inner }
type MaybePart<Name extends string, Inner> = [Inner] extends [never] ? unknown : { readonly [N in Name]?: Inner }
type How = Omit<Sending, 'query' | 'body'>
/** What a route is called with. */
export type Given<M extends Method, P extends keyof paths> = Part<'path', PathPart<Operation<M, P>>> &
  MaybePart<'query', QueryPart<Operation<M, P>>> & Part<'body', BodyPart<Operation<M, P>>> & How
type Arguments<G> = object extends G ? [given?: G] : [given: G]
type Row<P extends keyof paths> = AnswerOf<'get', P> extends { data: readonly (infer One)[] } ? One : never
/** Paths whose answer is a page of a list. */
export type ListPath = {
  [P in PathOf<'get'>]: AnswerOf<'get', P> extends { data: readonly unknown[] } ? P : never
}[PathOf<'get'>]

type Loose = Sending & { readonly path?: Readonly<Record<string, unknown>> }
const fill = (template: string, path: Loose['path']) =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = path?.[name]
    if (value === undefined || value === '') throw new TypeError(`\`path.${name}\` is missing`)
    return encodeURIComponent(String(value))
  })

export type SendOne = Schemas['SendOne']
/** `types`: what to hear of, such as `message.*`, each with its id. `after`: the id of the last event that was seen. */
export type Following = How & { readonly types?: string; readonly after?: string }

export class Onesixty {
  readonly #transport

  constructor(options: Options = {}) {
    this.#transport = createTransport(options)
  }

  /** Any route. The body of the answer; throws a `ProblemError` where that is a problem. */
  async call<M extends Method, P extends PathOf<M>>(
    method: M,
    path: P,
    ...[given]: Arguments<Given<M, P>>
  ): Promise<AnswerOf<M, P>> {
    return (await this.#ask(method, path, given as Loose)).body as AnswerOf<M, P>
  }

  /** The same with status and headers: `etag`, `ratelimit-remaining`, `idempotent-replayed`, `x-request-id`. */
  async exchange<M extends Method, P extends PathOf<M>>(
    method: M,
    path: P,
    ...[given]: Arguments<Given<M, P>>
  ): Promise<{ status: number; headers: Headers; body: AnswerOf<M, P> }> {
    const { body, ...rest } = await this.#ask(method, path, given as Loose)
    return { ...rest, body: body as AnswerOf<M, P> }
  }

  #ask(method: Method, path: string, given: Loose = {}) {
    return this.#transport.request(method.toUpperCase(), fill(path, given.path), given)
  }

  /** Every row of a list, page by page, as long as they are asked for. */
  async *list<P extends ListPath>(
    path: P,
    ...[given]: Arguments<Given<'get', P>>
  ): AsyncGenerator<Row<P>, void, undefined> {
    const { query, ...rest } = (given ?? {}) as Loose
    let after: unknown = query?.['after']
    do {
      const { body } = await this.#ask('get', path, { ...rest, query: { ...query, after } })
      const { data, nextCursor } = body as { data: Row<P>[]; nextCursor?: string }
      yield* data
      after = nextCursor
    } while (after !== undefined)
  }

  async #post<Answer>(path: string, body: unknown, how: How): Promise<Answer> {
    return (await this.#ask('post', path, { ...how, body })).body as Answer
  }

  readonly messages = {
    /** Sends one. The answer comes after it is durable; repeats of this call send nothing twice. */
    send: (message: SendOne, how: How = {}) => this.#post<Message>('/v1/messages', message, how),
    /** Sends up to 10,000; the bad ones are refused alone and named. */
    sendMany: (messages: Schemas['SendMany'], how: How = {}) =>
      this.#post<Schemas['BatchAccepted']>('/v1/messages', messages, how),
    /** Sends one text to up to 100,000 numbers. */
    broadcast: (broadcast: Schemas['SendBroadcast'], how: How = {}) =>
      this.#post<Schemas['BroadcastAccepted']>('/v1/messages', broadcast, how),
    /** What sending it would come to; nothing is sent. */
    preview: (message: SendOne, how: How = {}) =>
      this.#post<Schemas['Preview']>('/v1/messages/preview', message, how),
    /** With its timeline. */
    get: (id: string, how: How = {}) => this.call('get', '/v1/messages/{id}', { ...how, path: { id } }),
    /** Newest first. */
    list: (query: QueryPart<Operation<'get', '/v1/messages'>> = {}, how: How = {}) =>
      this.list('/v1/messages', { ...how, query }),
    /** While it waits; afterwards a `ConflictError`. */
    cancel: (id: string, how: How = {}) => this.call('post', '/v1/messages/{id}/cancel', { ...how, path: { id } }),
  }

  /**
   * What happens, as it happens: comes back by itself after a lost connection, from where it was, until `signal` or the
   * loop ends it.
   */
  async *events(given: Following = {}): AsyncGenerator<ServerEvent & { json(): unknown }, void, undefined> {
    const { after, types, signal, ...rest } = given
    let last = after
    let waitMs = 1_000
    let failures = 0
    for (;;) {
      try {
        const headers = { ...rest.headers, ...(last === undefined ? {} : { 'last-event-id': last }) }
        const answer = await this.#transport.open('/v1/events', { ...rest, query: { types }, ...(signal && { signal }), headers })
        if (answer.body)
          for await (const event of readEvents(answer.body, (ms) => (waitMs = ms))) {
            failures = 0
            if (event.id !== undefined) last = event.id
            yield { ...event, json: () => JSON.parse(event.data) as unknown }
          }
      } catch (error) {
        if (signal?.aborted) return
        if (error instanceof OnesixtyError && !error.retryable) throw error
      }
      if (signal?.aborted) return
      await pause(Math.min(30_000, waitMs * 2 ** failures++) * (0.5 + Math.random() / 2), signal).catch(() => {})
    }
  }
}
