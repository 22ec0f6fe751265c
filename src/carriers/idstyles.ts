// In which base each operator writes the ids of messages, learned from its first receipts that were matched: until then
// every spelling is tried, afterwards the learned one alone, for decimal 19 is also hexadecimal 13 and two messages to one
// phone could be taken for each other. Unlearned again when an operator changes its ways. Pinned ids come here compared
// already, and have one spelling from the start.
import { canonicalId, canonicalIds, convertId } from '../smpp/receipt.ts'
import type { IdBase } from './connection.ts'

/** The base in answers, and in receipts. `same`: whichever it is, they agree. */
export const idStyles = ['same', 'hex-decimal', 'decimal-hex'] as const
export type IdStyle = (typeof idStyles)[number]

export type Learned = { readonly style: IdStyle; /** Wall milliseconds. */ readonly since: number }

/** As it would be pinned. */
export const basesOf: Readonly<Record<IdStyle, { readonly response: IdBase; readonly receipt: IdBase }>> = {
  same: { response: 'as-is', receipt: 'as-is' },
  'hex-decimal': { response: 'hex', receipt: 'decimal' },
  'decimal-hex': { response: 'decimal', receipt: 'hex' },
}

export type IdStyles = ReturnType<typeof createIdStyles>

type Seen = { learned: Learned | undefined; counts: Record<IdStyle, number>; strange: number }

/** Matches that tell one base from the other before one is believed, and how many of them may say otherwise. */
const learnedFrom = 20
const doubt = 0.05
/** Receipts in a row that only another spelling would match before what was learned is given up. */
export const strangeMost = 3

export function createIdStyles(needs: {
  wall(): number
  /** Ids of this connection are pinned. */
  isPinned?(connection: string): boolean
  /** Something was learned of a connection, or is not believed any more. */
  onChange?(connection: string, learned: Learned | undefined): void
}) {
  const { isPinned = () => false, onChange = () => {} } = needs
  const connections = new Map<string, Seen>()

  const seenOf = (connection: string): Seen => {
    let seen = connections.get(connection)
    if (!seen) connections.set(connection, (seen = { learned: undefined, counts: { same: 0, 'hex-decimal': 0, 'decimal-hex': 0 }, strange: 0 }))
    return seen
  }
  const styleOf = (connection: string): IdStyle | undefined =>
    isPinned(connection) ? 'same' : connections.get(connection)?.learned?.style
  const change = (connection: string, learned: Learned | undefined) => {
    connections.delete(connection)
    seenOf(connection).learned = learned
    onChange(connection, learned)
  }

  return {
    /** Names under which the part may be known that a receipt speaks of, the likeliest first. */
    ofReceipt(connection: string, id: string): readonly string[] {
      const style = styleOf(connection)
      return style === undefined ? canonicalIds(id) : [inAnswer(style, id)]
    },
    /** Names under which a receipt may be kept that came before this id. */
    ofAnswer(connection: string, id: string): readonly string[] {
      const style = styleOf(connection)
      return style === undefined ? canonicalIds(id) : [inReceipt(style, id)]
    },
    /** A receipt was matched to the part that is known by this name. */
    matched(connection: string, receiptId: string, name: string): void {
      const seen = seenOf(connection)
      seen.strange = 0
      if (seen.learned || isPinned(connection)) return
      const style = styleBetween(canonicalId(receiptId), name)
      if (style === undefined) return
      seen.counts[style]++
      const all = Object.values(seen.counts).reduce((sum, count) => sum + count, 0)
      if (all >= learnedFrom && seen.counts[style] >= (1 - doubt) * all) change(connection, { style, since: needs.wall() })
      else if (all >= 2 * learnedFrom) change(connection, undefined) // the first ones were mistaken for others: anew
    },
    /** A receipt found nothing; `another(name)` says whether it would under another name. Whether it is such a stray, and
     * whether what was learned is given up for it. */
    missed(connection: string, receiptId: string, another: (name: string) => boolean): 'plain' | 'stray' | 'unlearned' {
      const seen = connections.get(connection)
      if (!seen?.learned || isPinned(connection) || !canonicalIds(receiptId).some(another)) return 'plain'
      if (++seen.strange < strangeMost) return 'stray'
      change(connection, undefined)
      return 'unlearned'
    },
    learnedOf: (connection: string): Learned | undefined => (isPinned(connection) ? undefined : connections.get(connection)?.learned),
    load: (connection: string, learned: Learned) => void (seenOf(connection).learned = learned),
    forget: (connection: string) => void connections.delete(connection),
  }
}

const inAnswer = (style: IdStyle, id: string) => {
  const plain = canonicalId(id)
  return (style === 'same' ? undefined : convertId(plain, style === 'hex-decimal' ? 'hex' : 'decimal')) ?? plain
}
const inReceipt = (style: IdStyle, id: string) => {
  const plain = canonicalId(id)
  return (style === 'same' ? undefined : convertId(plain, style === 'hex-decimal' ? 'decimal' : 'hex')) ?? plain
}

/** What a receipt's id and the answer's name together say; nothing where a single digit is the same in both bases. */
function styleBetween(receipt: string, name: string): IdStyle | undefined {
  if (receipt === name) return /^\d$/.test(name) ? undefined : 'same'
  if (convertId(receipt, 'hex') === name) return 'hex-decimal'
  return convertId(receipt, 'decimal') === name ? 'decimal-hex' : undefined
}
