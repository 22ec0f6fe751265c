import { expect, test } from 'vitest'
import type { Ending, Ledger } from '../billing/ledger.ts'
import { gatewayRig, owner } from '../../test/support/gateway-rig.ts'
import { gatewayReads } from './records.ts'

const taken = (operatorId: string) => ({ kind: 'submitted', operatorId }) as const

test('a waiting message can be canceled or changed; one that has left cannot', async () => {
  const rig = await gatewayRig()
  const at = rig.clock.wall() + 60_000
  const [first, second] = [await rig.send({ scheduledAt: at }), await rig.send({ scheduledAt: at })]
  expect(await rig.resting(rig.gateway.cancel(owner, first))).toBe('canceled')
  expect(await rig.resting(rig.gateway.cancel(owner, first))).toBe('canceled')
  expect(await rig.resting(rig.gateway.cancel({ ...owner, workspace: 'wsp_other' }, second))).toBe('not_found')
  expect(await rig.resting(rig.gateway.replace(owner, second, { text: '' }))).toMatchObject({ refused: { param: '/text' } })
  expect(await rig.resting(rig.gateway.replace(owner, second, { text: 'Other', scheduledAt: at + 60_000 }))).toBe('replaced')
  await rig.rest(61_000)
  expect(rig.sent).toHaveLength(0)
  await rig.rest(61_000)
  expect(rig.sent.map(({ octets }) => Buffer.from(octets).toString())).toEqual(['Other'])
  expect(await rig.resting(rig.gateway.cancel(owner, second))).toBe('too_late')
  expect(await rig.resting(rig.gateway.replace(owner, second, { text: 'x' }))).toBe('too_late')
  expect(await rig.view(first)).toMatchObject({ status: 'canceled' })
  expect(await rig.view(second)).toMatchObject({ status: 'sending', text: 'Other' })
  expect(rig.gateway.counters().queued).toBe(1)
})

test('a failed message is sent anew as another one that names it; one that did not fail is not', async () => {
  const rig = await gatewayRig()
  const id = await rig.send({ text: 'Again', reference: 'r1' })
  expect(await rig.resting(rig.gateway.redrive(owner, id))).toBe('not_failed')
  await rig.answer({ kind: 'refused', status: 'ESME_RINVDSTADR', retry: 'never' })
  const result = await rig.resting(rig.gateway.redrive(owner, id))
  if (typeof result === 'string' || result.kind !== 'done' || !('accepted' in result.outcomes[0]!)) throw new Error(JSON.stringify(result))
  await rig.rest()
  expect(rig.sent).toHaveLength(1)
  expect(await rig.view(result.outcomes[0].accepted.id)).toMatchObject({ redriveOf: id, text: 'Again', reference: 'r1', status: 'sending' })
  expect(await rig.view(id)).toMatchObject({ status: 'rejected' })
})

test('a failed message is sent anew once, however often and how fast somebody asks', async () => {
  const rig = await gatewayRig()
  const id = await rig.send()
  await rig.answer({ kind: 'refused', status: 'ESME_RINVDSTADR', retry: 'never' })
  const redrive = () => rig.gateway.redrive(owner, id)
  const [first, atOnce] = await rig.resting(Promise.all([redrive(), redrive()]))
  expect(atOnce).toEqual({ kind: 'in_progress' })
  expect(first).toMatchObject({ kind: 'done', replayed: false })
  const later = await rig.resting(redrive())
  expect(later).toMatchObject({ kind: 'done', replayed: true })
  const idOf = (result: unknown) => (result as { outcomes: { accepted: { id: string } }[] }).outcomes[0]!.accepted.id
  expect(idOf(later)).toBe(idOf(first))
  await rig.rest()
  expect(rig.sent).toHaveLength(1)
  await rig.answer({ kind: 'refused', status: 'ESME_RINVDSTADR', retry: 'never' })
  expect(await rig.resting(rig.gateway.redrive(owner, idOf(first)))).toMatchObject({ kind: 'done', replayed: false })
})

