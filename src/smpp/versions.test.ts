import { expect, test } from 'vitest'
import { makePdu, noTlvs } from './pdu.ts'
import { lenientQuirks } from './quirks.ts'
import { rig } from './rig.ts'
import { tags, tlv, tlvInt } from './tlvs.ts'
import { checkMessageId, knows } from './versions.ts'

/** A message centre to which a peer of this version has bound. */
function bound(interface_version: number) {
  const rigged = rig({ side: 'smsc', bound: false })
  rigged.feed(makePdu('bind_transceiver', { interface_version }))
  rigged.session.respond(rigged.log.requests[0]!, 0)
  rigged.clock.advance(0)
  return rigged
}
const reference = tlv.user_message_reference(7)
const broadcast = [
  tlv.broadcast_area_identifier(Uint8Array.of(0, 0x41)), tlv.broadcast_content_type(Uint8Array.of(0, 0, 0)),
  tlv.broadcast_rep_num(1), tlv.broadcast_frequency_interval(Uint8Array.of(8, 0, 60)),
]
const body = tlv.message_payload(Uint8Array.of(0x61))

test('a peer before 3.4 is sent no TLVs, a peer from 3.4 on is', () => {
  for (const [version, tlvs] of [[0x33, noTlvs], [0x00, noTlvs], [0x34, [reference]], [0x50, [reference]]] as const) {
    const { session, clock, last } = bound(version)
    const pdu = makePdu('deliver_sm', { tlvs: [reference] })
    const sequence = session.send(pdu, 'a')
    clock.advance(0)
    expect(last(), `0x${version.toString(16)}`).toMatchObject({ command: 'deliver_sm', sequence, tlvs })
    expect(pdu.tlvs).toEqual([reference]) // it may be sent to another peer yet
  }
})

test('what would be another message without its TLVs is refused to a peer before 3.4, and takes no slot', () => {
  const { session } = bound(0x33)
  for (const entry of [body, tlv.sar_total_segments(2)]) {
    expect(() => session.send(makePdu('deliver_sm', { tlvs: [entry] }), 'a')).toThrow('tlvs has a part of the message')
  }
  expect(session.outstanding).toBe(0)
})

test('the 255th octet and the 255th destination are for peers of version 5.0', () => {
  const short_message = new Uint8Array(255)
  const dest_addresses = Array.from({ length: 255 }, () => ({ dest_flag: 2 as const, dl_name: 'a' }))
  expect(() => bound(0x34).session.send(makePdu('deliver_sm', { short_message }), 'a')).toThrow(/^short_message /)
  expect(bound(0x50).session.send(makePdu('deliver_sm', { short_message }), 'a')).toBe(1)
  expect(() => rig().session.send(makePdu('submit_multi', { dest_addresses }), 'a')).toThrow(/^dest_addresses /)
})

test('commands that a version does not have are not sent to it', () => {
  expect(() => bound(0x33).session.send(makePdu('data_sm'), 'a')).toThrow('data_sm is unknown to version 3.3')
  expect(() => bound(0x33).session.send(makePdu('alert_notification'), 'a')).toThrow('unknown to version 3.3')
  expect(bound(0x34).session.send(makePdu('data_sm'), 'a')).toBe(1)
  const { session } = rig()
  expect(() => session.send(makePdu('broadcast_sm', { tlvs: broadcast }), 'a')).toThrow('unknown to version 3.4')
  expect([knows(0x50, 'broadcast_sm'), knows(0x33, 'submit_multi'), knows(0x33, 'bind_transceiver')])
    .toEqual([true, true, false])
})

test('a broadcast is not sent without its area, content, repetitions and interval', () => {
  const { session, feed, clock } = rig({ bound: false })
  session.bind('bind_transceiver', { interface_version: 0x50 })
  clock.advance(0)
  feed(makePdu('bind_transceiver_resp', { tlvs: [tlv.sc_interface_version(0x50)] }))
  for (const missing of broadcast) {
    const tlvs = broadcast.filter((entry) => entry !== missing)
    expect(() => session.send(makePdu('broadcast_sm', { tlvs }), 'a')).toThrow(/^tlvs lacks broadcast_/)
  }
  session.send(makePdu('broadcast_sm', { tlvs: broadcast }), 'a')
  expect(session.outstanding).toBe(1)
})

test('what a peer before 3.4 sends beyond its version is understood all the same', () => {
  const { log, feed, session, last, clock } = bound(0x33)
  feed(makePdu('data_sm', { sequence: 9, tlvs: [body, reference] }))
  expect(log.requests.at(-1)!.tlvs).toEqual([body, reference])
  session.respond(log.requests.at(-1)!, 0, { message_id: '1', tlvs: [reference] })
  clock.advance(0)
  expect(last()).toMatchObject({ command: 'data_sm_resp', sequence: 9, tlvs: [] })
})

test('a message_id for a peer before 3.4 has at most 8 hexadecimal digits', () => {
  const { log, feed, session, last, clock } = bound(0x33)
  feed(makePdu('submit_sm', { sequence: 9 }))
  const request = log.requests.at(-1)!
  for (const message_id of ['123456789', 'ghi', '-1']) {
    expect(() => session.respond(request, 0, { message_id })).toThrow(/^message_id .* version 3\.3$/)
  }
  session.respond(request, 0, { message_id: '89ABcdef' })
  clock.advance(0)
  expect(last()).toMatchObject({ sequence: 9, message_id: '89ABcdef' })
  expect(() => checkMessageId('3dd7c4e5-0f1a-4a52-a4d9-52b0d3c0b7ee', 0x34)).not.toThrow()
})

test('the version of a session is the lower one of both sides, 3.3 where the peer tells none', () => {
  const clientOf = (ours: number, theirs?: number, unstatedVersion?: number) => {
    const quirks = unstatedVersion === undefined ? undefined : { ...lenientQuirks, unstatedVersion }
    const { session, feed, clock } = rig({ bound: false, quirks })
    session.bind('bind_transceiver', { interface_version: ours })
    clock.advance(0)
    feed(makePdu('bind_transceiver_resp', { tlvs: theirs === undefined ? [] : [tlv.sc_interface_version(theirs)] }))
    return session.interfaceVersion
  }
  expect([clientOf(0x34, 0x50), clientOf(0x50, 0x34), clientOf(0x50, 0x50)]).toEqual([0x34, 0x34, 0x50])
  expect([clientOf(0x34), clientOf(0x34, undefined, 0x34)]).toEqual([0x33, 0x34])
})

test('the answer to a bind tells the version that will be spoken, and to 3.3 nothing', () => {
  for (const [asked, told] of [[0x34, 0x34], [0x50, 0x50], [0x51, 0x50], [0x33, undefined]] as const) {
    const { session, log, feed, last, clock } = rig({ side: 'smsc', bound: false })
    feed(makePdu('bind_receiver', { interface_version: asked }))
    session.respond(log.requests[0]!, 0)
    clock.advance(0)
    expect(tlvInt(last().tlvs, tags.sc_interface_version), `0x${asked.toString(16)}`).toBe(told)
  }
})
