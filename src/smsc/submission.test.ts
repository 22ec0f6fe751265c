import { expect, test } from 'vitest'
import type { Body, Header } from '../smpp/pdu.ts'
import { makePdu } from '../smpp/pdu.ts'
import { statuses } from '../smpp/statuses.ts'
import { tlv } from '../smpp/tlvs.ts'
import { messageOf } from './submission.ts'
import { octets } from './rig.ts'

const now = Date.UTC(2026, 10, 22, 10)
const day = 86_400_000
const judge = (fields: Partial<Header & Body<'submit_sm'>>) =>
  messageOf(
    makePdu('submit_sm', {
      source_addr_ton: 5, source_addr: 'SHOP', dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '31612345678',
      ...fields,
    }),
    { account: 'demo', id: 7, now },
  )
const text = (length: number) => octets('a'.repeat(length))
const partOf = (length: number) => ({
  esm_class: 0x40, short_message: Buffer.concat([Uint8Array.of(5, 0, 3, 1, 2, 1), text(length)]),
})

test.each([
  ['a destination with letters', { destination_addr: 'SHOP' }, 'ESME_RINVDSTADR'],
  ['no destination', { destination_addr: '' }, 'ESME_RINVDSTADR'],
  ['a destination of 16 digits', { destination_addr: '3161234567890123' }, 'ESME_RINVDSTADR'],
  ['a destination that is a short code', { destination_addr: '1600' }, 'ESME_RINVDSTADR'],
  ['a national destination', { dest_addr_ton: 2 }, 'ESME_RINVDSTTON'],
  ['a destination in another numbering plan', { dest_addr_npi: 3 }, 'ESME_RINVDSTNPI'],
  ['a name of 12 characters as source', { source_addr: 'TwelveLetter' }, 'ESME_RINVSRCADR'],
  ['no source', { source_addr: '' }, 'ESME_RINVSRCADR'],
  ['letters in an international source', { source_addr_ton: 1 }, 'ESME_RINVSRCADR'],
  ['a source type that does not exist', { source_addr_ton: 9 }, 'ESME_RINVSRCTON'],
  ['161 septets', { short_message: text(161) }, 'ESME_RINVMSGLEN'],
  ['154 septets behind a header', partOf(154), 'ESME_RINVMSGLEN'],
  ['71 characters of UCS-2', { data_coding: 8, short_message: text(142) }, 'ESME_RINVMSGLEN'],
  ['a payload longer than 255 parts', { tlvs: [tlv.message_payload(text(255 * 153 + 1))] }, 'ESME_RINVMSGLEN'],
  ['a text in both places', { short_message: text(1), tlvs: [tlv.message_payload(text(1))] }, 'ESME_ROPTPARNOTALLWD'],
  ['a validity that is no time', { validity_period: '999999999999999+' }, 'ESME_RINVEXPIRY'],
  ['a validity in the past', { validity_period: '261122095959000+' }, 'ESME_RINVEXPIRY'],
  ['a delivery scheduled for next year', { schedule_delivery_time: '271123100000000+' }, 'ESME_RINVSCHED'],
  ['a delivery scheduled for no date', { schedule_delivery_time: '261399100000000+' }, 'ESME_RINVSCHED'],
  ['a predefined message', { sm_default_msg_id: 3 }, 'ESME_RINVDFTMSGID'],
  ['a priority of 5', { priority_flag: 5 }, 'ESME_RINVPRTFLG'],
  ['a replace flag of 2', { replace_if_present_flag: 2 }, 'ESME_RINVREPFLAG'],
] as const)('%s is refused', (_, fields, status) => {
  expect(judge(fields)).toBe(statuses[status])
})

test.each([
  ['160 septets', { short_message: text(160) }],
  ['153 septets behind a header', partOf(153)],
  ['70 characters of UCS-2', { data_coding: 8, short_message: text(140) }],
  ['no text at all', {}],
  ['a destination with a plus and no type', { dest_addr_ton: 0, dest_addr_npi: 0, destination_addr: '+31612345678' }],
  ['a short code as source', { source_addr_ton: 3, source_addr: '1600' }],
  ['a name as source of unknown type', { source_addr_ton: 0, source_addr: 'My Shop' }],
  ['a header that does not fit', { esm_class: 0x40, short_message: Uint8Array.of(200, 1) }],
])('%s is taken', (_, fields) => {
  expect(judge(fields)).toMatchObject({ id: 7, account: 'demo', state: 1, stage: -1 })
})

test('a message waits three days, or as long as it says, but no longer than a week', () => {
  expect(judge({})).toMatchObject({ acceptedAt: now, expiresAt: now + 3 * day })
  expect(judge({ validity_period: '000001000000000R' })).toMatchObject({ expiresAt: now + day })
  expect(judge({ validity_period: '000101000000000R' })).toMatchObject({ expiresAt: now + 7 * day })
})

test('class 0 and the display subunit mean flash', () => {
  const flash = (fields: Parameters<typeof judge>[0]) => (judge(fields) as { flash: boolean }).flash
  expect([0x10, 0x18, 0xf0].map((data_coding) => flash({ data_coding }))).toEqual([true, true, true])
  expect([0x00, 0x08, 0x11, 0xf1].map((data_coding) => flash({ data_coding }))).toEqual([false, false, false, false])
  expect(flash({ tlvs: [tlv.dest_addr_subunit(1)] })).toBe(true)
})

test('concatenation told by TLVs is kept, unless it makes no sense', () => {
  const sar = (reference: number, total: number, sequence: number) =>
    judge({ tlvs: [tlv.sar_msg_ref_num(reference), tlv.sar_total_segments(total), tlv.sar_segment_seqnum(sequence)] })
  expect(sar(0xffff, 3, 2)).toMatchObject({ sar: (0xffff << 16) | (3 << 8) | 2 })
  expect(sar(1, 2, 3)).toMatchObject({ sar: 0 })
  expect(sar(1, 2, 0)).toMatchObject({ sar: 0 })
})
