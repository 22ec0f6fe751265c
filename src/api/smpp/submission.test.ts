import fc from 'fast-check'
import { expect, test } from 'vitest'
import { smppDefaults, type SmppAccount } from '../../accounts/smpp-accounts/smpp-account.ts'
import { makePdu } from '../../smpp/pdu.ts'
import { statusName } from '../../smpp/statuses.ts'
import { tags } from '../../smpp/tlvs.ts'
import { capacityOf } from '../../sms/segments.ts'
import { alphabetOf } from '../../sms/text.ts'
import { mostUserData, parseUdh } from '../../sms/udh.ts'
import { senderOf, submissionOf, submissionsOf } from './submission.ts'

const account: SmppAccount = { ...smppDefaults, id: 'sac_1', workspace: 'wsp_1', mode: 'live', systemId: 'shop', createdAt: 0, tlvs: { PE_ID: 0x1400 } }
const name = { form: undefined, handle: undefined, reference: 1 }
const now = 1_767_225_600_000

const octet = fc.integer({ min: 0, max: 255 })
const octets = (most: number) => fc.uint8Array({ maxLength: most })
const header = fc.constantFrom([5, 0, 3, 1, 2, 1], [6, 8, 4, 0, 1, 2, 2], [6, 5, 4, 0, 1, 0, 2], [3, 0x24, 1, 1], [200], [2, 9, 9], [])
const body = fc.tuple(header, octets(250)).map(([head, rest]) => Uint8Array.from([...head, ...rest].slice(0, 254)))
const tag = fc.constantFrom(tags.message_payload, tags.sar_msg_ref_num, tags.sar_total_segments, tags.sar_segment_seqnum, tags.dest_port, tags.source_port, tags.dest_addr_subunit, 0x1400, 0x1401, tags.callback_num)
const tlv = fc.record({ tag, value: fc.oneof(octets(3), octets(800)) })
const time = fc.constantFrom('', '000001000000000R', '260101000000000+', '991332000000000+', '0000000000000000')
const pdus = fc
  .record({
    source_addr_ton: fc.integer({ min: 0, max: 7 }), source_addr: fc.constantFrom('SHOP', '', '1600', '31612345678', 'x'.repeat(20), '\x00', '+31612345678'),
    dest_addr_ton: fc.integer({ min: 0, max: 6 }), dest_addr_npi: fc.constantFrom(0, 1, 8), destination_addr: fc.constantFrom('31612345678', '0031612345678', '', '12', '٣١٦١٢٣٤٥٦٧٨'),
    esm_class: octet, data_coding: octet, protocol_id: octet, priority_flag: octet, registered_delivery: octet, replace_if_present_flag: octet,
    sm_default_msg_id: fc.constantFrom(0, 0, 0, 1), schedule_delivery_time: time, validity_period: time,
    service_type: fc.constantFrom('', 'CMT'), short_message: body, tlvs: fc.array(tlv, { maxLength: 4 }),
  })
  // mostly what has a chance to be taken
  .chain((given) => fc.boolean().map((tame) => (tame ? { ...given, dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '31612345678', esm_class: given.esm_class & 0xc3, priority_flag: 0, registered_delivery: 1, replace_if_present_flag: 0, sm_default_msg_id: 0, schedule_delivery_time: '', validity_period: '' } : given)))

test('whatever comes is a submission or a status that has a name, and parts that come ready fit the air', () => {
  const seen = { taken: 0, refused: 0 }
  fc.assert(
    fc.property(pdus, (fields) => {
      const made = submissionOf(makePdu('submit_sm', fields), account, name, now)
      if (typeof made === 'number') {
        seen.refused++
        expect(statusName(made)).toMatch(/^ESME_/)
        return
      }
      seen.taken++
      expect(made.text.isWellFormed() || made.wire?.parts).toBeTruthy()
      for (const { esmClass, dataCoding, octets: written } of made.wire?.parts ?? []) {
        const length = esmClass & 0x40 ? parseUdh(written)!.length : 0
        const most = alphabetOf(dataCoding) === 'gsm7' ? length + capacityOf('gsm7', length) : mostUserData
        expect(written.length).toBeLessThanOrEqual(most)
      }
      for (const { tag: kept } of made.wire?.tlvs ?? []) expect(kept).not.toBe(0x1401)
    }),
    { numRuns: 3_000 },
  )
  expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(300)
})

test('a sender is as the account writes it, and one of its own where it has a list', () => {
  const of = (source_addr_ton: number, source_addr: string, senders: string[] = []) => senderOf({ source_addr_ton, source_addr }, { senders })
  expect([of(5, 'SHOP'), of(1, '31612345678'), of(0, '31612345678'), of(3, '1600'), of(5, '31612345678'), of(0, '')]).toEqual([
    'SHOP', '+31612345678', '+31612345678', '1600', '31612345678', undefined,
  ])
  expect([of(5, '', ['SHOP']), of(1, '31612345678', ['+31612345678']), of(5, 'Shop', ['SHOP'])]).toEqual(['SHOP', '+31612345678', 0x0a])
})

test('the text of a submit_multi is read once, however many recipients it has', () => {
  const readsFor = (recipients: number) => {
    let reads = 0
    const payload = { tag: tags.message_payload, get value() { return reads++, new Uint8Array(30_000).fill(0x41) } }
    const dest_addresses = Array.from({ length: recipients }, (_, nth) => ({ dest_flag: 1, dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: String(31612345000 + nth) }))
    const pdu = { ...makePdu('submit_multi', { source_addr_ton: 5, source_addr: 'SHOP', data_coding: 3, dest_addresses } as never), tlvs: [payload] }
    const { submissions } = submissionsOf(pdu as never, account, name, now)
    expect(submissions).toHaveLength(recipients)
    expect(submissions.at(-1)).toMatchObject({ to: `+${31612345000 + recipients - 1}`, text: 'A'.repeat(30_000) })
    return reads
  }
  expect(readsFor(200)).toBe(readsFor(1))
})
