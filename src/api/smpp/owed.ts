// What is owed to the accounts: receipts, and what phones wrote to their numbers. It stands in the gateway's store until a
// bind has answered it; here is only what was read ahead for those who are bound. Goes to any bind that receives, as far as
// its window has room, in order, and again until it is answered.
//
// One of them: read ──► sent ──► answered with ESME_ROK, or refused for good ──► leaves the store
//               ▲         ├─ link lost ──► the next to be sent, or forgotten here with the last bind
//               └─────────┴─ refused for now, no answer in time ──► rests, then the next to be sent
import type { Event, ReceiptTold } from '../../gateway/outbox/event.ts'
import type { Follower } from '../../gateway/outbox/follower.ts'
import type { Events } from '../../gateway/outbox/outbox.ts'
import type { Status } from '../../gateway/message.ts'
import type { Submitted, Submitters } from '../../gateway/submitters/records.ts'
import { bornAt } from '../../kit/ids.ts'
import type { Chance } from '../../kit/chance.ts'
import type { Clock, Timer } from '../../kit/clock.ts'
import type { Log } from '../../kit/log.ts'
import type { Settled } from '../../smpp/session.ts'
import { statuses } from '../../smpp/statuses.ts'
import { receiptSm, receivedSm, type ReceiptFacts } from './deliver.ts'
import { versionOf, type Desk, type Line, type Owed } from './desk.ts'
import { writtenId } from './ids.ts'
import { workLimits } from './limits.ts'
import { readNote } from './note.ts'

type Spool = {
  readonly desk: Desk
  readonly lines: Set<Line>
  /** Read and not sent, in order; what comes back stands before it. */
  queue: Owed[]
  /** Sent, or answered and not forgotten yet: not to be read again. */
  readonly hidden: Set<string>
  inFlight: number
  /** Another one when the last bind has gone: what was being read then is not for the next. */
  turn: number
  readonly follower: Follower
  /** It reads what may have been read before. */
  again: boolean
  /** There may be more to read. */
  more: boolean
  loading: boolean
  /** Looks in vain after it was said that something is there: it may become visible a moment later. */
  vain: number
  /** Readings that failed, one after the other. */
  failures: number
  /** Answered; the store is to forget them. */
  done: string[]
  writing: boolean
  timer: Timer | undefined
  looking: Timer | undefined
  waitMs: number
  refusedAt: number
}

type Needs = {
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Log
  readonly events: Pick<Events, 'follow' | 'settle' | 'watch'>
  readonly messages: Submitters
}

const lookAgainMs = 100
const longestLookMs = 10_000
const looksInVain = 50
const pageMost = 250
const refusedForGood: ReadonlySet<number> = new Set([statuses.ESME_RX_P_APPN, statuses.ESME_RX_R_APPN])

