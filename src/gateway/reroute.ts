// Another way for messages that wait: chosen anew when their connection is gone or has not stood for a while, when their
// route is no longer there, and when an operator said that this is not its message. Only what certainly has not left, or
// what policy sends again anyway, is moved. What a route made since then blocks is ended. Goes page by page, a bounded number of
// them at a time.
import type { Ledger } from '../billing/ledger.ts'
import type { Database, Row, Write } from '../db/database.ts'
import type { Clock, Timer } from '../kit/clock.ts'
import type { Log } from '../kit/log.ts'
import type { Place, Queue, QueueItem } from '../queue/queue.ts'
import type { ChooseRoute } from '../routing/choose.ts'
import type { Choice, Question } from '../routing/route.ts'
import type { Block, ToBlock } from './block.ts'
import { isAwaited, isHeld, type Flight, type FlightPart } from './flight.ts'
import { laneNames, modeNames, stateOf, type Outbound } from './message.ts'
import { insertNotes, rerouted, type GatewayReads } from './records.ts'

export type Rerouting = {
  /** Those there are; of any other a message can no longer go. */
  readonly connections: () => readonly { readonly id: string; readonly state: string }[]
  /** Whether this route still leads to this connection. */
  readonly isRoute: (id: string, connection: string) => boolean
  /** Another number after every change of the routes. */
  readonly revision: () => number
  /** Whether any route blocks. */
  readonly blocks?: () => boolean
  /** How long a connection may be down or paused before what waits for it is chosen anew. */
  readonly afterMs: number
}
type Needs = {
  db: Database
  reads: GatewayReads
  queue: Queue<Outbound>
  clock: Clock
  log: Log
  chooseRoute: ChooseRoute
  /** The same for what may not be sent. */
  previewRoute: ChooseRoute
  /** Ends claimed messages of a connection; says how many. */
  block: Block
  rerouting: Rerouting
  /** What it was sold for is what it would be sold for now. */
  priceOf: Ledger['priceOf']
  /** The flight of a message that is in memory. */
  followed(id: string): Flight | undefined
  /** The write that fails when another process owns the connection; none where none does. */
  fenceOf(connection: string): Write | undefined
}
type Item = QueueItem<Outbound>
type Sending = Extract<Choice, { kind: 'send' }>
/** `avoid`: connections that refused it; there where the present one did. */
type Candidate = { readonly item: Item; readonly because: string; readonly avoid?: readonly string[] }
type Pass = { place: Place | undefined; moved: number; readonly because: string; readonly aheadMs: number; readonly wanted: (row: Row) => boolean }
type Wish = { readonly item: Item; readonly because: string; tries: number }

const everyMs = 1_000
const page = 250
const pagesAtOnce = 20
/** What is due later than this has time: its connection may be back by then. */
const soonMs = 600_000
/** After a pass that moved nothing the next one waits, twice as long each time. */
const firstRestMs = 5_000
const longestRestMs = 120_000
const mostWishes = 10_000
const wishesAtOnce = 200
const triesOfWish = 5

export type Reroute = ReturnType<typeof createReroute>

/** An operator has it, if only an earlier copy. */
const isTaken = ({ operatorId, submittedAt }: FlightPart) => operatorId !== null || submittedAt !== null

