// The sets of prefixes that this installation imported, each with its source; what a later one says of a prefix counts.
import type { Clock } from '../kit/clock.ts'
import type { Ids } from '../kit/ids.ts'
import type { PrefixRow, PrefixSet } from './network.ts'
import type { Networks } from './networks.ts'
import type { RoutingRecords } from './records.ts'
import { seedSource } from './seed.ts'
import { createTurns, gently } from './turns.ts'

type Needs = { readonly records: RoutingRecords; readonly clock: Clock; readonly ids: Ids; readonly networks: Networks }

export const prefixLimits = { rows: 500_000, sets: 50 } as const

/** With `replace` the sets before it go. */
export type PrefixImport = { readonly source: string; readonly rows: readonly PrefixRow[]; readonly replace: boolean }

export type PrefixBook = ReturnType<typeof createPrefixBook>

export function createPrefixBook({ records, clock, ids, networks }: Needs) {
  const inTurn = createTurns()
  let sets: PrefixSet[] = []

  const rowsOf = async (of: readonly PrefixSet[]): Promise<PrefixRow[]> => {
    const rows: PrefixRow[] = []
    for (const { id } of of) for await (const some of records.prefixRows(id)) rows.push(...some)
    return rows
  }
  const count = (of: readonly PrefixSet[]) => of.reduce((sum, set) => sum + set.rows, 0)

  return {
    async start(): Promise<void> {
      sets = await records.prefixSets()
      for (const { id } of sets) ids.follow(id)
      if (!(await gently(networks.using(await rowsOf(sets)), clock)))
        throw new Error('the imported prefixes do not fit into memory')
    },
    /** The one that is built in first, then the oldest. */
    list: (): PrefixSet[] => [{ id: 'builtin', source: seedSource, rows: networks.builtInRows }, ...sets],

    /** Of rows with the same prefix the last one counts. A sentence when it cannot be. */
    import: ({ source, rows, replace }: PrefixImport, by: string | undefined) =>
      inTurn(async (): Promise<PrefixSet | { refused: string }> => {
        const before = replace ? [] : sets
        const distinct = [...new Map(rows.map((row) => [row.prefix, row])).values()]
        if (count(before) + distinct.length > prefixLimits.rows)
          return { refused: `all sets together have at most ${prefixLimits.rows} prefixes` }
        if (before.length >= prefixLimits.sets)
          return { refused: `there are at most ${prefixLimits.sets} sets; remove one first, or replace them all` }
        const replaced = replace ? sets : []
        if (!(await gently(networks.using([...(await rowsOf(before)), ...distinct]), clock)))
          return { refused: 'the prefixes need too much memory' }
        const set: PrefixSet = {
          id: ids.next('pfx_'),
          source,
          rows: distinct.length,
          createdAt: clock.wall(),
          ...(by !== undefined && { createdBy: by }),
        }
        await records.addPrefixSet(
          set,
          distinct,
          replaced.map((old) => old.id),
        )
        sets = [...before, set]
        for (const old of replaced) await records.removePrefixSet(old.id)
        return set
      }),

    remove: (id: string) =>
      inTurn(async () => {
        if (!sets.some((set) => set.id === id)) return false
        sets = sets.filter((set) => set.id !== id)
        await gently(networks.using(await rowsOf(sets)), clock)
        await records.removePrefixSet(id)
        return true
      }),
  }
}
