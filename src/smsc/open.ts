// Puts the centre together: sessions above, phones below, the store between. Whoever opens it gives the database, the
// clock and the accounts; sockets come from outside too.
import type { Database } from '../db/database.ts'
import type { Chance } from '../kit/chance.ts'
import type { Clock } from '../kit/clock.ts'
import type { Log } from '../kit/log.ts'
import type { Pdu } from '../smpp/pdu.ts'
import type { ServerLimits, SessionInput } from '../smpp/server.ts'
import { createServer } from '../smpp/server.ts'
import type { Session, SessionHandlers, Transport } from '../smpp/session.ts'
import { isBound } from '../smpp/states.ts'
import { statuses } from '../smpp/statuses.ts'
import { knows } from '../smpp/versions.ts'
import { createAcceptance } from './acceptance.ts'
import type { Account } from './accounts.ts'
import { passwordStatus } from './accounts.ts'
import { createBinds } from './binds.ts'
import type { Cell } from './broadcast/area.ts'
import { createBroadcasts } from './broadcast/broadcasts.ts'
import { receiptForms } from './dialects.ts'
import { createForward } from './forward.ts'
import { Handsets } from './handset.ts'
import { createIdentity } from './identity.ts'
import type { Message } from './message.ts'
import { publicId } from './message.ts'
import type { Operator } from './operator.ts'
import { createOperator } from './operator.ts'
import { createOperations } from './operations.ts'
import { createOutbox } from './outbox.ts'
import type { PersonalitySwitch } from './personality/conduct.ts'
import { createConduct } from './personality/conduct.ts'
import { readId, writtenId } from './personality/ids.ts'
import { createKept } from './personality/kept.ts'
import { createReplies } from './personality/replies.ts'
import type { Phones } from './phones.ts'
import { createPhones } from './phones.ts'
import { createReaders } from './readers.ts'
import { deliverSm } from './receipts.ts'
import { recall, type Recalled } from './recall/records.ts'
import { readParts } from './records.ts'
import type { Peer } from './relay/relay.ts'
import { createRelay } from './relay/relay.ts'
import { createRetention } from './retention.ts'
import { createShownRetention } from './shown/retention.ts'
import type { Subscribers } from './subscribers.ts'
import { createSubscribers } from './subscribers.ts'
import { createWatchers } from './watchers.ts'

export type SmscCounters = {
  /** Answered with status 0, and with another one. */
  accepted: number
  refused: number
  delivered: number
  expired: number
  /** Final otherwise. */
  failed: number
  /** In the store, waiting for phones that cannot be reached. */
  parked: number
  /** In memory, on their way to other centres; and taken by them. */
  relaying: number
  relayed: number
  /** Written on phones. */
  originated: number
  /** deliver_sm answered with status 0 or declined for good, how many of them declined, and sent again. */
  answered: number
  declined: number
  resent: number
  /** In memory: waiting for the store, for a phone, for an account; parts of incomplete series. */
  storing: number
  forwarding: number
  owed: number
  parts: number
  sessions: number
}

export type Smsc = {
  accept(transport: Transport, address: string): SessionInput
  readonly phones: Phones
  readonly subscribers: Subscribers
  /** Who is bound, what waits, and a record of every message. */
  readonly operator: Operator
  /** What kind of operator it is, to be changed while it runs. */
  readonly personality: PersonalitySwitch
  /**
   * The ids, as they are written now, of what this account submitted before: by its user_message_reference and recipient.
   * Undefined for what never came. Exact for submissions of a process that ended no later than the centre's own before.
   */
  recall(account: string, asked: readonly Recalled[]): Promise<(string | undefined)[]>
  /** Takes up what was there before; nobody is let in earlier. */
  start(): Promise<void>
  /** Unbinds everybody, finishes what is under way, and leaves the database to its owner. */
  stop(): Promise<void>
  counters(): SmscCounters
}

export type SmscNeeds = {
  readonly db: Database
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Log
  readonly accounts: readonly Account[]
  /** Where phones are, for broadcasts; one cell `everywhere` with all of them when absent. */
  readonly cells?: readonly Cell[]
  /** Other centres, and the numbers that they serve. */
  readonly peers?: readonly Peer[]
  /** Which addresses may bind; all when absent. */
  readonly allow?: (address: string) => boolean
  readonly limits?: Partial<ServerLimits>
  readonly bounds?: Partial<typeof usualBounds>
  /** How long a message that has ended stays as a record, and on a phone; 30 days when absent. */
  readonly keepRecordsMs?: number
  /** How many of its latest messages a phone shows; 1,000 when absent, 0 for all. */
  readonly keepPerPhone?: number
  /** The store failed: nothing is acknowledged any more, and the process should end. */
  readonly onBroken?: (cause: unknown) => void
}

