import { expect, test } from 'vitest'
import { makePdu } from '../../smpp/pdu.ts'
import { statuses } from '../../smpp/statuses.ts'
import { formatRelative } from '../../smpp/times.ts'
import { makeTlv, tags, tlv, tlvAll, tlvBytes, tlvInt, tlvText } from '../../smpp/tlvs.ts'
import type { Rig } from '../rig.ts'
import { openRig } from '../rig.ts'
import type { Cell } from './area.ts'
import { cellsOf } from './area.ts'

const cells: readonly Cell[] = [
  { name: 'Harbour', numbers: ['+31610'], at: { latitude: 51.95, longitude: 4.14 } },
  { name: 'Market', numbers: ['+31620'], at: { latitude: 51.92, longitude: 4.48 } },
  { name: 'Empty', numbers: ['+999'] },
]
const name = (text: string) => Buffer.from(`\0${text}`, 'latin1')
const from = { source_addr_ton: 5, source_addr: 'FLOOD' } as const
const typed = tlv.broadcast_content_type(Uint8Array.of(1, 0, 0))
const broadcast = (fields: { areas?: string[]; text?: string; repetitions?: number; seconds?: number; drop?: number } & Record<string, unknown> = {}) => {
  const { areas = ['Harbour'], text = 'Water is rising', repetitions = 1, seconds = 60, drop, ...rest } = fields
  const tlvs = [
    ...areas.map((area) => tlv.broadcast_area_identifier(name(area))), typed, tlv.broadcast_rep_num(repetitions),
    tlv.broadcast_frequency_interval(Uint8Array.of(8, seconds >> 8, seconds)),
    makeTlv.octets(tags.message_payload, Buffer.from(text, 'latin1')),
  ]
  return makePdu('broadcast_sm', { ...from, tlvs: tlvs.filter(({ tag }) => tag !== drop), ...rest })
}
const open = async (needs: Parameters<typeof openRig>[0] = {}) => {
  const rig = await openRig({ cells, ...needs })
  const program = await rig.bind('bind_transceiver', { interface_version: 0x50 })
  const ask = async (pdu: Parameters<typeof program.request>[0]) => {
    const index = program.request(pdu)
    await rig.pass(20)
    return program.responses[index]!
  }
  const make = async (count = 3) => {
    const made = rig.smsc.subscribers.createRange({ from: '31610000001', count })
    await rig.pass(10)
    await made
  }
  return { rig, program, ask, make }
}
const alerts = async (rig: Rig, number: string) => {
  const page = rig.smsc.phones.messages(`+${number}`, { limit: 100 })
  await rig.pass(3)
  return (await page).data.filter(({ alert }) => alert).map(({ text }) => text)
}
const idOf = (pdu: object) => (pdu as { message_id: string }).message_id

test('the phones of an area show a broadcast once, those that are off at a later repetition, others never', async () => {
  const { rig, ask, make } = await open()
  await make()
  const off = rig.smsc.subscribers.change('31610000002', { state: 'detached' })
  const abroad = rig.smsc.subscribers.change('31610000003', { roaming: 'FR' })
  await rig.pass(10)
  await Promise.all([off, abroad])
  const other = rig.smsc.subscribers.change('31620000001', { oldPhone: false })
  await rig.pass(10)
  await other
  const seen: string[] = []
  rig.smsc.phones.watch((batch) => seen.push(...batch.map(({ number, alert }) => `${number} ${alert}`)))
  const accepted = await ask(broadcast({ repetitions: 3 }))
  expect(accepted).toMatchObject({ command: 'broadcast_sm_resp', status: 0 })
  await rig.pass(500, 10)
  expect(seen).toEqual(['+31610000001 true'])
  expect(await alerts(rig, '31610000001')).toEqual(['Water is rising'])
  const on = rig.smsc.subscribers.change('31610000002', { state: 'attached' })
  await rig.pass(61_000, 200)
  await on
  expect(seen).toEqual(['+31610000001 true', '+31610000002 true'])
  await rig.pass(200_000, 500)
  expect(seen).toHaveLength(2)
  expect(await alerts(rig, '31610000003')).toEqual([])
  expect(await alerts(rig, '31620000001')).toEqual([])
})

test('query_broadcast_sm tells the state, and how many phones of each area have it', async () => {
  const { rig, ask, make } = await open()
  await make(4)
  const off = rig.smsc.subscribers.change('31610000002', { state: 'detached' })
  await rig.pass(10)
  await off
  const accepted = await ask(broadcast({ areas: ['Harbour', 'Empty'], repetitions: 2 }))
  await rig.pass(500, 10)
  const query = makePdu('query_broadcast_sm', { message_id: idOf(accepted), ...from })
  const told = await ask(query)
  expect(tlvInt(told.tlvs, tags.message_state)).toBe(1)
  expect(tlvAll(told.tlvs, tags.broadcast_area_success).map((octets) => octets[0])).toEqual([75, 255])
  expect(tlvText(told.tlvs, tags.broadcast_end_time)).toBeUndefined()
  await rig.pass(61_000, 200)
  const after = await ask(query)
  expect(tlvInt(after.tlvs, tags.message_state)).toBe(2)
  expect(tlvText(after.tlvs, tags.broadcast_end_time)).toMatch(/^26\d{13}\+$/)
  expect(await ask(makePdu('query_broadcast_sm', { message_id: '77', ...from }))).toMatchObject({ status: statuses.ESME_RBCASTQUERYFAIL })
})

