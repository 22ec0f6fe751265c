import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Bad, Decoded } from './codec.ts'
import { answerTo, decode, encode, encodeInto, sizeOf } from './codec.ts'
import { commandNames, commands, isResponse, responseTo } from './commands.ts'
import type { Field } from './fields.ts'
import { bodies } from './fields.ts'
import type { Pdu } from './pdu.ts'
import { makePdu } from './pdu.ts'
import { lenientQuirks, noQuirks } from './quirks.ts'
import { statuses } from './statuses.ts'
import { tags, tlv, tlvInt, tlvText } from './tlvs.ts'

const octets = (hex: string) => Buffer.from(hex.replaceAll(/\s/g, ''), 'hex')
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const ascii = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))
/** A frame from hex without its command_length, which is put in front. */
const frame = (body: string) => {
  const rest = octets(body)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(rest.length + 4)
  return Buffer.concat([length, rest])
}
const pduOf = (decoded: Decoded): Pdu => {
  if (decoded.kind !== 'pdu') throw new Error(decoded.say)
  return decoded.pdu
}
const badOf = (decoded: Decoded): Bad => {
  if (decoded.kind !== 'bad') throw new Error(`${decoded.pdu.command} was taken`)
  return decoded
}

// Drawn by hand from the tables of the specification, not by the encoder.
const drawn: [string, string, Partial<Pdu>][] = [
  ['bind_transceiver', '00000009 00000000 00000001 64656d6f00 64656d6f00 00 34 01 01 00',
    {
      system_id: 'demo', password: 'demo', system_type: '', interface_version: 0x34,
      addr_ton: 1, addr_npi: 1, address_range: '',
    }],
  ['bind_receiver_resp', '80000001 00000000 00000002 534d534300 0210 0001 34',
    { system_id: 'SMSC', tlvs: [{ tag: 0x0210, value: Uint8Array.of(0x34) }] }],
  ['outbind', '0000000b 00000000 00000003 534d534300 70617373 00', { system_id: 'SMSC', password: 'pass' }],
  ['submit_sm_resp', '80000004 00000000 7fffffff 3161326200', { message_id: '1a2b' }],
  ['generic_nack', '80000000 00000003 00000000', { status: statuses.ESME_RINVCMDID, sequence: 0 }],
  ['deliver_sm', '00000005 00000000 00000004 00 01 01 333100 00 00 3137373700 04 00 00 00 00 00 00 00 00 02 6f6b',
    { source_addr: '31', destination_addr: '1777', esm_class: 4, short_message: ascii('ok') }],
  ['data_sm', '00000103 00000000 00000005 00 00 00 00 01 01 333100 40 01 08 0424 0002 0041',
    {
      esm_class: 0x40, registered_delivery: 1, data_coding: 8,
      tlvs: [{ tag: 0x0424, value: Uint8Array.of(0, 0x41) }],
    }],
  ['submit_multi', `00000021 00000000 00000006 00 05 00 53484f5000 02 01 01 01 333100 02 667269656e647300
    00 00 00 00 00 00 00 00 00 01 21`,
    {
      dest_addresses: [
        { dest_flag: 1, dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '31' },
        { dest_flag: 2, dl_name: 'friends' },
      ],
      short_message: ascii('!'),
    }],
  ['submit_multi_resp', '80000021 00000000 00000006 3700 01 01 01 333100 0000000b',
    {
      message_id: '7',
      unsuccess_smes: [{ dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '31', error_status_code: 11 }],
    }],
  ['query_sm_resp', '80000003 00000000 00000007 3700 3236313132323130303030303030302b00 02 00',
    { message_id: '7', final_date: '261122100000000+', message_state: 2, error_code: 0 }],
  ['replace_sm', '00000007 00000000 00000008 3700 01 01 333100 00 00 01 00 02 6f6b',
    { message_id: '7', source_addr: '31', registered_delivery: 1, short_message: ascii('ok') }],
  ['alert_notification', '00000102 00000000 00000009 01 01 333100 00 00 00 0422 0001 00',
    { source_addr: '31', esme_addr: '', tlvs: [{ tag: 0x0422, value: Uint8Array.of(0) }] }],
  ['cancel_broadcast_sm', '00000113 00000000 0000000a 00 3700 01 01 333100', { message_id: '7', source_addr: '31' }],
]

