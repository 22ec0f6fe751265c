// TCP and TLS under the sessions: the only file of this folder that knows node:net and node:tls. Turns a socket into a
// Transport and its events into calls. Knows no PDU.
import net from 'node:net'
import tls from 'node:tls'
import type { Dial } from './client.ts'
import { createCrowd } from './crowd.ts'
import { mostHeaderOctets, readProxyHeader } from './proxy.ts'
import type { SessionInput } from './server.ts'
import type { Transport } from './session.ts'

/** How long a peer may take to close its half, or to read what is left, after we closed ours. */
const lingerMs = 2_000
const handshakeMs = 10_000
const proxyHeaderMs = 5_000
const mostConnections = 20_000
const defaultHandshakes = { total: 1_000, perAddress: 50 }

export type DialOptions = {
  readonly host: string
  readonly port: number
  /** `true`: verified against the system's authorities and the host name. */
  readonly tls?: boolean | {
    readonly ca?: string
    readonly cert?: string
    readonly key?: string
    readonly servername?: string
    /** Takes any certificate: no protection against an impostor. */
    readonly insecure?: boolean
  }
  readonly connectMs?: number
}

export type ListenOptions = {
  readonly host: string
  /** 0: any free one; the answer tells which. */
  readonly port: number
  readonly tls?: { readonly cert: string; readonly key: string; readonly ca?: string; readonly requireClient?: boolean }
  /**
   * Which addresses are load balancers: their connections must begin with a header of the PROXY protocol and count as
   * of the address that it names. All others speak for themselves. None when absent.
   */
  readonly proxy?: { from(address: string): boolean; readonly headerMs?: number }
  /** TLS handshakes under way, in all and from one address or IPv6 network of 64 bits; 1,000 and 50 when absent. */
  readonly handshakes?: { readonly total: number; readonly perAddress: number }
  onTransport(transport: Transport, address: string): SessionInput
  /** A connection ended before it became a transport: no PROXY header, no TLS, or too many at it. */
  onRefused?(say: string, address: string): void
}

export type Listening = {
  readonly port: number
  /** Takes no more connections and ends those that are left. */
  close(): Promise<void>
}

function transportOf(socket: net.Socket): Transport {
  return {
    // What the kernel took at once is no reason to wait, however large.
    write: (bytes) => socket.write(bytes) || socket.writableLength === 0,
    close() {
      if (socket.connecting) return void socket.destroy()
      if (socket.destroyed) return
      socket.end()
      socket.resume()
      const timer = setTimeout(() => socket.destroy(), lingerMs).unref()
      socket.once('close', () => clearTimeout(timer))
    },
    pause: () => void socket.pause(),
    resume: () => void socket.resume(),
  }
}

/** `ended` is called once, with an empty text when the peer closed in good order. */
function attach(socket: net.Socket, input: SessionInput): void {
  let cause = ''
  socket.setNoDelay(true)
  socket.on('data', input.receive)
  socket.on('drain', input.drained)
  socket.on('error', (error) => (cause = error.message))
  socket.once('close', () => input.ended(cause))
}

/** What cannot even be tried, such as a certificate that is none, fails as what is tried in vain: later, with a cause. */
function opened(open: () => net.Socket): net.Socket {
  try {
    return open()
  } catch (error) {
    return new net.Socket().destroy(error as Error)
  }
}

/** How to reach one peer. A dialled transport may be closed before it is connected. */
export function tcpDial({ host, port, tls: secure, connectMs = 10_000 }: DialOptions): Dial {
  return ({ onConnect, onBytes, onDrain, onEnd }) => {
    const { insecure = false, ...own } = typeof secure === 'object' ? secure : {}
    const name = own.servername ?? (net.isIP(host) ? undefined : host)
    const socket = opened(() =>
      secure
        ? tls.connect({ host, port, ...own, servername: name, rejectUnauthorized: !insecure })
        : net.connect({ host, port }))
    const timer = setTimeout(() => socket.destroy(new Error(`no connection within ${connectMs} ms`)), connectMs)
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      clearTimeout(timer)
      onConnect()
    })
    socket.once('close', () => clearTimeout(timer))
    attach(socket, { receive: onBytes, drained: onDrain, ended: onEnd })
    return transportOf(socket)
  }
}

