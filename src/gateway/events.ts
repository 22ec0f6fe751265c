// What happened to messages, told after it is durable to whoever watches in this process. Costs nothing while nobody does.
// A watcher that throws is its own trouble: nobody else hears less for it.
import type { Log } from '../kit/log.ts'
import type { Change } from './message.ts'

export type Counters = { accepted: number; submitted: number; delivered: number; failed: number }

export type Changes = {
  /** `make(i)` is called for i < count, and only when somebody watches. `what` is it that an operator said. */
  publish(count: number, make: (at: number) => Change, what?: 'outcomes'): void
  /** Everything, or what operators said alone. */
  watch(listener: (batch: readonly Change[]) => void, what?: 'outcomes'): () => void
}

export function createChanges(log: Pick<Log, 'error'>): Changes {
  const listeners = { all: new Set<(batch: readonly Change[]) => void>(), outcomes: new Set<(batch: readonly Change[]) => void>() }
  return {
    publish(count, make, what) {
      const heard = what === 'outcomes' ? [...listeners.all, ...listeners.outcomes] : [...listeners.all]
      if (heard.length === 0 || count === 0) return
      const batch = Array.from({ length: count }, (_, at) => make(at))
      for (const listener of heard) {
        try {
          listener(batch)
        } catch (error) {
          log.error('a watcher of messages failed', { error })
        }
      }
    },
    watch(listener, what) {
      const heard = listeners[what ?? 'all']
      heard.add(listener)
      return () => void heard.delete(listener)
    },
  }
}
