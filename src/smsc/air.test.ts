import { expect, test } from 'vitest'
import { seededChance } from '../kit/chance.ts'
import { makePdu } from '../smpp/pdu.ts'
import { decodeToPhone } from '../sms/tpdu-decode.ts'
import { userData } from '../sms/parts.ts'
import type { Segmented } from '../sms/segments.ts'
import { segment } from '../sms/segments.ts'
import { makeTlv, tags, tlv } from '../smpp/tlvs.ts'
import { onAir } from './air.ts'
import { Handsets } from './handset.ts'
import type { Message } from './message.ts'
import { shownByOldPhone } from './old-phone.ts'
import { anyMessage, octets } from './rig.ts'
import { messageOf } from './submission.ts'

const message = (fields: Partial<Message>): Message => ({ ...anyMessage, ...fields })
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const shown = (fields: Partial<Message>) => {
  const phones = new Handsets({ nextId: () => 1, partLimit: 100 })
  return phones.receive([message(fields)], 1).shown.map(({ message: { text, from, parts } }) => ({ text, from, parts }))
}
const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16()

test('a message from a number is the SMS-DELIVER that the specification makes of it', () => {
  const [deliver] = onAir(message({ sourceTon: 1, sourceNpi: 1, source: '447700901234', octets: octets('Hello'), acceptedAt: Date.UTC(2026, 10, 22) }))
  expect(hexOf(deliver!)).toBe('040c9144770009214300006211220000000005c8329bfd06')
})

test('a long payload goes in as many messages as it takes, and is shown whole', () => {
  const long = 'The tide waits for nobody. '.repeat(20)
  expect(onAir(message({ octets: octets(long) }))).toHaveLength(4)
  expect(shown({ octets: octets(long) })).toMatchObject([{ text: long, parts: 4 }])
  const wide = '👍 прилив никого не ждёт. '.repeat(12)
  expect(shown({ octets: utf16(wide), dataCoding: 8 })).toMatchObject([{ text: wide }])
})

test('alphabets that phones do not know become ones they do', () => {
  const latin = Buffer.from('Ça va, señor? ½ œuf'.replace('œ', 'o'), 'latin1')
  expect(shown({ octets: latin, dataCoding: 3 })).toMatchObject([{ text: 'Ça va, señor? ½ ouf', parts: 1 }])
  expect(shown({ octets: Buffer.from('plain_ascii@'), dataCoding: 1 })).toMatchObject([{ text: 'plain_ascii@' }])
  expect(shown({ octets: Buffer.from('å°'), dataCoding: 6 })).toHaveLength(1)
})

test('a sender with what a name cannot have is shown as far as it goes', () => {
  expect(shown({ source: 'A`B{C}' })).toMatchObject([{ from: 'A?B{C}' }])
  expect(shown({ source: '{{{{{{{{{{{' })).toMatchObject([{ from: '{{{{{' }])
  expect(shown({ sourceTon: 0, source: '+31201234567' })).toMatchObject([{ from: '+31201234567' }])
  expect(shown({ sourceTon: 3, sourceNpi: 200, source: '1600' })).toMatchObject([{ from: '1600' }])
})

test('a silent message is acknowledged and never seen', () => {
  expect(shown({ protocolId: 0x40 })).toEqual([])
})

test('an old phone shows parts apart with their headers as letters, and no Unicode', () => {
  const [first] = userData(segment('Twice as long as one message may be. '.repeat(6)) as Segmented, 7)
  const old = (fields: Partial<Message>) => shownByOldPhone(onAir(message(fields))[0]!).text
  expect(old({ octets: octets('Hello') })).toBe('Hello')
  const text = old(first!)
  expect(text).toHaveLength(160)
  expect(text.endsWith((segment('Twice as long as one message may be. '.repeat(6)) as Segmented).parts[0]!.text)).toBe(true)
  expect(text.startsWith('Twice')).toBe(false)
  expect(old({ octets: utf16('привет'), dataCoding: 8 })).not.toContain('п')
  const phones = new Handsets({ nextId: () => 1, partLimit: 100, isOld: () => true })
  expect(phones.receive([message(first!)], 1).shown).toHaveLength(1)
})

test('whatever is accepted goes over the air and is read by the phone', () => {
  const chance = seededChance(160)
  const whole = (most: number) => Math.floor(chance.float() * (most + 1))
  const some = (length: number) => Uint8Array.from({ length }, () => whole(255))
  let taken = 0
  for (let i = 0; i < 3_000; i++) {
    const long = whole(5) === 0
    const bytes = some(whole(long ? 600 : 160))
    const judged = messageOf(
      makePdu('submit_sm', {
        source_addr_ton: whole(6), source_addr_npi: whole(255), source_addr: ['SHOP', '1600', '+31201234567', '~^[]|{}~~~~'][whole(3)]!,
        dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '31612345678', esm_class: whole(255), data_coding: whole(255),
        protocol_id: whole(255), short_message: long ? new Uint8Array() : bytes,
        tlvs: [
          ...(long ? [makeTlv.octets(tags.message_payload, bytes)] : []),
          ...(whole(3) === 0 ? [tlv.sar_msg_ref_num(whole(65535)), tlv.sar_total_segments(whole(255)), tlv.sar_segment_seqnum(whole(255))] : []),
        ],
      }),
      { account: 'demo', id: i + 1, now: anyMessage.acceptedAt },
    )
    if (typeof judged === 'number') continue
    taken++
    for (const deliver of onAir(judged)) {
      expect(deliver.length).toBeLessThanOrEqual(1 + 12 + 2 + 7 + 1 + 140)
      expect(decodeToPhone(deliver)).toMatchObject({ kind: 'tpdu', tpdu: { type: 'deliver' } })
      shownByOldPhone(deliver)
    }
  }
  expect(taken).toBeGreaterThan(500)
})

test.each([0, Date.UTC(1979, 11, 31), Date.UTC(2080, 0), Date.UTC(2500, 0)])('a clock that says %d stops no message', (acceptedAt) => {
  expect(shown({ acceptedAt, octets: octets('Hello') })).toMatchObject([{ text: 'Hello' }])
})
