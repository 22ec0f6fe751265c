// Puts the centre together: sessions above, phones below, the store between. Whoever opens it gives the database, the
// clock and the accounts; sockets come from outside too.
import { timingSafeEqual } from 'node:crypto'
import type { Database } from '../db/database.ts'
import type { Chance } from '../kit/chance.ts'
import type { Clock } from '../kit/clock.ts'
import type { Log } from '../kit/log.ts'
import type { Bind } from '../smpp/pdu.ts'
import type { ServerLimits, SessionInput } from '../smpp/server.ts'
import { createServer } from '../smpp/server.ts'
import type { SessionHandlers, Transport } from '../smpp/session.ts'
import { isBound } from '../smpp/states.ts'
import { statuses } from '../smpp/statuses.ts'
import { createAcceptance } from './acceptance.ts'
import { createForward } from './forward.ts'
import { Handsets } from './handset.ts'
import { createIdentity } from './identity.ts'
import type { Message } from './message.ts'
import { createOutbox } from './outbox.ts'
import type { PersonalitySwitch } from './personality/conduct.ts'
import { createConduct } from './personality/conduct.ts'
import { createReplies } from './personality/replies.ts'
import type { Account, Phones } from './phones.ts'
import { createPhones } from './phones.ts'
import { deliverSm } from './receipts.ts'
import { readParts } from './records.ts'
import type { Subscribers } from './subscribers.ts'
import { createSubscribers } from './subscribers.ts'

export type SmscCounters = {
  /** Answered with status 0, and with another one. */
  accepted: number
  refused: number
  delivered: number
  expired: number
  /** Final otherwise, as a personality has it. */
  failed: number
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
  /** What kind of operator it is, to be changed while it runs. */
  readonly personality: PersonalitySwitch
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
  /** Which addresses may bind; all when absent. */
  readonly allow?: (address: string) => boolean
  readonly limits?: Partial<ServerLimits>
  readonly bounds?: Partial<typeof usualBounds>
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
  owed: 20_000,
  /** Parts whose series are not complete; beyond it the oldest series is shown as it is. */
  parts: 20_000,
}

const usualLimits: Partial<ServerLimits> = { windowSize: 1000, receiveWindow: usualBounds.storing }
const stopMs = 15_000

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
  const identity = createIdentity('message')
  const shownIdentity = createIdentity('shown')
  const conduct = createConduct({
    clock, accounts: systemIds,
    onChanged() {
      forward.replan()
      outbox.replan()
    },
  })
  const handsets = new Handsets({ nextId: shownIdentity.next, partLimit: bounds.parts })
  const outbox = createOutbox({
    db, clock, chance, accounts: systemIds, limit: bounds.owed, conduct, onBroken,
    toPdu: (message, version) => deliverSm(message, version, conduct.dialect(message)),
  })
  const { phones, show, counters } = createPhones({
    db, clock, identity, shownIdentity, accounts, onOwed: outbox.admit, onBroken,
  })
  const replies = createReplies({ clock, phones })
  const forward = createForward({
    db, clock, identity: shownIdentity, handsets, limit: bounds.forwarding, conduct,
    onOwed: outbox.admit, onBroken,
    onShown(batch) {
      show(batch)
      replies.shown(batch)
    },
  })
  const onStored = forward.admit
  const { subscribers, load: loadSubscribers } = createSubscribers({ db, waiting: () => 0, onChanged() {}, onBroken })
  const acceptance = createAcceptance({
    db, clock, identity, limit: bounds.storing, conduct, onStored, onBroken,
    forwarding: () => forward.counters().forwarding,
  })

  const handlers: SessionHandlers<Message> = {
    onRequest(session, pdu) {
      if (pdu.command === 'submit_sm') acceptance.submit(session, pdu)
      else session.respond(pdu, statuses.ESME_RINVCMDID)
    },
    onSettled: (_, message, settled) => outbox.settled(message, settled),
    onRoom: outbox.room,
    onState(session, state) {
      if (state === 'bound_rx' || state === 'bound_trx') outbox.attach(session)
      else outbox.detach(session)
      if (isBound(state)) conduct.bound(session)
      else conduct.unbound(session)
    },
    onClosed() {},
  }
  const server = createServer<Message>({
    clock,
    log,
    limits: { ...usualLimits, ...needs.limits },
    systemId: 'onesixty',
    async authenticate(bind, address) {
      if (!allow(address)) return statuses.ESME_RBINDFAIL
      return passwordStatus(accounts, bind) || conduct.bind(bind.system_id) || 'ok'
    },
    handlers,
  })

  return {
    phones,
    subscribers,
    personality: conduct.control,
    accept(transport, address) {
      if (started && !broken) return conduct.accept(transport, (line) => server.accept(line, address))
      transport.close()
      return { receive() {}, drained() {}, ended() {} }
    },
    async start() {
      await Promise.all([identity.resume(db), shownIdentity.resume(db), loadSubscribers()])
      handsets.restore(await readParts(db))
      forward.start()
      outbox.start()
      started = true
    },
    async stop() {
      started = false
      forward.stop()
      const finished = server.unbindAll().then(async () => {
        await acceptance.idle()
        await forward.idle()
        await outbox.idle()
      })
      await Promise.race([finished, new Promise<void>((resolve) => clock.after(stopMs, resolve))])
      forward.stop() // once more: what was accepted while it finished is for the next start
      outbox.stop()
      replies.stop()
      conduct.stop()
    },
    counters: () => ({
      ...acceptance.counters(),
      ...forward.counters(),
      ...outbox.counters(),
      ...counters(),
      parts: handsets.waiting,
      sessions: [...server.sessions()].length,
    }),
  }
}

/** 0, or why not; takes as long for a wrong password as for the right one. */
function passwordStatus(accounts: readonly Account[], { system_id, password }: Bind): number {
  const account = accounts.find(({ systemId }) => systemId === system_id)
  if (!account) return statuses.ESME_RINVSYSID
  const [given, right] = [Buffer.alloc(64), Buffer.alloc(64)]
  given.write(password)
  right.write(account.password)
  return timingSafeEqual(given, right) ? 0 : statuses.ESME_RINVPASWD
}
