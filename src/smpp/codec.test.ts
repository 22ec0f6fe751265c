import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import type { Decoded } from './codec.ts'
import { decode, encode, encodeInto, sizeOf } from './codec.ts'
import type { Pdu } from './pdu.ts'
import { makePdu } from './pdu.ts'
import { tags, tlvInt, tlvText } from './tlvs.ts'

const octets = (hex: string) => Buffer.from(hex.replaceAll(/\s/g, ''), 'hex')
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const ascii = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))
const pduOf = (decoded: Decoded): Pdu => {
  if (decoded.kind !== 'pdu') throw new Error(decoded.say)
  return decoded.pdu
}

test('a bind_transceiver is written octet by octet as the specification draws it', () => {
  const bind = makePdu('bind_transceiver', {
    sequence: 1, system_id: 'demo', password: 'demo', interface_version: 0x34, addr_ton: 1, addr_npi: 1,
  })
  const drawn = '0000001f 00000009 00000000 00000001 64656d6f00 64656d6f00 00 34 01 01 00'
  expect(hex(encode(bind))).toBe(hex(octets(drawn)))
  expect(decode(octets(drawn))).toEqual({ kind: 'pdu', pdu: bind })
})

test('a submit_sm with TLVs is read field by field and written back the same', () => {
  const drawn = octets(`00000053 00000004 00000000 0000002a 434d5400 05 00 53484f5000 01 01 333136313233343536373800
    40 00 01 00 3032303330343035303630373030302b00 01 00 08 00 04 0410 0421 0204 0002 1234 1400 0003 616263`)
  const fixed = Buffer.from(drawn)
  fixed.writeUInt32BE(fixed.length, 0)
  const pdu = pduOf(decode(fixed))
  expect(pdu).toMatchObject({
    command: 'submit_sm', sequence: 42, service_type: 'CMT', source_addr_ton: 5, source_addr: 'SHOP',
    destination_addr: '31612345678', esm_class: 0x40, priority_flag: 1, schedule_delivery_time: '',
    validity_period: '020304050607000+', registered_delivery: 1, data_coding: 8,
    short_message: Uint8Array.of(4, 0x10, 4, 0x21),
  })
  expect(tlvInt(pdu.tlvs, tags.user_message_reference)).toBe(0x1234)
  expect(tlvText(pdu.tlvs, 0x1400)).toBe('abc')
  expect(hex(encode(pdu))).toBe(hex(fixed))
})

test('what does not fit is not written, and the size needed comes back', () => {
  const pdu = makePdu('submit_sm', { short_message: ascii('hello') })
  const buffer = Buffer.alloc(sizeOf(pdu) + 2, 0xff)
  expect(encodeInto(pdu, buffer, 3)).toBe(buffer.length + 1)
  expect(buffer.every((octet) => octet === 0xff)).toBe(true)
  expect(encodeInto(pdu, buffer, 2)).toBe(buffer.length)
  expect(hex(buffer.subarray(2))).toBe(hex(encode(pdu)))
})

test('what is not legal on the wire is refused by the name of its field', () => {
  const wrong: [Partial<Parameters<typeof makePdu<'submit_sm'>>[1]>, string][] = [
    [{ source_addr: 'x'.repeat(21) }, 'source_addr'],
    [{ destination_addr: '€1' }, 'destination_addr'],
    [{ service_type: 'a\0b' }, 'service_type'],
    [{ esm_class: 256 }, 'esm_class'],
    [{ data_coding: 1.5 }, 'data_coding'],
    [{ validity_period: '0203' }, 'validity_period'],
    [{ short_message: new Uint8Array(256) }, 'short_message'],
    [{ sequence: -1 }, 'sequence'],
    [{ tlvs: [{ tag: 0x1_0000, value: ascii('') }] }, 'tlvs'],
  ]
  for (const [fields, name] of wrong) expect(() => encode(makePdu('submit_sm', fields)), name).toThrow(new RegExp(`^${name} `))
})
