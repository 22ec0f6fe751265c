import { expect, test } from 'vitest'
import { makePdu } from '../../smpp/pdu.ts'
import { statuses } from '../../smpp/statuses.ts'
import { formatRelative } from '../../smpp/times.ts'
import { doorRig } from '../../../test/support/smpp-door.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const idOf = (pdu: object) => (pdu as { message_id: string }).message_id

test('query_sm tells the state of a message by its id in any writing, and when it ended', async () => {
  const rig = await doorRig()
  rig.account('hex', { ids: 'hex' })
  for (const [system_id, write] of [['shop', (id: string) => `msg_${id}`], ['hex', (id: string) => id.toUpperCase().replace(/^0+/, '')]] as const) {
    const customer = await rig.bind('bind_transceiver', { system_id })
    const id = idOf(await customer.submit())
    const query = (message_id: string) => customer.ask(makePdu('query_sm', { message_id, source_addr: 'SHOP' }))
    expect(await query(id)).toMatchObject({ status: 0, message_id: id, message_state: 1, final_date: '' })
    await rig.answer({ kind: 'submitted', operatorId: `SM${system_id}` })
    await rig.receipt(`SM${system_id}`, 'undelivered')
    expect(await query(write(id))).toMatchObject({ status: 0, message_id: id, message_state: 5, final_date: expect.stringMatching(/^\d{15}\+$/) })
    expect((await customer.ask(makePdu('query_sm', { message_id: id, source_addr: 'OTHER' }))).status).toBe(statuses.ESME_RQUERYFAIL)
  }
})

test('cancel_sm ends what waits, once; what has left cannot be called back', async () => {
  const rig = await doorRig()
  const customer = await rig.bind()
  const left = idOf(await customer.submit())
  rig.setRoom(0)
  const waits = idOf(await customer.submit())
  const cancel = (message_id: string) => customer.ask(makePdu('cancel_sm', { message_id, source_addr: 'SHOP' }))
  expect([(await cancel(waits)).status, (await cancel(waits)).status, (await cancel(left)).status]).toEqual([0, statuses.ESME_RCANCELFAIL, statuses.ESME_RCANCELFAIL])
})

test('without an id all that waits between the two is canceled, by service_type where one is named', async () => {
  const rig = await doorRig()
  rig.setRoom(0)
  const customer = await rig.bind()
  for (const service_type of ['', 'WEB', 'WEB']) await customer.submit({ service_type })
  await customer.submit({ destination_addr: '31612345679' })
  const group = (service_type: string) =>
    customer.ask(makePdu('cancel_sm', { service_type, source_addr_ton: 5, source_addr: 'SHOP', dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '31612345678' }))
  const waiting = async () => (await rig.rows('SELECT id FROM message WHERE state = 1')).length
  expect([(await group('WEB')).status, await waiting()]).toEqual([0, 2])
  expect([(await group('')).status, await waiting()]).toEqual([0, 1])
  expect((await group('')).status).toBe(statuses.ESME_RCANCELFAIL)
})

test('replace_sm changes text, times and receipts of what waits, in the coding it was submitted in', async () => {
  const rig = await doorRig()
  rig.setRoom(0)
  const customer = await rig.bind()
  const id = idOf(await customer.submit({ data_coding: 8, short_message: new Uint8Array(Buffer.from('old', 'utf16le').swap16()) }))
  const answer = await customer.ask(makePdu('replace_sm', {
    message_id: id, source_addr: 'SHOP', registered_delivery: 2, validity_period: formatRelative(60_000),
    short_message: new Uint8Array(Buffer.from('новый', 'utf16le').swap16()),
  }))
  expect(answer.status).toBe(0)
  const [row] = await rig.rows('SELECT text, receipt_wanted, expires_at FROM message')
  expect(row).toEqual({ text: 'новый', receipt_wanted: 2, expires_at: rig.clock.wall() + 60_000 })
  expect((await customer.ask(makePdu('replace_sm', { message_id: id, short_message: bytes('odd'), source_addr: 'SHOP' }))).status).toBe(statuses.ESME_RINVMSGLEN)
  expect((await customer.ask(makePdu('replace_sm', { message_id: id, validity_period: '200101000000000+', source_addr: 'SHOP' }))).status).toBe(statuses.ESME_RINVEXPIRY)
})

test('octets that came ready are replaced by octets in the same coding', async () => {
  const rig = await doorRig()
  rig.setRoom(0)
  const customer = await rig.bind()
  const id = idOf(await customer.submit({ data_coding: 4, short_message: Uint8Array.of(1, 2, 3) }))
  expect((await customer.ask(makePdu('replace_sm', { message_id: id, short_message: Uint8Array.of(9), source_addr: 'SHOP' }))).status).toBe(0)
  rig.setRoom(100)
  await rig.rest()
  expect(rig.sent).toMatchObject([{ dataCoding: 4, octets: Uint8Array.of(9) }])
})
