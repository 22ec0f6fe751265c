// What happened, kept for those who want to be told until they have been: rows in the very transaction that made it
// happen. Costs nothing where nobody listens. Knows audiences by name, and not what becomes of what they are told.
import type { Database, Write } from '../../db/database.ts'
import type { Ids } from '../../kit/ids.ts'
import type { Log } from '../../kit/log.ts'
import type { About, Change, Mode } from '../message.ts'
import { isFinal, stateOf } from '../message.ts'
import { messageTold, receiptTold, typeOf, type Event, type EventType, type Happening } from './event.ts'
import { createFollower, type Follower } from './follower.ts'
import { deleteUpTo, forgetEvents, insertEvents, outboxReads, settleEvents, type HistoryQuery, type WaitingQuery } from './records.ts'

/** Answered from memory, for it is asked with every change; without a type: who hears of anything at all. */
export type AudiencesOf = (workspace: string, mode: Mode, type?: EventType) => readonly string[]

/** The writes belong into the transaction that makes it happen; `ended` says what became of that. */
export type Recorded = { readonly writes: readonly Write[]; ended(written: boolean): void }

export type Wanted = (first: string, last: string) => Promise<readonly string[]>

/** What other rooms use of it. */
export type Events = {
  /** For a change of another room's: the same as its messages have. */
  record(happenings: readonly Happening[]): Recorded
  /** What waits for an audience, oldest first. */
  read(query: WaitingQuery): Promise<Event[]>
  /** The same, each once, for one who settles all that he is given. */
  follow(audience: string): Follower
  /** What an audience was told or waits for, settled or not, as long as it is kept. */
  history(query: HistoryQuery): Promise<Event[]>
  byIds(ids: readonly string[]): Promise<Event[]>
  /** How many wait for an audience; counts no further than `most`. */
  count(audience: string, most: number): Promise<number>
  /** The id of what an audience was told in a workspace that has so many younger ones. */
  nthOf(audience: string, workspace: string, count: number): Promise<string | undefined>
  /** The last of the oldest so many before an id; and the write by which they leave. */
  lastOf(audience: string, workspace: string, before: string, limit: number): Promise<string | undefined>
  leaving(audience: string, workspace: string, last: string): Write
  /** Told: they are forgotten, or kept as history where `keep` says so. */
  settle(ids: readonly string[], options?: { readonly keep?: boolean }): Promise<void>
  /** The same as a write, to stand in another room's transaction. */
  settling(ids: readonly string[], options?: { readonly keep?: boolean }): Write
  /** What was settled and is still needed between two, these included: asked before told ones are forgotten for their number. */
  keepWhile(wanted: Wanted): void
  /** Told after a commit which audiences have something to read; may be told too often. */
  watch(listener: (audiences: ReadonlySet<string>) => void): () => void
}

type Needs = {
  db: Database
  ids: Ids
  log: Pick<Log, 'error'>
  audiencesOf: AudiencesOf
  evidenceOf: (connection: string, country: string | undefined) => string | undefined
}

type Heard = { readonly workspace: string; readonly mode: Mode; readonly about: About | null; readonly receiptWanted: number }

/** `kind address`, or the address alone where it is told as webhooks are. */
const targetOf = ({ callbackUrl, callbackKind }: About) => (callbackKind === null ? callbackUrl : `${callbackKind} ${callbackUrl}`)

const nothing: Recorded = { writes: [], ended() {} }
/** Above every id. */
const ceiling = '~'
/** registered_delivery: 1 every end, 2 failures, 3 deliveries. */
const wants = (wanted: number, state: number) =>
  isFinal(state) && (wanted === 1 || (wanted === 2 && state !== stateOf.delivered) || (wanted === 3 && state === stateOf.delivered))

export type Outbox = ReturnType<typeof createOutbox>

