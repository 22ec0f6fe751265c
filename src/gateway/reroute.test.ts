import { expect, test } from 'vitest'
import { owner } from '../../test/support/gateway-rig.ts'
import { twoOperators } from '../../test/support/two-operators.ts'
import { freeLedger } from '../billing/ledger.ts'
import type { PartResult } from '../carriers/carrier.ts'

const taken = (operatorId: string): PartResult => ({ kind: 'submitted', operatorId })
const refused = (retry: 'later' | 'elsewhere'): PartResult => ({ kind: 'refused', status: 'ESME_RSUBMITFAIL', retry })

test('what waits for a connection that stays down goes another way after a while, in order, and says why', async () => {
  const house = await twoOperators()
  house.set('op', 'down')
  house.setRoom(0)
  const at = house.clock.wall()
  house.set('other', 'down')
  const ids: string[] = []
  for (let i = 0; i < 5; i++) ids.push(await house.send({ text: `Message ${i}` }))
  house.set('other', 'bound')
  expect((await house.view(ids[0]!)).route).toMatchObject({ why: ['op is well'] })
  await house.seconds(29)
  expect(house.other.sent).toHaveLength(0)
  await house.seconds(5)
  expect(house.texts()).toEqual(Array.from({ length: 5 }, (_, i) => `Message ${i}`))
  expect(house.clock.wall() - at).toBeLessThan(40_000)
  const view = await house.view(ids[0]!)
  expect(view).toMatchObject({ status: 'sending', route: { id: 'rte_op_other', why: ['other is well'] } })
  expect(view.timeline).toContainEqual(expect.objectContaining({ event: 'note', left: 'op', taken: 'other', say: expect.stringContaining('down') }))
  await house.other.answer(...ids.map((_, i) => taken(`9${i}`)))
  await house.other.receipt('90', 'delivered')
  expect((await house.view(ids[0]!)).status).toBe('delivered')
  expect(house.sent).toHaveLength(0)
  expect(house.gateway.counters().queued).toBe(0)
  expect(house.db.core.read('SELECT id FROM queue', [])).toEqual([])
})

test('a backlog beyond memory is moved page by page, nothing lost, nothing twice, and a pause is as good as a fall', async () => {
  const house = await twoOperators()
  house.set('op', 'paused')
  house.set('other', 'down')
  for (let batch = 0; batch < 6; batch++)
    await house.accept(...Array.from({ length: 500 }, (_, i) => ({ to: '+31612345678', from: 'Shop', text: `${batch * 500 + i}` })))
  house.set('other', 'bound')
  await house.seconds(45)
  while (house.other.sent.length < 3_000) await house.rest(1)
  expect(new Set(house.texts()).size).toBe(3_000)
  expect(house.texts().slice(0, 500)).toEqual(Array.from({ length: 500 }, (_, i) => `${i}`))
  expect(house.db.core.read(`SELECT count(*) AS n FROM queue WHERE connection = 'op'`, [])).toEqual([{ n: 0 }])
})

test('a message whose connection was removed goes another way at once, one due later when its time is near', async () => {
  const house = await twoOperators()
  house.setRoom(0)
  await house.send({ text: 'now' })
  await house.send({ text: 'tomorrow', scheduledAt: house.clock.wall() + 86_400_000 })
  house.set('op', undefined)
  await house.seconds(2)
  expect(house.texts()).toEqual(['now'])
  expect(house.db.core.read('SELECT connection FROM queue ORDER BY due_at', [])).toEqual([{ connection: 'other' }, { connection: 'op' }])
  for (let hour = 0; hour < 48; hour++) {
    await house.rest(1_800_000)
    await house.seconds(3)
  }
  expect(house.texts()).toEqual(['now', 'tomorrow'])
})

test('when a route is no longer there its waiting messages are chosen anew though their connection stands', async () => {
  const house = await twoOperators()
  house.setRoom(0)
  const id = await house.send()
  await house.seconds(3)
  house.removeRoute()
  house.set('other', 'bound')
  const chosen = house.asked.length
  await house.seconds(2)
  expect(house.asked.length).toBe(chosen + 1)
  expect(house.other.sent).toHaveLength(0) // the same connection again
  house.set('op', 'down')
  house.removeRoute()
  await house.seconds(2)
  expect(house.texts()).toEqual(['Hi'])
  expect((await house.view(id)).route.id).toBe('rte_other_only')
})

test('where nothing else takes it a message waits where it is, and goes when its connection is back', async () => {
  const house = await twoOperators()
  house.set('op', 'down')
  house.set('other', 'down')
  const [first, second] = [await house.send({ text: 'first' }), await house.send({ text: 'second' })]
  await house.seconds(200)
  house.set('op', 'bound')
  await house.rest(1)
  expect(house.sent.map(({ token }) => token.flight.id)).toEqual([first, second])
  expect(house.other.sent).toHaveLength(0)
})

