// The truth under a message on a phone: every PDU and TPDU of its way, made again from what the store keeps of it, as
// octets and field by field. The sequence numbers of PDUs are not kept; they read 1. Knows no storage.
import { encode } from '../smpp/codec.ts'
import { dissectPdu } from '../smpp/dissect.ts'
import type { Pdu } from '../smpp/pdu.ts'
import { makePdu } from '../smpp/pdu.ts'
import { dissectTpdu } from '../sms/dissect.ts'
import { encodeTpdu } from '../sms/tpdu-encode.ts'
import { onAir, originatorOf } from './air.ts'
import { statusOf } from './causes.ts'
import type { Kept, Message, Trace } from './message.ts'
import { messageStates, publicId, stages } from './message.ts'
import { deliverSm } from './receipts.ts'
import { submitSmOf } from './submit-sm.ts'

const version34 = 0x34

/** In order of time; `messages` are those that it was shown from, or became. */
export function traceOf({ message: shown }: Kept, messages: readonly Message[]): Trace[] {
  const steps = messages.flatMap((message) => (shown.direction === 'out' ? written(message) : received(message)))
  return steps.sort((a, b) => a.at - b.at)
}

/** What a phone wrote: SMS-SUBMIT, its report, and what the reader or the writer gets of it. */
function written(message: Message): Trace[] {
  const submitted = [
    tpduStep('from_phone', message.acceptedAt, submitOf(message)),
    tpduStep('to_phone', message.acceptedAt, submitReport(message.acceptedAt)),
  ]
  if (message.account !== '') {
    const at = message.doneAt || message.acceptedAt
    const deliver = { ...deliverSm(originated(message), version34), sequence: 1, status: 0 } as Pdu
    return [...submitted, pduStep('to_application', at, deliver)]
  }
  return message.doneAt === 0 ? submitted : [...submitted, reportStep(message)]
}

/** What a phone received: submit_sm or SMS-SUBMIT, SMS-DELIVERs and their reports, and what the writer gets of it. */
function received(message: Message): Trace[] {
  const { acceptedAt, doneAt, account } = message
  const steps = account === ''
    ? [tpduStep('from_phone', acceptedAt, submitOf(message))]
    : [
        pduStep('to_centre', acceptedAt, submitSmOf(message)),
        pduStep('to_application', acceptedAt, makePdu('submit_sm_resp', { message_id: String(publicId(message)) })),
      ]
  if (message.state === messageStates.delivered) {
    for (const octets of onAir(message)) {
      steps.push(tpduStep('to_phone', doneAt, octets))
      steps.push(tpduStep('from_phone', doneAt, encodeTpdu({ type: 'deliver_report' })))
    }
  }
  if (account === '') return doneAt === 0 ? steps : [...steps, reportStep(message)]
  const wanted = message.registeredDelivery & 3
  if (doneAt === 0 || (wanted !== 1 && wanted !== 3)) return steps
  const receipt = deliverSm({ ...message, stage: stages.receipt }, version34)
  return [...steps, pduStep('to_application', doneAt, { ...receipt, sequence: 1, status: 0 } as Pdu)]
}

const originated = (message: Message): Message => ({ ...message, stage: stages.originated })
const time = (at: number) => ({ at, offsetMinutes: 0 })

const submitOf = (message: Message): Uint8Array => encodeTpdu({
  type: 'submit', reference: message.id & 255,
  destination: { ton: message.destinationTon, npi: message.destinationNpi, address: message.destination },
  pid: message.protocolId, dcs: message.dataCoding, udhi: (message.esmClass & 0x40) !== 0, octets: message.octets,
  rejectDuplicates: false, statusReport: true, replyPath: false,
})
const submitReport = (at: number): Uint8Array => encodeTpdu({ type: 'submit_report', sentAt: time(at) })

function reportStep(message: Message): Trace {
  const { ton, npi, address } = originatorOf({
    sourceTon: message.destinationTon, sourceNpi: message.destinationNpi, source: message.destination,
  })
  const report = encodeTpdu({
    type: 'status_report', reference: message.id & 255, recipient: { ton, npi, address },
    sentAt: time(message.acceptedAt), doneAt: time(message.doneAt), status: statusOf(message.state, message.cause),
    moreMessages: false, loopPrevention: false, forCommand: false,
  })
  return tpduStep('to_phone', message.doneAt, report)
}

const hexOf = (octets: Uint8Array) => Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('hex')

const pduStep = (direction: Trace['direction'], at: number, pdu: Pdu): Trace => {
  const octets = encode(pdu)
  return { at, kind: 'pdu', direction, hex: hexOf(octets), ...dissectPdu(octets) }
}

const tpduStep = (direction: 'to_phone' | 'from_phone', at: number, octets: Uint8Array): Trace => ({
  at, kind: 'tpdu', direction, hex: hexOf(octets),
  ...dissectTpdu(octets, direction === 'to_phone' ? 'to_phone' : 'to_centre'),
})
