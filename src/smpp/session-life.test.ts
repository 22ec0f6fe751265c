import { expect, test } from 'vitest'
import { encode } from './codec.ts'
import { makePdu } from './pdu.ts'
import { rig } from './rig.ts'
import { statuses } from './statuses.ts'
import { tags } from './tlvs.ts'

test('a peer that stops reading blocks new requests at once and is closed when answers pile up', () => {
  const { session, log, feed, submit, clock } = rig({ side: 'esme', limits: { outputBytes: 200 } })
  log.accepts = false
  submit('a')
  clock.advance(0)
  expect(session.room()).toBe(0)
  const { writes } = log
  for (let i = 1; i <= 12; i++) feed(makePdu('enquire_link', { sequence: i }))
  expect(log.writes).toBe(writes)
  expect(session.state).toBe('bound_trx')
  feed(makePdu('enquire_link', { sequence: 13 }))
  expect(log.closed).toEqual([{ why: 'protocol', say: 'the peer does not read' }])
  expect(log.settled).toEqual([['a', 'closed']])
})

test('a peer that talks and never reads is closed in time, though nothing piles up', () => {
  const { log, feed, submit, clock } = rig({ limits: { writeMs: 60_000, responseMs: 5_000 } })
  log.accepts = false
  submit('a')
  for (let i = 0; i < 70 && log.closed.length === 0; i++) {
    clock.advance(1_000)
    feed(makePdu('submit_sm_resp', { sequence: 999 }))
  }
  expect(log.settled).toEqual([['a', 'timeout']])
  expect(log.closed).toEqual([{ why: 'timeout', say: 'the peer did not read for 60000 ms' }])
})

test('when the peer reads again, what waited leaves in one write and room is told of', () => {
  const { session, log, feed, submit, clock, commands } = rig()
  log.accepts = false
  submit('a')
  clock.advance(0)
  feed(makePdu('enquire_link', { sequence: 1 }))
  feed(makePdu('enquire_link', { sequence: 2 }))
  log.accepts = true
  session.drained()
  expect(commands()).toEqual(['submit_sm', 'enquire_link_resp', 'enquire_link_resp'])
  expect(log.writes).toBe(2)
  expect(log.rooms).toBe(1)
  expect(session.room()).toBe(2)
})

test('a turn that wants to send more than the bound of the output writes it in pieces', () => {
  const { log, submit, clock } = rig({ limits: { outputBytes: 300, windowSize: 100 } })
  for (let i = 0; i < 100; i++) submit(String(i))
  clock.advance(0)
  expect(log.sent.length).toBe(100)
  expect(log.writes).toBeGreaterThan(10)
})

test('room once told of holds for the whole turn, also when the transport is full before its end', () => {
  const { session, log, submit, clock } = rig({ limits: { outputBytes: 300, windowSize: 50 } })
  log.accepts = false
  for (let room = session.room(); room > 0; room--) submit(String(room))
  clock.advance(0)
  expect([session.room(), session.outstanding, log.closed.length]).toEqual([0, 50, 0])
  log.accepts = true
  session.drained()
  expect(log.sent.length).toBe(50)
})

test('silence of the peer is asked about, and closes when the question stays without an answer', () => {
  const { log, commands, clock, submit } = rig({ limits: { enquireMs: 30_000, enquireAnswerMs: 5_000 } })
  submit('a')
  clock.advance(29_900)
  expect(commands()).toEqual(['submit_sm'])
  clock.advance(200)
  expect(commands()).toEqual(['submit_sm', 'enquire_link'])
  clock.advance(5_100)
  expect(log.closed).toEqual([{ why: 'timeout', say: 'enquire_link not answered within 5000 ms' }])
  expect(log.settled).toEqual([['a', 'closed']])
})

