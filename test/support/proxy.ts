// A TCP wire that does what networks do: delays, slices, corrupts, half-closes, resets, swallows. Stands between two of our
// processes and is told what to do while they run.
import net from 'node:net'

export type Fault = {
  /** Milliseconds every chunk waits, each way. */
  delayMs?: number
  /** Octets of a chunk at most. */
  slice?: number
  /** Share of chunks in which one octet is changed. */
  corrupt?: number
  /** Nothing passes, or nothing that the target says, and nobody is told. */
  swallow?: 'all' | 'answers'
}

export type Proxy = {
  readonly port: number
  /** From now on, for connections there are and connections to come. */
  set(fault: Fault): void
  /** Ends the present connections: by a reset, or by closing the half towards the target only. */
  cut(how: 'reset' | 'half-close'): void
  /** Connections taken so far. */
  readonly opened: number
  close(): Promise<void>
}

export async function openProxy(target: () => number): Promise<Proxy> {
  let fault: Fault = {}
  const pairs = new Set<readonly [net.Socket, net.Socket]>()

  const pass = (from: net.Socket, to: net.Socket, what: 'requests' | 'answers') => {
    let busyUntil = 0
    const swallowed = () => fault.swallow === 'all' || fault.swallow === what
    const send = (bytes: Buffer) => {
      if (swallowed() || to.destroyed) return
      if (fault.corrupt !== undefined && Math.random() < fault.corrupt) bytes[Math.floor(Math.random() * bytes.length)]! ^= 0x55
      to.write(bytes)
    }
    from.on('data', (chunk: Buffer) => {
      const { delayMs = 0, slice = chunk.length } = fault
      for (let at = 0; at < chunk.length; at += slice) {
        const piece = chunk.subarray(at, at + slice)
        if (delayMs === 0 && slice >= chunk.length && busyUntil <= performance.now()) send(piece)
        else {
          // Later pieces never overtake earlier ones, whatever the delay is by then.
          busyUntil = Math.max(busyUntil, performance.now() + delayMs)
          setTimeout(send, Math.max(0, busyUntil - performance.now()), piece)
        }
      }
    })
    from.on('end', () => void (swallowed() || to.end()))
    from.on('close', () => void (swallowed() || to.destroy()))
    from.on('error', () => {})
  }

  let opened = 0
  const server = net.createServer((near) => {
    opened++
    const far = net.connect({ host: '127.0.0.1', port: target() })
    const pair = [near, far] as const
    pairs.add(pair)
    near.setNoDelay(true)
    far.setNoDelay(true)
    pass(near, far, 'requests')
    pass(far, near, 'answers')
    for (const socket of pair) socket.once('close', () => pairs.delete(pair))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as net.AddressInfo).port,
    set: (next) => void (fault = next),
    cut(how) {
      for (const [near, far] of [...pairs]) {
        if (how === 'reset') {
          near.resetAndDestroy()
          far.resetAndDestroy()
        } else far.end()
      }
    },
    get opened() {
      return opened
    },
    close: () =>
      new Promise((resolve) => {
        for (const [near, far] of pairs) {
          near.destroy()
          far.destroy()
        }
        server.close(() => resolve())
      }),
  }
}
