import { expect, test } from 'vitest'
import { gatewayRig, owner } from '../../test/support/gateway-rig.ts'
import { manualClock } from '../kit/clock.ts'
import { createLookups } from '../routing/lookup.ts'
import type { AcceptResult } from './accept.ts'
import { createGather } from './gather.ts'
import type { Submission } from './message.ts'

const to = (number: number): Submission => ({ to: `+3161234${number}`, text: 'Hi' })
const settled = () => new Promise(setImmediate)

function rig() {
  const clock = manualClock()
  const batches: { to: string[]; workspace: string; end(results: readonly (AcceptResult | Promise<AcceptResult>)[]): void; fail(error: Error): void }[] = []
  const gather = createGather<AcceptResult>({
    clock,
    together: (ones, { workspace }) =>
      new Promise((end, fail) => batches.push({ to: ones.map(({ submission }) => submission.to), workspace, end, fail })),
  })
  return { clock, batches, gather }
}
const done = (numbers: readonly string[]) =>
  numbers.map((to): AcceptResult => ({ kind: 'done', batch: 'bat_1', replayed: false, outcomes: [{ to, refused: { code: 'no_route', param: '', say: '', retry: 'never' } }] }))

test('what comes in one turn goes together, and each hears of its own', async () => {
  const { clock, batches, gather } = rig()
  const heard = [1000, 1001, 1002].map((number) => gather(to(number), owner))
  expect(batches).toEqual([])
  clock.advance(0)
  expect(batches.map(({ to }) => to)).toEqual([['+31612341000', '+31612341001', '+31612341002']])
  batches[0]!.end(done(batches[0]!.to))
  expect((await Promise.all(heard)).map((result) => result.kind === 'done' && result.outcomes.map((one) => 'refused' in one && one.to))).toEqual([['+31612341000'], ['+31612341001'], ['+31612341002']])
})

test('callers, keys and lanes go apart', () => {
  const { clock, batches, gather } = rig()
  void gather(to(1000), owner)
  void gather(to(1001), { ...owner, workspace: 'wsp_other' })
  void gather(to(1002), { ...owner, spender: { key: 'key_1' } })
  void gather({ ...to(1003), lane: 'bulk' }, owner)
  void gather(to(1004), { ...owner, country: 'NL' })
  void gather(to(1005), { ...owner, mode: 'test' })
  clock.advance(0)
  expect(batches.map(({ to }) => to.length)).toEqual([1, 1, 1, 1, 1, 1])
})

test('where one of them comes to grief by itself the others hear what became of theirs', async () => {
  const { clock, batches, gather } = rig()
  const heard = [1000, 1001].map((number) => gather(to(number), owner))
  clock.advance(0)
  batches[0]!.end([Promise.reject(new Error('unreadable')), { kind: 'overloaded', retryAfterMs: 1 }])
  await expect(heard[0]).rejects.toThrow('unreadable')
  expect(await heard[1]).toEqual({ kind: 'overloaded', retryAfterMs: 1 })
})

test('while two are being stored the next grows, and goes when one of them has ended, well or not', async () => {
  const { clock, batches, gather } = rig()
  const first = gather(to(1000), owner)
  clock.advance(0)
  const second = gather(to(1001), owner)
  clock.advance(0)
  for (let number = 1002; number < 1302; number++) void gather(to(number), owner).catch(() => {})
  clock.advance(1_000)
  expect(batches.map(({ to }) => to.length)).toEqual([1, 1])
  batches[0]!.fail(new Error('the disk is gone'))
  await expect(first).rejects.toThrow('the disk is gone')
  await settled()
  expect(batches.map(({ to }) => to.length)).toEqual([1, 1, 250])
  batches[1]!.end([{ kind: 'overloaded', retryAfterMs: 7 }])
  expect(await second).toEqual({ kind: 'overloaded', retryAfterMs: 7 })
  await settled()
  expect(batches.map(({ to }) => to.length)).toEqual([1, 1, 250, 50])
})

