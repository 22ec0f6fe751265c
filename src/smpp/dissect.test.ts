import { expect, test } from 'vitest'
import { seededChance } from '../kit/chance.ts'
import { userData } from '../sms/parts.ts'
import { segment, type Segmented } from '../sms/segments.ts'
import { encode } from './codec.ts'
import { dissectPdu } from './dissect.ts'
import { makePdu } from './pdu.ts'
import { tlv } from './tlvs.ts'

test('every octet of a submit_sm is told, header, fields, text and TLVs', () => {
  const octets = encode(
    makePdu('submit_sm', {
      sequence: 7, source_addr_ton: 5, source_addr: 'SHOP', dest_addr_ton: 1, dest_addr_npi: 1,
      destination_addr: '31612345678', registered_delivery: 1, short_message: Buffer.from('Hi'),
      tlvs: [tlv.user_message_reference(258)],
    }),
  )
  const { name, fields } = dissectPdu(octets)
  expect(name).toBe('submit_sm')
  const values = Object.fromEntries(fields.map((field) => [field.name, field.value]))
  expect(values).toMatchObject({
    command_id: '0x00000004: submit_sm', sequence_number: '7', source_addr: 'SHOP', source_addr_ton: '5: alphanumeric',
    destination_addr: '31612345678', data_coding: '0x00: gsm7', sm_length: '2 octets', short_message: 'Hi',
    user_message_reference: '258',
  })
  let end = 0
  for (const { at, length } of fields) {
    expect(at).toBe(end)
    end = at + length
  }
  expect(end).toBe(octets.length)
})

test('a part tells which one it is, an answer tells its status by name', () => {
  const [first] = userData(segment('Жду вас '.repeat(20)) as Segmented, 42)
  const deliver = makePdu('deliver_sm', { esm_class: first!.esmClass, data_coding: 8, short_message: first!.octets })
  expect(dissectPdu(encode(deliver)).fields.at(-1)!.value).toMatch(/^part 1 of 3, reference 42: Жду вас/)
  const refused = makePdu('submit_sm_resp', { status: 0x14, message_id: 'a1' })
  expect(dissectPdu(encode(refused)).fields[2]!.value).toBe('ESME_RMSGQFUL')
})

test('the recipients of a submit_multi are told one by one', () => {
  const multi = makePdu('submit_multi', {
    dest_addresses: [
      { dest_flag: 1, dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '31612345678' },
      { dest_flag: 2, dl_name: 'crew' },
    ],
    short_message: Buffer.from('Hi'),
  })
  const { fields } = dissectPdu(encode(multi))
  expect(fields.map(({ name }) => name)).toContain('dl_name')
  expect(fields.at(-1)).toMatchObject({ name: 'short_message', value: 'Hi' })
})

test('whatever comes, fields lie inside of it and nothing is thrown', () => {
  const chance = seededChance(7)
  for (let round = 0; round < 3000; round++) {
    const noise = chance.bytes(chance.below(60))
    if (round % 2 === 0 && noise.length > 8) noise.set([0, 0, 0, [4, 5, 0x21, 3][round % 4]!], 4)
    for (const { at, length } of dissectPdu(noise).fields) expect(at + length).toBeLessThanOrEqual(noise.length)
  }
})
