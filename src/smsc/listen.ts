// The SMPP door of the centre over TCP. The only file here that leads to sockets.
import type { Listening } from '../smpp/sockets.ts'
import { tcpListen } from '../smpp/sockets.ts'
import type { Smsc } from './open.ts'

/** `port` 0 takes any free one; rejects when the address cannot be had. */
export const listenSmsc = ({ smsc, host, port }: { smsc: Smsc; host: string; port: number }): Promise<Listening> =>
  tcpListen({ host, port, onTransport: (transport, address) => smsc.accept(transport, address) })
