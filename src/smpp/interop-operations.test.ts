// Every operation that the npm package smpp knows, over real TCP: asked by it and answered by us, asked by us and
// answered by it, with a value of its own in every field.
import { expect, test } from 'vitest'
import { systemChance } from '../kit/chance.ts'
import { systemClock } from '../kit/clock.ts'
import { silentLog } from '../kit/log.ts'
import type { ResponseFields } from './answers.ts'
import { createClient } from './client.ts'
import type { Command } from './commands.ts'
import { commands, responseTo } from './commands.ts'
import { bodies } from './fields.ts'
import { createCallee } from './outbind.ts'
import { makePdu } from './pdu.ts'
import type { Pdu } from './pdu.ts'
import { comparable, filled, npmSmpp as peer, theirFields, theirName } from './peer.ts'
import type { PeerPdu, PeerSession } from './peer.ts'
import { createServer } from './server.ts'
import type { Outgoing, Session } from './session.ts'
import { tcpDial, tcpListen } from './sockets.ts'
import { tlv } from './tlvs.ts'

const host = '127.0.0.1'
const version = 0x50
const ofTheEsme: Command[] = [
  'submit_sm', 'submit_multi', 'data_sm', 'query_sm', 'cancel_sm', 'replace_sm', 'broadcast_sm', 'query_broadcast_sm',
  'cancel_broadcast_sm',
]
const ofTheCentre: Command[] = ['deliver_sm', 'data_sm', 'alert_notification']
/** Told to one side at bind time, or once for the whole connection; they have tests below. */
const ofTheSession = ['bind_transmitter', 'bind_receiver', 'bind_transceiver', 'outbind', 'unbind', 'enquire_link']

const answerOf = (pdu: Pdu): ResponseFields => filled(responseTo(pdu.command)!) as ResponseFields
const valuesOf = (pdu: Pdu): [string, unknown][] =>
  bodies[pdu.command].map(({ name }) => [name, (pdu as unknown as Record<string, unknown>)[name]])

function expectSame(theirs: PeerPdu, ours: Pdu): void {
  expect(theirs['command']).toBe(ours.command)
  for (const [name, value] of valuesOf(ours)) {
    expect(comparable(name, theirs[theirName(name)]), `${ours.command} ${name}`).toEqual(comparable(name, value))
  }
}

const broadcast = [
  tlv.broadcast_area_identifier(Uint8Array.of(0, 0x41)), tlv.broadcast_content_type(Uint8Array.of(0, 0, 0)),
  tlv.broadcast_rep_num(1), tlv.broadcast_frequency_interval(Uint8Array.of(8, 0, 60)),
]
const asRequest = (command: Command) =>
  ({ ...filled(command), ...(command === 'broadcast_sm' && { tlvs: broadcast }) }) as Outgoing
/** In a deliver_sm_resp the message_id is empty by the rules. */
const responseExpected = (command: Command) => {
  const response = filled(responseTo(command)!)
  return command === 'deliver_sm' ? { ...response, message_id: '' } : response
}

type Asked = PromiseWithResolvers<Pdu>

async function serving(handlers: { onBound(session: Session<Asked>): void; onPdu(pdu: Pdu): void }) {
  const server = createServer<Asked>({
    clock: systemClock,
    log: silentLog,
    systemId: 'centre',
    authenticate: async () => 'ok',
    handlers: {
      onRequest(session, pdu) {
        handlers.onPdu(pdu)
        session.respond(pdu, 0, answerOf(pdu))
      },
      onState: (session, state) => void (state.startsWith('bound') && handlers.onBound(session)),
      onSettled(_, context, settled) {
        if (settled.kind === 'response') context.resolve(settled.pdu)
        else context.reject(new Error(settled.kind))
      },
      onClosed() {},
    },
  })
  const listening = await tcpListen({ host, port: 0, onTransport: server.accept })
  return { server, ...listening }
}

const connected = (port: number) =>
  new Promise<PeerSession>((resolve) => {
    const session = peer.connect(`smpp://${host}:${port}`, () => resolve(session))
    session.on('error', () => session.destroy())
  })
const asked = (session: PeerSession, command: Command, fields: object) =>
  new Promise<PeerPdu>((resolve) => session[command](fields, resolve))

test('no operation is left out', () => {
  const requests = Object.keys(peer.commands).filter((name) => !/_resp$|^generic_nack$/.test(name))
  expect(new Set([...ofTheEsme, ...ofTheCentre, ...ofTheSession])).toEqual(new Set(requests))
})

