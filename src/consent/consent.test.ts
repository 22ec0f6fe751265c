import { expect, test } from 'vitest'
import { inlineSqlite } from '../db/inline.ts'
import { manualClock } from '../kit/clock.ts'
import { createIds } from '../kit/ids.ts'
import type { Asked, Entry, Fact } from './consent.ts'
import { openConsent } from './open.ts'
import { consentMigrations } from './schema.ts'

const secret = 'a secret of more than thirty-two characters'
const book = { workspace: 'wsp_a', mode: 'live' } as const
const ann = '+31612345678'

async function rig(house = 'wsp_a') {
  const clock = manualClock(Date.parse('2026-11-23T10:00:00Z'))
  const db = inlineSqlite({ clock, migrations: consentMigrations })
  const told: Entry[] = []
  const sent = new Map<string, { count: number; oldestAt: number }>()
  const settle = async <T>(promise: Promise<T>): Promise<T> => {
    let done = false
    void promise.finally(() => (done = true)).catch(() => {})
    for (let i = 0; i < 400 && !done; i++) {
      clock.advance(0)
      await new Promise(setImmediate)
    }
    return promise
  }
  const open = () => openConsent({
    db, clock, ids: createIds({ clock }), secret, house,
    tell: (entries) => ({ writes: [], ended: (ok) => void (ok && told.push(...entries)) }),
    lastTo: async () => 'msg_last', sentSince: async () => sent,
  })
  const consent = await settle(open())
  const ask = async (given: Partial<Asked> = {}, basis?: { wording: string }) => {
    const verdicts = await settle(Promise.resolve(consent.judge([{ ...book, to: ann, from: '1600', lane: 'bulk', country: 'NL', at: clock.wall(), ...given }], () => basis)))
    return verdicts?.get(0)
  }
  const say = (text: string, number = ann) => {
    const said = consent.reads(number, text)
    if (!said) return undefined
    return settle(consent.take([{ ...book, number, to: '1600', text, inbound: 'inb_1', at: clock.wall(), said }], async (writes, answers) => {
      answered.push(...[...answers.values()].map(({ kind }) => kind))
      return db.write(writes)
    }))
  }
  const answered: string[] = []
  return { clock, db, told, settle, open, consent, ask, say, answered, sent }
}
const given = (more: Partial<Fact> = {}): Fact => ({ ...book, number: ann, sender: '1600', purpose: 'marketing', action: 'given', source: 'api', wording: 'Yes please', ip: '192.0.2.1', ...more })

test('who counts for a cap while somebody else permits a text to the same people waits until that is stored or given up', async () => {
  const { consent, settle, sent, clock } = await rig()
  await settle(consent.change(book.workspace, { cap: 1, quietHours: false, bulkNeedsConsent: false }))
  const bob = '+31687654321'
  const judge = (to: readonly string[], stored: Promise<unknown>) =>
    Promise.resolve(consent.judge(to.map((one) => ({ ...book, to: one, from: '1600', lane: 'bulk', country: 'NL', at: clock.wall() })), () => undefined, stored))
  const [first, second, never] = [Promise.withResolvers<void>(), Promise.withResolvers<void>(), new Promise<void>(() => {})]
  expect((await settle(judge([ann], first.promise)))?.size ?? 0).toBe(0)
  expect((await settle(judge([bob], second.promise)))?.size ?? 0).toBe(0)
  let isJudged = false
  const third = judge([bob, ann], never).then((verdicts) => ((isJudged = true), verdicts))
  for (const [stored, store] of [[first, () => sent.set(ann, { count: 1, oldestAt: clock.wall() })], [second, () => {}]] as const) {
    await settle(new Promise((resolve) => setTimeout(resolve, 5)))
    expect(isJudged).toBe(false)
    store()
    stored.resolve()
  }
  expect([...((await settle(third)) ?? [])]).toMatchObject([[1, { kind: 'hold', reason: 'cap' }]])
})

