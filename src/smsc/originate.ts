// A message written on a phone, on its way to an account: judged, cut into parts, and addressed to whoever reads it.
// Knows no session and no storage. An account reads the addresses it owns; a phone's answer goes to who wrote to it.
import { userData } from '../sms/parts.ts'
import { parseSender } from '../sms/phone.ts'
import { segment } from '../sms/segments.ts'
import type { Message, PhoneMessage } from './message.ts'
import { messageStates, stages } from './message.ts'

export type Originated = {
  readonly number: string
  /** As the phone displays it, and as messages from there are kept. */
  readonly to: string
  readonly address: { readonly ton: number; readonly npi: number; readonly address: string }
  readonly text: string
  readonly parts: ReturnType<typeof userData>
}
export type Refused = { readonly refused: string }

/** `reference` makes the parts of a long text one series. Refusals are sentences. */
export function originate(
  number: string,
  { to, text }: { to: string; text: string },
  reference: number,
): Originated | Refused {
  if (!isPhone(number)) {
    return { refused: `"${number.slice(0, 40)}" is not the number of a phone: it needs + and 7 to 15 digits` }
  }
  const address = parseSender(to)
  if ('refused' in address) return { refused: `to: ${address.refused}` }
  if (address.kind === 'alphanumeric') {
    return { refused: `to: "${address.address}" is a name, and a phone can only write to numbers` }
  }
  const segmented = segment(text)
  if ('refused' in segmented) return { refused: `text: ${segmented.say}` }
  const shown = address.kind === 'long' ? `+${address.address}` : address.address
  return { number, to: shown, address, text, parts: userData(segmented, reference) }
}

/** Every valid number has a phone. */
export const isPhone = (number: string): boolean => /^\+[1-9]\d{6,14}$/.test(number)

export function phoneMessageOf({ number, to, text, parts }: Originated, id: number, at: number): PhoneMessage {
  return { id: String(id), number, direction: 'out', from: number, to, text, at, parts: parts.length }
}

/** One message a part, all owed to one account. */
export function messagesOf(
  { number, address, parts }: Originated,
  { account, at, nextId }: { account: string; at: number; nextId: () => number },
): Message[] {
  return parts.map(({ esmClass, dataCoding, octets }) => ({
    id: nextId(),
    stage: stages.originated,
    state: messageStates.enroute,
    account,
    sourceTon: 1,
    sourceNpi: 1,
    source: number.slice(1),
    destinationTon: address.ton,
    destinationNpi: address.npi,
    destination: address.address,
    esmClass,
    dataCoding,
    registeredDelivery: 0,
    octets,
    sar: 0,
    userReference: null,
    flash: false,
    acceptedAt: at,
    expiresAt: Number.MAX_SAFE_INTEGER, // it waits for its reader as long as it takes
    doneAt: 0,
  }))
}

