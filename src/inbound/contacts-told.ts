// What the book of people needs of the gateway and of the ledger of consent: who is told of a change, in its transaction;
// what became of messages to people; and that an import names the ground on which its people may be written to.
import type { Book } from '../contacts/contact.ts'
import { openImports } from '../contacts/imports/imports.ts'
import { openContacts, type Contacts } from '../contacts/open.ts'
import type { RunNeeds } from '../contacts/imports/run.ts'
import type { Activity } from '../contacts/timeline/records.ts'
import type { Elsewhere, Happened } from '../contacts/timeline/timeline.ts'
import type { Tell } from '../contacts/book/people.ts'
import type { Consent } from '../consent/open.ts'
import type { Change } from '../gateway/message.ts'
import type { Gateway } from '../gateway/open.ts'
import type { Database } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import type { Ids } from '../kit/ids.ts'
import { iso } from '../kit/iso.ts'
import type { Log } from '../kit/log.ts'
import { createLists } from './lists.ts'
import { forgetPerson } from './records.ts'

type GatewayNeeds = Pick<Gateway, 'events' | 'watch'> & { readonly people: Pick<Gateway['people'], 'forget'> }

const lookEveryMs = 10_000

/** Words of timelines and of segments. */
const kinds: Partial<Record<Change['status'], string>> = { submitted: 'sent', delivered: 'got', undelivered: 'failed', expired: 'failed', rejected: 'failed', blocked: 'blocked' }

const tellOf = ({ events }: GatewayNeeds): Tell => (told) =>
  events.record(
    told.map(({ book: { workspace, mode }, type, contact, number, at }) => ({
      workspace, mode, type, subject: contact, at,
      body: () => ({ id: contact, ...(number !== undefined && { number }), mode, at: iso(at) }),
    })),
  )

/** From now on timelines hear what becomes of messages. */
function feedTimeline(gateway: GatewayNeeds, { timeline }: Pick<Contacts, 'timeline'>, isAnybody: () => boolean): () => void {
  return gateway.watch((batch) => {
    const happened: Happened[] = []
    for (const { workspace, mode, to, id, status, at, about, submittedToo, submittedAt } of batch) {
      const kind = kinds[status]
      if (kind === undefined) continue
      const subject = about?.campaign ?? id
      const more = subject === id ? {} : { detail: id }
      if (submittedToo) happened.push({ workspace, mode, number: to, kind: 'sent', at: submittedAt ?? at, subject, ...more })
      happened.push({ workspace, mode, number: to, kind, at, subject, ...more })
    }
    if (happened.length > 0) timeline.record(happened)
  }, undefined, isAnybody)
}

const importConsent = ({ ledger }: Pick<Consent, 'ledger'>): NonNullable<RunNeeds['consent']> =>
  async ({ workspace, mode }, numbers, { purpose, wording, source }, { import: id, actor, at }) => {
    await ledger.record(numbers.map((number) => ({
      workspace, mode, number, sender: '*', purpose, action: 'imported' as const, source: 'import' as const, at, wording,
      wordingVersion: id, ...(source !== undefined && { url: source }), ...(actor !== undefined && { actor }),
    })))
  }

const entriesAtOnce = 200
/** Of one number; older entries are in the ledger. */
const mostEntries = 5_000

/** What the ledger of consent knows of a number, as part of its timeline. */
const consentOf = ({ ledger }: Pick<Consent, 'ledger'>): Elsewhere => async ({ workspace, mode }, number, { before, limit }) => {
  const found: Activity[] = []
  for (let after: string | undefined, seen = 0; found.length < limit && seen < mostEntries; seen += entriesAtOnce) {
    const page = await ledger.list({ workspace, mode }, { number, limit: entriesAtOnce, ...(after !== undefined && { after }) })
    for (const { id, action, purpose, source, sender, at } of page.data) {
      const one = { id: `act_${id.slice('cns_'.length)}`, kind: 'consent', at, subject: id, detail: `${action}, ${purpose}, by ${source}${sender === '*' ? '' : `, of ${sender}`}` }
      if (one.id < before) found.push(one)
    }
    if (page.nextCursor === undefined) break
    after = page.nextCursor
  }
  return found.slice(0, limit)
}

/** Whatever is known of a person goes, but for the keyed hash by which they are never written to again. */
const eraser = (db: Database, gateway: GatewayNeeds, { ledger }: Pick<Consent, 'ledger'>, elsewhere: BookNeeds['erasing']) => async ({ workspace, mode }: Book, number: string): Promise<void> => {
  const book = { workspace, mode }
  await ledger.erase(book, number)
  await gateway.people.forget(book, number)
  await db.write(forgetPerson(book, number))
  await elsewhere?.(book, number)
}

type BookNeeds = {
  readonly db: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  /** Where uploaded files are kept while they are read. */
  readonly dir: string
  readonly gateway: GatewayNeeds
  readonly consent: Pick<Consent, 'ledger'>
  /** What other rooms have of a person who is erased. */
  readonly erasing?: (book: Book, number: string) => Promise<void>
}
export type PeopleBook = Awaited<ReturnType<typeof openBook>>

/** The whole room of people, at work: what it tells goes to the gateway's events, what happens to messages comes to it. */
export async function openBook({ dir, gateway, consent, erasing: elsewhere, ...needs }: BookNeeds) {
  const tell = tellOf(gateway)
  let isAnybody = false
  const erasing = eraser(needs.db, gateway, consent, elsewhere)
  const contacts = openContacts({
    ...needs,
    erasing,
    elsewhere: consentOf(consent),
    tell(told) {
      isAnybody = true // about to be written
      return tell(told)
    },
  })
  /** Nothing is kept of messages to people while there are none; another process may have made some. */
  let looking: { cancel(): void } | undefined
  let stopped = false
  const look = async () => {
    if (!isAnybody && (await contacts.people.isAnybody())) isAnybody = true
    if (!isAnybody && !stopped) looking = needs.clock.after(lookEveryMs, lookAgain)
  }
  const lookAgain = () => void look().catch((error: unknown) => needs.log.error('whether there are people could not be read', { error }))
  await look()
  const imports = await openImports({ ...needs, dir, ...contacts, consent: importConsent(consent) })
  const unwatch = feedTimeline(gateway, contacts, () => isAnybody)
  contacts.timeline.start()
  imports.resume()
  return {
    ...contacts,
    imports,
    lists: createLists(contacts),
    /** Also of who is no contact. */
    async erase(book: Book, number: string): Promise<void> {
      const contact = await contacts.people.ofNumber(book, number)
      await (contact ? contacts.people.remove(book, [contact.id], true) : erasing(book, number))
    },
    heard(book: Book, { id, from, receivedAt }: { readonly id: string; readonly from: string; readonly receivedAt: string }): void {
      contacts.timeline.record([{ ...book, number: from.startsWith('+') ? from : `+${from}`, kind: 'replied', at: Date.parse(receivedAt), subject: id }])
    },
    async stop(): Promise<void> {
      stopped = true
      looking?.cancel()
      unwatch()
      await imports.stop()
      await contacts.timeline.stop()
    },
  }
}