test('every PDU drawn by hand is read as it says and written octet for octet', () => {
  for (const [command, body, fields] of drawn) {
    const pdu = pduOf(decode(frame(body)))
    expect(pdu).toMatchObject({ command, ...fields })
    expect(hex(encode(pdu)), command).toBe(hex(frame(body)))
  }
})

test('a submit_sm with every kind of field and TLV is read field by field', () => {
  const whole = frame(`00000004 00000000 0000002a 434d5400 05 00 53484f5000 01 01 333136313233343536373800
    40 00 01 00 3032303330343035303630373030302b00 01 00 08 00 04 0410 0421 0204 0002 1234 1400 0003 616263 1400 0000`)
  const pdu = pduOf(decode(whole))
  expect(pdu).toMatchObject({
    command: 'submit_sm', sequence: 42, service_type: 'CMT', source_addr_ton: 5, source_addr: 'SHOP',
    destination_addr: '31612345678', esm_class: 0x40, priority_flag: 1, schedule_delivery_time: '',
    validity_period: '020304050607000+', registered_delivery: 1, data_coding: 8,
    short_message: Uint8Array.of(4, 0x10, 4, 0x21),
  })
  expect(tlvInt(pdu.tlvs, tags.user_message_reference)).toBe(0x1234)
  expect(tlvText(pdu.tlvs, 0x1400)).toBe('abc')
  expect(pdu.tlvs).toHaveLength(3)
  expect(hex(encode(pdu))).toBe(hex(whole))
})

const octet = fc.integer({ min: 0, max: 255 })
const text = (limit: number) =>
  fc.array(fc.integer({ min: 1, max: 255 }), { maxLength: limit - 1 }).map((codes) => String.fromCharCode(...codes))
const address = { dest_addr_ton: octet, dest_addr_npi: octet, destination_addr: text(21) }
const valueOf = (field: Field): fc.Arbitrary<unknown> => {
  switch (field.kind) {
    case 'octet':
      return octet
    case 'text':
      return text(field.limit)
    case 'time':
      return fc.constantFrom('', '261122100000000+', '000001000000000R')
    case 'message':
      return fc.uint8Array({ maxLength: 255 })
    case 'destinations':
      return fc.array(fc.oneof(
        fc.record({ dest_flag: fc.constant(1), ...address }),
        fc.record({ dest_flag: fc.constant(2), dl_name: text(21) }),
      ), { maxLength: 255 })
    case 'failures':
      return fc.array(fc.record({ ...address, error_status_code: fc.nat() }), { maxLength: 255 })
  }
}
const anyTlv = fc.record({ tag: fc.integer({ min: 0, max: 0xffff }), value: fc.uint8Array({ maxLength: 300 }) })

test.each(commandNames)('%s is the same after writing and reading', (command) => {
  const fields = Object.fromEntries(bodies[command].map((field) => [field.name, valueOf(field)]))
  const header = { status: fc.nat(), sequence: fc.nat(0x7fff_ffff), tlvs: fc.array(anyTlv, { maxLength: 5 }) }
  fc.assert(fc.property(fc.record({ command: fc.constant(command), ...header, ...fields }), (made) => {
    const pdu = made as Pdu
    const bytes = encode(pdu)
    expect(bytes.length).toBe(sizeOf(pdu))
    expect(decode(bytes)).toEqual({ kind: 'pdu', pdu })
  }), { numRuns: 60 })
})

