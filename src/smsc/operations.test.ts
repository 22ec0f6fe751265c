import { expect, test } from 'vitest'
import { makePdu } from '../smpp/pdu.ts'
import { statuses } from '../smpp/statuses.ts'
import { parseReceipt } from '../smpp/receipt.ts'
import { formatRelative } from '../smpp/times.ts'
import { makeTlv, tags } from '../smpp/tlvs.ts'
import type { SubscriberChange } from './subscribers.ts'
import type { Rig } from './rig.ts'
import { octets, openRig } from './rig.ts'

const phone = '31612345678'
const from = { source_addr_ton: 5, source_addr: 'SHOP' } as const
const to = { dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: phone } as const
const open = async (change?: SubscriberChange, needs: Parameters<typeof openRig>[0] = {}) => {
  const rig = await openRig(needs)
  const program = await rig.bind('bind_transceiver', { interface_version: 0x50 })
  if (change) {
    const changed = rig.smsc.subscribers.change(phone, change)
    await rig.pass(5)
    await changed
  }
  const ask = async (pdu: Parameters<typeof program.request>[0]) => {
    const index = program.request(pdu)
    await rig.pass(20)
    return program.responses[index]!
  }
  return { rig, program, ask }
}
const texts = async (rig: Rig, number = phone) => {
  const page = rig.smsc.phones.messages(`+${number}`, { limit: 100 })
  await rig.pass(3)
  return (await page).data.map(({ text }) => text)
}
const idOf = (answer: unknown) => String(answer)

test('query_sm tells of a message that waits, and of one that has come, with its time', async () => {
  const { rig, program, ask } = await open({ state: 'detached' })
  program.submit({ short_message: octets('x') })
  await rig.pass(20)
  const message_id = idOf(program.answers[0])
  const query = makePdu('query_sm', { message_id, ...from })
  expect(await ask(query)).toMatchObject({ status: 0, message_id, message_state: 1, final_date: '', error_code: 27 })
  const attached = rig.smsc.subscribers.change(phone, { state: 'attached' })
  await rig.pass(20)
  await attached
  expect(await ask(query)).toMatchObject({ message_state: 2, error_code: 0, final_date: expect.stringMatching(/^26/) })
})

test('nobody learns of the messages of another sender or account', async () => {
  const accounts = [{ systemId: 'demo', password: 'demo' }, { systemId: 'other', password: 'other' }]
  const { rig, program, ask } = await open({ state: 'detached' }, { accounts })
  program.submit({ short_message: octets('x') })
  await rig.pass(20)
  const message_id = idOf(program.answers[0])
  expect(await ask(makePdu('query_sm', { message_id, source_addr: 'BANK' }))).toMatchObject({ status: statuses.ESME_RQUERYFAIL })
  const other = await rig.bind('bind_transceiver', { system_id: 'other', password: 'other' })
  other.request(makePdu('query_sm', { message_id, ...from }))
  other.request(makePdu('cancel_sm', { message_id, ...from, ...to }))
  other.request(makePdu('replace_sm', { message_id, ...from, short_message: octets('y') }))
  await rig.pass(20)
  expect(other.answers).toEqual([statuses.ESME_RQUERYFAIL, statuses.ESME_RINVMSGID, statuses.ESME_RINVMSGID])
})

test('cancel_sm ends what waits, by number or all of a sender, and its receipt says so', async () => {
  const { rig, program, ask } = await open({ state: 'detached' })
  for (const text of ['a', 'b', 'c']) program.submit({ short_message: octets(text), registered_delivery: 1 })
  program.submit({ short_message: octets('bank'), source_addr: 'BANK' })
  await rig.pass(20)
  expect(await ask(makePdu('cancel_sm', { message_id: idOf(program.answers[1]), ...from, ...to }))).toMatchObject({ status: 0 })
  expect(program.delivered.map((pdu) => parseReceipt(pdu)?.state)).toEqual(['deleted'])
  expect(await ask(makePdu('cancel_sm', { ...from, ...to }))).toMatchObject({ status: 0 })
  expect(await ask(makePdu('cancel_sm', { ...from, ...to }))).toMatchObject({ status: statuses.ESME_RCANCELFAIL })
  expect(program.delivered).toHaveLength(3)
  const attached = rig.smsc.subscribers.change(phone, { state: 'attached' })
  await rig.pass(20)
  await attached
  expect(await texts(rig)).toEqual(['bank'])
  expect((await ask(makePdu('cancel_sm', { message_id: idOf(program.answers[3]), source_addr: 'BANK', ...to }))).status)
    .toBe(statuses.ESME_RCANCELFAIL)
})

