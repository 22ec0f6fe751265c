// An operator with moods: answers late or not at all, refuses, throttles, reports early, twice, in another base, or never.
// What it took and what it was told stands in its books, which survive its crashes: they are the truth of a history.
import type { Outgoing, Session, Settled, Transport } from '../../src/smpp/session.ts'
import { createSession } from '../../src/smpp/session.ts'
import type { SessionInput } from '../../src/smpp/server.ts'
import { isBind } from '../../src/smpp/states.ts'
import { makePdu, type SubmitSm } from '../../src/smpp/pdu.ts'
import { receiptText, receiptTlvs, type ReceiptState } from '../../src/smpp/receipt.ts'
import { statuses } from '../../src/smpp/statuses.ts'
import { tlv, tlvInt, tags } from '../../src/smpp/tlvs.ts'
import { joinText, readPart } from '../../src/sms/parts.ts'
import type { Link } from './link.ts'
import type { Mood } from './plan.ts'
import { dice, Life, type World } from './world.ts'

export type Fate = 'taken' | 'late' | 'unanswered' | 'dropped' | 'throttled' | 'temporary' | 'permanent'
/** One submit_sm as it came. */
export type Arrival = {
  readonly at: number
  /** Of which run of the gateway. */
  readonly from: string
  /** The name of the operator. */
  readonly by: string
  readonly to: string
  readonly part: number
  readonly parts: number
  readonly reference: number
  readonly octets: { esmClass: number; dataCoding: number; octets: Uint8Array }
  readonly fate: Fate
  /** What we call it; '' when it was not taken. */
  id: string
  answered: boolean
}
export type SentReceipt = { readonly id: string; readonly to: string; readonly state: ReceiptState; readonly final: boolean; acked: boolean; strange: boolean }
type Owed = { readonly pdu: Outgoing; readonly receipt?: SentReceipt; readonly text?: string }

const taking: ReadonlySet<Fate> = new Set(['taken', 'late', 'unanswered'])
export const wasTaken = ({ fate }: Arrival) => taking.has(fate)
const failures: readonly ReceiptState[] = ['undelivered', 'expired', 'deleted', 'rejected', 'unknown']
const temporaries = [statuses.ESME_RMSGQFUL, statuses.ESME_RSYSERR, statuses.ESME_RX_T_APPN]
const permanents = [statuses.ESME_RINVDSTADR, statuses.ESME_RINVSRCADR, statuses.ESME_RINVMSGLEN]
const gatewayGivesUpMs = 60_000
/** Less by the longest that we may hang before we look at what came. */
const certainlyWaitingMs = gatewayGivesUpMs - 22_000
const hourMs = 3_600_000
const idsApart = 1_000_000

export class Operator {
  readonly name: string
  readonly arrivals: Arrival[]
  readonly byPhone: Map<string, Arrival[]>
  readonly receipts: SentReceipt[]
  /** Texts that phones wrote and the gateway said it has. */
  readonly inboundAcked: string[]
  /** Those that came when as many as the window allows were unanswered on their session. */
  readonly overWindow: Arrival[]
  readonly #world: World
  readonly #mood: Mood
  readonly #link: Link
  readonly #window: number
  #life = new Life('operator')
  #sessions: Session<Owed>[] = []
  #owed: Owed[] = []
  #nextId: number
  #throttledUntil = 0
  /** Receipts that will be owed, and those on their way. */
  #coming = 0
  readonly #underWay = new Set<Owed>()

  /** With `beside`, what comes to either stands in the books of both. */
  constructor(needs: { name: string; world: World; mood: Mood; link: Link; window: number; beside?: Operator }) {
    this.name = needs.name
    this.arrivals = needs.beside?.arrivals ?? []
    this.byPhone = needs.beside?.byPhone ?? new Map()
    this.receipts = needs.beside?.receipts ?? []
    this.inboundAcked = needs.beside?.inboundAcked ?? []
    this.overWindow = needs.beside?.overWindow ?? []
    this.#world = needs.world
    this.#mood = needs.mood
    this.#link = needs.link
    this.#window = needs.window
    this.#nextId = needs.mood.firstId + (needs.beside ? idsApart : 0)
  }

  get life(): Life {
    return this.#life
  }

  /** Nothing more will come from here by itself. */
  get quiet(): boolean {
    return this.#coming + this.#underWay.size + this.#owed.length === 0
  }

