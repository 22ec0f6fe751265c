// What a phone does with what reaches it: puts series of parts together, in any order and however often a part comes,
// and decodes the text. Any number has such a phone. Knows no session; what is to be stored is told, not written.
import { alphabetOf } from '../sms/text.ts'
import { capacityOf } from '../sms/segments.ts'
import { joinText, readPart } from '../sms/parts.ts'
import type { Kept, Message } from './message.ts'
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

/** What the phones have to have written down, in the transaction that makes the messages delivered. */
export type Changes = {
  readonly shown: Kept[]
  /** Parts of series that are not complete. */
  parts: Part[]
  /** Ids of stored parts that are no longer waited with. */
  readonly finished: number[]
}

type Series = { readonly parts: (Part | undefined)[]; missing: number; readonly since: number }

/** A phone waits a day for the rest of a series, then shows what it has. */
const patienceMs = 86_400_000

export class Handsets {
  readonly #series = new Map<string, Series>()
  readonly #stored = new Set<number>()
  readonly #nextId: () => number
  readonly #partLimit: number
  #waiting = 0

  /** `partLimit`: parts of incomplete series in memory at most; beyond it the oldest series is shown as it is. */
  constructor({ nextId, partLimit }: { nextId: () => number; partLimit: number }) {
    this.#nextId = nextId
    this.#partLimit = partLimit
  }

  /** Parts of incomplete series. */
  get waiting(): number {
    return this.#waiting
  }

  /** Takes back the parts that were stored before a restart. */
  restore(parts: readonly Part[]): void {
    for (const part of parts) {
      this.#seriesOf(part).parts[part.sequence - 1] = part
      this.#stored.add(part.id)
      this.#waiting++
    }
    for (const series of this.#series.values()) series.missing = series.parts.filter((part) => !part).length
  }

  /** Phones get these messages at `at` (ms of wall time), in this order. */
  receive(messages: readonly Message[], at: number): Changes {
    const changes: Changes = { shown: [], parts: [], finished: [] }
    for (const message of messages) {
      const part = partOf(message, at)
      if (part) this.#add(part, changes)
      else this.#show([partFrom(message, at, '', 1, 1)], at, changes)
    }
    while (this.#waiting > this.#partLimit) this.#giveUp(this.#series.entries().next().value!, at, changes)
    return this.#closed(changes)
  }

  /** Shows what has waited too long for its missing parts. */
  sweep(at: number): Changes {
    const changes: Changes = { shown: [], parts: [], finished: [] }
    for (const entry of this.#series) {
      if (entry[1].since + patienceMs > at) break
      this.#giveUp(entry, at, changes)
    }
    return this.#closed(changes)
  }

  #add(part: Part, changes: Changes): void {
    let series = this.#seriesOf(part)
    const known = series.parts[part.sequence - 1]
    if (known && sameOctets(known.octets, part.octets)) return
    if (known) {
      // The reference has come round to a new text: the old one will not be completed any more.
      this.#giveUp([part.series, series], part.at, changes)
      series = this.#seriesOf(part)
    }
    series.parts[part.sequence - 1] = part
    changes.parts.push(part)
    this.#waiting++
    if (--series.missing === 0) this.#giveUp([part.series, series], part.at, changes)
  }

  #seriesOf(part: Part): Series {
    let series = this.#series.get(part.series)
    if (!series) {
      const parts = new Array<Part | undefined>(part.total).fill(undefined)
      series = { parts, missing: part.total, since: part.at }
      this.#series.set(part.series, series)
    }
    return series
  }

  /** Waits no longer: shows the series, complete or not. */
  #giveUp([key, series]: [string, Series], at: number, changes: Changes): void {
    this.#series.delete(key)
    for (const part of series.parts) {
      if (!part) continue
      this.#waiting--
      if (this.#stored.delete(part.id)) changes.finished.push(part.id)
    }
    this.#show(series.parts, at, changes)
  }

  #show(parts: readonly (Part | undefined)[], at: number, changes: Changes): void {
    const first = parts.find((part) => part !== undefined)!
    changes.shown.push({
      account: first.account,
      message: {
        id: String(this.#nextId()),
        number: first.phone,
        direction: 'in',
        from: first.sender,
        to: first.phone,
        text: textOf(parts),
        at,
        parts: first.total > 1 ? parts.length : partsOnAir(first),
        ...(first.flash ? { flash: true } : {}),
      },
    })
  }

  /** Only parts that are still waited with need to be stored. */
  #closed(changes: Changes): Changes {
    if (changes.parts.length > 0) changes.parts = changes.parts.filter((part) => this.#series.get(part.series)?.parts.includes(part))
    for (const part of changes.parts) this.#stored.add(part.id)
    return changes
  }
}

const userDataHeader = 0x40

function partOf(message: Message, at: number): Part | undefined {
  if ((message.esmClass & userDataHeader) === 0 && message.sar === 0) return undefined
  const told = readPart(message).header?.concatenation
  const concatenation = told ?? { bits: 0, reference: message.sar >>> 16, total: (message.sar >>> 8) & 255, sequence: message.sar & 255 }
  const { bits, reference, total, sequence } = concatenation
  if (total < 2) return undefined
  const series = `${message.destination} ${message.sourceTon} ${message.source} ${bits} ${reference} ${total}`
  return partFrom(message, at, series, sequence, total)
}

function partFrom(message: Message, at: number, series: string, sequence: number, total: number): Part {
  const { id, account, esmClass, dataCoding, octets, flash } = message
  const phone = `+${digitsOf(message.destination)}`
  const sender = displayed(message.sourceTon, message.source)
  return { id, series, sequence, total, phone, sender, account, esmClass, dataCoding, octets, flash, at }
}

/** The text of a series; an ellipsis stands where parts are missing. */
function textOf(parts: readonly (Part | undefined)[]): string {
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
function partsOnAir({ dataCoding, octets }: Part): number {
  if (octets.length <= 140) return 1
  const wide = alphabetOf(dataCoding) === 'ucs2'
  const units = wide ? octets.length / 2 : octets.length
  const encoding = wide ? 'ucs2' : 'gsm7'
  return units <= capacityOf(encoding, 0) ? 1 : Math.ceil(units / capacityOf(encoding, concatenationHeader))
}

const concatenationHeader = 6

const sameOctets = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((octet, i) => octet === b[i])