test('replace_sm gives what is scheduled another text, time and receipt', async () => {
  const { rig, program, ask } = await open()
  program.submit({ short_message: octets('old'), schedule_delivery_time: formatRelative(60_000) })
  await rig.pass(20)
  const message_id = idOf(program.answers[0])
  const replaced = makePdu('replace_sm', {
    message_id, ...from, short_message: octets('new'), registered_delivery: 1, schedule_delivery_time: formatRelative(5_000),
  })
  expect(await ask(replaced)).toMatchObject({ status: 0 })
  await rig.pass(6_000, 20)
  expect(await texts(rig)).toEqual(['new'])
  expect(program.delivered).toHaveLength(1)
  expect(await ask(replaced)).toMatchObject({ status: statuses.ESME_RREPLACEFAIL })
})

test('replace_sm refuses a text that is too long and a time that makes no sense', async () => {
  const { rig, program, ask } = await open({ state: 'detached' })
  program.submit({ short_message: octets('old') })
  await rig.pass(20)
  const message_id = idOf(program.answers[0])
  const replace = (fields: object) => ask(makePdu('replace_sm', { message_id, ...from, ...fields }))
  expect(await replace({ short_message: octets('x'.repeat(161)) })).toMatchObject({ status: statuses.ESME_RINVMSGLEN })
  expect(await replace({ validity_period: '269999000000000+' })).toMatchObject({ status: statuses.ESME_RINVEXPIRY })
  expect(await replace({ schedule_delivery_time: '269999000000000+' })).toMatchObject({ status: statuses.ESME_RINVSCHED })
  expect(await replace({ message_id: 'none' })).toMatchObject({ status: statuses.ESME_RINVMSGID })
})

test('submit_multi goes to addresses and lists under one number, and names those it cannot go to', async () => {
  const accounts = [{ systemId: 'demo', password: 'demo', lists: { staff: ['+31611111111', '31622222222'] } }]
  const { rig, program, ask } = await open(undefined, { accounts })
  const response = await ask(makePdu('submit_multi', {
    ...from, short_message: octets('all'), registered_delivery: 1,
    dest_addresses: [
      { dest_flag: 1, dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: phone },
      { dest_flag: 2, dl_name: 'staff' },
      { dest_flag: 1, dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '12' },
    ],
  }))
  expect(response).toMatchObject({
    command: 'submit_multi_resp', status: 0,
    unsuccess_smes: [{ destination_addr: '12', error_status_code: statuses.ESME_RINVDSTADR }],
  })
  for (const number of [phone, '31611111111', '31622222222']) expect(await texts(rig, number)).toEqual(['all'])
  const ids = program.delivered.map((pdu) => parseReceipt(pdu)?.id)
  expect(ids).toEqual(Array(3).fill((response as { message_id: string }).message_id))
  expect(program.delivered.map((pdu) => pdu.source_addr).toSorted()).toEqual(['31611111111', phone, '31622222222'].toSorted())
})

test('submit_multi to a list that is not there, or to nobody, is refused', async () => {
  const { ask } = await open()
  const multi = (dest_addresses: Parameters<typeof makePdu<'submit_multi'>>[1]) =>
    ask(makePdu('submit_multi', { ...from, short_message: octets('x'), ...dest_addresses }))
  expect(await multi({ dest_addresses: [{ dest_flag: 2, dl_name: 'none' }] })).toMatchObject({ status: statuses.ESME_RINVDLNAME })
  const short = { dest_flag: 1, dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '12' } as const
  expect(await multi({ dest_addresses: [short] })).toMatchObject({ status: statuses.ESME_RINVDSTADR })
})

test('data_sm is stored, delivered and reported as submit_sm is', async () => {
  const { rig, program, ask } = await open()
  const response = await ask(makePdu('data_sm', {
    ...from, ...to, registered_delivery: 1, tlvs: [makeTlv.octets(tags.message_payload, octets('by data'))],
  }))
  expect(response).toMatchObject({ command: 'data_sm_resp', status: 0 })
  expect(await texts(rig)).toEqual(['by data'])
  expect(parseReceipt(program.delivered[0]!)?.id).toBe((response as { message_id: string }).message_id)
})

test('submit_multi to the same long list over and over is refused before it is written out', async () => {
  let read = 0
  const numbers = new Proxy(Array.from({ length: 5_000 }, (_, i) => `+316${10_000_000 + i}`), {
    get: (list, key) => (key === 'length' || typeof key === 'symbol' || read++, Reflect.get(list, key) as unknown),
  })
  const { ask } = await open(undefined, { accounts: [{ systemId: 'demo', password: 'demo', lists: { all: numbers } }] })
  const dest_addresses = Array.from({ length: 254 }, () => ({ dest_flag: 2, dl_name: 'all' }) as const)
  const answer = await ask(makePdu('submit_multi', { ...from, short_message: octets('x'), dest_addresses }))
  expect(answer).toMatchObject({ status: statuses.ESME_RMSGQFUL })
  expect(read).toBeLessThanOrEqual(25_000)
})
