// Our sessions against the independent npm package smpp, as its client and as its server, over real TCP.
import { expect, test } from 'vitest'
import { systemChance } from '../kit/chance.ts'
import { systemClock } from '../kit/clock.ts'
import { silentLog } from '../kit/log.ts'
import { createClient } from './client.ts'
import { makePdu } from './pdu.ts'
import type { DeliverSm, Pdu, SubmitSm } from './pdu.ts'
import type { PeerPdu, PeerSession } from './peer.ts'
import { npmSmpp as peer } from './peer.ts'
import { createServer } from './server.ts'
import type { Session } from './session.ts'
import { tcpDial, tcpListen } from './sockets.ts'
import { statuses } from './statuses.ts'
import { tags, tlvInt, tlvText } from './tlvs.ts'

const host = '127.0.0.1'
type Asked = 'submit_sm' | 'enquire_link' | 'unbind' | 'bind_transceiver'
const asked = (session: PeerSession, command: Asked, fields = {}) =>
  new Promise<PeerPdu>((resolve) => session[command](fields, resolve))
const connected = (port: number) =>
  new Promise<PeerSession>((resolve) => {
    const session = peer.connect(`smpp://${host}:${port}`, () => resolve(session))
  })

test('npm smpp as a client binds to our server, submits, gets its receipt, asks, unbinds', async () => {
  const submitted: SubmitSm[] = []
  const closed: string[] = []
  const answered: Pdu[] = []
  const server = createServer<string>({
    clock: systemClock,
    log: silentLog,
    systemId: 'centre',
    authenticate: async ({ password }) => (password === 'secret' ? 'ok' : statuses.ESME_RINVPASWD),
    handlers: {
      onRequest(session, pdu) {
        if (pdu.command !== 'submit_sm') return session.respond(pdu, statuses.ESME_RINVCMDID)
        submitted.push(pdu)
        if (pdu.destination_addr === '0') return session.respond(pdu, statuses.ESME_RINVDSTADR)
        session.respond(pdu, 0, { message_id: 'abc-1' })
        const text = 'id:abc-1 sub:001 dlvrd:001 submit date:2511220900 done date:2511220901 stat:DELIVRD err:000 text:'
        const fields = { esm_class: 4, source_addr: pdu.destination_addr, short_message: Buffer.from(text) }
        session.send(makePdu('deliver_sm', fields), 'receipt')
      },
      onSettled: (_, __, settled) => void (settled.kind === 'response' && answered.push(settled.pdu)),
      onClosed: (_, cause) => void closed.push(cause.why),
    },
  })
  const { port, close } = await tcpListen({ host, port: 0, onTransport: server.accept })

  const refused = await asked(await connected(port), 'bind_transceiver', { system_id: 'shop', password: 'wrong' })
  expect(refused.command_status).toBe(statuses.ESME_RINVPASWD)
  const session = await connected(port)
  const bind = { system_id: 'shop', password: 'secret', interface_version: 0x34 }
  expect(await asked(session, 'bind_transceiver', bind)).toMatchObject({
    command_status: 0, system_id: 'centre', sc_interface_version: 0x34,
  })
  const receipt = new Promise<PeerPdu>((resolve) => session.on('deliver_sm', (pdu) => {
    session.send(pdu.response())
    resolve(pdu)
  }))
  const fields = { destination_addr: '31612345678', short_message: 'hello', user_message_reference: 77 }
  expect(await asked(session, 'submit_sm', fields)).toMatchObject({ command_status: 0, message_id: 'abc-1' })
  expect((await asked(session, 'submit_sm', { destination_addr: '0' })).command_status).toBe(statuses.ESME_RINVDSTADR)
  expect(await receipt).toMatchObject({ esm_class: 4, source_addr: '31612345678' })
  expect((await asked(session, 'enquire_link')).command_status).toBe(0)
  expect((await asked(session, 'unbind')).command_status).toBe(0)
  expect(Buffer.from(submitted[0]!.short_message).toString()).toBe('hello')
  expect(tlvInt(submitted[0]!.tlvs, tags.user_message_reference)).toBe(77)
  expect(answered.map(({ command, status }) => [command, status])).toEqual([['deliver_sm_resp', 0]])
  await server.unbindAll()
  expect(closed).toEqual(['ours', 'unbound'])
  session.destroy()
  await close()
})

test('our client binds to npm smpp as a server, submits 2,000, receives, is asked, and unbinds', async () => {
  const total = 2_000
  const delivered: DeliverSm[] = []
  const ids = new Set<string>()
  let unbinds = 0
  let sent = 0
  let enquired: PeerPdu | undefined
  const server = peer.createServer((session) => {
    session.on('bind_transceiver', (pdu) => {
      session.send(pdu.response({ system_id: 'npm', command_status: pdu.password === 'secret' ? 0 : 0x0e }))
      session.deliver_sm({ source_addr: '31612345678', short_message: 'STOP', receipted_message_id: 'r-1' }, () => {
        session.enquire_link({}, (answer) => (enquired = answer))
      })
    })
    session.on('submit_sm', (pdu) => session.send(pdu.response({ message_id: `n-${String(pdu.destination_addr)}` })))
    session.on('unbind', (pdu) => {
      unbinds++
      session.send(pdu.response())
      session.close()
    })
    session.on('error', () => session.destroy())
  })
  await new Promise<void>((resolve) => void server.listen(0, host, resolve))
  const done = Promise.withResolvers<void>()
  const submit = (session: Session<number>) => {
    while (session.room() > 0 && sent < total) {
      const fields = { destination_addr: String(sent), short_message: Buffer.from('hi') }
      session.send(makePdu('submit_sm', fields), sent++)
    }
  }
  const client = createClient<number>({
    dial: tcpDial({ host, port: server.address().port }),
    clock: systemClock,
    chance: systemChance,
    log: silentLog,
    bind: { mode: 'transceiver', system_id: 'shop', password: 'secret' },
    limits: { windowSize: 100 },
    handlers: {
      onBound: submit,
      onRoom: submit,
      onUnbound() {},
      onRequest(session, pdu) {
        delivered.push(pdu as DeliverSm)
        session.respond(pdu, 0)
      },
      onSettled(_, context, settled) {
        if (settled.kind !== 'response') return done.reject(new Error(settled.kind))
        const { pdu } = settled
        if (pdu.command === 'submit_sm_resp' && pdu.message_id === `n-${context}`) ids.add(pdu.message_id)
        if (ids.size === total) done.resolve()
      },
      onClosed() {},
    },
  })
  client.start()
  await done.promise
  await expect.poll(() => enquired?.command_status).toBe(0)
  expect(Buffer.from(delivered[0]!.short_message).toString()).toBe('STOP')
  expect(tlvText(delivered[0]!.tlvs, tags.receipted_message_id)).toBe('r-1')
  await client.stop()
  expect(unbinds).toBe(1)
  await new Promise<void>((resolve) => server.close(resolve))
})
