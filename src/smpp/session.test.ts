import { expect, test } from 'vitest'
import { makePdu } from './pdu.ts'
import { rig } from './rig.ts'
import { statuses } from './statuses.ts'
import { makeTlv, tags, tlv } from './tlvs.ts'

test('the esme side binds, and learns the version and the name it is bound by', () => {
  const { session, log } = rig()
  expect(log.states).toEqual(['bound_trx'])
  expect([session.systemId, session.interfaceVersion, session.bindStatus]).toEqual(['shop', 0x34, 0])
})

test('a refused bind closes and keeps the status', () => {
  const { session, log, feed, clock } = rig({ bound: false })
  session.bind('bind_receiver', { system_id: 'shop', password: 'wrong' })
  clock.advance(0)
  feed(makePdu('bind_receiver_resp', { status: statuses.ESME_RINVPASWD }))
  expect(session.bindStatus).toBe(statuses.ESME_RINVPASWD)
  expect(log.closed).toEqual([{ why: 'protocol', say: 'the bind was refused with ESME_RINVPASWD' }])
})

test('a bind that is answered with generic_nack is refused, one that is not answered times out', () => {
  const nacked = rig({ bound: false })
  nacked.session.bind('bind_transceiver', {})
  nacked.clock.advance(0)
  nacked.feed(makePdu('generic_nack', { status: statuses.ESME_RINVCMDID }))
  expect(nacked.session.bindStatus).toBe(statuses.ESME_RINVCMDID)
  const silent = rig({ bound: false, limits: { initMs: 5_000 } })
  silent.session.bind('bind_transceiver', {})
  silent.clock.advance(4_900)
  expect(silent.log.closed).toEqual([])
  silent.clock.advance(200)
  expect(silent.log.closed[0]).toEqual({ why: 'timeout', say: 'not bound within 5000 ms' })
})

test('the smsc side becomes bound by answering a bind with ESME_ROK and says its version', () => {
  const { session, log, feed, last, clock } = rig({ side: 'smsc', bound: false })
  feed(makePdu('bind_receiver', { sequence: 7, system_id: 'shop', interface_version: 0x34 }))
  expect(session.state).toBe('open')
  session.respond(log.requests[0]!, 0, { system_id: 'centre' })
  clock.advance(0)
  expect([session.state, session.systemId]).toEqual(['bound_rx', 'shop'])
  expect(last()).toMatchObject({ command: 'bind_receiver_resp', sequence: 7, status: 0, system_id: 'centre' })
  expect(last().tlvs).toEqual([{ tag: tags.sc_interface_version, value: Uint8Array.of(0x34) }])
})

test('a peer of version 3.3 is sent no TLVs', () => {
  const { session, log, feed, last, clock } = rig({ side: 'smsc', bound: false })
  feed(makePdu('bind_transceiver', { interface_version: 0x33 }))
  session.respond(log.requests[0]!, 0)
  clock.advance(0)
  expect(last().tlvs).toEqual([])
  feed(makePdu('submit_sm', { sequence: 2 }))
  session.respond(log.requests[1]!, 0, { message_id: 'a', tlvs: [makeTlv.int(tags.congestion_state, 1, 80)] })
  clock.advance(0)
  expect(last().tlvs).toEqual([])
})

test('everything a turn sends leaves in one write', () => {
  const { session, log, feed, submit, commands, clock } = rig()
  submit('a')
  submit('b')
  feed(makePdu('enquire_link', { sequence: 9 }), makePdu('deliver_sm', { sequence: 10 }))
  session.respond(log.requests[0]!, 0)
  expect(log.writes).toBe(1) // of the turn in which feed() let the clock run
  clock.advance(0)
  expect(log.writes).toBe(2)
  expect(commands()).toEqual(['submit_sm', 'submit_sm', 'enquire_link_resp', 'deliver_sm_resp'])
})

test('the window is a limit, and room is told of when responses free it', () => {
  const { session, log, submit, answer, clock } = rig()
  const first = submit('a')
  submit('b')
  submit('c')
  clock.advance(0)
  expect(session.room()).toBe(0)
  expect(() => submit('d')).toThrow('no room')
  expect(log.rooms).toBe(0)
  answer(first)
  expect(log.rooms).toBe(1)
  expect(session.room()).toBe(1)
  expect(session.outstanding).toBe(2)
})

test('a request that cannot be encoded takes no slot and no sequence number', () => {
  const { session, submit } = rig()
  const before = submit('a')
  expect(() => session.send(makePdu('submit_sm', { source_addr: 'x'.repeat(30) }), 'bad')).toThrow('source_addr')
  expect(session.outstanding).toBe(1)
  expect(submit('b')).toBe(before + 1)
})

test('a response settles its request with its status, a generic_nack likewise', () => {
  const { log, feed, submit, answer, clock } = rig()
  const [a, b, c] = [submit('a'), submit('b'), submit('c')]
  clock.advance(0)
  answer(b, statuses.ESME_RTHROTTLED)
  feed(makePdu('generic_nack', { sequence: c, status: statuses.ESME_RINVCMDID }))
  answer(a)
  expect(log.settled).toEqual([['b', String(0x58)], ['c', '3'], ['a', '0']])
})

test('a request without a response settles as unknown once; a response that comes later reaches its owner once', () => {
  const { session, log, feed, submit, answer, clock } = rig({ limits: { responseMs: 1_000, enquireMs: 1e6 } })
  const sequence = submit('a')
  clock.advance(900)
  expect(log.settled).toEqual([])
  clock.advance(200)
  expect(log.settled).toEqual([['a', 'timeout']])
  expect(log.rooms).toBe(1)
  feed(makePdu('deliver_sm_resp', { sequence }))
  expect(log.late).toEqual([])
  answer(sequence, statuses.ESME_RMSGQFUL)
  answer(sequence)
  expect(log.late).toEqual([['a', statuses.ESME_RMSGQFUL]])
  expect(log.settled.length).toBe(1)
  expect(session.late).toBe(3)
})

