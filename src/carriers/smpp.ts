// Us binding to an operator over SMPP: one or more binds of one account, each with its window. Turns parts into submit_sm
// and deliver_sm into reports and inbound messages; what they mean for a message is the gateway's to know.
import type { Clock } from '../kit/clock.ts'
import type { Chance } from '../kit/chance.ts'
import type { Log } from '../kit/log.ts'
import { createRate } from '../kit/rate.ts'
import { createClient, type Dial } from '../smpp/client.ts'
import type { Pdu } from '../smpp/pdu.ts'
import { parseReceipt } from '../smpp/receipt.ts'
import type { Session, SessionLimits, Settled } from '../smpp/session.ts'
import { statuses, statusName } from '../smpp/statuses.ts'
import { formatRelative } from '../smpp/times.ts'
import { tlv } from '../smpp/tlvs.ts'
import { retryAfter } from './answers.ts'
import type { Carrier, CarrierCallbacks, Inbound, PartResult, PartToSend, Report, Reservation } from './carrier.ts'

export type SmppCarrierNeeds<Token> = {
  readonly id: string
  readonly name: string
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Log
  readonly dial: Dial
  readonly systemId: string
  readonly password: string
  readonly binds: number
  /** submit_sm that may be unanswered, per bind. */
  readonly window: number
  /** Parts per second over all binds; no limit when absent. */
  readonly perSecond?: number
  readonly epoch: number
  readonly limits?: Partial<SessionLimits>
  readonly callbacks: CarrierCallbacks<Token>
}

type Bind<Token> = {
  session: Session<PartToSend<Token>> | undefined
  reserved: number
  /** Handed over beyond the window (a long message at its edge); sent as answers come. */
  pending: PartToSend<Token>[]
}
type Held<Token> = { readonly bind: Bind<Token>; readonly session: Session<PartToSend<Token>> }
type Handle = { readonly session: { respond(request: Pdu, status: number, fields?: { message_id?: string }): void }; readonly pdu: Pdu }

/** How long a throttled connection keeps still before it tries again. */
const throttlePauseMs = 1_000
/** The longest that the relative form can say; SMPP 3.4 §7.1.1.2. */
const longestValidityMs = 31 * 86_400_000
const { ESME_ROK, ESME_RX_T_APPN, ESME_RINVCMDID } = statuses

