import { expect, test } from 'vitest'
import { gatewayRig, owner } from '../../../test/support/gateway-rig.ts'
import type { Database } from '../../db/database.ts'
import { createRetention } from './retention.ts'
import { silentLog } from '../../kit/log.ts'

const taken = (operatorId: string) => ({ kind: 'submitted', operatorId }) as const
const dayMs = 86_400_000

test('the text of a code is gone once an operator has it, of others it stays, and what waits is not touched', async () => {
  const rig = await gatewayRig({ retention: { messageDays: 0, textDays: 0, keepCodes: false } })
  const code = await rig.send({ lane: 'otp', text: `Your code is K7QX-OZ ${'x'.repeat(200)}` })
  const other = await rig.send({ text: 'Hello' })
  await rig.rest(11_000)
  expect((await rig.view(code)).text).toContain('K7QX-OZ')
  await rig.answer(taken('1'), taken('2'), taken('3'))
  await rig.rest(11_000)
  const view = await rig.view(code)
  expect(view).toMatchObject({ status: 'submitted', text: '***', segments: 2, redactedAt: expect.any(Number) })
  expect(view.parts!.map(({ text, operatorId }) => [text, operatorId])).toEqual([['***', '1'], ['***', '2']])
  expect(JSON.stringify(rig.db.core.read('SELECT * FROM message', []))).not.toContain('K7QX-OZ')
  expect((await rig.view(other)).text).toBe('Hello')
  await rig.receipt('1', 'delivered')
  await rig.receipt('2', 'expired')
  expect((await rig.view(code)).status).toBe('expired')
  expect(await rig.resting(rig.gateway.redrive(owner, code))).toBe('text_gone')
})

test('codes are kept where the house says so, and nothing leaves without a number of days', async () => {
  const rig = await gatewayRig({ retention: { messageDays: 0, textDays: 0, keepCodes: true } })
  const code = await rig.send({ lane: 'otp', text: 'Code 1' })
  await rig.answer(taken('1'))
  await rig.receipt('1', 'delivered')
  await rig.receipt('999', 'delivered')
  for (let day = 0; day < 3; day++) await rig.rest(1_000 * dayMs)
  expect(await rig.view(code)).toMatchObject({ status: 'delivered', text: 'Code 1' })
  expect(rig.db.core.read('SELECT id FROM receipt', [])).toHaveLength(1)
})

test('texts leave before messages do, and an idempotency key after two days', async () => {
  const rig = await gatewayRig({ retention: { messageDays: 20, textDays: 10, keepCodes: false } })
  const context = { ...owner, idempotency: { key: 'k', bodyHash: 'h' } }
  await rig.resting(rig.gateway.accept([{ to: '+31612345678', text: 'Hello' }], context))
  await rig.rest()
  const id = rig.sent[0]!.token.flight.id
  await rig.answer({ kind: 'refused', status: 'ESME_RINVDSTADR', retry: 'never' })
  const keys = () => rig.db.core.read('SELECT key FROM idempotency', [])
  await rig.rest(dayMs)
  expect(keys()).toHaveLength(1)
  await rig.rest(2 * dayMs)
  expect(keys()).toHaveLength(0)
  expect((await rig.view(id)).text).toBe('Hello')
  await rig.rest(8 * dayMs)
  expect(await rig.view(id)).toMatchObject({ text: '***', status: 'rejected' })
  for (let day = 0; day < 12; day++) await rig.rest(dayMs)
  expect(await rig.view(id)).toBeUndefined()
})

test('receipts leave with their messages; those that found none stay three days in any case', async () => {
  const rig = await gatewayRig({ retention: { messageDays: 1, textDays: 0, keepCodes: false } })
  await rig.send()
  await rig.answer(taken('1'))
  for (const state of ['enroute', 'delivered', 'delivered'] as const) await rig.receipt('1', state)
  await rig.receipt('999', 'delivered')
  const kept = () => rig.db.core.read('SELECT operator_id FROM receipt ORDER BY id', []).map((row) => row['operator_id'])
  expect(kept()).toEqual(['1', '1', '999'])
  for (let hour = 0; hour < 60; hour++) await rig.rest(3_600_000)
  expect(kept()).toEqual(['999'])
  expect((await rig.resting(rig.gateway.unmatchedReceipts({ limit: 10 }))).data).toHaveLength(1)
  for (let hour = 0; hour < 20; hour++) await rig.rest(3_600_000)
  expect(kept()).toEqual([])
})

test('it works in small turns with pauses, and an order to stop ends it between two of them', async () => {
  const rig = await gatewayRig()
  await rig.accept(...Array.from({ length: 1_000 }, (_, i) => ({ to: '+31612345678', text: `${i}` })))
  await rig.rest()
  await rig.answer(...rig.sent.map(() => ({ kind: 'refused', status: 'ESME_RINVDSTADR', retry: 'never' }) as const))
  await rig.rest(2 * dayMs)
  const turns: number[] = []
  const slow: Database = {
    ...rig.db,
    async write(writes) {
      const written = await rig.db.write(writes)
      rig.clock.advance(10) // as long as the turn took
      if (written.ok) turns.push(written.changes[0]!)
      return written
    },
  }
  const looking = createRetention({ db: slow, clock: rig.clock, log: silentLog, retention: { messageDays: 1, textDays: 0, keepCodes: true } }).start()
  await rig.rest(600_000)
  expect(turns).toEqual([200])
  await rig.rest(35) // four times what the turn took, and not all of it yet
  expect(turns).toEqual([200])
  await rig.rest(10)
  expect(turns).toEqual([200, 200])
  looking.cancel()
  await rig.rest(1_000)
  expect(turns).toEqual([200, 200])
})
