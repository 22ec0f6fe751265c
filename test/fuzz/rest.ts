// A hundred thousand requests made from our own OpenAPI document, to a whole house with its database on disk: no 5xx but the
// documented 503, no answer outside the schema of its status, nothing accepted that the schema forbids, and the same answer
// again for the same Idempotency-Key. Routes are found in the document, new ones too.
// Run: node test/fuzz/rest.ts [requests] [seed], or with `--episode N` after them to see one episode again.
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startHouse } from '../../src/app.ts'
import { everywhere } from '../../src/api/rest/problem-schema.ts'
import { readConfig } from '../../src/config.ts'
import type { Log } from '../../src/kit/log.ts'
import { silentLog } from '../../src/kit/log.ts'
import { createEpisode } from './rest-requests.ts'
import type { Asked, Caller, Operation } from './rest-requests.ts'
import { createReader } from './rest-schema.ts'
import type { Schema, Schemas } from './rest-schema.ts'
import { givenThings } from './rest-scenes.ts'

export const key = 'live_a_key_for_generated_requests_0123456789'
const owner = { email: 'ann@example.invalid', password: 'eight other small words' }
const perEpisode = 25
/** Episodes of a person instead of a key: one in so many, for passwords are slow to check. */
const personsEvery = 10
const atOnce = 6
/** Things of every kind are made anew before so many: others remove them. */
const givenEvery = 40
const patienceMs = 20_000

export type Told = { readonly status: number; readonly headers: NodeJS.Dict<string | string[]>; readonly text: string }
export type Fault = { readonly what: string; readonly operation: string; readonly detail: string; readonly episode: number; times: number }
export type Outcome = { readonly requests: number; readonly statuses: Record<string, number>; readonly operations: number; readonly unreached: readonly string[]; readonly replayed: number; readonly faults: Fault[]; readonly ms: number }

export type Document = {
  paths: Record<string, Record<string, {
    operationId: string
    parameters?: Operation['parameters']
    requestBody?: { content: Record<string, { schema: Schema; example?: unknown; examples?: Record<string, { value: unknown }> }> }
    responses: Operation['responses']
  }>>
  components: { schemas: Schemas }
}

