import { expect, test } from 'vitest'
import { inlineSqlite } from '../db/inline.ts'
import { seededChance } from '../kit/chance.ts'
import { manualClock } from '../kit/clock.ts'
import { silentLog } from '../kit/log.ts'
import { createSeal } from '../kit/seal.ts'
import { memoryWire } from '../smpp/memory.ts'
import { createServer } from '../smpp/server.ts'
import { statuses } from '../smpp/statuses.ts'
import type { Carrier, PartResult, PartToSend, Report } from './carrier.ts'
import { smppDefaults, type SmppSettings } from './connection.ts'
import { createFleet } from './fleet.ts'
import { carrierMigrations } from './records.ts'

const key = 'a key of thirty-two characters or more'

/** An operator that allows so many binds of an account, and a fleet whose messages go wherever `add` last said. */
async function rig({ mostBinds = 10, core = undefined as ReturnType<typeof inlineSqlite>['core'] | undefined, secret = key } = {}) {
  const clock = manualClock()
  const chance = seededChance(1)
  const db = inlineSqlite({ clock, migrations: carrierMigrations, ...(core ? { core } : {}) })
  const operator = { got: [] as string[], held: [] as (() => void)[], hold: false, passwords: [] as string[], right: 'right' }
  const upstream = { hold: false, cut: () => {} }
  const server = createServer({
    clock, log: silentLog,
    async authenticate({ password }) {
      operator.passwords.push(password)
      const bound = [...server.sessions()].filter(({ state }) => state.startsWith('bound')).length
      if (bound >= mostBinds) return statuses.ESME_RALYBND
      return password === operator.right ? 'ok' : statuses.ESME_RINVPASWD
    },
    handlers: {
      onRequest(session, pdu) {
        if (pdu.command !== 'submit_sm') return
        operator.got.push(Buffer.from(pdu.short_message).toString())
        const answer = () => session.respond(pdu, 0, { message_id: `op-${operator.got.length}` })
        if (operator.hold) operator.held.push(answer)
        else answer()
      },
      onSettled() {},
      onClosed() {},
    },
  })
  const wire = memoryWire({ clock, accept: server.accept, latencyMs: 2 })
  const dialled: unknown[] = []
  const carriers = new Map<string, Carrier<number>>()
  const results: PartResult[] = []
  const reports: Report[] = []
  const waiting: PartToSend<number>[] = []
  const pump = () => {
    for (const carrier of carriers.values())
      for (;;) {
        const reservation = waiting.length > 0 ? carrier.reserve(waiting.length) : undefined
        if (!reservation) break
        carrier.submit(reservation, waiting.splice(0, reservation.parts))
      }
  }
  const fleet = createFleet<number>({
    db, clock, chance, log: silentLog, seal: createSeal(secret, chance), allowPrivate: false, publicUrl: 'https://sms.example',
    builtin: {
      id: 'demo',
      settings: { ...smppDefaults, name: 'Embedded SMSC', host: '127.0.0.1', systemId: 'demo', evidence: 'handset' },
      secrets: { password: 'right' },
    },
    dial: (options) => (dialled.push(options), wire.dial),
    ask: (request) => {
      if (upstream.hold) return new Promise((resolve) => (upstream.cut = () => resolve({ kind: 'uncertain', say: 'cut off' })))
      return Promise.resolve({ kind: 'answer', status: 200, headers: {}, body: JSON.stringify({ sid: `SM-${request.url}` }) })
    },
    callbacksFor: () => ({ onRoom: pump, onResults: (batch) => void results.push(...batch.map(({ result }) => result)), onReports: (batch) => void reports.push(...batch), onInbound() {} }),
    own() {},
    add: (carrier) => void carriers.set(carrier.id, carrier),
  })
  const rest = async (ms = 100) => {
    for (let at = 0; at < ms; at += 5) {
      clock.advance(5)
      for (let turn = 0; turn < 30; turn++) await Promise.resolve()
    }
  }
  const resting = async <T>(promise: Promise<T>, ms = 100): Promise<T> => {
    await rest(ms)
    return promise
  }
  let sent = 0
  const send = (count: number) => {
    for (let i = 0; i < count; i++) {
      const octets = Buffer.from(`Message ${sent}`)
      waiting.push({ token: sent++, source: { ton: 5, npi: 0, address: 'Shop' }, destination: { ton: 1, npi: 1, address: '31612345678' }, esmClass: 0, dataCoding: 0, octets, reference: 1, validitySeconds: 60 })
    }
    pump()
  }
  await resting(fleet.start())
  return { fleet, clock, rest, resting, db, operator, upstream, dialled, carriers, results, send, waiting }
}
type Rig = Awaited<ReturnType<typeof rig>>