test('what would be said is foreseen with nothing kept of it', async () => {
  const { consent, settle, clock, told } = await rig('wsp_other')
  const asked = [{ ...book, to: ann, from: '1600', lane: 'bulk' as const, country: 'NL', at: clock.wall() }]
  expect((await settle(Promise.resolve(consent.foresee(asked, undefined))))?.get(0)).toMatchObject({ reason: 'no_consent' })
  expect((await settle(Promise.resolve(consent.foresee(asked, { wording: 'Yes please' }))))?.get(0)).toBeUndefined()
  expect((await settle(Promise.resolve(consent.foresee(asked, undefined))))?.get(0)).toMatchObject({ reason: 'no_consent' })
  expect(told).toEqual([])
})

test('STOP silences bulk of every sender and transactional messages of that one, START undoes it, and each is answered once', async () => {
  const { say, ask, answered, told, consent } = await rig()
  expect(consent.isIdle(book)).toBe(true)
  await say('STOP')
  await say('stop!')
  expect(answered).toEqual(['stop'])
  expect(await ask()).toMatchObject({ kind: 'block', reason: 'opt_out' })
  expect(await ask({ from: 'SHOP' })).toMatchObject({ kind: 'block', reason: 'opt_out' })
  expect(await ask({ lane: 'transactional' })).toMatchObject({ kind: 'block', reason: 'opt_out' })
  expect(await ask({ lane: 'transactional', from: 'SHOP' })).toBeUndefined()
  expect(await ask({ to: '+31612345679' })).toBeUndefined()
  expect(await ask({ workspace: 'wsp_b', lane: 'transactional' })).toBeUndefined()
  expect(await ask({ mode: 'test' })).toBeUndefined()
  expect(told[0]).toMatchObject({ action: 'withdrawn', message: 'msg_last', inbound: 'inb_1' })
  await say('START')
  expect(answered).toEqual(['stop', 'start'])
  expect(await ask()).toBeUndefined()
  expect(await ask({ lane: 'transactional' })).toBeUndefined()
})

test('what was said before is known after a restart', async () => {
  const { say, open, settle, clock } = await rig()
  await say('СТОП')
  const again = await settle(open())
  const verdicts = await settle(Promise.resolve(again.recheck([{ ...book, to: ann, from: 'SHOP', lane: 'bulk', country: 'NL', at: clock.wall() }])))
  expect(verdicts?.get(0)).toMatchObject({ reason: 'opt_out' })
})

test('what may mean STOP holds bulk until somebody has read it', async () => {
  const { say, ask, consent, settle } = await rig()
  await say('please stop texting me')
  expect(await ask()).toMatchObject({ kind: 'hold', reason: 'review' })
  expect(await ask({ lane: 'transactional' })).toBeUndefined()
  const { data } = await settle(consent.reviews.list(book, { limit: 10 }))
  expect(data).toMatchObject([{ number: ann, text: 'please stop texting me', inbound: 'inb_1' }])
  expect(await settle(consent.reviews.decide({ ...book, workspace: 'wsp_b' }, data[0]!.id, 'stop', 'key_1'))).toBe('not_found')
  expect(await settle(consent.reviews.decide(book, data[0]!.id, 'stop', 'key_1'))).toBe('decided')
  expect(await settle(consent.reviews.decide(book, data[0]!.id, 'resume', 'key_1'))).toBe('not_found')
  expect(await ask()).toMatchObject({ kind: 'block', reason: 'opt_out' })
  await say('wrong number', '+31612345679')
  const more = await settle(consent.reviews.list(book, { limit: 10 }))
  await settle(consent.reviews.decide(book, more.data[0]!.id, 'resume', 'key_1'))
  expect(await ask({ to: '+31612345679' })).toBeUndefined()
})

