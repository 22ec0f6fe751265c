// The wire between gateway and SMSC in the simulated world: delays, keeps order within a direction, and can be cut at any
// moment, with what is under way arriving or not.
import type { Dial } from '../../src/smpp/client.ts'
import type { SessionInput } from '../../src/smpp/server.ts'
import type { Transport } from '../../src/smpp/session.ts'
import type { World } from './world.ts'

type Accept = (transport: Transport, address: string) => SessionInput
type Wire = { cut(toClient: boolean, toServer: boolean): void }

export class Link {
  readonly #world: World
  readonly #wires = new Set<Wire>()
  /** Who answers at the other end; undefined while the SMSC is down. */
  accept: Accept | undefined

  constructor(world: World) {
    this.#world = world
  }

  /** Cuts every connection; what is under way in each direction arrives first, or never, as chance has it. */
  cut(): void {
    for (const wire of [...this.#wires]) wire.cut(this.#world.chance.float() < 0.5, this.#world.chance.float() < 0.5)
  }

  dialFor(alive: () => boolean): Dial {
    const world = this.#world
    return (client) => {
      let server: SessionInput | undefined
      const end = { client: false, server: false }
      const queue = { toClient: 0, toServer: 0 }
      const deliver = (way: keyof typeof queue, run: () => void) => {
        queue[way] = Math.max(queue[way], world.elapsed + world.between(0.2, 25))
        world.at(queue[way] - world.elapsed, run)
      }
      const endClient = (cause: string) => {
        if (end.client) return
        end.client = true
        this.#wires.delete(wire)
        if (alive()) client.onEnd(cause)
      }
      const endServer = (cause: string) => {
        if (end.server) return
        end.server = true
        server?.ended(cause)
      }
      const wire: Wire = {
        cut(toClient, toServer) {
          if (toClient) deliver('toClient', () => endClient('cut'))
          else endClient('cut')
          if (toServer) deliver('toServer', () => endServer('cut'))
          else endServer('cut')
        },
      }
      const toServer: Transport = {
        write(bytes) {
          const copy = bytes.slice()
          deliver('toServer', () => void (end.server || server?.receive(copy)))
          return true
        },
        close() {
          deliver('toServer', () => endServer(''))
          world.at(0, () => endClient(''))
        },
        pause() {},
        resume() {},
      }
      const toClient: Transport = {
        write(bytes) {
          const copy = bytes.slice()
          deliver('toClient', () => void (end.client || !alive() || client.onBytes(copy)))
          return true
        },
        close() {
          deliver('toClient', () => endClient(''))
          world.at(0, () => endServer(''))
        },
        pause() {},
        resume() {},
      }
      world.at(world.between(1, 20), () => {
        if (end.client || !alive()) return
        if (!this.accept) return endClient('refused')
        this.#wires.add(wire)
        server = this.accept(toClient, 'simulated')
        client.onConnect()
      })
      return toServer
    }
  }
}