export function createReroute(needs: Needs) {
  const { clock, queue, log, rerouting } = needs
  const downSince = new Map<string, number>()
  const rests = new Map<string, { until: number; ms: number }>()
  /** Under way, by connection; at most one of each kind. */
  const passes = new Map<string, Pass>()
  const routePasses = new Map<string, Pass>()
  const wishes = new Map<string, Wish>()
  let revision: number | undefined
  let stopped = false
  let states = new Map<string, string>()

  const isBound = (connection: string) => states.get(connection) === 'bound'

  const watchConnections = () => {
    const now = clock.now()
    states = new Map(rerouting.connections().map(({ id, state }) => [id, state]))
    for (const connection of queue.connections()) {
      if (isBound(connection)) {
        downSince.delete(connection)
        rests.delete(connection)
        passes.delete(connection)
        continue
      }
      const since = downSince.get(connection) ?? now
      downSince.set(connection, since)
      const isGone = !states.has(connection)
      if (passes.has(connection) || (!isGone && now - since < rerouting.afterMs)) continue
      if (now < (rests.get(connection)?.until ?? 0)) continue
      const because = isGone ? 'its connection is no longer there' : `its connection is ${states.get(connection)}`
      passes.set(connection, { place: undefined, moved: 0, because, aheadMs: soonMs, wanted: () => true })
    }
    const present = rerouting.revision()
    if (revision !== undefined && present !== revision)
      for (const connection of queue.connections())
        routePasses.set(connection, { place: undefined, moved: 0, because: 'routes were changed', aheadMs: Infinity, wanted: isUnrouted })
    revision = present
  }

  const isUnrouted = (row: Row): boolean => {
    const { id } = JSON.parse(String(row['route'])) as { id: string }
    const connection = String(row['connection'])
    return id !== `rte_${connection}` && !rerouting.isRoute(id, connection) // what goes by no route bears the connection's name
  }

  /** False for a message of which something left that is not to be sent again. */
  const mayMove = (row: Row, parts: readonly Row[]): boolean => {
    if (Number(row['state']) >= stateOf.submitted || row['state'] === stateOf.held) return false
    if (parts.some((part) => Number(part['state']) >= stateOf.sending)) return false
    const flight = needs.followed(String(row['id']))
    return !flight || !(flight.dirty || isAwaited(flight) || isHeld(flight) || flight.parts.some(isTaken))
  }

  const chosen = (row: Row, connection: string, avoid: readonly string[] | undefined, now: number) => {
    const choice = needs.chooseRoute(questionOf(row, now, avoid, needs.priceOf))
    if (choice.kind !== 'send' || choice.connection === connection || avoid?.includes(choice.connection)) return undefined
    return isBound(choice.connection) || !states.has(connection) ? choice : undefined
  }

  /** A route that blocks a message of which certainly nothing arrived. */
  const blocked = (row: Row, now: number) => {
    if (row['possible_duplicate'] === 1) return undefined
    const choice = needs.previewRoute(questionOf(row, now, undefined, needs.priceOf))
    return choice.kind === 'block' ? choice : undefined
  }

  const stored = async (items: readonly Item[]) => {
    const rows = new Map((await needs.reads.messages(items.map(({ id }) => id))).map((row) => [String(row['id']), row]))
    const longer = items.filter(({ parts }) => parts > 1).map(({ id }) => id)
    return { rows, partRows: longer.length > 0 ? await needs.reads.parts(longer) : [] }
  }

  const decide = async (connection: string, candidates: readonly Candidate[], wanted: (row: Row) => boolean, now: number) => {
    const { rows, partRows } = await stored(candidates.map(({ item }) => item))
    const going: { item: Item; next: Item; because: string; refused: boolean; choice: Sending }[] = []
    const staying: Item[] = []
    const ending: ToBlock[] = []
    const mayBlock = rerouting.blocks?.() !== false
    for (const { item, because, avoid } of candidates) {
      const row = rows.get(item.id)
      const own = partRows.filter((part) => part['message'] === item.id)
      const free = row !== undefined && mayMove(row, own)
      const end = mayBlock && free && !avoid ? blocked(row, now) : undefined
      const choice = free && !end && wanted(row) ? chosen(row, connection, avoid, now) : undefined
      if (end) ending.push({ item, row: row!, choice: end })
      else if (!choice) staying.push(item)
      else {
        const waits = Number(row!['scheduled_at'] ?? 0) > now
        going.push({ item, because, choice, refused: avoid !== undefined, next: { ...item, connection: choice.connection, dueAt: waits ? item.dueAt : Math.min(item.dueAt, now) } })
      }
    }
    return { going, staying, ending }
  }

  /** Claimed items of one connection go where they are to go now, or back to where they were. Says how many went. */
  const move = async (connection: string, candidates: readonly Candidate[], wanted: (row: Row) => boolean): Promise<number> => {
    const now = clock.wall()
    const { going, staying, ending } = await decide(connection, candidates, wanted, now).catch((error: unknown) => {
      queue.release(candidates.map(({ item }) => item))
      throw error
    })
    if (staying.length > 0) queue.release(staying)
    const ended = ending.length > 0 ? await needs.block(connection, ending) : 0
    if (going.length === 0) return ended
    const fence = needs.fenceOf(connection)
    const items = going.map(({ item }) => item)
    const nexts = going.map(({ next }) => next)
    const written = await needs.db.write([
      ...(fence ? [fence] : []),
      queue.withdrawing(items),
      queue.putting(nexts),
      rerouted(going.map(({ item: { id }, choice }) => ({ id, from: connection, choice }))),
      insertNotes(going.map(({ item: { id }, choice, because, refused }) => {
        const detail = { say: `another way was chosen: ${because}`, left: connection, taken: choice.connection, refused }
        return { message: id, at: now, event: 'note', detail: JSON.stringify(detail) }
      })),
    ])
    if (!written.ok) {
      queue.release(items)
      return ended
    }
    queue.removed(items)
    for (const { next, choice } of going)
      if (next.body?.bill) Object.assign(next.body.bill, { cost: choice.cost?.micros ?? null, costCurrency: choice.cost?.currency ?? null })
    queue.put(nexts)
    return going.length + ended
  }

  const turn = async (kind: Map<string, Pass>, connection: string, pass: Pass): Promise<void> => {
    kind.delete(connection)
    const dueBefore = clock.wall() + pass.aheadMs
    const onePage = async () => {
      const { items, next } = await queue.claimPage(connection, { after: pass.place, dueBefore, limit: page })
      pass.moved += items.length === 0 ? 0 : await move(connection, items.map((item) => ({ item, because: pass.because })), pass.wanted)
      return next
    }
    const next = await onePage().catch((error: unknown) => {
      kind.set(connection, pass) // the same page again, after those of other connections
      throw error
    })
    pass.place = next
    if (next) return void kind.set(connection, pass) // behind those of other connections
    if (pass.moved > 0) log.info('waiting messages go another way', { connection, messages: pass.moved, because: pass.because })
    if (kind !== passes) return
    const ms = pass.moved > 0 ? firstRestMs : Math.min(longestRestMs, (rests.get(connection)?.ms ?? firstRestMs / 2) * 2)
    rests.set(connection, { until: clock.now() + ms, ms })
  }

  const refusedBy = async (id: string): Promise<string[]> => {
    const details = (await needs.reads.notes(id)).map((note) => JSON.parse(String(note['detail'])) as { left?: string; refused?: boolean })
    return details.flatMap(({ left, refused }) => (left !== undefined && refused ? [left] : []))
  }

  const grant = async (): Promise<void> => {
    for (const [id, wish] of [...wishes].slice(0, wishesAtOnce)) {
      if (++wish.tries >= triesOfWish) wishes.delete(id)
      const refused = await refusedBy(id)
      const item = await queue.withdraw(wish.item)
      if (!item) continue
      wishes.delete(id)
      await move(item.connection, [{ item, because: wish.because, avoid: [item.connection, ...refused] }], () => true)
    }
  }

  const look = async (): Promise<void> => {
    watchConnections()
    await grant()
    for (let pages = 0; pages < pagesAtOnce; pages++)
      for (const kind of [passes, routePasses]) {
        const [next] = kind
        if (next && !stopped) await turn(kind, ...next)
      }
  }

  return {
    /** The operator says that this message is not for it, or has refused it for long: soon it is tried over another. */
    elsewhere(item: Item, answer: string): void {
      if (wishes.size >= mostWishes) return
      wishes.set(item.id, { item, because: `the operator answered ${answer}`, tries: 0 })
    },
    /** Looks once a second until the timer is cancelled. */
    start(): Timer {
      let timer: Timer
      const again = () => {
        timer = clock.after(everyMs, () => {
          look()
            .catch((error: unknown) => log.error('looking for another way failed; it is tried again', { error }))
            .then(() => void (stopped || again()), () => {})
        })
      }
      again()
      return {
        cancel() {
          stopped = true
          timer.cancel()
        },
      }
    },
  }
}

function questionOf(row: Row, at: number, avoid: readonly string[] | undefined, priceOf: Ledger['priceOf']): Question {
  const sale = {
    mode: modeNames[Number(row['mode'])]!,
    workspace: String(row['workspace']),
    lane: laneNames[Number(row['lane'])]!,
    to: String(row['recipient']),
    country: row['country'] === null ? undefined : String(row['country']),
    from: String(row['sender']),
  }
  return { ...sale, text: String(row['text']), parts: Number(row['segments']), at, avoid, sell: priceOf?.(sale) }
}
