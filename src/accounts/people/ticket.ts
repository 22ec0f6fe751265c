// Tickets: random text that we gave out, good for a time, for one purpose and once. They carry their own proof, so that asking
// for many of them fills no memory and pushes out nobody else's. Knows no purpose's meaning.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Chance } from '../../kit/chance.ts'
import type { Clock } from '../../kit/clock.ts'

export type Tickets = {
  make(purpose: string): Buffer
  /** True once for each ticket of the purpose, until its time is over. */
  take(ticket: Uint8Array, purpose: string): boolean
  /** A secret that belongs to the ticket, the same each time. */
  secretOf(ticket: Uint8Array, what: string): string
}

const randomBytes = 16
const timeBytes = 8
const proofBytes = 32
/** Those used up that are remembered; each stood for a sign-in that came to its end. */
const usedKept = 100_000

export function createTickets({ clock, chance, key, goodMs }: { readonly clock: Clock; readonly chance: Chance; readonly key: Uint8Array; readonly goodMs: number }): Tickets {
  const used = new Set<string>()
  const proofOf = (head: Uint8Array, purpose: string) => createHmac('sha256', key).update(`${purpose}\n`).update(head).digest()
  return {
    make(purpose) {
      const head = Buffer.concat([chance.bytes(randomBytes), Buffer.alloc(timeBytes)])
      head.writeBigUInt64BE(BigInt(clock.wall() + goodMs), randomBytes)
      return Buffer.concat([head, proofOf(head, purpose)])
    },
    take(ticket, purpose) {
      if (ticket.length !== randomBytes + timeBytes + proofBytes) return false
      const head = Buffer.from(ticket.subarray(0, randomBytes + timeBytes))
      if (!timingSafeEqual(proofOf(head, purpose), ticket.subarray(head.length))) return false
      if (clock.wall() >= Number(head.readBigUInt64BE(randomBytes))) return false
      const name = head.toString('base64')
      if (used.has(name)) return false
      if (used.size >= usedKept) used.delete(used.values().next().value!)
      used.add(name)
      return true
    },
    secretOf: (ticket, what) => createHmac('sha256', key).update(`${what} of\n`).update(ticket).digest('base64url'),
  }
}
