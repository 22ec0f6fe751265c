// Who brings many messages waits while sending is what the machine is busy with: what is accepted far ahead of the link takes
// the processor that sending needs, leaves memory, and is read back from the database. An operator that is slow holds up
// nobody: its messages are taken as fast as they come. Nor does another's backlog. Knows no message.
import type { Clock } from '../kit/clock.ts'
import type { Flow, LaneNumber, Queue } from '../queue/queue.ts'

/** Messages that may wait for a fast connection: two tenths of its second, several commits' worth. */
const ahead = 4_000
/** Of one workspace: it waits for no one while fewer of its own do. */
const ownAhead = 500
/** From here on a connection is fast: it takes a good share of two processors. */
const fastPerSecond = 5_000
const sampleMs = 100
const lookMs = 5
/** Where very many workspaces have lines, to look takes a while: it is done so much less often. */
const lookShare = 1 / 20
/** Nobody waits longer, whatever happens. */
const longestMs = 1_000

type ByLane = [number, number, number]
type Waiting = { readonly workspace: string; readonly count: number; readonly since: number; go(): void }
type Speed = { at: number; gone: number; perSecond: number }

export type BackPressure = ReturnType<typeof createBackPressure>

type Needs = { readonly clock: Pick<Clock, 'now' | 'after'>; readonly queue: Pick<Queue<unknown>, 'flow' | 'waitingOf'> }

/** How many go before a lane's next. */
const before = (lane: LaneNumber, inQueue: Readonly<ByLane>, onTheWay: Readonly<ByLane>) =>
  inQueue.reduce((sum, count, of) => (of <= lane ? sum + count + onTheWay[of]! : sum), 0)
const none: Readonly<ByLane> = [0, 0, 0]

export function createBackPressure({ clock, queue }: Needs) {
  const speeds = new Map<string, Speed>()
  /** By lane; of codes none. */
  const waiting: [Waiting[], Waiting[], Waiting[]] = [[], [], []]
  let looksAgain = false
  /** Let go and not in the queue yet: all, and by workspace. */
  const passing: ByLane = [0, 0, 0]
  const passingOf = new Map<string, ByLane>()
  let looksAt = -Infinity
  /** Of the fast ones. */
  let flows: readonly (readonly [connection: string, flow: Flow])[] = []

  const look = () => {
    const now = clock.now()
    if (now < looksAt) return
    flows = [...queue.flow()].flatMap(([connection, flow]) => {
      const speed = speeds.get(connection)
      if (!speed) speeds.set(connection, { at: now, gone: flow.gone, perSecond: 0 })
      else if (now - speed.at >= sampleMs) {
        speed.perSecond = ((flow.gone - speed.gone) * 1_000) / (now - speed.at)
        speed.at = now
        speed.gone = flow.gone
      }
      return (speed?.perSecond ?? 0) >= fastPerSecond ? [[connection, flow] as const] : []
    })
    looksAt = now + Math.max(lookMs, (clock.now() - now) / lookShare)
  }

  const passes = (workspace: string, lane: LaneNumber, count: number) => {
    const own = passingOf.get(workspace) ?? [0, 0, 0]
    own[lane] += count
    passing[lane] += count
    if (own.some((left) => left > 0)) passingOf.set(workspace, own)
    else passingOf.delete(workspace)
  }

  /** Codes wait for nobody, and nobody for what goes after them. */
  const isAhead = (workspace: string, lane: LaneNumber): boolean => {
    look()
    if (lane === 0) return false
    return flows.some(([connection, { waiting: all }]) =>
      before(lane, all, passing) >= ahead && before(lane, queue.waitingOf(connection, workspace), passingOf.get(workspace) ?? none) >= ownAhead)
  }

  const letGo = () => {
    const now = clock.now()
    for (const lane of [1, 2] as const) {
      const held = new Set<string>()
      waiting[lane] = waiting[lane].filter(({ workspace, count, since, go }) => {
        if (held.has(workspace) || (now - since < longestMs && isAhead(workspace, lane))) {
          held.add(workspace)
          return true
        }
        passes(workspace, lane, count)
        go()
        return false
      })
    }
    looksAgain = waiting.some((some) => some.length > 0)
    if (looksAgain) clock.after(lookMs, letGo)
  }

  return {
    /** Undefined when so many may be taken at once; each call is followed by one of `stored`. Who waits goes in order, each workspace by itself. */
    pass(workspace: string, count: number, lane: LaneNumber): Promise<void> | undefined {
      if (!waiting[lane].some((one) => one.workspace === workspace) && !isAhead(workspace, lane)) {
        passes(workspace, lane, count)
        return undefined
      }
      return new Promise((go) => {
        waiting[lane].push({ workspace, count, since: clock.now(), go })
        if (!looksAgain) clock.after(lookMs, letGo)
        looksAgain = true
      })
    },
    stored: (workspace: string, count: number, lane: LaneNumber) => passes(workspace, lane, -count),
  }
}
