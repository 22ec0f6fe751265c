import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { connect, createServer as createListener } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { seededChance } from '../kit/chance.ts'
import { systemClock } from '../kit/clock.ts'
import { silentLog } from '../kit/log.ts'
import { createClient } from './client.ts'
import type { Client, ClientHandlers } from './client.ts'
import { encode } from './codec.ts'
import { makePdu } from './pdu.ts'
import type { SubmitSm } from './pdu.ts'
import { createServer } from './server.ts'
import type { Server } from './server.ts'
import type { Session, SessionHandlers } from './session.ts'
import { tcpDial, tcpListen } from './sockets.ts'
import type { DialOptions } from './sockets.ts'
import { tlv } from './tlvs.ts'

const host = '127.0.0.1'
const until = async (what: string, done: () => boolean) => {
  const deadline = Date.now() + 15_000
  while (!done()) {
    if (Date.now() > deadline) expect.fail(`${what} did not happen`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
const quiet = { onRequest() {}, onSettled() {}, onClosed() {} }

function serverWith(handlers: Partial<SessionHandlers<number>>): Server<number> {
  return createServer<number>({
    clock: systemClock,
    log: silentLog,
    limits: { windowSize: 500 },
    authenticate: async (bind) => (bind.password === 'secret' ? 'ok' : 0x0e),
    handlers: { ...quiet, ...handlers },
  })
}

function clientTo(port: number, handlers: Partial<ClientHandlers<number>>, tls?: DialOptions['tls']): Client<number> {
  return createClient<number>({
    dial: tcpDial({ host, port, tls }),
    clock: systemClock,
    chance: seededChance(1),
    log: silentLog,
    bind: { mode: 'transceiver', system_id: 'shop', password: 'secret' },
    limits: { windowSize: 500, enquireMs: 50 },
    handlers: { ...quiet, onBound() {}, onUnbound() {}, ...handlers },
  })
}

test('10,000 submissions and their receipts cross a real connection, each settled once', async () => {
  const total = 10_000
  const answers = new Map<number, string>()
  const receipts = new Set<string>()
  const owed: SubmitSm[] = []
  let acknowledged = 0
  let sent = 0
  let closed = ''
  const report = (session: Session<number>) => {
    const now = owed.splice(0, session.room())
    for (const { destination_addr } of now) {
      session.send(makePdu('deliver_sm', { esm_class: 4, source_addr: destination_addr }), 0)
    }
  }
  const server = serverWith({
    onRequest(session, pdu) {
      session.respond(pdu, 0, { message_id: `id-${(pdu as SubmitSm).destination_addr}` })
      owed.push(pdu as SubmitSm)
    },
    onTurn: report,
    onRoom: report,
    onSettled: (_, __, settled) => void (settled.kind === 'response' && settled.pdu.status === 0 && acknowledged++),
  })
  const { port, close } = await tcpListen({ host, port: 0, onTransport: server.accept })
  const submit = (session: Session<number>) => {
    for (let room = session.room(); room > 0 && sent < total; room--, sent++) {
      session.send(makePdu('submit_sm', { destination_addr: String(sent), short_message: Buffer.from('hello') }), sent)
    }
  }
  const client = clientTo(port, {
    onBound: submit,
    onRoom: submit,
    onRequest(session, pdu) {
      receipts.add((pdu as SubmitSm).source_addr)
      session.respond(pdu, 0)
    },
    onSettled(_, context, settled) {
      if (answers.has(context)) expect.fail(`${context} settled twice`)
      if (settled.kind === 'response' && 'message_id' in settled.pdu) answers.set(context, settled.pdu.message_id)
    },
    onClosed: (_, cause) => (closed = cause.why),
  })
  client.start()
  await until('the last receipt', () => acknowledged === total)
  expect(answers.size).toBe(total)
  expect(receipts.size).toBe(total)
  expect(answers.get(4_711)).toBe('id-4711')
  await client.stop()
  expect(closed).toBe('unbound')
  await until('the end of the session', () => [...server.sessions()].length === 0)
  await close()
})

test('an idle bind is kept alive, and taken up again after the server went away', async () => {
  let binds = 0
  let live: Session<number> | undefined
  const first = serverWith({})
  const { port, close } = await tcpListen({ host, port: 0, onTransport: first.accept })
  const client = clientTo(port, { onBound: () => binds++, onUnbound: () => (live = undefined) })
  client.start()
  await until('the bind', () => binds === 1)
  live = client.session
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(live).toBe(client.session) // enquire_link was answered eight times over
  await close()
  await until('the end of the bind', () => client.session === undefined)
  const second = serverWith({})
  const again = await tcpListen({ host, port, onTransport: second.accept })
  await until('the second bind', () => binds === 2)
  await client.stop()
  await again.close()
})

test('a dial to nobody ends with a cause and leaves no connection', async () => {
  const { port, close } = await tcpListen({ host, port: 0, onTransport: serverWith({}).accept })
  await close()
  const says: string[] = []
  const client = clientTo(port, { onUnbound: (_, say) => says.push(say) })
  client.start()
  await until('the failure', () => says.length > 0)
  expect(says[0]).toContain('ECONNREFUSED')
  await client.stop()
})

test('a certificate that is none is a cause like any other, and not thrown', async () => {
  const says: string[] = []
  const client = clientTo(1, { onUnbound: (_, say) => says.push(say) }, { cert: 'none', key: 'none' })
  client.start()
  expect(says).toEqual([])
  await until('the failure', () => says.length > 1) // and it is tried again
  expect(says[0]).toMatch(/no start line/)
  await client.stop()
  const listening = tcpListen({ host, port: 0, tls: { cert: 'none', key: 'none' }, onTransport: serverWith({}).accept })
  await expect(listening).rejects.toThrow(/no start line/)
})

/** A key and a certificate for "localhost" that signs itself; undefined where there is no openssl. */
function selfSigned(): { key: string; cert: string } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  const subject = ['-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  try {
    const files = ['-keyout', key, '-out', cert]
    execFileSync('openssl', ['req', '-x509', ...curve, ...subject, ...files], { stdio: 'ignore' })
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
  } catch {
    return undefined
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('TLS carries a bind when the certificate and the name are right, and refuses it otherwise', async (context) => {
  const pair = selfSigned()
  if (!pair) return context.skip('openssl is not here to make a certificate')
  const server = serverWith({})
  const { port, close } = await tcpListen({ host, port: 0, tls: pair, onTransport: server.accept })
  const attempt = async (tls: DialOptions['tls']) => {
    let outcome = ''
    const note = (say: string) => (outcome ||= say)
    const client = clientTo(port, { onBound: () => note('bound'), onUnbound: (_, say) => note(say) }, tls)
    client.start()
    await until('an outcome', () => outcome !== '')
    await client.stop()
    return outcome
  }
  expect(await attempt({ ca: pair.cert, servername: 'localhost' })).toBe('bound')
  expect(await attempt({ servername: 'localhost' })).toMatch(/self.signed/)
  expect(await attempt({ ca: pair.cert, servername: 'elsewhere.example' })).toMatch(/does not match/)
  expect(await attempt({ insecure: true })).toBe('bound')
  await close()
})

test('one address has so many TLS handshakes under way and no more, however many it has ended', async (context) => {
  const pair = selfSigned()
  if (!pair) return context.skip('openssl is not here to make a certificate')
  const server = serverWith({})
  const refusals: string[] = []
  const { port, close } = await tcpListen({
    host, port: 0, tls: pair, handshakes: { total: 100, perAddress: 5 }, onTransport: server.accept,
    onRefused: (say) => void refusals.push(say),
  })
  const idle = Array.from({ length: 12 }, () => connect({ port, host }))
  for (const socket of idle) socket.on('error', () => {})
  await until('refusal', () => refusals.length === 7)
  expect(new Set(refusals)).toEqual(new Set(['there are too many TLS handshakes']))
  for (const socket of idle) socket.destroy()
  await until('all resets', () => refusals.length === 12)
  const secured = async () => {
    const inner = connectTls({ port, host, ca: pair.cert, servername: 'localhost' })
    await once(inner, 'secureConnect')
    return inner
  }
  const others: Socket[] = []
  for (let i = 0; i < 8; i++) others.push(await secured()) // one after the other, so that none is under way
  for (const socket of others) socket.destroy()
  await until('the end of all', () => [...server.sessions()].length === 0)
  await close()
})

test('a peer that accepts and then neither reads nor answers is given up', async () => {
  const sockets: Socket[] = []
  const silent = createListener({ pauseOnConnect: true }, (socket) => sockets.push(socket))
  await new Promise<void>((resolve) => void silent.listen(0, host, resolve))
  const says: string[] = []
  const client = createClient<number>({
    dial: tcpDial({ host, port: (silent.address() as AddressInfo).port }),
    clock: systemClock,
    chance: seededChance(1),
    log: silentLog,
    bind: { mode: 'transceiver', system_id: 'shop', password: 'secret' },
    limits: { initMs: 300 },
    handlers: { ...quiet, onBound() {}, onUnbound: (_, say) => says.push(say) },
  })
  client.start()
  await until('the end of the attempt', () => says.length > 0)
  expect(says[0]).toBe('not bound within 300 ms')
  await client.stop()
  for (const socket of sockets) socket.destroy()
  silent.close()
})

/** Connects and writes, a little at a time, takes its leave once answered; resolves when the other side ends it. */
const raw = (port: number, ...chunks: Uint8Array[]) =>
  new Promise<Buffer>((resolve) => {
    const heard: Buffer[] = []
    const socket = connect(port, host, () => {
      socket.setNoDelay(true)
      chunks.forEach((chunk, i) => setTimeout(() => socket.write(chunk), 3 * i))
    })
    socket.on('data', (chunk) => heard.push(chunk) === 1 && socket.write(unbind))
    socket.on('error', () => {})
    socket.on('close', () => resolve(Buffer.concat(heard)))
  })
const bind = Buffer.from(encode(makePdu('bind_transceiver', { system_id: 'shop', password: 'secret' })))
const unbind = Buffer.from(encode(makePdu('unbind', { sequence: 2 })))
const header = Buffer.from('PROXY TCP4 192.0.2.7 198.51.100.1 56324 2775\r\n')

test('behind a load balancer a connection counts as of the address that its PROXY header names', async () => {
  const seen: string[] = []
  const refusals: string[] = []
  const server = serverWith({})
  const listening = (from: (address: string) => boolean) => tcpListen({
    host,
    port: 0,
    proxy: { from, headerMs: 200 },
    onTransport(transport, address) {
      seen.push(address)
      return server.accept(transport, address)
    },
    onRefused: (say) => void refusals.push(say),
  })
  const { port, close } = await listening((address) => address === host)
  const answer = await raw(port, Buffer.concat([header, bind]))
  expect(answer.length).toBe(encode(makePdu('bind_transceiver_resp')).length + 16)
  const whole = Buffer.concat([header, bind])
  expect(await raw(port, ...Array.from(whole, (_, i) => whole.subarray(i, i + 1)))).toEqual(answer)
  const local = Buffer.from('0d0a0d0a000d0a515549540a20000000', 'hex')
  expect(await raw(port, local, bind)).toEqual(answer)
  expect(seen).toEqual(['192.0.2.7', '192.0.2.7', host])
  expect([await raw(port, bind), await raw(port, header.subarray(0, 20))]).toEqual([Buffer.alloc(0), Buffer.alloc(0)])
  expect(refusals).toEqual(['there is no PROXY header', 'no PROXY header within 200 ms'])
  expect(seen.length).toBe(3)
  await close()
  const direct = await listening(() => false)
  expect(await raw(direct.port, bind)).toEqual(answer)
  const spoofed = await raw(direct.port, header)
  expect(spoofed.readUInt32BE(4)).toBe(0x8000_0000) // generic_nack: to those who speak for themselves it is no PDU
  expect(seen.slice(3)).toEqual([host, host])
  await direct.close()
})

test('an IPv4 peer is known as such on a socket that takes IPv6 as well', async (context) => {
  const server = serverWith({})
  const seen: string[] = []
  const listening = await tcpListen({
    host: '::', port: 0, proxy: { from: (address) => (seen.push(address), false) },
    onTransport: (transport, address) => (seen.push(address), server.accept(transport, address)),
  }).catch(() => undefined)
  if (!listening) return context.skip('there is no IPv6 here')
  const socket = connect(listening.port, host)
  await until('the connection', () => seen.length === 2)
  expect(seen).toEqual([host, host])
  socket.destroy()
  await listening.close()
})

test('a PROXY header may stand before TLS', async (context) => {
  const pair = selfSigned()
  if (!pair) return context.skip('openssl is not here to make a certificate')
  const seen: string[] = []
  const refusals: string[] = []
  const server = serverWith({})
  const { port, close } = await tcpListen({
    host,
    port: 0,
    tls: pair,
    proxy: { from: () => true },
    onTransport(transport, address) {
      seen.push(address)
      return server.accept(transport, address)
    },
    onRefused: (say) => void refusals.push(say),
  })
  const outer = connect(port, host, () => outer.write(header))
  const inner = connectTls({ socket: outer, ca: pair.cert, servername: 'localhost' }, () => inner.write(bind))
  const [answer] = (await once(inner, 'data')) as [Buffer]
  expect(answer.readUInt32BE(4)).toBe(0x8000_0009)
  expect(seen).toEqual(['192.0.2.7'])
  inner.destroy()
  await raw(port, Buffer.concat([header, bind]))
  expect(refusals.length).toBe(1) // no TLS
  expect(seen.length).toBe(1)
  await close()
})

test('a session keeps no more than its bound of a peer that sends 64 KiB each time, if nothing is answered', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const octets = () => {
    collect()
    return process.memoryUsage().arrayBuffers
  }
  const receiveBytes = 16 * 2 ** 20
  const kept: unknown[] = []
  let throttled = 0
  const server = serverWith({ onRequest: (_, pdu) => void kept.push(pdu) })
  const { port, close } = await tcpListen({ host, port: 0, onTransport: server.accept })
  const tlvs = [tlv.message_payload(new Uint8Array(65_000))]
  let sent = 0
  const submit = (session: Session<number>) => {
    for (let room = Math.min(session.room(), 1_500 - sent); room > 0; room--) {
      session.send(makePdu('submit_sm', { tlvs }), sent++)
    }
  }
  // what tests before this one left behind goes first, or it would go while this one counts
  let before = octets()
  await until('an end of what was there before', () => {
    const left = octets()
    const same = left === before
    before = left
    return same
  })
  const client = clientTo(port, { onBound: submit, onRoom: submit, onSettled: () => void throttled++ })
  client.start()
  await until('an answer or a place for each', () => kept.length + throttled === 1_500)
  expect(kept.length).toBeGreaterThan(100)
  // What is on its way out of the client, in the same process, goes by itself; what a session holds stays.
  await until('an end of what was on its way', () => octets() - before < receiveBytes + 4 * 2 ** 20)
  expect(octets() - before).toBeGreaterThan(kept.length * 65_000)
  client.session!.destroy('measured')
  await client.stop()
  await close()
})
