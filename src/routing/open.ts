// Opens this room: loads what is kept, puts the chooser together, and takes in what became of messages. The gateway
// and the connections tell it through callbacks; it knows neither.
import type { Database } from '../db/database.ts'
import type { Chance } from '../kit/chance.ts'
import type { Clock, Timer } from '../kit/clock.ts'
import { createIds } from '../kit/ids.ts'
import type { Log } from '../kit/log.ts'
import { createRecent } from '../kit/recent.ts'
import { parseNumber } from '../sms/phone.ts'
import { createChoose } from './choose.ts'
import { createHealth, type HealthView } from './health.ts'
import { createLookupBook, type Outward } from './lookup-book.ts'
import type { Network } from './network.ts'
import { createNetworks } from './networks.ts'
import { createPrefixBook } from './prefix-book.ts'
import { createPriceBook } from './price-book.ts'
import { createQuality, type Outcome, type Quality } from './quality.ts'
import { createReceiptRate } from './receipt-rate.ts'
import { routingRecords } from './records.ts'
import { createRouteBook } from './route-book.ts'
import type { ConnectionView } from './route.ts'

export type RoutingNeeds = {
  readonly db: Database
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Log
  /** The oldest first; asked a few times a second. */
  readonly connections: () => readonly ConnectionView[]
  /** Live traffic may use the embedded SMSC now. */
  readonly demoForLive: () => boolean
  readonly outward: Outward
}

/** What a connection answered to one part, as its driver tells it, and when that part was sent. */
export type Answered = {
  readonly result: { readonly kind: string; readonly retry?: string }
  readonly token: { readonly flight: { readonly intentAt: number | null } }
}

/** What the gateway tells of a message. */
export type Told = {
  readonly to: string
  readonly status: string
  readonly at: number
  readonly connection?: string
  readonly submittedAt?: number
  /** It was submitted and came to its end at once: told in one. */
  readonly submittedToo?: true
  /** The network as it was stored with the message. */
  readonly network?: string | null
}

const saveEveryMs = 60_000
const networksRead = 5_000

export type Routing = ReturnType<typeof openRouting>