test('a message_payload of 64 KiB passes', () => {
  const value = Uint8Array.from({ length: 65_535 }, (_, i) => i)
  const pdu = makePdu('submit_sm', { tlvs: [{ tag: tags.message_payload, value }] })
  expect(pduOf(decode(encode(pdu))).tlvs[0]!.value).toEqual(value)
})

test('what does not fit is not written, and the size needed comes back', () => {
  const pdu = makePdu('submit_sm', { short_message: ascii('hello') })
  const buffer = Buffer.alloc(sizeOf(pdu) + 2, 0xff)
  expect(encodeInto(pdu, buffer, 3)).toBe(buffer.length + 1)
  expect(buffer.every((value) => value === 0xff)).toBe(true)
  expect(encodeInto(pdu, buffer, 2)).toBe(buffer.length)
  expect(hex(buffer.subarray(2))).toBe(hex(encode(pdu)))
})

test('what is not legal on the wire is refused by the name of its field', () => {
  const wrong: [object, string][] = [
    [{ source_addr: 'x'.repeat(21) }, 'source_addr'],
    [{ destination_addr: '€1' }, 'destination_addr'],
    [{ destination_addr: undefined }, 'destination_addr'],
    [{ service_type: 'a\0b' }, 'service_type'],
    [{ esm_class: 256 }, 'esm_class'],
    [{ data_coding: 1.5 }, 'data_coding'],
    [{ protocol_id: undefined }, 'protocol_id'],
    [{ validity_period: '0203' }, 'validity_period'],
    [{ short_message: new Uint8Array(256) }, 'short_message'],
    [{ short_message: 'hello' }, 'short_message'],
    [{ sequence: -1 }, 'sequence'],
    [{ tlvs: [{ tag: 0x1_0000, value: ascii('') }] }, 'tlvs'],
    [{ tlvs: [{ tag: 0x1400, value: new Uint8Array(65_536) }] }, 'tlvs'],
  ]
  for (const [fields, name] of wrong) {
    const thrown = expect(() => encode(makePdu('submit_sm', fields)), name)
    thrown.toThrow(RangeError)
    thrown.toThrow(new RegExp(`^${name} `))
  }
})

const submit = '00000004 00000000 0000002a 00 00 00 00 01 01 333100 00 00 00 00 00 00 00 00 00'

test('a request cut short anywhere is answered, never taken with fields missing', () => {
  const whole = frame(`${submit} 02 6f6b`)
  for (let length = 16; length < whole.length; length++) {
    const cut = Buffer.from(whole.subarray(0, length))
    cut.writeUInt32BE(length)
    const bad = badOf(decode(cut))
    const status = length < whole.length - 2 ? statuses.ESME_RINVCMDLEN : statuses.ESME_RINVMSGLEN
    expect(bad, `${length} octets`).toMatchObject({ command: 4, sequence: 42, status })
    expect(answerTo(bad)).toEqual(makePdu('submit_sm_resp', { sequence: 42, status }))
  }
})

test('text too long is answered with the status of its field', () => {
  const address = '39'.repeat(21)
  const cases: [string, number][] = [
    [`00000004 00000000 0000002a 313233343536 00`, statuses.ESME_RINVSERTYP],
    [`00000004 00000000 0000002a 00 00 00 ${address} 00`, statuses.ESME_RINVSRCADR],
    [`00000004 00000000 0000002a 00 00 00 00 00 00 ${address} 00`, statuses.ESME_RINVDSTADR],
    [`00000004 00000000 0000002a 00 00 00 00 00 00 00 00 00 00 3100 00`, statuses.ESME_RINVSCHED],
    [`00000004 00000000 0000002a 00 00 00 00 00 00 00 00 00 00 00 3100`, statuses.ESME_RINVEXPIRY],
    [`00000009 00000000 0000002a 00 313233343536373839 00 00 00 00 00 00`, statuses.ESME_RINVPASWD],
    [`00000021 00000000 0000002a 00 00 00 00 01 03`, statuses.ESME_RINVDESTFLAG],
  ]
  for (const [body, status] of cases) expect(badOf(decode(frame(body))).status, body).toBe(status)
})

