import { expect, test } from 'vitest'
import { gatewayRig } from '../../test/support/gateway-rig.ts'

type Rig = Awaited<ReturnType<typeof gatewayRig>>
const ruin = ({ db }: Rig, id: string, change: string) =>
  db.core.commit([[{ sql: `UPDATE message SET ${change} WHERE id = ?`, rows: [[id]] }]])

/** Three messages for one time, of which the second is ruined by another version before it comes. */
async function ruined(change: string) {
  const rig = await gatewayRig()
  const at = { scheduledAt: rig.clock.wall() + 60_000 }
  const ids = [await rig.send(at), await rig.send(at), await rig.send({ ...at, text: 'x'.repeat(200) })] as const
  ruin(rig, ids[1], change)
  return { rig, ids }
}

for (const [what, change, say] of [
  ['sender', `sender = 'Übung'`, 'the sender is not valid'],
  ['text', `text = ''`, 'the text is not valid'],
  ['number of parts', `text = '${'x'.repeat(200)}'`, 'the text makes 2 parts and made 1'],
] as const)
  test(`a message whose ${what} is not valid any more is rejected and says why; the others are sent`, async () => {
    const { rig, ids } = await ruined(change)
    await rig.rest(61_000)
    expect(rig.sent).toHaveLength(3)
    expect(await rig.view(ids[1])).toMatchObject({ status: 'rejected', error: { code: 'unsendable', say: expect.stringContaining(say) } })
    expect(rig.gateway.counters().queued).toBe(2)
    expect((await rig.view(ids[0])).status).toBe('sending')
  })

test('what was under way when it became unsendable is rejected after a restart, too', async () => {
  const rig = await gatewayRig()
  const id = await rig.send()
  rig.db.crash()
  ruin(rig, id, `sender = 'Übung'`)
  const next = await gatewayRig({ core: rig.db.core, clock: rig.clock })
  await next.rest()
  expect(next.sent).toHaveLength(0)
  expect(await next.view(id)).toMatchObject({ status: 'rejected', error: { code: 'unsendable' } })
})

test('a place in the queue without a message is dropped, waiting or under way, and keeps nobody', async () => {
  const rig = await gatewayRig()
  const [underWay, waiting] = [await rig.send(), await rig.send({ scheduledAt: rig.clock.wall() + 60_000 })]
  const other = await rig.send({ scheduledAt: rig.clock.wall() + 60_000 })
  rig.db.crash()
  rig.db.core.commit([[{ sql: 'DELETE FROM message WHERE id = ?', rows: [[underWay], [waiting]] }]])
  const next = await gatewayRig({ core: rig.db.core, clock: rig.clock })
  await next.rest(61_000)
  expect(next.sent.map(({ token }) => token.flight.id)).toEqual([other])
  expect(next.gateway.counters().queued).toBe(1)
  expect(next.db.core.read('SELECT id FROM queue', [])).toEqual([{ id: other }])
})

test('a watcher that throws keeps nothing from being settled, and the others hear of it', async () => {
  const rig = await gatewayRig()
  const heard: string[] = []
  rig.gateway.watch(() => {
    throw new Error('a bug in a dashboard')
  })
  rig.gateway.watch((batch) => heard.push(...batch.map(({ status }) => status)))
  const id = await rig.send()
  await rig.answer({ kind: 'submitted', operatorId: '1' })
  await rig.receipt('1', 'delivered')
  expect((await rig.view(id)).status).toBe('delivered')
  expect(heard).toEqual(['queued', 'sending', 'submitted', 'delivered'])
})

test('what is lost again and again is copied at once the first time, and then ever more seldom', async () => {
  const rig = await gatewayRig()
  const id = await rig.send({ lane: 'otp' })
  const lose = () => rig.answer({ kind: 'uncertain', why: 'closed' })
  const copiesWithin = async (ms: number) => {
    await rig.rest(ms)
    return rig.sent.length
  }
  await lose()
  expect(await copiesWithin(0)).toBe(1)
  for (const waitMs of [1_000, 5_000, 15_000]) {
    await lose()
    expect(await copiesWithin(waitMs - 10)).toBe(0)
    expect(await copiesWithin(20)).toBe(1)
  }
  await rig.answer({ kind: 'submitted', operatorId: '7' })
  await rig.receipt('7', 'delivered')
  expect(await rig.view(id)).toMatchObject({ status: 'delivered', possibleDuplicate: true })
})
