// A web server of a test that keeps what it is sent, and answers what it is told to.
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Heard = { readonly method: string; readonly url: string; readonly headers: IncomingHttpHeaders; readonly body: string }
export type Listener = {
  readonly url: string
  readonly heard: Heard[]
  /** What it says from now on; 200 and nothing at first. */
  say(status: number, body?: string, type?: string): void
  close(): void
}

export async function listen(): Promise<Listener> {
  const heard: Heard[] = []
  let answer = { status: 200, body: '', type: 'text/plain' }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      heard.push({ method, url, headers, body: Buffer.concat(chunks).toString('utf8') })
      response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    say: (status, body = '', type = 'text/plain') => void (answer = { status, body, type }),
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
