// The SMPP door over TCP and TLS. The only file here that leads to sockets.
import { tcpListen, type ListenOptions } from '../../smpp/sockets.ts'
import type { SmppDoor } from './open.ts'

type Options = {
  readonly door: SmppDoor
  readonly host: string
  readonly port: number
  readonly tls?: { readonly port: number; readonly cert: string; readonly key: string }
}

/** Port 0 takes any free one; rejects when an address cannot be had, or the certificate or key is none. */
export async function listenSmpp({ door, host, port, tls }: Options): Promise<{ port: number; tlsPort?: number; close(): Promise<void> }> {
  const on = (options: Pick<ListenOptions, 'port' | 'tls'>) =>
    tcpListen({ host, ...options, onTransport: (transport, address) => door.accept(transport, address, options.tls !== undefined) })
  const plain = await on({ port })
  if (!tls) return plain
  const { port: tlsPort, ...certificate } = tls
  const secure = await on({ port: tlsPort, tls: certificate }).catch(async (error: unknown) => {
    await plain.close()
    throw error
  })
  return {
    port: plain.port,
    tlsPort: secure.port,
    close: async () => void (await Promise.all([plain.close(), secure.close()])),
  }
}
