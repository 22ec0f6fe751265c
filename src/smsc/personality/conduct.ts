// How the centre conducts itself towards each account: the personality in force, the numbers with fixed behaviour, and
// what is remembered of both. The centre asks here before it answers, delivers and reports; it does what is said.
import type { Clock } from '../../kit/clock.ts'
import { createRate, type Rate } from '../../kit/rate.ts'
import { createRecent } from '../../kit/recent.ts'
import type { SubmitSm } from '../../smpp/pdu.ts'
import type { SessionInput } from '../../smpp/server.ts'
import type { Session, Transport } from '../../smpp/session.ts'
import { statuses } from '../../smpp/statuses.ts'
import type { Message } from '../message.ts'
import type { ReceiptDialect } from '../receipts.ts'
import { delayOf, drawn } from './chance.ts'
import type { Answer, Decisions, Delivery, Receipts } from './decide.ts'
import { createDecisions, plainAnswer, plainDelivery, plainReceipts } from './decide.ts'
import { describe } from './describe.ts'
import { createLine, type Line, type LineFaults } from './line.ts'
import { testNumberOf } from './numbers.ts'
import { healthy, isHealthy } from './personality.ts'
import type { Delay, IdForm, Personality } from './personality.ts'
import { faulty, readPersonality, type PersonalityFault } from './read.ts'
import type { KeptPersonality } from './records.ts'

export type InForce = {
  readonly personality: Personality
  readonly seed: number
  /** In words. */
  readonly says: readonly string[]
}

/** What the centre is like, to read and to change while it runs: also for what waits for its delivery or receipt. */
export type PersonalitySwitch = {
  /** Of an account, or the default. */
  get(account?: string): InForce
  /** Accounts with one of their own. */
  accounts(): string[]
  /**
   * A name, several with commas, an object or a list; undefined takes back the account's own, or heals the default. Counts
   * at once, and lasts over restarts.
   */
  set(
    written: unknown,
    options?: { readonly account?: string; readonly seed?: number },
  ): InForce | { readonly fault: PersonalityFault }
  /** Resolves once what was set is stored. */
  kept(): Promise<void>
}

/** One account's: counts its submits and binds, so that equal seeds meet equal fates. */
type Temper = {
  readonly inForce: InForce
  readonly decisions: Decisions | undefined
  readonly rate: Rate | undefined
  submits: number
}
type Open = { readonly line: Line; account: string; readonly number: number }

export const highestSeed = 0xffff_ffff
const rememberedRefusals = 2_000
const bindAnswerMs = 50
/** Between the numbers that one connection draws by. */
const apart = 1_000_000

