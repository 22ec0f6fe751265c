// A customer's program that takes webhooks: answers as a test says and remembers what it took.
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Heard = {
  readonly id: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}
export type Receiver = {
  readonly url: string
  /** What it answered with 2xx, in order. */
  readonly heard: Heard[]
  /** The status; 0: it never answers. */
  answer: (heard: Heard) => number
  close(): void
}

export async function receiver(port = 0): Promise<Receiver> {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      const { type, data } = JSON.parse(body) as Heard
      const one = { id: String(request.headers['webhook-id']), headers: request.headers, body, type, data }
      const status = it.answer(one)
      if (status >= 200 && status < 300) heard.push(one)
      if (status > 0) response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const it: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    heard,
    answer: () => 204,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
  return it
}
