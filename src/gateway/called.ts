// What operators call the parts they took, by connection and name, while it is in memory. A name proves little: it is short
// and is used again, even while the receipt of its last bearer is to come; so it counts together with the subscriber alone.
import { createRecent } from '../kit/recent.ts'
import { canonicalId, type Receipt } from '../smpp/receipt.ts'
import type { FlightPart } from './flight.ts'
import { isFinal } from './message.ts'

/** The one spelling under which an operator's id is kept: the same for `00A1` and `a1`. */
export const nameOf = canonicalId
export const keyOf = (connection: string, operatorId: string) => `${connection} ${nameOf(operatorId)}`

/** What is left of a message of one part at its end: whose a further receipt is. */
export type Ended = { readonly message: string; readonly to: string }
export type Bearer = FlightPart | Ended

/** Submitted parts, about 0.5 KiB each until their end; older ones are found in the database. */
const partsKept = 25_000
/** Names that several bear, and how many of them. */
const namesKept = 2_000
const bearersMost = 16

const messageOf = (bearer: Bearer) => ('flight' in bearer ? bearer.flight.id : bearer.message)
const isOpen = (bearer: Bearer) => 'flight' in bearer && !isFinal(bearer.state)
const isFor = (bearer: Bearer, source: string) => sameSubscriber('flight' in bearer ? bearer.flight.to : bearer.to, source)

export function createCalled() {
  const last = createRecent<Bearer>(partsKept)
  /** Beside the last bearer of a name, the latest first. */
  const others = createRecent<readonly Bearer[]>(namesKept)
  /** Where several messages to one phone bear a name: of which of them a receipt, to the letter, was said to be. */
  const said = createRecent<string>(namesKept)

  /** Whoever bears this name in this message. */
  const of = (key: string, message: string): Bearer | undefined => {
    const found = last.get(key)
    if (found && messageOf(found) === message) return found
    return others.get(key)?.find((one) => messageOf(one) === message)
  }

  return {
    of,
    /** The one to whom a receipt from this number belongs. Where several messages to one phone bear the name: the one with the
     * tag of the receipt; the one that had the very same receipt before; the one that waits longest for its end; the latest. */
    find(key: string, source: string, receipt?: Pick<Receipt, 'raw' | 'reference'>): Bearer | undefined {
      const found = last.get(key)
      const rest = others.get(key)
      if (!rest) return found && isFor(found, source) ? found : undefined
      const mine = (found ? [found, ...rest] : rest).filter((one) => isFor(one, source))
      if (mine.length < 2 || !receipt) return mine[0]
      const { raw, reference } = receipt
      const tagged = reference === undefined ? undefined : mine.find((one) => 'flight' in one && one.tag === reference)
      const before = said.get(`${key} ${raw}`)
      const chosen = tagged ?? mine.find((one) => messageOf(one) === before) ?? mine.findLast(isOpen) ?? mine[0]!
      if (raw !== '') said.set(`${key} ${raw}`, messageOf(chosen))
      return chosen
    },
    /** An operator has just called it so. */
    set(key: string, bearer: Bearer): void {
      const before = last.get(key)
      last.set(key, bearer)
      if (!before || messageOf(before) === messageOf(bearer)) return
      const rest = (others.get(key) ?? []).filter((one) => messageOf(one) !== messageOf(bearer))
      others.set(key, [before, ...rest].slice(0, bearersMost))
    },
    /** It has long been called so; unknown until now, or known already. */
    add(key: string, bearer: Bearer): void {
      if (of(key, messageOf(bearer))) return
      if (!last.get(key)) return last.set(key, bearer)
      const rest = others.get(key) ?? []
      if (rest.length < bearersMost) others.set(key, [...rest, bearer])
    },
    /** Of this part its name is enough from now on. */
    ended(key: string, part: FlightPart, left: Ended): void {
      if (last.get(key) === part) return last.set(key, left)
      const rest = others.get(key)
      if (rest?.includes(part)) others.set(key, rest.map((one) => (one === part ? left : one)))
    },
  }
}

/** Operators write the number of a receipt in their own way; the last digits stay. An empty one contradicts nothing. */
const significantDigits = 8
export function sameSubscriber(e164: string, written: string): boolean {
  if (written.length >= significantDigits && e164.endsWith(written)) return true
  const digits = written.replace(/\D/g, '')
  return digits.length === 0 || e164.endsWith(digits.slice(-significantDigits))
}