test('messages are found by their batch, reference and connection', async () => {
  const rig = await gatewayRig()
  const batch = await rig.accept({ to: '+31611111111', text: 'Hi', reference: 'a' }, { to: '+31622222222', text: 'Hi', reference: 'b' })
  const other = await rig.send({ reference: 'a' })
  if (batch.kind !== 'done') throw new Error(batch.kind)
  const found = async (query: object) => (await rig.resting(rig.gateway.messages(owner, { limit: 10, ...query }))).data.map(({ id }) => id)
  expect(await found({ batch: batch.batch })).toHaveLength(2)
  expect(await found({ batch: batch.batch, reference: 'a' })).toHaveLength(1)
  expect(await found({ reference: 'a' })).toContain(other)
  expect(await found({ connection: 'op' })).toHaveLength(3)
  expect(await found({ connection: 'another' })).toEqual([])
  expect(await rig.resting(rig.gateway.messages({ ...owner, workspace: 'wsp_other' }, { limit: 10, reference: 'a' }))).toEqual({ data: [] })
})

test('a receipt that found no message is listed, and ends the one a person says it speaks of', async () => {
  const rig = await gatewayRig()
  const id = await rig.send()
  await rig.answer(taken('1'))
  await rig.receipt('999', 'delivered')
  await rig.receipt('998', 'expired')
  const page = await rig.resting(rig.gateway.unmatchedReceipts({ limit: 1 }))
  expect(page.data).toMatchObject([{ operatorId: '998', state: 'expired' }])
  const { data, nextCursor } = await rig.resting(rig.gateway.unmatchedReceipts({ limit: 1, after: page.nextCursor! }))
  expect(nextCursor).toBeUndefined()
  const [unmatched] = data
  expect(unmatched).toMatchObject({ operatorId: '999', to: '31612345678', state: 'delivered' })
  expect(await rig.resting(rig.gateway.matchReceipt({ ...owner, workspace: 'wsp_other' }, unmatched!.id, id))).toBe('no_message')
  expect(await rig.resting(rig.gateway.matchReceipt(owner, unmatched!.id, id))).toBe('matched')
  expect(await rig.view(id)).toMatchObject({ status: 'delivered' })
  expect(await rig.resting(rig.gateway.matchReceipt(owner, unmatched!.id, id))).toBe('no_receipt')
  expect(await rig.resting(rig.gateway.matchReceipt(owner, page.data[0]!.id, id))).toBe('not_submitted')
  expect(await rig.resting(rig.gateway.unmatchedReceipts({ limit: 10 }))).toEqual({ data: page.data })
})

test('a receipt that two people give to two messages at once ends one of them', async () => {
  const rig = await gatewayRig()
  const ids = [await rig.send(), await rig.send()]
  await rig.answer(taken('1'), taken('2'))
  await rig.receipt('999', 'delivered')
  const [unmatched] = (await rig.resting(rig.gateway.unmatchedReceipts({ limit: 1 }))).data
  const given = await rig.resting(Promise.all(ids.map((id) => rig.gateway.matchReceipt(owner, unmatched!.id, id))))
  expect(given).toEqual(['matched', 'no_receipt'])
  expect(await Promise.all(ids.map(async (id) => (await rig.view(id)).status))).toEqual(['delivered', 'submitted'])
})

test('what is reserved at accept is settled at the end, once, and what is not covered is refused', async () => {
  const reservedFor: string[] = []
  const endings: Ending[] = []
  const ledger: Ledger = {
    reserve(charges) {
      const refused = new Map(charges.flatMap(({ parts }, at) => (parts > 2 ? [[at, { code: 'insufficient_balance', say: 'the balance is too low' } as const] as const] : [])))
      reservedFor.push(...charges.filter((_, at) => !refused.has(at)).map(({ message }) => message))
      return { writes: [], refused }
    },
    settle(ended) {
      endings.push(...ended)
      return { writes: [] }
    },
  }
  const rig = await gatewayRig({ ledger })
  const to = '+31612345678'
  const result = await rig.accept({ to, text: 'one' }, { to, text: 'x'.repeat(400) }, { to, text: 'two' }, { to, text: 'later', scheduledAt: rig.clock.wall() + 60_000 })
  if (result.kind !== 'done') throw new Error(result.kind)
  expect(result.outcomes.map((one) => ('refused' in one ? one.refused.code : 'accepted'))).toEqual(['accepted', 'insufficient_balance', 'accepted', 'accepted'])
  await rig.rest()
  await rig.answer(taken('1'), { kind: 'refused', status: 'ESME_RINVDSTADR', retry: 'never' })
  for (const state of ['delivered', 'delivered'] as const) await rig.receipt('1', state)
  const last = result.outcomes[3]!
  await rig.resting(rig.gateway.cancel(owner, 'accepted' in last ? last.accepted.id : ''))
  expect(endings.map(({ message, state, partsSubmitted }) => [message, state, partsSubmitted])).toEqual([
    [reservedFor[1], 'rejected', 0], [reservedFor[0], 'delivered', 1], [reservedFor[2], 'canceled', 0],
  ])
})

