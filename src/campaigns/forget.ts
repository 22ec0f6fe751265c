// What leaves of campaigns: the rows of recipients, when the campaign is as old as messages may be, and those of a person who
// is erased. What a campaign came to stays, in its counts. Knows no message.
import type { Database } from '../db/database.ts'
import type { Clock, Timer } from '../kit/clock.ts'
import { idFloor } from '../kit/ids.ts'
import type { Log } from '../kit/log.ts'
import type { Owner } from './campaign.ts'
import { deleteAnswers, deleteRecipients, forgetNumber, updateCampaign, type CampaignReads } from './records.ts'

type Needs = {
  readonly db: Database
  readonly reads: Pick<CampaignReads, 'withRows' | 'nthRecipient' | 'answers'>
  readonly clock: Clock
  readonly log: Log
  /** 0: nothing leaves. */
  readonly keepDays: number
}

const dayMs = 86_400_000
const everyMs = 3_600_000
/** Rows of one transaction. */
const atOnce = 2_000

export function createForgetting({ db, reads, clock, log, keepDays }: Needs) {
  let timer: Timer | undefined
  let stopped = false
  let working: Promise<void> = Promise.resolve()

  const sweep = async (): Promise<void> => {
    const before = idFloor('cmp_', clock.wall() - keepDays * dayMs)
    for (let campaign = await reads.withRows(before); campaign && !stopped; campaign = await reads.withRows(before)) {
      const { id, facts } = campaign
      const until = await reads.nthRecipient(id, atOnce)
      if (until !== undefined) {
        await db.write([deleteRecipients(id, until)])
        continue
      }
      const { replied, optedOut } = await reads.answers(id)
      const counts = facts.counts && replied + optedOut > 0 ? { ...facts.counts, replied, optedOut } : facts.counts
      await db.write([updateCampaign({ ...campaign, facts: { ...facts, ...(counts && { counts }) } }), deleteRecipients(id), deleteAnswers(id)])
    }
  }
  const again = () => {
    if (stopped) return
    timer = clock.after(everyMs, () => {
      working = sweep().catch((error: unknown) => log.error('rows of old campaigns could not be removed; it is tried again', { error })).then(again)
    })
  }
  return {
    /** What is known of a person; of a campaign under way it stays that they were written to, and with which message. */
    forget: async ({ workspace, mode }: Owner, number: string): Promise<void> => void (await db.write(forgetNumber({ workspace, mode }, number))),
    start: () => void (keepDays > 0 && again()),
    async stop(): Promise<void> {
      stopped = true
      timer?.cancel()
      await working
    },
  }
}
