// What happened to messages, told after it is durable to whoever watches in this process. Costs nothing while nobody does.
// A watcher that throws is its own trouble: nobody else hears less for it.
import type { Log } from '../kit/log.ts'
import type { Change } from './message.ts'

export type Counters = { accepted: number; submitted: number; delivered: number; failed: number }

export type Changes = {
  /** `make(i)` is called for i < count, and only when somebody watches. */
  publish(count: number, make: (at: number) => Change): void
  watch(listener: (batch: readonly Change[]) => void): () => void
}

export function createChanges(log: Pick<Log, 'error'>): Changes {
  const listeners = new Set<(batch: readonly Change[]) => void>()
  return {
    publish(count, make) {
      if (listeners.size === 0 || count === 0) return
      const batch = Array.from({ length: count }, (_, at) => make(at))
      for (const listener of listeners) {
        try {
          listener(batch)
        } catch (error) {
          log.error('a watcher of messages failed', { error })
        }
      }
    },
    watch(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
