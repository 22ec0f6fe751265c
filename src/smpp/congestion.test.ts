import { expect, test } from 'vitest'
import { windowAt } from './congestion.ts'
import { makePdu } from './pdu.ts'
import { rig } from './rig.ts'
import { statuses } from './statuses.ts'
import { tags, tlv, tlvInt } from './tlvs.ts'

test('the window is whole below 90 and shrinks from there to one', () => {
  const windows = [0, 50, 89, 90, 95, 99, 100, 255].map((value) => windowAt(value, 100))
  expect(windows).toEqual([100, 100, 100, 50, 25, 5, 1, 1])
  expect(windowAt(99, 3)).toBe(1)
})

test('a client sends less to a congested peer, and all again when told so or told nothing for a while', () => {
  const { session, feed, submit, clock, log } = rig({ limits: { windowSize: 20, enquireMs: 1e6 } })
  const answer = (sequence: number, value?: number) => {
    const tlvs = value === undefined ? [] : [tlv.congestion_state(value)]
    feed(makePdu('submit_sm_resp', { sequence, tlvs }))
  }
  const sequences = Array.from({ length: 20 }, (_, i) => submit(String(i)))
  clock.advance(0)
  answer(sequences[0]!, 95)
  expect(session.room()).toBe(0) // 19 of 5 are outstanding
  expect(() => submit('more')).toThrow('no room')
  for (const sequence of sequences.slice(1, 16)) answer(sequence)
  expect([session.outstanding, session.room(), log.rooms]).toEqual([4, 1, 1])
  answer(sequences[16]!, 30)
  expect(session.room()).toBe(17)
  answer(sequences[17]!, 100)
  expect(session.room()).toBe(0)
  clock.advance(5_100)
  expect(session.room()).toBe(18)
})

/** A message centre with a peer of this version; `ask` gives the congestion that the answer tells. */
function centre(version: number) {
  const { session, log, feed, last, clock } = rig({ side: 'smsc', bound: false })
  feed(makePdu('bind_transceiver', { interface_version: version }))
  session.respond(log.requests.pop()!, 0)
  clock.advance(0)
  const ask = (command: 'submit_sm' | 'cancel_sm' | 'query_sm', fields = {}) => {
    feed(makePdu(command, { sequence: 9 }))
    session.respond(log.requests.pop()!, statuses.ESME_RTHROTTLED, fields)
    clock.advance(0)
    return tlvInt(last().tlvs, tags.congestion_state)
  }
  return { session, ask, last }
}

test('a message centre tells its congestion in answers that have a body, to peers of version 5.0', () => {
  const { session, ask, last } = centre(0x50)
  expect(ask('submit_sm')).toBeUndefined()
  session.congest(84.6)
  expect([ask('submit_sm'), ask('query_sm'), ask('cancel_sm')]).toEqual([85, 85, undefined])
  expect(ask('submit_sm', { tlvs: [tlv.congestion_state(7)] })).toBe(7)
  expect(ask('submit_sm', { tlvs: [tlv.additional_status_info_text('busy')] })).toBe(85)
  expect(last().tlvs).toHaveLength(2)
  session.congest(undefined)
  expect(ask('submit_sm')).toBeUndefined()
  expect(() => session.congest(101)).toThrow(/^congestion /)
  for (const version of [0x33, 0x34]) {
    const older = centre(version)
    older.session.congest(100)
    expect(older.ask('submit_sm')).toBeUndefined()
  }
})
