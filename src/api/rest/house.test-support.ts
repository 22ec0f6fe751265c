// A whole REST door on small fakes that behave, for the tests of this folder.
import type { Database } from '../../db/database.ts'
import { inlineSqlite } from '../../db/inline.ts'
import type { Chance } from '../../kit/chance.ts'
import { seededChance } from '../../kit/chance.ts'
import { systemClock } from '../../kit/clock.ts'
import { createIds } from '../../kit/ids.ts'
import type { Fields, Log } from '../../kit/log.ts'
import { silentLog } from '../../kit/log.ts'
import { openAccounts } from '../../accounts/open.ts'
import { accountsMigrations } from '../../accounts/records.ts'
import { openNumbers } from '../../accounts/numbers/numbers.ts'
import { numberMigrations } from '../../accounts/numbers/records.ts'
import { smppAccountMigrations } from '../../accounts/smpp-accounts/records.ts'
import { createSmppAccounts } from '../../accounts/smpp-accounts/smpp-accounts.ts'
import { weightMigrations } from '../../accounts/weights/records.ts'
import { openWeights } from '../../accounts/weights/weights.ts'
import type { Carrier, Report } from '../../carriers/carrier.ts'
import { openBilling } from '../../billing/open.ts'
import { billingMigrations } from '../../billing/schema.ts'
import { smppDefaults } from '../../carriers/connection.ts'
import { createFleet } from '../../carriers/fleet.ts'
import { carrierMigrations } from '../../carriers/records.ts'
import type { Events } from '../../gateway/outbox/outbox.ts'
import type { Request } from '../../kit/request.ts'
import { createSeal } from '../../kit/seal.ts'
import { openRouting } from '../../routing/open.ts'
import { routingMigrations } from '../../routing/schema.ts'
import type { ConnectionView } from '../../routing/route.ts'
import { createConduct } from '../../smsc/personality/conduct.ts'
import { createEcho } from '../webhooks/echo.ts'
import { createFollow } from '../webhooks/follow/follow.ts'
import { followMigrations } from '../webhooks/follow/records.ts'
import { openWebhooks } from '../webhooks/open.ts'
import { webhookMigrations } from '../webhooks/records.ts'
import { createRest } from './listen.ts'
import { openInbound } from '../compat/inbound.ts'
import { compatMigrations } from '../compat/records.ts'
import { restMigrations } from './records.ts'
import { problemsOf, ProblemDocument } from './problem-schema.ts'
import type { Route } from './route.ts'
import type { AcceptContext, AcceptResult, Asker, Change, ChangeNeeds, Gateway, MessageView, Phones, PhoneMessage, RestNeeds, Submission } from './needs.ts'

