import { expect, test } from 'vitest'
import { gatewayRig, owner, workspace } from '../../../test/support/gateway-rig.ts'
import type { Event, MessageTold } from './event.ts'

const taken = (operatorId: string) => ({ kind: 'submitted', operatorId }) as const
const hearing = { audiencesOf: (of: string) => (of === workspace ? ['hooks'] : []) }
type Rig = Awaited<ReturnType<typeof gatewayRig>>

const waiting = (rig: Rig, audience = 'hooks') => rig.resting(rig.gateway.events.read({ audience, limit: 100 }))
const bodies = (events: readonly Event[]) => events.map(({ body }) => JSON.parse(body) as MessageTold)
const types = (events: readonly Event[]) => events.map(({ type }) => type)

test('every status of a message is kept in order, with what is known of it by then', async () => {
  const rig = await gatewayRig(hearing)
  const id = await rig.send({ reference: 'order 7', tags: ['a'], text: 'x'.repeat(200) })
  await rig.answer(taken('1'), taken('2'))
  await rig.receipt('1', 'delivered')
  await rig.receipt('2', 'undelivered')
  const events = await waiting(rig)
  expect(types(events)).toEqual(['message.queued', 'message.sending', 'message.submitted', 'message.undelivered'])
  expect(events.every((event) => event.subject === id && event.workspace === workspace && event.mode === 'live')).toBe(true)
  const [queued, , submitted, failed] = bodies(events)
  expect(queued).toMatchObject({ id, to: '+31612345678', status: 'queued', reference: 'order 7', tags: ['a'], segments: 2, sequence: 1 })
  expect(submitted).toMatchObject({ connection: 'op', partsSubmitted: 2, submittedAt: expect.any(String) })
  expect(failed).toMatchObject({ reference: 'order 7', error: { code: 'operator_report' }, finishedAt: expect.any(String) })
  expect(JSON.stringify(events)).not.toContain('xxxx')
})

test('nothing is written where nobody listens', async () => {
  const rig = await gatewayRig()
  await rig.send({ reference: 'order 7' })
  await rig.answer(taken('1'))
  await rig.receipt('1', 'delivered')
  expect(rig.db.core.read('SELECT * FROM event', [])).toEqual([])
})

test('a type that nobody of the workspace wants is not kept', async () => {
  const rig = await gatewayRig({ audiencesOf: (_, __, type) => (type === undefined || type === 'message.delivered' ? ['hooks'] : []) })
  await rig.send()
  await rig.answer(taken('1'))
  await rig.receipt('1', 'delivered')
  expect(types(await waiting(rig))).toEqual(['message.delivered'])
})

test('a receipt as quick as the answer tells that it was submitted, too', async () => {
  const rig = await gatewayRig(hearing)
  await rig.send()
  await rig.receipt('1', 'delivered')
  await rig.answer(taken('1'))
  expect(types(await waiting(rig))).toEqual(['message.queued', 'message.sending', 'message.submitted', 'message.delivered'])
})

test('a message with an address of its own is told there, whoever else listens', async () => {
  const rig = await gatewayRig()
  const id = await rig.send({ callbackUrl: 'https://shop.example/sms' })
  await rig.send()
  await rig.answer(taken('1'))
  const events = await waiting(rig, 'callback')
  expect(events.map(({ subject, target }) => [subject, target])).toEqual(Array.from({ length: 3 }, () => [id, 'https://shop.example/sms']))
})

test('an address that a number has is told what phones write to it, in the words that stand before it', async () => {
  const rig = await gatewayRig({ ownerOf: () => ({ workspace: 'wsp_1', mode: 'live', target: 'twilio:key_1 https://shop.example/sms' }) })
  await rig.inbound({ source: '31612345678', destination: '1600', esmClass: 0, dataCoding: 0, octets: Buffer.from('Hi') })
  expect((await waiting(rig, 'callback')).map(({ type, target }) => [type, target])).toEqual([['message.received', 'twilio:key_1 https://shop.example/sms']])
})

test('an address that a compatible door was given is told how it is spoken to; nobody else is', async () => {
  const rig = await gatewayRig(hearing)
  await rig.send({ callbackUrl: 'https://shop.example/sms', callbackKind: 'twilio:key_1' })
  const targets = async (audience?: string) => new Set((await waiting(rig, audience)).map(({ target }) => target))
  expect([await targets('callback'), await targets()]).toEqual([new Set(['twilio:key_1 https://shop.example/sms']), new Set([null])])
})

test('an SMPP account is told the ends it asked for, with how the text begins', async () => {
  const rig = await gatewayRig()
  const sent = [1, 2, 3, 0].map((receiptWanted) => ({ text: `wants ${receiptWanted} and says more`, origin: { account: 'sac_1', receiptWanted } }))
  for (const one of sent) await rig.send(one)
  await rig.answer(taken('1'), taken('2'), taken('3'), taken('4'))
  for (const id of ['1', '2', '3', '4']) await rig.receipt(id, id === '2' ? 'expired' : 'delivered')
  const events = await waiting(rig, 'sac_1')
  expect(events.map(({ type, body }) => [type, JSON.parse(body)])).toMatchObject([
    ['message.delivered', { head: 'wants 1 and says mor' }],
    ['message.expired', { head: 'wants 2 and says mor', error: { code: 'operator_report' } }],
    ['message.delivered', { head: 'wants 3 and says mor' }],
  ])
})

