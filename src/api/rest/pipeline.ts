// Keeps one connection from handing over requests faster than it takes their answers: Node reads what a packet brought,
// a thousand small requests perhaps, and would begin them all before anybody else gets a turn. Browsers and clients ask one
// after the other; who does not is cut off.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

const unansweredPerConnection = 16

/** For the server's onRequest: false when the connection was cut off and nothing more is to be done. */
export function createPipelineGuard(): (request: IncomingMessage, response: ServerResponse) => boolean {
  const unanswered = new WeakMap<Socket, number>()
  return ({ socket }, response) => {
    if (socket.destroyed) return false
    const count = (unanswered.get(socket) ?? 0) + 1
    if (count > unansweredPerConnection) {
      socket.destroy()
      return false
    }
    unanswered.set(socket, count)
    response.once('close', () => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1))
    return true
  }
}