/** Accepts what has `+` and 8 to 15 digits; `+…000` is blocked; remembers idempotency keys. */
export function fakeGateway() {
  const ids = createIds({ clock: systemClock })
  const stored: (MessageView & Asker & { text: string })[] = []
  const replays = new Map<string, { bodyHash: string; result: Extract<AcceptResult, { kind: 'done' }> }>()
  const watchers = new Set<(batch: readonly Change[]) => void>()
  const calls: { submissions: readonly Submission[]; context: AcceptContext }[] = []
  const state = { overloaded: false, broken: false }
  const outcomeOf = (submission: Submission, id: string, context: AcceptContext, createdAt: number) => {
    const { to, text } = submission
    const refuse = (code: string, param: string, say: string) => ({ refused: { code, param, say, retry: 'never' as const }, to })
    if (!/^\+\d{8,15}$/.test(to)) return refuse('invalid_recipient', '/to', 'the number is no number')
    if (text.length > 1_600) return refuse('body_too_long', '/text', 'the text takes more than 10 segments')
    const status = to.endsWith('000') ? ('blocked' as const) : ('queued' as const)
    const timeline = [{ at: createdAt, event: 'accepted' }]
    stored.push({ ...submission, id, status, createdAt, scheduledAt: undefined, timeline, workspace: context.workspace, mode: context.mode })
    const from = submission.from ?? 'Onesixty'
    return { accepted: { id, to, from, status, segments: Math.ceil(text.length / 160), encoding: 'gsm7' as const, createdAt, ...(status === 'blocked' && { reason: 'opt_out' }) } }
  }
  /** Messages whose id ends in 0 wait, the others have left. */
  const isFor = ({ workspace, mode }: Asker, message: Asker) => message.workspace === workspace && (mode === 'live' || message.mode === 'test')
  const find = (asker: Asker, id: string) => stored.find((message) => isFor(asker, message) && message.id === id)
  const gateway: Gateway & ChangeNeeds = {
    async cancel(asker, id) {
      const message = find(asker, id)
      if (!message) return 'not_found'
      if (!id.endsWith('0')) return 'too_late'
      Object.assign(message, { status: 'canceled' })
      return 'canceled'
    },
    async replace(asker, id, { text }) {
      const message = find(asker, id)
      if (!message) return 'not_found'
      if (text === '') return { refused: { code: 'empty_text', param: '/text', say: 'the text is empty', retry: 'never' } }
      Object.assign(message, { text })
      return id.endsWith('0') ? 'replaced' : 'too_late'
    },
    erase: {
      async text(asker, id) {
        const message = find(asker, id)
        if (message?.status !== 'canceled') return message ? 'not_ended' : 'not_found'
        Object.assign(message, { text: '***', redactedAt: Date.now() })
        return 'erased'
      },
      async message(asker, id) {
        const message = find(asker, id)
        if (message?.status !== 'canceled') return message ? 'not_ended' : 'not_found'
        stored.splice(stored.indexOf(message), 1)
        return 'erased'
      },
    },
    redrive: async (asker, id) => (find(asker, id) ? 'not_failed' : 'not_found'),
    unmatchedReceipts: async ({ after }) => ({ data: [{ id: after ?? 'rcp_1', connection: 'demo', operatorId: '7', from: 'Shop', to: '31612345678', state: 'delivered', at: 0 }], ...(after ? {} : { nextCursor: 'rcp_0' }) }),
    pairOf: async (asker, receipt, message) => {
      if (receipt !== 'rcp_1') return 'no_receipt'
      return find(asker, message) ? { connection: 'demo', answered: ['af12'], reported: message.endsWith('0') ? '44818' : 'qqqq' } : 'no_message'
    },
    rematch: async () => ({ matched: 3, left: 1 }),
    matchReceipt: async (asker, receipt, message) => {
      const found = find(asker, message)
      if (receipt !== 'rcp_1') return 'no_receipt'
      return found ? (found.status === 'canceled' ? 'not_submitted' : 'matched') : 'no_message'
    },
    async accept(submissions, context) {
      calls.push({ submissions, context })
      if (state.broken) throw new Error('SQLITE_IOERR: disk at /secret/path is gone')
      if (state.overloaded) return { kind: 'overloaded', retryAfterMs: 2_400 }
      const { idempotency } = context
      const before = idempotency && replays.get(idempotency.key)
      if (before) return before.bodyHash === idempotency.bodyHash ? { ...before.result, replayed: true } : { kind: 'mismatch' }
      const now = Date.now()
      const fresh = ids.run('msg_', submissions.length) // of one millisecond: of two, one ends in 0 and one does not
      const outcomes = submissions.map((submission, i) => outcomeOf(submission, fresh[i]!, context, now))
      const result = { kind: 'done' as const, batch: ids.next('bat_'), outcomes, replayed: false }
      if (idempotency) replays.set(idempotency.key, { bodyHash: idempotency.bodyHash, result })
      return result
    },
    foresee: async (submissions) => submissions.map(({ to, text }) =>
      to.startsWith('+')
        ? { encoding: 'gsm7', segments: 1, parts: [{ text, units: text.length }], costly: [{ char: '€', at: 0 }] } as object
        : { refusal: { code: 'invalid_recipient', param: '/to', say: 'the number is no number', retry: 'never' } }),
    message: async (asker, id) => find(asker, id),
    async messages(asker, query) {
      const mine = stored.filter((message) =>
        isFor(asker, message) && (!query.status || message.status === query.status) && (!query.to || message.to === query.to)
        && (query.since === undefined || message.createdAt >= query.since) && (query.until === undefined || message.createdAt < query.until))
      const newestFirst = mine.reverse().filter(({ id }) => !query.after || id < query.after)
      const data = newestFirst.slice(0, query.limit)
      return newestFirst.length > query.limit ? { data, nextCursor: data.at(-1)!.id } : { data }
    },
    watch: (listener) => (watchers.add(listener), () => void watchers.delete(listener)),
    counters: () => ({ accepted: stored.length, submitted: stored.length, delivered: 0, failed: 0, queued: 0 }),
  }
  return { gateway, calls, state, watchers, publish: (batch: readonly Change[]) => watchers.forEach((tell) => tell(batch)) }
}

