// Says which network a number belongs to: what was looked up about this very number, else what an imported table says
// of its prefix, else the table that comes with the program, else its country alone. Networks are shared objects, so
// that asking allocates nothing.
import type { Network, PrefixRow } from './network.ts'
import { PrefixTree } from './prefixes.ts'
import { seed } from './seed.ts'
import { atOnce, pausing, type Gradual } from './turns.ts'

type Table = { readonly tree: PrefixTree; readonly networks: readonly Network[] }

/** What every number's owner is asked first, when a look-up is set up. */
export type KnownNumbers = { known(e164: string): Network | undefined }

export type Networks = ReturnType<typeof createNetworks>

export function createNetworks({ lookups }: { lookups?: KnownNumbers | undefined } = {}) {
  const builtIn = atOnce(tableOf(seedRows(), 'range'))!
  const countries = new Map<string, Network>()
  let imported: Table | undefined

  const countryOnly = (country: string): Network => {
    let network = countries.get(country)
    if (!network) countries.set(country, (network = { country, source: 'range' }))
    return network
  }

  return {
    /** `country` is what the number plan says; undefined is returned only when nobody knows a country. */
    find(e164: string, country: string | undefined): Network | undefined {
      const looked = lookups?.known(e164)
      if (looked) return looked
      return (
        inTable(imported, e164) ?? inTable(builtIn, e164) ?? (country === undefined ? undefined : countryOnly(country))
      )
    },
    /** Takes the place of everything imported before; of rows with the same prefix the last one counts. False when the
     * prefixes need more memory than they may have; then nothing changes. */
    *using(rows: Iterable<PrefixRow>): Gradual<boolean> {
      const table = yield* tableOf(rows, 'imported')
      if (!table) return false
      imported = table.tree.size === 0 ? undefined : table
      return true
    },
    builtInRows: builtIn.tree.size,
    importedRows: () => imported?.tree.size ?? 0,
  }
}

function inTable(table: Table | undefined, e164: string): Network | undefined {
  const place = table ? table.tree.find(e164, 1) : -1
  return place < 0 ? undefined : table!.networks[place]
}

function* tableOf(rows: Iterable<PrefixRow>, source: Network['source']): Gradual<Table | undefined> {
  const tree = new PrefixTree()
  const networks: Network[] = []
  const places = new Map<string, number>()
  let fits = true
  yield* pausing(rows, ({ prefix, country, mcc, mnc, name }) => {
    const key = `${country} ${mcc} ${mnc} ${name}`
    let place = places.get(key)
    if (place === undefined) {
      places.set(key, (place = networks.length))
      networks.push({ country, ...(mcc && { mcc }), ...(mnc && { mnc }), ...(name && { name }), source })
    }
    fits &&= tree.set(prefix, place)
  })
  return fits ? { tree, networks } : undefined
}

function* seedRows(): Generator<PrefixRow> {
  for (const { country, callingCode, mcc, networks } of seed)
    for (const [mnc, name, prefixes] of networks)
      for (const prefix of prefixes.split(' ')) yield { prefix: callingCode + prefix, country, mcc, mnc, name }
}
