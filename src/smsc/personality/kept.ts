// The personalities that somebody set, kept in the store so that they last over restarts. What is set counts at once and
// is stored a moment later. Knows no field of a personality.
import type { Database } from '../../db/database.ts'
import type { Log } from '../../kit/log.ts'
import { commit } from '../records.ts'
import { type KeptPersonality, readPersonalities, savePersonalities } from './records.ts'

type Apply = (
  written: unknown,
  options: { readonly seed: number; readonly account?: string },
) => object | { readonly fault: object }

export function createKept({ db, log, onBroken }: { db: Database; log: Log; onBroken(cause: unknown): void }) {
  /** The latest of each account. */
  const unsaved = new Map<string, KeptPersonality>()
  const set = new Set<string>()
  let tail: Promise<unknown> = Promise.resolve()
  let loading = false

  const save = async () => {
    const latest = [...unsaved.values()]
    unsaved.clear()
    if (latest.length > 0) await commit(db, savePersonalities(latest))
  }

  return {
    put(personality: KeptPersonality): void {
      if (loading) return
      set.add(personality.account)
      unsaved.set(personality.account, personality)
      tail = tail.then(save).catch(onBroken)
    },
    /** Resolves once all that was put is stored. */
    idle: async (): Promise<void> => void (await tail),
    /** Puts in force what was stored, but where another has been set since the start. */
    async load(apply: Apply): Promise<void> {
      for (const { account, written, seed } of await readPersonalities(db)) {
        if (set.has(account)) continue
        loading = true
        const read = apply(JSON.parse(written), { seed, ...(account === '' ? {} : { account }) })
        loading = false
        if ('fault' in read) log.warn('a stored personality is not possible any more', { account, ...read.fault })
      }
    },
  }
}
