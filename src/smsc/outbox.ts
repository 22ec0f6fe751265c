// What is owed to the accounts: receipts and what phones wrote. Sends over any session that may receive, as far as its
// window has room, and again until it is answered; nobody bound, it waits in the store. Knows no text and no SQL.
//
// One message owed: waiting ──► sent ──► answered with status 0, or refused for good ──► leaves the store
//                          ▲         ├─ link lost ──► waiting, in its place
//                          └─────────┴─ temporary refusal, time-out ──► rests, then waiting
import type { Database } from '../db/database.ts'
import type { Chance } from '../kit/chance.ts'
import type { Clock, Timer } from '../kit/clock.ts'
import type { Outgoing, Session, Settled } from '../smpp/session.ts'
import { statuses } from '../smpp/statuses.ts'
import type { Backlog } from './backlog.ts'
import { createBacklog } from './backlog.ts'
import { createFifo } from './fifo.ts'
import type { Fifo } from './fifo.ts'
import { createLane } from './lane.ts'
import type { Message } from './message.ts'
import { stages } from './message.ts'
import { createAgenda } from './personality/agenda.ts'
import type { Conduct } from './personality/conduct.ts'
import { enrouteCopy, falseCopies } from './personality/copies.ts'
import { commit, readOwed, settle } from './records.ts'

type Desk = {
  readonly sessions: Session<Message>[]
  readonly queue: Fifo<Message>
  /** Sent over a link that was lost: the next to be sent again. */
  returned: Message[]
  /** Those who want to read them have no room. */
  crowded: Message[]
  /** Nobody who is bound wants to read them; the first `mostUnread` are not counted among what is held. */
  unread: Message[]
  readonly backlog: Backlog<Message>
  /** Receipts that a personality adds: sent once, and forgotten. */
  readonly copies: Fifo<Message>
  /** Ids of receipts that wait for a time that a personality gives them; not counted among what is held. */
  readonly waiting: Set<number>
  /** Refused for now; not counted among what is held. */
  resting: Message[]
  /** Everything waits until the timer. */
  paused: boolean
  waitMs: number
  refusedAt: number
  timer: Timer | undefined
}

const firstWaitMs = 1000
const longestWaitMs = 60_000
/** Refused messages that may rest while others go on; with more of them nothing goes on. */
const mostResting = 1000
/** Of one account; those beyond it are not sent. */
const mostCopies = 1000
/** Of one account; those beyond it count as held, so that what is behind them stays in the store. */
const mostWaiting = 10_000
/** Of one account; those beyond it count as held. */
const mostUnread = 10_000
const refusedForGood: ReadonlySet<number> = new Set([statuses.ESME_RX_P_APPN, statuses.ESME_RX_R_APPN])
const congestion: ReadonlySet<number> = new Set([statuses.ESME_RTHROTTLED, statuses.ESME_RMSGQFUL])

