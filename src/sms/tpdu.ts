// The messages of the transfer layer between a phone and its service centre (3GPP 23.040 §9.2.2), as plain objects.
// Their texts stay octets: header first, then one septet per octet where the alphabet is GSM-7, as in a short_message.
import type { Address } from './address.ts'
import type { Timestamp, Validity } from './timestamp.ts'

/** TP-PID, TP-DCS and TP-UD; `udhi` says that the octets begin with a header. */
export type Content = { pid: number; dcs: number; udhi: boolean; octets: Uint8Array }

/** Phone to centre: a message to be sent. 3GPP 23.040 §9.2.2.2. */
export type Submit = Content & {
  type: 'submit'
  /** TP-MR, 0 to 255. */
  reference: number
  destination: Address
  validity?: Validity
  /** TP-RD, TP-SRR and TP-RP. */
  rejectDuplicates: boolean
  statusReport: boolean
  replyPath: boolean
}

/** Centre to phone: a message received. 3GPP 23.040 §9.2.2.1. */
export type Deliver = Content & {
  type: 'deliver'
  originator: Address
  /** TP-SCTS: when the centre got it; undefined where it was no time. */
  sentAt: Timestamp | undefined
  moreMessages: boolean
  loopPrevention: boolean
  /** TP-SRI: a report will be returned to the sender. */
  statusReport: boolean
  replyPath: boolean
}

/** Centre to phone: what became of a message or command. 3GPP 23.040 §9.2.2.3. */
export type StatusReport = Partial<Content> & {
  type: 'status_report'
  reference: number
  recipient: Address
  sentAt: Timestamp | undefined
  doneAt: Timestamp | undefined
  /** TP-ST; `readStatus` tells what it means. */
  status: number
  moreMessages: boolean
  loopPrevention: boolean
  /** TP-SRQ: the answer to a command. */
  forCommand: boolean
}

/** Phone to centre: about a message sent before. 3GPP 23.040 §9.2.2.4. */
export type Command = {
  type: 'command'
  reference: number
  pid: number
  /** TP-CT: 0 enquiry, 1 cancel the status report, 2 delete, 3 ask for a status report. */
  command: number
  /** TP-MN: the message meant. */
  message: number
  destination: Address
  statusReport: boolean
  udhi: boolean
  /** TP-CD, 0 to 156 octets. */
  octets: Uint8Array
}

/** Phone to centre: a delivery acknowledged, or refused where there is a cause. 3GPP 23.040 §9.2.2.1a. */
export type DeliverReport = Partial<Content> & { type: 'deliver_report'; failure?: number }

/** Centre to phone: a submission acknowledged, or refused where there is a cause (TP-FCS). 3GPP 23.040 §9.2.2.2a. */
export type SubmitReport = Partial<Content> & {
  type: 'submit_report'
  failure?: number
  sentAt: Timestamp | undefined
}

export type ToCentre = Submit | Command | DeliverReport
export type ToPhone = Deliver | StatusReport | SubmitReport
export type Tpdu = ToCentre | ToPhone
