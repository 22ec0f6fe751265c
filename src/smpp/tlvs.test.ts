import { expect, test } from 'vitest'
import {
  makeTlv, namedTlvs, tags, tlv, tlvAll, tlvBytes, tlvFault, tlvInt, tlvNames, tlvOf, tlvRows, tlvText,
} from './tlvs.ts'

test('every row has a tag and a name of its own', () => {
  expect(tlvRows).toHaveLength(64)
  expect(new Set(tlvRows.map((row) => row.tag)).size).toBe(64)
  expect(tlvRows.filter((row) => row.repeats).map((row) => row.name)).toEqual([
    'callback_num_pres_ind', 'callback_num_atag', 'callback_num', 'broadcast_area_identifier', 'broadcast_error_status',
    'broadcast_area_success',
  ])
})

test('values are made big-endian with the size of their row', () => {
  expect(tlv.user_message_reference(0x1234)).toEqual({ tag: 0x0204, value: Uint8Array.of(0x12, 0x34) })
  expect(tlv.qos_time_to_live(0xdeadbeef)).toEqual({ tag: 0x0017, value: Uint8Array.of(0xde, 0xad, 0xbe, 0xef) })
  expect(tlv.receipted_message_id('é1')).toEqual({ tag: 0x001e, value: Uint8Array.of(0xe9, 0x31, 0) })
  expect(tlv.alert_on_message_delivery(new Uint8Array())).toEqual({ tag: 0x130c, value: new Uint8Array() })
})

test('a value that does not fit its row is refused', () => {
  expect(() => tlv.message_state(256)).toThrow(RangeError)
  expect(() => tlv.message_state(-1)).toThrow(RangeError)
  expect(() => tlv.network_error_code(new Uint8Array(2))).toThrow('network_error_code must be 3 octets, not 2')
  expect(() => tlv.receipted_message_id('x'.repeat(65))).toThrow('receipted_message_id must be 1 to 65 octets, not 66')
  expect(() => tlv.receipted_message_id('€')).toThrow(RangeError)
  expect(() => makeTlv.octets(0x1400, new Uint8Array(65_536))).toThrow(RangeError)
})

test('the first of a tag is found, whatever its size, and all of one that repeats', () => {
  const list = [
    tlv.callback_num(Uint8Array.of(1, 2, 3, 4)), tlv.callback_num(Uint8Array.of(5, 6, 7, 8)),
    makeTlv.int(tags.message_state, 4, 2), { tag: tags.receipted_message_id, value: Uint8Array.of(0x61, 0x62) },
  ]
  expect(tlvBytes(list, tags.callback_num)).toEqual(Uint8Array.of(1, 2, 3, 4))
  expect(tlvAll(list, tags.callback_num)).toHaveLength(2)
  expect(tlvInt(list, tags.message_state)).toBe(2)
  expect(tlvText(list, tags.receipted_message_id)).toBe('ab')
  expect(tlvInt([{ tag: 1, value: Uint8Array.of(255, 255, 255, 255) }], 1)).toBe(0xffff_ffff)
  expect(tlvInt([{ tag: 1, value: new Uint8Array(5) }], 1)).toBeUndefined()
  expect(tlvInt(list, 0x1400)).toBeUndefined()
  expect(tlvText(list, 0x1400)).toBeUndefined()
})

test('the same vendor tag has another name and rule at another peer', () => {
  const rule = { tag: 0x1400, kind: 'text', min: 1, max: 20, repeats: false, since: 3.4 } as const
  const named = (name: string) => ({ name, ...rule })
  const [one, other] = [tlvNames([named('customer_reference')]), tlvNames([named('pe_id')])]
  expect(one.get(0x1400)!.name).toBe('customer_reference')
  expect(other.get(0x1400)!.name).toBe('pe_id')
  expect(tlvNames().get(0x1400)).toBeUndefined()
  expect(one.get(tags.message_state)!.name).toBe('message_state')
  expect(tlvOf(named('pe_id'), '1101')).toEqual({ tag: 0x1400, value: Uint8Array.of(0x31, 0x31, 0x30, 0x31, 0) })
  const long = { tag: 0x1400, value: new Uint8Array(21) }
  expect(tlvFault(long, named('pe_id'))).toBe('pe_id must be 1 to 20 octets, not 21')
})

test('TLVs are told by name and kind, a peer\'s own too; what nobody knows or fits no row stays octets', () => {
  const cost = { name: 'cost_centre', tag: 0x1401, kind: 'int', min: 1, max: 4, repeats: false, since: 3.4 } as const
  const list = [
    tlv.message_state(2), tlv.receipted_message_id('a1'), makeTlv.int(0x1401, 4, 0x8000_0000),
    makeTlv.octets(0x1400, Uint8Array.of(1)), makeTlv.int(tags.message_state, 2, 2),
    tlv.callback_num(Uint8Array.of(1, 2, 3, 4)),
  ]
  expect(namedTlvs(list, tlvNames([cost]))).toEqual([
    { name: 'message_state', value: 2 }, { name: 'receipted_message_id', value: 'a1' },
    { name: 'cost_centre', value: 0x8000_0000 }, { name: '0x1400', value: Uint8Array.of(1) },
    { name: 'message_state', value: Uint8Array.of(0, 2) }, { name: 'callback_num', value: Uint8Array.of(1, 2, 3, 4) },
  ])
  expect(namedTlvs(list, tlvNames())[2]!.name).toBe('0x1401')
})
