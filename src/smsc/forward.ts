// Takes stored messages to the phones. What a phone got and that the message is final are one transaction, so that no
// crash delivers twice or not at all. Whatever is done to a message on its way is done here, one batch after the other.
// Knows no session: what is owed afterwards is told to `onOwed`.
import type { Database, Write } from '../db/database.ts'
import type { Clock, Timer } from '../kit/clock.ts'
import { createAlarms } from './alarms.ts'
import { createBacklog } from './backlog.ts'
import type { Changes, Handsets } from './handset.ts'
import type { Profile } from './hlr/register.ts'
import type { Identity } from './identity.ts'
import { createLane } from './lane.ts'
import type { Mailbox } from './mailboxes.ts'
import { createMailboxes } from './mailboxes.ts'
import type { Message, MessageState, PhoneMessage } from './message.ts'
import { messageStates, publicId, stages } from './message.ts'
import { createAgenda } from './personality/agenda.ts'
import type { Conduct } from './personality/conduct.ts'
import { commit, deleteParts, finish, insertMessages, insertParts, insertPhoneMessages, park } from './records.ts'
import { readDue, readEnroute, readExpired, readMailboxes, readNextTimes } from './records.ts'
import { readReplaceable, readWaiting } from './records.ts'
import { relay } from './relay/records.ts'
import { isToBeBack, isTransaction } from './transactions.ts'
import type { Verdicts } from './verdicts.ts'
import { createJudge } from './verdicts.ts'

const sweepMs = 60_000
/** Messages that wait for a delivery that a personality delays; with more of them those behind stay in the store. */
const mostWaiting = 50_000
/** Enough for what a receipt quotes. The octets as they came are a view that would keep much more in memory. */
const quotableOctets = 64
/** Mailboxes tried in one transaction, messages taken out of each, messages that expire or fall due in one. */
const boxesAtOnce = 100
const messagesPerBox = 50
const messagesAtOnce = 1000

/** Something else to be done in turn with deliveries. */
type Errand = { readonly run: (at: number) => Promise<void> }
type Trial = { readonly box: Mailbox }

