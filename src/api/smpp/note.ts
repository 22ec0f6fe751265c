// What this door notes with a message for its receipt: how its id was written, and what the peer wrote that cannot be told
// from the message. Most messages need no note.
import type { SubmitSm } from '../../smpp/pdu.ts'
import { tags, tlvInt } from '../../smpp/tlvs.ts'
import { addressOf, parseSender } from '../../sms/phone.ts'
import type { Submitted } from '../../gateway/submitters/records.ts'
import { writtenId, type IdForm } from './ids.ts'

export type Address = { readonly ton: number; readonly npi: number; readonly address: string }
export type Note = {
  /** Absent where the id is our own. */
  readonly form?: Exclude<IdForm, 'text'>
  readonly source?: Address
  readonly destination?: Address
  /** user_message_reference. */
  readonly reference?: number
  readonly serviceType?: string
}

const same = (a: Address, b: Address) => a.ton === b.ton && a.npi === b.npi && a.address === b.address

export const sourceOf = (pdu: SubmitSm): Address => ({ ton: pdu.source_addr_ton, npi: pdu.source_addr_npi, address: pdu.source_addr })
export const destinationOf = (pdu: SubmitSm): Address => ({ ton: pdu.dest_addr_ton, npi: pdu.dest_addr_npi, address: pdu.destination_addr })

/** As a receipt has them where nothing was noted. */
export function usualAddress(end: string): Address {
  if (/^\+\d+$/.test(end)) return addressOf(end)
  const sender = parseSender(end)
  return 'refused' in sender ? { ton: 0, npi: 0, address: end.slice(0, 20) } : { ton: sender.ton, npi: sender.npi, address: sender.address }
}

export function noteFor(pdu: SubmitSm, form: IdForm | undefined, from: string, to: string): string | undefined {
  const [source, destination] = [sourceOf(pdu), destinationOf(pdu)]
  const reference = pdu.tlvs.length === 0 ? undefined : tlvInt(pdu.tlvs, tags.user_message_reference)
  const note: Note = {
    ...(form !== undefined && form !== 'text' && { form }),
    ...(!same(source, usualAddress(from)) && { source }),
    ...(!same(destination, usualAddress(to)) && { destination }),
    ...(reference !== undefined && { reference }),
    ...(pdu.service_type !== '' && { serviceType: pdu.service_type }),
  }
  for (const _ in note) return JSON.stringify(note)
  return undefined
}

export const readNote = (text: string | undefined): Note => (text === undefined ? {} : (JSON.parse(text) as Note))

/** What the account calls a message. */
export const nameOf = ({ id, handle, note }: Pick<Submitted, 'id' | 'handle' | 'note'>) => writtenId(id, handle, readNote(note).form ?? 'text')
