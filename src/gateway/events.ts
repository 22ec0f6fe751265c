// What happened to messages, told after it is durable to whoever watches in this process. Costs nothing while nobody does.
// A watcher that throws is its own trouble: nobody else hears less for it.
import type { Log } from '../kit/log.ts'
import type { Change } from './message.ts'

export type Counters = { accepted: number; submitted: number; delivered: number; failed: number }

export type Changes = {
  /** `make(i)` is called for i < count, and only when somebody watches. `what` is it that an operator said. */
  publish(count: number, make: (at: number) => Change, what?: 'outcomes'): void
  /** Everything, or what operators said alone; while `isWanted` says no, nothing is made for this watcher. */
  watch(listener: (batch: readonly Change[]) => void, what?: 'outcomes', isWanted?: () => boolean): () => void
}

export function createChanges(log: Pick<Log, 'error'>): Changes {
  type Watcher = { hear(batch: readonly Change[]): void; isWanted(): boolean }
  const watchers = { all: new Set<Watcher>(), outcomes: new Set<Watcher>() }
  return {
    publish(count, make, what) {
      if (count === 0) return
      const heard = (what === 'outcomes' ? [...watchers.all, ...watchers.outcomes] : [...watchers.all]).filter((one) => one.isWanted())
      if (heard.length === 0) return
      const batch = Array.from({ length: count }, (_, at) => make(at))
      for (const one of heard) {
        try {
          one.hear(batch)
        } catch (error) {
          log.error('a watcher of messages failed', { error })
        }
      }
    },
    watch(hear, what, isWanted = () => true) {
      const watcher = { hear, isWanted }
      const among = watchers[what ?? 'all']
      among.add(watcher)
      return () => void among.delete(watcher)
    },
  }
}