test('what its client asks we understand and answer, and what our server asks it understands and answers', async () => {
  const got: Pdu[] = []
  const bound = Promise.withResolvers<Session<Asked>>()
  const { server, port, close } = await serving({ onBound: bound.resolve, onPdu: (pdu) => got.push(pdu) })
  const client = await connected(port)
  const bind = { system_id: 'shop', password: 'secret', interface_version: version }
  const answer = await asked(client, 'bind_transceiver', bind)
  expect(answer).toMatchObject({ system_id: 'centre', sc_interface_version: version })
  for (const command of ofTheEsme) {
    const ours = filled(command)
    expectSame(await asked(client, command, theirFields(ours)), responseExpected(command))
    expect(got.pop(), command).toMatchObject(Object.fromEntries(valuesOf(ours)))
  }
  const session = await bound.promise
  for (const command of ofTheCentre) {
    const heard = new Promise<PeerPdu>((resolve) => client.on(command, resolve))
    const answered = Promise.withResolvers<Pdu>()
    session.send(asRequest(command), answered)
    const theirs = await heard
    expectSame(theirs, filled(command))
    if (!commands[command].answered) continue
    client.send(theirs.response(theirFields(filled(responseTo(command)!))))
    const response = await answered.promise
    expect(response, command).toMatchObject({ ...filled(responseTo(command)!), sequence: response.sequence })
  }
  expect(await asked(client, 'enquire_link', {})).toMatchObject({ command: 'enquire_link_resp', command_status: 0 })
  client.on('unbind', (pdu) => client.send(pdu.response()))
  await server.unbindAll()
  await close()
})

test('what our client asks it understands and answers, and what its server asks we understand and answer', async () => {
  let theirs: PeerPdu | undefined
  const upstream = Promise.withResolvers<PeerSession>()
  const npmServer = peer.createServer((session) => {
    session.on('error', () => session.destroy())
    session.on('bind_transceiver', (pdu) => {
      session.send(pdu.response({ system_id: 'npm', sc_interface_version: version }))
      upstream.resolve(session)
    })
    session.on('unbind', (pdu) => session.send(pdu.response()))
    for (const command of ofTheEsme) {
      session.on(command, (pdu) => {
        theirs = pdu
        session.send(pdu.response(theirFields(filled(responseTo(command)!))))
      })
    }
  })
  await new Promise<void>((resolve) => npmServer.listen(0, host, resolve))
  const got: Pdu[] = []
  const bound = Promise.withResolvers<Session<Asked>>()
  const client = createClient<Asked>({
    dial: tcpDial({ host, port: npmServer.address().port }),
    clock: systemClock,
    chance: systemChance,
    log: silentLog,
    bind: { mode: 'transceiver', system_id: 'shop', password: 'secret', interface_version: version },
    handlers: {
      onBound: bound.resolve,
      onUnbound() {},
      onRequest(session, pdu) {
        got.push(pdu)
        if (commands[pdu.command].answered) session.respond(pdu, 0, answerOf(pdu))
      },
      onSettled: (_, context, settled) => void (settled.kind === 'response' && context.resolve(settled.pdu)),
      onClosed() {},
    },
  })
  client.start()
  const session = await bound.promise
  for (const command of ofTheEsme) {
    const answered = Promise.withResolvers<Pdu>()
    session.send(asRequest(command), answered)
    const answer = await answered.promise
    expect(answer, command).toMatchObject({ ...filled(responseTo(command)!), sequence: answer.sequence })
    expectSame(theirs!, filled(command))
  }
  const up = await upstream.promise
  for (const command of ofTheCentre) {
    const ours = filled(command)
    if (commands[command].answered) expectSame(await asked(up, command, theirFields(ours)), responseExpected(command))
    else up[command](theirFields(ours))
    await expect.poll(() => got.length).toBe(1)
    expect(got.pop(), command).toMatchObject(Object.fromEntries(valuesOf(ours)))
  }
  expect(await asked(up, 'enquire_link', {})).toMatchObject({ command: 'enquire_link_resp', command_status: 0 })
  await client.stop()
  await new Promise<void>((resolve) => npmServer.close(resolve))
})