export function createOwed({ clock, chance, log, events, messages }: Needs) {
  const spools = new Map<Desk, Spool>()
  const byAccount = new Map<string, Spool>()
  const counters = { answered: 0, declined: 0, resent: 0 }

  const planned = new Set<Spool>()
  const plan = (spool: Spool) => {
    if (planned.size === 0) clock.soon(() => {
      const all = [...planned]
      planned.clear()
      for (const one of all) pump(one)
    })
    planned.add(spool)
  }

  const pump = (spool: Spool) => {
    const { desk, lines, queue } = spool
    if (spool.timer || lines.size === 0) return
    let sent = 0
    for (const line of lines) {
      let room = Math.min(line.room(), desk.account.window - line.outstanding)
      const version = versionOf(line, desk.account)
      while (room > 0 && sent < queue.length) {
        send(spool, line, queue[sent++]!, version)
        room--
      }
    }
    if (sent > 0) spool.queue = queue.slice(sent)
    if (spool.more && !spool.loading && spool.queue.length < workLimits.ahead / 2) void load(spool)
  }

  const send = (spool: Spool, line: Line, owed: Owed, version: number) => {
    const { account } = spool.desk
    try {
      const pdu = owed.receipt ? receiptSm(owed.receipt, account.receipts, version) : receivedSm(owed.received!, account.alphabet, version)
      line.send(pdu, owed)
      spool.hidden.add(owed.id)
      spool.inFlight++
    } catch (error) {
      // What cannot be written for this peer never can: it must not hold up the rest.
      log.error('a deliver_sm cannot be written', { account: account.id, event: owed.id, error })
      finish(spool, owed)
    }
  }

  /** From the first that is not under way. */
  const begin = (spool: Spool) => {
    spool.queue = []
    spool.turn++
    spool.follower.anew()
    spool.again = true
    spool.more = true
  }

  const load = async (spool: Spool) => {
    spool.loading = true
    spool.more = false
    const { turn } = spool
    try {
      const limit = Math.min(pageMost, workLimits.ahead - spool.queue.length)
      // from the oldest again: also what is answered or comes back meanwhile is known
      const held = spool.again ? new Set([...spool.hidden, ...spool.queue.map(({ id }) => id)]) : spool.hidden
      const found = await spool.follower.read(limit)
      if (found.length === limit) spool.more = true
      else if (turn === spool.turn) spool.again = false
      const owed = found.length === 0 ? [] : await described(spool.desk, found)
      if (turn === spool.turn) spool.queue.push(...owed.filter(({ id }) => !held.has(id) && !spool.hidden.has(id)))
      else spool.more = true
      spool.vain = found.length === 0 ? spool.vain + 1 : 0
      spool.failures = 0
      if (found.length === 0 && spool.vain < looksInVain) lookAgain(spool)
    } catch (error) {
      begin(spool) // they may have been read and not described
      spool.more = false
      log.error('receipts for an SMPP account could not be read', { account: spool.desk.account.id, error })
      lookAgain(spool, Math.min(lookAgainMs * 2 ** spool.failures++, longestLookMs))
    }
    spool.loading = false
    if (spool.lines.size === 0) leave(spool)
    else if (spool.queue.length > 0 || spool.more) plan(spool)
  }
  const lookAgain = (spool: Spool, ms = lookAgainMs) => {
    spool.looking ??= clock.after(ms, () => {
      spool.looking = undefined
      spool.more = true
      plan(spool)
    })
  }

  const described = async (desk: Desk, found: readonly Event[]): Promise<Owed[]> => {
    const came = found.filter(isReceived).map(({ subject }) => subject)
    const cameRows = new Map((came.length > 0 ? await messages.received(came) : []).map((row) => [row.id, row]))
    const receipts = found.map((event) => (isReceived(event) ? undefined : (event.told ?? (JSON.parse(event.body) as ReceiptTold))))
    const unnamed = found.filter((_, at) => receipts[at] && receipts[at].handle === undefined).map(({ subject }) => subject)
    const rows = new Map((unnamed.length > 0 ? await messages.of(desk.account.id, unnamed) : []).map((row) => [row.id, row]))
    return found.flatMap((event, at): Owed[] => {
      const { id, subject } = event
      const told = receipts[at]
      if (told) return [{ id, desk, receipt: factsOf(event, told, rows.get(subject)) }]
      const received = cameRows.get(subject)
      return received ? [{ id, desk, received }] : []
    })
  }

  const finish = (spool: Spool, { id }: Owed) => {
    spool.done.push(id)
    spool.hidden.add(id)
    if (spool.writing) return
    spool.writing = true
    clock.soon(() => void forget(spool))
  }
  const forget = async (spool: Spool) => {
    while (spool.done.length > 0) {
      const done = spool.done.splice(0, pageMost)
      try {
        await events.settle(done)
        counters.answered += done.length
        for (const id of done) spool.hidden.delete(id)
      } catch (error) {
        // They come again, which is better than never.
        log.error('answered receipts could not be forgotten', { account: spool.desk.account.id, error })
      }
    }
    spool.writing = false
    if (spool.lines.size === 0) leave(spool)
  }

  /** The longer refusals go on, the longer the rest; after a quiet time it is short again. */
  const rest = (spool: Spool) => {
    if (spool.timer) return
    const now = clock.now()
    const quiet = now - spool.refusedAt > 3 * spool.waitMs
    spool.waitMs = quiet ? workLimits.firstWaitMs : Math.min(workLimits.longestWaitMs, 2 * spool.waitMs)
    spool.refusedAt = now
    spool.timer = clock.after(spool.waitMs * (0.75 + chance.float() / 4), () => {
      spool.timer = undefined
      plan(spool)
    })
  }

  /** Nobody is bound and nothing is under way: what was read ahead is forgotten, and read again for the next one. */
  const leave = (spool: Spool) => {
    if (spool.lines.size > 0 || spool.inFlight > 0 || spool.loading || spool.writing) return
    spool.timer?.cancel()
    spool.looking?.cancel()
    spools.delete(spool.desk)
    spool.follower.close()
    if (byAccount.get(spool.desk.account.id) === spool) byAccount.delete(spool.desk.account.id)
  }

  const unwatch = events.watch((audiences) => {
    if (byAccount.size === 0) return
    for (const audience of audiences) {
      const spool = byAccount.get(audience)
      if (!spool) continue
      spool.more = true
      spool.vain = 0
      plan(spool)
    }
  })

  return {
    attach(desk: Desk, line: Line) {
      let spool = spools.get(desk)
      if (!spool) {
        spool = {
          // what the binds before these have answered, or still may answer, is not to be read again
          desk, lines: new Set(), queue: [], hidden: byAccount.get(desk.account.id)?.hidden ?? new Set(), inFlight: 0, turn: 0, follower: events.follow(desk.account.id), again: true, more: true, loading: false, vain: 0, failures: 0, done: [], writing: false,
          timer: undefined, looking: undefined, waitMs: workLimits.firstWaitMs, refusedAt: -Infinity,
        }
        spools.set(desk, spool)
        byAccount.set(desk.account.id, spool)
      }
      spool.lines.add(line)
      plan(spool)
    },
    detach(desk: Desk, line: Line) {
      const spool = spools.get(desk)
      if (!spool?.lines.delete(line) || spool.lines.size > 0) return
      begin(spool)
      leave(spool)
    },
    room(desk: Desk) {
      const spool = spools.get(desk)
      if (spool) plan(spool)
    },
    settled(owed: Owed, settled: Settled) {
      const spool = spools.get(owed.desk)
      if (!spool) return
      spool.inFlight--
      const status = settled.kind === 'response' ? settled.pdu.status : undefined
      if (status === statuses.ESME_ROK) finish(spool, owed)
      else if (status !== undefined && refusedForGood.has(status)) {
        counters.declined++
        finish(spool, owed)
      } else {
        counters.resent++
        spool.hidden.delete(owed.id)
        const lost = settled.kind === 'unsent' || (settled.kind === 'unknown' && settled.why === 'closed')
        const heir = byAccount.get(owed.desk.account.id)
        if (spool.lines.size > 0) back(spool, owed)
        else if (heir && heir !== spool) {
          begin(heir) // it has read beyond this one, which was under way then
          plan(heir)
        }
        if (!lost) rest(spool)
      }
      if (spool.lines.size === 0) leave(spool)
      else plan(spool)
    },
    counters: () => ({ ...counters }),
    /** Resolves when all that was answered is forgotten. */
    async stop(): Promise<void> {
      unwatch()
      for (const spool of spools.values()) {
        spool.timer?.cancel()
        spool.looking?.cancel()
        if (spool.done.length > 0) await events.settle(spool.done.splice(0))
      }
    },
  }
}

const isReceived = ({ type }: Event) => type === 'message.received'

/** Receipts of before say less: then the message is asked. */
function factsOf({ type, subject, at: doneAt }: Event, told: ReceiptTold, row: Submitted | undefined): ReceiptFacts {
  const { from, to, error, head = '', note: noted = row?.note, reason = row?.reason } = told
  const note = readNote(noted)
  const name = told.handle === undefined && !row ? subject : writtenId(subject, told.handle ?? row?.handle, note.form ?? 'text')
  return { name, status: type.slice('message.'.length) as Status, from, to, note, submitAt: row?.createdAt ?? Math.min(bornAt(subject), doneAt), doneAt, reason, errorCode: error?.code, head }
}

/** To its place: before those with higher ids. */
function back(spool: Spool, owed: Owed): void {
  let at = 0
  while (at < spool.queue.length && spool.queue[at]!.id < owed.id) at++
  spool.queue.splice(at, 0, owed)
}