export function createOutbox(needs: {
  db: Database
  clock: Clock
  chance: Chance
  accounts: readonly string[]
  /** Messages in memory, all accounts together. */
  limit: number
  toPdu(message: Message, interfaceVersion: number): Outgoing
  conduct: Pick<Conduct, 'receipts'>
  /** Whether what a phone wrote to an address may go there. */
  takes(session: Session<Message>, address: string): boolean
  onBroken(cause: unknown): void
}) {
  const { db, clock, chance, toPdu, conduct, takes, onBroken } = needs
  const desks = new Map<string, Desk>()
  /** In memory, whether counted among what is held or not. */
  const owedBy = (desk: Desk) => desk.backlog.held + desk.waiting.size + apart(desk)
  /** Of what nobody reads. */
  const apart = ({ unread }: Desk) => Math.min(unread.length, mostUnread)
  let answered = 0
  let declined = 0
  let resent = 0

  const lane = createLane<Message>({
    clock,
    most: 1000,
    async commit(batch) {
      await commit(db, settle(batch))
      answered += batch.length
      for (const message of batch) desks.get(message.account)!.backlog.release(1)
    },
    onBroken,
  })

  const open = (account: string): Desk => {
    const queue = createFifo<Message>()
    const copies = createFifo<Message>()
    const desk: Desk = {
      sessions: [],
      queue,
      returned: [],
      crowded: [],
      unread: [],
      backlog: createBacklog<Message>({
        limit: Math.max(1, Math.floor(needs.limit / needs.accounts.length)),
        async read(count) {
          const { waiting, resting, unread } = desk
          const known = new Set([...waiting, ...resting.map(({ id }) => id), ...unread.map(({ id }) => id)])
          const rows = await readOwed(db, account, count + known.size)
          return { items: rows.filter(({ id }) => !known.has(id)), more: rows.length === count + known.size }
        },
        take(message) {
          if (desk.waiting.has(message.id)) return desk.backlog.release(1) // it was in a page, and has gone to wait
          const isReceipt = message.stage === stages.receipt
          if (isReceipt && copies.length < mostCopies && conduct.receipts(message).intermediate) {
            copies.push(enrouteCopy(message))
          }
          put(message, desk)
        },
        onBroken,
      }),
      copies,
      waiting: new Set(),
      resting: [],
      paused: false,
      waitMs: firstWaitMs,
      refusedAt: -Infinity,
      timer: undefined,
    }
    return desk
  }
  /** Of receipts in memory, and of as many copies. */
  const agenda = createAgenda<Message>({
    clock,
    onDue(message) {
      const desk = desks.get(message.account)!
      if (message.made) {
        if (desk.copies.length < mostCopies) desk.copies.push(message)
      } else {
        if (desk.waiting.delete(message.id)) desk.backlog.hold(1)
        desk.queue.push(message)
      }
      plan()
    },
  })
  for (const account of needs.accounts) desks.set(account, open(account))

  let planned = false
  const plan = () => {
    if (planned) return
    planned = true
    clock.soon(pump)
  }

  const pump = () => {
    planned = false
    for (const desk of desks.values()) send(desk)
  }

  const send = (desk: Desk) => {
    if (desk.paused || desk.resting.length >= mostResting) return
    if (desk.returned.length > 0 || desk.crowded.length > 0) {
      desk.queue.putBack([...desk.returned, ...desk.crowded].sort((a, b) => a.id - b.id))
      desk.returned = []
      desk.crowded = []
    }
    for (const session of desk.sessions) {
      for (let room = session.room(); room > 0; room--) {
        const message = desk.copies.shift() ?? desk.queue.shift()
        if (!message) return
        if (message.stage === stages.originated && !takes(session, message.destination)) {
          if (!passOn(message, desk)) room++ // nobody's: it takes no turn from others
          continue
        }
        if (message.stage === stages.receipt && !message.made) addCopies(message, desk)
        session.send(toPdu(message, session.interfaceVersion), message)
      }
    }
  }

  /** To another session of the account that reads that address, now or when it has room; false when there is none. */
  const passOn = (message: Message, desk: Desk): boolean => {
    let read = false
    for (const session of desk.sessions) {
      if (!takes(session, message.destination)) continue
      read = true
      if (session.room() === 0) continue
      session.send(toPdu(message, session.interfaceVersion), message)
      return true
    }
    if (read) desk.crowded.push(message)
    else {
      desk.unread.push(message)
      if (desk.unread.length <= mostUnread) desk.backlog.release(1)
    }
    return read
  }

  /** A session has come that may want to read some of what nobody did. */
  const reconsider = (desk: Desk, session: Session<Message>) => {
    const before = apart(desk)
    const read = desk.unread.filter(({ destination }) => takes(session, destination))
    desk.unread = desk.unread.filter(({ destination }) => !takes(session, destination))
    desk.backlog.hold(before - apart(desk))
    desk.queue.putBack(read)
  }

  const put = (message: Message, desk: Desk) => {
    const delayMs = message.stage === stages.receipt ? conduct.receipts(message).delayMs : 0
    const waitMs = delayMs > 0 ? message.doneAt + delayMs - clock.wall() : 0
    if (waitMs <= 0) desk.queue.push(message)
    else {
      agenda.add(waitMs, message)
      if (desk.waiting.size < mostWaiting) {
        desk.waiting.add(message.id)
        desk.backlog.release(1)
      }
    }
    plan()
  }

  const addCopies = (message: Message, { copies }: Desk) => {
    if (copies.length >= mostCopies || agenda.size > 4 * needs.limit) return
    for (const { copy, delayMs } of falseCopies(message, conduct.receipts(message))) agenda.add(delayMs, copy)
  }

  /** The longer refusals go on, the longer the rest; after a quiet time it is short again. */
  const rest = (desk: Desk) => {
    if (desk.timer) return
    const now = clock.now()
    desk.waitMs = now - desk.refusedAt > 3 * desk.waitMs ? firstWaitMs : Math.min(longestWaitMs, 2 * desk.waitMs)
    desk.refusedAt = now
    desk.timer = clock.after(desk.waitMs * (0.75 + chance.float() / 4), () => {
      desk.timer = undefined
      desk.paused = false
      desk.backlog.hold(desk.resting.length)
      desk.queue.putBack(desk.resting)
      desk.resting = []
      send(desk)
    })
  }

  return {
    /** Owed from now on; it stands in the store already. */
    admit: (message: Message) => desks.get(message.account)?.backlog.admit(message),
    /** Takes up what the store holds from before. */
    start() {
      for (const desk of desks.values()) desk.backlog.look()
    },
    attach(session: Session<Message>) {
      const desk = desks.get(session.systemId)
      if (!desk || desk.sessions.includes(session)) return
      desk.sessions.push(session)
      reconsider(desk, session)
      plan()
    },
    detach(session: Session<Message>) {
      const sessions = desks.get(session.systemId)?.sessions
      const at = sessions?.indexOf(session) ?? -1
      if (at >= 0) sessions!.splice(at, 1)
    },
    room: plan,
    settled(message: Message, settled: Settled) {
      if (message.made) return
      const desk = desks.get(message.account)!
      const status = settled.kind === 'response' ? settled.pdu.status : undefined
      if (status === statuses.ESME_ROK) return lane.add(message)
      if (status !== undefined && refusedForGood.has(status)) {
        declined++
        return lane.add(message)
      }
      resent++
      if (settled.kind === 'unsent' || (settled.kind === 'unknown' && settled.why === 'closed')) {
        desk.returned.push(message)
        return plan()
      }
      rest(desk)
      if (status !== undefined && congestion.has(status)) {
        desk.paused = true
        desk.returned.push(message)
      } else {
        desk.resting.push(message)
        desk.backlog.release(1)
      }
    },
    /** The personality is another: what waits may be due. */
    replan() {
      for (const message of agenda.drain()) {
        if (message.made) continue
        const desk = desks.get(message.account)!
        if (desk.waiting.delete(message.id)) desk.backlog.hold(1)
        put(message, desk)
      }
    },
    idle: () => lane.idle(),
    stop() {
      agenda.drain()
      for (const desk of desks.values()) desk.timer?.cancel()
    },
    owed: () => [...desks].map(([account, desk]) => ({ account, messages: owedBy(desk) })),
    counters() {
      let owed = 0
      for (const desk of desks.values()) owed += owedBy(desk)
      return { answered, declined, resent, owed }
    },
  }
}