const account = { protocol: 'smpp', name: 'North', host: 'smsc.example', systemId: 'us', password: 'right' } as const
async function made({ fleet, resting }: Rig, more = {}) {
  const outcome = await resting(fleet.create({ ...account, ...more }, { by: 'key_1' }))
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  return outcome.value.id
}

test('a connection that is made binds at once, keeps its password to itself, and stays over a restart', async () => {
  const house = await rig()
  const id = await made(house, { window: 7, tls: { servername: 'smsc' } })
  expect(house.fleet.find(id)).toMatchObject({
    id, version: 1, builtin: false, secrets: ['password'], settings: { name: 'North', port: 2775, window: 7 },
    status: { state: 'bound', bindsUp: 1, binds: 1, window: 7, outstanding: 0 },
  })
  expect(house.dialled.at(-1)).toEqual({ host: 'smsc.example', port: 2775, tls: { servername: 'smsc' } })
  expect(JSON.stringify(house.fleet.list())).not.toContain('right')
  const rows = house.db.core.read('SELECT settings, secrets FROM connection_version', [])
  expect(JSON.stringify(rows)).not.toContain('right')

  const again = await rig({ core: house.db.core })
  expect(again.fleet.find(id)).toMatchObject({ version: 1, status: { state: 'bound' } })
  expect(again.operator.passwords).toEqual(['right', 'right'])
})

test('the built-in connection is there from the start and takes no change', async () => {
  const { fleet, resting, carriers } = await rig()
  expect(fleet.list()).toMatchObject([{ id: 'demo', builtin: true, status: { state: 'bound' } }])
  expect(await resting(fleet.change('demo', { window: 2 }))).toEqual({ kind: 'builtin' })
  expect(await resting(fleet.remove('demo'))).toEqual({ kind: 'builtin' })
  expect(await resting(fleet.setPaused('demo', true))).toEqual({ kind: 'builtin' })
  expect([...carriers.keys()]).toEqual(['demo'])
  expect(fleet.everConnected).toBe(false)
})

test.each([
  [{ host: '' }, '/host', 'missing_field'],
  [{ password: 'longer than eight' }, '/password', 'invalid_value'],
  [{ systemId: 'sixteen chars ok' }, '/systemId', 'invalid_value'],
  [{ profile: 'twilio' }, '/profile', 'unknown_field'],
  [{ tls: { cert: 'PEM' } }, '/tlsKey', 'missing_field'],
  [{ protocol: 'http', host: undefined, systemId: undefined, password: undefined }, '/profile', 'missing_field'],
])('%j is refused at %s', async (wrong, param, code) => {
  const { fleet, resting } = await rig()
  const outcome = await resting(fleet.create({ ...account, ...wrong } as Parameters<typeof fleet.create>[0]))
  expect(outcome).toMatchObject({ kind: 'refused', fault: { param, code } })
  expect(fleet.list()).toHaveLength(1)
})

test('a change under load replaces the driver without losing or repeating a part', async () => {
  const house = await rig()
  const id = await made(house, { window: 4 })
  house.carriers.delete('demo')
  house.operator.hold = true
  house.send(10)
  await house.rest()
  const before = house.carriers.get(id)!
  const changed = await house.resting(house.fleet.change(id, { window: 3, name: 'Norther' }, { by: 'key_2' }))
  expect(changed).toMatchObject({ kind: 'done', value: { version: 2, settings: { window: 3, name: 'Norther', host: 'smsc.example' }, secrets: ['password'] } })
  expect(house.carriers.get(id)).not.toBe(before)
  expect([before.outstanding, house.carriers.get(id)!.outstanding]).toEqual([4, 3])
  house.operator.hold = false
  house.operator.held.splice(0).forEach((answer) => answer())
  await house.rest(500)
  expect(house.results.map(({ kind }) => kind)).toEqual(Array.from({ length: 10 }, () => 'submitted'))
  expect(new Set(house.operator.got).size).toBe(10)
  expect(before.state).toBe('down')
})

test('where the operator allows one bind only, the new one comes as soon as the old one is gone', async () => {
  const house = await rig({ mostBinds: 2 }) // the embedded connection has the other
  const id = await made(house)
  await house.resting(house.fleet.change(id, { window: 3 }), 1_000)
  expect(house.fleet.find(id)!.status).toMatchObject({ state: 'bound', window: 3 })
})

