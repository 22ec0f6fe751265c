import { expect, test } from 'vitest'
import { makePdu } from '../../smpp/pdu.ts'
import { statuses } from '../../smpp/statuses.ts'
import { doorLimits, workLimits } from './limits.ts'
import { doorRig, submitSm } from '../../../test/support/smpp-door.ts'

const refusedWith = async (rig: Awaited<ReturnType<typeof doorRig>>, fields: object, from?: string, secure?: boolean) =>
  (await rig.bind('bind_transceiver', fields, from, secure)).session.bindStatus

test('an unknown account, a wrong password and a wrong address get one answer', async () => {
  const rig = await doorRig()
  rig.account('office', { addresses: ['192.0.2.0/24'] })
  expect(await refusedWith(rig, { system_id: 'nobody' })).toBe(statuses.ESME_RBINDFAIL)
  expect(await refusedWith(rig, { password: 'wrong' })).toBe(statuses.ESME_RBINDFAIL)
  expect(await refusedWith(rig, { system_id: 'office' }, '192.0.3.1')).toBe(statuses.ESME_RBINDFAIL)
  expect(await refusedWith(rig, { system_id: 'office' }, '192.0.2.9')).toBe(0)
})

test('without a list of addresses an account binds from this machine, and from elsewhere only over TLS', async () => {
  const rig = await doorRig()
  expect(await refusedWith(rig, {}, '127.0.0.1')).toBe(0)
  expect(await refusedWith(rig, {}, '198.51.100.7')).toBe(statuses.ESME_RBINDFAIL)
  expect(await refusedWith(rig, {}, '198.51.100.7', true)).toBe(0)
})

test('an account has so many binds at once and no more; one that leaves makes room', async () => {
  const rig = await doorRig()
  rig.account('shop', { binds: 2 })
  const [first] = [await rig.bind(), await rig.bind('bind_receiver')]
  expect(await refusedWith(rig, {})).toBe(statuses.ESME_RALYBND)
  first!.session.unbind()
  await rig.rest()
  expect(await refusedWith(rig, {})).toBe(0)
  expect(rig.door.binds('sac_shop')).toMatchObject([{ state: 'bound_rx', version: '3.4' }, { state: 'bound_trx' }])
})

test('who does not bind in time is closed, and so is who sends more than a bind before it', async () => {
  const rig = await doorRig()
  const [idle, loud] = [rig.call(), rig.call()]
  const asked = makePdu('bind_transceiver', { system_id: 'x' })
  Object.assign(loud.session, { state: 'bound_trx' })
  for (let i = 0; i < 3; i++) loud.send(submitSm({ short_message: new Uint8Array(250) }))
  Object.assign(loud.session, { state: 'open' })
  await rig.rest()
  expect([asked.command, loud.closed]).toEqual(['bind_transceiver', true])
  await rig.rest(doorLimits.initMs - 1_000)
  expect(idle.closed).toBe(false)
  for (let i = 0; i < 20; i++) await rig.rest(100)
  expect(idle.closed).toBe(true)
})

test('connections that are not bound are limited for one address, and others still get in', async () => {
  const rig = await doorRig()
  const strangers = Array.from({ length: doorLimits.unboundPerAddress + 5 }, () => rig.call('192.0.2.66'))
  await rig.rest()
  expect(strangers.filter(({ closed }) => closed)).toHaveLength(5)
  expect(await refusedWith(rig, {}, '127.0.0.1')).toBe(0)
})

test('what is changed of an account holds for who is bound, and an account that is gone ends its binds', async () => {
  const rig = await doorRig()
  const customer = await rig.bind()
  rig.change('shop', { senders: ['ONLY'] })
  expect((await customer.submit()).status).toBe(statuses.ESME_RINVSRCADR)
  rig.remove('shop')
  await rig.rest()
  expect(customer.closed).toBe(true)
  expect(await refusedWith(rig, {})).toBe(statuses.ESME_RBINDFAIL)
})

test('a workspace that is suspended has no binds any more, and gets none', async () => {
  const rig = await doorRig()
  rig.account('other', { workspace: 'wsp_other' })
  const [customer, other] = [await rig.bind(), await rig.bind('bind_transceiver', { system_id: 'other' })]
  rig.suspend('wsp_test')
  await rig.rest()
  expect([customer.closed, other.closed]).toEqual([true, false])
  expect(await refusedWith(rig, {})).toBe(statuses.ESME_RBINDFAIL)
})

test.each([
  ['its workspace is suspended', 'suspend', 'wsp_test'],
  ['it is removed', 'remove', 'shop'],
] as const)('an account is not let in where %s while it binds', async (_what, happens, what) => {
  const rig = await doorRig()
  let go = () => {}
  const { lastHandle } = rig.gateway.submitters
  rig.gateway.submitters.lastHandle = (account) => new Promise((resolve) => (go = () => resolve(lastHandle(account))))
  const binding = rig.bind()
  await rig.rest()
  rig[happens](what)
  go()
  await rig.rest()
  expect((await binding).session.bindStatus).toBe(statuses.ESME_RSYSERR)
  expect(rig.door.binds('sac_shop')).toEqual([])
})

test('while as much is owed to an account as may be, what asks for a receipt is refused for now', async () => {
  const rig = await doorRig()
  rig.gateway.events.count = async () => workLimits.owed
  const customer = await rig.bind()
  expect((await customer.submit()).status).toBe(statuses.ESME_RMSGQFUL)
  expect((await customer.submit({ registered_delivery: 0 })).status).toBe(0)
  rig.gateway.events.count = async () => workLimits.owed - 1
  await rig.rest(workLimits.countEveryMs)
  expect((await customer.submit()).status).toBe(0)
})

test('a stop answers what it has taken, unbinds everybody and takes nothing new', async () => {
  const rig = await doorRig()
  const customer = await rig.bind()
  const at = customer.send(submitSm())
  await new Promise(setImmediate)
  const stopped = rig.door.stop()
  await rig.rest()
  await rig.rest(1_000)
  await stopped
  expect(customer.closed).toBe(true)
  const status = customer.responses[at]?.status
  expect((await rig.rows('SELECT id FROM message')).length).toBe(status === 0 ? 1 : 0)
  const late = rig.call()
  await rig.rest()
  expect(late.closed).toBe(true)
})
