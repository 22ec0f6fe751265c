// Puts the verbs of the gateway together: accept, dispatch, report, receive, expire. A carrier is made by the caller with
// the callbacks from `callbacksFor` and handed over with `add`.
import type { Carrier, CarrierCallbacks } from '../carriers/carrier.ts'
import { createIdStyles, type IdStyles } from '../carriers/idstyles.ts'
import { holdingEpoch } from '../carriers/records.ts'
import { freeLedger, type Ledger } from '../billing/ledger.ts'
import { atTheDoor, type Database } from '../db/database.ts'
import type { Chance } from '../kit/chance.ts'
import type { Clock, Timer } from '../kit/clock.ts'
import type { Ids } from '../kit/ids.ts'
import type { Log } from '../kit/log.ts'
import { traced } from '../kit/trace.ts'
import type { Queue } from '../queue/queue.ts'
import type { ChooseRoute } from '../routing/choose.ts'
import { createAccept } from './accept.ts'
import { createBlock } from './block.ts'
import { createChange } from './change.ts'
import { createConcat } from './concat.ts'
import { createDispatch, type Recall } from './dispatch.ts'
import { createChanges, type Counters } from './events.ts'
import { createExpiry } from './expire.ts'
import type { FlightPart } from './flight.ts'
import { createForesee } from './foresee.ts'
import { policyByLane, type UncertainPolicy } from './judge.ts'
import { createHold } from './hold.ts'
import { createLook } from './look.ts'
import { stateOf } from './message.ts'
import type { Asker, MessageView, Outbound } from './message.ts'
import { createPace, type Limits } from './pace.ts'
import { createLastWord } from './last-word.ts'
import { createPermit, type Rules } from './permit.ts'
import { createReceive, type Hearing, type OwnerOf } from './receive.ts'
import { gatewayReads, unmatchedOf, type UnmatchedReceipt } from './records.ts'
import { isFor } from './rows.ts'
import { forgetPerson, peopleReads } from './people/records.ts'
import { createRematch } from './rematch.ts'
import { createReports, unmatchedForMs } from './report.ts'
import { createHalt } from './campaigns/halt.ts'
import { campaignReads } from './campaigns/records.ts'
import { createReroute, type Rerouting } from './reroute.ts'
import { createErase } from './retention/erase.ts'
import { createRetention, type Retention } from './retention/retention.ts'
import { createSettle } from './settle.ts'
import { submitterReads } from './submitters/records.ts'
import { createTally } from './tally.ts'
import { createForgetting } from './outbox/forget.ts'
import { createOutbox, type AudiencesOf } from './outbox/outbox.ts'

export type GatewayNeeds = {
  readonly db: Database
  readonly queue: Queue<Outbound>
  readonly clock: Clock
  readonly chance: Chance
  readonly ids: Ids
  readonly log: Log
  readonly chooseRoute: ChooseRoute
  /** The same without remembering that it was asked. */
  readonly previewRoute?: ChooseRoute
  /** Learns about numbers before their routes are chosen; undefined when there is nothing to wait for. */
  readonly lookUp?: (numbers: () => readonly string[]) => Promise<void> | undefined
  readonly evidenceOf: (connection: string, country: string | undefined) => MessageView['evidence']
  readonly uncertain?: UncertainPolicy
  /** Without it what was sent and not answered before this process is uncertain. */
  readonly recall?: Recall
  /** Bits of the reference that long messages have on a connection; 8 without it. */
  readonly referenceBitsOf?: (connection: string) => 8 | 16
  /** Connections that are one account at one operator; none without it. */
  readonly siblingsOf?: (connection: string) => readonly string[]
  /** Parts a second for one sender or one network over a connection, where there are such limits. */
  readonly limitsOf?: (connection: string) => Limits | undefined
  /** Parts a second of a campaign, where it has a speed of its own. */
  readonly campaignSpeed?: (campaign: string) => number | undefined
  /** How operators spell ids; learned anew in each process without it. */
  readonly idStyles?: IdStyles
  /** Without it everything is kept. */
  readonly retention?: Retention
  /** Without it what waits for a connection waits for that one. */
  readonly rerouting?: Rerouting
  /** Everything is free without one. */
  readonly ledger?: Ledger
  /** Whether people may be written to; everybody without it. */
  readonly consent?: Rules & Partial<Hearing>
  /** Who is told durably what becomes of messages; nobody without it. */
  readonly audiencesOf?: AudiencesOf
  /** Whose a message from a phone is; nobody's without it. */
  readonly ownerOf?: OwnerOf
}

export type Gateway = ReturnType<typeof openGateway>

