import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import { seededChance } from '../kit/chance.ts'
import { encodeGsm7 } from '../sms/gsm7.ts'
import { fillBitsAfter, packSeptets } from '../sms/packing.ts'
import type { DeliverSm, Tlv } from './pdu.ts'
import { makePdu } from './pdu.ts'
import type { Receipt } from './receipt.ts'
import {
  canonicalIds, convertId, keysByName, messageState, nominalKeys, parseReceipt, receiptText, receiptTlvs,
  standardReceipt,
} from './receipt.ts'
import { tlv } from './tlvs.ts'

const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))
const ucs2 = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le').swap16())
const deliver = (text: string, fields: Partial<DeliverSm> = {}) =>
  makePdu('deliver_sm', { esm_class: 0x04, short_message: latin1(text), ...fields })
const parse = (text: string, tlvs: Tlv[] = []): Receipt => parseReceipt(deliver(text, { tlvs }))!

const plain =
  'id:0123456789 sub:001 dlvrd:001 submit date:1103141815 done date:1103141816 stat:DELIVRD err:000 text:Hello'

test('a receipt as in appendix B gives all it says', () => {
  expect(parse(plain)).toEqual({
    id: '0123456789', state: 'delivered', final: true, stat: 'DELIVRD', err: '000', text: 'Hello',
    submitAt: '2011-03-14T18:15:00', doneAt: '2011-03-14T18:16:00', raw: plain,
  })
})

test('every word of the field has its state, in any case, and only some are final', () => {
  const words: [string, Receipt['state'], boolean][] = [
    ['DELIVRD', 'delivered', true], ['delivered', 'delivered', true], ['EXPIRED', 'expired', true],
    ['DELETED', 'deleted', true], ['UNDELIV', 'undelivered', true], ['Undelivered', 'undelivered', true],
    ['FAILED', 'undelivered', true], ['ACCEPTD', 'accepted', false], ['ACKED', 'accepted', false],
    ['UNKNOWN', 'unknown', true], ['REJECTD', 'rejected', true], ['REJECTED', 'rejected', true],
    ['ENROUTE', 'enroute', false], ['BUFFERD', 'enroute', false],
  ]
  for (const [word, state, final] of words) {
    expect(parse(`id:1 stat:${word}`)).toMatchObject({ state, final, stat: word })
  }
})

test('a word nobody knows is kept, closes nothing, and can be given a meaning', () => {
  const pdu = deliver('id:1 stat:GONEFISHING err:7')
  expect(parseReceipt(pdu)).toMatchObject({ state: 'unknown', final: false, stat: 'GONEFISHING', say: /GONEFISHING/ })
  const words = new Map([['GONEFISHING', 'expired' as const]])
  expect(parseReceipt(pdu, { words })).toMatchObject({ state: 'expired', final: true })
})

test('TLVs win over the text, and the id of the text stays at hand', () => {
  const tlvs = [
    tlv.receipted_message_id('ABC'), tlv.message_state(5), tlv.network_error_code(Uint8Array.of(3, 1, 2)),
    tlv.user_message_reference(77),
  ]
  expect(parse('id:7 stat:DELIVRD', tlvs)).toMatchObject({
    id: 'ABC', otherId: '7', state: 'undelivered', final: true, networkError: { type: 3, code: 258 }, reference: 77,
    say: 'message_state says undelivered, its text says delivered',
  })
  expect(parse('id:7 stat:UNDELIV', [tlv.receipted_message_id('7')]).otherId).toBeUndefined()
})

test('TLVs alone are a receipt', () => {
  const receipt = parse('', [tlv.receipted_message_id('ABC'), tlv.message_state(2)])
  expect(receipt).toEqual({ id: 'ABC', state: 'delivered', final: true, raw: '' })
})

test('keys may be capital, reordered, joined or absent, and values may be anything', () => {
  expect(parse('stat:EXPIRED ID:77 submitdate:20110314181534 donedate:110314181535 err:21b Text:')).toMatchObject({
    id: '77', state: 'expired', err: '21b', submitAt: '2011-03-14T18:15:34', doneAt: '2011-03-14T18:15:35',
  })
  expect(parse('id:3dd7c4e5-0f1a-4a52-a4d9-52b0d3c0b7ee stat:DELIVRD')).toMatchObject({
    id: '3dd7c4e5-0f1a-4a52-a4d9-52b0d3c0b7ee', state: 'delivered',
  })
  expect(parse('id: 42 sub: dlvrd: stat: DELIVRD err:\0\r\n')).toEqual({
    id: '42', stat: 'DELIVRD', state: 'delivered', final: true, raw: 'id: 42 sub: dlvrd: stat: DELIVRD err:',
  })
  expect(parse('id:a\x11b stat:DELIVRD').id).toBe('a_b')
})

