// Submits in transaction mode, forward mode by its older name (esm_class 2): stored as any other, and answered only when it is
// known whether the phone has the message. What is answered, and who waits for it; decides no delivery. SMPP 3.4 §2.10.3.
import type { ResponseFields } from '../smpp/answers.ts'
import { statuses } from '../smpp/statuses.ts'
import { makeTlv, tags, tlv } from '../smpp/tlvs.ts'
import { causes, groupOf } from './causes.ts'
import type { Message } from './message.ts'
import { messageStates } from './message.ts'

export type Outcome = { readonly status: number; readonly fields: ResponseFields }

/** Bits 1-0 of esm_class. SMPP 3.4 §5.2.12. */
const modeBits = 3
const [datagram, transaction] = [1, 2] as const
export const isTransaction = ({ esmClass }: Pick<Message, 'esmClass'>): boolean => (esmClass & modeBits) === transaction
/** One attempt is all that such a message gets. */
export const hasOneAttempt = (message: Pick<Message, 'esmClass'>): boolean =>
  isTransaction(message) || (message.esmClass & modeBits) === datagram

/** delivery_failure_reason, SMPP 3.4 §5.3.2.33. */
const reasons = { unavailable: 0, invalid: 1, permanent: 2, temporary: 3 } as const
/** Of network_error_code: the network is GSM. SMPP 3.4 §5.3.2.31. */
const gsm = 3
const invalid: ReadonlySet<number> = new Set([causes.unidentified, causes.unknownSubscriber])

/** What became of a message at its one attempt, as the answer to its submit_sm or data_sm. */
export function outcomeOf({ state, cause, dpf }: Message): Outcome {
  if (state === messageStates.delivered) return { status: statuses.ESME_ROK, fields: {} }
  return {
    status: statuses.ESME_RDELIVERYFAILURE,
    fields: {
      tlvs: [
        tlv.delivery_failure_reason(reasonOf(cause)),
        ...(cause === causes.none ? [] : [makeTlv.octets(tags.network_error_code, Uint8Array.of(gsm, 0, cause))]),
        ...(dpf ? [tlv.dpf_result(isToBeBack(cause) ? 1 : 0)] : []),
      ],
    },
  }
}

function reasonOf(cause: number): number {
  if (isToBeBack(cause)) return reasons.unavailable
  if (invalid.has(cause)) return reasons.invalid
  return groupOf(cause) === 'permanent' ? reasons.permanent : reasons.temporary
}

/** A phone that was not reached for this will say when it can be. */
export const isToBeBack = (cause: number): boolean => groupOf(cause) === 'absent' || groupOf(cause) === 'memory'