test('a peer with quirks is understood where the rule refuses', () => {
  const noNul = frame('00000009 00000000 00000001 6100 6200 00 34 00 00 3132')
  expect(badOf(decode(noNul)).status).toBe(statuses.ESME_RINVCMDLEN)
  expect(decode(noNul, lenientQuirks)).toMatchObject({ pdu: { address_range: '12' }, say: /address_range/ })
  const long = frame(`0000000b 00000000 00000001 ${'61'.repeat(40)} 00 6200`)
  expect(badOf(decode(long)).status).toBe(statuses.ESME_RINVSYSID)
  expect(decode(long, lenientQuirks)).toMatchObject({
    pdu: { system_id: 'a'.repeat(40), password: 'b' }, say: /system_id/,
  })
  const time = frame('00000004 00000000 0000002a 00 00 00 00 01 01 333100 00 00 00 3100 00 00 00 00 00 00')
  expect(decode(time, lenientQuirks)).toMatchObject({ pdu: { schedule_delivery_time: '1' }, say: /schedule/ })
  const filled = frame(`${submit} 00 ffffffffff`)
  expect(badOf(decode(filled)).status).toBe(statuses.ESME_RINVOPTPARSTREAM)
  expect(decode(filled, { ...noQuirks, tlvs: 'ignore' })).toMatchObject({ pdu: { tlvs: [], trailing: { length: 5 } } })
})

test('a field that is not there at all is missed also in a peer with quirks, and told of in an answer', () => {
  const nameOnly = frame('0000000b 00000000 00000001 6100')
  expect(badOf(decode(nameOnly, lenientQuirks))).toMatchObject({
    status: statuses.ESME_RINVCMDLEN, say: 'password is missing',
  })
  const accepted = decode(frame('80000004 00000000 0000002a'))
  expect(accepted).toEqual({
    kind: 'pdu', pdu: makePdu('submit_sm_resp', { sequence: 42 }), say: 'message_id is missing',
  })
})

test('a TLV beyond the end is refused in a request; in a response TLVs go and the status stays', () => {
  expect(badOf(decode(frame(`${submit} 00 0424 0005 61`)))).toMatchObject({ status: statuses.ESME_RINVOPTPARSTREAM })
  expect(decode(frame('80000004 00000058 0000002a 3100 0425 0001 01 0423 0009 01'))).toMatchObject({
    pdu: { command: 'submit_sm_resp', status: statuses.ESME_RTHROTTLED, message_id: '1', tlvs: [] }, say: /0x0423/,
  })
})

test('octets too few for a TLV are kept apart and not written', () => {
  const decoded = decode(frame(`${submit} 00 010203`))
  expect(decoded).toMatchObject({ kind: 'pdu', pdu: { tlvs: [], trailing: Uint8Array.of(1, 2, 3) }, say: /3 octets/ })
  expect(hex(encode(pduOf(decoded)))).toBe(hex(frame(`${submit} 00`)))
  expect(decode(frame('80000006 00000000 0000002a 00'))).toMatchObject({ pdu: { command: 'unbind_resp', status: 0 } })
})

test('a response that refuses and says nothing else is a header alone', () => {
  const status = statuses.ESME_RTHROTTLED
  for (const command of ['submit_sm_resp', 'bind_transceiver_resp', 'submit_multi_resp', 'query_sm_resp'] as const) {
    const pdu = makePdu(command, { status, sequence: 7 })
    expect([command, sizeOf(pdu), encode(pdu).length]).toEqual([command, 16, 16])
    expect(pduOf(decode(encode(pdu)))).toEqual(pdu)
    expect(encode(makePdu(command, { sequence: 7 })).length).toBeGreaterThan(16)
  }
  const reason = tlv.delivery_failure_reason(1)
  expect(hex(encode(makePdu('data_sm_resp', { status: 0xfe, tlvs: [reason] }))).slice(32)).toBe('000425000101')
  expect(hex(encode(makePdu('submit_sm_resp', { status, message_id: 'a' }))).slice(32)).toBe('6100')
})