/** Messages in memory at most; what is beyond them waits in the store, or is refused before it is stored. */
const usualBounds = {
  /** Waiting for the store; beyond it submits are answered with ESME_RMSGQFUL. */
  storing: 20_000,
  /** On their way to phones. */
  forwarding: 10_000,
  /** Owed to accounts, all together. */
  owed: 60_000,
  /** Parts whose series are not complete; beyond it the oldest series is shown as it is. */
  parts: 20_000,
  /** Waiting for one phone, and phones waited for; beyond it submits are answered with ESME_RMSGQFUL. */
  perSubscriber: 10_000,
  mailboxes: 200_000,
  /** On their way to other centres. */
  relaying: 10_000,
  /** Phones that one broadcast reaches. */
  broadcastPhones: 10_000,
}

const usualLimits: Partial<ServerLimits> = { windowSize: 1000, receiveWindow: usualBounds.storing }
const stopMs = 15_000
const everywhere: readonly Cell[] = [{ name: 'everywhere' }]
const usualKeepMs = 30 * 86_400_000
const usualKeepPerPhone = 1_000

export function openSmsc(needs: SmscNeeds): Smsc {
  const { db, clock, chance, log, accounts, allow = () => true } = needs
  const bounds = { ...usualBounds, ...needs.bounds }
  let started = false
  let broken = false

  const onBroken = (cause: unknown) => {
    if (broken) return
    broken = true
    log.error('the message store failed; nothing is acknowledged any more', { error: cause })
    for (const session of server.sessions()) session.destroy('the message store failed')
    needs.onBroken?.(cause)
  }

  const systemIds = accounts.map(({ systemId }) => systemId)
  const accountOf = new Map(accounts.map((account) => [account.systemId, account]))
  const identity = createIdentity('message')
  const shownIdentity = createIdentity('shown')
  const kept = createKept({ db, log, onBroken })
  const conduct = createConduct({
    clock, accounts: systemIds, store: kept,
    onChanged() {
      forward.replan()
      outbox.replan()
    },
  })
  const binds = createBinds<Message>()
  const sessions = () => server.sessions()

  const { subscribers, find, isMade, made, load: loadSubscribers } = createSubscribers({
    db, onBroken,
    waiting: (digits) => forward.waiting(digits),
    *awaited() {
      for (const { number } of forward.mailboxes()) yield number
      yield* watchers.numbers()
    },
    onChanged(digits, available) {
      forward.alert(digits)
      if (available) watchers.available(digits)
    },
  })
  const watchers = createWatchers({ db, sessions, onBroken })
  const handsets = new Handsets({
    nextId: shownIdentity.next, partLimit: bounds.parts, isOld: (digits) => find(digits)?.oldPhone ?? false,
  })
  const outbox = createOutbox({
    db, clock, chance, accounts: systemIds, limit: bounds.owed, conduct, takes: binds.takes, onBroken,
    toPdu(message, version) {
      const { receipts = 'standard' } = accountOf.get(message.account) ?? {}
      return deliverSm(message, version, conduct.dialect(message), receiptForms[receipts])
    },
  })
  const forward = createForward({
    db, clock, messageIdentity: identity, identity: shownIdentity, handsets, limit: bounds.forwarding, conduct, find,
    onOwed: outbox.admit, onUnreached: watchers.writes, onAttempted: (message) => acceptance.ended(message), onBroken,
    peerOf: (digits, profile) => relay.peerOf(digits, profile),
    onRelayed: (message, peer) => relay.admit(message, peer),
    onShown(batch) {
      show(batch)
      replies.shown(batch)
    },
  })
  const relay = createRelay({
    db, clock, chance, log, peers: needs.peers ?? [], limit: bounds.relaying, onBroken,
    inTurn: forward.inTurn, end: forward.end,
  })
  const acceptance = createAcceptance({
    db, clock, identity, shownIdentity, limit: bounds.storing, conduct, onBroken,
    forwarding: () => forward.counters().forwarding,
    crowded: (digits) => forward.isCrowded(digits, bounds.perSubscriber, bounds.mailboxes),
    listOf: (account, name) => accountOf.get(account)?.lists?.[name],
    onStored: (message) => (message.stage > 0 ? outbox.admit(message) : forward.admit(message)),
  })
  const { phones, show, counters } = createPhones({
    db, clock, identity, shownIdentity, write: acceptance.write,
    readerOf: createReaders({ db, accounts, boundFor: binds.readerOf, isSubscriber: isMade }),
  })
  const replies = createReplies({ clock, phones })
  const operations = createOperations({
    db, clock, inTurn: forward.inTurn, end: forward.end, look: forward.look, onBroken,
    idOf: (account, written) => readId(written, conduct.idForm(account)),
    writtenId: (message, session) =>
      writtenId(publicId(message), conduct.idForm(message.account), session.interfaceVersion),
  })

  const showsBroadcasts = (digits: string) => {
    const { state, roaming, oldPhone } = find(digits) ?? { state: 'attached' }
    return (state === 'attached' || state === 'memory_full') && roaming === undefined && oldPhone !== true
  }
  const broadcasts = createBroadcasts({
    db, clock, identity, shownIdentity, cells: needs.cells ?? everywhere, mostPhones: bounds.broadcastPhones, made,
    receives: showsBroadcasts, onShown: show, onBroken,
    idOf: (account, written) => readId(written, conduct.idForm(account)),
    writtenId: (id, session) => writtenId(id, conduct.idForm(session.systemId), session.interfaceVersion),
  })
  const { keepRecordsMs: keepMs = usualKeepMs, keepPerPhone = usualKeepPerPhone } = needs
  const retention = createRetention({ db, clock, keepMs, onBroken })
  const shownRetention = createShownRetention({ db, clock, keepMs, keepPerPhone, onBroken })

  const onRequest = (session: Session<Message>, pdu: Pdu) => {
    if (!knows(session.interfaceVersion, pdu.command)) return session.respond(pdu, statuses.ESME_RINVCMDID)
    switch (pdu.command) {
      case 'submit_sm': return acceptance.submit(session, pdu)
      case 'submit_multi': return acceptance.multi(session, pdu)
      case 'data_sm': return acceptance.data(session, pdu)
      case 'query_sm': return operations.query(session, pdu)
      case 'cancel_sm': return operations.cancel(session, pdu)
      case 'replace_sm': return operations.replace(session, pdu)
      case 'broadcast_sm': return broadcasts.submit(session, pdu)
      case 'query_broadcast_sm': return broadcasts.query(session, pdu)
      case 'cancel_broadcast_sm': return broadcasts.cancel(session, pdu)
      default: return session.respond(pdu, statuses.ESME_RINVCMDID)
    }
  }
  const handlers: SessionHandlers<Message> = {
    onRequest,
    onSettled: (_, message, settled) => outbox.settled(message, settled),
    onRoom: outbox.room,
    onState(session, state) {
      if (isBound(state)) conduct.bound(session)
      else {
        conduct.unbound(session)
        binds.leave(session)
      }
      if (state === 'bound_rx' || state === 'bound_trx') {
        outbox.attach(session)
        watchers.attached(session.systemId)
      } else outbox.detach(session)
    },
    onClosed() {},
  }
  const server = createServer<Message>({
    clock,
    log,
    limits: { ...usualLimits, ...needs.limits },
    systemId: 'onesixty',
    async authenticate(bind, address, session) {
      if (!allow(address)) return statuses.ESME_RBINDFAIL
      const status = passwordStatus(accounts, bind) || conduct.bind(bind.system_id)
      if (status) return status
      binds.enter(session, bind, address, clock.wall())
      return 'ok'
    },
    handlers,
  })

  return {
    phones,
    subscribers,
    operator: createOperator({
      db, find, binds: binds.list, mailboxes: forward.mailboxes, owed: outbox.owed, areas: broadcasts.areas,
      announce: broadcasts.announce, listBroadcasts: broadcasts.list, revoke: broadcasts.revoke,
    }),
    personality: conduct.control,
    accept(transport, address) {
      if (started && !broken) return conduct.accept(transport, (line) => server.accept(line, address))
      transport.close()
      return { receive() {}, drained() {}, ended() {} }
    },
    async recall(account, asked) {
      const form = conduct.idForm(account)
      return (await recall(db, account, asked)).map((id) => (id === undefined ? undefined : writtenId(id, form, 0x34)))
    },
    async start() {
      await Promise.all([identity.resume(db), shownIdentity.resume(db), loadSubscribers(), kept.load(conduct.control.set)])
      handsets.restore(await readParts(db))
      await watchers.load((number) => (find(number)?.state ?? 'attached') === 'attached')
      await forward.start()
      retention.start()
      shownRetention.start()
      await broadcasts.start()
      relay.start()
      outbox.start()
      started = true
    },
    async stop() {
      started = false
      forward.stop()
      broadcasts.stop()
      const finished = server.unbindAll().then(async () => {
        await acceptance.idle()
        await forward.idle()
        await outbox.idle()
        await broadcasts.idle()
        await kept.idle()
      })
      const late = new Promise<void>((resolve) => clock.after(stopMs, resolve))
      await Promise.race([Promise.all([finished, relay.stop()]), late])
      forward.stop() // once more: what was accepted while it finished is for the next start
      outbox.stop()
      retention.stop()
      shownRetention.stop()
      replies.stop()
      conduct.stop()
    },
    counters: () => ({
      ...acceptance.counters(),
      ...forward.counters(),
      ...outbox.counters(),
      ...counters(),
      ...relay.counters(),
      parts: handsets.waiting,
      sessions: [...server.sessions()].length,
    }),
  }
}
