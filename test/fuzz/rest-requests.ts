// Requests made from our own OpenAPI document: valid, nearly valid, hostile, and chains that use what earlier answers told.
// An episode is one seed and some twenty requests, one after the other; what it makes is known to it alone.
import type { Chance } from '../../src/kit/chance.ts'
import { seededChance } from '../../src/kit/chance.ts'
import type { createReader, Schema } from './rest-schema.ts'

export type Operation = {
  readonly method: string
  readonly path: string
  readonly operationId: string
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: Schema }[]
  readonly body: Schema | undefined
  /** Those that stand beside the schema. */
  readonly bodyExamples: readonly unknown[]
  readonly bodyTypes: readonly string[]
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>>
}
export type Asked = {
  readonly kind: 'valid' | 'nearly' | 'hostile'
  readonly operation: Operation | undefined
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer | undefined
  /** Why no 2xx may come: something in it breaks the schema. */
  readonly breaks: string | undefined
}
export type Caller = { readonly name: string; readonly headers: Readonly<Record<string, string>> }

const pick = <One>(chance: Chance, from: readonly One[]): One => from[chance.below(from.length)]!
const wishes: Readonly<Record<string, readonly unknown[]>> = {
  to: ['+31612345678', '+31612345679', '+4915112345678', '+79161234567', '0612345678'],
  from: ['SHOP', '+31612345678', 'Onesixty'], number: ['+31612345678', '+31600000001'],
  text: ['Hi', 'Your code is 1234', 'Привет', '😀'.repeat(40), 'x'.repeat(161)], country: ['NL', 'DE'], lane: ['otp', 'transactional'],
  connection: ['demo'], host: ['127.0.0.1'], port: [9], url: ['https://hooks.example.invalid/x'], baseUrl: ['https://sms.example.invalid'],
  callbackUrl: ['https://hooks.example.invalid/x'], currency: ['EUR'], count: [3], limit: [1, 2, 50], validity: [60, 3600], version: [1, 2],
}
/** Where the things are that a field names. */
const namedBy: Readonly<Record<string, string>> = {
  plan: '/v1/plans', list: '/v1/lists', lists: '/v1/lists', segment: '/v1/segments', segments: '/v1/segments', campaign: '/v1/campaigns', message: '/v1/messages', connection: '/v1/connections',
  account: '/v1/smpp-accounts', workspace: '/v1/workspaces', add: '/v1/contacts', remove: '/v1/contacts', tag: '/v1/tags', field: '/v1/contact-fields',
}
const usualIn: Readonly<Record<string, string>> = { number: '+31612345678', code: 'not_found' }
/** Text that has broken others. */
const nasty = [
  '', ' ', '\u0000', '\u202egnp.exe', '\ufeffx', '${7*7}', '{{7*7}}', "'; DROP TABLE message; --", '<script>alert(1)</script>', '=cmd|x!A1',
  '../../etc/passwd', '%00', '%2e%2e%2f', '\r\nX-Evil: 1', 'a'.repeat(10_000), '\ud800', '1e309', 'NaN', '__proto__', 'constructor', 'ﷺ'.repeat(50),
]
const oddValues: readonly unknown[] = [
  null, true, 0, -1, 1.5, 1e21, -0, 2 ** 53, 4294967296, '', 'x', [], {}, [null], [[]], { toString: 1 }, { length: 1e9 }, { length: { toString: 1 } }, ...nasty,
]
const rawBodies: readonly (string | Buffer)[] = [
  '', ' ', 'null', '[]', '""', '0', '{', '{"a":', '[1,]', '{"a":1,}', "{'a':1}", '{"a":NaN}', 'true false', '\u0000', '\ufeff{}',
  '['.repeat(100_000), '{"a":'.repeat(20_000), `{"to":"+31612345678","to":"x","text":"a"}`, '{"__proto__":{"admin":true},"to":"+31612345678","text":"x"}',
  '{"constructor":{"prototype":{"x":1}}}', `{"text":"${'y'.repeat(900_000)}"}`, `{"a":1e${'9'.repeat(400)}}`, Buffer.from([0xff, 0xfe, 0x7b]), Buffer.from('{"text":"\xff"}', 'latin1'),
  '"\\ud800"', `[${'{},'.repeat(30_000)}{}]`,
]
const oddTypes = ['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/json; charset=utf-16', 'json', '*/*', '']
const oddHeaders: readonly Readonly<Record<string, string>>[] = [
  { 'idempotency-key': ' ' }, { 'idempotency-key': 'k'.repeat(256) }, { 'if-match': '"x"' }, { 'if-match': '*' }, { 'if-none-match': 'W/"1"' },
  { 'content-encoding': 'gzip' }, { host: 'evil.example' }, { 'x-forwarded-for': '127.0.0.1' }, { 'x-http-method-override': 'DELETE' },
  { accept: 'text/html' }, { range: 'bytes=0-' }, { cookie: 'onesixty_session=ses_x' }, { origin: 'https://evil.example' },
]

