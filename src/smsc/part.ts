// What a phone reads in one message: which series it is a part of, and what the parts say together. Keeps nothing.
import { readDcs } from '../sms/dcs.ts'
import { joinText, readPart } from '../sms/parts.ts'
import type { Deliver } from '../sms/tpdu.ts'
import type { Message } from './message.ts'
import { digitsOf, displayed } from './message.ts'

export type Part = {
  /** Of the message that brought it. */
  readonly id: number
  /** The same for all parts of one series, and for no other series that is waited for. */
  readonly series: string
  readonly sequence: number
  readonly total: number
  readonly phone: string
  readonly sender: string
  readonly account: string
  readonly esmClass: number
  readonly dataCoding: number
  readonly octets: Uint8Array
  readonly flash: boolean
  readonly test: boolean
  readonly at: number
}

const userDataHeader = 0x40
/** By DCS: class 0. */
const isFlash = Array.from({ length: 256 }, (_, dcs) => readDcs(dcs).messageClass === 0)

/** Where an SMS-DELIVER came from: the message, and of how many that carry it. */
export type Origin = { readonly message: Message; readonly count: number; readonly at: number }

/** An SMS-DELIVER as a part of its series by its header; of a series of one when it is none. */
export function partOf(deliver: Deliver, { message, count, at }: Origin): Part {
  const { originator, udhi, dcs, octets } = deliver
  const phone = `+${digitsOf(message.destination)}`
  const sender = displayed(originator.ton, originator.address)
  const part = {
    id: message.id, account: message.account, series: '', sequence: 1, total: 1, phone, sender,
    esmClass: udhi ? userDataHeader : 0, dataCoding: dcs, octets, flash: isFlash[dcs]!, test: message.test, at,
  }
  if (!udhi) return part
  const told = readPart(part).header?.concatenation
  if (!told || told.total < 2) return part
  const { bits, reference, total, sequence } = told
  const own = `${count > 1 ? ` #${message.id}` : ''}${message.test ? ' test' : ''}`
  const series = `${phone.slice(1)} ${originator.ton} ${originator.address} ${bits} ${reference} ${total}${own}`
  return { ...part, series, sequence, total }
}

/** The text of a series; an ellipsis stands where parts are missing. */
export function textOf(parts: readonly (Part | undefined)[]): string {
  if (!parts.includes(undefined)) return joinText(parts as readonly Part[])
  let text = ''
  for (let at = 0; at < parts.length;) {
    let end = at
    while (end < parts.length && !parts[end] === !parts[at]) end++
    text += parts[at] ? joinText(parts.slice(at, end) as Part[]) : '…'
    at = end
  }
  return text
}
