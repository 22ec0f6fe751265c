// Answers that clients have not read yet: counted, so that slow readers of large answers do not fill the memory.
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

const mostBytes = 128 * 2 ** 20

export type Unread = ReturnType<typeof createUnread>

export function createUnread(limit = mostBytes) {
  const bySocket = new Map<Socket, number>()
  let all = 0
  return {
    hasRoomFor: (bytes: number) => all + bytes <= limit,
    /** Counts an answer until it was read or its connection closed. */
    hold(response: ServerResponse, bytes: number): void {
      const { socket } = response.req
      if (socket.destroyed) return
      // an answer that waits for its turn on a connection is not told when that closes
      if (!bySocket.has(socket))
        socket.once('close', () => {
          all -= bySocket.get(socket)!
          bySocket.delete(socket)
        })
      bySocket.set(socket, (bySocket.get(socket) ?? 0) + bytes)
      all += bytes
      response.once('close', () => {
        const held = bySocket.get(socket)
        if (held === undefined) return
        bySocket.set(socket, held - bytes)
        all -= bytes
      })
    },
  }
}
