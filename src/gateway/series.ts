// Texts from phones that came in parts: which parts belong together. Knows no table and no clock.
import { readPart, type PartData } from '../sms/parts.ts'

/** What came of a text: whole, or one of its parts. */
export type Piece = PartData & {
  readonly id: string
  readonly connection: string
  readonly sender: string
  readonly recipient: string
  /** Wall milliseconds. */
  readonly at: number
}

/** Phones count references anew after some texts; what is older than this is of another text. */
export const seriesMs = 24 * 3_600_000

const concatenationOf = (piece: Piece) => {
  const found = readPart(piece).header?.concatenation
  return found && found.total > 1 && found.sequence >= 1 && found.sequence <= found.total ? found : undefined
}

/** What all parts of one text have in common; undefined for a text that came whole, or whose numbers make no sense. */
export function seriesKey(piece: Piece): string | undefined {
  const found = concatenationOf(piece)
  return found && [piece.connection, piece.sender, piece.recipient, found.bits, found.reference, found.total].join(' ')
}

export const totalOf = (piece: Piece): number => concatenationOf(piece)?.total ?? 1

/** Sent once more by an operator that did not hear our answer. */
export const isSame = (one: Piece, other: Piece): boolean => one.dataCoding === other.dataCoding && Buffer.compare(one.octets, other.octets) === 0

/** The parts that belong to this one, itself among them, in their order and each once: of several the nearest in time. */
export function seriesOf<P extends Piece>(piece: P, others: readonly P[]): readonly P[] {
  const key = seriesKey(piece)
  if (key === undefined) return [piece]
  const away = (one: P) => Math.abs(one.at - piece.at)
  const bySequence = new Map<number, P>()
  for (const one of [piece, ...others]) {
    if (away(one) >= seriesMs || seriesKey(one) !== key) continue
    const { sequence } = concatenationOf(one)!
    const known = bySequence.get(sequence)
    if (!known || (known !== piece && away(one) < away(known))) bySequence.set(sequence, one)
  }
  return [...bySequence].sort(([a], [b]) => a - b).map(([, one]) => one)
}
