// Takes stored messages to the phones. What a phone got and that the message is final are one transaction, so that no
// crash delivers twice or not at all. Knows no session: what is owed afterwards is told to `onOwed`.
import type { Database, Write } from '../db/database.ts'
import type { Clock, Timer } from '../kit/clock.ts'
import { createBacklog } from './backlog.ts'
import type { Changes, Handsets } from './handset.ts'
import type { Identity } from './identity.ts'
import { createLane } from './lane.ts'
import type { Message, PhoneMessage } from './message.ts'
import { messageStates, stages } from './message.ts'
import { createAgenda } from './personality/agenda.ts'
import type { Conduct } from './personality/conduct.ts'
import { commit, deleteParts, dropFinal, insertParts, insertPhoneMessages } from './records.ts'
import { oweReceipts, readEnroute } from './records.ts'

const sweepMs = 60_000
/** Messages that wait for a delivery that a personality delays; with more of them those behind stay in the store. */
const mostWaiting = 50_000
/** Enough for what a receipt quotes. The octets as they came are a view that would keep much more in memory. */
const quotableOctets = 64
const finalStates = Object.values(messageStates).filter((state) => state !== messageStates.enroute)

export function createForward(needs: {
  db: Database
  clock: Clock
  /** Of what stands on phones. */
  identity: Identity
  handsets: Handsets
  /** Messages on their way in memory; more stay in the store until it is their turn. */
  limit: number
  conduct: Pick<Conduct, 'delivery' | 'receipts'>
  onOwed(message: Message): void
  /** What phones show, once it is stored. */
  onShown(messages: readonly PhoneMessage[]): void
  onBroken(cause: unknown): void
}) {
  const { db, clock, identity, handsets, conduct, onOwed, onShown, onBroken } = needs
  let delivered = 0
  let expired = 0
  let failed = 0
  let seen = 0
  let sweeping: Timer | undefined

  const deliver = async (batch: readonly Message[]) => {
    const at = clock.wall()
    for (const message of batch) {
      message.state = message.expiresAt > at ? conduct.delivery(message).state : messageStates.expired
      message.doneAt = at
    }
    const reached = batch.filter(({ state }) => state === messageStates.delivered)
    const changes = handsets.receive(reached, at)
    const owed = batch.filter(isOwed)
    await commit(db, [
      ...writesOf(changes),
      ...finalStates.flatMap((state) => oweReceipts(owed.filter((message) => message.state === state), state, at)),
      ...dropFinal(batch.filter((message) => !isOwed(message))),
    ])
    delivered += reached.length
    const late = batch.filter(({ state }) => state === messageStates.expired).length
    expired += late
    failed += batch.length - reached.length - late
    tell(changes)
    for (const message of owed) {
      message.stage = stages.receipt
      message.octets = new Uint8Array(message.octets.subarray(0, quotableOctets))
      onOwed(message)
    }
    backlog.release(batch.length)
  }

  const sweep = () => {
    sweeping = clock.after(sweepMs, sweep)
    const changes = handsets.sweep(clock.wall())
    if (changes.shown.length > 0) commit(db, writesOf(changes)).then(() => tell(changes), onBroken)
  }

  const writesOf = ({ shown, parts, finished }: Changes): Write[] => [
    insertPhoneMessages(shown),
    insertParts(parts),
    deleteParts(finished),
    ...(shown.length > 0 ? [identity.write()] : []),
  ]

  const tell = ({ shown }: Changes) => {
    if (shown.length > 0) onShown(shown.map(({ message }) => message))
  }

  const isOwed = (message: Message) => wantsReceipt(message) && !conduct.receipts(message).missing

  const lane = createLane<Message>({ clock, most: 1000, commit: deliver, onBroken })
  /** Those apart are not counted as held: one that waits long must not keep those behind it in the store. */
  const waiting = createAgenda<{ readonly message: Message; readonly apart: boolean }>({
    clock,
    onDue(entry) {
      takeBack(entry)
      lane.add(entry.message)
    },
  })
  let apart = 0
  const takeBack = (entry: { readonly apart: boolean }) => {
    if (!entry.apart) return
    apart--
    backlog.hold(1)
  }
  const backlog = createBacklog<Message>({
    limit: needs.limit,
    async read(count) {
      const items = await readEnroute(db, seen, count)
      return { items, more: items.length === count }
    },
    take(message) {
      if (message.id <= seen) return backlog.release(1) // it was in a page, and has gone to wait
      seen = message.id
      plan(message)
    },
    onBroken,
  })
  const plan = (message: Message) => {
    const { delayMs } = conduct.delivery(message)
    const waitMs = delayMs > 0 ? Math.min(message.acceptedAt + delayMs, message.expiresAt) - clock.wall() : 0
    if (waitMs <= 0) return lane.add(message)
    const mayGo = apart < mostWaiting
    waiting.add(waitMs, { message, apart: mayGo })
    if (!mayGo) return
    apart++
    message.octets = new Uint8Array(message.octets) // not the view, which would keep all that came with it in memory
    backlog.release(1)
  }

  return {
    /** A message that has just been stored. */
    admit: (message: Message) => backlog.admit(message),
    /** Takes up what the store holds from before. */
    start() {
      backlog.look()
      sweep()
    },
    stop() {
      sweeping?.cancel()
      waiting.drain()
    },
    /** The personality is another: what waits may be due. */
    replan() {
      for (const entry of waiting.drain()) {
        takeBack(entry)
        plan(entry.message)
      }
    },
    idle: () => lane.idle(),
    counters: () => ({ delivered, expired, failed, forwarding: backlog.held + apart }),
  }
}

/** Bits 1-0 of registered_delivery: 1 any final state, 2 failures only, 3 success only. SMPP 5.0 §4.7.21. */
function wantsReceipt({ registeredDelivery, state }: Message): boolean {
  const asked = registeredDelivery & 3
  const success = state === messageStates.delivered
  return asked === 1 || (asked === 2 && !success) || (asked === 3 && success)
}
