// The virtual phones as their owners see them: what each received and wrote, live, and a way to write. Any valid number
// has one; those are listed that something happened on. Knows no session.
import type { Database } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import type { Identity } from './identity.ts'
import type { Kept, Message, PhoneMessage, Trace } from './message.ts'
import { isPhone, messagesOf, originate, phoneMessageOf } from './originate.ts'
import type { Refused } from './originate.ts'
import type { ReaderOf } from './readers.ts'
import type { Seen } from './records.ts'
import { readLastWriter, readMessages, readPhoneMessage, readPhoneMessages, readPhones } from './records.ts'
import { traceOf } from './trace.ts'

export type PageOf<Item> = { data: Item[]; nextCursor?: string }
export type PhoneSummary = { number: string; messages: number; lastAt: number; lastText: string }

/** `seen` is `all` when absent; `tests` are messages that were sent to try something out, and alerts. */
export type PhoneQuery = { readonly limit: number; readonly after?: string; readonly seen?: Seen }

export type Phones = {
  /** The phones with the latest messages first. */
  list(query: PhoneQuery): Promise<PageOf<PhoneSummary>>
  /** Newest first; none for a number that is not a phone's. */
  messages(number: string, query: PhoneQuery): Promise<PageOf<PhoneMessage>>
  /**
   * Writes on a phone, to a short or long code or another phone; resolves once stored. Refusals name the field. It is a test
   * when `test` says so, and when it answers one.
   */
  send(number: string, message: { to: string; text: string; test?: boolean }): Promise<PhoneMessage | Refused>
  /** The PDUs and TPDUs of a message that stands on a phone, in order of time; undefined when none does. */
  truth(number: string, messageId: string, seen?: Seen): Promise<Trace[] | undefined>
  /** Called with what phones received and wrote, after it is stored, until the returned function is called. */
  watch(listener: (batch: readonly PhoneMessage[]) => void): () => void
}

const mostPerPage = 1000

export function createPhones(needs: {
  db: Database
  clock: Clock
  /** Of messages to accounts, and of what stands on phones. */
  identity: Identity
  shownIdentity: Identity
  readerOf: ReaderOf
  /** Stores what a phone wrote; rejects with a temporary error when there is no room for it. */
  write(kept: Kept, messages: readonly Message[]): Promise<void>
}) {
  const { db, clock, identity, shownIdentity, readerOf, write } = needs
  const listeners = new Set<(batch: readonly PhoneMessage[]) => void>()
  let originated = 0

  const show = (batch: readonly PhoneMessage[]) => {
    for (const listener of listeners) {
      try {
        listener(batch)
      } catch (error) {
        clock.soon(() => { // its own fault: it must not look as if the store had failed
          throw error
        })
      }
    }
  }

  const phones: Phones = {
    async list({ limit, after, seen = 'all' }) {
      const rows = await readPhones(db, cursorOf(after), pageSize(limit) + 1, seen)
      const { page, nextCursor } = cut(rows, limit, ({ id }) => String(id))
      return { data: page.map(({ id: _, ...phone }) => phone), nextCursor }
    },
    async messages(number, { limit, after, seen = 'all' }) {
      if (!isPhone(number)) return { data: [] }
      const rows = await readPhoneMessages(db, Number(number.slice(1)), cursorOf(after), pageSize(limit) + 1, seen)
      const { page, nextCursor } = cut(rows, limit, ({ id }) => id)
      return { data: page, nextCursor }
    },
    async send(number, message) {
      const id = shownIdentity.next()
      const written = originate(number, message, id)
      if ('refused' in written) return written
      const reader = await readerOf(number, written.to)
      if (reader === undefined) return { refused: 'to: there is no account that could read it' }
      const test = message.test ?? (await readLastWriter(db, Number(number.slice(1)), written.to))?.test ?? false
      const at = clock.wall()
      const messages = messagesOf(written, { reader, at, test, nextId: identity.next })
      const shown = phoneMessageOf(written, { id, at, test })
      const kept = { message: shown, account: messages[0]!.account, sources: messages.map((part) => part.id) }
      await write(kept, messages)
      originated++
      show([shown])
      return shown
    },
    async truth(number, messageId, seen = 'all') {
      if (!isPhone(number) || !/^\d{1,15}$/.test(messageId)) return undefined
      const kept = await readPhoneMessage(db, Number(number.slice(1)), Number(messageId))
      if (!kept || (seen === 'tests' && !kept.message.test && !kept.message.alert)) return undefined
      return traceOf(kept, await readMessages(db, kept.sources))
    },
    watch(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  return { phones, show, counters: () => ({ originated }) }
}

const pageSize = (limit: number) => Math.max(1, Math.min(mostPerPage, Math.trunc(limit) || 1))
const cursorOf = (after = '') => (/^\d{1,15}$/.test(after) ? Number(after) : Number.MAX_SAFE_INTEGER)

function cut<Item>(rows: readonly Item[], limit: number, idOf: (item: Item) => string) {
  const page = rows.slice(0, pageSize(limit))
  return { page, nextCursor: rows.length > page.length ? idOf(page.at(-1)!) : undefined }
}