test('a new name alone opens nothing anew', async () => {
  const house = await rig()
  const id = await made(house)
  const before = house.carriers.get(id)
  await house.resting(house.fleet.change(id, { name: 'Other', evidence: 'operator', uncertain: 'hold' }))
  expect(house.carriers.get(id)).toBe(before)
  expect([house.fleet.evidenceOf(id), house.fleet.uncertainOf(id)]).toEqual(['operator', 'hold'])
  expect(house.fleet.views()[1]).toMatchObject({ id, name: 'Other', demo: false, state: 'bound', evidence: 'operator' })
})

test('null takes a field back to its default; what is not named stays', async () => {
  const house = await rig()
  const id = await made(house, { window: 50, perSecond: 20 })
  await house.resting(house.fleet.change(id, { window: null, perSecond: null, port: 2800, password: 'secret' }))
  const { settings } = house.fleet.find(id)!
  expect([settings.window, settings.perSecond, settings.protocol === 'smpp' && settings.port]).toEqual([10, undefined, 2800])
})

test('a wrong password is told in words, and a right one later is taken at once', async () => {
  const house = await rig()
  const id = await made(house, { password: 'wrong' })
  expect(house.fleet.find(id)!.status).toMatchObject({ state: 'down', bindsUp: 0, error: { say: expect.stringMatching(/ESME_RINVPASWD \(.*password/i) } })
  expect(await house.resting(house.fleet.test(id))).toMatchObject({ ok: false, answer: 'ESME_RINVPASWD', say: expect.stringContaining('check system id and password') })
  await house.resting(house.fleet.change(id, { password: 'right' }))
  expect(house.fleet.find(id)!.status).toMatchObject({ state: 'bound' })
  expect(house.fleet.find(id)!.status.error).toBeUndefined()
})

test('a trial bind tells that it works, beside the binds that stand, and opens what was refused until now', async () => {
  const house = await rig()
  const id = await made(house)
  const trial = await house.resting(house.fleet.test(id))
  expect(trial).toMatchObject({ ok: true, say: 'bound as us; the operator speaks SMPP 3.4', answer: 'ESME_ROK' })
  expect(house.fleet.find(id)!.status).toMatchObject({ state: 'bound', bindsUp: 1 })
  expect(await house.fleet.test('con_none')).toBeUndefined()
  const late = await made(house, { password: 'later' })
  expect(house.fleet.find(late)!.status.state).toBe('down')
  house.operator.right = 'later'
  await house.resting(house.fleet.test(late))
  expect(house.fleet.find(late)!.status.state).toBe('bound')
})

test('whoever saw an older version is told so instead of overwriting', async () => {
  const house = await rig()
  const id = await made(house)
  expect(await house.resting(house.fleet.change(id, { window: 2 }, { seen: 1 }))).toMatchObject({ kind: 'done' })
  expect(await house.resting(house.fleet.change(id, { window: 3 }, { seen: 1 }))).toEqual({ kind: 'changed' })
  expect(house.fleet.find(id)!.settings.window).toBe(2)
})

test('every version is kept with its maker, and an earlier one can be taken up again, secrets and all', async () => {
  const house = await rig()
  const id = await made(house, { window: 7 })
  await house.resting(house.fleet.change(id, { password: 'wrong', window: 1 }, { by: 'key_2' }))
  expect(house.fleet.find(id)!.status.state).toBe('down')
  const back = await house.resting(house.fleet.rollback(id, 1, { by: 'key_3' }))
  expect(back).toMatchObject({ kind: 'done', value: { version: 3, settings: { window: 7 } } })
  expect(house.fleet.find(id)!.status).toMatchObject({ state: 'bound', window: 7 })
  const versions = await house.resting(house.fleet.versions(id, { limit: 2 }))
  expect(versions).toMatchObject([{ version: 3, madeBy: 'key_3', rollbackOf: 1 }, { version: 2, madeBy: 'key_2', settings: { window: 1 } }])
  expect(await house.resting(house.fleet.versions(id, { limit: 2, before: 2 }))).toMatchObject([{ version: 1, madeBy: 'key_1' }])
  expect(await house.resting(house.fleet.rollback(id, 9))).toMatchObject({ kind: 'refused', fault: { param: '/version' } })
})

test('paused it sends nothing, also after a restart, until it is resumed', async () => {
  const house = await rig()
  const id = await made(house)
  house.carriers.delete('demo')
  await house.resting(house.fleet.setPaused(id, true))
  house.send(2)
  await house.rest()
  expect(house.fleet.find(id)!).toMatchObject({ paused: true, status: { state: 'paused', bindsUp: 1 } })
  expect(house.operator.got).toEqual([])
  const again = await rig({ core: house.db.core })
  again.carriers.delete('demo')
  again.send(2)
  await again.rest()
  expect([again.fleet.find(id)!.status.state, again.operator.got.length]).toEqual(['paused', 0])
  await again.resting(again.fleet.setPaused(id, false))
  expect(again.operator.got).toHaveLength(2)
})

test('a deleted connection finishes what it has, closes, and takes its secrets along', async () => {
  const house = await rig()
  const id = await made(house)
  house.carriers.delete('demo')
  house.operator.hold = true
  house.send(3)
  await house.rest()
  let removed: unknown
  void house.fleet.remove(id).then((outcome) => (removed = outcome))
  await house.rest(500)
  expect([removed, house.fleet.find(id)]).toEqual([undefined, undefined])
  house.operator.held.splice(0).forEach((answer) => answer())
  await house.rest(500)
  expect(removed).toMatchObject({ kind: 'done' })
  expect(house.results.map(({ kind }) => kind)).toEqual(['submitted', 'submitted', 'submitted'])
  expect(house.db.core.read('SELECT * FROM connection_version', [])).toEqual([])
  expect(await house.resting(house.fleet.remove(id))).toEqual({ kind: 'missing' })
  const again = await rig({ core: house.db.core })
  expect([again.fleet.list().length, again.fleet.everConnected]).toEqual([1, true])
})

test('under another key its secrets do not open: it says so, and takes new ones', async () => {
  const house = await rig()
  const id = await made(house)
  const again = await rig({ core: house.db.core, secret: `${key}, another` })
  expect(again.fleet.find(id)).toMatchObject({ secrets: [], status: { state: 'down', error: { say: expect.stringContaining('set them again') } } })
  expect(await again.resting(again.fleet.test(id))).toMatchObject({ ok: false })
  await again.resting(again.fleet.change(id, { password: 'right' }))
  expect(again.fleet.find(id)!.status.state).toBe('bound')
})

test('settings that this version cannot use keep nobody from starting: it says so, and takes others', async () => {
  const house = await rig()
  const [bad, good] = [await made(house), await made(house)]
  const settings = JSON.stringify({ ...house.fleet.find(bad)!.settings, systemId: 'x'.repeat(40) })
  house.db.core.commit([[{ sql: 'UPDATE connection_version SET settings = ? WHERE connection = ?', rows: [[settings, bad]] }]])
  const again = await rig({ core: house.db.core })
  expect(again.fleet.find(good)!.status.state).toBe('bound')
  expect(again.fleet.find(bad)!.status).toMatchObject({ state: 'down', error: { say: expect.stringContaining('system_id') } })
  const change = { systemId: 'us', password: 'right' }
  expect(await again.resting(again.fleet.change(bad, change))).toMatchObject({ kind: 'done' })
  expect(again.fleet.find(bad)!.status.state).toBe('bound')
})

test('what there was no setting for when a connection was stored has its default', async () => {
  const house = await rig()
  const id = await made(house)
  const { unstatedVersion: _, ...before } = house.fleet.find(id)!.settings as SmppSettings
  house.db.core.commit([[{ sql: 'UPDATE connection_version SET settings = ? WHERE connection = ?', rows: [[JSON.stringify(before), id]] }]])
  const again = await rig({ core: house.db.core })
  expect(again.fleet.find(id)).toMatchObject({ status: { state: 'bound' }, settings: { unstatedVersion: '3.3' } })
})

test('callbacks come in with the right token only', async () => {
  const house = await rig()
  const outcome = await house.resting(house.fleet.create({ protocol: 'http', name: 'Web', profile: 'twilio', secrets: { accountSid: 'AC1', authToken: 'secret' } }))
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  const { id, callbacks, secrets } = outcome.value
  expect(secrets).toEqual(['accountSid', 'authToken'])
  const [, token, kind] = /^https:\/\/sms\.example\/carriers\/con_\w+\/([\w-]{32})\/(\w+)$/.exec(callbacks!.receipts)!
  expect(kind).toBe('receipts')
  expect(await house.fleet.receive(id, token!, 'receipts', {})).toBe(true)
  for (const wrong of ['', 'x', token!.slice(1), `${token!.slice(0, -1)}_`, `${token}x`]) expect(await house.fleet.receive(id, wrong, 'receipts', {})).toBeUndefined()
  expect(await house.fleet.receive('demo', '', 'receipts', {})).toBeUndefined()
})

test('a stop closes everything', async () => {
  const house = await rig()
  const id = await made(house)
  const carrier = house.carriers.get(id)!
  await house.resting(house.fleet.stop(), 1_000)
  expect(carrier.state).toBe('down')
  await house.rest(120_000)
  expect(house.operator.passwords).toHaveLength(2)
})

test('its connections stay known while it stops and after: messages that are accepted meanwhile have a way to go', async () => {
  const house = await rig()
  const id = await made(house, { uncertain: 'hold' })
  const stopped = house.fleet.stop()
  expect(house.fleet.views().map((view) => view.id)).toEqual(['demo', id])
  await house.resting(stopped, 1_000)
  expect(house.fleet.views().map(({ state }) => state)).toEqual(['down', 'down'])
  expect(house.fleet.uncertainOf(id)).toBe('hold')
})

test('a connection whose change was under way when everything stopped is not opened once more', async () => {
  const house = await rig({ mostBinds: 2 })
  const id = await made(house)
  house.carriers.delete('demo')
  house.operator.hold = true
  house.send(1)
  await house.rest()
  await house.resting(house.fleet.change(id, { window: 3 }))
  expect(house.fleet.find(id)!.status.state).toBe('down') // the old bind stands until its answer has come
  const stopped = house.fleet.stop()
  await house.rest()
  const tried = house.operator.passwords.length
  for (const answer of house.operator.held.splice(0)) answer()
  await house.resting(stopped, 15_000)
  expect(house.operator.passwords).toHaveLength(tried)
})

test('a stop waits ten seconds for what is asked over HTTP and then cuts it off; meanwhile nothing is made or changed', async () => {
  const house = await rig()
  const slow = { protocol: 'http', name: 'Slow', profile: 'twilio', timeoutSeconds: 60, secrets: { accountSid: 'AC1', authToken: 't' } } as const
  const outcome = await house.resting(house.fleet.create(slow))
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  const { id } = outcome.value
  house.upstream.hold = true
  house.carriers.delete('demo')
  house.send(1)
  await house.rest()
  let stopped = false
  const cut: number[] = []
  const from = house.clock.now()
  void house.fleet.stop(() => {
    cut.push(house.clock.now() - from)
    house.upstream.cut()
  }).then(() => (stopped = true))
  await house.rest(9_900)
  expect([stopped, cut]).toEqual([false, []])
  expect(await house.fleet.receive(id, 'any', 'receipts', {})).toBe(false)
  expect(await house.resting(house.fleet.setPaused(id, true))).toEqual({ kind: 'stopping' })
  await house.rest(200)
  expect([stopped, cut, house.results]).toEqual([true, [10_005], [{ kind: 'uncertain', why: 'cut off' }]])
})

test('a secret does not follow a connection to another place: it is asked for anew', async () => {
  const house = await rig()
  const id = await made(house)
  expect(await house.resting(house.fleet.change(id, { host: 'elsewhere.example.com' }))).toMatchObject({ kind: 'refused', fault: { code: 'missing_field', param: '/password' } })
  expect(await house.resting(house.fleet.change(id, { host: 'elsewhere.example.com', password: 'new' }))).toMatchObject({ kind: 'done' })
})

test('what is learned of its ids is shown, survives a restart, and yields to what is pinned', async () => {
  const house = await rig()
  const id = await made(house)
  for (let at = 100; at < 120; at++) house.fleet.idStyles.matched(id, String(at), at.toString(16))
  await house.rest()
  expect(house.fleet.find(id)).toMatchObject({ learnedIds: { response: 'hex', receipt: 'decimal', since: house.fleet.idStyles.learnedOf(id)!.since } })
  expect(house.fleet.idStyles.ofReceipt(id, '19')).toEqual(['13'])

  const again = await rig({ core: house.db.core })
  expect(again.fleet.find(id)).toMatchObject({ learnedIds: { response: 'hex', receipt: 'decimal' } })
  await again.resting(again.fleet.change(id, { receiptIds: { response: 'hex', receipt: 'hex' } }))
  expect(again.fleet.find(id)).not.toHaveProperty('learnedIds')
  expect(again.fleet.idStyles.ofReceipt(id, '19')).toEqual(['19'])
  await again.resting(again.fleet.change(id, { receiptIds: null }))
  for (let at = 0; at < 3; at++) again.fleet.idStyles.missed(id, '19', (name) => name === '19')
  await again.rest()
  expect(again.fleet.find(id)).not.toHaveProperty('learnedIds')
  await again.resting(again.fleet.remove(id))
  const last = await rig({ core: again.db.core })
  expect(last.fleet.idStyles.learnedOf(id)).toBeUndefined()
})
