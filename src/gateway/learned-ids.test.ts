import { expect, test } from 'vitest'
import { createIdStyles } from '../carriers/idstyles.ts'
import { gatewayRig } from '../../test/support/gateway-rig.ts'

const taken = (operatorId: string) => ({ kind: 'submitted', operatorId }) as const
type Rig = Awaited<ReturnType<typeof gatewayRig>>

/** Twenty messages to one phone, answered with ids from 1000 on and reported as `written`. */
async function teach(rig: Rig, answered: (at: number) => string, reported: (at: number) => string, from = 1000, count = 20) {
  const ids: string[] = []
  for (let at = from; at < from + count; at++) {
    ids.push(await rig.send())
    await rig.answer(taken(answered(at)))
    await rig.receipt(reported(at), 'delivered')
  }
  return ids
}
const statuses = (rig: Rig, ids: readonly string[]) => Promise.all(ids.map(async (id) => (await rig.view(id)).status))
const decimal = String
const hex = (at: number) => at.toString(16)

test('once an operator is known to write one base, an early receipt is not taken for that of another message', async () => {
  const rig = await gatewayRig()
  await teach(rig, decimal, decimal, 7000)
  const [known, early] = [await rig.send(), await rig.send()]
  await rig.answer(taken('4096'))
  await rig.receipt('1000', 'undelivered') // not 0x1000, which is 4096: its answer is still to come
  expect((await rig.view(known)).status).toBe('submitted')
  await rig.answer(taken('1000'))
  expect((await rig.view(early)).status).toBe('undelivered')
  await rig.receipt('4096', 'delivered')
  expect((await rig.view(known)).status).toBe('delivered')
})

test('hex in answers and decimal in receipts is learned, early receipts included', async () => {
  const rig = await gatewayRig()
  await teach(rig, hex, decimal)
  const early = await rig.send()
  await rig.receipt('8192', 'delivered')
  await rig.answer(taken('2000'))
  expect((await rig.view(early)).status).toBe('delivered')
})

test('when an operator changes its ways the receipts that missed their messages find them after all', async () => {
  const rig = await gatewayRig()
  await teach(rig, decimal, decimal)
  const ids = await teach(rig, decimal, hex, 5000, 2)
  expect(await statuses(rig, ids)).toEqual(['submitted', 'submitted'])
  ids.push(...(await teach(rig, decimal, hex, 5002, 2)))
  expect(await statuses(rig, ids)).toEqual(['delivered', 'delivered', 'delivered', 'delivered'])
  expect(await rig.resting(rig.gateway.unmatchedReceipts({ limit: 10 }))).toEqual({ data: [] })
})

test('one stray receipt waits as long as its answer may be coming, and is then matched all the same', async () => {
  const rig = await gatewayRig()
  await teach(rig, decimal, decimal)
  const [id] = await teach(rig, decimal, hex, 5000, 1)
  await rig.rest(89_000)
  expect(await statuses(rig, [id!])).toEqual(['submitted'])
  await rig.rest(2_000)
  expect(await statuses(rig, [id!])).toEqual(['delivered'])
  expect(await rig.resting(rig.gateway.unmatchedReceipts({ limit: 10 }))).toEqual({ data: [] })
})

test('the wait goes on in another process', async () => {
  const before = await gatewayRig()
  const idStyles = createIdStyles(before.clock)
  await teach(before, decimal, decimal)
  const [id] = await teach(before, decimal, hex, 5000, 1)
  before.db.crash()
  idStyles.load('op', { style: 'same', since: 0 })
  const rig = await gatewayRig({ core: before.db.core, clock: before.clock, idStyles })
  await rig.rest(80_000)
  expect(await statuses(rig, [id!])).toEqual(['submitted'])
  await rig.rest(12_000)
  expect(await statuses(rig, [id!])).toEqual(['delivered'])
})

test('a receipt in another spelling that bears the tag of its submit is matched at once', async () => {
  const rig = await gatewayRig()
  await teach(rig, hex, decimal)
  const id = await rig.send()
  const { reference } = rig.sent[0]!
  await rig.answer(taken('5000'))
  await rig.receipt('5000', 'delivered', { reference })
  expect(await statuses(rig, [id])).toEqual(['delivered'])
  expect(await rig.resting(rig.gateway.unmatchedReceipts({ limit: 10 }))).toEqual({ data: [] })
})

test('so it is when it came before the answer', async () => {
  const rig = await gatewayRig()
  await teach(rig, hex, decimal)
  const id = await rig.send()
  const { reference } = rig.sent[0]!
  await rig.receipt('5000', 'enroute', { reference })
  await rig.receipt('5000', 'delivered', { reference })
  await rig.answer(taken('5000'))
  expect(await statuses(rig, [id])).toEqual(['delivered'])
  expect(await rig.resting(rig.gateway.unmatchedReceipts({ limit: 10 }))).toEqual({ data: [] })
})

test('one that came before the answer without a tag is a stray, and three of them unlearn what was learned', async () => {
  const rig = await gatewayRig()
  await teach(rig, hex, decimal)
  const early = async (operatorId: string, more = {}) => {
    const id = await rig.send()
    await rig.receipt(operatorId, 'delivered', more)
    await rig.answer(taken(operatorId))
    return id
  }
  const first = await early('5000')
  await rig.rest(89_000)
  expect(await statuses(rig, [first])).toEqual(['submitted'])
  await rig.rest(2_000)
  expect(await statuses(rig, [first])).toEqual(['delivered'])
  const ids = [await early('5001'), await early('5002'), await early('5003')]
  expect(await statuses(rig, ids)).toEqual(['delivered', 'delivered', 'delivered'])
})

test('an old receipt without a message is not taken for a new one under another spelling', async () => {
  const rig = await gatewayRig()
  await teach(rig, hex, decimal)
  await rig.receipt('5000', 'undelivered')
  await rig.rest(100_000)
  const id = await rig.send()
  await rig.answer(taken('5000'))
  await rig.rest(100_000)
  expect(await statuses(rig, [id])).toEqual(['submitted'])
})

test('a receipt whose second id is the right one is matched', async () => {
  const rig = await gatewayRig()
  const id = await rig.send()
  await rig.answer(taken('77'))
  await rig.receipt('another', 'delivered', { otherId: '77' })
  expect((await rig.view(id)).status).toBe('delivered')
})

test('of an operator that mixes its ways only so many strays are waited for', async () => {
  const rig = await gatewayRig()
  await teach(rig, decimal, decimal)
  await rig.send()
  await rig.answer(taken('8192'))
  const before = rig.clock.pending()
  const report = (id: string) => ({ receipt: { id, state: 'enroute', final: false, raw: '' } as const, source: '31612345678', destination: 'Shop', handle: id })
  for (let again = 0; again < 600; again++)
    for (const id of ['2000', '8192']) { // 0x2000, which would match, and one that does
      rig.gateway.callbacksFor('op').onReports([report(id)])
      for (let turn = 0; turn < 8; turn++) {
        rig.clock.advance(0)
        await new Promise(setImmediate)
      }
    }
  await rig.rest()
  expect(rig.clock.pending() - before).toBeGreaterThan(100)
  expect(rig.clock.pending() - before).toBeLessThanOrEqual(500)
  await rig.rest(100_000)
  expect(rig.clock.pending()).toBeLessThanOrEqual(before)
})
