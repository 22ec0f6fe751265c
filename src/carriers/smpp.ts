// Us binding to an operator over SMPP: one or more binds of one account, each with its window. Turns parts into
// submit_sm and deliver_sm into reports and inbound messages; what they mean for a message is the gateway's to know, how
// the operator wants them written is the dialect's.
import type { Chance } from '../kit/chance.ts'
import type { Clock } from '../kit/clock.ts'
import type { Log } from '../kit/log.ts'
import { createClient, type BindOptions, type Client, type ClientHandlers, type Dial } from '../smpp/client.ts'
import { noTlvs, type DeliverSm, type DataSm, type Pdu } from '../smpp/pdu.ts'
import { parseReceipt } from '../smpp/receipt.ts'
import type { Session, SessionLimits, Settled } from '../smpp/session.ts'
import { statuses, statusName } from '../smpp/statuses.ts'
import { explained, retryAfter } from './answers.ts'
import type { CarrierCallbacks, Driver, Inbound, PartResult, PartToSend, Report, Reservation } from './carrier.ts'
import { smppDefaults, type SmppSettings } from './connection.ts'
import { createDialect, type Submit } from './dialect.ts'
import { createIdForms } from './idforms.ts'
import { quirksOf } from './quirks.ts'
import { createThrottle } from './throttle.ts'
import { wholeMessages } from './whole.ts'

export type SmppCarrierNeeds<Token> = Partial<Omit<SmppSettings, 'protocol' | 'name'>> & {
  readonly id: string
  readonly name: string
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Log
  readonly dial: Dial
  readonly systemId: string
  readonly password: string
  readonly epoch: number
  readonly limits?: Partial<SessionLimits>
  readonly callbacks: CarrierCallbacks<Token>
}

/** What travels: a part, or the first of a message that goes as one, with the others. */
type Traveller<Token> = PartToSend<Token> & { readonly others?: readonly PartToSend<Token>[] }
/** What is left of it while its answer is awaited: thousands are. */
type Sent<Token> = { readonly token: Token; readonly others: readonly Token[] | undefined }
type Bind<Token> = {
  /** The one that submits. */
  session: Session<Sent<Token>> | undefined
  reserved: number
  /** Handed over beyond the window (a long message at its edge); sent as answers come. */
  pending: Traveller<Token>[]
}
type Held<Token> = { readonly bind: Bind<Token>; readonly session: Session<Sent<Token>> }
type Handle = {
  readonly session: { respond(request: Pdu, status: number, fields?: { message_id?: string }): void }
  readonly pdu: Pdu
}

/** How long a stop waits for answers before it unbinds; the session then has little more to wait for. In all less than
 * half of what a process may take to stop. */
const drainMs = 8_000
const leavingLimits = { drainMs: 2_000, unbindMs: 2_000 }
const { ESME_ROK, ESME_RX_T_APPN, ESME_RINVCMDID } = statuses