export function createConduct({ clock, accounts, store, onChanged = () => {} }: {
  clock: Clock
  accounts: readonly string[]
  /** Where what is set is kept; nowhere when absent. */
  store?: { put(personality: KeptPersonality): void; idle(): Promise<void> }
  /** What waits for its time may have another. */
  onChanged?: () => void
}) {
  const own = new Map<string, InForce>()
  let standard: InForce = inForceOf(healthy, 1)
  const tempers = new Map<string, Temper>()
  const refusedOnce = createRecent<true>(rememberedRefusals)
  const open = new Set<Open>()
  const bound = new Map<Session<Message>, { cancel(): void }>()
  let connections = 0
  let binds = 0
  /** The connection that is being read. */
  let present: Open | undefined

  const temperOf = (account: string): Temper => {
    let temper = tempers.get(account)
    if (!temper) {
      const inForce = own.get(account) ?? standard
      const { personality, seed } = inForce
      const { perSecond } = personality.refusals
      temper = {
        inForce,
        decisions: isHealthy(personality) ? undefined : createDecisions(personality, seed),
        rate: perSecond > 0 ? createRate({ clock, perSecond }) : undefined,
        submits: 0,
      }
      tempers.set(account, temper)
    }
    return temper
  }

  const faultsFor = ({ account, number }: Open): LineFaults | undefined => {
    const { decisions, inForce } = temperOf(account)
    const { line } = inForce.personality
    const fates = decisions?.fates(number)
    if (!fates) return undefined
    let spat = 0
    const next = () => number + ++spat * apart
    return {
      cut: fates.cut,
      silent: Math.max(bindAnswerMs, fates.silent), // the answer to the bind leaves before
      garbage: fates.garbage,
      nextGarbage: () => Math.max(1, delayOf(line.garbageAfter as Delay, drawn(inForce.seed, 'garbage', next()))),
      garbageOctets: () => octetsOf(inForce.seed, next()),
      octetsPerSecond: line.octetsPerSecond,
    }
  }

  const planUnbind = (session: Session<Message>, number: number) => {
    bound.get(session)?.cancel()
    const ms = temperOf(session.systemId).decisions?.fates(number).unbind ?? Infinity
    bound.set(session, ms < Infinity ? clock.after(ms, () => session.unbind()) : { cancel() {} })
  }

  const delivery = ({ account, destination, id }: Message): Delivery => {
    const fixed = testNumberOf(destination)
    if (fixed) return fixed.is.delivery ?? plainDelivery
    return temperOf(account).decisions?.delivery(id) ?? plainDelivery
  }

  const control: PersonalitySwitch = {
    get: (account) => (account === undefined ? standard : (own.get(account) ?? standard)),
    accounts: () => [...own.keys()],
    kept: async () => store?.idle(),
    set(written, { account, seed = 1 } = {}) {
      if (account !== undefined && !accounts.includes(account)) {
        return faulty('account', `there is no account ${JSON.stringify(account.slice(0, 40))}`)
      }
      if (!Number.isInteger(seed) || seed < 0 || seed > highestSeed) {
        return faulty('seed', `must be a whole number from 0 to ${highestSeed}`)
      }
      const read = written === undefined ? healthy : readPersonality(written)
      if ('fault' in read) return read
      const inForce = inForceOf(read, seed)
      if (account === undefined) standard = inForce
      else if (written === undefined) own.delete(account)
      else own.set(account, inForce)
      store?.put({ account: account ?? '', written: written === undefined ? '' : JSON.stringify(written), seed })
      tempers.clear()
      for (const each of open) if (each.account !== '') each.line.plan(faultsFor(each))
      for (const session of bound.keys()) planUnbind(session, ++binds)
      onChanged()
      return control.get(account)
    },
  }

  return {
    control,

    /** The line of a new connection, between its transport and the session that `enter` makes. */
    accept(transport: Transport, enter: (transport: Transport) => SessionInput): SessionInput {
      const line = createLine(transport, clock)
      const each: Open = { line, account: '', number: ++connections }
      const input = line.inputOf(enter(line.transport))
      open.add(each)
      return {
        receive(bytes) {
          present = each
          input.receive(bytes)
          present = undefined
        },
        drained: () => input.drained(),
        ended(cause) {
          open.delete(each)
          input.ended(cause)
        },
      }
    },

    /** For a bind that came by the connection that is being read: 0, or the status to refuse it with. */
    bind(account: string): number {
      const { decisions } = temperOf(account)
      if (decisions?.refusesBind(++binds)) return statuses.ESME_RBINDFAIL
      if (present) {
        present.account = account
        present.line.plan(faultsFor(present))
      }
      return 0
    },

    bound: (session: Session<Message>) => planUnbind(session, ++binds),
    unbound(session: Session<Message>) {
      bound.get(session)?.cancel()
      bound.delete(session)
    },

    /** 0 to take a submit, or the status to refuse it with; `waiting` counts messages on their way to phones. */
    refusal(account: string, pdu: SubmitSm, waiting: () => number): number {
      const temper = temperOf(account)
      const { decisions, rate } = temper
      const fixed = testNumberOf(pdu.destination_addr)?.is.refuse
      if (rate && rate.available() < 1) return statuses.ESME_RTHROTTLED
      rate?.take(1)
      if (fixed) {
        const status = statuses[fixed.status]
        if (!fixed.once) return status
        const text = Buffer.from(pdu.short_message).toString('latin1')
        const key = `${account} ${pdu.destination_addr} ${pdu.source_addr} ${text}`
        if (refusedOnce.get(key)) refusedOnce.delete(key)
        else {
          refusedOnce.set(key, true)
          return status
        }
      }
      if (!decisions) return 0
      const { queueDepth } = temper.inForce.personality.refusals
      if (queueDepth > 0 && waiting() >= queueDepth) return statuses.ESME_RMSGQFUL
      return decisions.refusal(++temper.submits)
    },

    answer({ account, destination, id }: Message): Answer {
      const fixed = testNumberOf(destination)
      if (fixed?.is.answer) return fixed.is.answer
      return temperOf(account).decisions?.answer(id) ?? plainAnswer
    },

    delivery,

    receipts({ account, destination, id }: Message): Receipts {
      const fixed = testNumberOf(destination)
      if (fixed) return fixed.is.receipts ?? plainReceipts
      return temperOf(account).decisions?.receipts(id) ?? plainReceipts
    },

    /** How an answer writes the id of a message. */
    idForm: (account: string): IdForm => temperOf(account).inForce.personality.ids.answer,

    /** How a receipt is written. */
    dialect({ account }: Message): ReceiptDialect {
      const { ids, receipts } = temperOf(account).inForce.personality
      return { receipt: ids.receipt, tlvs: receipts.tlvs }
    },

    stop() {
      for (const timer of bound.values()) timer.cancel()
    },
  }
}

export type Conduct = ReturnType<typeof createConduct>

const inForceOf = (personality: Personality, seed: number): InForce => {
  return { personality, seed, says: describe(personality) }
}

/** 4 to 64 octets; the first four are a length that no PDU has, or the beginning of a very long one. */
function octetsOf(seed: number, number: number): Uint8Array {
  const length = 4 + Math.floor(drawn(seed, 'garbage', number) * 61)
  return Uint8Array.from({ length }, (_, i) => Math.floor(drawn(seed, 'garbage', number + i + 1) * 256))
}
