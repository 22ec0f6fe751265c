// Concatenation references: phones join parts by sender and this one octet, so it must be new for each long message between
// the same two for a day. Remembered in memory, looked up in the stored messages where memory has nothing. Where an operator
// takes two octets the upper one is never 0: so a reference tells what its text was cut for.
import type { Clock } from '../kit/clock.ts'
import { createRecent } from '../kit/recent.ts'
import type { Chance } from '../kit/chance.ts'
import type { GatewayReads } from './records.ts'

type Pair = { readonly from: string; readonly to: string; /** of the reference; 8 unless said */ readonly bits?: 8 | 16 }

const dayMs = 86_400_000
const pairsKept = 50_000

/** What the text of a message with this reference is cut for. */
export const bitsOf = (concat: number): 8 | 16 => (concat > 0xff ? 16 : 8)

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
    /** One reference per pair, in order. */
    async next(pairs) {
      await learn(pairs)
      return pairs.map((pair) => {
        const before = last.get(keyOf(pair))
        const reference = before === undefined ? chance.below(256) : (before + 1) & 0xff
        last.set(keyOf(pair), reference)
        return pair.bits === 16 ? ((1 + chance.below(255)) << 8) | reference : reference
      })
    },
  }
}