test('the text is the last thing, whatever keys it quotes', () => {
  expect(parse('id:1 stat:UNDELIV text:stat:DELIVRD id:2 text:x')).toMatchObject({
    id: '1', state: 'undelivered', text: 'stat:DELIVRD id:2 text:x',
  })
})

test('a date that cannot be is left out and said', () => {
  for (const date of ['0000000000', '1113141815', '110230181500', 'soon']) {
    const receipt = parse(`id:1 submit date:${date} done date:${date} stat:DELIVRD`)
    expect(receipt).toMatchObject({ state: 'delivered', say: `done date ${date} is no date` })
    expect(receipt).not.toHaveProperty('submitAt')
    expect(receipt).not.toHaveProperty('doneAt')
  }
})

test('the body is found in any coding and in message_payload', () => {
  const expected = { id: '0123456789', state: 'delivered', text: 'Hello' }
  expect(parseReceipt(deliver('', { data_coding: 8, short_message: ucs2(plain) }))).toMatchObject(expected)
  expect(parseReceipt(deliver('', { data_coding: 0, short_message: ucs2(plain) }))).toMatchObject(expected)
  expect(parseReceipt(deliver(plain, { data_coding: 8 }))).toMatchObject(expected)
  const tlvs = [tlv.message_payload(latin1(plain))]
  expect(parse('', tlvs)).toMatchObject(expected)
  expect(parseReceipt(makePdu('data_sm', { esm_class: 0x04, tlvs }))).toMatchObject(expected)
})

test('a body of septets that are packed is read, and a header before any body is none of it', () => {
  const expected = { id: '0123456789', state: 'delivered', text: 'Hello' }
  const header = Uint8Array.of(5, 0, 3, 0x2a, 1, 1)
  const bodies = [encodeGsm7(plain)!, ucs2(plain), packSeptets(encodeGsm7(plain)!)]
  for (const short_message of bodies) expect(parseReceipt(deliver('', { short_message }))).toMatchObject(expected)
  const packed = packSeptets(encodeGsm7(plain)!, fillBitsAfter(header.length))
  for (const body of [...bodies.slice(0, 2), packed]) {
    const short_message = Uint8Array.from([...header, ...body])
    expect(parseReceipt(deliver('', { esm_class: 0x44, short_message }))).toMatchObject(expected)
  }
})

test('a message from a phone is no receipt, unless TLVs say so or the connection is told to look', () => {
  const typed = deliver(plain, { esm_class: 0 })
  expect(parseReceipt(typed)).toBeUndefined()
  expect(parseReceipt(typed, { byText: true })).toMatchObject({ id: '0123456789' })
  expect(parseReceipt(deliver('id: please', { esm_class: 0 }), { byText: true })).toBeUndefined()
  expect(parseReceipt(deliver(plain, { esm_class: 0x08 }), { byText: true })).toBeUndefined()
  const tlvs = [tlv.receipted_message_id('ABC'), tlv.message_state(2)]
  expect(parseReceipt(deliver('', { esm_class: 0x40, tlvs }))).toMatchObject({ id: 'ABC' })
})

test('an intermediate notification never closes a message', () => {
  expect(parseReceipt(deliver(plain, { esm_class: 0x20 }))).toMatchObject({ state: 'delivered', final: false })
})

test('a receipt marked as one is never lost, even if it says nothing', () => {
  expect(parse('gibberish')).toMatchObject({ id: '', state: 'unknown', final: false, raw: 'gibberish' })
  const spaces = { tag: 0x1e, value: new Uint8Array(65_535).fill(0x20) }
  spaces.value[65_000] = 0x31
  expect(parse(`id:${' '.repeat(200)}2 stat:DELIVRD`, [spaces])).toMatchObject({ id: '1', otherId: '2' })
  expect(parse('', [{ tag: 0x1e, value: new Uint8Array(65_535).fill(0x31) }]).id).toHaveLength(255)
  const long = makePdu('data_sm', { esm_class: 4, tlvs: [tlv.message_payload(new Uint8Array(65_535).fill(0x78))] })
  expect(parseReceipt(long)!.raw.length).toBe(1024)
})

