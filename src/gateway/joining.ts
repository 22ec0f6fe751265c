// Puts the parts of texts from phones together, so that what somebody says about being written to is read in the whole text.
// Parts are stored and answered as they come; here they are remembered until all are there, or for as long as is waited.
import type { Clock, Timer } from '../kit/clock.ts'
import { isSame, seriesKey, seriesOf, totalOf, type Piece } from './series.ts'

type Entry<P> = { pieces: P[]; /** Of the text that these are of, nothing more is to be said. */ done: boolean; loaded: Promise<void>; timer: Timer | undefined }
type Needs<P> = {
  clock: Clock
  /** Parts of this text that are stored, the latest last. */
  stored: (piece: P) => Promise<readonly P[]>
  /** What there is of a text whose other parts did not come. */
  gaveUp: (pieces: readonly P[]) => void
  /** How long the other parts are waited for. */
  waitMs?: number
}

/** For as long the other parts of a text are waited for. */
export const usualWaitMs = 5 * 60_000
/** Texts of which parts are remembered; the oldest are forgotten first. */
const mostTexts = 2_000
/** Of one text; a longer one is not read as a whole. */
const mostPieces = 64

export function createJoining<P extends Piece>({ clock, stored, gaveUp, waitMs = usualWaitMs }: Needs<P>) {
  const entries = new Map<string, Entry<P>>()

  const forget = (key: string, entry: Entry<P>) => {
    entry.timer?.cancel()
    if (entries.get(key) === entry) entries.delete(key)
  }
  const open = (key: string, piece: P): Entry<P> => {
    const entry: Entry<P> = { pieces: [], done: false, loaded: Promise.resolve(), timer: undefined }
    entry.loaded = stored(piece).then((known) => {
      const before = seriesOf(piece, known).filter((one) => one !== piece)
      const isOld = before.length === totalOf(piece) - 1 && known.some((one) => isSame(one, piece))
      const isWhole = known.length > 0 && seriesOf(known.at(-1)!, known).length === totalOf(piece)
      if (isOld && isWhole) entry.done = true // all of it came, and was read, before this process
      else if (!isWhole) entry.pieces.unshift(...before)
    })
    entries.set(key, entry)
    if (entries.size > mostTexts) {
      const [oldest, first] = entries.entries().next().value!
      forget(oldest, first)
    }
    entry.timer = clock.after(waitMs, () => {
      if (!entry.done) gaveUp(seriesOf(entry.pieces.at(-1)!, entry.pieces))
      forget(key, entry)
    })
    return entry
  }

  return {
    /** By the id of the part that completes it: all parts of the text. A part that came before says nothing again. */
    async take(pieces: readonly P[]): Promise<ReadonlyMap<string, readonly P[]>> {
      const whole = new Map<string, readonly P[]>()
      const touched: [Entry<P>, P][] = []
      for (const piece of pieces) {
        const key = seriesKey(piece)
        if (key === undefined) continue
        let entry = entries.get(key)
        const isRepeated = entry?.pieces.some((one) => isSame(one, piece))
        // the same reference with other words is another text
        if (isRepeated) continue
        if (entry?.done) {
          forget(key, entry)
          entry = undefined
        }
        entry ??= open(key, piece)
        if (entry.pieces.length < mostPieces) entry.pieces.push(piece)
        touched.push([entry, piece])
      }
      for (const [entry, piece] of touched) {
        await entry.loaded
        if (entry.done) continue
        const series = seriesOf(piece, entry.pieces)
        if (series.length < totalOf(piece)) continue
        entry.done = true
        whole.set(piece.id, series)
      }
      return whole
    },
    /** Parts that an earlier process stored, in their order: what is not whole is waited for anew. */
    resume(pieces: readonly P[]): void {
      for (const piece of pieces) {
        const key = seriesKey(piece)
        if (key === undefined) continue
        const entry = entries.get(key) ?? open(key, piece)
        if (entry.pieces.length < mostPieces && !entry.pieces.some((one) => isSame(one, piece))) entry.pieces.push(piece)
      }
    },
    stop(): void {
      for (const { timer } of entries.values()) timer?.cancel()
      entries.clear()
    },
  }
}
