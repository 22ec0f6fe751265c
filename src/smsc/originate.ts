// A message written on a phone, as the phone sends it: judged, cut into parts, each an SMS-SUBMIT (3GPP 23.040
// §9.2.2.2), and read by the centre. Knows no session and no storage, nor who will get it.
import { userData } from '../sms/parts.ts'
import { parseSender } from '../sms/phone.ts'
import { segment } from '../sms/segments.ts'
import type { Submit } from '../sms/tpdu.ts'
import { decodeToCentre } from '../sms/tpdu-decode.ts'
import { encodeTpdu } from '../sms/tpdu-encode.ts'
import type { Message, PhoneMessage } from './message.ts'
import { messageStates, stages } from './message.ts'

export type Originated = {
  readonly number: string
  /** As the phone displays it, and as messages from there are kept. */
  readonly to: string
  readonly text: string
  readonly parts: readonly Submit[]
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
  const { ton, npi } = address
  const parts = userData(segmented, reference).map(({ esmClass, dataCoding, octets }, i): Submit => ({
    type: 'submit', reference: (reference + i) & 255, destination: { ton, npi, address: address.address }, pid: 0,
    dcs: dataCoding, udhi: esmClass !== 0, octets, rejectDuplicates: false, statusReport: true, replyPath: false,
  }))
  return { number, to: shown, text, parts: parts.map(throughAir) }
}

function throughAir(submit: Submit): Submit {
  const read = decodeToCentre(encodeTpdu(submit))
  if (read.kind === 'bad' || read.tpdu.type !== 'submit') throw new Error('a phone sent what is no SMS-SUBMIT')
  return read.tpdu
}

/** Every valid number has a phone. */
export const isPhone = (number: string): boolean => /^\+[1-9]\d{6,14}$/.test(number)

export function phoneMessageOf(
  { number, to, text, parts }: Originated,
  { id, at, test }: { id: number; at: number; test: boolean },
): PhoneMessage {
  const shown = { id: String(id), number, direction: 'out', from: number, to, text, at, parts: parts.length } as const
  return test ? { ...shown, test } : shown
}

/** Who gets it: a phone, or the account that reads what is written to that address, at that price. */
export type Reader = { readonly account: string; readonly tariff: string | null } | 'phone'

/** A message to a phone waits so long for it; to an account as long as it takes. */
const validityMs = 3 * 86_400_000

/** One message a part, all to one reader. */
export function messagesOf(
  { number, parts }: Originated,
  { reader, at, test, nextId }: { reader: Reader; at: number; test: boolean; nextId: () => number },
): Message[] {
  const toPhone = reader === 'phone'
  return parts.map(({ destination, udhi, dcs, pid, octets }) => ({
    id: nextId(),
    stage: toPhone ? stages.enroute : stages.originated,
    state: messageStates.enroute,
    account: toPhone ? '' : reader.account,
    sourceTon: 1,
    sourceNpi: 1,
    source: number.slice(1),
    destinationTon: destination.ton,
    destinationNpi: destination.npi,
    destination: destination.address,
    esmClass: udhi ? 0x40 : 0,
    dataCoding: dcs,
    registeredDelivery: 0,
    serviceType: '',
    protocolId: pid,
    priority: 0,
    octets,
    sar: 0,
    userReference: null,
    flash: false,
    test,
    replaces: false,
    dpf: false,
    acceptedAt: at,
    expiresAt: toPhone ? at + validityMs : Number.MAX_SAFE_INTEGER,
    dueAt: 0,
    doneAt: 0,
    cause: 0,
    about: null,
    tariff: toPhone ? null : reader.tariff,
  }))
}
