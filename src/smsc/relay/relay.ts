// Messages for numbers that another centre serves: sent there over SMPP as often as it takes, until it has taken them
// or refused them for good, and ended as its receipts say. They wait in the store; only a stretch is in memory. Knows
// no subscriber and no phone.
import type { Database } from '../../db/database.ts'
import type { Chance } from '../../kit/chance.ts'
import type { Clock, Timer } from '../../kit/clock.ts'
import type { Log } from '../../kit/log.ts'
import type { Dial } from '../../smpp/client.ts'
import { createClient } from '../../smpp/client.ts'
import type { Pdu } from '../../smpp/pdu.ts'
import { canonicalIds, parseReceipt, type ReceiptState } from '../../smpp/receipt.ts'
import type { Outgoing, Session, Settled } from '../../smpp/session.ts'
import { statuses } from '../../smpp/statuses.ts'
import { createBacklog } from '../backlog.ts'
import { createFifo } from '../fifo.ts'
import type { Profile } from '../hlr/register.ts'
import { createLane } from '../lane.ts'
import type { Message, MessageState } from '../message.ts'
import { messageStates } from '../message.ts'
import { commit } from '../records.ts'
import { submitSmOf } from '../submit-sm.ts'
import { readOpen, readRelayed, readRelaying, readUnheard, relayed } from './records.ts'

export type Peer = {
  readonly name: string
  /** Beginnings of the numbers it serves; the longest one of all peers counts. */
  readonly numbers?: readonly string[]
  /** Networks, as '204-08', whose subscribers are ported to it. */
  readonly networks?: readonly string[]
  readonly dial: Dial
  readonly systemId: string
  readonly password: string
  readonly windowSize?: number
}

/** A message that is over, and what follows when that is stored. */
type Over = {
  readonly message: Message
  readonly state: MessageState
  readonly cause: number
  readonly stored: () => void
}

const sweepMs = 30_000
/** Receipts may come so late after a message has expired. */
const graceMs = 3_600_000
const unheardAtOnce = 1_000
const [firstWaitMs, longestWaitMs] = [1_000, 60_000]
const temporary: ReadonlySet<number> = new Set([
  statuses.ESME_RTHROTTLED, statuses.ESME_RMSGQFUL, statuses.ESME_RSYSERR, statuses.ESME_RX_T_APPN,
  statuses.ESME_RINVBNDSTS,
])

const stateOf: Partial<Record<ReceiptState, MessageState>> = {
  delivered: messageStates.delivered, expired: messageStates.expired, deleted: messageStates.deleted,
  undelivered: messageStates.undeliverable, rejected: messageStates.rejected, unknown: messageStates.unknown,
  skipped: messageStates.undeliverable,
}

