// Follows accepted messages until each is final, by reading the pages of the list. Knows no file and no batch.
import { setTimeout as sleepFor } from 'node:timers/promises'
import { bornAt } from '../kit/ids.ts'
import { expectOk, persist, type Client, type Patience } from './client.ts'
import { count, Stop, type Progress } from './terminal.ts'

const final = new Set(['delivered', 'undelivered', 'expired', 'rejected', 'unknown', 'canceled', 'blocked'])
const patienceMs = 5 * 60_000
const pageSize = 500

type Row = { id: string; status: string; possibleDuplicate?: boolean }

export type Outcome = {
  readonly counts: Record<string, number>
  readonly pending: number
  /** Of all of them, those of which a second copy may have arrived: labelled `possibleDuplicate`. */
  readonly possiblyTwice: number
  /** Why nobody could be asked any more; the rest is from the last look. */
  readonly lost?: string
}

/** How many are in which status; `pending` is above zero when `forMs` passed first, or the server was gone so long. */
export async function waitForFinal(
  client: Client,
  ids: ReadonlySet<string>,
  { forMs, progress }: { forMs: number; progress?: Progress },
): Promise<Outcome> {
  const until = performance.now() + forMs
  let seen: Omit<Outcome, 'pending'> = { counts: {}, possiblyTwice: 0 }
  for (;;) {
    const began = performance.now()
    const patience = {
      forMs: Math.min(patienceMs, Math.max(0, until - began)),
      onWait: (say: string) => progress?.say(say),
    }
    seen = await countStatuses(client, ids, patience).catch((error: unknown) => {
      if (!(error instanceof Stop)) throw error
      return { ...seen, lost: error.message }
    })
    const { counts, lost } = seen
    const settled = Object.entries(counts).reduce((sum, [status, n]) => sum + (final.has(status) ? n : 0), 0)
    const pending = ids.size - settled
    if (lost || pending === 0 || performance.now() >= until) return { ...seen, pending }
    progress?.show(settled / ids.size, `${count(settled)} of ${count(ids.size)} final`)
    // Reading a long list costs the server something: rest five times as long as it took.
    await sleepFor(Math.max(500, 5 * (performance.now() - began)))
  }
}

async function countStatuses(
  client: Client,
  ids: ReadonlySet<string>,
  patience: Patience,
): Promise<Omit<Outcome, 'pending'>> {
  const times = [...ids].map(bornAt)
  const since = new Date(times.reduce((a, b) => Math.min(a, b))).toISOString()
  const until = new Date(times.reduce((a, b) => Math.max(a, b)) + 1_000).toISOString()
  const counts: Record<string, number> = {}
  let possiblyTwice = 0
  let cursor: string | undefined
  do {
    const query = new URLSearchParams({ since, until, limit: String(pageSize), ...(cursor ? { after: cursor } : {}) })
    const page = expectOk(await persist(client, { method: 'GET', path: `/v1/messages?${query}` }, patience))
    const { data, nextCursor } = page as { data: Row[]; nextCursor?: string }
    for (const { id, status, possibleDuplicate } of data) {
      if (!ids.has(id)) continue
      counts[status] = (counts[status] ?? 0) + 1
      if (possibleDuplicate) possiblyTwice++
    }
    cursor = nextCursor
  } while (cursor)
  return { counts, possiblyTwice }
}
