import { expect, test } from 'vitest'
import { inlineSqlite } from '../db/inline.ts'
import { seededChance } from '../kit/chance.ts'
import { manualClock } from '../kit/clock.ts'
import { parseUdh } from '../sms/udh.ts'
import { gatewayRig, owner } from '../../test/support/gateway-rig.ts'
import { bitsOf, createConcat } from './concat.ts'
import { gatewayReads } from './records.ts'
import { gatewayMigrations } from './schema.ts'

const long = 'word '.repeat(90) // 450 septets: three parts

test('parts that went as one submit share its id, and one receipt ends them all', async () => {
  const rig = await gatewayRig()
  const id = await rig.send({ text: long })
  expect(rig.sent).toHaveLength(3)
  await rig.answer(...rig.sent.map(() => ({ kind: 'submitted', operatorId: 'SM1' }) as const))
  expect((await rig.view(id)).status).toBe('submitted')
  await rig.receipt('SM1', 'delivered')
  expect(await rig.view(id)).toMatchObject({ status: 'delivered', parts: [{ status: 'delivered' }, { status: 'delivered' }, { status: 'delivered' }] })
})

test('that receipt may come before the answer', async () => {
  const rig = await gatewayRig()
  const id = await rig.send({ text: long })
  await rig.receipt('SM1', 'undelivered')
  await rig.answer(...rig.sent.map(() => ({ kind: 'submitted', operatorId: 'SM1' }) as const))
  expect(await rig.view(id)).toMatchObject({ status: 'undelivered', error: { code: 'operator_report' } })
})

test('it ends them also after a restart', async () => {
  const first = await gatewayRig()
  const id = await first.send({ text: long })
  await first.answer(...first.sent.map(() => ({ kind: 'submitted', operatorId: 'SM1' }) as const))
  first.db.crash()
  const second = await gatewayRig({ core: first.db.core, clock: first.clock })
  await second.receipt('SM1', 'delivered')
  expect((await second.view(id)).status).toBe('delivered')
})

test('with ids of their own each part ends by its own receipt', async () => {
  const rig = await gatewayRig()
  const id = await rig.send({ text: long })
  await rig.answer(...rig.sent.map((_, i) => ({ kind: 'submitted', operatorId: `SM${i}` }) as const))
  await rig.receipt('SM0', 'delivered')
  await rig.receipt('SM1', 'delivered')
  expect((await rig.view(id)).status).toBe('submitted')
  await rig.receipt('SM2', 'delivered')
  expect((await rig.view(id)).status).toBe('delivered')
})

test('a part that a late answer ended stays ended, whatever becomes of its second copy', async () => {
  const rig = await gatewayRig()
  const id = await rig.send({ text: long })
  const [first] = rig.sent
  await rig.receipt('SM0', 'delivered')
  await rig.answer({ kind: 'uncertain', why: 'timeout' }, ...['SM1', 'SM2'].map((operatorId) => ({ kind: 'submitted', operatorId }) as const))
  expect(rig.sent).toHaveLength(1)
  await rig.late(first!, { kind: 'submitted', operatorId: 'SM0' })
  await rig.answer({ kind: 'refused', status: 'ESME_RTHROTTLED', retry: 'throttled' })
  expect(rig.sent).toEqual([])
  for (const name of ['SM1', 'SM2']) await rig.receipt(name, 'delivered')
  expect(await rig.view(id)).toMatchObject({ status: 'delivered', possibleDuplicate: true })
  expect(rig.gateway.counters().queued).toBe(0)
})

test('where an operator takes 16-bit references, texts are cut for them, counted so, and shown so', async () => {
  const rig = await gatewayRig({ referenceBits: 16 })
  const text = 'a'.repeat(153 * 2) // two parts with one octet of reference, three with two
  const id = await rig.send({ text })
  expect(rig.sent).toHaveLength(3)
  const headers = rig.sent.map(({ octets }) => parseUdh(octets)!.concatenation!)
  expect(headers).toMatchObject([{ bits: 16, total: 3, sequence: 1 }, { sequence: 2 }, { sequence: 3 }])
  expect(headers[0]!.reference).toBeGreaterThan(255)
  const view = await rig.view(id)
  expect([view.segments, view.parts!.map((part) => part.text.length)]).toEqual([3, [152, 152, 2]])
  expect(rig.gateway.preview({ to: '+31612345678', text }, { workspace: 'wsp_test', mode: 'live' })).toMatchObject({ segments: 3 })
  await rig.answer(...rig.sent.map(() => ({ kind: 'refused', status: 'ESME_RSYSERR', retry: 'later' }) as const))
  await rig.rest(10_000)
  expect(rig.sent.map(({ octets }) => parseUdh(octets)!.concatenation!)).toEqual(headers)
  expect((await rig.send({ text: 'short' })) && rig.sent.at(-1)!.esmClass).toBe(0)
})

test('two octets of reference differ between the same two as one octet does', async () => {
  const clock = manualClock()
  const reads = gatewayReads(inlineSqlite({ clock, migrations: gatewayMigrations }))
  const concat = createConcat({ reads, clock, chance: seededChance(1) })
  const next = concat.next(Array.from({ length: 256 }, () => ({ from: 'Shop', to: '+31612345678', bits: 16 as const })))
  for (let i = 0; i < 5; i++) {
    clock.advance(1)
    await new Promise(setImmediate)
  }
  const references = await next
  expect(references.every((one) => one > 0xff && one <= 0xffff && bitsOf(one) === 16)).toBe(true)
  expect(new Set(references.map((one) => one & 0xff)).size).toBe(256)
})

test('while many long texts are judged, others get their turns', async () => {
  const rig = await gatewayRig()
  let turns = 0
  const { soon } = rig.clock
  rig.clock.soon = (run) => (turns++, soon(run))
  const text = 'word '.repeat(6_000)
  let done = false
  void rig.gateway.accept(Array.from({ length: 20 }, () => ({ to: '+31612345678', text, maxSegments: 255 })), owner).then(() => (done = true))
  for (let rests = 0; !done && rests < 100; rests++) await rig.rest()
  expect(done).toBe(true)
  expect(turns).toBeGreaterThan(20)
})
