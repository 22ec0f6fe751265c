// What a phone does with the SMS-DELIVERs that reach it: puts series of parts together, in any order and however often
// a part comes, and shows the text. Any number has such a phone; an old one shows what it can. Knows no session; what
// is to be stored is told, not written.
import { protocolIds } from '../sms/status.ts'
import { decodeToPhone } from '../sms/tpdu-decode.ts'
import { onAir } from './air.ts'
import type { Kept, Message } from './message.ts'
import { digitsOf, displayed } from './message.ts'
import { shownByOldPhone } from './old-phone.ts'
import type { Origin, Part } from './part.ts'
import { partOf, textOf } from './part.ts'

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
  readonly #isOld: (digits: string) => boolean
  #waiting = 0

  /** `partLimit`: parts of incomplete series in memory at most; beyond it the oldest series is shown as it is. */
  constructor(needs: { nextId: () => number; partLimit: number; isOld?: (digits: string) => boolean }) {
    this.#nextId = needs.nextId
    this.#partLimit = needs.partLimit
    this.#isOld = needs.isOld ?? (() => false)
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
      const delivers = onAir(message)
      if (this.#isOld(digitsOf(message.destination))) this.#showOld(message, delivers, at, changes)
      else for (const octets of delivers) this.#take(octets, { message, count: delivers.length, at }, changes)
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

  #take(octets: Uint8Array, origin: Origin, changes: Changes): void {
    const read = decodeToPhone(octets)
    if (read.kind === 'bad' || read.tpdu.type !== 'deliver') throw new Error(`${origin.message.id} is no SMS-DELIVER`)
    if (read.tpdu.pid === protocolIds.typeZero) return // acknowledged, and never seen
    const part = partOf(read.tpdu, origin)
    if (part.total > 1) this.#add(part, changes)
    else this.#show([part], origin.at, changes)
  }

  #showOld(message: Message, delivers: readonly Uint8Array[], at: number, changes: Changes): void {
    for (const octets of delivers) {
      const { originator, text } = shownByOldPhone(octets)
      const number = `+${digitsOf(message.destination)}`
      const from = displayed(originator.ton, originator.address)
      const shown = { number, direction: 'in', from, to: number, text, at } as const
      changes.shown.push({
        account: message.account,
        sources: [message.id],
        message: { id: String(this.#nextId()), ...shown, parts: 1, ...(message.test ? { test: true } : {}) },
      })
    }
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
      const parts = Array.from<Part | undefined>({ length: part.total })
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
      sources: parts.length === 1 ? [first.id] : [...new Set(parts.flatMap((part) => (part ? [part.id] : [])))],
      message: {
        id: String(this.#nextId()),
        number: first.phone,
        direction: 'in',
        from: first.sender,
        to: first.phone,
        text: textOf(parts),
        at,
        parts: parts.length,
        ...(first.flash ? { flash: true } : {}),
        ...(first.test ? { test: true } : {}),
      },
    })
  }

  /** Only parts that are still waited with need to be stored. */
  #closed(changes: Changes): Changes {
    if (changes.parts.length === 0) return changes
    changes.parts = changes.parts.filter((part) => this.#series.get(part.series)?.parts.includes(part))
    for (const part of changes.parts) this.#stored.add(part.id)
    return changes
  }
}

const sameOctets = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((octet, i) => octet === b[i])