export function smppCarrier<Token>(needs: SmppCarrierNeeds<Token>): Carrier<Token> {
  const { clock, callbacks, window } = needs
  const log = needs.log.with({ connection: needs.id })
  const rate = needs.perSecond ? createRate({ clock, perSecond: needs.perSecond }) : undefined
  let results: { token: Token; result: PartResult }[] = []
  let reports: Report[] = []
  let inbound: Inbound[] = []
  let pausedUntil = 0
  let waking = false
  let stopping = false

  const settle = (part: PartToSend<Token>, result: PartResult) => void results.push({ token: part.token, result })

  const meaning = (settled: Settled): PartResult => {
    if (settled.kind === 'unsent') return { kind: 'unsent' }
    if (settled.kind === 'unknown') return { kind: 'uncertain', why: settled.why }
    const { pdu } = settled
    if (pdu.status === ESME_ROK) return { kind: 'submitted', operatorId: pdu.command === 'submit_sm_resp' ? pdu.message_id : '' }
    return { kind: 'refused', status: statusName(pdu.status), retry: retryAfter(pdu.status) }
  }

  const flush = () => {
    if (results.length > 0) callbacks.onResults(results.splice(0))
    if (reports.length > 0) callbacks.onReports(reports.splice(0))
    if (inbound.length > 0) callbacks.onInbound(inbound.splice(0))
  }

  const wakeAfter = (ms: number) => {
    if (waking) return
    waking = true
    clock.after(ms, () => {
      waking = false
      callbacks.onRoom()
    })
  }

  const transmit = (bind: Bind<Token>, session: Session<PartToSend<Token>>) => {
    let sent = 0
    while (sent < bind.pending.length && session.room() > 0) {
      const part = bind.pending[sent++]!
      session.send(submitSm(part), part)
    }
    if (sent > 0) bind.pending.splice(0, sent)
  }

  const onRequest = (session: Session<PartToSend<Token>>, pdu: Pdu) => {
    if (pdu.command !== 'deliver_sm') return session.respond(pdu, ESME_RINVCMDID)
    const handle: Handle = { session, pdu }
    const receipt = parseReceipt(pdu)
    const source = pdu.source_addr
    const destination = pdu.destination_addr
    if (receipt) reports.push({ receipt, source, destination, handle })
    else inbound.push({ source, destination, esmClass: pdu.esm_class, dataCoding: pdu.data_coding, octets: pdu.short_message, handle })
  }

  const binds: Bind<Token>[] = []
  const clients = Array.from({ length: needs.binds }, () => {
    const bind: Bind<Token> = { session: undefined, reserved: 0, pending: [] }
    binds.push(bind)
    return createClient<PartToSend<Token>>({
      dial: needs.dial,
      clock,
      chance: needs.chance,
      log,
      bind: { mode: 'transceiver', system_id: needs.systemId, password: needs.password },
      limits: { ...needs.limits, windowSize: window },
      handlers: {
        onBound(session) {
          bind.session = session
          log.info('bound')
          callbacks.onRoom()
        },
        onUnbound(why, say) {
          bind.session = undefined
          for (const part of bind.pending.splice(0)) settle(part, { kind: 'unsent' })
          if (!stopping) log.warn('bind lost', { why, say })
          flush()
        },
        onRequest,
        onSettled(_session, part, settled) {
          const result = meaning(settled)
          if (result.kind === 'refused' && result.retry === 'throttled') pausedUntil = clock.now() + throttlePauseMs
          settle(part, result)
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
        onClosed: () => flush(),
      },
    })
  })

  const roomOf = (bind: Bind<Token>) => (bind.session ? bind.session.room() - bind.reserved - bind.pending.length : 0)

  return {
    id: needs.id,
    name: needs.name,
    window: window * needs.binds,
    get state() {
      if (binds.some((bind) => bind.session)) return 'bound'
      return stopping ? 'down' : 'connecting'
    },
    get outstanding() {
      return binds.reduce((sum, bind) => sum + (bind.session?.outstanding ?? 0) + bind.pending.length, 0)
    },
    start: () => clients.forEach((client) => client.start()),
    async stop() {
      stopping = true
      await Promise.all(clients.map((client) => client.stop()))
      flush()
    },

    reserve(upTo): Reservation | undefined {
      const pause = pausedUntil - clock.now()
      if (pause > 0) wakeAfter(pause)
      if (stopping || pause > 0) return undefined
      const best = binds.reduce((a, b) => (roomOf(b) > roomOf(a) ? b : a))
      const tokens = rate ? rate.available() : Infinity
      if (tokens === 0) wakeAfter(rate!.waitMs())
      const parts = Math.min(upTo, roomOf(best), tokens)
      if (parts <= 0) return undefined
      best.reserved += parts
      rate?.take(parts)
      return { parts, epoch: needs.epoch, bind: { bind: best, session: best.session } }
    },

    resize(reservation, parts) {
      const { bind } = reservation.bind as Held<Token>
      bind.reserved += parts - reservation.parts
      rate?.take(parts - reservation.parts)
      reservation.parts = parts
    },

    submit(reservation, parts) {
      const { bind, session } = reservation.bind as Held<Token>
      bind.reserved -= reservation.parts
      if (bind.session !== session || session.state === 'closed') {
        for (const part of parts) settle(part, { kind: 'unsent' })
        clock.soon(flush)
        return
      }
      bind.pending.push(...parts)
      transmit(bind, session)
    },

    answer(handles, stored) {
      for (const handle of handles as readonly Handle[])
        handle.session.respond(handle.pdu, stored ? ESME_ROK : ESME_RX_T_APPN, { message_id: '' })
    },
  }
}

function submitSm<Token>(part: PartToSend<Token>): Omit<Extract<Pdu, { command: 'submit_sm' }>, 'sequence'> {
  return {
    command: 'submit_sm',
    status: 0,
    service_type: '',
    source_addr_ton: part.source.ton,
    source_addr_npi: part.source.npi,
    source_addr: part.source.address,
    dest_addr_ton: part.destination.ton,
    dest_addr_npi: part.destination.npi,
    destination_addr: part.destination.address,
    esm_class: part.esmClass,
    protocol_id: 0,
    priority_flag: 0,
    schedule_delivery_time: '',
    validity_period: formatRelative(Math.min(Math.max(part.validitySeconds, 60) * 1000, longestValidityMs)),
    registered_delivery: 1,
    replace_if_present_flag: 0,
    data_coding: part.dataCoding,
    sm_default_msg_id: 0,
    short_message: part.octets,
    tlvs: [tlv.user_message_reference(part.reference)],
  }
}