test('late responses find their owner for as long as the connection lives, as many as the window is large', () => {
  const { log, submit, answer, clock } = rig({ limits: { responseMs: 1_000, enquireMs: 1e9 } })
  const sequences = ['a', 'b', 'c'].map((context) => submit(context))
  clock.advance(1_100)
  for (let i = 0; i < 1_000; i++) {
    const quick = submit('quick')
    clock.advance(0)
    answer(quick)
  }
  answer(sequences[0]!)
  expect(log.late).toEqual([['a', 0]])
  sequences.push(...['d', 'e'].map((context) => submit(context)))
  clock.advance(1_100) // five expired, of which one was answered, and three are kept
  for (const sequence of sequences) answer(sequence)
  expect(log.late.map(([context]) => context)).toEqual(['a', 'c', 'd', 'e'])
})

test('a response has its whole time, however long after the last tick its request was sent', () => {
  const { log, submit, clock } = rig({ limits: { responseMs: 100 } })
  clock.advance(1_090)
  submit('a')
  clock.advance(90)
  expect(log.settled).toEqual([])
  clock.advance(30)
  expect(log.settled).toEqual([['a', 'timeout']])
})

test('a response of another command or to no request changes nothing', () => {
  const { session, log, feed, submit, clock } = rig()
  const sequence = submit('a')
  clock.advance(0)
  feed(makePdu('deliver_sm_resp', { sequence }), makePdu('submit_sm_resp', { sequence: 999 }))
  feed(makePdu('generic_nack', { sequence: 0 }))
  expect(log.settled).toEqual([])
  expect(session.late).toBe(3)
  expect(session.outstanding).toBe(1)
})

test('when the connection ends, what was written is unknown and what was not is unsent, before onClosed', () => {
  const { session, log, submit, clock } = rig()
  submit('a')
  submit('b')
  clock.advance(0)
  submit('c')
  session.ended('ECONNRESET')
  expect(log.settled).toEqual([['a', 'closed'], ['b', 'closed'], ['c', 'unsent']])
  expect(log.closed).toEqual([{ why: 'network', say: 'ECONNRESET' }])
  session.ended('again')
  session.destroy('again')
  clock.advance(1e6)
  expect([log.settled.length, log.closed.length]).toEqual([3, 1])
  expect(clock.pending()).toBe(0)
})

test('an orderly end by the peer is told apart from trouble on the way', () => {
  const { session, log } = rig()
  session.ended('')
  expect(log.closed[0]!.why).toBe('peer')
})

test('destroy closes at once; what is done to a closed session has no effect', () => {
  const { session, log, feed, submit, clock } = rig()
  submit('a')
  feed(makePdu('deliver_sm', { sequence: 5 }))
  session.destroy('enough')
  expect(log.closed).toEqual([{ why: 'ours', say: 'enough' }])
  expect(log.settled).toEqual([['a', 'closed']])
  const { writes } = log
  session.respond(log.requests[0]!, 0)
  session.unbind()
  session.drained()
  feed(makePdu('enquire_link'))
  clock.advance(1_000)
  expect(log.writes).toBe(writes)
  expect(session.room()).toBe(0)
  expect(() => submit('b')).toThrow('closed')
  expect(log.transportClosed).toBe(1)
})

test('congestion_state is passed on', () => {
  const seen: number[] = []
  const { feed, submit, clock } = rig({ handlers: { onCongestion: (_, value) => seen.push(value) } })
  const sequence = submit('a')
  clock.advance(0)
  feed(makePdu('submit_sm_resp', { sequence, tlvs: [makeTlv.int(tags.congestion_state, 1, 85)] }))
  expect(seen).toEqual([85])
})

test('a request sent from within onSettled counts and settles like any other', () => {
  let again: (() => void) | undefined
  const settled: string[] = []
  const { submit, answer, clock, session } = rig({
    limits: { windowSize: 1 },
    handlers: {
      onSettled(_, context) {
        settled.push(context)
        again?.()
        again = undefined
      },
    },
  })
  again = () => void submit('b')
  const first = submit('a')
  clock.advance(0)
  answer(first)
  expect(session.outstanding).toBe(1)
  answer(first + 1)
  expect(settled).toEqual(['a', 'b'])
})

test('a bind that cannot be encoded can be tried again with other fields', () => {
  const { session, commands, clock } = rig({ bound: false })
  expect(() => session.bind('bind_receiver', { password: 'far too long' })).toThrow('password')
  session.bind('bind_receiver', { password: 'short' })
  clock.advance(0)
  expect(commands()).toEqual(['bind_receiver'])
})

test('congestion told with the answer to the bind counts from the first request on', () => {
  const { session, feed, clock } = rig({ bound: false, limits: { windowSize: 100 } })
  session.bind('bind_transceiver', { interface_version: 0x50 })
  clock.advance(0)
  feed(makePdu('bind_transceiver_resp', { tlvs: [tlv.sc_interface_version(0x50), tlv.congestion_state(100)] }))
  expect(session.room()).toBe(1)
})

test('a message is sent in short_message or in message_payload, never in both', () => {
  const { session } = rig()
  const both = makePdu('submit_sm', { short_message: Uint8Array.of(1), tlvs: [tlv.message_payload(Uint8Array.of(2))] })
  expect(() => session.send(both, 'a')).toThrow(/^short_message .*message_payload/)
  expect(session.outstanding).toBe(0)
})
