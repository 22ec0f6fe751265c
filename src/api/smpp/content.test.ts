import { expect, test } from 'vitest'
import { makePdu, type SubmitSm, type Tlv } from '../../smpp/pdu.ts'
import { statuses } from '../../smpp/statuses.ts'
import { makeTlv, tags, tlv } from '../../smpp/tlvs.ts'
import { encodeGsm7 } from '../../sms/gsm7.ts'
import { parseUdh } from '../../sms/udh.ts'
import { contentOf } from './content.ts'

const udh8 = [0x05, 0x00, 0x03, 0x2a, 0x02, 0x01]
const choices = { alphabet: 'gsm7', reference: 7 } as const
const latin = { alphabet: 'latin1', reference: 7 } as const
const bytes = (text: string) => Uint8Array.from(text, (one) => one.charCodeAt(0))
const wide = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16())
const submit = (data_coding: number, short_message: Uint8Array, more: Partial<SubmitSm> = {}) => makePdu('submit_sm', { data_coding, short_message, ...more })
const payload = (octets: Uint8Array): { tlvs: Tlv[] } => ({ tlvs: [makeTlv.octets(tags.message_payload, octets)] })

test('a plain text of any alphabet is a text', () => {
  expect(contentOf(submit(0, encodeGsm7('Hé €5 @')!), choices)).toEqual({ text: 'Hé €5 @', encoding: 'gsm7' })
  expect(contentOf(submit(0, bytes('H\xe9llo')), latin)).toEqual({ text: 'Héllo' })
  expect(contentOf(submit(1, bytes('Hello')), choices)).toEqual({ text: 'Hello' })
  expect(contentOf(submit(3, bytes('d\xe9j\xe0')), choices)).toEqual({ text: 'déjà' })
  expect(contentOf(submit(8, wide('Привет 👋')), choices)).toEqual({ text: 'Привет 👋', encoding: 'ucs2' })
  expect(contentOf(submit(6, Uint8Array.of(0xbf, 0xe0)), choices)).toEqual({ text: 'Пр' })
})

test('octets that a text would not give back go out as they came', () => {
  const odd = Uint8Array.of(0x48, 0x1b) // an escape with nothing behind it
  expect(contentOf(submit(0, odd), choices)).toMatchObject({ parts: [{ esmClass: 0, dataCoding: 0, octets: odd }] })
  const half = Uint8Array.of(0xd8, 0x3d, 0x00, 0x41)
  expect(contentOf(submit(8, half), choices)).toMatchObject({ parts: [{ dataCoding: 8, octets: half }] })
})

test('what is not of its alphabet is refused, and never another character in its place', () => {
  expect(contentOf(submit(0, bytes('H\xe9llo')), choices)).toBe(statuses.ESME_RINVDCS)
  expect(contentOf(submit(8, Uint8Array.of(0, 0x41, 0)), choices)).toBe(statuses.ESME_RINVMSGLEN)
  expect(contentOf(submit(0, new Uint8Array()), choices)).toBe(statuses.ESME_RINVMSGLEN)
})

test('flash comes by a message class or by dest_addr_subunit', () => {
  for (const coding of [0x10, 0xf0]) expect(contentOf(submit(coding, bytes('Now')), choices)).toEqual({ text: 'Now', encoding: 'gsm7', flash: true })
  expect(contentOf(submit(0x18, wide('Да')), choices)).toEqual({ text: 'Да', encoding: 'ucs2', flash: true })
  expect(contentOf(submit(0, bytes('Now'), { tlvs: [tlv.dest_addr_subunit(1)] }), choices)).toMatchObject({ flash: true })
})

test('binary data goes out as it came, in as many parts as it takes', () => {
  const short = Uint8Array.of(1, 2, 255)
  for (const coding of [0x02, 0x04, 0xf5]) expect(contentOf(submit(coding, short), choices)).toEqual({ text: '', parts: [{ esmClass: 0, dataCoding: coding, octets: short }] })
  const long = contentOf(submit(4, new Uint8Array(), payload(new Uint8Array(300).fill(9))), choices)
  if (typeof long === 'number') throw new Error(String(long))
  expect(long.parts!.map(({ octets }) => [octets.length, parseUdh(octets)!.concatenation])).toEqual([
    [140, { bits: 8, reference: 7, total: 3, sequence: 1 }], [140, { bits: 8, reference: 7, total: 3, sequence: 2 }], [38, { bits: 8, reference: 7, total: 3, sequence: 3 }],
  ])
})