test('an answered enquire_link keeps the session and is repeated after the next silence', () => {
  const { log, commands, feed, last, clock } = rig({ limits: { enquireMs: 30_000, enquireAnswerMs: 5_000 } })
  for (let i = 1; i <= 3; i++) {
    clock.advance(30_200)
    expect(commands().length).toBe(i)
    feed(makePdu('enquire_link_resp', { sequence: last().sequence }))
  }
  expect(log.closed).toEqual([])
})

test('enquire_link is answered in every state, the unbound one included', () => {
  const { feed, last } = rig({ side: 'smsc', bound: false })
  feed(makePdu('enquire_link', { sequence: 77 }))
  expect(last()).toMatchObject({ command: 'enquire_link_resp', sequence: 77, status: 0 })
})

test('a peer that never binds is closed after session_init, also when it chatters', () => {
  const { log, feed, clock } = rig({ side: 'smsc', bound: false, limits: { initMs: 10_000 } })
  for (let i = 1; i <= 11; i++) {
    feed(makePdu('enquire_link', { sequence: i }))
    clock.advance(1_000)
  }
  expect(log.closed).toEqual([{ why: 'timeout', say: 'not bound within 10000 ms' }])
})

test('signs of life without any message lead to unbind after inactivity', () => {
  const { log, feed, last, clock } = rig({ limits: { inactivityMs: 60_000, enquireMs: 10_000 } })
  for (let i = 0; i < 70 && log.sent.at(-1)?.command !== 'unbind'; i++) {
    feed(makePdu('enquire_link', { sequence: i + 1 }))
    clock.advance(1_000)
  }
  expect(last().command).toBe('unbind')
  feed(makePdu('unbind_resp', { sequence: last().sequence }))
  expect(log.closed).toEqual([{ why: 'unbound', say: 'no message for 60000 ms' }])
})

test('messages either way put inactivity off', () => {
  const limits = { inactivityMs: 1_000, enquireMs: 1e6, windowSize: 100 }
  const { session, log, feed, submit, commands, clock } = rig({ limits })
  for (let i = 0; i < 5; i++) {
    clock.advance(800)
    submit(String(i))
    clock.advance(800)
    feed(makePdu('deliver_sm', { sequence: i + 1 }))
    session.respond(log.requests.at(-1)!, 0)
  }
  expect(session.state).toBe('bound_trx')
  expect(commands()).not.toContain('unbind')
})

test('octets that trickle do not keep a session: the PDU must be completed in time', () => {
  const { session, log, clock } = rig({ limits: { pduReadMs: 10_000 } })
  const bytes = encode(makePdu('deliver_sm'))
  for (let i = 0; i < 11 && log.closed.length === 0; i++) {
    session.receive(bytes.subarray(i, i + 1))
    clock.advance(1_000)
  }
  expect(log.closed).toEqual([{ why: 'timeout', say: 'a PDU was not completed within 10000 ms' }])
})

test('a stream that always stops within a PDU is no trickle', () => {
  const { session, log, clock } = rig({ limits: { pduReadMs: 3_000, receiveWindow: 1_000 } })
  const stream = Buffer.concat(Array.from({ length: 60 }, (_, i) => encode(makePdu('deliver_sm', { sequence: i + 1 }))))
  const step = encode(makePdu('deliver_sm')).length
  for (let at = 0; at < stream.length; at += step) {
    session.receive(stream.subarray(Math.max(0, at - 5), at + step - 5))
    clock.advance(1_000)
  }
  expect(log.closed).toEqual([])
  expect(log.requests.length).toBe(59)
})

test('requests in the wrong state are answered ESME_RINVBNDSTS and a second bind ESME_RALYBND', () => {
  const open = rig({ side: 'smsc', bound: false })
  open.feed(makePdu('submit_sm', { sequence: 3 }))
  expect(open.last()).toMatchObject({ command: 'submit_sm_resp', sequence: 3, status: statuses.ESME_RINVBNDSTS })
  const bound = rig({ side: 'smsc' })
  bound.feed(makePdu('bind_transmitter', { sequence: 4 }), makePdu('deliver_sm', { sequence: 5 }))
  expect(bound.log.sent.map(({ command, status }) => [command, status])).toEqual([
    ['bind_transmitter_resp', statuses.ESME_RALYBND],
    ['deliver_sm_resp', statuses.ESME_RINVBNDSTS],
  ])
  expect(bound.log.requests).toEqual([])
  expect(bound.session.state).toBe('bound_trx')
})

