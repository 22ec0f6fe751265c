// Tells pages that messages moved, for what the stream does not tell in full: counts, reports, conversations are read anew,
// not with every batch. Knows no page.
import { useEffect, useRef } from 'react'
import { useLine } from './live.tsx'
import { moves } from './moved.ts'

/** What no event tells is found so late; without a line one has to ask more often. */
const slowMs = 10_000
const lostMs = 3_000

/** Calls back while messages move, at most every so often, and once more when they have come to rest. */
export function useOnMoves(everyMs: number, run: () => unknown): void {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => moves.listen(everyMs, () => latest.current()), [everyMs])
}

/** For what the stream tells whole: asked again only while there is no line. */
export const useLostPoll = () => (useLine() === 'live' ? (false as const) : lostMs)
export const useSlowPoll = () => (useLine() === 'live' ? slowMs : lostMs)
