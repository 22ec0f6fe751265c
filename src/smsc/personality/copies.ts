// The receipts that a personality adds to the true one: an ENROUTE before it; after it the same again, the contrary,
// one for nobody. Made from the message, never stored, sent at most once.
import type { Message } from '../message.ts'
import { messageStates } from '../message.ts'
import type { Receipts } from './decide.ts'

/** Beyond every id that is ever given. */
const nobodysIds = 7_000_000_000_000

export const enrouteCopy = (message: Message): Message => ({ ...message, state: messageStates.enroute, made: true })

export const falseCopies = (
  message: Message,
  { extras }: Receipts,
): { readonly copy: Message; readonly delayMs: number }[] =>
  extras.map(({ kind, delayMs }) => ({ delayMs, copy: { ...message, ...changes[kind](message), made: true } }))

const contrary = ({ state }: Message) =>
  state === messageStates.delivered ? messageStates.undeliverable : messageStates.delivered
const changes = {
  repeated: () => ({}),
  conflicting: (message: Message) => ({ state: contrary(message) }),
  madeUp: ({ id }: Message) => ({ id: nobodysIds + id, about: null, userReference: null }),
}
