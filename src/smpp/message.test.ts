import { expect, test } from 'vitest'
import { joinText, userData } from '../sms/parts.ts'
import type { Segmented } from '../sms/segments.ts'
import { segment } from '../sms/segments.ts'
import { fieldsOf, partOf, seriesOf } from './message.ts'
import { makePdu } from './pdu.ts'
import { tlv } from './tlvs.ts'

const cut = (text: string) => userData(segment(text) as Segmented, 0x2a)

test('a text goes into PDUs and comes out of them, with its place in the series', () => {
  const text = 'жизнь '.repeat(20)
  const pdus = cut(text).map((part) => makePdu('deliver_sm', { destination_addr: '31', ...fieldsOf(part) }))
  expect(pdus.map(seriesOf)).toEqual([1, 2].map((sequence) => ({ bits: 8, reference: 0x2a, total: 2, sequence })))
  expect(joinText(pdus.map(partOf))).toBe(text)
})

test('what is not in short_message is in message_payload, its header too', () => {
  const [, second] = cut('x'.repeat(200))
  const payload = tlv.message_payload(second!.octets)
  for (const command of ['submit_sm', 'data_sm'] as const) {
    const pdu = makePdu(command, { esm_class: 0x40, tlvs: [payload] })
    expect(seriesOf(pdu)).toMatchObject({ total: 2, sequence: 2 })
    expect(joinText([partOf(pdu)])).toBe('x'.repeat(47))
  }
  expect(partOf(makePdu('data_sm')).octets).toHaveLength(0)
})

test('the header says which part it is, else the TLVs do, where they make sense', () => {
  const sar = (reference: number, total: number, sequence: number) =>
    [tlv.sar_msg_ref_num(reference), tlv.sar_total_segments(total), tlv.sar_segment_seqnum(sequence)]
  const plain = (tlvs = sar(7, 3, 2)) => makePdu('submit_sm', { tlvs })
  expect(seriesOf(plain())).toEqual({ bits: 16, reference: 7, total: 3, sequence: 2 })
  for (const wrong of [sar(7, 0, 1), sar(7, 3, 0), sar(7, 3, 4), sar(7, 3, 2).slice(1), []]) {
    expect(seriesOf(plain(wrong))).toBeUndefined()
  }
  const both = makePdu('submit_sm', { ...fieldsOf(cut('x'.repeat(200))[0]!), tlvs: sar(7, 3, 2) })
  expect(seriesOf(both)).toMatchObject({ bits: 8, reference: 0x2a, total: 2, sequence: 1 })
})
