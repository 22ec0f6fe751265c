// Takes submit_sm, submit_multi and data_sm from all sessions, and what phones write: judges, stores a batch in one
// transaction, and only then answers. Refuses with ESME_RMSGQFUL what would have to wait for the store beside too many
// others, or finds no room on its disk. Knows nothing of delivery.
import { DatabaseError, type Database } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import type { DataSm, Failure, PduOf, SubmitSm } from '../smpp/pdu.ts'
import type { Session } from '../smpp/session.ts'
import { statuses } from '../smpp/statuses.ts'
import type { Identity } from './identity.ts'
import { createLane } from './lane.ts'
import type { Kept, Message } from './message.ts'
import { digitsOf } from './message.ts'
import { commit, insertMessages, insertPhoneMessages } from './records.ts'
import { createAgenda } from './personality/agenda.ts'
import type { Conduct } from './personality/conduct.ts'
import { writtenId } from './personality/ids.ts'
import type { Recipient } from './submission.ts'
import { messageOf, submitOf, submitOfData } from './submission.ts'
import type { Outcome } from './transactions.ts'
import { isTransaction, outcomeOf } from './transactions.ts'

type SubmitMulti = PduOf<'submit_multi'>
type Submitted = {
  readonly session: Session<Message>
  readonly pdu: SubmitSm | DataSm | SubmitMulti
  readonly message: Message
  /** Of a submit_multi: to its other recipients, and those that there is no message to. */
  readonly others?: readonly Message[]
  readonly failures?: readonly Failure[]
  /** In transaction mode, once it is known. */
  readonly outcome?: Outcome
}
/** Written on a phone, to be shown there as well. */
type Written = {
  readonly kept: Kept
  readonly messages: readonly Message[]
  readonly stored: () => void
  readonly refused: (why: DatabaseError) => void
}

/** The count of them is one octet. SMPP 3.4 §4.5.2. */
const mostFailures = 255

const tooMany = () =>
  new DatabaseError('too many messages wait for the store; try again later', undefined, { temporary: true })