test('a part with a header of its own stays octet for octet', () => {
  const octets = Uint8Array.from([...udh8, ...encodeGsm7('part one ')!])
  expect(contentOf(submit(0, octets, { esm_class: 0x40 }), choices)).toEqual({ text: 'part one ', parts: [{ esmClass: 0x40, dataCoding: 0, octets }] })
  const wider = Uint8Array.from([0x06, 0x08, 0x04, 1, 2, 2, 1, ...wide('один')])
  expect(contentOf(submit(8, wider, { esm_class: 0x43 }), choices)).toEqual({ text: 'один', parts: [{ esmClass: 0x40, dataCoding: 8, octets: wider }] })
  const ports = Uint8Array.from([0x06, 0x05, 0x04, 0x15, 0x81, 0, 0, 1, 2, 3])
  expect(contentOf(submit(4, ports, { esm_class: 0x40 }), choices)).toEqual({ text: '', parts: [{ esmClass: 0x40, dataCoding: 4, octets: ports }] })
  expect(contentOf(submit(0, Uint8Array.of(200, 1), { esm_class: 0x40 }), choices)).toBe(statuses.ESME_RINVESMCLASS)
})

test('a part in Latin-1 is written in GSM-7 or UCS-2, which phones know', () => {
  const made = contentOf(submit(3, Uint8Array.from([...udh8, ...bytes('d\xe9j\xe0')]), { esm_class: 0x40 }), choices)
  expect(made).toEqual({ text: 'déjà', parts: [{ esmClass: 0x40, dataCoding: 0, octets: Uint8Array.from([...udh8, ...encodeGsm7('déjà')!]) }] })
  const more = contentOf(submit(0, Uint8Array.from([...udh8, ...bytes('\xfcber \xfb')]), { esm_class: 0x40 }), latin)
  expect(more).toEqual({ text: 'über û', parts: [{ esmClass: 0x40, dataCoding: 8, octets: Uint8Array.from([...udh8, ...wide('über û')]) }] })
})

test('sar_* and port parameters become a header', () => {
  const sar = [tlv.sar_msg_ref_num(258), tlv.sar_total_segments(2), tlv.sar_segment_seqnum(1)]
  const made = contentOf(submit(0, bytes('part'), { tlvs: sar }), choices)
  expect(made).toEqual({ text: 'part', parts: [{ esmClass: 0x40, dataCoding: 0, octets: Uint8Array.from([6, 8, 4, 1, 2, 2, 1, ...bytes('part')]) }] })
  const ported = contentOf(submit(4, Uint8Array.of(9), { tlvs: [tlv.dest_port(2948), tlv.source_port(9200)] }), choices)
  expect(ported).toEqual({ text: '', parts: [{ esmClass: 0x40, dataCoding: 4, octets: Uint8Array.of(6, 5, 4, 0x0b, 0x84, 0x23, 0xf0, 9) }] })
})

test('a message_payload is a long text, and one with a header is cut with that header in every part', () => {
  expect(contentOf(submit(0, new Uint8Array(), payload(bytes('x'.repeat(500)))), choices)).toEqual({ text: 'x'.repeat(500), encoding: 'gsm7' })
  const both = submit(0, bytes('a'), payload(bytes('b')))
  expect(contentOf(both, choices)).toBe(statuses.ESME_ROPTPARNOTALLWD)
  const ported = Uint8Array.from([0x06, 0x05, 0x04, 0x15, 0x81, 0, 0, ...bytes('y'.repeat(200))])
  const made = contentOf({ ...submit(0, new Uint8Array(), payload(ported)), esm_class: 0x40 }, choices)
  if (typeof made === 'number') throw new Error(String(made))
  expect(made.parts!.map(({ octets }) => parseUdh(octets))).toMatchObject([
    { ports: { destination: 0x1581 }, concatenation: { total: 2, sequence: 1 } }, { ports: { destination: 0x1581 }, concatenation: { total: 2, sequence: 2 } },
  ])
})

test('a part that is longer than a message can be is refused', () => {
  const octets = Uint8Array.from([...udh8, ...bytes('x'.repeat(154))])
  expect(contentOf(submit(0, octets, { esm_class: 0x40 }), choices)).toBe(statuses.ESME_RINVMSGLEN)
})

test('every septet alone comes back as it was, as a text or as octets', () => {
  for (let code = 0; code < 0x80; code++) {
    const octets = Uint8Array.of(code)
    const made = contentOf(submit(0, octets), choices)
    if (typeof made === 'number') throw new Error(`${code} was refused`)
    expect([code, ...(made.parts ? made.parts[0]!.octets : encodeGsm7(made.text)!)]).toEqual([code, code])
  }
})
