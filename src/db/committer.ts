// Group commit: gathers the transactions of many callers into one commit. Under load the commit that runs is the time in
// which the next one fills, and once that is worth it it is handed over, so that the writer need not wait for us between
// the two; at rest a single write goes at the end of its turn. What is urgent goes first, every second time at most. When
// there is no room, what may be refused is refused, and the rest keeps its place and is tried again until there is.
import type { Clock, Timer } from '../kit/clock.ts'
import { DatabaseError, diskFull, type Write, type WriteOptions, type Written } from './database.ts'

type Waiting = {
  readonly writes: readonly Write[]
  readonly runs: number
  readonly refusable: boolean
  readonly urgent: boolean
  resolve(written: Written): void
  reject(error: Error): void
}

/** A commit holds the writer; beyond this many statements latency grows and throughput no longer does. */
const runsPerCommit = 2000
/** What is urgent is committed with little beside it, and where some was seen lately the next has not long to wait. */
const runsPerUrgentCommit = 200
const runsWhileUrgent = 500
/** Statements for which a commit is handed over while another one runs. */
const runsAhead = 800
/** Statements that may go with the oldest of the rest before what else waits. */
const runsFirst = 500
/** Commits for which it counts as lately. */
const urgentLasts = 64
const retryMs = 500

export type OnCommit = (ms: number, callers: number) => void

export type Committer = {
  write(writes: readonly Write[], options?: WriteOptions): Promise<Written>
  /** Resolves when nothing waits and nothing is in flight. */
  idle(): Promise<void>
  readonly waiting: number
  /** What may be refused is refused now. */
  readonly full: boolean
}