test('a hundred requests of one message are a hundred messages of no batch, in one transaction; codes do not wait for them', async () => {
  const { gateway, db, rest, resting } = await gatewayRig()
  const write = db.write.bind(db)
  const stored: number[] = []
  db.write = (writes, options) => {
    const messages = writes.find(({ sql }) => sql.startsWith('INSERT INTO message ('))
    if (messages) stored.push(messages.rows.length)
    return write(writes, options)
  }
  const asked = Array.from({ length: 100 }, (_, at) => gateway.accept([to(1000 + at)], owner))
  const code = gateway.accept([{ ...to(2000), lane: 'otp' }], owner)
  await rest()
  const [results, coded] = [await Promise.all(asked), await code]
  expect(stored.toSorted((a, b) => a - b)).toEqual([1, 100])
  const idOf = (result: AcceptResult) => (result.kind === 'done' && result.outcomes.length === 1 && 'accepted' in result.outcomes[0]! ? result.outcomes[0].accepted : undefined)
  expect(results.map((result) => idOf(result)?.to)).toEqual(Array.from({ length: 100 }, (_, at) => `+3161234${1000 + at}`))
  expect(idOf(coded)?.to).toBe('+31612342000')
  expect(new Set(results.map((result) => result.kind === 'done' && result.batch)).size).toBe(100)
  expect(await resting(db.read('SELECT count(*) AS n, count(batch) AS batched FROM message'))).toEqual([{ n: 101, batched: 0 }])
})

test('each keeps its own key: what was accepted under it is told again, another text under it is refused, and the rest go', async () => {
  const { gateway, db, rest, resting } = await gatewayRig()
  const keyed = (number: number, key: string, bodyHash = `hash of ${number}`) => gateway.accept([to(number)], { ...owner, idempotency: { key, bodyHash } })
  const first = [keyed(1000, 'a'), keyed(1001, 'b'), gateway.accept([to(1002)], owner)]
  await rest()
  const before = await Promise.all(first)
  const again = [keyed(1000, 'a'), keyed(1003, 'b'), keyed(1004, 'c'), gateway.accept([to(1002)], owner)]
  await rest()
  const [told, other, fresh, keyless] = await Promise.all(again)
  expect(told).toEqual({ ...before[0], replayed: true })
  expect(other).toEqual({ kind: 'mismatch' })
  expect([fresh, keyless]).toMatchObject([{ kind: 'done', replayed: false }, { kind: 'done', replayed: false }])
  expect(await resting(db.read('SELECT recipient FROM message ORDER BY id'))).toEqual([1000, 1001, 1002, 1004, 1002].map((number) => ({ recipient: `+3161234${number}` })))
  expect(await resting(db.read('SELECT key FROM idempotency ORDER BY key'))).toEqual([{ key: 'a' }, { key: 'b' }, { key: 'c' }])
})

test('where a key is taken between the look and the commit, that one is told what was and the others go', async () => {
  const { gateway, db, rest, resting } = await gatewayRig()
  const hash = 'hash'
  const accept = (number: number, key: string) => gateway.accept([to(number)], { ...owner, idempotency: { key, bodyHash: hash } })
  const was = accept(1000, 'a')
  await rest()
  const before = await was
  const read = db.read.bind(db)
  let looks = 0
  db.read = async (sql, values, how) => (sql.includes('FROM idempotency') && looks++ === 0 ? [] : read(sql, values, how))
  const both = [accept(1000, 'a'), accept(1001, 'b')]
  await rest()
  const [taken, other] = await Promise.all(both)
  expect(taken).toEqual({ ...before, replayed: true })
  expect(other).toMatchObject({ kind: 'done', replayed: false })
  expect(await resting(db.read('SELECT count(*) AS n FROM message'))).toEqual([{ n: 2 }])
})

test('its route is chosen when the answer about its number is there, and others do not wait for that', async () => {
  const clock = manualClock()
  const answers: (() => void)[] = []
  const lookups = createLookups({
    clock, patienceMs: 300,
    lookup: { name: 'lookup', atOnce: 1, ask: (numbers) => new Promise((resolve) => answers.push(() => resolve(new Map(numbers.map((number) => [number, { country: 'NL', mcc: '204', mnc: '08' }]))))) },
  })
  const known: unknown[] = []
  const { gateway, rest } = await gatewayRig({
    clock,
    lookUp: (numbers) => lookups.prefetch(numbers().filter((number) => number !== '+31612341001')),
    choose(question) {
      known.push([question.to, lookups.known(question.to)?.mnc])
      return { kind: 'send', id: 'rte_1', connection: 'op', why: [] }
    },
  })
  const slow = gateway.accept([to(1000)], owner)
  const quick = gateway.accept([to(1001)], owner)
  await rest()
  expect(await quick).toMatchObject({ kind: 'done' })
  expect(known).toEqual([['+31612341001', undefined]])
  for (const answer of answers) answer()
  await rest()
  expect(await slow).toMatchObject({ kind: 'done' })
  expect(known.at(-1)).toEqual(['+31612341000', '08'])
  expect(answers).toHaveLength(1)
})