test.each(['transmitter', 'receiver'] as const)('a %s binds both ways', async (mode) => {
  const bound = Promise.withResolvers<Session<Asked>>()
  const { server, port, close } = await serving({ onBound: bound.resolve, onPdu() {} })
  const theirClient = await connected(port)
  const answer = await asked(theirClient, `bind_${mode}`, { system_id: 'shop', interface_version: 0x34 })
  expect(answer).toMatchObject({ command: `bind_${mode}_resp`, command_status: 0, sc_interface_version: 0x34 })
  expect((await bound.promise).state).toBe(mode === 'receiver' ? 'bound_rx' : 'bound_tx')
  expect((await asked(theirClient, 'unbind', {})).command_status).toBe(0)
  await server.unbindAll()
  await close()

  const npmServer = peer.createServer((session) => {
    session.on(`bind_${mode}`, (pdu) => session.send(pdu.response({ system_id: 'npm' })))
    session.on('unbind', (pdu) => session.send(pdu.response()))
    session.on('error', () => session.destroy())
  })
  await new Promise<void>((resolve) => npmServer.listen(0, host, resolve))
  const ourClient = await new Promise<ReturnType<typeof createClient>>((resolve) => {
    const client = createClient({
      dial: tcpDial({ host, port: npmServer.address().port }),
      clock: systemClock,
      chance: systemChance,
      log: silentLog,
      bind: { mode, system_id: 'shop', password: 'secret' },
      handlers: { onBound: () => resolve(client), onUnbound() {}, onRequest() {}, onSettled() {}, onClosed() {} },
    })
    client.start()
  })
  expect(ourClient.session?.interfaceVersion).toBe(0x33) // it told none
  await ourClient.stop()
  await new Promise<void>((resolve) => npmServer.close(resolve))
})

test('an outbind is heard by its client, and its outbind by ours', async () => {
  const npmClient = peer.createServer((session) => {
    session.on('error', () => session.destroy())
    session.on('outbind', (pdu) => {
      expect(pdu).toMatchObject({ system_id: 'centre', password: 'pass' })
      session.bind_receiver({ system_id: 'shop', password: 'secret' })
    })
    session.on('unbind', (pdu) => session.send(pdu.response()))
  })
  await new Promise<void>((resolve) => npmClient.listen(0, host, resolve))
  const bound = Promise.withResolvers<Session<Asked>>()
  const { server, close } = await serving({ onBound: bound.resolve, onPdu() {} })
  server.outbind(tcpDial({ host, port: npmClient.address().port }), { system_id: 'centre', password: 'pass' }, host)
  expect((await bound.promise).systemId).toBe('shop')
  await server.unbindAll()
  await close()
  await new Promise<void>((resolve) => npmClient.close(resolve))

  const heard = Promise.withResolvers<Pdu>()
  const callee = createCallee<undefined>({
    clock: systemClock,
    log: silentLog,
    recognise: () => ({ mode: 'receiver', system_id: 'shop', password: 'secret' }),
    handlers: {
      onBound() {},
      onRequest(session, pdu) {
        heard.resolve(pdu)
        session.respond(pdu, 0)
      },
      onSettled() {},
      onClosed() {},
    },
  })
  const listening = await tcpListen({ host, port: 0, onTransport: callee.accept })
  const npmCentre = await connected(listening.port)
  npmCentre.on('bind_receiver', (pdu) => {
    npmCentre.send(pdu.response({ system_id: 'npm' }))
    npmCentre.deliver_sm({ source_addr: '316', short_message: 'kept' })
  })
  npmCentre.on('unbind', (pdu) => npmCentre.send(pdu.response()))
  npmCentre.outbind({ system_id: 'npm', password: 'pass' })
  expect(await heard.promise).toMatchObject({ command: 'deliver_sm', source_addr: '316' })
  await callee.unbindAll()
  await listening.close()
})

test('a generic_nack settles what it is about, in both directions', async () => {
  const bound = Promise.withResolvers<Session<Asked>>()
  const { server, port, close } = await serving({ onBound: bound.resolve, onPdu() {} })
  const client = await connected(port)
  await asked(client, 'bind_transceiver', { system_id: 'shop', interface_version: 0x34 })
  const session = await bound.promise
  const nacked = Promise.withResolvers<Pdu>()
  const sequence = session.send(makePdu('deliver_sm', { tlvs: [tlv.user_message_reference(1)] }), nacked)
  client.generic_nack({ command_status: 3, sequence_number: sequence })
  expect(await nacked.promise).toMatchObject({ command: 'generic_nack', status: 3 })
  const answer = new Promise<PeerPdu>((resolve) => client.on('generic_nack', resolve))
  const unknown = new peer.PDU('enquire_link', { sequence_number: 9 })
  Object.defineProperty(unknown, 'command_id', { value: 0x77 })
  client.send(unknown)
  expect(await answer).toMatchObject({ command_status: 3 })
  client.on('unbind', (pdu) => client.send(pdu.response()))
  await server.unbindAll()
  await close()
})
