// How long does it take to know a number's network, to match a message against a thousand routes, and to decide its way with
// prices, health and reasons? Everything in memory, one thread; the middle of several rounds, with the slowest and fastest.
//
//   node bench/routing.ts [routes] [prefixes]
import { seededChance } from '../src/kit/chance.ts'
import { systemClock } from '../src/kit/clock.ts'
import { createChoose } from '../src/routing/choose.ts'
import { compilePrices, type PriceRow } from '../src/routing/cost.ts'
import { createHealth } from '../src/routing/health.ts'
import { compileRoutes } from '../src/routing/matcher.ts'
import type { PrefixRow } from '../src/routing/network.ts'
import { createNetworks } from '../src/routing/networks.ts'
import type { Price } from '../src/routing/pick.ts'
import { createQuality } from '../src/routing/quality.ts'
import { atOnce } from '../src/routing/turns.ts'
import { lanes, type ConnectionView, type Match, type Question, type Route } from '../src/routing/route.ts'

const [routeCount = 1_000, prefixCount = 100_000] = process.argv.slice(2).map(Number)
const rounds = 7
const chance = seededChance(160)
const pick = <T>(from: readonly T[]): T => from[chance.below(from.length)]!

const plan = [
  ['31', 'NL', '204'],
  ['32', 'BE', '206'],
  ['49', 'DE', '262'],
  ['380', 'UA', '255'],
  ['234', 'NG', '621'],
] as const
const networkCodes = ['01', '02', '03', '04', '08']
const prefixes = Array.from({ length: prefixCount }, (_, i): PrefixRow => {
  const [code, country, mcc] = plan[i % plan.length]!
  return {
    prefix: `${code}${String(1_000_000 + Math.floor(i / plan.length) * 37).slice(-6)}`,
    country,
    mcc,
    mnc: pick(networkCodes),
    name: 'N',
  }
})
const networks = createNetworks()
if (!atOnce(networks.using(prefixes))) throw new Error('the prefixes do not fit')

const condition = (i: number): Match => {
  const [code, country, mcc] = plan[i % plan.length]!
  const some: Match[] = [
    { countries: [country], lanes: [lanes[i % 3]!] },
    { networks: [`${mcc}-${pick(networkCodes)}`], senders: [`BRAND${i % 40}*`] },
    { prefixes: [`${code}${100 + (i % 800)}`] },
    { workspaces: [`wsp_${i % 50}`], countries: [country] },
    { countries: [country], content: i % 100 === 4 ? { contains: ['casino'] } : undefined, senders: ['SHOP*'] },
  ]
  return JSON.parse(JSON.stringify(some[i % some.length])) as Match
}
const connections: ConnectionView[] = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: id, demo: false, state: 'bound' }))
const legs = connections.map(({ id }) => ({ connection: id }))
const routeOf = (i: number, match: Match): Route => ({
  id: `rte_${String(i).padStart(6, '0')}`,
  name: `route ${i}`,
  position: i,
  enabled: true,
  match,
  version: 1,
  createdAt: 0,
  updatedAt: 0,
  action: { connections: legs, policy: 'cost' },
})
const routes = Array.from({ length: routeCount }, (_, i) => routeOf(i, i === routeCount - 1 ? {} : condition(i)))

const questions = Array.from({ length: 5_000 }, (_, i): Question => {
  const [code, country] = plan[i % plan.length]!
  return {
    mode: 'live',
    workspace: `wsp_${i % 200}`,
    lane: lanes[i % 3]!,
    to: `+${code}${String(1_000_000_000 + chance.below(1_000_000_000)).slice(1)}`,
    from: `BRAND${i % 60}`,
    text: 'Your parcel comes between 10 and 12 today. Reply STOP to stop.',
    country,
    parts: 1,
    at: systemClock.wall(),
  }
})

const priceRows = plan.flatMap(([code, country, mcc]): PriceRow[] => [
  { country, micros: 50_000 },
  ...networkCodes.map((mnc) => ({ country, mcc, mnc, micros: 20_000 + chance.below(20_000) })),
  ...Array.from({ length: 2_000 }, (_, i) => ({
    prefix: `${code}${10_000 + i}`,
    micros: 20_000 + chance.below(20_000),
  })),
])
const lists = new Map(
  connections.map(({ id }) => [
    id,
    atOnce(compilePrices(priceRows.map((row) => ({ ...row, micros: 20_000 + chance.below(20_000) }))))!,
  ]),
)
const priceOf = (
  connection: string,
  e164: string,
  network: Parameters<Parameters<typeof createChoose>[0]['priceOf']>[2],
): Price => ({
  found: lists.get(connection)!.find(e164, network),
  currency: 'EUR',
})
const chooser = createChoose({
  clock: systemClock,
  chance,
  networks,
  health: createHealth({ clock: systemClock }),
  quality: createQuality(),
  priceOf,
  connections: () => connections,
  demoForLive: () => false,
})
chooser.use(routes)
const matcher = compileRoutes(routes)

let kept = 0
function measure(what: string, one: (question: Question) => void, turns = 40): void {
  const run = () => {
    for (let turn = 0; turn < turns; turn++) for (const question of questions) one(question)
  }
  run()
  const took = Array.from({ length: rounds }, () => {
    const begun = performance.now()
    run()
    return ((performance.now() - begun) * 1e6) / (turns * questions.length)
  }).sort((a, b) => a - b)
  const [fastest, middle, slowest] = [took[0]!, took[rounds >> 1]!, took.at(-1)!]
  console.log(
    `${what}: ${middle.toFixed(0)} ns (${fastest.toFixed(0)} to ${slowest.toFixed(0)}), ${Math.round(1e9 / middle)}/s`,
  )
}

const begun = performance.now()
compileRoutes(routes)
console.log(
  `${routes.length} routes, compiled in ${(performance.now() - begun).toFixed(1)} ms; ${networks.importedRows()} prefixes`,
)
measure('network of a number', ({ to, country }) => void (kept += networks.find(to, country) ? 1 : 0))
measure('first matching route', (question) =>
  matcher.each(question, networks.find(question.to, question.country), () => (kept++, true)),
)
measure('whole decision, cheapest of 4', (question) => void (kept += chooser.choose(question).kind === 'send' ? 1 : 0))
if (kept === 0) throw new Error('nothing was decided')