  start(): void {
    this.#life = new Life('operator')
    this.#link.accept = (transport, address) => this.#accept(transport, address, this.#life)
    for (let i = 0; i < this.#mood.inbound; i++) if (this.arrivals.length === 0) this.#planInbound(i)
  }

  crash(): void {
    this.#life.alive = false
    this.#link.accept = undefined
    this.#sessions = []
    this.#owed.push(...this.#underWay)
    this.#underWay.clear()
    this.#link.cut()
  }

  throttleFor(ms: number): void {
    this.#throttledUntil = this.#world.elapsed + ms
  }

  unbindAll(): void {
    for (const session of [...this.#sessions]) session.unbind()
  }

  #accept(transport: Transport, from: string, life: Life): SessionInput {
    const world = this.#world
    const unanswered: Arrival[] = []
    const session: Session<Owed> = createSession<Owed>({
      side: 'smsc',
      clock: world.clockFor(life),
      transport,
      limits: { receiveWindow: 10_000 },
      handlers: {
        onRequest: (to, pdu) => {
          if (isBind(pdu.command)) return to.respond(pdu, 0, { system_id: 'operator' })
          if (pdu.command === 'submit_sm') this.#submitted(to, pdu, from, unanswered, life)
          else to.respond(pdu, statuses.ESME_RINVCMDID)
        },
        onSettled: (_, owed, settled) => this.#settled(owed, settled, life),
        onState: (changed, state) => {
          if (state === 'bound_trx') this.#sessions.push(changed)
          else this.#sessions = this.#sessions.filter((other) => other !== changed)
          this.#pump()
        },
        onRoom: () => this.#pump(),
        onClosed: () => {},
      },
    })
    return {
      receive: (bytes) => void (life.alive && this.#awake(life, () => session.receive(bytes))),
      drained: () => void (life.alive && session.drained()),
      ended: (cause) => void (life.alive && session.ended(cause)),
    }
  }

  /** What comes while we hang is read afterwards. */
  #awake(life: Life, run: () => void): void {
    if (life.paused) this.#world.at(0, run, life)
    else run()
  }

  #submitted(session: Session<Owed>, pdu: SubmitSm, from: string, unanswered: Arrival[], life: Life): void {
    const world = this.#world
    const octets = { esmClass: pdu.esm_class, dataCoding: pdu.data_coding, octets: new Uint8Array(pdu.short_message) }
    const series = readPart(octets).header?.concatenation
    const to = `+${pdu.destination_addr}`
    const before = this.byPhone.get(to) ?? []
    const part = series?.sequence ?? 1
    const attempt = before.filter((one) => one.part === part).length
    const word = `${to} ${part} ${attempt}`
    const arrival: Arrival = {
      at: world.elapsed, from, by: this.name, to, part, parts: series?.total ?? 1, reference: tlvInt(pdu.tlvs, tags.user_message_reference) ?? -1,
      octets, fate: this.#fateOf(word), id: '', answered: false,
    }
    this.arrivals.push(arrival)
    this.byPhone.set(to, [...before, arrival])
    const waiting = unanswered.filter((one) => !one.answered && one.at > world.elapsed - certainlyWaitingMs)
    unanswered.splice(0, unanswered.length, ...waiting, arrival)
    if (unanswered.length > this.#window) this.overWindow.push(arrival)
    world.say(() => `${this.name}: ${arrival.fate} ${to} part ${part} of ${arrival.parts}, attempt ${attempt + 1}, from ${from}`)
    if (wasTaken(arrival)) arrival.id = this.#newId()
    this.#answer(session, pdu, arrival, word, life)
    if (wasTaken(arrival)) this.#planReceipts(arrival, word)
  }

  #fateOf(word: string): Fate {
    if (this.#world.elapsed < this.#throttledUntil) return 'throttled'
    let roll = dice(this.#world.seed, `fate ${word}`)
    for (const fate of ['late', 'unanswered', 'dropped', 'throttled', 'temporary', 'permanent'] as const) {
      if (roll < this.#mood[fate]) return fate
      roll -= this.#mood[fate]
    }
    return 'taken'
  }

  #newId(): string {
    return String(this.#nextId++)
  }

  /** The id as the answer to a submit writes it. */
  written(id: string): string {
    const { ids } = this.#mood
    if (ids === 'answer-hex') return Number(id).toString(16)
    if (ids === 'answer-upper-hex') return Number(id).toString(16).toUpperCase().padStart(8, '0')
    return ids === 'answer-padded' ? id.padStart(12, '0') : id
  }

  /** And as a receipt does. */
  reported(id: string): string {
    const { ids } = this.#mood
    if (ids === 'hex') return Number(id).toString(16)
    if (ids === 'upper-hex') return Number(id).toString(16).toUpperCase()
    if (ids === 'answer-upper-hex') return Number(id).toString(16)
    return ids === 'padded' ? id.padStart(10, '0') : id
  }

  #answer(session: Session<Owed>, pdu: SubmitSm, arrival: Arrival, word: string, life: Life): void {
    const { fate } = arrival
    if (fate === 'unanswered' || fate === 'dropped') return
    const [low, high] = this.#mood.answerMs
    const usual = low + dice(this.#world.seed, `answer ${word}`) * (high - low)
    const delay = fate === 'late' ? gatewayGivesUpMs + 500 + usual * 100 : this.#isEarly(word) ? usual + 300 : usual
    const one = <T>(values: readonly T[]) => values[Math.floor(dice(this.#world.seed, `which ${word}`) * values.length)]!
    const status = fate === 'throttled' ? statuses.ESME_RTHROTTLED : fate === 'temporary' ? one(temporaries) : fate === 'permanent' ? one(permanents) : 0
    const respond = () => {
      arrival.answered = true
      session.respond(pdu, status, status === 0 ? { message_id: this.written(arrival.id) } : {})
    }
    this.#world.at(delay, respond, life, delay > 1_000 ? 'timer' : 'work')
  }

  #isEarly(word: string): boolean {
    return dice(this.#world.seed, `early ${word}`) < this.#mood.early
  }

  #planReceipts(arrival: Arrival, word: string): void {
    const mood = this.#mood
    const roll = (what: string) => dice(this.#world.seed, `${what} ${word}`)
    const [low, high] = mood.receiptMs
    let delay = this.#isEarly(word) ? 0 : low + roll('when') * (high - low)
    if (roll('strange') < mood.strange) this.#planReceipt({ ...arrival, id: `9${arrival.id}77`, reference: -1 }, 'delivered', true, delay, true)
    if (roll('missing') < mood.missing) return
    if (roll('very late') < mood.veryLate) delay += (1 + 3 * roll('hours')) * hourMs
    if (roll('intermediate') < mood.intermediate) this.#planReceipt(arrival, 'enroute', false, delay * roll('enroute'))
    const fails = roll('fails') < mood.failing
    const state = fails ? failures[Math.floor(roll('failure') * failures.length)]! : 'delivered'
    this.#planReceipt(arrival, state, true, delay)
    for (let again = 0; again < 2 && roll(`repeated ${again}`) < mood.repeated; again++)
      this.#planReceipt(arrival, state, true, delay + roll(`again ${again}`) * 3_000)
    if (roll('conflicting') < mood.conflicting)
      this.#planReceipt(arrival, fails ? 'delivered' : 'undelivered', true, delay + 30_000 + roll('conflict') * 3_000)
  }

  #planReceipt(arrival: Arrival, state: ReceiptState, final: boolean, delayMs: number, strange = false): void {
    const { withTlvs } = this.#mood
    const id = this.reported(arrival.id)
    this.#coming++
    // Not tied to a life: what is owed stands in the books.
    this.#world.at(delayMs, () => {
      this.#coming--
      const receipt: SentReceipt = { id: arrival.id, to: arrival.to, state, final, acked: false, strange }
      this.receipts.push(receipt)
      const fields = { id, state, submitAt: this.#world.wall, doneAt: this.#world.wall }
      const tlvs = withTlvs ? [...receiptTlvs(fields), ...(arrival.reference < 0 ? [] : [tlv.user_message_reference(arrival.reference)])] : []
      const body = { esm_class: 0x04, source_addr_ton: 1, source_addr_npi: 1, source_addr: arrival.to.slice(1), destination_addr: 'Sim' }
      const pdu = makePdu('deliver_sm', { ...body, short_message: Buffer.from(receiptText(fields), 'latin1'), tlvs })
      this.#owe({ pdu: pdu as Outgoing, receipt })
    }, undefined, 'timer')
  }

  #planInbound(at: number): void {
    this.#coming++
    this.#world.later(this.#world.between(100, 12_000), () => {
      this.#coming--
      const text = `STOP ${at}`
      const pdu = makePdu('deliver_sm', { source_addr: '31699999999', destination_addr: '1600', short_message: Buffer.from(text, 'latin1') })
      this.#owe({ pdu: pdu as Outgoing, text })
    })
  }

  #owe(owed: Owed): void {
    this.#owed.push(owed)
    this.#pump()
  }

  #pump(): void {
    for (const session of this.#sessions) {
      while (this.#owed.length > 0 && session.room() > 0) {
        const owed = this.#owed.shift()!
        this.#underWay.add(owed)
        session.send(owed.pdu, owed)
      }
    }
  }

