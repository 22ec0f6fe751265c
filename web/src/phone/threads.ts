// A phone's messages sorted into conversations. Knows no pixels.
import type { PhoneMessage } from '../api/shapes.ts'

export type Thread = {
  /** The other side: a number, a short code or a name. */
  peer: string
  /** Oldest first. */
  messages: PhoneMessage[]
}

export const peerOf = (message: PhoneMessage) => (message.direction === 'in' ? message.from : message.to)

/** Conversations, the one that spoke last first. `messages` come newest first, as the API gives them. */
export function threadsOf(messages: readonly PhoneMessage[]): Thread[] {
  const byPeer = Map.groupBy(messages, peerOf)
  return Array.from(byPeer, ([peer, own]) => ({ peer, messages: own.toReversed() }))
}

/** A name cannot be answered: there is no number to write to. */
export const canAnswer = (peer: string) => /^\+?\d{3,15}$/.test(peer)

/** Newest first, without what is above `newest`, for as long as it has not arrived before the eyes yet. */
export function without(messages: readonly PhoneMessage[], hold: { newest: string | undefined } | undefined) {
  if (!hold) return messages
  if (hold.newest === undefined) return []
  const at = messages.findIndex((message) => message.id === hold.newest)
  return messages.slice(Math.max(0, at))
}