test('bulk needs an opt-in or a stated basis, which is kept with its wording', async () => {
  const { ask, consent, settle } = await rig('wsp_house')
  await settle(consent.change(book.workspace, { quietHours: false, cap: 0 }))
  expect(await ask()).toMatchObject({ kind: 'block', reason: 'no_consent' })
  expect(await ask({ lane: 'transactional' })).toBeUndefined()
  expect(await ask({}, { wording: 'She signed up in our shop' })).toBeUndefined()
  expect(await ask()).toBeUndefined()
  const { data } = await settle(consent.ledger.list(book, { number: ann, limit: 10 }))
  expect(data).toMatchObject([{ source: 'basis', wording: 'She signed up in our shop' }])
  await settle(consent.ledger.record([given({ number: '+31612345679', sender: '*' })]))
  expect(await ask({ to: '+31612345679', from: 'ANY' })).toBeUndefined()
})

test('who had as many as they are to get gets the next later, one after the other, also where it is night meanwhile', async () => {
  const { ask, consent, settle, clock, sent } = await rig()
  await settle(consent.change(book.workspace, { cap: 2, capHours: 24 }))
  const [at, hourMs] = [clock.wall(), 3_600_000]
  const untilOf = async (count: number, more: Partial<Asked> = {}) => {
    sent.set(ann, { count, oldestAt: at - hourMs })
    const verdict = await ask({ at, ...more })
    return verdict && 'until' in verdict && [verdict.reason, (verdict.until! - at) / hourMs]
  }
  expect(await untilOf(1)).toBeUndefined()
  for (const [count, hours] of [[2, 23], [3, 23], [4, 47], [6, 71]] as const) expect(await untilOf(count)).toEqual(['cap', hours])
  expect(await untilOf(9, { lane: 'transactional' })).toBeUndefined()
  await settle(consent.change(book.workspace, { quietHours: true }))
  const night = Date.parse('2026-11-23T22:00:00Z')
  expect(await untilOf(1, { at: night })).toEqual(['quiet_hours', 21])
  expect(await untilOf(2, { at: night })).toEqual(['cap', 23])
  const asked = Array.from({ length: 6 }, () => ({ ...book, to: ann, from: '1600', lane: 'bulk' as const, country: 'NL', at }))
  sent.clear()
  const verdicts = await settle(Promise.resolve(consent.judge(asked, () => undefined)))
  expect(asked.map((_, nth) => { const one = verdicts?.get(nth); return one && 'until' in one && (one.until! - at) / hourMs })).toEqual([undefined, undefined, 24, 24, 48, 48])
})

test('quiet hours hold bulk alone', async () => {
  const { ask, consent, settle } = await rig()
  await settle(consent.change(book.workspace, { quietHours: true }))
  const at = Date.parse('2026-11-23T22:00:00Z')
  expect(await ask({ at })).toMatchObject({ kind: 'hold', reason: 'quiet_hours', until: Date.parse('2026-11-24T07:00:00Z') })
  expect(await ask({ at, lane: 'transactional' })).toBeUndefined()
  expect(await ask({ at, country: 'US', zone: 'America/Los_Angeles' })).toBeUndefined() // early in the afternoon there
})

test('the chain holds, also after a number was erased, and breaks where an entry was changed', async () => {
  const { consent, settle, db, ask, say } = await rig()
  await settle(consent.addAll([given(), given({ number: '+31612345679' }), given({ mode: 'test' })]))
  await say('STOP')
  expect(await settle(consent.ledger.verify(book))).toMatchObject({ kind: 'whole', entries: 4 })
  await settle(consent.ledger.erase(book, ann))
  expect(await settle(consent.ledger.verify(book))).toMatchObject({ kind: 'whole', entries: 5 })
  expect(JSON.stringify(await settle(db.read("SELECT * FROM consent_entry WHERE mode = 1")))).not.toContain(ann)
  expect(JSON.stringify(await settle(db.read("SELECT * FROM consent_standing WHERE mode = 1")))).not.toContain(ann)
  expect(await ask()).toMatchObject({ kind: 'block', reason: 'suppressed' })
  await settle(db.write([{ sql: "UPDATE consent_entry SET wording = 'other' WHERE seq = 2", rows: [[]] }]))
  expect(await settle(consent.ledger.verify(book))).toMatchObject({ kind: 'broken', seq: 2 })
})