export function smppCarrier<Token>(needs: SmppCarrierNeeds<Token>): Driver<Token> {
  const { clock, callbacks } = needs
  const settings = { ...smppDefaults, ...needs }
  const { window, concatenation } = settings
  const log = needs.log.with({ connection: needs.id })
  const dialect = createDialect(settings)
  const ids = createIdForms(settings.receiptIds)
  const binds: Bind<Token>[] = []
  const clients: Client<Sent<Token>>[] = []
  const results: { token: Token; result: PartResult }[] = []
  const late: { token: Token; result: PartResult }[] = []
  const reports: Report[] = []
  const inbound: Inbound[] = []
  /** Parts with no result yet. */
  let outstanding = 0
  let bindsUp = 0
  let sent = 0
  let uncertain = 0
  let congestion: number | undefined
  let error: { at: number; say: string } | undefined
  let waking = false
  let paused = false
  let stopping = false
  let onDrained = () => {}
  const throttle = createThrottle({ clock, perSecond: settings.perSecond, outstanding: () => outstanding })

  const settle = ({ token, others }: Sent<Token>, result: PartResult) => {
    settleOne(token, result)
    if (others) for (const other of others) settleOne(other, result)
  }
  const settleOne = (token: Token, result: PartResult) => {
    results.push({ token, result })
    outstanding--
    if (result.kind === 'uncertain') uncertain++
    throttle.answered(result.kind === 'refused' && result.retry === 'throttled')
  }

  const meaning = (pdu: Pdu): PartResult => {
    const { status } = pdu
    if (status !== ESME_ROK) return { kind: 'refused', status: statusName(status), retry: retryAfter(status) }
    return { kind: 'submitted', operatorId: pdu.command === 'submit_sm_resp' ? ids.ofAnswer(pdu.message_id) : '' }
  }
  const outcome = (settled: Settled): PartResult => {
    if (settled.kind === 'response') return meaning(settled.pdu)
    return settled.kind === 'unsent' ? settled : { kind: 'uncertain', why: settled.why }
  }

  const flush = () => {
    if (results.length > 0) callbacks.onResults(results.splice(0))
    if (late.length > 0) callbacks.onLate?.(late.splice(0))
    if (reports.length > 0) callbacks.onReports(reports.splice(0))
    if (inbound.length > 0) callbacks.onInbound(inbound.splice(0))
    if (stopping && busy() === 0) onDrained()
  }
  const busy = () => binds.reduce((sum, bind) => sum + bind.reserved, outstanding)

  const wakeAfter = (ms: number) => {
    if (waking) return
    waking = true
    clock.after(ms, () => {
      waking = false
      callbacks.onRoom()
    })
  }

  const transmit = (bind: Bind<Token>, session: Session<Sent<Token>>) => {
    let taken = 0
    while (taken < bind.pending.length && session.room() > 0) send(session, bind.pending[taken++]!)
    if (taken > 0) bind.pending.splice(0, taken)
  }

  const send = (session: Session<Sent<Token>>, traveller: Traveller<Token>) => {
    const { others } = traveller
    const pdu = others ? dialect.writeWhole([traveller, ...others]) : dialect.write(traveller)
    const travels = sentOf(traveller)
    const refused = 'refused' in pdu ? pdu.refused : sendPdu(session, pdu, travels)
    if (refused === undefined) sent += 1 + (others?.length ?? 0)
    else {
      settle(travels, { kind: 'refused', status: refused, retry: 'never' })
      clock.soon(flush)
    }
  }

  const onRequest = (session: Session<Sent<Token>>, pdu: Pdu) => {
    if (pdu.command !== 'deliver_sm' && pdu.command !== 'data_sm') return session.respond(pdu, ESME_RINVCMDID)
    take(pdu, { session, pdu })
  }
  const take = (pdu: DeliverSm | DataSm, handle: Handle) => {
    const receipt = parseReceipt(pdu)
    const source = pdu.source_addr
    const destination = pdu.destination_addr
    if (receipt) {
      reports.push({ receipt: ids.inReceipt(receipt), source, destination, handle })
      withoutOctets(pdu)
    } else inbound.push({ source, destination, ...dialect.read(pdu), handle })
  }

  const open = (mode: BindOptions['mode'], handlers: ClientHandlers<Sent<Token>>) => {
    const { systemId: system_id, password, systemType: system_type } = settings
    const bind: BindOptions = { mode, system_id, password, system_type }
    const { enquireSeconds, enquireAnswerSeconds } = settings
    const asking = { enquireMs: enquireSeconds * 1000, enquireAnswerMs: enquireAnswerSeconds * 1000 }
    const limits = { ...leavingLimits, ...asking, ...needs.limits, windowSize: window }
    const quirks = quirksOf(settings)
    const up = { now: false }
    clients.push(createClient({
      dial: needs.dial, clock, chance: needs.chance, log, bind, limits, quirks,
      handlers: {
        ...handlers,
        onBound(session) {
          up.now = true
          bindsUp++
          error = undefined
          handlers.onBound(session)
        },
        onUnbound(why, say) {
          if (up.now) bindsUp--
          up.now = false
          if (!stopping) error = { at: clock.wall(), say: explained(say) }
          handlers.onUnbound(why, say)
          flush()
        },
      },
    }))
  }

  const submitting = (bind: Bind<Token>): ClientHandlers<Sent<Token>> => ({
    onBound(session) {
      bind.session = session
      callbacks.onRoom()
    },
    onUnbound() {
      bind.session = undefined
      for (const traveller of bind.pending.splice(0)) settle(sentOf(traveller), { kind: 'unsent' })
    },
    onRequest,
    onSettled: (_session, travelled, settled) => settle(travelled, outcome(settled)),
    onLate(_session, { token, others = [] }, pdu) {
      const result = meaning(pdu)
      for (const one of [token, ...others]) late.push({ token: one, result })
    },
    onTurn(session) {
      transmit(bind, session)
      flush()
      if (session.room() > 0) callbacks.onRoom()
    },
    onRoom(session) {
      transmit(bind, session)
      if (session.room() > 0) callbacks.onRoom()
    },
    onCongestion: (_session, value) => void (congestion = value),
    onClosed: () => flush(),
  })
  const receiving: ClientHandlers<Sent<Token>> = {
    onBound() {},
    onUnbound() {},
    onRequest,
    onSettled() {},
    onTurn: () => flush(),
    onClosed() {},
  }

  for (let i = 0; i < settings.binds; i++) {
    const bind: Bind<Token> = { session: undefined, reserved: 0, pending: [] }
    binds.push(bind)
    open(settings.mode === 'trx' ? 'transceiver' : 'transmitter', submitting(bind))
    if (settings.mode === 'tx+rx') open('receiver', receiving)
  }

  const roomOf = (bind: Bind<Token>) => (bind.session ? bind.session.room() - bind.reserved - bind.pending.length : 0)

  return {
    id: needs.id,
    name: needs.name,
    window: window * settings.binds,
    get state() {
      if (binds.some((bind) => bind.session)) return 'bound'
      return stopping || error ? 'down' : 'connecting'
    },
    get outstanding() {
      return outstanding
    },
    get health() {
      const { perSecond, slowed } = throttle
      return { binds: clients.length, bindsUp, perSecond, sent, slowed, uncertain, congestion, error }
    },
    start() {
      for (const client of clients) {
        if (client.session) continue
        void client.stop() // ends a wait, so that it is tried now
        client.start()
      }
    },
    async stop() {
      stopping = true
      if (busy() > 0) {
        await new Promise<void>((resolve) => {
          const timer = clock.after(drainMs, resolve)
          onDrained = () => {
            timer.cancel()
            resolve()
          }
        })
      }
      await Promise.all(clients.map((client) => client.stop()))
      flush()
    },
    pause: () => void (paused = true),
    resume() {
      paused = false
      callbacks.onRoom()
    },

    reserve(upTo): Reservation | undefined {
      if (stopping || paused) return undefined
      const allowed = throttle.available()
      if (allowed < 1) wakeAfter(throttle.waitMs())
      const best = binds.reduce((a, b) => (roomOf(b) > roomOf(a) ? b : a))
      const parts = Math.min(upTo, roomOf(best), allowed)
      if (parts <= 0) return undefined
      best.reserved += parts
      throttle.take(parts)
      const left = binds.reduce((sum, bind) => sum + Math.max(0, roomOf(bind)), 0)
      return { parts, epoch: needs.epoch, bind: { bind: best, session: best.session }, left }
    },

    resize(reservation, parts) {
      const { bind } = reservation.bind as Held<Token>
      bind.reserved += parts - reservation.parts
      throttle.take(parts - reservation.parts)
      reservation.parts = parts
      if (stopping && busy() === 0) onDrained()
    },

    submit(reservation, parts) {
      const { bind, session } = reservation.bind as Held<Token>
      bind.reserved -= reservation.parts
      outstanding += parts.length
      if (bind.session !== session || session.state === 'closed') {
        for (const part of parts) settle(sentOf(part), { kind: 'unsent' })
        clock.soon(flush)
        return
      }
      bind.pending.push(...(concatenation === 'payload' ? wholeMessages(parts).map(asOne) : parts))
      transmit(bind, session)
    },

    answer(handles, stored) {
      for (const handle of handles as readonly Handle[])
        handle.session.respond(handle.pdu, stored ? ESME_ROK : ESME_RX_T_APPN, { message_id: '' })
    },
  }
}

const asOne = <Token>([first, ...others]: readonly PartToSend<Token>[]): Traveller<Token> =>
  others.length > 0 ? { ...first!, others } : first!

const sentOf = <Token>({ token, others }: Traveller<Token>): Sent<Token> => ({ token, others: others?.map((other) => other.token) })

/** A receipt that has been read waits for its commit: it is answered by what stands in its header. */
const noOctets = new Uint8Array()
function withoutOctets(pdu: DeliverSm | DataSm): void {
  pdu.tlvs = noTlvs
  if (pdu.command === 'deliver_sm') pdu.short_message = noOctets
}

/** What makes it impossible to send: a field that the peer's version or the PDU has no room for. */
function sendPdu<Token>(
  session: Session<Sent<Token>>, pdu: Submit, travels: Sent<Token>,
): string | undefined {
  try {
    session.send(pdu, travels)
    return undefined
  } catch (error) {
    if (error instanceof RangeError) return error.message
    throw error
  }
}
