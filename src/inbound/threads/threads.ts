// Conversations with people: who wrote, what was said last, who looks after it. What was said itself stays with the gateway
// for as long as it is kept there.
import type { Consent } from '../../consent/open.ts'
import { atTheDoor, type Database } from '../../db/database.ts'
import type { Gateway } from '../../gateway/open.ts'
import type { Said } from '../../gateway/people/records.ts'
import { plain, senderOf, type Book } from '../keyword.ts'
import { putArrived, threadRecords, type Arrived, type Filter, type Thread } from './records.ts'

export type ThreadView = Omit<Thread, 'workspace' | 'mode' | 'latest'> & {
  /** What an answer is sent from. */
  readonly from: string
  /** Who it is, where somebody keeps a book of people. */
  readonly contact?: string
  readonly name?: string
  /** Absent where it is not kept any more. */
  readonly last?: Said
}
export type WholeThread = ThreadView & { readonly stopped: boolean; readonly messages: readonly Said[]; readonly nextCursor?: string }
export type ThreadChange = { readonly state?: Thread['state'] | undefined; readonly assignee?: string | null | undefined }
export type Threads = ReturnType<typeof createThreads>

/** Contacts by their numbers. */
export type ContactsOf = (book: Book, numbers: readonly string[]) => Promise<ReadonlyMap<string, { readonly id: string; readonly name?: string }>>
type Needs = { db: Database; people: Pick<Gateway['people'], 'latestTo' | 'texts' | 'between'>; ledger: Pick<Consent['ledger'], 'standingsOf'>; contactsOf: ContactsOf | undefined }

/** Conversations with something unread that are known in memory. */
const mostWaiting = 100_000
const keyOf = ({ workspace, mode }: Book, person: string) => `${workspace} ${mode} ${person}`

export function createThreads({ db, people, ledger, contactsOf }: Needs) {
  const records = threadRecords(db)
  const atDoor = threadRecords(atTheDoor(db))

  /** Who waits for an answer: so that of the many who are written to, nobody else is looked for. */
  const waiting = new Set<string>()
  const remember = (book: Book, person: string) => {
    waiting.add(keyOf(book, person))
    if (waiting.size > mostWaiting) waiting.delete(waiting.values().next().value!)
  }

  const watchers = new Set<(moved: readonly Book[]) => void>()
  const tell = (moved: readonly Book[]) => {
    for (const hear of watchers) hear(moved)
  }
  const put = async (book: Book, person: string, change: Parameters<typeof records.change>[2]) => {
    await records.change(book, person, change)
    tell([book])
  }
  const markRead = async (book: Book, { person, latest }: Pick<Thread, 'person' | 'latest'>) => {
    await records.read(book, person, latest)
    tell([book])
  }

  const views = async (book: Book, threads: readonly Thread[]): Promise<ThreadView[]> => {
    const persons = threads.map(({ person }) => person)
    const [texts, sent, contacts] = await Promise.all([people.texts(book, threads.map(({ latest }) => latest)), people.latestTo(book, persons), contactsOf?.(book, persons)])
    return threads.map(({ workspace: _, mode: __, latest, ...thread }) => {
      const [theirs, ours] = [texts.get(latest), sent.get(thread.person)]
      const last = ours && (!theirs || ours.at > theirs.at) ? ours : theirs
      const contact = contacts?.get(thread.person)
      return { ...thread, ...(contact !== undefined && { contact: contact.id, ...(contact.name !== undefined && { name: contact.name }) }), from: senderOf(thread.number), ...(last && { last }) }
    })
  }
  const viewOf = async (book: Book, thread: Thread): Promise<ThreadView> => (await views(book, [thread]))[0]!

  return {
    async load(): Promise<void> {
      for (const { person, ...book } of (await records.waiting(mostWaiting)).reverse()) remember(book, person)
    },
    /** Hears whose conversations moved, after they did; gives what ends it. */
    watch(hear: (moved: readonly Book[]) => void): () => void {
      watchers.add(hear)
      return () => void watchers.delete(hear)
    },
    /** Somebody was erased, with what they wrote. */
    forgotten: (book: Book): void => tell([book]),
    /** Texts that were acted on, in their order. */
    async take(arrived: readonly Arrived[]): Promise<void> {
      if (arrived.length === 0) return
      await db.write([putArrived(arrived)])
      tell(arrived)
      for (const { person, waits, ...book } of arrived) if (waits) remember(book, person)
    },
    /** Somebody wrote to them, from this sender: where that is the number they wrote to, what they said was read. */
    async answered(book: Book, person: string, sender: string): Promise<void> {
      if (!waiting.has(keyOf(book, person))) return
      const thread = await records.get(book, person)
      if (!thread || plain(thread.number) !== plain(sender)) return
      await markRead(book, thread)
      waiting.delete(keyOf(book, person))
    },
    /** It was decided elsewhere what came of what they wrote. */
    async settled(book: Book, person: string): Promise<void> {
      const thread = await records.get(book, person)
      if (!thread) return
      await markRead(book, thread)
      await put(book, person, { state: 'closed', assignee: thread.assignee ?? null })
    },
    async list(book: Book, { limit, after = '~', ...filter }: Filter & { limit: number; after?: string | undefined }): Promise<{ data: ThreadView[]; nextCursor?: string }> {
      const found = await atDoor.list(book, filter, after, limit + 1)
      const data = found.slice(0, limit)
      return { data: await views(book, data), ...(found.length > limit && { nextCursor: data.at(-1)!.latest }) }
    },
    async get(book: Book, person: string, page: { limit: number; after?: string | undefined }): Promise<WholeThread | undefined> {
      const thread = await atDoor.get(book, person)
      if (!thread) return undefined
      const [view, said, standings] = await Promise.all([
        viewOf(book, thread),
        people.between(book, person, { limit: page.limit, ...(page.after !== undefined && { after: page.after }) }),
        ledger.standingsOf(book, person),
      ])
      const stopped = standings.some(({ state, purpose }) => state === 'suppressed' || (state === 'out' && purpose === 'transactional'))
      return { ...view, stopped, messages: said.data, ...(said.nextCursor !== undefined && { nextCursor: said.nextCursor }) }
    },
    async read(book: Book, person: string): Promise<ThreadView | undefined> {
      const thread = await records.get(book, person)
      if (!thread) return undefined
      await markRead(book, thread)
      return viewOf(book, { ...thread, unread: 0 })
    },
    async change(book: Book, person: string, { state, assignee }: ThreadChange): Promise<ThreadView | undefined> {
      const thread = await records.get(book, person)
      if (!thread) return undefined
      const next = { state: state ?? thread.state, assignee: assignee === undefined ? (thread.assignee ?? null) : assignee }
      await put(book, person, next)
      const { assignee: _, ...rest } = thread
      return viewOf(book, { ...rest, state: next.state, ...(next.assignee !== null && { assignee: next.assignee }) })
    },
  }
}
