// Receipts whose part is not known yet, in memory; all of them are in the database. Knows no flight.
import type { IdStyles } from '../carriers/idstyles.ts'
import { createRecent } from '../kit/recent.ts'
import type { ReceiptState } from '../smpp/receipt.ts'
import { keyOf, sameSubscriber } from './called.ts'
import { endsPart } from './verdict.ts'

export type Parked = {
  readonly id: string
  readonly operatorId: string
  readonly recipient: string
  readonly reference: number | null
  readonly state: ReceiptState
  readonly error: string | null
}

export const parkedKept = 25_000
/** Of one id: repeats, states on the way, other subscribers where an operator uses ids again. */
const parkedPerId = 16

export type Park = ReturnType<typeof createPark>

export function createPark(styles: IdStyles) {
  const parked = createRecent<readonly Parked[]>(parkedKept)
  /** The same, by the tag of the submit, for those whose answer never comes. */
  const byTag = createRecent<Parked>(parkedKept)
  const tagOf = (connection: string, reference: number) => `${connection} ${reference}`

  const leave = (key: string, gone: readonly Parked[]) => {
    const waiting = (parked.get(key) ?? []).filter((one) => !gone.includes(one))
    if (waiting.length > 0) parked.set(key, waiting)
    else parked.delete(key)
  }

  return {
    get isEmpty() {
      return parked.size === 0
    },
    add(connection: string, one: Parked): void {
      const key = keyOf(connection, one.operatorId)
      const waiting = parked.get(key) ?? []
      if (waiting.length < parkedPerId) parked.set(key, [...waiting, one])
      // the first end counts; others without room are in the database
      else if (!waiting.some(endsPart)) parked.set(key, [one, ...waiting.slice(1)])
      if (one.reference !== null && endsPart(one)) byTag.set(tagOf(connection, one.reference), one)
    },
    /** Under this key. */
    waiting: (key: string): readonly Parked[] => parked.get(key) ?? [],
    leave,
    /** Takes what waits for a subscriber under any spelling of an id, the earliest first. Once one of them ends the part, no
     * end under another spelling is taken: it may be another message's. */
    take(connection: string, operatorId: string, to: string): Parked[] {
      const taken: Parked[] = []
      for (const form of styles.ofAnswer(connection, operatorId)) {
        const key = `${connection} ${form}`
        const ended = taken.some(endsPart)
        const mine = (parked.get(key) ?? []).filter((one) => sameSubscriber(to, one.recipient) && !(ended && endsPart(one)))
        if (mine.length === 0) continue
        taken.push(...mine)
        leave(key, mine)
      }
      return taken.sort((a, b) => (a.id < b.id ? -1 : 1))
    },
    /** Takes the end of a part that was sent with this tag to this subscriber. */
    takeTagged(connection: string, tag: number, to: string): Parked | undefined {
      const key = tagOf(connection, tag)
      const early = byTag.get(key)
      if (!early || !sameSubscriber(to, early.recipient)) return undefined
      byTag.delete(key)
      return early
    },
  }
}
