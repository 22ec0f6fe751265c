// Assembles this door: routes of every noun, the server, the socket. Prints nothing.
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { isLoopbackAddress } from './headers.ts'
import type { RestNeeds } from './needs.ts'
import { messageRoutes } from './routes/messages.ts'
import { createServer } from './server.ts'

export type Rest = {
  /** For tests: `app.inject`. */
  readonly app: FastifyInstance
  /** Port 0 takes any free one; the answer tells which. */
  listen(host: string, port: number): Promise<{ port: number }>
  /** Takes no more requests, finishes those it has. */
  close(): Promise<void>
}

export function createRest(needs: RestNeeds): Rest {
  let loopbackOnly = true
  const routes = [...messageRoutes(needs)]
  const app = createServer({ needs, routes, loopbackOnly: () => loopbackOnly })
  return {
    app,
    async listen(host, port) {
      loopbackOnly = isLoopbackAddress(host)
      await app.listen({ host, port })
      return { port: (app.server.address() as AddressInfo).port }
    },
    close: async () => void (await app.close()),
  }
}