export function openGateway(needs: GatewayNeeds) {
  const { db, queue, clock, log, ids } = needs
  const reads = gatewayReads(db)
  const changes = createChanges(log)
  const counters: Counters = { accepted: 0, submitted: 0, delivered: 0, failed: 0 }
  const tally = createTally()
  const outbox = createOutbox({ db, ids, log, audiencesOf: needs.audiencesOf ?? (() => []), evidenceOf: needs.evidenceOf })
  const carriers = new Map<string, Carrier<FlightPart>>()
  const epochs = new Map<string, number>()
  const ledger = needs.ledger ?? freeLedger
  /** Another process took the connection over: nothing is sent, stored or answered for it from here any more. */
  const onLost = (connection: string) => {
    log.error('another process took this connection over; it is left to it', { connection })
    dispatch.leave(connection)
    void carriers.get(connection)?.stop()
  }
  const fenceOf = (connection: string) => (epochs.has(connection) ? holdingEpoch(connection, epochs.get(connection)!) : undefined)
  const settle = createSettle({
    db, queue, ledger, clock, changes, counters, tally, outbox,
    fenceOf,
    onLost,
    onSettled(flights) {
      reports.ended(flights)
      dispatch.settled(flights)
    },
  })
  const pace = createPace({ clock, limitsOf: needs.limitsOf ?? (() => undefined), campaignSpeed: needs.campaignSpeed })
  const halt = createHalt({ db, reads, queue, clock, ledger, changes, counters, tally, outbox, fenceOf })
  const lastWord = createLastWord({ rules: needs.consent, reads, block: (...blocked) => block(...blocked), defer: (...held) => hold.defer(...held) })
  const dispatch = createDispatch({ db, lastWord, reads, queue, clock, log, changes, outbox, settle, onLost, pace, halt, uncertain: needs.uncertain ?? policyByLane, recall: needs.recall, elsewhere: (item, answer) => reroute?.elsewhere(item, answer) })
  const reports = createReports({ reads, clock, ids, settle, styles: needs.idStyles ?? createIdStyles(clock), heldWith: dispatch.heldWith, siblingsOf: needs.siblingsOf ?? (() => []) })
  dispatch.connect(reports)
  const rematch = createRematch({ reads, clock, settle, reports })
  const concat = createConcat({ reads, clock, chance: needs.chance })
  const { chooseRoute, previewRoute = chooseRoute, lookUp } = needs
  const accepting = createAccept({ db, reads, queue, board: dispatch.board, clock, ids, chooseRoute, previewRoute, ...(lookUp && { lookUp }), changes, counters, tally, outbox, concat, ledger, permit: createPermit(needs.consent), referenceBitsOf: needs.referenceBitsOf ?? (() => 8) })
  const people = peopleReads(db)
  const receive = createReceive({ db, clock, ids, log, people, events: outbox.events, hearing: needs.consent, ownerOf: needs.ownerOf ?? (() => ({ workspace: '', mode: 'live' })), ledger })
  const expiry = createExpiry({ reads, clock, settle, dispatch, reports, log })
  const look = createLook({ clock, reads: gatewayReads(atTheDoor(db)), isSending: dispatch.isSending, sendingIds: dispatch.sendingIds, evidenceOf: needs.evidenceOf })
  const change = createChange({ db, reads, queue, clock, ledger, changes, tally, outbox, concat, fenceOf, isSending: dispatch.isSending, accept: accepting.accept, judge: accepting.judge })
  const { rerouting } = needs
  const hold = createHold({ db, reads, queue, clock, ledger, changes, fenceOf })
  const block = createBlock({ db, queue, clock, ledger, changes, counters, tally, outbox, fenceOf })
  const reroute = rerouting && createReroute({ db, reads, queue, clock, log, chooseRoute, previewRoute, block, rerouting, priceOf: ledger.priceOf, followed: reports.followed, fenceOf })
  const retention = createRetention({ db, clock, log, retention: needs.retention ?? { messageDays: 0, textDays: 0, keepCodes: true } })
  const sweeps: Timer[] = []
  const stopSweeps = () => sweeps.forEach((sweep) => sweep.cancel())

  return {
    accept: (...[submissions, given]: Parameters<typeof accepting.accept>) => traced('accept', { 'onesixty.messages': submissions.length }, () => accepting.accept(submissions, given)),
    preview: accepting.preview,
    /** `preview`, and what consent would say. */
    foresee: createForesee({ clock, preview: accepting.preview, rules: needs.consent }),
    cancel: change.cancel,
    erase: createErase({ db, reads, clock }),
    replace: change.replace,
    redrive: change.redrive,
    /** Held messages that may go now; says how many there were. */
    release: hold.release,
    releaseAll: hold.releaseAll,
    /** Nobody waits for it. */
    releaseSoon: (...of: Parameters<typeof hold.releaseAll>): void =>
      void hold.releaseAll(...of).catch((error: unknown) => log.error('held messages could not be released', { workspace: of[0], reason: of[1], error })),
    holders: hold.holders,
    message: look.message,
    messages: look.messages,
    /** Newest first; of the last three days. */
    async unmatchedReceipts({ limit, after }: { limit: number; after?: string }): Promise<{ data: UnmatchedReceipt[]; nextCursor?: string }> {
      const rows = await reads.unmatched(clock.wall() - unmatchedForMs, limit + 1, after)
      const data = rows.slice(0, limit).map(unmatchedOf)
      return rows.length > limit ? { data, nextCursor: data.at(-1)!.id } : { data }
    },
    async matchReceipt(asker: Asker, receipt: string, message: string): Promise<'matched' | 'no_receipt' | 'no_message' | 'not_submitted'> {
      if (!(await reads.unmatchedReceipt(receipt))) return 'no_receipt'
      const [row] = await reads.messages([message])
      if (!row || !isFor(asker, row)) return 'no_message'
      if (row['state'] !== stateOf.submitted) return 'not_submitted'
      return (await reports.matchByHand(row, receipt)) ? 'matched' : 'no_receipt'
    },
    /** What an operator called a message in its answers, and what in a receipt that somebody says is for it. */
    async pairOf(asker: Asker, receipt: string, message: string): Promise<{ connection: string; answered: string[]; reported: string } | 'no_receipt' | 'no_message'> {
      const stored = await reads.unmatchedReceipt(receipt)
      if (!stored) return 'no_receipt'
      const [row] = await reads.messages([message])
      if (!row || !isFor(asker, row) || row['connection'] !== stored['connection']) return 'no_message'
      const parts = row['segments'] === 1 ? [row] : await reads.parts([message])
      const answered = parts.flatMap(({ operator_id: name }) => (name ? [String(name)] : []))
      return { connection: String(stored['connection']), answered, reported: String(stored['operator_id']) }
    },
    /** Receipts of a connection that found no message are tried again. */
    rematch,
    watch: changes.watch,
    /** What campaigns do with all of their messages, and ask about them. */
    campaigns: { stop: halt.stop, go: halt.go, withdraw: halt.withdraw, ...campaignReads(atTheDoor(db)) },
    /** What happened, kept for those who are told of it. */
    events: outbox.events,
    /** What was sent to a person. */
    people: { ...people, forget: forgetPerson(db, () => clock.wall()) },
    /** What SMPP accounts ask about messages of theirs. */
    submitters: submitterReads(db),
    counters: () => ({ ...counters, queued: queue.depth }),
    /** Since the process began: how many messages came to which status, and what waits now. */
    tally: tally.read,
    waiting: queue.waiting,
    /** What a carrier of this id calls back into. */
    callbacksFor: (id: string): CarrierCallbacks<FlightPart> => ({
      onRoom: () => dispatch.wake(id),
      onResults: (results) => dispatch.results(results),
      onLate: (answers) => dispatch.late(id, answers),
      onReports: (batch) => traced('report', { 'onesixty.connection': id, 'onesixty.receipts': batch.length }, () => reports.take(carriers.get(id)!, batch)),
      onInbound: (batch) => void receive.take(carriers.get(id)!, batch),
    }),
    /** This process raised the connection's epoch to this number: while it stands, what is said about it is written. */
    own(connection: string, epoch: number) {
      epochs.set(connection, epoch)
      settle.own(connection)
    },
    /** From now on messages routed to this connection are sent over it. */
    add(carrier: Carrier<FlightPart>) {
      carriers.set(carrier.id, carrier)
      dispatch.add(carrier)
    },
    /** Takes up what an earlier process left; resolves with the number of open intents it found. */
    async start(): Promise<number> {
      for (const id of await reads.youngestIds()) ids.follow(id)
      await reports.start()
      await receive.start()
      const open = await dispatch.recover()
      sweeps.push(expiry.start(), retention.start(), createForgetting({ db, clock, log, wanted: outbox.wanted }).start(), ...(reroute ? [reroute.start()] : []))
      return open
    },
    /** Claims nothing more; resolves when what was claimed is with its carrier. Stop the carriers next. */
    pause(): Promise<void> {
      stopSweeps()
      return dispatch.stop()
    },
    /** Resolves when everything that came back is durable. */
    stop(): Promise<void> {
      stopSweeps()
      receive.stop()
      return settle.idle()
    },
  }
}