test('what may have left and is held never goes another way; what policy sends again does, and either copy ends it', async () => {
  const house = await twoOperators()
  const [held, again, long] = [await house.send({ lane: 'bulk' }), await house.send({ text: 'again' }), await house.send({ text: 'x'.repeat(300) })]
  const [, before] = house.sent
  house.set('op', 'down')
  await house.answer({ kind: 'uncertain', why: 'closed' }, { kind: 'uncertain', why: 'closed' }, taken('5'), { kind: 'unsent' })
  await house.seconds(40)
  expect(house.texts()).toEqual(['again'])
  expect(await house.view(again)).toMatchObject({ status: 'sending', possibleDuplicate: true })
  for (const id of [held, long]) expect((await house.view(id)).route.why).toEqual(['op is well'])
  await house.late(before!, taken('77'))
  await house.receipt('77', 'delivered')
  expect((await house.view(again)).status).toBe('delivered')
  await house.other.answer(taken('8'))
  await house.other.receipt('8', 'undelivered')
  expect((await house.view(again)).status).toBe('delivered')
  expect(house.db.core.read('SELECT id FROM queue WHERE id = ?', [again])).toEqual([])
})

test('a message that is not for this operator goes to the next after two tries, and to none that refused it', async () => {
  const house = await twoOperators()
  const id = await house.send()
  await house.answer(refused('elsewhere'))
  await house.seconds(6)
  expect(house.sent).toHaveLength(1)
  await house.answer(refused('elsewhere'))
  await house.seconds(3)
  expect(house.texts()).toEqual(['Hi'])
  expect(house.asked.at(-1)).toMatchObject({ avoid: ['op'] })
  await house.other.answer(refused('elsewhere'))
  await house.seconds(3)
  expect(house.asked.at(-1)).toMatchObject({ avoid: ['other', 'op'] })
  expect(house.sent).toHaveLength(0)
  const view = await house.view(id)
  expect(view.status).toBe('sending')
  expect(view.timeline!.flatMap(({ event, connection, left }) => (event === 'note' ? [`left ${left}`] : event === 'attempt' ? [connection] : []))).toEqual(
    expect.arrayContaining(['op', 'left op', 'other']),
  )
})

test('trouble that passes is given more time before another operator is asked', async () => {
  const house = await twoOperators()
  await house.send()
  for (let tries = 1; tries <= 3; tries++) {
    await house.answer(refused('later'))
    await house.rest(70_000)
    await house.seconds(2)
    expect(house.sent).toHaveLength(1)
  }
  await house.answer(refused('later'))
  await house.seconds(3)
  expect(house.texts()).toEqual(['Hi'])
})

test('a message that was moved can be canceled and expires there', async () => {
  const house = await twoOperators()
  house.set('op', 'down')
  house.set('other', 'down')
  const [canceled, expired] = [await house.send(), await house.send({ validity: 120 })]
  house.set('op', undefined)
  await house.seconds(3)
  expect(house.db.core.read('SELECT DISTINCT connection FROM queue', [])).toEqual([{ connection: 'other' }])
  expect(await house.resting(house.gateway.cancel(owner, canceled))).toBe('canceled')
  await house.seconds(160)
  expect((await house.view(expired)).status).toBe('expired')
  expect(house.other.sent).toHaveLength(0)
})

test('what waits is ended by a new route that blocks it, with its reason and its money, and nothing else is', async () => {
  const settled: unknown[] = []
  const house = await twoOperators({ ledger: { ...freeLedger, settle: (endings) => (settled.push(...endings), { writes: [] }) } })
  house.setRoom(0)
  const changes: string[] = []
  house.gateway.watch((batch) => changes.push(...batch.map(({ id, status }) => `${id} ${status}`)))
  const [lottery, other, later] = [await house.send({ text: 'lottery' }), await house.send({ text: 'other' }), await house.send({ text: 'lottery tomorrow', scheduledAt: house.clock.wall() + 86_400_000 })]
  await house.seconds(1)
  house.blockTexts('lottery')
  await house.seconds(3)
  for (const id of [lottery, later]) {
    expect(await house.view(id)).toMatchObject({ status: 'blocked', reason: 'content', error: { code: 'blocked', say: 'not allowed' }, route: { id: 'rte_block' } })
    expect(changes.filter((change) => change === `${id} blocked`)).toHaveLength(1)
  }
  expect(settled).toHaveLength(2)
  for (const message of [lottery, later]) expect(settled).toContainEqual(expect.objectContaining({ message, state: 'blocked', partsSubmitted: 0 }))
  expect(house.gateway.counters()).toMatchObject({ queued: 1, failed: 2 })
  house.setRoom(1_000)
  await house.seconds(2)
  expect(house.sent.map(({ octets }) => Buffer.from(octets).toString())).toEqual(['other'])
  expect((await house.view(other)).status).toBe('sending')
})

test('a message of which a copy may have arrived is not called blocked', async () => {
  const house = await twoOperators()
  const id = await house.send({ text: 'lottery', lane: 'otp' })
  await house.seconds(1)
  await house.answer({ kind: 'uncertain', why: 'closed' })
  await house.answer({ kind: 'uncertain', why: 'closed' }) // waits a second for its next copy
  house.blockTexts('lottery')
  await house.seconds(5)
  expect(await house.view(id)).toMatchObject({ status: 'sending', possibleDuplicate: true })
})