test('a second bind while the first is being judged is answered ESME_RALYBND', () => {
  const { log, feed, last } = rig({ side: 'smsc', bound: false })
  feed(makePdu('bind_transceiver', { sequence: 1 }), makePdu('bind_transceiver', { sequence: 2 }))
  expect(log.requests.length).toBe(1)
  expect(last()).toMatchObject({ sequence: 2, status: statuses.ESME_RALYBND })
})

test('what the state forbids cannot be sent', () => {
  const { session, deliver } = rig()
  expect(() => deliver('a')).toThrow('deliver_sm may not be sent when bound_trx')
  expect(() => session.bind('bind_receiver', {})).toThrow('may not be sent')
})

test('more than 256 octets before a bind are refused, whole or in part, and closed', () => {
  const whole = rig({ side: 'smsc', bound: false })
  whole.feed(makePdu('submit_sm', { short_message: new Uint8Array(250) }))
  expect(whole.last()).toMatchObject({ command: 'generic_nack', status: statuses.ESME_RINVCMDLEN })
  expect(whole.log.closed[0]!.why).toBe('protocol')
  const full = rig({ side: 'smsc', bound: false })
  full.feed(makePdu('submit_sm', { short_message: new Uint8Array(256 - 16 - 17) }))
  expect(full.last()).toMatchObject({ command: 'submit_sm_resp', status: statuses.ESME_RINVBNDSTS })
  const part = rig({ side: 'smsc', bound: false })
  const long = encode(makePdu('data_sm', { tlvs: [{ tag: tags.message_payload, value: new Uint8Array(60_000) }] }))
  part.session.receive(long.subarray(0, 200))
  expect(part.log.closed).toEqual([])
  part.session.receive(long.subarray(200, 300))
  expect(part.log.closed[0]!.why).toBe('protocol')
})

test('an application that lags has the surplus refused with a temporary status', () => {
  for (const [side, command, status] of [
    ['smsc', 'submit_sm', statuses.ESME_RTHROTTLED],
    ['esme', 'deliver_sm', statuses.ESME_RX_T_APPN],
  ] as const) {
    const { session, log, feed, last } = rig({ side, limits: { receiveWindow: 2 } })
    feed(...[1, 2, 3].map((sequence) => makePdu(command, { sequence })))
    expect(log.requests.length).toBe(2)
    expect(last()).toMatchObject({ sequence: 3, status })
    session.respond(log.requests[0]!, 0)
    feed(makePdu(command, { sequence: 4 }))
    expect(log.requests.length).toBe(3)
  }
})

test('a paused session reads nothing, and time stands still for what it cannot hear', () => {
  const limits = { responseMs: 1_000, enquireMs: 500, enquireAnswerMs: 500 }
  const { session, log, submit, answer, clock } = rig({ limits })
  const sequence = submit('a')
  session.pause()
  expect(log.reading).toBe(false)
  clock.advance(600_000)
  expect([log.settled, log.closed]).toEqual([[], []])
  session.resume()
  expect(log.reading).toBe(true)
  answer(sequence)
  expect(log.settled).toEqual([['a', '0']])
})

