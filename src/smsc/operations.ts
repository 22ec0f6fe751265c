// What accounts ask and want of messages that the centre has: query_sm, cancel_sm, replace_sm (SMPP 3.4 §4.8 to §4.10).
// An account knows its own messages only, and each by the sender it gave. What changes is stored before it is answered.
import type { Database } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import type { PduOf } from '../smpp/pdu.ts'
import type { Session } from '../smpp/session.ts'
import { statuses } from '../smpp/statuses.ts'
import { formatAbsolute, parseTime } from '../smpp/times.ts'
import { tags, tlvBytes } from '../smpp/tlvs.ts'
import type { Message } from './message.ts'
import { digitsOf, messageStates, publicId, stages } from './message.ts'
import { commit, readMessage, readReplaceable, rewrite } from './records.ts'
import { longestValidityMs, tooLong } from './submission.ts'

type Query = PduOf<'query_sm'>
type Cancel = PduOf<'cancel_sm'>
type Replace = PduOf<'replace_sm'>

export function createOperations(needs: {
  db: Database
  clock: Clock
  /** The number of a message as the account writes it; undefined where it is none. */
  idOf(account: string, written: string): number | undefined
  writtenId(message: Message, session: Session<Message>): string
  /** Done when nothing else is done to any message. */
  inTurn(run: (at: number) => Promise<void>): void
  /** Within a turn: they are not delivered any more. */
  end(messages: readonly Message[], state: typeof messageStates.deleted, at: number): Promise<void>
  /** Within a turn: times have changed. */
  look(): Promise<void>
  onBroken(cause: unknown): void
}) {
  const { db, clock, idOf, writtenId, inTurn, end, look, onBroken } = needs
  let waiting = 0

  const own = async (account: string, messageId: string, source: string): Promise<Message | undefined> => {
    const id = idOf(account, messageId)
    const message = id === undefined ? undefined : await readMessage(db, id)
    if (!message || message.account !== account || publicId(message) !== id) return undefined
    if (message.stage === stages.originated) return undefined
    return source === '' || digitsOf(source) === digitsOf(message.source) ? message : undefined
  }

  /** Not delivered yet, and not just being delivered. */
  const isIdle = ({ stage }: Message) => stage === stages.waiting || stage === stages.scheduled

  const query = async (session: Session<Message>, pdu: Query) => {
    const message = await own(session.systemId, pdu.message_id, pdu.source_addr)
    if (!message) return session.respond(pdu, statuses.ESME_RQUERYFAIL)
    const { state, doneAt, cause, stage } = message
    const final = state !== messageStates.enroute
    session.respond(pdu, statuses.ESME_ROK, {
      message_id: writtenId(message, session),
      final_date: final ? formatAbsolute(doneAt) : '',
      message_state: stage === stages.scheduled && session.interfaceVersion >= 0x50 ? scheduled : state,
      error_code: cause,
    })
  }

  const cancel = async (session: Session<Message>, pdu: Cancel, at: number) => {
    const { systemId: account } = session
    let messages: Message[]
    if (pdu.message_id === '') {
      const { source_addr: source, destination_addr: destination, service_type: serviceType } = pdu
      messages = (await readReplaceable(db, { account, source, destination, serviceType })).filter(isIdle)
      if (messages.length === 0) return session.respond(pdu, statuses.ESME_RCANCELFAIL)
    } else {
      const message = await own(account, pdu.message_id, pdu.source_addr)
      if (!message) return session.respond(pdu, statuses.ESME_RINVMSGID)
      if (!isIdle(message)) return session.respond(pdu, statuses.ESME_RCANCELFAIL)
      messages = [message]
    }
    await end(messages, messageStates.deleted, at)
    session.respond(pdu, statuses.ESME_ROK)
  }

  const replace = async (session: Session<Message>, pdu: Replace, at: number) => {
    const message = await own(session.systemId, pdu.message_id, pdu.source_addr)
    if (!message) return session.respond(pdu, statuses.ESME_RINVMSGID)
    if (!isIdle(message)) return session.respond(pdu, statuses.ESME_RREPLACEFAIL)
    const schedule = parseTime(pdu.schedule_delivery_time, at)
    if (schedule && 'refused' in schedule) return session.respond(pdu, statuses.ESME_RINVSCHED)
    const validity = parseTime(pdu.validity_period, at)
    if (validity && ('refused' in validity || validity.at <= at)) return session.respond(pdu, statuses.ESME_RINVEXPIRY)
    const payload = tlvBytes(pdu.tlvs, tags.message_payload)
    const octets = pdu.short_message.length > 0 ? pdu.short_message : (payload ?? pdu.short_message)
    const dueAt = schedule ? schedule.at : message.dueAt
    const next: Message = {
      ...message,
      octets: new Uint8Array(octets),
      dueAt,
      // What waits for its phone keeps its place; what is scheduled may be scheduled anew.
      stage: message.stage === stages.scheduled && dueAt > at ? stages.scheduled : message.stage,
      expiresAt: validity ? Math.min(validity.at, message.acceptedAt + longestValidityMs) : message.expiresAt,
      registeredDelivery: pdu.registered_delivery,
    }
    if (tooLong(next, payload !== undefined)) return session.respond(pdu, statuses.ESME_RINVMSGLEN)
    if (next.expiresAt <= next.dueAt) return session.respond(pdu, statuses.ESME_RINVSCHED)
    await commit(db, [rewrite(next)])
    await look()
    session.respond(pdu, statuses.ESME_ROK)
  }

  const turn = (work: (at: number) => Promise<void>) => {
    waiting++
    inTurn(async (at) => {
      await work(at)
      waiting--
    })
  }

  /** Each asks for the store by itself, so no more of them wait than this. */
  const isFull = () => waiting >= mostWaiting

  return {
    query(session: Session<Message>, pdu: Query): void {
      if (isFull()) return session.respond(pdu, statuses.ESME_RTHROTTLED)
      waiting++
      query(session, pdu).then(() => void waiting--, onBroken)
    },
    cancel(session: Session<Message>, pdu: Cancel): void {
      if (isFull()) session.respond(pdu, statuses.ESME_RTHROTTLED)
      else turn((at) => cancel(session, pdu, at))
    },
    replace(session: Session<Message>, pdu: Replace): void {
      if (isFull()) session.respond(pdu, statuses.ESME_RTHROTTLED)
      else turn(() => replace(session, pdu, clock.wall()))
    },
  }
}

const mostWaiting = 1_000
/** message_state SCHEDULED, known from version 5.0 on. SMPP 5.0 §4.7.15. */
const scheduled = 0
