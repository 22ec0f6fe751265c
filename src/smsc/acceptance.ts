// Takes submit_sm from all sessions: judges, stores a batch in one transaction, and only then answers. Refuses with
// ESME_RMSGQFUL what would have to wait for the store beside too many others, or finds no room on its disk. Knows nothing of delivery.
import { DatabaseError, type Database } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import type { SubmitSm } from '../smpp/pdu.ts'
import type { Session } from '../smpp/session.ts'
import { statuses } from '../smpp/statuses.ts'
import type { Identity } from './identity.ts'
import { createLane } from './lane.ts'
import type { Message } from './message.ts'
import { commit, insertMessages } from './records.ts'
import { createAgenda } from './personality/agenda.ts'
import type { Conduct } from './personality/conduct.ts'
import { writtenId } from './personality/ids.ts'
import { messageOf } from './submission.ts'

type Submitted = { readonly session: Session<Message>; readonly pdu: SubmitSm; readonly message: Message }

export function createAcceptance(needs: {
  db: Database
  clock: Clock
  identity: Identity
  /** Submits that may wait for the store. */
  limit: number
  conduct: Pick<Conduct, 'refusal' | 'answer' | 'idForm'>
  /** Messages on their way to phones. */
  forwarding(): number
  /** Stored, and acknowledged as far as the personality allows, in order. */
  onStored(message: Message): void
  onBroken(cause: unknown): void
}) {
  const { db, clock, identity, limit, conduct, onStored, onBroken } = needs
  let accepted = 0
  let refused = 0

  const store = async (batch: readonly Submitted[]) => {
    try {
      await commit(db, [insertMessages(batch.map(({ message }) => message)), identity.write()], { whenFull: 'refuse' })
    } catch (error) {
      if (!(error instanceof DatabaseError && error.temporary)) throw error
      refused += batch.length
      for (const { session, pdu } of batch) session.respond(pdu, statuses.ESME_RMSGQFUL)
      return
    }
    accepted += batch.length
    for (const submitted of batch) {
      const { delayMs, lost } = conduct.answer(submitted.message)
      if (lost) submitted.session.neglect(submitted.pdu)
      else if (delayMs > 0) late.add(delayMs, submitted)
      else answer(submitted)
      onStored(submitted.message)
    }
  }
  const answer = ({ session, pdu, message }: Submitted) => {
    const id = writtenId(message.id, conduct.idForm(message.account), session.interfaceVersion)
    session.respond(pdu, statuses.ESME_ROK, { message_id: id })
  }
  /** Bounded by what sessions let wait for an answer. */
  const late = createAgenda<Submitted>({ clock, onDue: answer })
  const lane = createLane<Submitted>({ clock, most: 1000, commit: store, onBroken })

  return {
    submit(session: Session<Message>, pdu: SubmitSm): void {
      const full = lane.size >= limit
      const account = session.systemId
      const message = full
        ? statuses.ESME_RMSGQFUL
        : conduct.refusal(account, pdu, needs.forwarding) ||
          messageOf(pdu, { account, id: identity.next(), now: clock.wall() })
      if (typeof message !== 'number') return lane.add({ session, pdu, message })
      refused++
      session.respond(pdu, message)
    },
    idle: () => lane.idle(),
    counters: () => ({ accepted, refused, storing: lane.size }),
  }
}
