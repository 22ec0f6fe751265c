// Group commit: gathers the transactions of many callers into one commit, one commit in flight. Under load the commit
// that runs is the time in which the next one fills; at rest a single write goes at the end of its turn.
import type { Clock } from '../kit/clock.ts'
import type { Write, Written } from './database.ts'

type Waiting = { writes: readonly Write[]; runs: number; resolve(written: Written): void; reject(error: Error): void }

/** A commit holds the writer; beyond this many statements latency grows and throughput no longer does. */
const runsPerCommit = 2000

export type Committer = { write(writes: readonly Write[]): Promise<Written>; idle(): Promise<void>; readonly waiting: number }

export function createCommitter(needs: {
  clock: Pick<Clock, 'soon'>
  commit: (group: readonly (readonly Write[])[]) => Promise<Written[]>
}): Committer {
  let waiting: Waiting[] = []
  let inFlight = false
  let planned = false
  let broken: Error | undefined
  let onIdle: (() => void)[] = []

  const fail = (error: Error, group: readonly Waiting[]) => {
    broken = error
    for (const entry of [...group, ...waiting.splice(0)]) entry.reject(error)
  }

  const flush = () => {
    planned = false
    if (inFlight) return
    if (waiting.length === 0) {
      for (const resolve of onIdle.splice(0)) resolve()
      return
    }
    let runs = 0
    let count = 0
    while (count < waiting.length && (count === 0 || runs + waiting[count]!.runs <= runsPerCommit)) runs += waiting[count++]!.runs
    const group = waiting.splice(0, count)
    inFlight = true
    needs.commit(group.map((entry) => entry.writes)).then(
      (results) => {
        inFlight = false
        for (let i = 0; i < group.length; i++) group[i]!.resolve(results[i]!)
        flush()
      },
      (error: Error) => {
        inFlight = false
        fail(error, group)
        flush()
      },
    )
  }

  return {
    write(writes) {
      if (broken) return Promise.reject(broken)
      return new Promise((resolve, reject) => {
        waiting.push({ writes, runs: writes.reduce((sum, write) => sum + write.rows.length, 0), resolve, reject })
        if (inFlight || planned) return
        planned = true
        needs.clock.soon(flush)
      })
    },
    idle: () =>
      new Promise((resolve) => {
        onIdle.push(resolve)
        if (!inFlight && !planned) flush()
      }),
    get waiting() {
      return waiting.length
    },
  }
}