export function createForward(needs: {
  db: Database
  clock: Clock
  /** Of messages, and of what stands on phones. */
  messageIdentity: Identity
  identity: Identity
  handsets: Handsets
  /** Messages on their way in memory; more stay in the store until it is their turn. */
  limit: number
  conduct: Pick<Conduct, 'delivery' | 'receipts'>
  /** Undefined for an ordinary subscriber. */
  find(digits: string): Profile | undefined
  onOwed(message: Message): void
  /** Final, and submitted in transaction mode: somebody waits for that. */
  onAttempted(message: Message): void
  peerOf(digits: string, profile: Profile | undefined): string | undefined
  /** Stored as one for another centre. */
  onRelayed(message: Message, peer: string): void
  /** The phone was not reached, and the account may want to hear when it is back; the writes are stored with it. */
  onUnreached(messages: readonly Message[]): readonly Write[]
  /** What phones show, once it is stored. */
  onShown(messages: readonly PhoneMessage[]): void
  onBroken(cause: unknown): void
}) {
  const { db, clock, messageIdentity, identity, handsets, conduct, find } = needs
  const { onOwed, onUnreached, onShown, onBroken } = needs
  let delivered = 0
  let expired = 0
  let failed = 0
  let parked = 0
  let seen = 0
  let sweeping: Timer | undefined
  const next = { expiry: Infinity, due: Infinity }

  const isOwed = (message: Message) => wantsReceipt(message) && !conduct.receipts(message).missing
  const mailboxes = createMailboxes({ clock, onDue: tryAll })
  const { judge, ended } = createJudge({ mailboxes, find, peerOf: needs.peerOf, fate: conduct.delivery, isOwed })

  function tryAll(boxes: readonly Mailbox[]): void {
    for (const box of boxes) {
      if (box.busy) box.again = true
      else {
        box.busy = true
        lane.add({ box })
      }
    }
  }

  const store = async (verdicts: Verdicts, at: number) => {
    const { reached, endings, left } = verdicts
    const waiting = [...verdicts.parked.values()].flat()
    const givenUp = [...endings.values()].flatMap(({ state, cause, messages }) =>
      state === messageStates.undeliverable && isToBeBack(cause) ? messages : [],
    )
    const notices = waiting.filter(wantsNotice).map((message) => noticeOf(message, messageIdentity.next(), at))
    const changes = handsets.receive(reached, at)
    await commit(db, [
      ...writesOf(changes),
      ...[...endings.values()].flatMap(({ messages, owed, state, cause }) =>
        finish(messages, owed ? stages.receipt : stages.done, state, cause, at),
      ),
      ...[...verdicts.parked].flatMap(([cause, messages]) => park(messages, cause)),
      ...[...verdicts.relayed].flatMap(([peer, messages]) => relay(messages, peer)),
      ...insertMessages(notices),
      ...(notices.length > 0 ? [messageIdentity.write()] : []),
      ...onUnreached([...waiting, ...givenUp]),
    ])
    delivered += reached.length
    for (const message of waiting) {
      message.stage = stages.waiting
      if (message.expiresAt < next.expiry) next.expiry = message.expiresAt
    }
    parked += waiting.length
    for (const [box, count] of left) {
      parked -= count
      mailboxes.left(box, count)
    }
    if (waiting.length > 0) setAlarms()
    for (const [peer, messages] of verdicts.relayed) {
      for (const message of messages) {
        message.stage = stages.relaying
        message.octets = new Uint8Array(message.octets) // not the view, which would keep all that came with it
        needs.onRelayed(message, peer)
      }
    }
    tell(changes)
    for (const { messages, owed, state } of endings.values()) {
      if (state === messageStates.expired) expired += messages.length
      else if (state !== messageStates.delivered) failed += messages.length
      for (const message of messages) if (isTransaction(message)) needs.onAttempted(message)
      if (!owed) continue
      for (const message of messages) {
        message.stage = stages.receipt
        message.octets = new Uint8Array(message.octets.subarray(0, quotableOctets))
        onOwed(message)
      }
    }
    for (const notice of notices) onOwed(notice)
  }

  /** What waits is taken out of several mailboxes, and each is tried again at once as long as something leaves it. */
  const tryBoxes = async (boxes: readonly Mailbox[], at: number) => {
    const read = await Promise.all(boxes.map((box) => readWaiting(db, box.number, messagesPerBox)))
    const verdicts = judge(read.flat(), at, true)
    await store(verdicts, at)
    boxes.forEach((box, i) => {
      box.busy = false
      if (read[i]!.length === 0) {
        parked -= box.count
        mailboxes.left(box, box.count)
      }
      if (box.count === 0 || (verdicts.blocked.has(box) && !box.again)) return
      box.again = false
      tryAll([box])
    })
  }

  const replace = async (message: Message, at: number) => {
    const others = await readReplaceable(db, message)
    const replaced = others.filter(({ id, protocolId }) => id < message.id && protocolId === message.protocolId)
    if (replaced.length > 0) await store(ended(replaced, messageStates.deleted, at), at)
    await store(judge([message], at, false), at)
  }

  const work = async (batch: readonly (Message | Errand | Trial)[]) => {
    const at = clock.wall()
    const messages = batch.filter((item) => 'octets' in item)
    if (messages.length > 0) {
      const plain = messages.every(isPlain) ? messages : messages.filter(isPlain)
      if (plain.length > 0) await store(judge(plain, at, false), at)
      if (plain.length < messages.length) {
        for (const message of messages) if (!isPlain(message)) await replace(message, at)
      }
      backlog.release(messages.length)
      if (messages.length === batch.length) return
    }
    const boxes = batch.filter((item) => 'box' in item).map(({ box }) => box)
    for (let i = 0; i < boxes.length; i += boxesAtOnce) await tryBoxes(boxes.slice(i, i + boxesAtOnce), at)
    for (const item of batch) if ('run' in item) await item.run(at)
  }

  const alarms = createAlarms<Errand>({
    clock,
    onDue: (errands) => errands.forEach((errand) => lane.add(errand)),
  })
  const expire: Errand = {
    async run(at) {
      const messages = await readExpired(db, at, messagesAtOnce)
      if (messages.length > 0) await store(ended(messages, messageStates.expired, at), at)
      await look()
    },
  }
  const fallDue: Errand = {
    async run(at) {
      const messages = await readDue(db, at, messagesAtOnce)
      const plain = messages.filter(isPlain)
      if (plain.length > 0) await store(judge(plain, at, false), at)
      for (const message of messages) if (!isPlain(message)) await replace(message, at)
      await look()
    },
  }
  const look = async () => {
    next.expiry = next.due = Infinity
    const read = await readNextTimes(db)
    // What was stored meanwhile may not be in what was read, but has been told.
    next.expiry = Math.min(next.expiry, read.expiry)
    next.due = Math.min(next.due, read.due)
    setAlarms()
  }
  const setAlarms = () => {
    alarms.set(expire, next.expiry)
    alarms.set(fallDue, next.due)
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

  const lane = createLane<Message | Errand | Trial>({ clock, most: 1000, commit: work, onBroken })
  /** Those apart are not counted as held: one that waits long must not keep those behind it in the store. */
  const delayed = createAgenda<{ readonly message: Message; readonly apart: boolean }>({
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
    delayed.add(waitMs, { message, apart: mayGo })
    if (!mayGo) return
    apart++
    message.octets = new Uint8Array(message.octets) // not the view, which would keep all that came with it in memory
    backlog.release(1)
  }

  return {
    /** A message that has just been stored. */
    admit(message: Message): void {
      if (message.stage !== stages.scheduled) return backlog.admit(message)
      if (message.dueAt >= next.due) return
      next.due = message.dueAt
      setAlarms()
    },
    /** Takes up what the store holds from before. */
    async start() {
      for (const { number, count } of await readMailboxes(db)) {
        mailboxes.open(number).count += count
        parked += count
      }
      backlog.look()
      tryAll([...mailboxes.all()])
      lane.add({ run: look })
      sweep()
    },
    /** The phone can be reached again, or its subscriber has become another: what waits for it is tried at once. */
    alert(number: string): void {
      const box = mailboxes.find(number)
      if (box) mailboxes.alert(box)
    },
    /** Done in turn, when nothing else is done to any message. */
    inTurn: (run: (at: number) => Promise<void>) => lane.add({ run }),
    /** Within a turn: ends messages that are not under way, as they stand in the store. */
    end: (messages: readonly Message[], state: MessageState, at: number, cause?: number) =>
      store(ended(messages, state, at, cause), at),
    /** Within a turn: looks anew at when messages expire and fall due. */
    look,
    waiting: mailboxes.countOf,
    /** More waits for a phone, or for more phones, than may. */
    isCrowded(digits: string, perPhone: number, phones: number): boolean {
      if (mailboxes.size === 0) return false
      const waiting = mailboxes.countOf(digits)
      return waiting >= perPhone || (waiting === 0 && mailboxes.size >= phones && find(digits)?.state !== undefined)
    },
    /** Phones that are waited for, in no order. */
    mailboxes: mailboxes.all,
    stop() {
      sweeping?.cancel()
      delayed.drain()
      mailboxes.stop()
      alarms.stop()
    },
    /** The personality is another: what is delayed may be due. */
    replan() {
      for (const entry of delayed.drain()) {
        takeBack(entry)
        plan(entry.message)
      }
    },
    idle: () => lane.idle(),
    counters: () => ({ delivered, expired, failed, parked, forwarding: backlog.held + apart }),
  }
}

/** It has nothing to take the place of. */
const isPlain = ({ replaces, protocolId }: Message) => !replaces && (protocolId <= 0x40 || protocolId > 0x47)

/** Bits 1-0 of registered_delivery: 1 any final state, 2 failures only, 3 success only. SMPP 5.0 §4.7.21. */
function wantsReceipt({ registeredDelivery, state, account }: Message): boolean {
  if (account === '') return false
  const asked = registeredDelivery & 3
  const success = state === messageStates.delivered
  return asked === 1 || (asked === 2 && !success) || (asked === 3 && success)
}

/** Bit 4 of registered_delivery. SMPP 3.4 §5.2.17. */
const wantsNotice = ({ registeredDelivery, account }: Message) => (registeredDelivery & 0x10) !== 0 && account !== ''

const noticeOf = (message: Message, id: number, at: number): Message => ({
  ...message,
  id,
  about: publicId(message),
  stage: stages.notification,
  state: messageStates.enroute,
  octets: new Uint8Array(message.octets.subarray(0, quotableOctets)),
  doneAt: at,
})
