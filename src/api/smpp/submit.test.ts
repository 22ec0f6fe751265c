import { expect, test } from 'vitest'
import { smppDefaults } from '../../accounts/smpp-accounts/smpp-account.ts'
import type { Submission } from '../../gateway/message.ts'
import { manualClock } from '../../kit/clock.ts'
import { silentLog } from '../../kit/log.ts'
import { makePdu } from '../../smpp/pdu.ts'
import { statuses } from '../../smpp/statuses.ts'
import { formatRelative } from '../../smpp/times.ts'
import { makeTlv, tags, tlvInt } from '../../smpp/tlvs.ts'
import { parseUdh } from '../../sms/udh.ts'
import { doorRig, submitSm } from '../../../test/support/smpp-door.ts'
import type { Desk, Line } from './desk.ts'
import { createSubmit } from './submit.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

test('a submit_sm is answered with success only when it is durable, and with our id', async () => {
  const rig = await doorRig()
  const customer = await rig.bind()
  const answer = await customer.submit({ short_message: bytes('Hi there') })
  expect(answer).toMatchObject({ command: 'submit_sm_resp', status: 0, message_id: expect.stringMatching(/^[0-9a-z]{15}$/) })
  expect(await rig.rows('SELECT id, account, sender, recipient, text, receipt_wanted FROM message')).toEqual([
    { id: `msg_${(answer as { message_id: string }).message_id}`, account: 'sac_shop', sender: 'SHOP', recipient: '+31612345678', text: 'Hi there', receipt_wanted: 1 },
  ])
  expect(rig.sent).toHaveLength(1)
  expect(await rig.view(`msg_${(answer as { message_id: string }).message_id}`)).toMatchObject({ smppAccount: 'sac_shop', status: 'sending' })
})

test('what a turn of many binds brings is one batch', async () => {
  const rig = await doorRig()
  const customers = [await rig.bind(), await rig.bind(), await rig.bind('bind_transmitter')]
  for (const customer of customers) for (let i = 0; i < 20; i++) customer.send(submitSm())
  await rig.rest()
  expect(customers.flatMap(({ responses }) => responses.map(({ status }) => status))).toEqual(Array.from({ length: 60 }, () => 0))
  expect((await rig.rows('SELECT DISTINCT batch FROM message')).length).toBe(1)
})

test('a code does not wait for what goes after it and came before', async () => {
  const account = { ...smppDefaults, id: 'sac_shop', workspace: 'wsp_test', mode: 'live', systemId: 'shop', createdAt: 0 } as const
  const given: (string | undefined)[][] = []
  const clock = manualClock()
  const accept = (submissions: readonly Submission[]) => (given.push(submissions.map(({ lane }) => lane)), new Promise<never>(() => {}))
  const { submit } = createSubmit({ clock, log: silentLog, accept, replaceWaiting: async () => false })
  const desk = { account, rate: { available: () => 1, take() {} }, lines: new Set() } as unknown as Desk
  const line = { unanswered: 1, version: 0x34 } as unknown as Line
  for (const priority_flag of [0, 0, 0, 2, 3, 0]) {
    submit(desk, line, submitSm({ priority_flag }))
    if (priority_flag !== 2) clock.advance(0)
  }
  expect(given).toEqual([['transactional'], ['transactional'], ['otp', 'otp']])
})

test('ids are written as the account likes them, and as a peer of version 3.3 can read them', async () => {
  const rig = await doorRig()
  rig.account('dec', { ids: 'decimal' })
  rig.account('hex', { ids: 'hex' })
  const idOf = async (system_id: string, interface_version = 0x34) => {
    const customer = await rig.bind('bind_transmitter', { system_id, interface_version })
    return ((await customer.submit()) as { message_id: string }).message_id
  }
  expect(await idOf('dec')).toBe('1')
  expect(await idOf('dec')).toBe('2')
  expect(await idOf('hex')).toBe('00000001')
  expect(await idOf('shop', 0x33)).toBe('00000001')
  expect(await idOf('dec', 0x33)).toBe('00000003')
})

test('numbers of messages go on after a restart', async () => {
  const first = await doorRig()
  first.account('dec', { ids: 'decimal' })
  await (await first.bind('bind_transmitter', { system_id: 'dec' })).submit()
  first.db.crash()
  const second = await doorRig({ core: first.db.core, clock: first.clock })
  second.account('dec', { ids: 'decimal' })
  expect(await (await second.bind('bind_transmitter', { system_id: 'dec' })).submit()).toMatchObject({ message_id: '2' })
})