test('a test key meets test messages alone: it neither sees nor changes nor repeats a live one', async () => {
  const rig = await gatewayRig()
  const { gateway, resting } = rig
  const tester = { ...owner, mode: 'test' } as const
  const at = { scheduledAt: rig.clock.wall() + 60_000 }
  const [failed, waiting] = [await rig.send({ text: 'a code' }), await rig.send(at)]
  await rig.answer({ kind: 'refused', status: 'ESME_RINVDSTADR', retry: 'never' })
  const trial = await resting(gateway.accept([{ to: '+31612345678', text: 'a trial', ...at }], tester))
  if (trial.kind !== 'done' || !('accepted' in trial.outcomes[0]!)) throw new Error(trial.kind)
  const { id } = trial.outcomes[0].accepted

  expect(await resting(gateway.redrive(tester, failed))).toBe('not_found')
  expect(await resting(gateway.replace(tester, waiting, { text: 'other' }))).toBe('not_found')
  expect(await resting(gateway.cancel(tester, waiting))).toBe('not_found')
  expect(await resting(gateway.message(tester, waiting))).toBeUndefined()
  expect((await resting(gateway.messages(tester, { limit: 10 }))).data.map((message) => message.id)).toEqual([id])
  expect((await resting(gateway.messages(owner, { limit: 10 }))).data).toHaveLength(3)
  expect(await resting(gateway.replace(tester, id, { text: 'another trial' }))).toBe('replaced')
  expect(await resting(gateway.cancel(owner, id))).toBe('canceled')
})

test('the list of a test key reads test messages alone, by their index', async () => {
  const { db } = await gatewayRig()
  const asked: string[] = []
  const reads = gatewayReads({ ...db, read: (sql, values) => (asked.push(sql), db.read(sql, values)) })
  void reads.page({ asker: { ...owner, mode: 'test' }, limit: 10 })
  const plan = db.core.read(`EXPLAIN QUERY PLAN ${asked[0]}`, ['wsp_test', 10])
  expect(plan.map((step) => String(step['detail'])).join()).toContain('message_test')
})

test('an Idempotency-Key that was tried out with a test key is new to a live one', async () => {
  const rig = await gatewayRig()
  const idempotency = { key: 'k', bodyHash: 'h' }
  const submission = [{ to: '+31612345678', text: 'Once' }]
  const ways = [{ mode: 'test', replayed: false }, { mode: 'live', replayed: false }, { mode: 'test', replayed: true }, { mode: 'live', replayed: true }] as const
  for (const { mode, replayed } of ways)
    expect(await rig.resting(rig.gateway.accept(submission, { ...owner, mode, idempotency }))).toMatchObject({ kind: 'done', replayed })
})

test('what is told of a message says when a second copy may have arrived', async () => {
  const rig = await gatewayRig()
  const told: unknown[] = []
  rig.gateway.watch((batch) => told.push(...batch.map(({ status, possibleDuplicate }) => [status, possibleDuplicate])))
  await rig.send()
  await rig.answer({ kind: 'uncertain', why: 'closed' })
  await rig.answer(taken('1'))
  expect(told).toEqual([['queued', undefined], ['sending', undefined], ['submitted', true]])
})

test('on a full disk a change is refused at once, and the message goes as it was when there is room', async () => {
  let full = false
  const rig = await gatewayRig({ full: () => full })
  const id = await rig.send({ text: 'First', scheduledAt: rig.clock.wall() + 60_000 })
  full = true
  const refused = expect(rig.gateway.replace(owner, id, { text: 'Other' })).rejects.toMatchObject({ temporary: true })
  await rig.rest()
  await refused
  full = false
  await rig.rest(61_000)
  expect(rig.sent.map(({ octets }) => Buffer.from(octets).toString())).toEqual(['First'])
})
