// All routes compiled into one matcher: for each kind of condition a row of bits per value, one bit a route. A message
// picks one row of each kind; where all have a bit, the route matches. A thousand routes are 32 words to and together.
// Texts are read only for routes that match otherwise. What matching means is told in conditions.ts.
import type { Network } from './network.ts'
import { prepare, type Prepared } from './conditions.ts'
import { PrefixTree } from './prefixes.ts'
import { lanes, type Question, type Route } from './route.ts'

type Bits = Uint32Array

/** Senders whose bits are remembered; with more of them they are worked out anew. */
const sendersRemembered = 2_000
const minuteMs = 60_000

export type Matcher = {
  /** Enabled and not, in the order in which they are tried. */
  readonly routes: readonly Prepared[]
  /** Calls `visit` with each matching route in order, until it says true. */
  each(question: Question, network: Network | undefined, visit: (prepared: Prepared) => boolean): void
}

export function compileRoutes(routes: readonly Route[]): Matcher {
  const ordered = routes.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)).map(prepare)
  const active = ordered.filter(({ route }) => route.enabled)
  const words = Math.ceil(active.length / 32)
  const bits = (copied?: Bits): Bits => (copied ? copied.slice() : new Uint32Array(words))
  const put = (into: Bits, at: number) => void (into[at >>> 5]! |= 1 << (at & 31))

  /** Bits of the routes that have no condition of a kind, and those of each value. */
  const indexBy = (valuesOf: (prepared: Prepared) => readonly string[] | undefined) => {
    const any = bits()
    active.forEach((prepared, at) => void (valuesOf(prepared) ?? put(any, at)))
    const byValue = new Map<string, Bits>()
    active.forEach((prepared, at) => {
      for (const value of valuesOf(prepared) ?? []) {
        if (!byValue.has(value)) byValue.set(value, bits(any))
        put(byValue.get(value)!, at)
      }
    })
    return { any, byValue }
  }

  const countries = indexBy(({ route }) => route.match.countries)
  const workspaces = indexBy(({ route }) => route.match.workspaces)
  const lane = indexBy(({ route }) => route.match.lanes)
  const laneBits = Object.fromEntries(lanes.map((name) => [name, lane.byValue.get(name) ?? lane.any]))
  const networks = networkIndex(indexBy(({ route }) => route.match.networks))
  const prefixes = prefixIndex(indexBy(({ route }) => route.match.prefixes?.map((prefix) => prefix.replace('+', ''))))

  const bySender = new Map<string, Bits>()
  const senderBits = (from: string): Bits => {
    let found = bySender.get(from)
    if (found) return found
    if (bySender.size >= sendersRemembered) bySender.clear()
    found = bits()
    active.forEach(({ route, senders }, at) => {
      if (!route.match.senders || senders.some((matches) => matches(from))) put(found!, at)
    })
    bySender.set(from, found)
    return found
  }

  let open = bits()
  let openAt = NaN
  const openBits = (at: number): Bits => {
    const minute = Math.floor(at / minuteMs)
    if (minute === openAt) return open
    openAt = minute
    open = bits()
    active.forEach(({ isOpen }, i) => {
      if (!isOpen || isOpen(at)) put(open, i)
    })
    return open
  }

  return {
    routes: ordered,
    each(question, network, visit) {
      if (words === 0) return
      const { country = '' } = network ?? {}
      const a = countries.byValue.get(country) ?? countries.any
      const b = networks(network)
      const c = prefixes(question.to)
      const d = workspaces.byValue.get(question.workspace) ?? workspaces.any
      const e = laneBits[question.lane]!
      const f = senderBits(question.from)
      const g = openBits(question.at)
      for (let word = 0; word < words; word++) {
        let left = a[word]! & b[word]! & c[word]! & d[word]! & e[word]! & f[word]! & g[word]!
        while (left !== 0) {
          const lowest = left & -left
          left ^= lowest
          const prepared = active[word * 32 + 31 - Math.clz32(lowest)]!
          if (prepared.content && !prepared.content(question.text)) continue
          if (visit(prepared)) return
        }
      }
    },
  }
}

type Index = { readonly any: Bits; readonly byValue: ReadonlyMap<string, Bits> }

const joined = (a: Bits, b: Bits): Bits => a.map((word, at) => word | b[at]!)

/** A network has the bits of its own code and those of its country code. */
function networkIndex({ any, byValue }: Index): (network: Network | undefined) => Bits {
  const byCountryCode = new Map<string, { all: Bits; byNetworkCode: Map<string, Bits> }>()
  for (const code of byValue.keys()) {
    const mcc = code.slice(0, 3)
    if (!byCountryCode.has(mcc)) byCountryCode.set(mcc, { all: byValue.get(mcc) ?? any, byNetworkCode: new Map() })
  }
  for (const [code, own] of byValue) {
    const { all, byNetworkCode } = byCountryCode.get(code.slice(0, 3))!
    if (code.length > 3) byNetworkCode.set(code.slice(4), joined(all, own))
  }
  return (network) => {
    const within = network?.mcc === undefined ? undefined : byCountryCode.get(network.mcc)
    if (!within) return any
    return (network!.mnc === undefined ? undefined : within.byNetworkCode.get(network!.mnc)) ?? within.all
  }
}

/** A number has the bits of every prefix it begins with: a longer prefix takes over those of the shorter ones. */
function prefixIndex({ any, byValue }: Index): (e164: string) => Bits {
  const tree = new PrefixTree()
  const rows: Bits[] = []
  for (const prefix of [...byValue.keys()].sort((a, b) => a.length - b.length)) {
    const shorter = tree.find(prefix)
    const own = byValue.get(prefix)!
    rows.push(shorter < 0 ? own : joined(rows[shorter]!, own))
    tree.set(prefix, rows.length - 1)
  }
  return (e164) => {
    const row = tree.find(e164, 1)
    return row < 0 ? any : rows[row]!
  }
}