test('a broadcast is cancelled by number or by its sender, and stays silent', async () => {
  const { rig, ask, make } = await open()
  await make()
  const soon = { schedule_delivery_time: formatRelative(30_000) }
  const first = await ask(broadcast(soon))
  await ask(broadcast({ ...soon, text: 'second' }))
  const cancel = (fields: object) => ask(makePdu('cancel_broadcast_sm', { ...from, ...fields }))
  expect(await cancel({ message_id: idOf(first) })).toMatchObject({ status: 0 })
  expect(await cancel({ message_id: idOf(first) })).toMatchObject({ status: statuses.ESME_RBCASTCANCELFAIL })
  expect(await cancel({ source_addr: 'OTHER' })).toMatchObject({ status: statuses.ESME_RBCASTCANCELFAIL })
  expect(await cancel({ tlvs: [typed] })).toMatchObject({ status: 0 })
  await rig.pass(60_000, 200)
  expect(await alerts(rig, '31610000001')).toEqual([])
  const told = await ask(makePdu('query_broadcast_sm', { message_id: idOf(first), ...from }))
  expect(tlvInt(told.tlvs, tags.message_state)).toBe(4)
})

test('a restart goes on with a broadcast, and shows it on no phone twice', async () => {
  const { rig, ask, make } = await open()
  await make()
  const off = rig.smsc.subscribers.change('31610000002', { state: 'detached' })
  await rig.pass(10)
  await off
  await ask(broadcast({ repetitions: 5 }))
  await rig.pass(500, 10)
  rig.db.crash()
  const again = await openRig({ cells, clock: rig.clock, core: rig.db.core })
  const on = again.smsc.subscribers.change('31610000002', { state: 'attached' })
  await again.pass(130_000, 200)
  await on
  expect(await alerts(again, '31610000001')).toEqual(['Water is rising'])
  expect(await alerts(again, '31610000002')).toEqual(['Water is rising'])
})

test('another broadcast of the same sender may replace one', async () => {
  const { rig, ask, make } = await open()
  await make(1)
  await ask(broadcast({ schedule_delivery_time: formatRelative(30_000), text: 'old' }))
  await ask(broadcast({ text: 'new', replace_if_present_flag: 1 }))
  await rig.pass(60_000, 200)
  expect(await alerts(rig, '31610000001')).toEqual(['new'])
})

test.each([
  ['an area nobody knows', { areas: ['Nowhere'] }, 'ESME_RINVBCASTALIAS_NAME'],
  ['no text', { drop: tags.message_payload }, 'ESME_RMISSINGOPTPARAM'],
  ['no interval', { seconds: 0 }, 'ESME_RINVBCASTFREQINT'],
  ['more than 15 pages', { text: 'x'.repeat(93 * 15 + 1) }, 'ESME_RINVMSGLEN'],
  ['a validity that has passed', { validity_period: '200101000000000+' }, 'ESME_RINVEXPIRY'],
] as const)('a broadcast with %s is refused', async (_, fields, status) => {
  const { ask } = await open()
  const refused = await ask(broadcast(fields as Record<string, unknown>))
  expect(refused.status).toBe(statuses[status])
  if (status === 'ESME_RINVBCASTALIAS_NAME') expect([...tlvBytes(refused.tlvs, tags.broadcast_area_identifier)!]).toEqual([...name('Nowhere')])
})

test('a program of version 3.4 knows no broadcasts', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  expect(() => program.request(broadcast())).toThrow(/broadcast_sm/)
})

const point = (latitude: number, longitude: number) => {
  const north = Math.round((Math.abs(latitude) * 2 ** 23) / 90) | (latitude < 0 ? 0x800000 : 0)
  const east = Math.round((longitude * 2 ** 24) / 360)
  return [north >> 16, north >> 8, north, east >> 16, east >> 8, east].map((octet) => octet & 255)
}
const names = (octets: number[]) => cellsOf(Uint8Array.from(octets), cells)?.map((cell) => cell.name)

