import { expect, test } from 'vitest'
import { makePdu } from '../smpp/pdu.ts'
import { tags, tlv, tlvBytes, tlvInt } from '../smpp/tlvs.ts'
import { joinText, userData } from '../sms/parts.ts'
import { segment } from '../sms/segments.ts'
import type { PartToSend } from './carrier.ts'
import { smppDefaults } from './connection.ts'
import { createDialect, type DialectSettings } from './dialect.ts'
import { wholeMessages } from './whole.ts'

const dialect = (settings: Partial<DialectSettings> = {}) => createDialect({ ...smppDefaults, ...settings })

function partsOf(text: string, more: { flash?: boolean; reference?: 8 | 16; from?: PartToSend<number>['source']; to?: string } = {}): PartToSend<number>[] {
  const segmented = segment(text, { reference: more.reference ?? 8 })
  if ('refused' in segmented) throw new Error(segmented.say)
  const source = more.from ?? { ton: 5, npi: 0, address: 'Shop' }
  const destination = { ton: 1, npi: 1, address: more.to ?? '31612345678' }
  return userData(segmented, 300, { flash: more.flash ?? false }).map((data, token) => ({ token, source, destination, ...data, reference: 7, validitySeconds: 3_600 }))
}
function written(settings: Partial<DialectSettings>, part: PartToSend<number>) {
  const pdu = dialect(settings).write(part)
  if ('refused' in pdu) throw new Error(pdu.refused)
  return pdu
}
const hex = (octets: Uint8Array | undefined) => Buffer.from(octets ?? []).toString('hex')
const long = 'Long text with {braces} and €. '.repeat(12)

test('without settings a part goes as it is, with its tag and validity', () => {
  const [part] = partsOf('Hi')
  expect(written({}, part!)).toMatchObject({
    source_addr_ton: 5, source_addr: 'Shop', dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '31612345678', esm_class: 0,
    data_coding: 0, short_message: part!.octets, validity_period: '000000010000000R', registered_delivery: 1, tlvs: [tlv.user_message_reference(7)],
  })
})

test('types of number are the connection’s, by kind of sender', () => {
  const addressTypes = { alphanumeric: { ton: 5, npi: 1 }, short: { ton: 6, npi: 0 }, long: { ton: 0, npi: 1 }, recipient: { ton: 2, npi: 8 } }
  const of = (ton: number, address: string) => written({ addressTypes }, partsOf('Hi', { from: { ton, npi: 0, address } })[0]!)
  expect(of(5, 'Shop')).toMatchObject({ source_addr_ton: 5, source_addr_npi: 1, dest_addr_ton: 2, dest_addr_npi: 8, destination_addr: '31612345678' })
  expect(of(3, '1600')).toMatchObject({ source_addr_ton: 6, source_addr_npi: 0, source_addr: '1600' })
  expect(of(1, '31201234567')).toMatchObject({ source_addr_ton: 0, source_addr_npi: 1 })
})

test.each([
  [{ gsm7: 0, ucs2: 8 }, 0x00, 0x08, 0x10, 0x18],
  [{ gsm7: 0xf1, ucs2: 8 }, 0xf1, 0x08, 0xf0, 0x18],
  [{ gsm7: 1, ucs2: 0x18 }, 0x01, 0x18, 0x01, 0x18],
])('data_coding %j is used, and class 0 said where it can be', (dataCoding, gsm7, ucs2, gsm7Flash, ucs2Flash) => {
  const coding = (text: string, flash: boolean) => written({ dataCoding }, partsOf(text, { flash })[0]!).data_coding
  expect([coding('Hi', false), coding('Привет', false), coding('Hi', true), coding('Привет', true)]).toEqual([gsm7, ucs2, gsm7Flash, ucs2Flash])
})

test('an operator that wants Latin-1 or ASCII gets it; what it lacks goes in UCS-2 or not at all', () => {
  const inLatin = written({ alphabet: 'latin1' }, partsOf('Prix: 5 £ à payé ñ')[0]!)
  expect(Buffer.from(inLatin.short_message).toString('latin1')).toBe('Prix: 5 £ à payé ñ')
  expect(inLatin.data_coding).toBe(0)
  const euro = written({ alphabet: 'latin1' }, partsOf('5 €')[0]!)
  expect([euro.data_coding, hex(euro.short_message)]).toEqual([8, '0035002020ac'])
  expect(written({ alphabet: 'ascii' }, partsOf('ñ')[0]!).data_coding).toBe(8)
  expect(dialect({ alphabet: 'ascii' }).write(partsOf(`${'a'.repeat(100)}€`)[0]!)).toEqual({ refused: '"€" is not in the operator\'s alphabet (ascii)' })
})

