import { expect, test } from 'vitest'
import { manualClock } from '../kit/clock.ts'
import { silentLog } from '../kit/log.ts'
import { encode } from './codec.ts'
import { memoryWire } from './memory.ts'
import { createCallee } from './outbind.ts'
import type { CalleeNeeds } from './outbind.ts'
import { makePdu } from './pdu.ts'
import type { Pdu } from './pdu.ts'
import { createServer } from './server.ts'
import { statuses } from './statuses.ts'
import { tlv } from './tlvs.ts'

/** A message centre that calls, and a client that is called, in the time of one manual clock. */
function rig(recognise: CalleeNeeds<string>['recognise'] = ({ password }) =>
  password === 'centre' ? { mode: 'receiver', system_id: 'shop', password: 'secret' } : undefined) {
  const clock = manualClock()
  const log = { received: [] as Pdu[], settled: [] as string[], bound: 0, closed: [] as string[], says: [] as string[] }
  const server = createServer<string>({
    clock,
    log: { ...silentLog, warn: (say) => void log.says.push(say) },
    authenticate: async ({ password }) => (password === 'secret' ? 'ok' : statuses.ESME_RINVPASWD),
    handlers: {
      onRequest: (session, pdu) => session.respond(pdu, 0),
      onState(session, state) {
        if (state === 'bound_rx') session.send(makePdu('deliver_sm', { source_addr: '316' }), 'kept for you')
      },
      onSettled: (_, context, { kind }) => void log.settled.push(`${context}: ${kind}`),
      onClosed: (_, { say }) => void log.closed.push(say),
    },
  })
  const callee = createCallee<string>({
    clock,
    log: silentLog,
    recognise,
    limits: { initMs: 5_000 },
    handlers: {
      onBound: () => void log.bound++,
      onRequest(session, pdu) {
        log.received.push(pdu)
        session.respond(pdu, 0)
      },
      onSettled() {},
      onClosed: (_, { say }) => void log.closed.push(say),
    },
  })
  const wire = memoryWire({ clock, accept: callee.accept, latencyMs: 5 })
  const pass = async (ms: number) => {
    for (let at = 0; at < ms; at += 5) {
      clock.advance(5)
      await Promise.resolve()
      await Promise.resolve()
    }
  }
  return { clock, server, callee, wire, log, pass }
}

test('a message centre calls its client, which binds on that connection and gets what was kept for it', async () => {
  const { server, callee, wire, log, pass } = rig()
  server.outbind(wire.dial, { system_id: 'mc', password: 'centre' }, '192.0.2.1')
  await pass(100)
  expect(log.bound).toBe(1)
  expect(log.received).toMatchObject([{ command: 'deliver_sm', source_addr: '316' }])
  expect(log.settled).toEqual(['kept for you: response'])
  expect([...server.sessions()].map(({ systemId, state }) => [systemId, state])).toEqual([['shop', 'bound_rx']])
  void callee.unbindAll()
  await pass(100)
  expect([[...server.sessions()], [...callee.sessions()]]).toEqual([[], []])
})

test('a centre that is not recognised is not bound to', async () => {
  const { server, wire, log, pass } = rig()
  server.outbind(wire.dial, { system_id: 'mc', password: 'guess' }, '192.0.2.1')
  await pass(100)
  expect(log.bound).toBe(0)
  expect(log.closed).toContain('the outbind was refused')
})

test('settings that cannot be sent to a caller end its call, and nothing else', async () => {
  const { server, wire, log, pass } = rig(() => ({ mode: 'receiver', system_id: 'shop', password: 'far too long' }))
  server.outbind(wire.dial, { system_id: 'mc', password: 'centre' }, '192.0.2.1')
  await pass(100)
  expect(log.closed).toContain('the outbind could not be answered')
})

test('a client that nobody can reach is said to be so', async () => {
  const { server, log, clock, pass, callee } = rig()
  const wire = memoryWire({ clock, accept: callee.accept, reachable: () => false })
  server.outbind(wire.dial, { system_id: 'mc', password: 'centre' }, '192.0.2.1')
  await pass(50)
  expect(log.says).toEqual(['nobody to outbind to'])
})

/** A stranger at the door of the client. */
async function stranger(...octets: Uint8Array[]) {
  const rigged = rig()
  const state = { open: true, written: 0 }
  const input = rigged.callee.accept({
    write: ({ length }) => (state.written += length) > 0,
    close: () => void (state.open = false),
    pause() {},
    resume() {},
  }, '192.0.2.6')
  for (const bytes of octets) input.receive(bytes)
  await rigged.pass(50)
  return { ...rigged, state }
}

test('a caller that never asks is closed, as is one that comes with long PDUs or repeats itself', async () => {
  const silent = await stranger()
  await silent.pass(5_200)
  expect(silent.log.closed).toEqual(['not bound within 5000 ms'])
  const long = await stranger(encode(makePdu('deliver_sm', { tlvs: [tlv.message_payload(new Uint8Array(300))] })))
  expect(long.state.open).toBe(false)
  const asks = encode(makePdu('outbind', { system_id: 'mc', password: 'centre' }))
  const twice = await stranger(asks, asks)
  expect(twice.state.open).toBe(true)
  await twice.pass(5_200)
  expect(twice.log.closed).toEqual(['not bound within 5000 ms'])
})

test('what a caller sends before it is bound to is refused', async () => {
  const { state, log } = await stranger(encode(makePdu('deliver_sm', { sequence: 3 })))
  expect(log.received).toEqual([])
  expect(state).toEqual({ open: true, written: 16 }) // deliver_sm_resp with ESME_RINVBNDSTS
})