test('a hex id meets its decimal form whichever of the two the response had', () => {
  const meets = (response: string, receipt: string) => canonicalIds(receipt).includes(canonicalIds(response)[0]!)
  expect(meets('1A2B', '6699')).toBe(true)
  expect(meets('6699', '1a2b')).toBe(true)
  expect(meets('00001a2b', '0000006699')).toBe(true)
  expect(meets(' 6699 ', '0006699\0')).toBe(true)
  expect(meets('18446744073709551617', '10000000000000001')).toBe(true)
  expect(meets('6699', '6700')).toBe(false)
  expect(canonicalIds('3DD7C4E5-0F1A')).toEqual(['3dd7c4e5-0f1a'])
  expect(canonicalIds('000')).toEqual(['0'])
  expect(canonicalIds(' \0')).toEqual([])
  expect(canonicalIds('10')).toEqual(['10', 'a', '16'])
  expect(convertId('zz', 'decimal')).toBeUndefined()
  expect(convertId('ff', 'hex')).toBeUndefined()
})

test('what is written is read back, in the standard form and in the dialects', () => {
  const fields = {
    id: '7f', state: 'undelivered', err: '021', text: 'Dear Élodie, your code is 1234', submitAt: 1_300_126_534_000,
    doneAt: 1_300_126_595_999, networkError: { type: 3, code: 27 },
  } as const
  expect(receiptText(fields)).toBe('id:7f sub:001 dlvrd:000 submit date:1103141815 done date:1103141816 ' +
    'stat:UNDELIV err:021 text:Dear ?lodie, your co')
  const dialects = [
    standardReceipt,
    'ID:{id} stat:{stat} err:{err} Text:{text}',
    'stat:{stat} submitdate:{submit:14} donedate:{done:14} err:{err} id:{id}',
    'id:{id} submit date:{submit:12} done date:{done:12} stat:{stat} err:{err} text:\0\r\n',
  ]
  for (const dialect of dialects) {
    const text = receiptText(fields, dialect)
    expect(parse(text), dialect).toMatchObject({ id: '7f', state: 'undelivered', err: '021' })
    const seconds = /:1[24]\}/.test(dialect)
    if (dialect.includes('{done')) expect(parse(text).doneAt).toBe(`2011-03-14T18:16:${seconds ? '35' : '00'}`)
  }
  expect(parse('', receiptTlvs(fields))).toMatchObject({
    id: '7f', state: 'undelivered', networkError: { type: 3, code: 27 },
  })
  for (const state of ['scheduled', 'enroute', 'accepted', 'skipped', 'delivered'] as const) {
    expect(parse(receiptText({ ...fields, state })).state).toBe(state)
    expect(parse('', [tlv.message_state(messageState(state))]).state).toBe(state)
    expect(/stat:(\w+)/.exec(receiptText({ ...fields, state }))![1]).toHaveLength(7)
  }
})

test('the nominal form is read as it is by key, whatever is changed in it', () => {
  const seed = Date.now() % 1_000_000_007
  const chance = seededChance(seed)
  const pieces = [
    ...'aZ09 _-:;,.\r\n\t\0\x11\xa0éid', ' id:', ' err:', ',stat:', ' text:', ' submit date:', 'done_date:', ';sub:',
  ]
  const piece = () => pieces[chance.below(pieces.length)]!
  let fast = 0
  for (let round = 0; round < 300_000; round++) {
    const text = Array.from({ length: chance.below(5) }, piece).join('')
    const id = chance.below(3) ? String(chance.below(1e9)) : `${piece()}${chance.below(99)}${piece()}`
    let body = receiptText({ id, state: 'delivered', submitAt: round * 1e7, doneAt: round * 1e7, text }) + text
    for (let changes = chance.below(3); changes > 0; changes--) {
      const at = chance.below(body.length + 1)
      body = body.slice(0, at) + (chance.below(2) ? piece() : '') + body.slice(at + chance.below(3))
    }
    const keys = nominalKeys(body)
    if (!keys) continue
    fast++
    expect(keys, `seed ${seed}: ${JSON.stringify(body)}`).toEqual(keysByName(body))
  }
  expect(fast).toBeGreaterThan(50_000)
  expect(fast).toBeLessThan(250_000)
})
