// The load of every HTTP question, the rivals' too: requests made before the clock starts, sent over so many connections that
// stay open, one request under way on each. Reads of an answer its status and its length, so that little of the machine is its own.
import { connect } from 'node:net'

export type Volley = {
  readonly seconds: number
  /** From the first byte of the request to the last of its answer. */
  readonly p50Ms: number
  readonly p99Ms: number
}

export const requestOf = (method: 'GET' | 'POST', target: string, headers: Readonly<Record<string, string>>, body = ''): Buffer => {
  const lines = Object.entries({ host: '127.0.0.1', ...headers, ...(body ? { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) } : {}) })
  return Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`)
}

const headEnd = Buffer.from('\r\n\r\n')

/** Rejects when a connection breaks, or an answer is no success. */
export async function fire(port: number, requests: readonly Buffer[], connections: number): Promise<Volley> {
  const times = new Float64Array(requests.length)
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: Math.min(connections, requests.length) }, () => new Promise<void>((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      let at = 0
      let sentAt = 0
      let had: Buffer[] = []
      let length = 0
      /** Of the whole answer, once its head is there. */
      let awaited = 0
      const send = () => {
        if (next >= requests.length) {
          socket.end()
          return resolve()
        }
        at = next++
        sentAt = performance.now()
        socket.write(requests[at]!)
      }
      socket.on('connect', send)
      socket.on('data', (piece: Buffer) => {
        had.push(piece)
        length += piece.length
        if (awaited === 0) {
          const head = had.length === 1 ? piece : Buffer.concat(had)
          const end = head.indexOf(headEnd)
          if (end < 0) return
          const text = head.toString('latin1', 0, end)
          const bytes = /\r\ncontent-length: *(\d+)/i.exec(text)
          if (!bytes || text.charCodeAt(9) !== 0x32) return reject(new Error(`answered ${head.toString('latin1', 0, 500)}`))
          awaited = end + headEnd.length + Number(bytes[1])
        }
        if (length < awaited) return
        times[at] = performance.now() - sentAt
        had = []
        length = awaited = 0
        send()
      })
      socket.on('error', reject)
      socket.on('close', () => reject(new Error('the connection was closed')))
    })),
  )
  const seconds = (performance.now() - began) / 1_000
  times.sort()
  return { seconds, p50Ms: times[Math.floor(times.length * 0.5)]!, p99Ms: times[Math.floor(times.length * 0.99)]! }
}