export function createAcceptance(needs: {
  db: Database
  clock: Clock
  identity: Identity
  shownIdentity: Identity
  /** Messages that may wait for the store. */
  limit: number
  conduct: Pick<Conduct, 'refusal' | 'answer' | 'idForm'>
  /** Messages on their way to phones. */
  forwarding(): number
  /** Too much waits for this number. */
  crowded(digits: string): boolean
  /** Numbers of a distribution list of an account; undefined when there is none. */
  listOf(account: string, name: string): readonly string[] | undefined
  /** Stored, and acknowledged as far as the personality allows, in order. */
  onStored(message: Message): void
  onBroken(cause: unknown): void
}) {
  const { db, clock, identity, shownIdentity, limit, conduct, onStored, onBroken } = needs
  let accepted = 0
  let refused = 0
  /** Messages in the lane beyond one for each item. */
  let extra = 0

  const store = async (batch: readonly (Submitted | Written)[]) => {
    const messages = batch.flatMap((item) => {
      if ('kept' in item) return item.messages
      return item.others ? [item.message, ...item.others] : item.message
    })
    const kept = batch.flatMap((item) => ('kept' in item ? item.kept : []))
    extra -= messages.length - batch.length
    const writes = [...insertMessages(messages), insertPhoneMessages(kept), identity.write()]
    if (kept.length > 0) writes.push(shownIdentity.write())
    try {
      await commit(db, writes, { whenFull: 'refuse' })
    } catch (error) {
      if (!(error instanceof DatabaseError && error.temporary)) throw error
      refused += batch.length
      for (const item of batch) {
        if ('kept' in item) item.refused(error)
        else item.session.respond(item.pdu, statuses.ESME_RMSGQFUL)
      }
      return
    }
    for (const item of batch) {
      if ('kept' in item) {
        item.stored()
        for (const message of item.messages) onStored(message)
        continue
      }
      const { delayMs, lost } = conduct.answer(item.message)
      if (lost) item.session.neglect(item.pdu)
      else if (isTransaction(item.message)) attempt(item)
      else if (delayMs > 0) late.add(delayMs, item)
      else answer(item)
      accepted++
      onStored(item.message)
      if (!item.others) continue
      accepted += item.others.length
      for (const message of item.others) onStored(message)
    }
  }
  const answer = ({ session, pdu, message, failures, outcome }: Submitted) => {
    const id = writtenId(message.id, conduct.idForm(message.account), session.interfaceVersion)
    const fields = failures ? { message_id: id, unsuccess_smes: failures } : { message_id: id }
    if (outcome) session.respond(pdu, outcome.status, { ...fields, ...outcome.fields })
    else session.respond(pdu, statuses.ESME_ROK, fields)
  }
  /** In transaction mode: on their way to the phone, by the number of the message. */
  const attempted = new Map<number, Submitted>()
  /** How many of them each account has; with more than its share it waits, and nobody else. */
  const attempts = new Map<string, number>()
  const hasShare = (account: string) => (attempts.get(account) ?? 0) >= Math.max(1, limit / 10)
  const attempt = (item: Submitted) => {
    const { id, account } = item.message
    attempted.set(id, item)
    attempts.set(account, (attempts.get(account) ?? 0) + 1)
  }
  /** Bounded by what sessions let wait for an answer. */
  const late = createAgenda<Submitted>({ clock, onDue: answer })
  const lane = createLane<Submitted | Written>({ clock, most: 1000, commit: store, onBroken })

  const refuse = (session: Session<Message>, pdu: Submitted['pdu'], status: number) => {
    refused++
    session.respond(pdu, status)
  }

  const judged = (account: string, submit: SubmitSm): Message | number => {
    const isFull = lane.size + extra >= limit || (isTransaction({ esmClass: submit.esm_class }) && hasShare(account))
    if (isFull || needs.crowded(digitsOf(submit.destination_addr))) return statuses.ESME_RMSGQFUL
    return (
      conduct.refusal(account, submit, needs.forwarding) ||
      messageOf(submit, { account, id: identity.next(), now: clock.wall() })
    )
  }

  /** The addresses of a submit_multi, its lists opened; a status where that cannot be. */
  const recipientsOf = (account: string, pdu: SubmitMulti): Recipient[] | number => {
    const recipients: Recipient[] = []
    for (const one of pdu.dest_addresses) {
      if (one.dest_flag === 1) {
        recipients.push(one)
        continue
      }
      const numbers = needs.listOf(account, one.dl_name)
      if (!numbers) return statuses.ESME_RINVDLNAME
      if (recipients.length + numbers.length > limit) return statuses.ESME_RMSGQFUL
      for (const number of numbers) {
        recipients.push({ dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: digitsOf(number) })
      }
    }
    return recipients.length === 0 ? statuses.ESME_RINVNUMDESTS : recipients
  }

  return {
    submit(session: Session<Message>, pdu: SubmitSm): void {
      const message = judged(session.systemId, pdu)
      if (typeof message === 'number') refuse(session, pdu, message)
      else lane.add({ session, pdu, message })
    },
    data(session: Session<Message>, pdu: DataSm): void {
      const message = judged(session.systemId, submitOfData(pdu))
      if (typeof message === 'number') refuse(session, pdu, message)
      else lane.add({ session, pdu, message })
    },
    multi(session: Session<Message>, pdu: SubmitMulti): void {
      const account = session.systemId
      if (isTransaction({ esmClass: pdu.esm_class })) return refuse(session, pdu, statuses.ESME_RINVESMCLASS)
      const recipients = recipientsOf(account, pdu)
      if (typeof recipients === 'number') return refuse(session, pdu, recipients)
      if (lane.size + extra + recipients.length > limit) return refuse(session, pdu, statuses.ESME_RMSGQFUL)
      const [first, ...rest] = recipients as [Recipient, ...Recipient[]]
      const status = conduct.refusal(account, submitOf(pdu, first), needs.forwarding)
      if (status) return refuse(session, pdu, status)
      const messages: Message[] = []
      const failures: Failure[] = []
      const now = clock.wall()
      for (const recipient of [first, ...rest]) {
        const about = messages[0]?.id
        const message = needs.crowded(digitsOf(recipient.destination_addr))
          ? statuses.ESME_RMSGQFUL
          : messageOf(submitOf(pdu, recipient), { account, id: identity.next(), now, about })
        if (typeof message !== 'number') messages.push(message)
        else if (failures.length < mostFailures) {
          const { dest_addr_ton, dest_addr_npi, destination_addr } = recipient
          failures.push({ dest_addr_ton, dest_addr_npi, destination_addr, error_status_code: message })
        }
      }
      const [message, ...others] = messages
      if (!message) return refuse(session, pdu, failures[0]!.error_status_code)
      extra += others.length
      lane.add({ session, pdu, message, others, failures })
    },
    /** What a phone wrote; resolves once stored, rejects with a temporary error when there is no room for it. */
    write(kept: Kept, messages: readonly Message[]): Promise<void> {
      if (lane.size + extra + messages.length > limit) return Promise.reject(tooMany())
      extra += messages.length - 1
      return new Promise((stored, refused) => lane.add({ kept, messages, stored, refused }))
    },
    /** It is final: who submitted it in transaction mode is answered now. */
    ended(message: Message): void {
      const item = attempted.get(message.id)
      if (!item) return
      attempted.delete(message.id)
      attempts.set(message.account, attempts.get(message.account)! - 1)
      const { delayMs } = conduct.answer(message)
      const known = { ...item, outcome: outcomeOf(message) }
      if (delayMs > 0) late.add(delayMs, known)
      else answer(known)
    },
    idle: () => lane.idle(),
    counters: () => ({ accepted, refused, storing: lane.size }),
  }
}