test('how a code begins is not kept', async () => {
  const rig = await gatewayRig()
  await rig.send({ lane: 'otp', text: 'K7QX is your code', origin: { account: 'sac_1', receiptWanted: 1 } })
  await rig.answer(taken('1'))
  await rig.receipt('1', 'delivered')
  expect((await waiting(rig, 'sac_1')).map(({ body }) => body.includes('K7QX'))).toEqual([false])
})

test('canceling and changing are told', async () => {
  const rig = await gatewayRig(hearing)
  const at = rig.clock.wall() + 3_600_000
  const id = await rig.send({ scheduledAt: at })
  await rig.resting(rig.gateway.replace(owner, id, { text: 'Another' }))
  await rig.resting(rig.gateway.cancel(owner, id))
  expect(types(await waiting(rig))).toEqual(['message.scheduled', 'message.scheduled', 'message.canceled'])
})

test('a message from a phone is told to whom its number belongs', async () => {
  const rig = await gatewayRig({
    ...hearing,
    ownerOf: (recipient) => (recipient === '1600' ? { workspace, mode: 'live', audiences: ['sac_1'] } : { workspace: 'wsp_other', mode: 'live' }),
  })
  const octets = new Uint8Array([0x48, 0x69])
  await rig.inbound({ source: '31612345678', destination: '1600', esmClass: 0, dataCoding: 0, octets })
  await rig.inbound({ source: '31612345678', destination: '1700', esmClass: 0, dataCoding: 0, octets })
  const events = await waiting(rig)
  expect(events.map(({ type, workspace: whose }) => [type, whose])).toEqual([['message.received', workspace]])
  expect(JSON.parse(events[0]!.body)).toMatchObject({ from: '+31612345678', to: '1600', text: 'Hi', connection: 'op' })
  expect(await waiting(rig, 'sac_1')).toHaveLength(1)
})

test('of many that are settled those between them stay', async () => {
  const rig = await gatewayRig(hearing)
  for (let sent = 0; sent < 20; sent++) await rig.send({ text: `number ${sent}` })
  const ids = (await waiting(rig)).map(({ id }) => id)
  const stays = [ids[3]!, ids[12]!]
  await rig.resting(rig.gateway.events.settle(ids.filter((id) => !stays.includes(id)).toReversed()))
  expect((await waiting(rig)).map(({ id }) => id)).toEqual(stays)
})

test('what is settled is forgotten, or kept as history; watchers hear after the commit', async () => {
  const rig = await gatewayRig(hearing)
  const heard: string[][] = []
  rig.gateway.events.watch((audiences) => heard.push([...audiences]))
  await rig.send()
  expect(heard).toEqual([['hooks'], ['hooks']])
  const [first, second] = await waiting(rig)
  await rig.resting(rig.gateway.events.settle([first!.id]))
  await rig.resting(rig.gateway.events.settle([second!.id], { keep: true }))
  expect(await waiting(rig)).toEqual([])
  const history = await rig.resting(rig.gateway.events.history({ audience: 'hooks', asker: owner, limit: 10 }))
  expect(history.map(({ id }) => id)).toEqual([second!.id])
  const other = { workspace: 'wsp_other', mode: 'live' } as const
  expect(await rig.resting(rig.gateway.events.history({ audience: 'hooks', asker: other, limit: 10 }))).toEqual([])
})

test('nobody reads beyond what is still being written', async () => {
  const rig = await gatewayRig(hearing)
  const { events } = rig.gateway
  const happening = { workspace, mode: 'live', type: 'connection.up', subject: 'op', at: 0, body: {} } as const
  const early = events.record([happening])
  const late = events.record([happening])
  await rig.resting(rig.db.write(late.writes))
  late.ended(true)
  expect(await waiting(rig)).toEqual([])
  await rig.resting(rig.db.write(early.writes))
  early.ended(true)
  expect(await waiting(rig)).toHaveLength(2)
})

test.each([true, false])('who was told of what stood behind something older hears again when that has ended (written: %s), whoever that was for', async (written) => {
  const rig = await gatewayRig()
  const { events } = rig.gateway
  const happening = { workspace, mode: 'live', type: 'connection.up', subject: 'op', at: 0, body: {} } as const
  const readable: number[] = []
  events.watch((audiences) => {
    if (audiences.has('late')) void events.read({ audience: 'late', limit: 10 }).then((found) => readable.push(found.length))
  })
  const early = events.record([{ ...happening, audiences: ['early'] }])
  const late = events.record([{ ...happening, audiences: ['late'] }])
  await rig.resting(rig.db.write(late.writes))
  late.ended(true)
  early.ended(written)
  await rig.resting(events.read({ audience: 'late', limit: 10 }))
  expect(readable).toEqual([0, 1])
  events.record([{ ...happening, audiences: ['early'] }]).ended(true)
  await rig.resting(events.read({ audience: 'late', limit: 10 }))
  expect(readable).toEqual([0, 1]) // not for ever
})