export function createRelay(needs: {
  db: Database
  clock: Clock
  chance: Chance
  log: Log
  peers: readonly Peer[]
  /** Messages in memory, all peers together. */
  limit: number
  inTurn(run: (at: number) => Promise<void>): void
  end(messages: readonly Message[], state: MessageState, at: number, cause?: number): Promise<void>
  onBroken(cause: unknown): void
}) {
  const { db, clock, chance, log, peers, inTurn, end, onBroken } = needs
  let taken = 0
  let sweeping: Timer | undefined
  let over: Over[] = []
  const ending = new Set<number>()

  const finish = (one: Over) => {
    if (ending.has(one.message.id)) return one.stored()
    ending.add(one.message.id)
    over.push(one)
    if (over.length > 1) return
    inTurn(async (at) => {
      const all = over
      over = []
      // A receipt may have been looked up while the one before it, about the same message, was being stored.
      const open = await readOpen(db, all.map(({ message }) => message))
      const alike = new Map<number, Over[]>()
      for (const each of all) {
        if (!open.has(each.message.id)) continue
        const key = (each.cause << 4) | each.state
        const group = alike.get(key)
        if (group) group.push(each)
        else alike.set(key, [each])
      }
      for (const group of alike.values()) {
        const [{ state, cause }] = group as [Over]
        await end(group.map(({ message }) => message), state, at, cause)
      }
      for (const { message, stored } of all) {
        ending.delete(message.id)
        stored()
      }
    })
  }

  const lineTo = (peer: Peer) => {
    const queue = createFifo<Message>()
    /** Sent in vain: the next to be sent again. */
    let returned: Message[] = []
    let waitMs = firstWaitMs
    let rest: Timer | undefined

    const lane = createLane<{ message: Message; remote: string }>({
      clock,
      most: 1000,
      async commit(batch) {
        await commit(db, [relayed(batch)])
        taken += batch.length
        backlog.release(batch.length)
      },
      onBroken,
    })
    const backlog = createBacklog<Message>({
      limit: Math.max(1, Math.floor(needs.limit / peers.length)),
      async read(count) {
        const items = await readRelaying(db, peer.name, count)
        return { items, more: items.length === count }
      },
      take,
      onBroken,
    })
    const left = () => backlog.release(1)

    const isOver = (message: Message): boolean => {
      if (message.expiresAt > clock.wall()) return false
      finish({ message, state: messageStates.expired, cause: 0, stored: left })
      return true
    }

    function take(message: Message): void {
      if (isOver(message)) return
      queue.push(message)
      pump()
    }

    function pump(): void {
      const { session } = client
      if (!session || rest) return
      if (returned.length > 0) queue.putBack(returned.sort((a, b) => a.id - b.id))
      returned = []
      while (session.room() > 0) {
        const message = queue.shift()
        if (!message) return
        if (isOver(message)) continue
        const own = { schedule_delivery_time: '', replace_if_present_flag: 0, registered_delivery: 1 }
        session.send({ ...submitSmOf(message), ...own } as Outgoing, message)
      }
    }

    const again = (message: Message) => {
      returned.push(message)
      if (rest) return
      rest = clock.after(waitMs, () => {
        rest = undefined
        pump()
      })
      waitMs = Math.min(longestWaitMs, 2 * waitMs)
    }

    const settled = (message: Message, outcome: Settled) => {
      const pdu = outcome.kind === 'response' ? outcome.pdu : undefined
      if (!pdu || temporary.has(pdu.status)) return again(message)
      waitMs = firstWaitMs
      if (pdu.command === 'submit_sm_resp' && pdu.status === 0) {
        const [remote = ''] = canonicalIds(pdu.message_id)
        return lane.add({ message, remote })
      }
      finish({ message, state: messageStates.undeliverable, cause: 0, stored: left })
    }

    const report = async (session: Session<Message>, pdu: Pdu) => {
      const receipt = pdu.command === 'deliver_sm' || pdu.command === 'data_sm' ? parseReceipt(pdu) : undefined
      if (!receipt) return session.respond(pdu, statuses.ESME_RX_R_APPN)
      const state = receipt.final ? stateOf[receipt.state] : undefined
      if (state === undefined) return session.respond(pdu, statuses.ESME_ROK)
      const early = session.outstanding > 0 || lane.size > 0
      for (const form of canonicalIds(receipt.id)) {
        const message = await readRelayed(db, peer.name, form)
        if (!message) continue
        const stored = () => session.respond(pdu, statuses.ESME_ROK)
        return finish({ message, state, cause: causeIn(receipt.err), stored })
      }
      // It may be about a message whose answer is on its way, and is sent again; or about none of ours.
      session.respond(pdu, early ? statuses.ESME_RX_T_APPN : statuses.ESME_ROK)
    }

    const client = createClient<Message>({
      dial: peer.dial,
      clock,
      chance,
      log: log.with({ peer: peer.name }),
      bind: { mode: 'transceiver', system_id: peer.systemId, password: peer.password },
      limits: { windowSize: peer.windowSize ?? 10 },
      handlers: {
        onRequest: (session, pdu) => void report(session, pdu).catch(onBroken),
        onSettled: (_, message, outcome) => settled(message, outcome),
        onRoom: pump,
        onBound: pump,
        onUnbound() {},
        onClosed() {},
      },
    })

    return {
      admit: (message: Message) => backlog.admit(message),
      start() {
        backlog.look()
        client.start()
      },
      /** Ends what has expired while it waited. */
      sweep() {
        queue.putBack(returned.sort((a, b) => a.id - b.id))
        returned = []
        for (let count = queue.length; count > 0; count--) take(queue.shift()!)
      },
      async stop() {
        rest?.cancel()
        await client.stop()
        await lane.idle()
      },
      get held() {
        return backlog.held
      },
    }
  }

  const lines = new Map(peers.map((peer) => [peer.name, lineTo(peer)]))
  const prefixes = peers
    .flatMap(({ name, numbers = [] }) => numbers.map((prefix) => ({ name, prefix: prefix.replace('+', '') })))
    .sort((a, b) => b.prefix.length - a.prefix.length)
  const networks = new Map(peers.flatMap(({ name, networks: served = [] }) => served.map((network) => [network, name])))

  const sweep = () => {
    sweeping = clock.after(sweepMs, sweep)
    for (const line of lines.values()) line.sweep()
    readUnheard(db, clock.wall() - graceMs, unheardAtOnce).then((unheard) => {
      for (const message of unheard) finish({ message, state: messageStates.unknown, cause: 0, stored() {} })
    }, onBroken)
  }

  return {
    peerOf(digits: string, profile: Profile | undefined): string | undefined {
      if (peers.length === 0) return undefined
      if (profile?.state === 'ported' && profile.network !== undefined) return networks.get(profile.network)
      return prefixes.find(({ prefix }) => digits.startsWith(prefix))?.name
    },
    admit: (message: Message, peer: string) => lines.get(peer)?.admit(message),
    start() {
      if (peers.length === 0) return
      for (const line of lines.values()) line.start()
      sweep()
    },
    async stop() {
      sweeping?.cancel()
      await Promise.all([...lines.values()].map((line) => line.stop()))
    },
    counters() {
      let relaying = 0
      for (const line of lines.values()) relaying += line.held
      return { relaying, relayed: taken }
    },
  }
}

/** An `err` that is a relay cause; others mean something to their operator alone. */
const causeIn = (err = '') => (/^\d{1,3}$/.test(err) && Number(err) < 128 ? Number(err) : 0)
