import { expect, test } from 'vitest'
import { gatewayRig, owner } from '../../test/support/gateway-rig.ts'
import { billingMigrations } from '../billing/schema.ts'
import { carrierMigrations } from '../carriers/records.ts'
import { SqliteCore } from '../db/core.ts'
import { inlineSqlite } from '../db/inline.ts'
import { gatewayMigrations } from '../gateway/schema.ts'
import { manualClock } from '../kit/clock.ts'
import { createIds } from '../kit/ids.ts'
import { queueMigrations } from '../queue/embedded.ts'
import { openKeywords } from './keywords.ts'
import { inboundRecords } from './records.ts'
import { createReply, type Reply } from './reply.ts'
import { inboundMigrations } from './schema.ts'

const book = { workspace: 'wsp_a', mode: 'live' } as const

function rig() {
  const clock = manualClock()
  const db = inlineSqlite({ clock, migrations: inboundMigrations })
  const ids = createIds({ clock })
  const sent: string[] = []
  const loops: string[] = []
  const accept = async (submissions: readonly { text: string }[]) => {
    sent.push(submissions[0]!.text)
    return { kind: 'done', batch: '', replayed: false, outcomes: [{ accepted: { id: ids.next('msg_') } }] }
  }
  const records = inboundRecords(db)
  const reply = createReply({ db, records, clock, accept: accept as never, onLoop: ({ number }) => loops.push(number) })
  const settle = async <T>(promise: Promise<T>): Promise<T> => {
    let done = false
    void promise.finally(() => (done = true)).catch(() => {})
    for (let i = 0; i < 100 && !done; i++) {
      clock.advance(0)
      await new Promise(setImmediate)
    }
    return promise
  }
  let cause = 0
  const say = (text: string, more: Partial<Reply> = {}) => settle(reply({ ...book, person: '+31612345678', number: '1600', text, cause: `inb_${cause++}`, ...more }))
  return { clock, sent, loops, say, settle, records, ids }
}

test('the same answer is given once a day to one person', async () => {
  const { say, sent, clock } = rig()
  expect(await say('Hi')).toBe('sent')
  expect(await say('Hi')).toBe('limited')
  expect(await say('Hi', { person: '+31612345679' })).toBe('sent')
  expect(await say('Hi', { repeats: true })).toBe('sent')
  clock.advance(25 * 3_600_000)
  expect(await say('Hi')).toBe('sent')
  expect(sent).toHaveLength(4)
})

test('two machines that answer each other fall silent for an hour, and their owner is told', async () => {
  const { say, loops, clock, sent } = rig()
  for (let i = 0; i < 12; i++) await say(`answer ${i}`)
  expect(sent).toHaveLength(5)
  expect(loops).toEqual(['1600'])
  clock.advance(3_600_001)
  expect(await say('Hello again')).toBe('sent')
})

test('keywords are found exactly, by alias, nearly, by first word, and never where a stop word stands', async () => {
  const { records, clock, ids, settle } = rig()
  const keywords = await settle(openKeywords({ records, clock, ids }))
  const add = (...words: string[]) => settle(keywords.add({ ...book, number: '1600', words, action: { kind: 'reply', text: 'x' } }))
  await add('PIZZA', 'Päivä')
  await add('JOIN')
  const how = (text: string, number = '1600') => keywords.match(book, number, text)?.how
  expect(how('pizza!')).toBe('exact')
  expect(how('paiva')).toBe('alias')
  expect(how('piza')).toBe('fuzzy')
  expect(how('Join me now please')).toBe('first word')
  expect(how('jon')).toBeUndefined()
  expect(how('pizza', '1601')).toBeUndefined()
  expect(keywords.match({ ...book, workspace: 'wsp_b' }, '1600', 'pizza')).toBeUndefined()
  const meant = (text: string) => keywords.meant(book, '1600', text)
  expect(meant('jon')).toBe('JOIN')
  expect(meant('pitzaa')).toBe('PIZZA')
  expect(meant('no thanks')).toBeUndefined()
  expect(meant('ok')).toBeUndefined()
  expect(keywords.meant(book, '1601', 'jon')).toBeUndefined()
  expect(await add('Stop')).toEqual({ code: 'reserved', word: 'Stop' })
  expect(await add('PAIVA')).toEqual({ code: 'taken', word: 'PAIVA' })
  expect(await add('!!')).toEqual({ code: 'no_word', word: '!!' })
  await add('JOKN')
  expect(meant('jokin')).toBeUndefined() // two words are as near
  const again = await settle(openKeywords({ records, clock, ids }))
  expect(again.match(book, '1600', 'join')?.how).toBe('exact')
})

test('what a STOP is answered goes out as codes do and can be read afterwards; a code cannot', async () => {
  const migrations = [...queueMigrations, ...carrierMigrations, ...gatewayMigrations, ...billingMigrations, ...inboundMigrations]
  const house = await gatewayRig({ core: new SqliteCore({ file: ':memory:', migrations }), retention: { messageDays: 0, textDays: 0, keepCodes: false } })
  const { db, clock, gateway } = house
  const person = '+31612345678'
  const reply = createReply({ db, records: inboundRecords(db), clock, accept: gateway.accept, onLoop: () => {} })
  expect(await house.resting(reply({ ...owner, person, number: '1600', text: 'You get no more.', cause: 'inb_1', lane: 'otp' }))).toBe('sent')
  await house.send({ to: person, lane: 'otp', text: 'Code 1' })
  await house.answer({ kind: 'submitted', operatorId: '1' }, { kind: 'submitted', operatorId: '2' })
  await house.rest(11_000)
  const { data } = await house.resting(gateway.people.between(owner, person, { limit: 10 }))
  expect(data.map(({ text }) => text)).toEqual(['***', 'You get no more.'])
})