export function openRouting(needs: RoutingNeeds) {
  const { db, clock, log } = needs
  const records = routingRecords(db)
  const ids = createIds({ clock })
  const lookup = createLookupBook({ records, clock, outward: needs.outward })
  const networks = createNetworks({ lookups: lookup })
  const quality = createQuality()
  const health = createHealth({
    clock,
    onChange: (connection, state, say) =>
      log[state === 'failing' ? 'warn' : 'info'](`a connection is ${state}`, { connection, say }),
  })
  const rate = createReceiptRate({ clock })
  const isConnection = (id: string) => needs.connections().some((view) => view.id === id)
  const prices = createPriceBook({ records, clock, ids, isConnection })
  const prefixes = createPrefixBook({ records, clock, ids, networks })
  const chooser = createChoose({
    clock,
    chance: needs.chance,
    networks,
    health,
    quality,
    priceOf: prices.priceOf,
    connections: needs.connections,
    demoForLive: needs.demoForLive,
  })
  let revision = 0
  const routes = createRouteBook({
    records,
    clock,
    ids,
    isConnection,
    onChange(present) {
      revision++
      chooser.use(present)
    },
  })
  const suspected = new Set<string>()
  const read = createRecent<Network>(networksRead)
  let saving: Timer | undefined
  let stopped = false

  const networkOf = (e164: string): Network | undefined => {
    const number = parseNumber(e164)
    return 'refused' in number ? undefined : networks.find(number.e164, number.country)
  }

  /** Networks are few: what a text says is kept. */
  const networkAs = (stored: string): Network => {
    const found = read.get(stored) ?? (JSON.parse(stored) as Network)
    read.set(stored, found)
    return found
  }

  const save = async () => {
    const at = clock.wall()
    warnOfMadeUp(at)
    await records.saveQualities(quality.save(), at)
  }
  const saveLater = () => {
    saving = clock.after(saveEveryMs, () => {
      save()
        .catch((error: unknown) => log.error('the quality of connections could not be stored', { error }))
        .finally(() => void (stopped || saveLater()))
    })
  }

  const isDemo = (connection: string) => needs.connections().find((view) => view.id === connection)?.demo ?? false
  const warnOfMadeUp = (at: number) => {
    for (const { connection, country, network, madeUp } of quality.list(at)) {
      const key = `${connection} ${country}`
      if (network !== undefined || madeUp === suspected.has(key) || isDemo(connection)) continue
      if (madeUp) suspected.add(key)
      else suspected.delete(key)
      log.warn(madeUp ? 'receipts look made up: they count as unverified' : 'receipts look like the truth again', {
        connection,
        country,
      })
    }
  }

  return {
    choose: chooser.choose,
    preview: chooser.preview,
    explain: chooser.explain,
    routes,
    /** Another number after every change of the routes; and whether one still leads to a connection. */
    revision: () => revision,
    blocks: () => routes.list().some(({ enabled, action }) => enabled && 'block' in action),
    isRoute(id: string, connection: string): boolean {
      const { enabled, action } = routes.get(id) ?? {}
      return enabled === true && 'connections' in action! && action.connections.some((leg) => leg.connection === connection)
    },
    prices,
    prefixes,
    networkOf,
    /** Learns about numbers that are about to be sent to; undefined when there is nothing to wait for. */
    lookUp: lookup.prefetch,
    lookup,

    /** What a connection answered to parts, in bulk. */
    answered(connection: string, results: readonly Answered[]): void {
      const now = clock.wall()
      for (const { result, token } of results) {
        const answer = answerOf(result)
        const { intentAt } = token.flight
        if (answer)
          health.answered(connection, answer, intentAt === null || answer === 'error' ? undefined : now - intentAt)
      }
    },
    /** What became of messages, in bulk. */
    observe(changes: readonly Told[]): void {
      const told = new Set<string>()
      for (const { to, status, at, connection, submittedAt, submittedToo, network: stored } of changes) {
        const what = outcomes[status]
        if (!what || connection === undefined) continue
        const wasSubmitted = submittedAt !== undefined
        if (!wasSubmitted) continue // never left: says nothing of the connection
        const network = stored ? networkAs(stored) : networkOf(to)
        if (submittedToo) {
          quality.observe({ connection, network, what: 'submitted' }, at)
          rate.told(connection, 'submitted')
        }
        if (what !== 'submitted')
          quality.observe({ connection, network, what, delayMs: Math.max(0, at - submittedAt) }, at)
        else quality.observe({ connection, network, what }, at)
        if (what !== 'unknown') rate.told(connection, what === 'submitted' ? what : 'ended')
        told.add(connection)
      }
      for (const connection of told) {
        const say = rate.stopped(connection)
        if (say) health.suspect(connection, say)
      }
    },
    /** What a receipt of this connection proves. */
    evidenceOf(connection: string, country: string | undefined): 'handset' | 'operator' | 'unverified' {
      const view = needs.connections().find(({ id }) => id === connection)
      if (view?.demo) return 'handset' // its phones are ours
      const isDoubtful = country !== undefined && quality.madeUp(connection, country)
      return isDoubtful ? 'unverified' : (view?.evidence ?? 'unverified')
    },
    /** Countries for which the receipts of this connection look made up. */
    doubted: (connection: string): string[] => (isDemo(connection) ? [] : quality.doubted(connection)),
    health: (): HealthView[] => needs.connections().map(({ id, state }) => health.view(id, state === 'bound')),
    /** The phones of the embedded SMSC answer at once and never fail: nothing of that is suspicious. */
    qualities: (): Quality[] =>
      quality.list(clock.wall()).map((row) => (isDemo(row.connection) ? { ...row, madeUp: false } : row)),

    async start(): Promise<void> {
      await records.tidy()
      for (const { connection, place, stats } of await records.qualities()) quality.load(connection, place, stats)
      await lookup.start()
      await prefixes.start()
      await prices.start()
      await routes.start()
      saveLater()
    },
    async stop(): Promise<void> {
      stopped = true
      saving?.cancel()
      await save()
    },
  }
}

const outcomes: Readonly<Record<string, Outcome['what'] | undefined>> = {
  submitted: 'submitted',
  delivered: 'delivered',
  undelivered: 'failed',
  expired: 'failed',
  rejected: 'failed',
  unknown: 'unknown',
}

function answerOf({ kind, retry }: Answered['result']) {
  if (kind === 'submitted') return 'taken'
  if (kind === 'uncertain') return 'error'
  if (kind !== 'refused') return undefined
  if (retry === 'never') return 'refused'
  return retry === 'throttled' ? 'throttled' : 'error'
}
