// Phones that answer by themselves: those of the test numbers. Replies are forgotten when the centre stops. Knows no
// session.
import type { Clock } from '../../kit/clock.ts'
import type { PhoneMessage } from '../message.ts'
import type { Phones } from '../phones.ts'
import { createAgenda } from './agenda.ts'
import { testNumberOf } from './numbers.ts'

const replyMs = 1_000
/** Replies that wait; those beyond it are not written. */
const mostReplies = 1_000

export function createReplies({ clock, phones }: { clock: Clock; phones: Pick<Phones, 'send'> }) {
  const agenda = createAgenda<PhoneMessage & { readonly reply: string }>({
    clock,
    onDue({ number, from, reply, test = false }) {
      // Refused: what has a name for a sender cannot be written to. Rejected: the store has told of it.
      phones.send(number, { to: from, text: reply, test }).catch(() => {})
    },
  })
  return {
    /** What phones have just received. */
    shown(batch: readonly PhoneMessage[]) {
      for (const message of batch) {
        const reply = testNumberOf(message.number)?.is.reply
        if (!reply || message.direction === 'out' || agenda.size >= mostReplies) continue
        if (testNumberOf(message.from)?.is.reply) continue // the two would go on for ever
        agenda.add(replyMs, { ...message, reply: reply === 'echo' ? message.text : reply.text })
      }
    },
    stop: () => void agenda.drain(),
  }
}