test('a polygon means the cells inside, with its octet of type or without', () => {
  const around = [point(51.9, 4), point(51.9, 4.2), point(52, 4.2), point(52, 4)].flat()
  expect(names([2, ...around])).toEqual(['Harbour'])
  expect(names([2, 0x54, ...around])).toEqual(['Harbour'])
  expect(names([2, ...[point(-51.9, 4), point(-51.9, 4.2), point(-52, 4.2)].flat()])).toEqual([])
  expect(names([2, ...point(1, 1)])).toBeUndefined()
})

test('an arc means the cells in its ring and angle', () => {
  const ring = (inner: number, offset: number, included: number) =>
    [1, 0xa0, ...point(51.95, 4.14), (inner / 5) >> 8, (inner / 5) & 255, 80, offset / 2, included / 2, 0]
  expect(names(ring(0, 0, 360))).toEqual(['Harbour'])
  expect(names(ring(10_000, 0, 360))).toEqual(['Market'])
  expect(names(ring(10_000, 60, 90))).toEqual(['Market'])
  expect(names(ring(10_000, 200, 60))).toEqual([])
  expect(names([3, 0])).toBeUndefined()
})

test('the operator broadcasts by hand, to all cells or some', async () => {
  const { rig, make } = await open()
  await make(1)
  const say = async (announcement: Parameters<typeof rig.smsc.operator.broadcast>[0]) => {
    const said = rig.smsc.operator.broadcast(announcement)
    await rig.pass(500, 5)
    return said
  }
  expect(rig.smsc.operator.areas()).toEqual(['Harbour', 'Market', 'Empty'])
  expect(await say({ text: 'Stay at home' })).toEqual({ id: expect.stringMatching(/^\d+$/) })
  expect(await say({ text: 'Market only', areas: ['market'] })).toEqual({ id: expect.any(String) })
  expect(await alerts(rig, '31610000001')).toEqual(['Stay at home'])
  for (const [announcement, field] of [
    [{ text: '' }, 'text'], [{ text: 'x', areas: ['Nowhere'] }, 'areas'], [{ text: 'x', from: '' }, 'from'],
    [{ text: 'x', repetitions: 0 }, 'repetitions'], [{ text: 'x', intervalMs: 1 }, 'intervalMs'],
  ] as const) expect(await say(announcement)).toEqual({ refused: expect.stringContaining(`${field}: `) })
})

test('what is announced or cancelled by hand does not wait until every phone of another has shown it', async () => {
  const { rig, make } = await open()
  await make(20_000)
  let shown = 0
  rig.smsc.phones.watch((batch) => void (shown += batch.length))
  const first = rig.smsc.operator.broadcast({ text: 'To all', areas: ['Harbour'] })
  for (let at = 0; at < 1_000 && shown === 0; at++) await rig.pass(1, 1)
  const done: string[] = []
  void rig.smsc.operator.broadcast({ text: 'Market only', areas: ['Market'] }).then(() => done.push('announced'))
  void rig.smsc.operator.cancelBroadcast((await first as { id: string }).id).then(() => done.push('cancelled'))
  await rig.pass(8, 1)
  expect(done.sort()).toEqual(['announced', 'cancelled'])
  expect(shown).toBeLessThan(20_000)
})

test('a question about a broadcast to very many areas looks for the phones once', async () => {
  const { rig, ask, make } = await open()
  await make()
  const areas = Array.from({ length: 50 }, (_, i) => (i % 2 === 0 ? 'Harbour' : 'Market'))
  const id = idOf(await ask(broadcast({ areas })))
  await rig.pass(500, 10)
  let looks = 0
  const { read } = rig.db
  rig.db.read = (sql, values) => {
    if (sql.includes('smsc_phone_messages')) looks++
    return read(sql, values)
  }
  const answer = await ask(makePdu('query_broadcast_sm', { message_id: id, ...from }))
  expect(looks).toBe(1)
  expect(tlvAll(answer.tlvs, tags.broadcast_area_success).map(([share]) => share)).toEqual(areas.map((area) => (area === 'Harbour' ? 100 : 255)))
})

test('a stop in the middle of a broadcast waits for no more than the phones under way; the next start goes on with the rest', async () => {
  const { rig, make } = await open()
  await make(20_000)
  let shown = 0
  rig.smsc.phones.watch((batch) => void (shown += batch.length))
  void rig.smsc.operator.broadcast({ text: 'To all', areas: ['Harbour'] })
  for (let at = 0; at < 1_000 && shown === 0; at++) await rig.pass(1, 1)
  let stopped = false
  void rig.smsc.stop().then(() => (stopped = true))
  await rig.pass(10, 1)
  expect(stopped).toBe(true)
  const before = shown
  expect(before).toBeLessThan(10_000)
  await rig.pass(200, 10)
  expect(shown).toBe(before)
  const again = await openRig({ cells, clock: rig.clock, core: rig.db.core })
  again.smsc.phones.watch((batch) => void (shown += batch.length))
  await again.pass(60_000, 1_000)
  expect(shown).toBe(10_000) // as many as one broadcast reaches
})
