// The wire between a gateway and an operator in the simulated world: delays and slices, keeps order within a direction, and
// can be cut, fall silent, push back or spit garbage at any moment. Knows no PDU.
import type { Dial } from '../../src/smpp/client.ts'
import type { SessionInput } from '../../src/smpp/server.ts'
import type { Transport } from '../../src/smpp/session.ts'
import type { Life, World } from './world.ts'

type Accept = (transport: Transport, address: string) => SessionInput
type Way = 'toClient' | 'toServer'
type Wire = { readonly client: Life; cut(): void; silence(): void; garble(): void }

const slicedShare = 0.05
const pushBackShare = 0.03

export class Link {
  readonly #world: World
  readonly #wires = new Set<Wire>()
  /** Who answers at the other end; undefined while the operator is down. */
  accept: Accept | undefined
  /** Connections that came about and ended. */
  lost = 0

  constructor(world: World) {
    this.#world = world
  }

  /** Cuts connections; what is under way in each direction arrives first, or never, as chance has it. */
  cut(client?: Life): void {
    for (const wire of this.#of(client)) wire.cut()
  }

  /** From now on nothing arrives on the present connections, and nobody is told. */
  silence(): void {
    for (const wire of this.#of()) wire.silence()
  }

  /** The operator's end says something that is no SMPP. */
  garble(): void {
    for (const wire of this.#of()) wire.garble()
  }

  #of(client?: Life): Wire[] {
    return [...this.#wires].filter((wire) => !client || wire.client === client)
  }

  dialFor(life: Life): Dial {
    return (client) => {
      const world = this.#world
      let server: SessionInput | undefined
      let silent = false
      const end = { client: false, server: false }
      const arrival = { toClient: 0, toServer: 0 }
      const owner = { toClient: life, toServer: undefined }
      const deliver = (way: Way, run: () => void) => {
        arrival[way] = Math.max(arrival[way] + 0.001, world.elapsed + world.between(0.2, 25))
        world.at(arrival[way] - world.elapsed, run, owner[way])
      }
      const endClient = (cause: string) => {
        if (end.client) return
        end.client = true
        if (server) this.lost++
        if (end.server) this.#wires.delete(wire)
        client.onEnd(cause)
      }
      const endServer = (cause: string) => {
        if (end.server) return
        end.server = true
        if (end.client) this.#wires.delete(wire)
        server?.ended(cause)
      }
      const receive = { toClient: client.onBytes, toServer: (bytes: Uint8Array) => server?.receive(bytes) }
      const drained = { toClient: () => server?.drained(), toServer: client.onDrain }
      const ended = { toClient: () => end.client, toServer: () => end.server }
      const back = { toClient: 'toServer', toServer: 'toClient' } as const
      const carry = (way: Way, bytes: Uint8Array) => deliver(way, () => void (ended[way]() || silent || receive[way](bytes)))

      const sending = (way: Way): Transport['write'] => (bytes) => {
        if (silent) return true
        const slice = world.chance.float() < slicedShare && bytes.length > 1 ? 1 + world.chance.below(bytes.length - 1) : bytes.length
        carry(way, bytes.slice(0, slice))
        if (slice < bytes.length) carry(way, bytes.slice(slice))
        if (world.chance.float() >= pushBackShare) return true
        world.at(world.between(1, 60), () => void (ended[back[way]]() || drained[way]()), owner[back[way]])
        return false
      }
      const reading = { pause() {}, resume() {} }
      const wire: Wire = {
        client: life,
        cut() {
          const passes = () => !silent && world.chance.float() < 0.5
          if (passes()) deliver('toClient', () => endClient('cut'))
          else world.at(0, () => endClient('cut'), life)
          if (passes()) deliver('toServer', () => endServer('cut'))
          else endServer('cut')
        },
        silence: () => void (silent = true),
        garble: () => carry('toClient', world.chance.bytes(4 + world.chance.below(60))),
      }
      const toServer: Transport = {
        write: sending('toServer'),
        close() {
          if (!silent) deliver('toServer', () => endServer(''))
          world.at(0, () => endClient(''), life)
        },
        ...reading,
      }
      const toClient: Transport = {
        write: sending('toClient'),
        close() {
          if (!silent) deliver('toClient', () => endClient(''))
          world.at(0, () => endServer(''))
        },
        ...reading,
      }
      world.at(world.between(1, 20), () => {
        if (end.client) return
        if (!this.accept) return endClient('refused')
        this.#wires.add(wire)
        server = this.accept(toClient, life.name)
        client.onConnect()
      }, life)
      return toServer
    }
  }
}
