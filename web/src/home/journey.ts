// How far a message has come and how long each hop took, read from its timeline. Knows no pixels: `travel` draws it.
//
// api: accepted, durable · queue: claimed for sending · smpp: the operator answered · operator: its receipt is back ·
// phone: it buzzed. Queue, smpp and operator follow one another on the server's clock and add up to the ending; the
// api's time is the browser's. A final state without the phone ends the journey where it stands.
import type { Message } from '../api/shapes.ts'
import { isFinal } from '../live/apply.ts'

export const hopNames = ['api', 'queue', 'smpp', 'operator', 'phone'] as const
export type HopName = (typeof hopNames)[number]

export type Journey = {
  /** Hops passed; 5 when the phone has it. */
  reached: number
  /** Milliseconds of each hop passed, where known. */
  ms: Partial<Record<HopName, number>>
  ending?: { status: Message['status']; ms?: number }
}

/** `roundTripMs` is what the browser waited for the API; `atPhone` when the phone says the message came. */
export function journeyOf(message: Message | undefined, roundTripMs?: number, atPhone?: string): Journey {
  if (!message) return { reached: roundTripMs === undefined ? 0 : 1, ms: timed('api', roundTripMs) }
  const first = (...events: string[]) => {
    const found = message.timeline?.find(({ event }) => events.includes(event))
    return found && Date.parse(found.at)
  }
  const accepted = first('accepted') ?? Date.parse(message.createdAt)
  const claimed = first('attempt', 'sending')
  const submitted = first('submitted') ?? moment(message.submittedAt)
  const finished = isFinal(message.status) ? (first(message.status) ?? moment(message.finishedAt)) : undefined
  const arrived = moment(atPhone)
  const delivered = message.status === 'delivered'
  const reached =
    delivered || arrived !== undefined ? 5
    : submitted !== undefined ? 3
    : claimed !== undefined || message.status === 'sending' ? 2
    : 1
  return {
    reached,
    ms: {
      ...timed('api', roundTripMs),
      ...timed('queue', span(accepted, claimed)),
      ...timed('smpp', span(claimed ?? accepted, submitted)),
      ...timed('operator', span(submitted ?? (delivered ? (claimed ?? accepted) : undefined), finished)),
    },
    ...(isFinal(message.status) && { ending: { status: message.status, ...timed('ms', span(accepted, finished)) } }),
  }
}

const moment = (iso: string | undefined) => (iso === undefined ? undefined : Date.parse(iso))
const span = (from: number | undefined, to: number | undefined) =>
  from === undefined || to === undefined ? undefined : Math.max(0, to - from)
const timed = <Name extends string>(name: Name, ms: number | undefined) =>
  (ms === undefined ? {} : { [name]: ms }) as Partial<Record<Name, number>>
