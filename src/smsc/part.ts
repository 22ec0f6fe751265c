// What a phone reads in one message: which series it is a part of, and what the parts say together. Keeps nothing.
import { joinText, readPart } from '../sms/parts.ts'
import { capacityOf } from '../sms/segments.ts'
import { alphabetOf } from '../sms/text.ts'
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
  readonly at: number
}

const userDataHeader = 0x40

/** A message as a part of its series, by its header or else its TLVs; of a series of one when it is none. */
export function partOf(message: Message, at: number): Part {
  const { sar } = message
  if ((message.esmClass & userDataHeader) === 0 && sar === 0) return partFrom(message, at, '', 1, 1)
  const told = readPart(message).header?.concatenation
  const { bits, reference, total, sequence } =
    told ?? { bits: 0, reference: sar >>> 16, total: (sar >>> 8) & 255, sequence: sar & 255 }
  if (total < 2) return partFrom(message, at, '', 1, 1)
  const { sourceTon, source, destination } = message
  const series = `${digitsOf(destination)} ${sourceTon} ${source} ${bits} ${reference} ${total}`
  // A copy, because a part may wait for a day, and a view would keep all that came with it in memory.
  return { ...partFrom(message, at, series, sequence, total), octets: new Uint8Array(message.octets) }
}

function partFrom(message: Message, at: number, series: string, sequence: number, total: number): Part {
  const { id, account, esmClass, dataCoding, octets, flash } = message
  const phone = `+${digitsOf(message.destination)}`
  const sender = displayed(message.sourceTon, message.source)
  return { id, series, sequence, total, phone, sender, account, esmClass, dataCoding, octets, flash, at }
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

/** A payload of one submit_sm may take several messages on the air. */
export function partsOnAir({ dataCoding, octets }: Part): number {
  if (octets.length <= 140) return 1
  const wide = alphabetOf(dataCoding) === 'ucs2'
  const units = wide ? octets.length / 2 : octets.length
  const encoding = wide ? 'ucs2' : 'gsm7'
  return units <= capacityOf(encoding, 0) ? 1 : Math.ceil(units / capacityOf(encoding, concatenationHeader))
}

const concatenationHeader = 6