export type Episode = ReturnType<typeof createEpisode>

export function createEpisode(needs: {
  readonly seed: number
  readonly operations: readonly Operation[]
  readonly reader: ReturnType<typeof createReader>
  readonly callers: readonly Caller[]
  /** Ids that no episode may use: the callers' own. */
  readonly spared?: ReadonlySet<string>
  /** Ids that are there when it begins, by the path of their collection. */
  readonly given?: ReadonlyMap<string, readonly string[]>
}) {
  const { seed, operations, reader, callers, spared = new Set(), given = new Map() } = needs
  const chance = seededChance(seed)
  /** Of its own: what others do wrong does not count here. */
  const address = `2001:db8:${(seed >>> 16 & 0xffff).toString(16)}:${(seed & 0xffff).toString(16)}::1`
  /** Ids by the path of their collection; the tag that came with each. */
  const known = new Map<string, string[]>([...given].map(([place, ids]) => [place, [...ids]]))
  const tags = new Map<string, string>()
  const cursors = new Map<string, string>()
  const repeats: { asked: Asked; text: string }[] = []
  const keyed: string[] = []
  const wish = (name: string): unknown => {
    const there = known.get(namedBy[name] ?? '')
    if (there?.length && chance.below(4) > 0) return pick(chance, there)
    if (/^(id|message|connection|contact|list|endpoint|account|batch)$/.test(name) && chance.below(2) === 0) {
      const all = [...known.values()].flat()
      if (all.length > 0) return pick(chance, all)
    }
    const some = wishes[name]
    return some && pick(chance, some)
  }
  const collectionOf = (path: string) => path.slice(0, path.indexOf('/{') < 0 ? undefined : path.indexOf('/{'))

  function pathOf(operation: Operation, hostile: boolean): { path: string; breaks?: string } {
    let breaks: string | undefined
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const schema = operation.parameters.find((one) => one.in === 'path' && one.name === name)?.schema ?? {}
      const ids = known.get(collectionOf(operation.path))
      const one = ids?.length ? ids[Math.max(0, ids.length - 1 - chance.below(3))]! : undefined
      const usual = name in usualIn && !/^\+?\d+$/.test(one ?? '') ? usualIn[name]! : (one ?? 'msg_01kb3nq2s00000g')
      const value = hostile ? pick(chance, nasty) : chance.below(12) === 0 ? String(reader.valueFor(schema, chance, wish, name)) : usual
      const fault = reader.faultIn(schema, value)
      if (fault !== undefined) breaks ??= `{${name}} ${fault}`
      return encodeURIComponent(value.toWellFormed()) || '%20'
    })
    return breaks === undefined ? { path } : { path, breaks }
  }

  function queryOf(operation: Operation, kind: Asked['kind']): { query: string; breaks?: string } {
    const pairs: [string, string][] = []
    let breaks: string | undefined
    for (const { name, in: place, required, schema } of operation.parameters) {
      if (place !== 'query' || (!required && chance.below(3) > 0)) continue
      const isOdd = kind !== 'valid' && chance.below(2) === 0
      const cursor = name === 'after' ? cursors.get(operation.path) : undefined
      const value = isOdd ? pick(chance, oddValues) : (cursor ?? reader.valueFor(schema, chance, wish, name))
      const text = (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed()
      const { type } = reader.resolve(schema)
      const read = type === 'integer' || type === 'number' ? (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text) : type === 'boolean' ? (text === 'true' || (text === 'false' ? false : text)) : text
      const fault = reader.faultIn(schema, read)
      if (fault !== undefined) breaks ??= `?${name} ${fault}`
      pairs.push([name, text])
    }
    if (kind === 'nearly' && chance.below(6) === 0) pairs.push(['unheardOf', '1'])
    if (kind === 'hostile' && chance.below(4) === 0) pairs.push(['__proto__', 'x'], [pick(chance, nasty).toWellFormed(), '1'])
    const query = pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
    return breaks === undefined ? { query } : { query, breaks }
  }

  /** One thing in it becomes another. */
  function bend(value: unknown, depth = 0): unknown {
    if (Array.isArray(value) && value.length > 0 && chance.below(3) > 0) {
      const at = chance.below(value.length)
      return value.map((one: unknown, index) => (index === at ? bend(one, depth + 1) : one))
    }
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const entries = Object.entries(value)
      const at = chance.below(entries.length + 1)
      if (at === entries.length) return { ...value, [pick(chance, ['unheardOf', 'constructor', 'toString', 'Id', ''])]: pick(chance, oddValues) }
      if (chance.below(4) === 0) return Object.fromEntries(entries.filter((_, index) => index !== at))
      return Object.fromEntries(entries.map(([name, one], index) => [name, index === at ? bend(one, depth + 1) : one]))
    }
    return pick(chance, oddValues)
  }

  function make(operation: Operation, caller: Caller): Asked {
    const dice = chance.below(100)
    const kind = dice < 50 ? 'valid' : dice < 82 ? 'nearly' : 'hostile'
    const headers: Record<string, string> = { ...caller.headers, 'x-forwarded-for': address }
    const { path, breaks: inPath } = pathOf(operation, kind === 'hostile' && chance.below(3) === 0)
    const { query, breaks: inQuery } = queryOf(operation, kind)
    let breaks = inPath ?? inQuery
    let body: string | Buffer | undefined
    if (operation.body) {
      headers['content-type'] = operation.bodyTypes[0] ?? 'application/json'
      const good = reader.valueFor(operation.body, chance, wish)
      if (kind === 'hostile' && chance.below(2) === 0) {
        body = pick(chance, rawBodies)
        let value: unknown
        try {
          value = JSON.parse(body.toString().replace(/^\ufeff/, ''))
        } catch {
          breaks ??= 'the body is no JSON'
        }
        if (body.toString() === '' || (value !== undefined && reader.faultIn(operation.body, value) !== undefined)) breaks ??= 'the body does not fit'
      } else {
        const value = kind === 'nearly' ? bend(good) : kind === 'hostile' ? bend(bend(good)) : good
        const fault = reader.faultIn(operation.body, JSON.parse(JSON.stringify(value) ?? 'null'))
        if (fault !== undefined) breaks ??= `body: ${fault}`
        body = JSON.stringify(value) ?? 'null'
      }
      if (kind === 'hostile' && chance.below(8) === 0) headers['content-type'] = pick(chance, oddTypes)
      else if (kind === 'nearly' && chance.below(20) === 0) {
        body = undefined
        delete headers['content-type']
        breaks ??= 'there is no body'
      }
    } else if (kind === 'hostile' && chance.below(4) === 0) {
      body = pick(chance, rawBodies)
      headers['content-type'] = pick(chance, ['application/json', ...oddTypes])
    }
    if (kind === 'hostile' && chance.below(3) === 0) Object.assign(headers, pick(chance, oddHeaders))
    if (operation.method === 'post' && chance.below(3) === 0) {
      if (keyed.length === 0 || chance.below(4) > 0) keyed.push(`f-${seed}-${keyed.length}`)
      headers['idempotency-key'] ??= chance.below(4) > 0 ? keyed.at(-1)! : pick(chance, keyed)
    }
    if (/^(put|patch|delete)$/.test(operation.method) && chance.below(3) === 0) headers['if-match'] = tags.get(path) ?? '"1"'
    const method = kind === 'hostile' && chance.below(15) === 0 ? pick(chance, ['OPTIONS', 'HEAD', 'TRACE', 'PUT', 'DELETE', 'PATCH', 'PROPFIND']) : operation.method.toUpperCase()
    const same = method === operation.method.toUpperCase()
    return { kind, operation: same ? operation : undefined, method, url: path + query, headers, body: method === 'TRACE' || method === 'HEAD' ? undefined : body, breaks: same ? breaks : undefined }
  }

  return {
    /** The next request; with what the same one was answered before, where this is a repeat under its key. */
    next(): { asked: Asked; before?: string } {
      if (repeats.length > 0 && chance.below(8) === 0) {
        const { asked, text } = pick(chance, repeats)
        return { asked, before: text }
      }
      // whoever lists or makes goes on to what is there
      const caller = chance.below(5) > 0 ? callers[0]! : pick(chance, callers)
      const family = chance.below(3) > 0 && known.size > 0 ? pick(chance, [...known.keys()]) : undefined
      const mine = family === undefined ? operations : operations.filter(({ path }) => path === family || path.startsWith(`${family}/`))
      return { asked: make(pick(chance, mine), caller) }
    },
    learn(asked: Asked, status: number, json: unknown, etag: string | undefined, text: string): void {
      const { operation } = asked
      if (!operation || status >= 300 || typeof json !== 'object' || json === null) return
      const place = collectionOf(operation.path)
      type One = { id?: unknown; number?: unknown; token?: unknown; key?: unknown }
      const { data, nextCursor, ...single } = json as One & { data?: unknown; nextCursor?: unknown }
      const nameOf = (one: One | null | undefined) => one?.id ?? one?.number ?? one?.token ?? one?.key
      const ids = known.get(place) ?? []
      const rows = Array.isArray(data) ? data.slice(0, 3) : []
      for (const one of [nameOf(single), ...rows.map((row: One) => nameOf(row))])
        if (typeof one === 'string' && ids.length < 20 && !spared.has(one)) ids.push(one)
      if (ids.length > 0) known.set(place, ids)
      if (etag !== undefined) tags.set(asked.url.split('?', 1)[0]!, etag)
      if (typeof nextCursor === 'string') cursors.set(operation.path, nextCursor)
      if (operation.parameters.some(({ name }) => name === 'Idempotency-Key') && asked.headers['idempotency-key'] !== undefined)
        if (!repeats.some((one) => one.asked.headers['idempotency-key'] === asked.headers['idempotency-key'])) repeats.push({ asked, text })
    },
  }
}
