// Who answered a campaign, and who asked for silence: texts from phones are told durably, and each is held to the last
// campaign that wrote to that phone within some days. What else a text means is for others.
import type { Database, Write } from '../db/database.ts'
import type { Clock, Timer } from '../kit/clock.ts'
import type { Log } from '../kit/log.ts'
import type { Owner } from './campaign.ts'
import type { CampaignReads } from './records.ts'
import type { Following } from './follow.ts'
import { insertAnswers } from './records.ts'
import { rowState } from './schema.ts'
import type { Tally } from './tally.ts'

/** Who hears of what phones write. */
export const audience = 'campaigns'
type Told = { readonly id: string; readonly workspace: string; readonly mode: 'test' | 'live'; readonly body: string }
export type Hear = {
  read(query: { readonly audience: string; readonly limit: number }): Promise<readonly Told[]>
  settling(ids: readonly string[]): Write
  watch(listener: (audiences: ReadonlySet<string>) => void): () => void
}
type Needs = {
  readonly db: Database
  readonly reads: Pick<CampaignReads, 'list' | 'recipient'>
  readonly clock: Clock
  readonly log: Log
  readonly hear: Hear
  readonly tallyOf: (campaign: string) => Tally | undefined
  readonly leaving: Following['leaving']
}

const dayMs = 86_400_000
const answeredWithinMs = 7 * dayMs
const lookedThrough = 50
const atOnce = 100
const againMs = 1_000

export function createAnswers({ db, reads, clock, log, hear, tallyOf, leaving }: Needs) {
  let [busy, again, stopped] = [false, false, false]
  let idle: Promise<void> = Promise.resolve()
  let timer: Timer | undefined

  const answeredBy = async (owner: Owner, number: string): Promise<string | undefined> => {
    const since = clock.wall() - answeredWithinMs
    for (const { id, mode, facts } of await reads.list(owner, { limit: lookedThrough })) {
      if (mode !== owner.mode || facts.startedAt === undefined || facts.startedAt < since) continue
      if ((await reads.recipient(id, number))?.state === rowState.handed) return id
    }
    return undefined
  }
  const readAll = async (): Promise<void> => {
    do {
      again = false
      for (let full = true; full && !stopped; ) {
        const events = await hear.read({ audience, limit: atOnce })
        full = events.length === atOnce
        for (const { id, workspace, mode, body } of events) {
          const { from: number, keyword, receivedAt: at } = JSON.parse(body) as { from: string; keyword?: string; receivedAt: string }
          const campaign = await answeredBy({ workspace, mode }, number)
          const isStop = keyword === 'stop'
          const left = campaign === undefined ? [] : await leaving({ workspace, mode }, campaign, number, isStop)
          const written = await db.write([...(campaign === undefined ? [] : [insertAnswers(campaign, [{ number, isStop, at }])]), hear.settling([id]), ...left.map(({ write }) => write)])
          if (campaign === undefined || !written.ok) continue
          if (written.changes[0] === 1) tallyOf(campaign)?.answered(isStop)
          left.forEach(({ ended }, nth) => ended(written.changes[nth + 2]!))
        }
      }
    } while (again && !stopped)
  }
  const look = () => {
    if (busy) return void (again = true)
    busy = true
    idle = readAll()
      .catch((error: unknown) => {
        log.error('answers to campaigns could not be read; it is tried again', { error })
        if (!stopped) timer = clock.after(againMs, look)
      })
      .finally(() => {
        busy = false
        if (again && !stopped) look() // said after the last look, and before this
      })
  }
  let unwatch = () => {}
  return {
    start(): void {
      unwatch = hear.watch((audiences) => audiences.has(audience) && look())
      look()
    },
    async stop(): Promise<void> {
      stopped = true
      timer?.cancel()
      unwatch()
      await idle
    },
  }
}
