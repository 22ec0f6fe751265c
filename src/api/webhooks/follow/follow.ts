// The exact live stream: every event of a workspace, in order, each with its id, and after a broken line from there on. A
// workspace that is followed has its events kept for a while; a reader takes them from the database at its own pace, so
// that nothing waits in memory for a slow one. Knows no HTTP route.
import type { ServerResponse } from 'node:http'
import type { Database } from '../../../db/database.ts'
import type { Asker } from '../../../gateway/message.ts'
import type { Events } from '../../../gateway/outbox/outbox.ts'
import type { Clock, Timer } from '../../../kit/clock.ts'
import { bornAt, idFloor } from '../../../kit/ids.ts'
import { iso } from '../../../kit/iso.ts'
import type { Log } from '../../../kit/log.ts'
import { payloadOf } from '../attempt.ts'
import { wants } from '../endpoint.ts'
import { followReads, keepLease, type Lease } from './records.ts'

export type Follower = {
  readonly asker: Asker
  readonly types: readonly string[]
  /** The id of the last event that it has. */
  readonly after: string | undefined
  readonly to: ServerResponse
  stillPermitted(): Promise<boolean>
}

/** What can be taken up again after the last reader left: so long, and so many. */
export const windowMs = 300_000
export const windowEvents = 100_000
const renewEveryMs = 20_000
const page = 200
const unreadBytes = 256 * 1024
/** A reader that takes nothing for so long is gone. */
const stuckMs = 30_000
const mostOfWorkspace = 20
const mostFollowers = 200
const dropPage = 2_000

type Needs = { db: Database; clock: Clock; log: Log }
type Open = Follower & { place: string; reading: boolean; stale: boolean; gone: boolean }
export type Follow = ReturnType<typeof createFollow>

/** Above every id that was born earlier, below every other. */
const justBefore = (ms: number) => `${idFloor('evt_', ms - 1).slice(0, -6)}zzzzzz`

const stream: readonly string[] = ['stream']
const nobody: readonly string[] = []

export function createFollow({ db, clock, log }: Needs) {
  const reads = followReads(db)
  const leases = new Map<string, Lease>()
  const followers = new Set<Open>()
  /** They count too, though their events are not kept yet. */
  const coming = new Set<Follower>()
  let events: Events | undefined
  let unwatch = () => {}
  let timer: Timer | undefined
  let stopped = false

  const isLeased = (workspace: string) => (leases.get(workspace)?.until ?? 0) > clock.wall()
  const lease = async (workspace: string): Promise<Lease> => {
    const now = clock.wall()
    const before = leases.get(workspace)
    const next = { workspace, since: before && before.until > now ? before.since : now, until: now + windowMs + 2 * renewEveryMs }
    leases.set(workspace, next)
    await db.write([keepLease(next)])
    return next
  }

  const leave = (one: Open) => {
    one.gone = true
    followers.delete(one)
  }
  const drained = ({ to }: Open) =>
    new Promise<void>((resolve) => {
      const deadline = clock.after(stuckMs, () => to.destroy())
      const end = () => {
        deadline.cancel()
        to.off('drain', end).off('close', end)
        resolve()
      }
      to.once('drain', end).once('close', end)
    })

  const read = async (one: Open): Promise<void> => {
    while (one.stale && !one.gone && !stopped) {
      one.stale = false
      const found = await events!.history({ audience: 'stream', asker: one.asker, after: one.place, limit: page })
      if (one.gone) return
      const text = found
        .filter(({ type }) => wants(one.types, type))
        .map((event) => `id: ${event.id}\nevent: ${event.type}\ndata: ${payloadOf(event)}\n\n`)
        .join('')
      one.place = found.at(-1)?.id ?? one.place
      one.stale ||= found.length === page
      if (text === '') continue
      one.to.write(text)
      if (one.to.writableLength > unreadBytes) await drained(one)
    }
  }
  const wake = (one: Open): void => {
    one.stale = true
    if (one.reading) return
    one.reading = true
    read(one)
      .catch((error: unknown) => {
        log.error('a stream of events could not be read', { error })
        one.to.destroy() // it comes back and takes up where it was
      })
      .then(() => void (one.reading = false), () => {})
  }

  /** What is beyond the window leaves. */
  const trim = async (held: Lease): Promise<void> => {
    const { workspace } = held
    if (!events) return
    const tooMany = await events.nthOf('stream', workspace, windowEvents - 1)
    const old = idFloor('evt_', clock.wall() - windowMs - renewEveryMs)
    const before = tooMany !== undefined && tooMany > old ? tooMany : old
    while (!stopped) {
      const last = await events.lastOf('stream', workspace, before, dropPage)
      if (last === undefined) return
      const now = leases.get(workspace)!
      const next = { ...now, since: Math.max(now.since, bornAt(last) + 1) }
      leases.set(workspace, next)
      await db.write([keepLease(next), events.leaving('stream', workspace, last)])
    }
  }
  const look = async (): Promise<void> => {
    for (const workspace of new Set([...followers].map(({ asker }) => asker.workspace))) await lease(workspace)
    for (const held of [...leases.values()]) {
      await trim(held)
      if (clock.wall() > held.until + 2 * windowMs && !isLeased(held.workspace)) leases.delete(held.workspace)
    }
    for (const one of followers) {
      if (!one.reading) one.to.write(`id: ${one.place}\n: still here\n\n`)
      if (!(await one.stillPermitted().catch(() => false))) one.to.destroy()
    }
  }
  const lookLater = () => {
    timer = clock.after(renewEveryMs, () => {
      look()
        .catch((error: unknown) => log.error('looking after the streams of events failed', { error }))
        .then(() => void (stopped || lookLater()), () => {})
    })
  }

  return {
    async load(): Promise<void> {
      for (const held of await reads.leases()) leases.set(held.workspace, held)
    },
    start(given: Events): void {
      events = given
      unwatch = events.watch((audiences) => {
        if (audiences.has('stream')) for (const one of followers) wake(one)
      })
      lookLater()
    },
    /** Answered from memory, for it is asked with every change. */
    audiencesOf: (workspace: string): readonly string[] =>
      leases.size > 0 && isLeased(workspace) ? stream : nobody,
    isFull(workspace: string): boolean {
      const all = [...followers, ...coming]
      return all.length >= mostFollowers || all.filter(({ asker }) => asker.workspace === workspace).length >= mostOfWorkspace
    },
    async open(given: Follower): Promise<void> {
      const { to, asker, after } = given
      to.on('error', () => {})
      coming.add(given)
      const leased = await lease(asker.workspace).catch(() => undefined).finally(() => coming.delete(given))
      if (leased === undefined) return void to.destroy() // it comes again; what is wrong with the database is heard of elsewhere
      const { since } = leased
      if (to.destroyed || to.req.socket.destroyed) return
      const now = clock.wall()
      const place = after ?? justBefore(now)
      const one: Open = { ...given, place, reading: false, stale: false, gone: false }
      followers.add(one)
      to.once('close', () => leave(one))
      to.write(`retry: 1000\nid: ${place}\nevent: ready\ndata: ${JSON.stringify({ at: iso(now), windowSeconds: windowMs / 1000, windowEvents })}\n\n`)
      // What was kept begins after what it has: something may be missing.
      if (after !== undefined && after < justBefore(since)) to.write(`event: gap\ndata: ${JSON.stringify({ until: iso(since) })}\n\n`)
      wake(one)
    },
    close(): void {
      stopped = true
      unwatch()
      timer?.cancel()
      for (const { to } of followers) to.end()
    },
  }
}
