// Links that show one campaign’s report to whoever has them, and nothing else; unguessable, kept as a hash, taken back at
// any time.
import { createHash } from 'node:crypto'
import type { Database } from '../db/database.ts'
import type { Chance } from '../kit/chance.ts'
import type { Clock } from '../kit/clock.ts'
import type { Campaign, Owner } from './campaign.ts'
import { createKept } from './kept.ts'
import { shareAs, type CampaignReads } from './records.ts'

type Needs<Report> = {
  readonly db: Database
  readonly chance: Chance
  readonly clock: Pick<Clock, 'now'>
  readonly reads: Pick<CampaignReads, 'shared'>
  readonly find: (owner: Owner, id: string) => Promise<Campaign | undefined>
  readonly report: (campaign: Campaign) => Promise<Report>
}
const octets = 24
/** Anybody may have a link, and ask as often as they like. */
const keptMs = 5_000
const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')

export function createShares<Report>({ db, chance, clock, reads, find, report }: Needs<Report>) {
  const kept = createKept<Report>(clock, keptMs)
  return {
    /** In the place of an earlier one. */
    async create(owner: Owner, id: string): Promise<string | undefined> {
      if (!(await find(owner, id))) return undefined
      const token = Buffer.from(chance.bytes(octets)).toString('base64url')
      await db.write([shareAs(id, hashOf(token))])
      return token
    },
    async revoke(owner: Owner, id: string): Promise<boolean> {
      if (!(await find(owner, id))) return false
      await db.write([shareAs(id, null)])
      return true
    },
    async read(token: string): Promise<Report | undefined> {
      const campaign = token.length === 32 ? await reads.shared(hashOf(token)) : undefined
      return campaign && kept(campaign.id, () => report(campaign))
    },
  }
}