test('a line that is cut while its messages are being stored leaves no number to be given twice, and no new rate', async () => {
  const rig = await doorRig()
  rig.account('dec', { ids: 'decimal', perSecond: 30 })
  const first = await rig.bind('bind_transmitter', { system_id: 'dec' })
  for (let i = 0; i < 30; i++) first.send(submitSm())
  rig.clock.advance(0)
  first.cut()
  const again = rig.call()
  again.session.bind('bind_transmitter', { system_id: 'dec', password: 'secret' })
  await rig.rest()
  expect((await again.submit()).status).toBe(statuses.ESME_RTHROTTLED)
  await rig.rest(500)
  expect(await again.submit()).toMatchObject({ status: 0, message_id: '31' })
  expect((await rig.rows('SELECT count(DISTINCT handle) AS n, count(*) AS all_of_them FROM message'))).toEqual([{ n: 31, all_of_them: 31 }])
})

test('over its rate an account is throttled, counted in parts, and a moment later it is not', async () => {
  const rig = await doorRig()
  rig.account('slow', { perSecond: 5 })
  const customer = await rig.bind('bind_transceiver', { system_id: 'slow' })
  const long = makePdu('submit_sm', { ...submitSm(), short_message: new Uint8Array(), tlvs: [makeTlv.octets(0x0424, bytes('x'.repeat(600)))] })
  expect((await customer.ask(long)).status).toBe(0) // four parts
  expect((await customer.submit()).status).toBe(0)
  expect((await customer.submit()).status).toBe(statuses.ESME_RTHROTTLED)
  await rig.rest(400)
  expect((await customer.submit()).status).toBe(0)
})

test('beyond its window it is throttled, and what is within it is taken', async () => {
  const rig = await doorRig()
  rig.account('narrow', { window: 3 })
  const customer = await rig.bind('bind_transceiver', { system_id: 'narrow' })
  for (let i = 0; i < 5; i++) customer.send(submitSm())
  await rig.rest()
  expect(customer.responses.map(({ status }) => status)).toEqual([0, 0, 0, statuses.ESME_RTHROTTLED, statuses.ESME_RTHROTTLED])
})

test('a full disk is temporary trouble, and nothing is answered with success', async () => {
  let full = false
  const rig = await doorRig({ full: () => full })
  const customer = await rig.bind()
  full = true
  expect((await customer.submit()).status).toBe(statuses.ESME_RMSGQFUL)
  full = false
  expect((await customer.submit()).status).toBe(0)
})

test('a peer of version 5.0 is told how much waits here, an older one is not', async () => {
  const rig = await doorRig()
  const [today, older] = [await rig.bind('bind_transmitter', { interface_version: 0x50 }), await rig.bind('bind_transmitter')]
  expect(tlvInt((await today.submit()).tlvs, tags.congestion_state)).toBe(0)
  expect((await older.submit()).tlvs).toEqual([])
})

test('each field that cannot be met is refused with its own status', async () => {
  const rig = await doorRig()
  rig.account('named', { senders: ['SHOP', '+31612345678'] })
  const customer = await rig.bind()
  const cases: [Parameters<typeof customer.submit>[0], number][] = [
    [{ destination_addr: '123' }, statuses.ESME_RINVDSTADR],
    [{ destination_addr: '31012' }, statuses.ESME_RINVDSTADR],
    [{ destination_addr: '999999999999' }, statuses.ESME_RINVDSTADR],
    [{ dest_addr_ton: 5 }, statuses.ESME_RINVDSTTON],
    [{ dest_addr_npi: 8 }, statuses.ESME_RINVDSTNPI],
    [{ source_addr_ton: 7 }, statuses.ESME_RINVSRCTON],
    [{ source_addr: 'much too long a name' }, statuses.ESME_RINVSRCADR],
    [{ esm_class: 0x04 }, statuses.ESME_RINVESMCLASS],
    [{ priority_flag: 9 }, statuses.ESME_RINVPRTFLG],
    [{ registered_delivery: 0x20 }, statuses.ESME_RINVREGDLVFLG],
    [{ sm_default_msg_id: 3 }, statuses.ESME_RINVDFTMSGID],
    [{ replace_if_present_flag: 2 }, statuses.ESME_RINVREPFLAG],
    [{ schedule_delivery_time: '991332000000000+' }, statuses.ESME_RINVSCHED],
    [{ validity_period: '200101000000000+' }, statuses.ESME_RINVEXPIRY],
    [{ short_message: new Uint8Array() }, statuses.ESME_RINVMSGLEN],
    [{ short_message: bytes('H\xe9') }, statuses.ESME_RINVDCS],
  ]
  for (const [fields, status] of cases) expect([fields, (await customer.submit(fields)).status]).toEqual([fields, status])
  const named = await rig.bind('bind_transmitter', { system_id: 'named' })
  expect((await named.submit({ source_addr: 'OTHER' })).status).toBe(statuses.ESME_RINVSRCADR)
  expect((await named.submit({ source_addr_ton: 1, source_addr_npi: 1, source_addr: '31612345678' })).status).toBe(0)
})

