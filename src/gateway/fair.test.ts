// Fairness and order at the link, with routes deciding.
import { expect, test } from 'vitest'
import { gatewayRig } from '../../test/support/gateway-rig.ts'
import { inlineSqlite } from '../db/inline.ts'
import { seededChance } from '../kit/chance.ts'
import { manualClock, systemClock } from '../kit/clock.ts'
import { silentLog } from '../kit/log.ts'
import { createSeal } from '../kit/seal.ts'
import { openRouting } from '../routing/open.ts'
import { routingMigrations } from '../routing/schema.ts'

/** Two operators of equal weight, of which the first is the one that the rig plays. */
async function routed(clock = manualClock()) {
  const chance = seededChance(1)
  const routing = openRouting({
    db: inlineSqlite({ clock: systemClock, migrations: routingMigrations }), clock, chance, log: silentLog, demoForLive: () => false,
    connections: () => ['op', 'other'].map((id) => ({ id, name: id, demo: false, state: 'bound' as const })),
    outward: { ask: async () => ({ kind: 'unsent', say: '' }), seal: createSeal('a key of thirty-two characters or more', chance), allowPrivate: false },
  })
  const connections = [{ connection: 'op' }, { connection: 'other' }]
  await routing.routes.create({ name: 'both', enabled: true, match: {}, action: { connections, policy: 'weighted', sticky: 'recipient' } }, undefined)
  return gatewayRig({ choose: routing.choose, clock, windowed: true })
}
type Rig = Awaited<ReturnType<typeof routed>>

const accept = async ({ gateway, resting }: Rig, workspace: string, count: number, lane: 'otp' | 'transactional' | 'bulk') => {
  const submissions = Array.from({ length: count }, (_, i) => ({ to: `+316${20_000_000 + i}`, text: `${workspace} ${String(i).padStart(4, '0')}`, lane }))
  for (let at = 0; at < count; at += 500) await resting(gateway.accept(submissions.slice(at, at + 500), { workspace, mode: 'live' }))
}
const texts = ({ sent }: Rig) => sent.map(({ octets }) => Buffer.from(octets).toString())
/** The operator takes what it got, `room` parts at a time. */
const take = async (rig: Rig, rounds: number, room: number) => {
  const got: string[] = []
  for (let round = 0; round < rounds; round++) {
    rig.setRoom(room)
    await rig.rest()
    expect(rig.sent.length).toBeLessThanOrEqual(room)
    rig.setRoom(0)
    got.push(...texts(rig))
    await rig.answer(...rig.sent.map((_, i) => ({ kind: 'submitted', operatorId: `${round}-${i}` }) as const))
  }
  return got
}

test('a customer with twenty messages is served while another has thousands waiting, in the order of each', async () => {
  const rig = await routed()
  rig.setRoom(0)
  await accept(rig, 'big', 2_000, 'bulk')
  await accept(rig, 'small', 40, 'bulk')
  const waiting = rig.db.core.read(`SELECT workspace, count(*) AS n FROM queue WHERE connection = 'op' GROUP BY workspace`, [])
  const mine = Number(waiting.find(({ workspace }) => workspace === 'small')!['n'])
  expect(mine).toBeGreaterThan(5)
  const got = await take(rig, 3, 32)
  expect(got.filter((text) => text.startsWith('small'))).toHaveLength(mine)
  for (const one of ['big', 'small']) {
    const own = got.filter((text) => text.startsWith(one))
    expect(own).toEqual(own.toSorted())
  }
})

test('two customers of weights three and one share a window of ten three to one', async () => {
  const rig = await gatewayRig({ windowed: true, weightOf: (workspace) => (workspace === 'big' ? 3 : 1) })
  rig.setRoom(0)
  for (const workspace of ['big', 'small']) await accept(rig, workspace, 500, 'bulk')
  const got = await take(rig, 40, 10)
  const big = got.filter((text) => text.startsWith('big')).length
  expect(big / (got.length - big)).toBeGreaterThan(2.6)
  expect(big / (got.length - big)).toBeLessThan(3.4)
})

test('a code goes before all that waits, whoever sends it, and what is throttled keeps its place', async () => {
  const rig = await routed()
  rig.setRoom(0)
  await accept(rig, 'big', 500, 'bulk')
  await accept(rig, 'big', 50, 'transactional')
  await accept(rig, 'small', 50, 'otp')
  rig.setRoom(20)
  await rig.rest()
  rig.setRoom(0)
  const first = texts(rig)
  expect(first.every((text) => text.startsWith('small'))).toBe(true)
  await rig.answer(...rig.sent.map(() => ({ kind: 'refused', status: 'ESME_RTHROTTLED', retry: 'throttled' }) as const))
  const got = await take(rig, 10, 20)
  expect(got.slice(0, first.length)).toEqual(first)
  const lanes = got.map((text) => (text.startsWith('small') ? 0 : 1))
  expect(lanes).toEqual(lanes.toSorted())
})

test('a message for a year ahead is sent at its second, by whatever process runs then', async () => {
  const rig = await gatewayRig()
  const at = rig.clock.wall() + 365 * 86_400_000
  const id = await rig.send({ scheduledAt: at, validity: 60 })
  rig.db.crash()
  const later = await gatewayRig({ core: rig.db.core, clock: manualClock(at - 1_500) })
  await later.rest(500)
  expect(await later.view(id)).toMatchObject({ status: 'scheduled', scheduledAt: at })
  expect(later.sent).toHaveLength(0)
  await later.rest(1_000)
  expect(later.sent).toHaveLength(1)
  expect(later.clock.wall() - at).toBeLessThan(1_000)
})

test('part of a window is kept for codes, also while bulk waits for its intent to be durable', async () => {
  const rig = await gatewayRig({ windowed: true })
  rig.setRoom(0)
  await accept(rig, 'big', 300, 'bulk')
  rig.setRoom(100)
  await rig.rest()
  expect(rig.sent).toHaveLength(95)
  await accept(rig, 'small', 3, 'otp')
  await rig.rest()
  expect(texts(rig).slice(95)).toEqual(['small 0000', 'small 0001', 'small 0002'])
})
