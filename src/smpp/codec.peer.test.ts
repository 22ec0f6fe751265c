// The codec against an independent one: the npm package smpp reads what we write, and we read what it writes. Where it
// differs from the specification the reason stands with the exception.
import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import { decode, encode } from './codec.ts'
import type { Command } from './commands.ts'
import { commandNames, commands } from './commands.ts'
import { bodies } from './fields.ts'
import { makePdu } from './pdu.ts'
import { comparable, filled, npmSmpp as peer, theirFields, theirName } from './peer.ts'
import { statuses } from './statuses.ts'
import { tlv, tlvOf, tlvRows, tlvText } from './tlvs.ts'

/** It gives some octets as text and some text as octets. */
const told = (value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value)

test('ids of commands, TLVs and statuses are the same', () => {
  for (const [name, { id }] of Object.entries(peer.commands)) expect(commands[name as Command]?.id, name).toBe(id)
  for (const row of tlvRows) {
    expect(peer.tlvs[row.name]?.id, row.name).toBe(row.tag)
    // It takes a single broadcast_area_success, version 5.0 has one for each area.
    if (row.name === 'broadcast_area_success') continue
    expect(peer.tlvs[row.name]?.multiple ?? false, row.name).toBe(row.repeats)
  }
  for (const [name, code] of Object.entries(statuses)) {
    if (name in peer.errors) expect(peer.errors[name], name).toBe(code)
  }
})

test.each(commandNames)('%s means the same to both', (command) => {
  const pdu = filled(command)
  const theirs = peer.PDU.fromBuffer(Buffer.from(encode(pdu)))
  expect(theirs).toMatchObject({ command, command_id: commands[command].id, command_status: 0, sequence_number: 77 })
  const fields = bodies[command].map(({ name }) => [name, (pdu as unknown as Record<string, unknown>)[name]] as const)
  for (const [name, value] of fields) {
    expect(comparable(name, theirs[theirName(name)]), name).toEqual(comparable(name, value))
  }
  const bytes = new peer.PDU(command, { ...theirFields(pdu), sequence_number: 77 }).toBuffer()
  expect(decode(bytes)).toEqual({ kind: 'pdu', pdu })
})

/** Where its idea of a TLV is not that of the specification. */
const differs = new Set([
  'message_payload', // passed through its alphabets
  'source_telematics_id', // two octets, where the rule says one: SMPP 3.4 §5.3.2.8
  'ms_validity', // always the one octet of version 3.4
  'dest_addr_np_country', // an integer of four octets, where the rule says one to five
  'alert_on_message_delivery', // always one octet, where the rule says none or one
  'its_session_info', // an integer, where the rule says two octets of different meaning
])

test('every TLV means the same to both', () => {
  for (const row of tlvRows.filter(({ name }) => !differs.has(name))) {
    const value =
      row.kind === 'int' ? 7 : row.kind === 'text' ? '261122100000000+' : new Uint8Array(Math.min(row.max, 23)).fill(7)
    const tlvs = [tlvOf(row, value)]
    const theirs = peer.PDU.fromBuffer(Buffer.from(encode(makePdu('data_sm', { tlvs }))))[row.name]
    const read = row.repeats && Array.isArray(theirs) ? theirs[0] : theirs
    // What it takes apart into objects of its own is compared in the other direction only.
    if (typeof read !== 'object' || read instanceof Uint8Array) expect(told(read), row.name).toBe(told(value))
    const given = value instanceof Uint8Array ? Buffer.from(value) : value
    const bytes = new peer.PDU('data_sm', { [row.name]: peer.tlvs[row.name]!.multiple ? [given] : given }).toBuffer()
    const ours = decode(bytes)
    const list = ours.kind === 'pdu' ? ours.pdu.tlvs : []
    if (row.kind === 'text') expect(tlvText(list, row.tag), row.name).toBe(value) // broadcast_end_time has no NUL there
    else expect(list, row.name).toEqual(tlvs)
  }
})

test('its errors, with and without body, reach us with their status', () => {
  for (const command of ['submit_sm_resp', 'bind_transceiver_resp', 'data_sm_resp'] as const) {
    const bytes = new peer.PDU(command, { command_status: 0x0e, sequence_number: 9 }).toBuffer()
    expect(decode(bytes)).toEqual({ kind: 'pdu', pdu: makePdu(command, { status: 0x0e, sequence: 9 }) })
  }
  const reason = tlv.additional_status_info_text('no')
  const ours = encode(makePdu('submit_sm_resp', { status: 0x58, sequence: 9, tlvs: [reason] }))
  const theirs = peer.PDU.fromBuffer(Buffer.from(ours))
  expect(theirs).toMatchObject({ command_status: 0x58, additional_status_info_text: 'no' })
})
