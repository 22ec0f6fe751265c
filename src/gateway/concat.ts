// Concatenation references: phones join parts by sender and this one octet, so it must be new for each long message between
// the same two for a day. Remembered in memory, looked up in the stored messages where memory has nothing.
import type { Clock } from '../kit/clock.ts'
import { createRecent } from '../kit/recent.ts'
import type { Chance } from '../kit/chance.ts'
import type { GatewayReads } from './records.ts'

type Pair = { readonly from: string; readonly to: string }

const dayMs = 86_400_000
const pairsKept = 50_000

export type Concat = { next(pairs: readonly Pair[]): Promise<number[]> }

export function createConcat({ reads, clock, chance }: { reads: GatewayReads; clock: Clock; chance: Chance }): Concat {
  const last = createRecent<number>(pairsKept)
  const keyOf = ({ from, to }: Pair) => `${to} ${from}`

  const learn = async (pairs: readonly Pair[]) => {
    const unknown = new Set(pairs.filter((pair) => last.get(keyOf(pair)) === undefined).map(({ to }) => to))
    if (unknown.size === 0) return
    const used = await reads.lastConcats([...unknown], clock.wall() - dayMs)
    for (const row of used) {
      const key = keyOf({ from: String(row['sender']), to: String(row['recipient']) })
      if (last.get(key) === undefined) last.set(key, Number(row['concat']))
    }
  }

  return {
    /** One reference per pair, in order; 0 to 255. */
    async next(pairs) {
      await learn(pairs)
      return pairs.map((pair) => {
        const before = last.get(keyOf(pair))
        const reference = before === undefined ? chance.below(256) : (before + 1) & 0xff
        last.set(keyOf(pair), reference)
        return reference
      })
    },
  }
}