test('an erased number is known after a restart by its keyed hash', async () => {
  const { consent, settle, open, clock } = await rig()
  await settle(consent.ledger.erase(book, ann))
  const again = await settle(open())
  const verdicts = await settle(Promise.resolve(again.judge([{ ...book, to: ann, from: 'X', lane: 'transactional', country: 'NL', at: clock.wall() }], () => undefined)))
  expect(verdicts?.get(0)).toMatchObject({ reason: 'suppressed' })
})

test('one proof holds all that is known of one person', async () => {
  const { consent, settle, say } = await rig()
  await settle(consent.addAll([given({ url: 'https://shop.example/join' }), given({ number: '+31612345679' })]))
  await say('STOP')
  const { entries, standings } = await settle(consent.ledger.proof(book, ann))
  expect(entries.map(({ action }) => action)).toEqual(['given', 'withdrawn', 'withdrawn'])
  expect(entries[0]).toMatchObject({ url: 'https://shop.example/join', wording: 'Yes please', ip: '192.0.2.1' })
  expect(standings).toHaveLength(3)
})

test('many who write at once keep one chain', async () => {
  const { consent, settle } = await rig()
  await settle(Promise.all(Array.from({ length: 50 }, (_, i) => consent.ledger.record([given({ number: `+3161234${1000 + i}` })]))))
  expect(await settle(consent.ledger.verify(book))).toMatchObject({ kind: 'whole', entries: 50 })
})

test.each([
  ['an import of people', { action: 'imported', source: 'import', sender: '*' }],
  ['an import for one sender', { action: 'imported', source: 'import' }],
  ['a form that anybody may fill in', { action: 'given', source: 'form' }],
  ['an agreement from before', { at: Date.parse('2026-01-01T00:00:00Z') }],
] as const)('%s does not undo a STOP, and is kept in the ledger all the same', async (_, more) => {
  const { say, ask, settle, consent, clock } = await rig()
  const fact = given(more)
  await say('STOP')
  clock.advance(86_400_000)
  await settle(consent.ledger.record([fact]))
  expect(await ask()).toMatchObject({ kind: 'block', reason: 'opt_out' })
  expect((await settle(consent.ledger.list(book, { number: ann, limit: 1 }))).data[0]).toMatchObject({ action: fact.action, seq: 3 })
  await say('START')
  expect(await ask()).toBeUndefined()
  await settle(consent.ledger.record([given({ action: 'withdrawn' }), given(more)]))
  expect(await ask()).toMatchObject({ kind: 'block', reason: 'opt_out' })
  await settle(consent.ledger.record([given({ action: 'confirmed', source: 'form' })]))
  expect(await ask()).toBeUndefined()
})

test('what an import says of all senders leaves the one that was stopped alone', async () => {
  const { ask, settle, consent } = await rig('wsp_other')
  await settle(consent.ledger.record([given({ sender: '1600', action: 'withdrawn', source: 'keyword' }), given({ sender: '*', action: 'imported', source: 'import' })]))
  expect(await ask()).toMatchObject({ kind: 'block', reason: 'opt_out' })
  expect(await ask({ from: 'SHOP' })).toBeUndefined()
})

test('who is asked to confirm, and does not, stands as before', async () => {
  const { say, ask, settle, consent } = await rig('wsp_other')
  const asked = (action: 'requested' | 'expired') => settle(consent.ledger.record([given({ action, source: 'form' })]))
  await say('STOP')
  await asked('requested')
  expect(await ask({}, { wording: 'Yes please' })).toMatchObject({ reason: 'opt_out' })
  await asked('expired')
  expect(await ask({}, { wording: 'Yes please' })).toMatchObject({ reason: 'opt_out' })
  await say('START')
  await asked('requested')
  await asked('expired')
  expect(await ask()).toBeUndefined()
})

test('two changes of the rules at the same moment are both kept', async () => {
  const { consent, settle } = await rig()
  await settle(Promise.all([consent.change('wsp_b', { cap: 3 }), consent.change('wsp_b', { quietHours: false })]))
  expect(consent.settingsOf('wsp_b')).toMatchObject({ cap: 3, quietHours: false })
})
