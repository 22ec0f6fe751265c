// What a phone of the first years shows: 160 characters of GSM-7 and nothing else. It knows no header, so series fall
// apart and their headers look like letters; it knows no other alphabet, so everything is read as septets. Keeps
// nothing.
import type { Address } from '../sms/address.ts'
import { isPacked } from '../sms/dcs.ts'
import { decodeGsm7 } from '../sms/gsm7.ts'
import { unpackSeptets } from '../sms/packing.ts'
import { decodeToPhone } from '../sms/tpdu-decode.ts'

const mostCharacters = 160
/** First octet, PID, DCS and SCTS. 3GPP 23.040 §9.2.2.1. */
const fixedOctets = 1 + 1 + 1 + 7

/** Of the octets of an SMS-DELIVER. */
export function shownByOldPhone(deliver: Uint8Array): { originator: Address; text: string } {
  const read = decodeToPhone(deliver)
  if (read.kind === 'bad' || read.tpdu.type !== 'deliver') {
    throw new Error('an old phone was sent what is no SMS-DELIVER')
  }
  const { originator, dcs } = read.tpdu
  const lengthAt = fixedOctets + 2 + Math.ceil(deliver[1]! / 2)
  const length = deliver[lengthAt]!
  const userData = deliver.subarray(lengthAt + 1)
  const septets = isPacked(dcs) ? length : Math.floor((userData.length * 8) / 7)
  return { originator, text: decodeGsm7(unpackSeptets(userData, Math.min(septets, mostCharacters))) }
}