test('an error response is read with a body, with none, with a single NUL and with TLVs in its place', () => {
  const reason = { tag: tags.delivery_failure_reason, value: Uint8Array.of(3) }
  const bodiesSeen: [string, object][] = [
    ['', { message_id: '', tlvs: [] }],
    ['00', { message_id: '', tlvs: [] }],
    ['3100', { message_id: '1', tlvs: [] }],
    ['31', { message_id: '1', tlvs: [] }],
    ['3100 0425 0001 03', { message_id: '1', tlvs: [reason] }],
    ['00 0425 0001 03', { message_id: '', tlvs: [reason] }],
    ['0425 0001 03', { message_id: '', tlvs: [reason] }],
    ['001d 0003 6e6f00', { message_id: '', tlvs: [{ tag: tags.additional_status_info_text, value: ascii('no\0') }] }],
  ]
  for (const [body, fields] of bodiesSeen) {
    for (const id of ['80000004', '80000103']) {
      const pdu = pduOf(decode(frame(`${id} 000000fe 0000002a ${body}`)))
      expect(pdu, body).toMatchObject({ status: 0xfe, sequence: 42, ...fields })
    }
  }
})

test('a response is a PDU whatever its body, because its status settles a request', () => {
  const responses = fc.constantFrom(...commandNames.filter(isResponse))
  fc.assert(fc.property(responses, fc.uint8Array({ maxLength: 80 }), (command, body) => {
    const bytes = frame(`${commands[command].id.toString(16)} 00000008 00000007 ${hex(body)}`)
    expect(pduOf(decode(bytes))).toMatchObject({ command, status: 8, sequence: 7 })
  }), { numRuns: 2000 })
})

test('an unknown command is nacked, an unknown response is met with silence', () => {
  const request = badOf(decode(frame('00000099 00000000 00000007')))
  expect(request).toMatchObject({ command: 0x99, status: statuses.ESME_RINVCMDID, sequence: 7 })
  expect(answerTo(request)).toEqual(makePdu('generic_nack', { status: statuses.ESME_RINVCMDID, sequence: 7 }))
  expect(answerTo(badOf(decode(frame('80000099 00000000 00000007'))))).toBeUndefined()
  expect(answerTo(badOf(decode(frame('00000102 00000000 00000007'))))).toMatchObject({ command: 'generic_nack' })
})

test('a frame that is none is refused without a throw', () => {
  for (const bytes of [octets(''), octets('00'), octets('00000011 00000015 00000000 00000001'), new Uint8Array(16)]) {
    expect(badOf(decode(bytes))).toMatchObject({ status: statuses.ESME_RINVCMDLEN, sequence: 0 })
  }
})

test('every request that is answered has its response among the rows', () => {
  for (const name of commandNames) {
    const response = responseTo(name)
    if (!commands[name].answered) expect(response, name).toBeUndefined()
    else expect(response).toBe(`${name}_resp`)
  }
})

test('as many TLVs as anybody needs, and no more objects than that', () => {
  const filled = (command: 'submit_sm' | 'submit_sm_resp', count: number) =>
    decode(encode(makePdu(command, { tlvs: Array.from({ length: count }, () => ({ tag: 0x1400, value: ascii('') })) })))
  expect(pduOf(filled('submit_sm', 256)).tlvs).toHaveLength(256)
  expect(badOf(filled('submit_sm', 257))).toMatchObject({
    status: statuses.ESME_RINVOPTPARSTREAM, say: 'there are more than 256 TLVs',
  })
  expect(pduOf(filled('submit_sm_resp', 10_000)).tlvs).toHaveLength(256)
})
