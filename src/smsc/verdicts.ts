// What becomes of messages at one attempt, gathered to be stored in one transaction: reached, ended, or waiting.
// Decides by the subscriber, the mailbox and the personality; stores and sends nothing.
import type { CauseGroup } from './causes.ts'
import { causeOf, causes, groupOf } from './causes.ts'
import type { Profile } from './hlr/register.ts'
import type { Mailbox, Mailboxes } from './mailboxes.ts'
import type { Message, MessageState } from './message.ts'
import { digitsOf, messageStates, stages } from './message.ts'
import type { Delivery } from './personality/decide.ts'
import { hasOneAttempt } from './transactions.ts'

/** Messages that end alike, so that one statement does for all of them. */
export type Ending = {
  readonly state: MessageState
  readonly cause: number
  readonly owed: boolean
  readonly messages: Message[]
}

export type Verdicts = {
  readonly reached: Message[]
  readonly endings: Map<number, Ending>
  /** They wait from now on; by cause. */
  readonly parked: Map<number, Message[]>
  /** For numbers that another centre serves; by its name. */
  readonly relayed: Map<string, Message[]>
  /** Boxes that messages left, and how many did. */
  readonly left: Map<Mailbox, number>
  /** Tried, and still not to be reached. */
  readonly blocked: Set<Mailbox>
}

const temporary: ReadonlySet<CauseGroup> = new Set(['busy', 'absent', 'memory', 'protocol'] as const)

export function createJudge(needs: {
  mailboxes: Mailboxes
  find(digits: string): Profile | undefined
  /** Which other centre serves a number. */
  peerOf(digits: string, profile: Profile | undefined): string | undefined
  fate(message: Message): Delivery
  isOwed(message: Message): boolean
}) {
  const { mailboxes, find, peerOf, fate, isOwed } = needs

  const end = (verdicts: Verdicts, message: Message, state: MessageState, cause: number) => {
    message.state = state
    message.cause = cause
    const owed = isOwed(message)
    const key = (cause << 5) | (state << 1) | (owed ? 1 : 0)
    const ending = verdicts.endings.get(key)
    if (ending) ending.messages.push(message)
    else verdicts.endings.set(key, { state, cause, owed, messages: [message] })
  }

  const leave = ({ left }: Verdicts, box: Mailbox | undefined) => {
    if (box) left.set(box, (left.get(box) ?? 0) + 1)
  }

  const parkIn = ({ parked }: Verdicts, box: Mailbox, message: Message) => {
    box.count++
    message.cause = box.cause
    const list = parked.get(box.cause)
    if (list) list.push(message)
    else parked.set(box.cause, [message])
  }

  const judge = (verdicts: Verdicts, message: Message, at: number, waited: boolean) => {
    const digits = digitsOf(message.destination)
    const box = mailboxes.find(digits)
    const from = waited ? box : undefined
    message.doneAt = at
    if (message.expiresAt <= at) {
      leave(verdicts, from)
      return end(verdicts, message, messageStates.expired, box?.cause ?? message.cause)
    }
    const fated = fate(message)
    const back = fated.away ? message.acceptedAt + fated.away.ms : 0
    const away = back > at ? fated.away!.cause : causes.none
    if (away === causes.none && fated.state !== messageStates.delivered) {
      leave(verdicts, from)
      return end(verdicts, message, fated.state, fated.cause)
    }
    const profile = find(digits)
    const peer = peerOf(digits, profile)
    if (peer !== undefined) {
      leave(verdicts, from)
      const list = verdicts.relayed.get(peer)
      if (list) list.push(message)
      else verdicts.relayed.set(peer, [message])
      return
    }
    const met = away || causeOf[profile?.state ?? 'attached']
    const cause = message.flash && met === causes.memoryExceeded ? causes.none : met
    const passes = (message.flash && cause === causes.none) || hasOneAttempt(message)
    if (box && !waited && !passes) return parkIn(verdicts, box, message)
    if (from && verdicts.blocked.has(from)) return
    if (cause === causes.none) {
      leave(verdicts, from)
      verdicts.reached.push(message)
      return end(verdicts, message, messageStates.delivered, causes.none)
    }
    if (!temporary.has(groupOf(cause)) || hasOneAttempt(message)) {
      leave(verdicts, from)
      return end(verdicts, message, messageStates.undeliverable, cause)
    }
    const mailbox = box ?? mailboxes.open(digits)
    if (!mailboxes.failed(mailbox, cause, at, away ? back : Infinity)) {
      leave(verdicts, from)
      if (!from) mailboxes.left(mailbox, 0)
      return end(verdicts, message, messageStates.undeliverable, cause)
    }
    verdicts.blocked.add(mailbox)
    if (!from) parkIn(verdicts, mailbox, message)
  }

  const none = (): Verdicts => ({
    reached: [], endings: new Map(), parked: new Map(), relayed: new Map(), left: new Map(), blocked: new Set(),
  })

  return {
    /** `waited`: they stood in their mailboxes, in this order. */
    judge(messages: readonly Message[], at: number, waited: boolean): Verdicts {
      const verdicts = none()
      for (const message of messages) judge(verdicts, message, at, waited)
      return verdicts
    },
    /** Ended by somebody's will or by time. */
    ended(messages: readonly Message[], state: MessageState, at: number, cause: number = causes.none): Verdicts {
      const verdicts = none()
      for (const message of messages) {
        const box = message.stage === stages.waiting ? mailboxes.find(digitsOf(message.destination)) : undefined
        leave(verdicts, box)
        message.doneAt = at
        end(verdicts, message, state, state === messageStates.expired ? (box?.cause ?? message.cause) : cause)
      }
      return verdicts
    },
  }
}