test('unbind waits for both directions, refuses what is new, then says goodbye', () => {
  const { session, log, feed, submit, answer, commands, last, clock } = rig()
  const sequence = submit('a')
  feed(makePdu('deliver_sm', { sequence: 8 }))
  session.unbind()
  clock.advance(1_000)
  expect(session.state).toBe('unbinding')
  expect(commands()).toEqual(['submit_sm'])
  feed(makePdu('deliver_sm', { sequence: 9 }))
  expect(last()).toMatchObject({ command: 'deliver_sm_resp', sequence: 9, status: statuses.ESME_RX_T_APPN })
  answer(sequence)
  expect(last().command).toBe('deliver_sm_resp')
  session.respond(log.requests[0]!, 0)
  clock.advance(0)
  expect(commands()).toEqual(['submit_sm', 'deliver_sm_resp', 'deliver_sm_resp', 'unbind'])
  feed(makePdu('unbind_resp', { sequence: last().sequence }))
  expect(log.closed).toEqual([{ why: 'unbound', say: 'unbound by us' }])
  expect(log.settled).toEqual([['a', '0']])
})

test('unbind makes a paused session read again, since it must hear the answer', () => {
  const { session, log } = rig()
  session.pause()
  session.unbind()
  expect(log.reading).toBe(true)
  session.pause()
  expect(log.reading).toBe(true)
})

test('a peer that hangs up on our unbind counts as unbound', () => {
  const { session, log, clock } = rig()
  session.unbind()
  clock.advance(0)
  session.ended('')
  expect(log.closed).toEqual([{ why: 'unbound', say: 'unbound by us' }])
})

test('neither an open request nor a missing unbind_resp holds up the goodbye for ever', () => {
  const { session, log, submit, commands, clock } = rig({ limits: { drainMs: 3_000, unbindMs: 2_000 } })
  submit('a')
  session.unbind()
  clock.advance(2_800)
  expect(commands()).toEqual(['submit_sm'])
  clock.advance(300)
  expect(commands()).toEqual(['submit_sm', 'unbind'])
  clock.advance(2_200)
  expect(log.settled).toEqual([['a', 'closed']])
  expect(log.closed).toEqual([{ why: 'timeout', say: 'unbind not answered within 2000 ms' }])
})

test('the unbind of the peer is answered after what it still has to hear', () => {
  const { session, log, feed, commands, clock } = rig({ side: 'smsc' })
  feed(makePdu('submit_sm', { sequence: 1 }), makePdu('unbind', { sequence: 2 }))
  expect(session.room()).toBe(0)
  expect(commands()).toEqual([])
  session.respond(log.requests[0]!, 0, { message_id: 'x' })
  clock.advance(0)
  expect(commands()).toEqual(['submit_sm_resp', 'unbind_resp'])
  expect(log.closed).toEqual([{ why: 'unbound', say: 'unbound by the peer' }])
  expect(log.transportClosed).toBe(1)
})

test('a peer that unbinds without answering us is let go within unbindMs', () => {
  const { log, feed, deliver, clock } = rig({ side: 'smsc', limits: { unbindMs: 2_000 } })
  deliver('a')
  feed(makePdu('unbind', { sequence: 2 }))
  clock.advance(1_800)
  expect(log.closed).toEqual([])
  clock.advance(300)
  expect(log.settled).toEqual([['a', 'closed']])
  expect(log.closed[0]!.why).toBe('unbound')
})

test('unbinds that cross are both answered', () => {
  const { session, log, feed, commands, clock } = rig()
  session.unbind()
  clock.advance(0)
  feed(makePdu('unbind', { sequence: 40 }))
  expect(commands()).toEqual(['unbind', 'unbind_resp'])
  expect(log.closed.length).toBe(1)
})

test('unbinds that cross after the wait for answers are both answered at once', () => {
  const { session, log, feed, submit, commands, clock } = rig({ limits: { drainMs: 1_000, unbindMs: 5_000 } })
  submit('a')
  session.unbind()
  clock.advance(1_200)
  expect(commands()).toEqual(['submit_sm', 'unbind'])
  feed(makePdu('unbind', { sequence: 40 }))
  expect(commands()).toEqual(['submit_sm', 'unbind', 'unbind_resp'])
  expect(log.closed).toEqual([{ why: 'unbound', say: 'unbound by us' }])
  expect(log.settled).toEqual([['a', 'closed']])
})
