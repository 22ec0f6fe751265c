// Keeps one connection from handing over requests faster than it takes their answers: Node reads what a packet brought,
// a thousand small requests perhaps, and would begin them all before anybody else gets a turn. Browsers and clients ask one
// after the other; who does not is cut off.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

const unansweredPerConnection = 16

export function createPipelineGuard() {
  const waiting = new WeakMap<Socket, Set<ServerResponse>>()
  return {
    /** For the server's onRequest: false when the connection was cut off and nothing more is to be done. */
    takes({ socket }: IncomingMessage, response: ServerResponse): boolean {
      if (socket.destroyed) return false
      const mine = waiting.get(socket) ?? new Set()
      if (mine.size >= unansweredPerConnection) {
        socket.destroy()
        return false
      }
      waiting.set(socket, mine.add(response))
      response.once('close', () => mine.delete(response))
      return true
    },
    /** Whether what is written on this connection now is read as an answer of its own, and not as part of another. */
    isFree(socket: Socket): boolean {
      const mine = [...(waiting.get(socket) ?? [])]
      // one that is not there completely is the one at fault; one that is waits for its own answer
      return mine.length === 0 || (mine.length === 1 && !mine[0]!.headersSent && !mine[0]!.req.complete)
    },
  }
}
