// Puts the room together: the ledger, what it forbids, what people say, and what each workspace set.
import type { Database } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import type { Ids } from '../kit/ids.ts'
import { createTurns } from '../routing/turns.ts'
import { parseNumber } from '../sms/phone.ts'
import { createAsk } from './ask.ts'
import { createMarks } from './chain.ts'
import type { Asked, Book, Entry, Fact } from './consent.ts'
import { createHearing } from './heard.ts'
import { createLedger, type Told } from './ledger.ts'
import { createQuiet } from './quiet.ts'
import { closeReviews, consentReads, decideReview, putSettings, type Settings } from './records.ts'

type Needs = {
  db: Database
  clock: Clock
  ids: Ids
  /** Outside of the database. */
  secret: string
  /** The workspace that the installation was made with: no rule holds there until it is switched on. */
  house: string
  tell: (entries: readonly Entry[]) => Told
  lastTo: (book: Book, number: string, sender: string) => Promise<string | undefined>
  sentSince: (book: Book, numbers: readonly string[], since: number) => Promise<ReadonlyMap<string, { count: number; oldestAt: number }>>
}

export type Consent = Awaited<ReturnType<typeof openConsent>>

const none: Settings = { bulkNeedsConsent: false, quietHours: false, cap: 0, capHours: 24 }
const usual: Settings = { bulkNeedsConsent: true, quietHours: true, cap: 1, capHours: 24 }
/** Facts written in one transaction. */
const atOnce = 1_000

const countryOf = (number: string): string | null => {
  const parsed = parseNumber(number)
  return 'refused' in parsed ? null : (parsed.country ?? null)
}

export async function openConsent({ db, clock, ids, secret, house, tell, lastTo, sentSince }: Needs) {
  const marks = createMarks(secret)
  const reads = consentReads(db)
  const settings = await reads.settings()
  const settingsOf = (workspace: string) => settings.get(workspace) ?? (workspace === house ? none : usual)
  const quiet = createQuiet()
  const inTurn = createTurns()
  const ledger = createLedger({ db, clock, ids, marks, tell, onStanding: (standing) => ask.heard(standing) })
  const quietUntil = ({ to, country, zone, at }: Asked, how: 'every' | 'some') =>
    quiet.until({ country: country ?? countryOf(to), number: to, at, how, ...(zone !== undefined && { zone }) })
  const ask = createAsk({ db, marks, settingsOf, sentSince, quietUntil, record: (facts) => ledger.record(facts) })
  await ask.load()
  const hearing = createHearing({ ledger, clock, ids, lastTo })

  return {
    isIdle: ask.isIdle,
    judge: ask.judge,
    foresee: ask.foresee,
    recheck: ask.recheck,
    isJustStopped: ask.isJustStopped,
    reads: hearing.reads,
    take: hearing.take,
    ledger,
    /** Piece by piece, so that others write in between. */
    async addAll(facts: readonly Fact[]): Promise<number> {
      for (let at = 0; at < facts.length; at += atOnce) await ledger.record(facts.slice(at, at + atOnce))
      return facts.length
    },
    settingsOf,
    change: (workspace: string, change: Partial<Settings>) =>
      inTurn(async (): Promise<Settings> => {
        const next = { ...settingsOf(workspace), ...change }
        await db.write([putSettings(workspace, next)])
        settings.set(workspace, next)
        return next
      }),
    reviews: {
      async list(book: Book, { limit, after = '' }: { limit: number; after?: string }) {
        const found = await reads.reviews(book, after, limit + 1)
        const data = found.slice(0, limit)
        return found.length > limit ? { data, nextCursor: data.at(-1)!.id } : { data }
      },
      /** What somebody made of it: they stop, or may be written to again. */
      async decide(book: Book, id: string, decision: 'stop' | 'resume', actor: string): Promise<'decided' | 'not_found'> {
        const review = await reads.review(book, id)
        if (!review) return 'not_found'
        const fact = { ...book, number: review.number, sender: '*', purpose: 'marketing', source: 'review', inbound: review.inbound, actor } as const
        const facts: Fact[] = [{ ...fact, action: 'resumed' }]
        if (decision === 'stop') facts.push({ ...fact, action: 'withdrawn' }, { ...fact, sender: review.sender, purpose: 'transactional', action: 'withdrawn' })
        const now = clock.wall()
        await ledger.record(facts, (writes) => db.write([...writes, decideReview(id, decision, actor, now), closeReviews(book, review.number, decision, now)]))
        return 'decided'
      },
    },
  }
}
