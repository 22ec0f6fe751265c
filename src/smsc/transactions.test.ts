import { expect, onTestFinished, test } from 'vitest'
import { systemChance } from '../kit/chance.ts'
import { systemClock } from '../kit/clock.ts'
import { silentLog } from '../kit/log.ts'
import { createClient } from '../smpp/client.ts'
import { makePdu, type Pdu } from '../smpp/pdu.ts'
import type { Outgoing, Session } from '../smpp/session.ts'
import { tcpDial } from '../smpp/sockets.ts'
import { statuses } from '../smpp/statuses.ts'
import { formatRelative } from '../smpp/times.ts'
import { tags, tlv, tlvBytes, tlvInt } from '../smpp/tlvs.ts'
import { octets, openRig } from './rig.ts'
import { startTestSmsc } from './testing.ts'

const phone = '31612345678'
const fields = { source_addr_ton: 5, source_addr: 'SHOP', dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: phone } as const
const submit = (more: object = {}) =>
  makePdu('submit_sm', { ...fields, esm_class: 2, short_message: octets('Hello'), ...more })

async function open(personality: unknown = 'healthy') {
  const rig = await openRig()
  rig.smsc.personality.set(personality)
  const program = await rig.bind('bind_transceiver', { interface_version: 0x50 })
  const become = async (state: 'attached' | 'detached' | 'barred') => {
    const changed = rig.smsc.subscribers.change(phone, { state })
    await rig.pass(10)
    await changed
  }
  const ask = async (pdu: Pdu) => {
    const index = program.request(pdu)
    await rig.pass(30)
    return program.responses[index]!
  }
  return { rig, program, become, ask }
}

test('over TCP it is answered when the phone has the message, any other as soon as it is stored', async () => {
  const smsc = await startTestSmsc({ personality: { delivery: { delay: 150 } } })
  onTestFinished(() => smsc.stop())
  const told: string[] = []
  smsc.phones.watch((batch) => told.push(...batch.map(({ text }) => `phone: ${text}`)))
  let session: Session<string> | undefined
  const client = createClient<string>({
    dial: tcpDial({ host: smsc.host, port: smsc.port }), clock: systemClock, chance: systemChance, log: silentLog,
    bind: { mode: 'transceiver', system_id: smsc.systemId, password: smsc.password },
    handlers: {
      onBound: (bound) => void (session = bound),
      onSettled: (_, text, settled) => void told.push(`${text}: ${settled.kind === 'response' ? settled.pdu.status : 'unanswered'}`),
      onRequest: (from, pdu) => from.respond(pdu, 0),
      onUnbound() {},
      onClosed() {},
    },
  })
  client.start()
  onTestFinished(() => client.stop())
  await expect.poll(() => session !== undefined).toBe(true)
  session!.send(submit({ short_message: octets('now') }) as Outgoing, 'now')
  session!.send(submit({ short_message: octets('later'), esm_class: 3 }) as Outgoing, 'later')
  await expect.poll(() => told.length, { timeout: 5_000 }).toBe(4)
  expect(told[0]).toBe('later: 0')
  expect(told.indexOf('now: 0')).toBeGreaterThan(told.indexOf('phone: now'))
})

test('a phone that is not there fails it with the reason, and its writer hears when it is back', async () => {
  const { program, become, ask } = await open()
  await become('detached')
  const away = await ask(submit({ tlvs: [tlv.set_dpf(1)] }))
  expect(away).toMatchObject({ status: statuses.ESME_RDELIVERYFAILURE, message_id: expect.stringMatching(/^\d+$/) })
  expect([tags.delivery_failure_reason, tags.dpf_result].map((tag) => tlvInt(away.tlvs, tag))).toEqual([0, 1])
  expect([...tlvBytes(away.tlvs, tags.network_error_code)!]).toEqual([3, 0, 27])
  await become('attached')
  expect(program.delivered.map(({ command }) => command as string)).toEqual(['alert_notification'])
  await become('barred')
  const barred = await ask(submit({ tlvs: [tlv.set_dpf(1)] }))
  expect([tags.delivery_failure_reason, tags.dpf_result].map((tag) => tlvInt(barred.tlvs, tag))).toEqual([2, 0])
})

test('it waits behind no other message, and nothing waits for it', async () => {
  const { become, ask, rig } = await open()
  await become('detached')
  expect((await ask(submit({ esm_class: 0 }))).status).toBe(0)
  expect((await ask(submit())).status).toBe(statuses.ESME_RDELIVERYFAILURE)
  expect(rig.smsc.counters()).toMatchObject({ parked: 1, failed: 1, forwarding: 0 })
})

test('a lost answer stays lost, a late one comes after the delivery', async () => {
  const { ask, rig } = await open({ answers: { lost: 1 } })
  expect(await ask(submit())).toBeUndefined()
  rig.smsc.personality.set({ answers: { delay: 40 } })
  expect(await ask(submit())).toBeUndefined()
  expect(rig.smsc.counters().delivered).toBe(2)
})

test('what cannot be answered so is refused: many recipients, another time', async () => {
  const { ask } = await open()
  const many = { ...fields, esm_class: 2, short_message: octets('Hi'), dest_addresses: [{ dest_flag: 1, dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: phone }] } as const
  expect((await ask(makePdu('submit_multi', many))).status).toBe(statuses.ESME_RINVESMCLASS)
  expect((await ask(submit({ schedule_delivery_time: formatRelative(60_000) }))).status).toBe(statuses.ESME_RINVSCHED)
})

test('those who wait for their one attempt keep nobody else from sending', async () => {
  const accounts = ['demo', 'other'].map((systemId) => ({ systemId, password: 'demo' }))
  const rig = await openRig({ accounts, bounds: { storing: 10 } })
  const program = await rig.bind()
  const late = { destination_addr: '12025550102', esm_class: 2, short_message: octets('late') }
  for (let i = 0; i < 30; i++) {
    program.submit(late)
    await rig.pass(2)
  }
  expect(program.answers.filter((answer) => answer === statuses.ESME_RMSGQFUL).length).toBeGreaterThan(19)
  const other = await rig.bind('bind_transceiver', { system_id: 'other' })
  for (const one of [program, other]) one.submit({ short_message: octets('at once') })
  other.submit({ short_message: octets('mine'), esm_class: 2 })
  await rig.pass(20)
  expect(program.answers.at(-1)).toEqual(expect.any(String))
  expect(other.answers).toEqual([expect.any(String), expect.any(String)])
})
