// How the address that a message bears is told what became of it, when a compatible door took the message: the request
// that its product would make. When it is made, and again, is for those who deliver.
import type { MessageTold } from '../../gateway/outbox/event.ts'
import type { Chance } from '../../kit/chance.ts'
import type { Clock } from '../../kit/clock.ts'
import type { Speak } from '../webhooks/attempt.ts'
import type { Secrets } from './secrets.ts'
import { kannelReport } from './kannel/report.ts'
import type { Telling } from './telling.ts'
import { twilioCallback } from './twilio/callback.ts'
import { twilioIncoming } from './twilio/incoming.ts'
import type { Reply } from './twilio/incoming.ts'
import { vonageReceipt } from './vonage/receipt.ts'

type Needs = {
  readonly secrets: Pick<Secrets, 'find'>
  readonly clock: Clock
  readonly chance: Chance
  readonly reply: Reply
  /** Such a workspace is told, and sends nothing. */
  isSuspended(workspace: string): boolean
}

/** A kind is the name of a door, and after a colon what that one needs to know. */
export function createSpeak(needs: Needs): Speak {
  const reply: Reply = async (submission, context) => needs.isSuspended(context.workspace) || needs.reply(submission, context)
  return async (kind, event, url) => {
    const { workspace, at, body } = event
    const [door, detail = ''] = kind.split(':')
    const key = async () => needs.secrets.find(workspace, detail)
    if (event.type === 'message.received')
      return door === 'twilio' ? twilioIncoming(event, url, await key(), reply) : undefined
    const telling: Telling = { workspace, url, at, told: JSON.parse(body) as MessageTold }
    // whoever asked was told so in the answer, and knows no message of this name
    if (door !== 'kannel' && wasStopped(telling)) return undefined
    if (door === 'twilio') return twilioCallback(telling, await key())
    if (door === 'kannel') return kannelReport(telling, Number(detail))
    if (door !== 'vonage') return undefined
    return vonageReceipt(telling, await key(), { now: needs.clock.wall(), nonce: nonceOf(needs.chance) })
  }
}

/** By a rule, before it was a message. */
const wasStopped = ({ told: { status, createdAt, finishedAt } }: Telling) =>
  status === 'blocked' && finishedAt !== undefined && finishedAt <= createdAt

const nonceOf = (chance: Chance) => Buffer.from(chance.bytes(16)).toString('hex')