export function createCommitter(needs: {
  clock: Pick<Clock, 'soon' | 'after' | 'now'>
  /** Rejects with a temporary error when the group was undone for lack of room; with any other one when all is lost. */
  commit: (group: readonly (readonly Write[])[]) => Promise<Written[]>
  /** A second group may be handed over while one is committed: it is committed after that, and fails when that fails. */
  inOrder?: boolean
  /** False when the room that is left is for what has been accepted already. */
  hasRoom?: () => boolean
  /** How long a commit took that is durable now, and how many callers shared it. */
  onCommit?: OnCommit | undefined
}): Committer {
  let urgent: Waiting[] = []
  /** What the link waits for. */
  let first: Waiting[] = []
  let ordinary: Waiting[] = []
  /** The last commit began with what is urgent. */
  let wasUrgent = false
  /** Commits that are still kept small. */
  let careful = 0
  let inFlight = 0
  let planned = false
  /** Statements of `first` and `ordinary`. */
  let ordinaryRuns = 0
  /** When the commit before ended. */
  let endedAt = 0
  /** Groups that failed for lack of room, while one that was handed over after them has not come back yet. */
  let undone: Waiting[] = []
  let retry: Timer | undefined
  let broken: Error | undefined
  const onIdle: (() => void)[] = []

  const waiting = () => urgent.length + first.length + ordinary.length

  const fail = (error: Error, group: readonly Waiting[]) => {
    broken = error
    for (const entry of [...group, ...urgent.splice(0), ...first.splice(0), ...ordinary.splice(0)]) entry.reject(error)
  }

  const refuse = (error: Error) => {
    const refused = [...urgent, ...first, ...ordinary].filter(isRefusable)
    if (refused.length === 0) return
    ;[urgent, first, ordinary] = [urgent, first, ordinary].map((entries) => entries.filter((entry) => !isRefusable(entry))) as [Waiting[], Waiting[], Waiting[]]
    countRuns()
    for (const entry of refused) entry.reject(error)
  }

  const countRuns = () => void (ordinaryRuns = runsOf(first) + runsOf(ordinary))

  /** However many codes there are, what is not urgent has its turn: every second commit begins with the oldest of it. */
  const takeGroup = (): Waiting[] => {
    wasUrgent = urgent.length > 0 && !(wasUrgent && first.length + ordinary.length > 0)
    const most = careful-- > 0 ? runsWhileUrgent : runsPerCommit
    const group: Waiting[] = []
    let runs = 0
    const take = (from: Waiting[], limit: number, most: number) => {
      let count = 0
      while (count < limit && count < from.length && (runs === 0 || runs + from[count]!.runs <= most)) runs += from[count++]!.runs
      group.push(...from.splice(0, count))
    }
    if (!wasUrgent) for (const oldest of [ordinary, first]) take(oldest, 1, Infinity)
    take(urgent, Infinity, runs + runsPerUrgentCommit)
    take(first, Infinity, wasUrgent ? runsPerUrgentCommit : Math.min(most, runs + runsFirst))
    take(ordinary, Infinity, wasUrgent ? runsPerUrgentCommit : most)
    countRuns()
    return group
  }

  const tryAgain = (error: Error) => {
    const [again, rest] = [undone.filter((entry) => entry.urgent), undone.filter((entry) => !entry.urgent)]
    undone = []
    urgent.unshift(...again)
    ordinary.unshift(...rest)
    countRuns()
    refuse(error)
    if (waiting() === 0) return
    retry = needs.clock.after(retryMs, () => {
      retry = undefined
      flush()
    })
  }

  const failed = (error: Error, group: readonly Waiting[]) => {
    if (broken || !(error instanceof DatabaseError && error.temporary)) return fail(broken ?? error, [...undone.splice(0), ...group])
    undone.push(...group)
    if (inFlight === 0) tryAgain(error)
  }

  const mayBegin = () => {
    if (retry || undone.length > 0) return false
    return inFlight === 0 || (needs.inOrder === true && inFlight === 1 && careful <= 0 && ordinaryRuns >= runsAhead)
  }

  const flush = () => {
    planned = false
    if (!mayBegin()) return
    if (needs.hasRoom && [urgent, first, ordinary].some((entries) => entries.some(isRefusable)) && !needs.hasRoom())
      refuse(new DatabaseError('the disk is nearly full; what has been accepted is finished first', diskFull, { temporary: true }))
    if (waiting() === 0) {
      if (inFlight === 0) for (const resolve of onIdle.splice(0)) resolve()
      return
    }
    const group = takeGroup()
    inFlight++
    const handedOverAt = needs.clock.now()
    const ended = () => {
      inFlight--
      const began = Math.max(handedOverAt, endedAt)
      endedAt = needs.clock.now()
      return endedAt - began
    }
    needs.commit(group.map((entry) => entry.writes)).then(
      (results) => {
        const ms = ended()
        needs.onCommit?.(ms, group.length)
        for (let i = 0; i < group.length; i++) group[i]!.resolve(results[i]!)
        flush()
      },
      (error: Error) => {
        ended()
        failed(error, group)
        flush()
      },
    )
    flush() // what is left may be worth another
  }

  return {
    write(writes, { whenFull = 'wait', urgent: isUrgent = false, first: isFirst = false } = {}) {
      if (broken) return Promise.reject(broken)
      const refusable = whenFull === 'refuse'
      if (refusable && retry) return Promise.reject(new DatabaseError('the disk is full', diskFull, { temporary: true }))
      return new Promise((resolve, reject) => {
        const entry = { writes, runs: writes.reduce((sum, write) => sum + write.rows.length, 0), refusable, urgent: isUrgent, resolve, reject }
        if (isUrgent) {
          urgent.push(entry)
          careful = urgentLasts
        } else {
          ordinaryRuns += entry.runs
          ;(isFirst ? first : ordinary).push(entry)
        }
        if (planned || !mayBegin()) return
        planned = true
        needs.clock.soon(flush)
      })
    },
    idle: () =>
      new Promise((resolve) => {
        onIdle.push(resolve)
        if (inFlight === 0 && !planned) flush()
      }),
    get full() {
      return retry !== undefined || needs.hasRoom?.() === false
    },
    get waiting() {
      return waiting()
    },
  }
}

const isRefusable = ({ refusable }: Waiting) => refusable
const runsOf = (entries: readonly Waiting[]) => entries.reduce((sum, { runs }) => sum + runs, 0)