/** A whole house in this process, asked over HTTP. */
export async function openTarget() {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-fuzz-'))
  const read = readConfig({
    ONESIXTY_DATA_DIR: folder, ONESIXTY_HTTP_PORT: '0', ONESIXTY_SMPP_PORT: '0', ONESIXTY_SMSC_PORT: '0', ONESIXTY_API_KEY: key,
    ONESIXTY_PROXIES: '127.0.0.1', ONESIXTY_REQUESTS_PER_SECOND: '0', ONESIXTY_REQUESTS_PER_ADDRESS: '0',
  })
  if ('faults' in read) throw new Error(read.faults.join())
  const errors: string[] = []
  const log: Log = { ...silentLog, error: (say, fields) => void errors.push(`${say} ${String((fields?.['error'] as Error | undefined)?.stack ?? '')}`), with: () => log }
  const onBroken = (error: Error) => void errors.push(`the house would have ended: ${String(error.stack)} ${String((error.cause as Error | undefined)?.stack ?? '')}`)
  const house = await startHouse(read.config, { log, onBroken })
  const url = new URL(house.addresses.api)
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  const ask = (asked: Pick<Asked, 'method' | 'url' | 'headers' | 'body'>) =>
    new Promise<Told>((resolve, reject) => {
      const length = asked.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(asked.body)) }
      const sent = request({ agent, host: '127.0.0.1', port: url.port, method: asked.method, path: asked.url, headers: { ...length, ...asked.headers }, timeout: patienceMs }, (answer) => {
        const chunks: Buffer[] = []
        const finish = () => resolve({ status: answer.statusCode!, headers: answer.headers, text: Buffer.concat(chunks).toString('utf8') })
        answer.on('data', (chunk: Buffer) => void chunks.push(chunk)).on('end', finish).on('error', reject)
        if (!answer.headers['content-type']?.startsWith('text/event-stream')) return
        finish()
        answer.destroy()
      })
      sent.on('timeout', () => sent.destroy(new Error('no answer in time'))).on('error', reject)
      sent.end(asked.body)
    })
  /** Signed in anew; the first who asks becomes the owner. */
  const signedIn = async (): Promise<Record<string, string> | undefined> => {
    const post = (path: string, body: object) => ask({ method: 'POST', url: path, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    const made = await post('/v1/setup', { ...owner, token: house.signIn, name: 'Ann' })
    const told = made.status < 300 ? made : await post('/v1/session', owner)
    const cookie = [told.headers['set-cookie']].flat()[0]?.split(';', 1)[0]
    return cookie === undefined ? undefined : { cookie, 'x-onesixty': '1' }
  }
  return {
    ask,
    signedIn,
    errors,
    async close() {
      agent.destroy()
      await house.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` })

async function callersOf(ask: Awaited<ReturnType<typeof openTarget>>['ask']) {
  const spared = new Set<string>()
  const callers: Caller[] = [{ name: 'administrator', headers: bearer(key) }]
  for (const [name, wanted] of Object.entries({
    reader: { name: 'reader', mode: 'live', scopes: ['read'] },
    sender: { name: 'sender', mode: 'live', scopes: ['read', 'send'] },
    tester: { name: 'tester', mode: 'test', scopes: ['admin'] },
  })) {
    const headers = { ...bearer(key), 'content-type': 'application/json' }
    const { text } = await ask({ method: 'POST', url: '/v1/keys', headers, body: JSON.stringify(wanted) })
    const made = JSON.parse(text) as { id: string; key: string }
    spared.add(made.id)
    callers.push({ name, headers: bearer(made.key) })
  }
  // the most, so that what is not permitted does not hide the rest
  callers.push(...callers.slice(1), { name: 'stranger', headers: {} }, { name: 'liar', headers: bearer('live_made_up') })
  return { callers, spared }
}

export const operationsOf = ({ paths }: Document): Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, parameters = [], requestBody, responses }]) => ({
      method, path, operationId, parameters, responses,
      body: Object.values(requestBody?.content ?? {})[0]?.schema,
      bodyExamples: Object.values(requestBody?.content ?? {}).slice(0, 1).flatMap(({ example, examples = {} }) => [...(example === undefined ? [] : [example]), ...Object.values(examples).map(({ value }) => value)]),
      bodyTypes: Object.keys(requestBody?.content ?? {}),
    })),
  )

const isEverywhere = (code: unknown) => (everywhere as readonly unknown[]).includes(code)
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Texts are sent as octets, all else as JSON; `must`: with the key of the installation, and it has to succeed. */
export function createSender(ask: Awaited<ReturnType<typeof openTarget>>['ask']) {
  const send = (method: string, url: string, body?: unknown, headers: Readonly<Record<string, string>> = bearer(key)): Promise<Told> => {
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': typeof body === 'string' ? 'application/octet-stream' : 'application/json' }
    return ask({ method, url, headers: { ...type, ...headers }, body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body) })
  }
  const must = async (method: string, path: string, body?: unknown) => {
    const told = await send(method, path, body)
    if (told.status >= 300) throw new Error(`${method} ${path}: ${told.status} ${told.text.slice(0, 200)}`)
    return (parsed(told.text) ?? {}) as Record<string, unknown>
  }
  return { send, must }
}

/** What is wrong with an answer: a name for its kind, and the rest of it. */
export function judge(reader: ReturnType<typeof createReader>, asked: Asked, told: Told, before: string | undefined): [what: string, detail: string] | undefined {
  const { status, headers, text } = told
  const { operation } = asked
  const json = parsed(text)
  const code = (json as { code?: unknown } | undefined)?.code
  if (status >= 500 && !(status === 503 && operation?.responses['503'])) return [`${status}`, text.slice(0, 300)]
  if (headers['x-request-id'] === undefined && status !== 400 && status !== 431 && status !== 408) return ['no request id', `${status}`]
  // of many messages the bad ones are refused alone, and named
  const refusedAlone = operation?.operationId === 'sendMessages' && Number((json as { refused?: unknown } | undefined)?.refused) > 0
  if (status < 300 && asked.breaks !== undefined && !refusedAlone) return ['accepted what the schema forbids', asked.breaks]
  // where nothing was accepted nothing is kept: it is refused again, in the same words
  const isAgain = text === before && (headers['idempotent-replayed'] === 'true' || (json as { accepted?: unknown } | undefined)?.accepted === 0)
  if (before !== undefined && status < 300 && !isAgain) return ['another answer for the same key', `${before.slice(0, 150)} then ${text.slice(0, 150)}`]
  if (before !== undefined && status >= 400 && status !== 409 && status !== 401 && status !== 503) return ['a refusal for a key that was answered', text.slice(0, 200)]
  // a page for people, where its row says so
  const isPage = Object.keys(operation?.responses[status]?.content ?? {}).some((type) => !type.includes('json') && String(headers['content-type']).startsWith(type))
  if (status >= 400 && isPage) return undefined
  if (status >= 400 && asked.method !== 'HEAD') {
    const fault = reader.faultIn({ $ref: '#/components/schemas/Problem' }, json)
    if (fault !== undefined) return ['no problem document', `${status} ${fault} ${text.slice(0, 100)}`]
    if ((json as { status: number }).status !== status) return ['a problem of another status', text.slice(0, 200)]
  }
  if (!operation) return undefined
  const row = operation.responses[status]
  if (!row) return isEverywhere(code) ? undefined : ['a status that is not documented', `${status} ${String(code)}`]
  if (status >= 400) return isEverywhere(code) || row.description.split(', ').includes(String(code)) ? undefined : ['a code that is not documented', `${status} ${String(code)}`]
  const [type, content] = Object.entries(row.content ?? {})[0] ?? []
  if (!content || text === '') return text === '' || content ? undefined : ['a body where none is documented', text.slice(0, 100)]
  if (!String(headers['content-type']).startsWith(type!)) return ['another content type', String(headers['content-type'])]
  if (!type!.includes('json')) return undefined
  const fault = json === undefined ? 'is no JSON' : reader.faultIn(content.schema, json)
  return fault === undefined ? undefined : ['an answer outside its schema', `${status} ${fault}`]
}

export async function fuzzRest(total: number, seed: number, options: { onProgress?: (done: number, faults: number) => void; onFault?: (fault: Fault) => void; only?: number; onTold?: (asked: Asked, told: Told) => void } = {}): Promise<Outcome> {
  const begun = performance.now()
  const { ask, signedIn, errors, close } = await openTarget()
  const statuses: Record<string, number> = {}
  const faults = new Map<string, Fault>()
  const reached = new Set<string>()
  let done = 0
  let replayed = 0
  let operations: Operation[] = []
  try {
    const document = JSON.parse((await ask({ method: 'GET', url: '/v1/openapi.json', headers: {}, body: undefined })).text) as Document
    operations = operationsOf(document)
    const reader = createReader(document.components.schemas)
    const { callers, spared } = await callersOf(ask)
    const { must } = createSender(ask)
    const workspace = String((await must('GET', '/v1/me'))['workspace'])
    const given = new Map<number, ReturnType<typeof givenThings>>()
    const givenFor = (turn: number) => {
      if (!given.has(turn)) given.set(turn, givenThings({ must, workspace, secret: key, nth: turn }))
      return given.get(turn)!
    }
    const runEpisode = async (episode: number) => {
      const person = episode % personsEvery === 0 ? await signedIn() : undefined
      const mine = person ? [{ name: 'person', headers: person }, ...callers] : callers
      const { next, learn } = createEpisode({ seed: seed * 1_000_003 + episode, operations, reader, callers: mine, spared, given: await givenFor(Math.floor(episode / givenEvery)) })
      for (let at = 0; at < perEpisode; at++) {
        const { asked, before } = next()
        const told = await ask(asked).catch((error: Error) => error)
        done++
        const failed = told instanceof Error
        const problem: [string, string] | undefined = failed ? ['no answer', told.message] : judge(reader, asked, told, before)
        if (problem) {
          const operation = asked.operation?.operationId ?? `${asked.method} ${asked.url.slice(0, 60)}`
          const name = `${problem[0]} ${operation} ${problem[1].replaceAll(/[\d]+|"[^"]*"/g, '').slice(0, 60)}`
          const known = faults.get(name)
          const fault = known ?? { what: problem[0], operation, detail: problem[1], episode, times: 0 }
          fault.times++
          faults.set(name, fault)
          if (!known) options.onFault?.(fault)
        }
        options.onTold?.(asked, failed ? { status: 0, headers: {}, text: told.message } : told)
        if (failed) continue
        statuses[told.status] = (statuses[told.status] ?? 0) + 1
        if (asked.operation && told.status < 300) reached.add(asked.operation.operationId)
        if (told.headers['idempotent-replayed']) replayed++
        learn(asked, told.status, parsed(told.text), told.headers['etag'] as string | undefined, told.text)
        if (done % 5_000 === 0) options.onProgress?.(done, faults.size)
      }
    }
    let episode = options.only ?? 0
    const end = options.only === undefined ? Math.ceil(total / perEpisode) : options.only + 1
    const worker = async () => {
      while (episode < end) await runEpisode(episode++)
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
    await close()
    for (const error of errors) {
      const name = error.slice(0, 400)
      const known = faults.get(name)
      if (known) known.times++
      else faults.set(name, { what: 'the house logged an error', operation: '', detail: error, episode: -1, times: 1 })
    }
  } catch (error) {
    await close()
    throw error
  }
  return { requests: done, statuses, operations: operations.length, unreached: operations.map(({ operationId }) => operationId).filter((one) => !reached.has(one)), replayed, faults: [...faults.values()], ms: performance.now() - begun }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const only = process.argv.indexOf('--episode')
  const given = process.argv.slice(2, only < 0 ? undefined : only).map(Number)
  const [total = 100_000, seed = 1] = given
  const { faults, ms, ...rest } = await fuzzRest(total, seed, {
    onFault: ({ what, operation, detail, episode }) => console.log(`${what}: ${operation}: ${detail} (episode ${episode})`),
    onProgress: (done, faulty) => console.log(`${done} requests, ${faulty} kinds of fault`),
    ...(only < 0 ? {} : {
      only: Number(process.argv[only + 1]),
      onTold: (asked: Asked, told: Told) => console.log(asked.method, asked.url.slice(0, 200), JSON.stringify(asked.headers).slice(0, 300), String(asked.body ?? '').slice(0, 300), '→', told.status, told.text.slice(0, 300)),
    }),
  })
  console.log(JSON.stringify({ seed, ...rest, seconds: Math.round(ms / 1_000) }))
  for (const fault of faults.toSorted((a, b) => b.times - a.times)) console.log(`${fault.times} × ${fault.what}: ${fault.operation}: ${fault.detail} (episode ${fault.episode})`)
  process.exitCode = faults.length === 0 ? 0 : 1
}