export function fakePhones() {
  const watchers = new Set<(batch: readonly PhoneMessage[]) => void>()
  const stored: PhoneMessage[] = []
  const add = (message: PhoneMessage) => {
    stored.unshift(message)
    for (const tell of watchers) tell([message])
    return message
  }
  const phones: Phones = {
    async list({ limit }) {
      const numbers = [...new Set(stored.map(({ number }) => number))]
      const data = numbers.slice(0, limit).map((number) => {
        const mine = stored.filter((message) => message.number === number)
        return { number, messages: mine.length, lastAt: mine[0]!.at, lastText: mine[0]!.text }
      })
      return { data }
    },
    messages: async (number, { limit }) => ({ data: stored.filter((message) => message.number === number).slice(0, limit) }),
    send: async (number, { to, text }) =>
      to === '0000' ? { refused: 'nobody has the number 0000' }
        : add({ id: `pm_${stored.length}`, number, direction: 'out', from: number, to, text, at: Date.now(), parts: 1 }),
    watch: (listener) => (watchers.add(listener), () => void watchers.delete(listener)),
  }
  return { phones, watchers, add }
}

/** Every answer that a test gets is as the OpenAPI document says. */
function holdToSchema(routes: readonly Route[], method: string, url: string, status: number, json: unknown): void {
  const path = url.split('?', 1)[0]!
  const row = routes.find((row) => row.method === method && new RegExp(`^${row.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path))
  if (status >= 400) ProblemDocument.parse(json)
  if (!row || status === 304) return
  const known = status in row.answers || [...problemsOf(row).keys()].includes(status)
  if (!known) throw new Error(`${method} ${path} answered ${status}, which its row does not name`)
  row.answers[status]?.schema?.parse(json)
}

/** Operators over SMPP are away; those over HTTP take whatever they are sent. */
async function fakeOperators(db: Database, chance: Chance) {
  const asked: Request[] = []
  const carriers = new Map<string, Carrier<number>>()
  const reports: Report[] = []
  const fleet = createFleet<number>({
    db, chance, clock: systemClock, log: silentLog, seal: createSeal(givenKey, chance), allowPrivate: false, publicUrl: 'https://sms.example.com',
    builtin: { id: 'demo', settings: { ...smppDefaults, name: 'Embedded SMSC', host: '127.0.0.1', systemId: 'demo' }, secrets: { password: 'demo' } },
    dial: () => ({ onEnd }) => {
      setImmediate(() => onEnd('connect ECONNREFUSED'))
      return { write: () => true, close() {}, pause() {}, resume() {} }
    },
    async ask(request) {
      asked.push(request)
      return { kind: 'answer', status: 200, headers: {}, body: '{}' }
    },
    callbacksFor: (id) => ({
      onRoom() {},
      onResults() {},
      onReports(batch) {
        reports.push(...batch)
        carriers.get(id)!.answer(batch.map(({ handle }) => handle), batch.every(({ receipt }) => receipt.id !== 'unstored'))
      },
      onInbound: (batch) => carriers.get(id)!.answer(batch.map(({ handle }) => handle), true),
    }),
    own() {},
    add: (carrier) => void carriers.set(carrier.id, carrier),
  })
  await fleet.start()
  return { fleet, asked: { requests: asked, reports } }
}

const noEvents: Events = {
  record: () => ({ writes: [], ended() {} }),
  read: async () => [],
  follow: () => ({ read: async () => [], anew() {}, close() {} }),
  history: async () => [],
  count: async () => 0, byIds: async () => [],
  nthOf: async () => undefined,
  lastOf: async () => undefined,
  leaving: () => ({ sql: '', rows: [] }),
  settle: async () => {},
  settling: () => ({ sql: '', rows: [] }),
  keepWhile() {},
  watch: () => () => {},
}

export const givenKey = 'a-key-from-outside-0123456789-0123456789'

export async function openHouse(more: Partial<RestNeeds> = {}, { full = (): boolean => false } = {}) {
  const chance = seededChance(160)
  const db = inlineSqlite({ clock: systemClock, full, migrations: [...accountsMigrations, ...weightMigrations, ...smppAccountMigrations, ...numberMigrations, ...carrierMigrations, ...routingMigrations, ...restMigrations, ...compatMigrations, ...webhookMigrations, ...followMigrations, ...billingMigrations] })
  const accounts = await openAccounts({ db, clock: systemClock, chance, givenKey, secret: givenKey })
  const { gateway, ...fake } = fakeGateway()
  const { phones, ...fakePhone } = fakePhones()
  const connections: ConnectionView[] = ['demo', 'con_a', 'con_b'].map((id) => ({ id, name: id, demo: id === 'demo', state: 'bound' }))
  const lookups: { asked: Request[]; answer: string | undefined } = { asked: [], answer: undefined }
  const routing = openRouting({
    db, clock: systemClock, chance, log: silentLog, connections: () => connections, demoForLive: () => true,
    outward: {
      seal: createSeal(givenKey, chance), allowPrivate: false,
      async ask(request) {
        lookups.asked.push(request)
        return lookups.answer === undefined ? { kind: 'unsent', say: 'nobody there' } : { kind: 'answer', status: 200, headers: {}, body: lookups.answer }
      },
    },
  })
  await routing.start()
  const { fleet, asked } = await fakeOperators(db, chance)
  const logged: { say: string; fields: Fields }[] = []
  const log: Log = { ...silentLog, error: (say, fields = {}) => void logged.push({ say, fields }) }
  const echo = createEcho({ clock: systemClock, chance: seededChance(7), bases: () => ['http://127.0.0.1:1600'] })
  const called: Request[] = []
  const webhooks = openWebhooks({
    db, door: db, clock: systemClock, chance: seededChance(8), seal: createSeal(givenKey, chance), ids: createIds({ clock: systemClock }), log: silentLog,
    isOurs: echo.isOurs, allowPrivate: false, showAnswers: true,
    ask: echo.before(async (request) => {
      called.push(request)
      return { kind: 'answer', status: 204, headers: {}, body: '' }
    }),
  })
  await webhooks.start(noEvents)
  const follow = createFollow({ db, clock: systemClock, log: silentLog })
  const rest = createRest({
    clock: systemClock,
    chance,
    log,
    db,
    seal: createSeal(givenKey, chance),
    version: '0.1.0',
    demo: () => true,
    accounts,
    weights: await openWeights(db),
    smppAccounts: { ...createSmppAccounts({ db, clock: systemClock, chance: seededChance(9), ids: createIds({ clock: systemClock }) }), binds: () => [] },
    inbound: await openInbound({ db }),
    numbers: await openNumbers({ db, clock: systemClock, ids: createIds({ clock: systemClock }) }),
    gateway,
    billing: await openBilling({
      db, clock: systemClock, ids: createIds({ clock: systemClock }), log: silentLog, parentOf: accounts.workspaces.parentOf, costsOf: () => [], isGuarded: () => true,
      warned: () => ({ writes: [], ended() {} }), release: async () => 0, holders: async () => [],
    }),
    routing,
    fleet,
    phones,
    personality: createConduct({ clock: systemClock, accounts: ['demo'] }).control,
    connections: () => [{ id: 'con_1', name: 'demo', state: 'bound', window: 100, outstanding: 3 }],
    webhooks,
    echo,
    follow,
    hasRoom: () => true,
    ...more,
  })
  const bearer = { authorization: `Bearer ${givenKey}` }
  /** JSON in, JSON out, as the administrator unless headers say otherwise. */
  const call = async (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: unknown, headers: Record<string, string> = bearer) => {
    const payload = body === undefined ? {} : { payload: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } }
    const response = await rest.app.inject({ method, url, headers, ...payload })
    const json = response.body === '' ? undefined : JSON.parse(response.body)
    holdToSchema(rest.routes, method, url, response.statusCode, json)
    return { status: response.statusCode, headers: response.headers, json, raw: response.body }
  }
  return { ...rest, called, db, lookups, accounts, gateway, routing, connections, fleet, asked, fake, phones, fakePhone, call, bearer, logged }
}