test('packed text starts at a septet boundary after its header', () => {
  expect(hex(written({ alphabet: 'gsm7-packed' }, partsOf('hellohello')[0]!).short_message)).toBe('e8329bfd4697d9ec37')
  const [first] = partsOf('a'.repeat(200))
  const packed = written({ alphabet: 'gsm7-packed' }, first!).short_message
  expect(packed.length).toBe(140)
  expect(hex(packed.subarray(0, 8))).toBe('0500032c0201c2e1')
})

test.each(['gsm7', 'gsm7-packed', 'latin1', 'ascii'] as const)('what the operator sends in %s reads as its text', (alphabet) => {
  for (const text of ['Hello', 'seven 7', 'sixteen letters.', 'STOP']) {
    const { short_message, data_coding } = written({ alphabet }, partsOf(text)[0]!)
    const read = dialect({ alphabet }).read(makePdu('deliver_sm', { short_message, data_coding }))
    expect(joinText([read])).toBe(text)
  }
})

test('an operator’s own data_coding is read as what it stands for', () => {
  const read = (data_coding: number) => dialect({ dataCoding: { gsm7: 1, ucs2: 0x04 } }).read(makePdu('deliver_sm', { data_coding })).dataCoding
  expect([read(1), read(0), read(4), read(8), read(3)]).toEqual([0, 0, 8, 8, 3])
})

test('a series goes by TLVs where the operator wants those, and comes back as a header', () => {
  const parts = partsOf(long)
  const pdus = parts.map((part) => written({ concatenation: 'sar' }, part))
  expect(pdus.length).toBeGreaterThan(2)
  expect(pdus.map((pdu) => [pdu.esm_class, tlvInt(pdu.tlvs, tags.sar_msg_ref_num), tlvInt(pdu.tlvs, tags.sar_total_segments), tlvInt(pdu.tlvs, tags.sar_segment_seqnum)]))
    .toEqual(parts.map((_, i) => [0, 300 & 0xff, parts.length, i + 1]))
  const read = pdus.map(({ short_message, data_coding, esm_class, tlvs }) => dialect().read(makePdu('deliver_sm', { short_message, data_coding, esm_class, tlvs })))
  expect(read.every(({ esmClass }) => esmClass === 0x40)).toBe(true)
  expect(joinText(read)).toBe(long)
})

test('a series goes as one message_payload where the operator wants that', () => {
  const pdu = dialect({ concatenation: 'payload' }).writeWhole(partsOf(long))
  if ('refused' in pdu) throw new Error(pdu.refused)
  expect([pdu.esm_class, pdu.short_message.length]).toEqual([0, 0])
  expect(joinText([{ esmClass: 0, dataCoding: 0, octets: tlvBytes(pdu.tlvs, tags.message_payload)! }])).toBe(long)
  expect(joinText([dialect().read(makePdu('deliver_sm', { tlvs: pdu.tlvs }))])).toBe(long)
  expect(dialect({ alphabet: 'latin1' }).writeWhole(partsOf(`${'a'.repeat(160)}${'€'.repeat(50)}`))).toHaveProperty('refused')
})

test('parts that are a whole message are found; a part alone stays alone', () => {
  const [a, b] = [partsOf(long), partsOf(long, { to: '31687654321' })]
  const single = partsOf('Hi')
  const counts = (parts: PartToSend<number>[]) => wholeMessages(parts).map((message) => message.length)
  expect(counts([...single, ...a, ...b, ...single])).toEqual([1, a.length, b.length, 1])
  expect(counts([...a.slice(1), ...b])).toEqual([...a.slice(1).map(() => 1), b.length])
  expect(counts([...a.slice(0, -1), ...b.slice(-1)])).toEqual(a.map(() => 1))
  expect(counts([...a, ...partsOf(long, { reference: 16 })])).toHaveLength(2)
})