test('validity, scheduling, priority, protocol, service type and a vendor’s own parameters reach the operator or the queue', async () => {
  const rig = await doorRig()
  rig.account('dlt', { tlvs: { PE_ID: 0x1400 }, lanes: ['bulk', 'bulk', 'otp', 'otp'] })
  const customer = await rig.bind('bind_transceiver', { system_id: 'dlt' })
  const tlvs = [makeTlv.text(0x1400, '110'), makeTlv.text(0x1401, '220')]
  await customer.submit({ priority_flag: 2, validity_period: formatRelative(600_000), protocol_id: 0x41, service_type: 'CMT', tlvs })
  expect(rig.sent).toMatchObject([{ validitySeconds: 600, extras: { protocolId: 0x41, serviceType: 'CMT', tlvs: [{ tag: 0x1400 }] } }])
  await customer.submit({ schedule_delivery_time: formatRelative(3_600_000) })
  const rows = await rig.rows('SELECT lane, state, scheduled_at FROM message ORDER BY id')
  expect(rows).toMatchObject([{ lane: 0 }, { lane: 2, state: 0, scheduled_at: rig.clock.wall() + 3_600_000 }])
})

test('parts that come apart go out apart, octet for octet, and each is a message of one part', async () => {
  const rig = await doorRig()
  const customer = await rig.bind()
  const part = (sequence: number) => Uint8Array.of(5, 0, 3, 99, 2, sequence, 0x41, 0x42)
  for (const sequence of [2, 1]) expect((await customer.submit({ esm_class: 0x40, short_message: part(sequence) })).status).toBe(0)
  expect(rig.sent.map(({ octets, esmClass }) => [esmClass, [...octets]])).toEqual([[0x40, [...part(2)]], [0x40, [...part(1)]]])
  expect(await rig.rows('SELECT segments, text FROM message')).toEqual([{ segments: 1, text: 'AB' }, { segments: 1, text: 'AB' }])
})

test('data_sm and message_payload carry long texts, which are cut and counted here', async () => {
  const rig = await doorRig()
  const customer = await rig.bind()
  const tlvs = [makeTlv.octets(0x0424, bytes('word '.repeat(90)))]
  const { short_message: _, ...fields } = submitSm()
  const answer = await customer.ask(makePdu('data_sm', { ...fields, command: 'data_sm', tlvs } as never))
  expect(answer).toMatchObject({ command: 'data_sm_resp', status: 0, message_id: expect.stringMatching(/^[0-9a-z]{15}$/) })
  expect(rig.sent.map(({ octets }) => parseUdh(octets)!.concatenation!.total)).toEqual([3, 3, 3])
})

test('submit_multi is a message for each, with one name, and tells which of them there are none for', async () => {
  const rig = await doorRig()
  const customer = await rig.bind()
  const to = (destination_addr: string) => ({ dest_flag: 1, dest_addr_ton: 1, dest_addr_npi: 1, destination_addr }) as const
  const { command: _c, dest_addr_ton: _t, dest_addr_npi: _n, destination_addr: _a, ...fields } = submitSm()
  const ask = (dest_addresses: object[]) => customer.ask(makePdu('submit_multi', { ...fields, dest_addresses } as never))
  expect(await ask([to('31612345601'), to('123'), to('31612345602'), to('999999999999')])).toMatchObject({
    status: 0, message_id: '1',
    unsuccess_smes: [{ destination_addr: '123', error_status_code: statuses.ESME_RINVDSTADR }, { destination_addr: '999999999999', error_status_code: statuses.ESME_RINVDSTADR }],
  })
  expect((await rig.rows('SELECT recipient, handle FROM message ORDER BY id')).map((row) => [row['recipient'], row['handle']])).toEqual([['+31612345601', 1], ['+31612345602', 1]])
  expect((await ask([{ dest_flag: 2, dl_name: 'friends' }])).status).toBe(statuses.ESME_RINVDLNAME)
  expect((await ask([to('1')])).status).toBe(statuses.ESME_RINVDSTADR)
})

test('a message that waits is replaced by one that says so, and only by one between the same two', async () => {
  const rig = await doorRig()
  rig.setRoom(0)
  const customer = await rig.bind()
  const first = (await customer.submit({ short_message: bytes('old') })) as { message_id: string }
  const again = await customer.submit({ short_message: bytes('new'), replace_if_present_flag: 1 })
  expect(again).toMatchObject({ status: 0, message_id: first.message_id })
  const other = (await customer.submit({ destination_addr: '31612345679', replace_if_present_flag: 1 })) as { message_id: string }
  expect(other.message_id).not.toBe(first.message_id)
  rig.setRoom(1000)
  await rig.rest()
  expect(rig.sent.map(({ octets }) => Buffer.from(octets).toString()).toSorted()).toEqual(['Hello', 'new'])
})