export function createOutbox(needs: Needs) {
  const { db, ids, audiencesOf } = needs
  const reads = outboxReads(db)
  const keepers: Wanted[] = []
  const listeners = new Set<(audiences: ReadonlySet<string>) => void>()
  /** First ids of what is recorded and not yet durable, in order: nobody reads beyond them, or would miss what comes before. */
  const open = new Set<{ readonly first: string }>()
  const floor = () => {
    const [lowest] = open
    return lowest?.first ?? ceiling
  }
  const followers = new Map<string, Set<ReturnType<typeof createFollower>>>()
  /** Who was told of what nobody could read yet, for the sake of something older: told again when that has ended, whoever that was for. */
  const hidden = new Set<string>()
  let hiddenUpTo = ''

  const tell = () => {
    const audiences = new Set(hidden)
    if (floor() > hiddenUpTo) hidden.clear()
    for (const listener of listeners) {
      try {
        listener(audiences)
      } catch (error) {
        needs.log.error('a watcher of events failed', { error })
      }
    }
  }

  const keep = (drafts: readonly Omit<Event, 'id'>[]): Recorded => {
    if (drafts.length === 0) return nothing
    const run = ids.run('evt_', drafts.length)
    const mine = { first: run[0]! }
    open.add(mine)
    const made = drafts.map((draft, at) => ({ id: run[at]!, ...draft }))
    return {
      writes: [insertEvents(made)],
      ended(written) {
        open.delete(mine)
        if (written && followers.size > 0) for (const event of made) for (const follower of followers.get(event.audience) ?? []) follower.committed(event)
        if (listeners.size === 0) return
        if (written) {
          for (const { audience } of drafts) hidden.add(audience)
          if (run.at(-1)! > hiddenUpTo) hiddenUpTo = run.at(-1)!
        }
        if (hidden.size > 0) tell()
      },
    }
  }

  const draftsOf = (change: Change): Omit<Event, 'id'>[] => {
    const { workspace, mode, status, id: subject, at, about, account, receiptWanted = 0 } = change
    const type = typeOf(status)
    const audiences = [...audiencesOf(workspace, mode, type)]
    if (about?.callbackUrl) audiences.push('callback')
    const smpp = account && wants(receiptWanted, stateOf[status]) ? account : undefined
    if (audiences.length === 0 && smpp === undefined) return []
    const draft = { workspace, mode, type, subject, at }
    const drafts: Omit<Event, 'id'>[] = []
    if (audiences.length > 0) {
      const country = change.network ? (JSON.parse(change.network) as { country?: string }).country : undefined
      const body = JSON.stringify(messageTold(change, change.connection && needs.evidenceOf(change.connection, country)))
      for (const audience of audiences) drafts.push({ ...draft, audience, target: audience === 'callback' ? targetOf(about!) : null, body })
    }
    if (smpp !== undefined) {
      const told = receiptTold(change)
      drafts.push({ ...draft, audience: smpp, target: null, body: JSON.stringify(told), told })
    }
    return drafts
  }

  const settling = (settled: readonly string[], { keep: kept = false } = {}) => (kept ? settleEvents(settled) : forgetEvents(settled))

  const events: Events = {
    record: (happenings) =>
      keep(
        happenings.flatMap(({ workspace, mode, type, subject, at, body, audiences: more = [], target = null }) => {
          const audiences = [...audiencesOf(workspace, mode, type), ...more, ...(target === null ? [] : ['callback'])]
          if (audiences.length === 0) return []
          const text = JSON.stringify(typeof body === 'function' ? (body as () => object)() : body)
          return audiences.map((audience) => ({ workspace, mode, type, subject, at, audience, target: audience === 'callback' ? target : null, body: text }))
        }),
      ),
    read: (query) => reads.waiting(query, floor()),
    follow(audience) {
      const all = followers.get(audience) ?? new Set()
      const follower = createFollower({
        stored: (after, before, limit) => reads.waiting({ audience, after, limit }, before),
        floor: () => (open.size > 0 ? floor() : ids.next('evt_')), // a new id is above all there are, and below all that come
        onClose() {
          all.delete(follower)
          if (all.size === 0 && followers.get(audience) === all) followers.delete(audience)
        },
      })
      followers.set(audience, all.add(follower))
      return follower
    },
    history: (query) => reads.history(query, floor()),
    byIds: reads.byIds,
    count: reads.count,
    nthOf: reads.nthOf,
    lastOf: reads.lastOf,
    leaving: deleteUpTo,
    settling,
    async settle(settled, options) {
      if (settled.length > 0) await db.write([settling(settled, options)])
    },
    keepWhile: (wanted) => void keepers.push(wanted),
    watch(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  return {
    events,
    /** Ids in order. */
    async wanted(first: string, last: string): Promise<readonly string[]> {
      const found = await Promise.all(keepers.map((wanted) => wanted(first, last)))
      return [...new Set(found.flat())].toSorted()
    },
    /** Whether anybody may want to hear of changes of this message. */
    isHeard: ({ workspace, mode, about, receiptWanted }: Heard) =>
      receiptWanted !== 0 || (about !== null && about.callbackUrl !== null) || audiencesOf(workspace, mode).length > 0,
    /** Changes of messages that somebody may want to hear of. */
    changes: (changes: readonly Change[]): Recorded => (changes.length === 0 ? nothing : keep(changes.flatMap(draftsOf))),
  }
}
