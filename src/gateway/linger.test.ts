import { beforeEach, expect, test } from 'vitest'
import { gatewayRig } from '../../test/support/gateway-rig.ts'

const taken = (operatorId: string) => ({ kind: 'submitted', operatorId }) as const
let rig: Awaited<ReturnType<typeof gatewayRig>>
const stored = (id: string) => rig.db.core.read('SELECT state, operator_id FROM message WHERE id = ?', [id])[0]!
const intents = () => rig.db.core.read('SELECT id FROM queue WHERE epoch IS NOT NULL', []).length

/** As many answers, each with its receipt at once, as it takes to believe that it goes on so. */
async function quickly(count = 200) {
  const ids: string[] = []
  const result = await rig.accept(...Array.from({ length: count }, () => ({ to: '+31612345678', from: 'Shop', text: 'Hi' })))
  if (result.kind !== 'done') throw new Error(result.kind)
  for (const [at, outcome] of result.outcomes.entries()) {
    if ('accepted' in outcome) ids.push(outcome.accepted.id)
    await rig.answer(taken(`${10_000 + at}`))
    await rig.receipt(`${10_000 + at}`, 'delivered')
  }
  return ids
}

beforeEach(async () => {
  rig = await gatewayRig()
})

test('an answer is written at once where nobody knows how soon receipts come', async () => {
  const id = await rig.send()
  await rig.answer(taken('77'))
  expect(stored(id)).toEqual({ state: 4, operator_id: '77' })
})

test('where receipts come at once the answer is written with them, and not much later where one does not', async () => {
  await quickly()
  const [quick, slow] = [await rig.send(), await rig.send()]
  await rig.answer(taken('77'), taken('78'))
  expect([stored(quick)['state'], stored(slow)['state'], intents()]).toEqual([1, 1, 2])
  await rig.receipt('77', 'delivered')
  expect([stored(quick), stored(slow)['state'], intents()]).toEqual([{ state: 5, operator_id: '77' }, 1, 1])
  await rig.rest(300)
  await rig.rest(300)
  expect([stored(slow), intents()]).toEqual([{ state: 4, operator_id: '78' }, 0])
  await rig.receipt('78', 'delivered')
  expect(stored(slow)).toEqual({ state: 5, operator_id: '78' })
})

test('a receipt is answered when it is stored with the answer that waited for it', async () => {
  await quickly()
  const id = await rig.send()
  await rig.answer(taken('77'))
  await rig.receipt('77', 'delivered', { handle: 'last' })
  expect(rig.answered.at(-1)).toEqual({ handle: 'last', stored: true })
  expect(stored(id)['state']).toBe(5)
})

test('a stop writes what waits', async () => {
  await quickly()
  const id = await rig.send()
  await rig.answer(taken('77'))
  await rig.resting(rig.gateway.stop())
  expect(stored(id)).toEqual({ state: 4, operator_id: '77' })
})

test('what waits takes room, so that no more than a window is ever in doubt', async () => {
  rig = await gatewayRig({ windowed: true })
  await quickly()
  await rig.accept(...Array.from({ length: 1_200 }, () => ({ to: '+31612345678', from: 'Shop', text: 'Hi' })))
  await rig.answer(...Array.from({ length: rig.sent.length }, (_, at) => taken(`${50_000 + at}`)))
  rig.setRoom(1_000)
  await rig.rest()
  expect(intents()).toBeLessThanOrEqual(1_000)
  await rig.rest(300)
  await rig.rest(300)
  expect(rig.sent.length).toBeGreaterThan(200)
})