  #settled(owed: Owed, settled: Settled, life: Life): void {
    this.#underWay.delete(owed)
    const status = settled.kind === 'response' ? settled.pdu.status : undefined
    if (status === 0) {
      if (owed.receipt) owed.receipt.acked = true
      else this.inboundAcked.push(owed.text!)
      this.#world.say(() => `${this.name}: heard "stored" for ${owed.receipt ? `${owed.receipt.state} of ${owed.receipt.to}` : owed.text}`)
      return
    }
    this.#owed.push(owed)
    if (status === undefined) this.#pump()
    else this.#world.at(1_000, () => this.#pump(), life, 'timer')
  }

  /** What a phone shows: whole texts, one for every complete copy of all parts. */
  shown(to: string): string[] {
    const taken = (this.byPhone.get(to) ?? []).filter(wasTaken)
    const parts = taken[0]?.parts ?? 1
    const copies: Arrival[][] = []
    for (let part = 1; part <= parts; part++)
      for (const [copy, arrival] of taken.filter((one) => one.part === part).entries()) (copies[copy] ??= [])[part - 1] = arrival
    const complete = copies.filter((copy) => copy.filter(Boolean).length === parts)
    return complete.map((copy) => joinText(copy.map(({ octets }) => octets)))
  }

  /** Parts beyond the first of each kind. */
  duplicatesOf(to: string): number {
    const taken = (this.byPhone.get(to) ?? []).filter(wasTaken)
    return taken.length - new Set(taken.map(({ part }) => part)).size
  }
}