/** Reads the PROXY header off a connection, which is paused then; ends it when there is none in time. */
function readProxied(
  socket: net.Socket,
  headerMs: number,
  onHeader: (address: string | undefined) => void,
  onRefused: (say: string) => void,
): void {
  let held = Buffer.alloc(0)
  const refuse = (say: string) => {
    socket.destroy()
    onRefused(say)
  }
  const timer = setTimeout(() => refuse(`no PROXY header within ${headerMs} ms`), headerMs)
  const onData = (chunk: Buffer) => {
    held = Buffer.concat([held, chunk])
    const header = readProxyHeader(held, net.isIP)
    if (header.kind === 'more' && held.length < mostHeaderOctets) return
    clearTimeout(timer)
    socket.off('data', onData).pause()
    if (header.kind !== 'header') return refuse(header.kind === 'bad' ? header.say : 'the PROXY header does not end')
    if (held.length > header.length) socket.unshift(held.subarray(header.length))
    onHeader(header.source?.address)
  }
  socket.on('data', onData)
  socket.once('close', () => clearTimeout(timer))
}

/** Of the peer; an IPv4 one as itself also where the socket is of IPv6 and takes both. */
const addressOf = ({ remoteAddress = '' }: net.Socket) => remoteAddress.replace(/^::ffff:(?=[\d.]+$)/i, '')

/** Listens; rejects when the address cannot be had, or the certificate or key is none. */
export async function tcpListen(options: ListenOptions): Promise<Listening> {
  const { host, port, tls: secure, proxy, handshakes = defaultHandshakes, onTransport, onRefused = () => {} } = options
  const { requireClient = false, ...own } = secure ?? {}
  const sockets = new Set<net.Socket>()
  /** Who is behind a balancer's connection, by its own end of that: TLS gives no other way to tell. */
  const behind = new Map<string, string>()
  const endOf = ({ remoteAddress, remotePort }: net.Socket) => `${remoteAddress} ${remotePort}`
  const shaking = createCrowd(handshakes.total, handshakes.perAddress)
  /** What to do when the TLS handshake of such an end is over. */
  const onShaken = new Map<string, () => void>()

  const onSocket = (socket: net.Socket) => {
    const end = endOf(socket)
    onShaken.get(end)?.()
    const address = behind.get(end) ?? addressOf(socket)
    attach(socket, onTransport(transportOf(socket), address))
    socket.resume()
  }
  const tlsOptions = { ...own, requestCert: requireClient, handshakeTimeout: handshakeMs }
  const secured = secure && tls.createServer(tlsOptions, onSocket)
  secured?.on('tlsClientError', ({ message }, socket) => {
    onRefused(message, addressOf(socket))
    socket.destroy()
  })
  const onReady = (socket: net.Socket, end: string, address: string) => {
    if (!secured) return onSocket(socket)
    const leave = shaking.enter(address)
    if (!leave) {
      socket.destroy()
      return onRefused('there are too many TLS handshakes', address)
    }
    onShaken.set(end, leave)
    socket.once('close', () => {
      leave()
      onShaken.delete(end)
    })
    secured.emit('connection', socket)
  }
  const server = net.createServer((socket) => {
    const address = addressOf(socket)
    const end = endOf(socket)
    sockets.add(socket)
    socket.on('error', () => {}) // whoever has the socket later hears of it too
    socket.once('close', () => {
      sockets.delete(socket)
      behind.delete(end)
    })
    if (!proxy?.from(address)) return onReady(socket, end, address)
    readProxied(socket, proxy.headerMs ?? proxyHeaderMs, (source) => {
      if (source !== undefined) behind.set(end, source)
      onReady(socket, end, source ?? address)
    }, (say) => onRefused(say, address))
  })
  server.maxConnections = mostConnections
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      server.on('error', () => {}) // of single connections that could not be taken; the next one may
      resolve({ port: (server.address() as net.AddressInfo).port, close })
    })
  })
}
