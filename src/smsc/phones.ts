// The virtual phones as their owners see them: what each received and wrote, live, and a way to write. Any valid number
// has one; those are listed that something happened on. Knows no session.
import { DatabaseError, type Database } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import type { Identity } from './identity.ts'
import type { Message, PhoneMessage } from './message.ts'
import { isPhone, messagesOf, originate, phoneMessageOf } from './originate.ts'
import type { Refused } from './originate.ts'
import { commit, insertMessages, insertPhoneMessages } from './records.ts'
import { readLastWriter, readPhoneMessages, readPhones } from './records.ts'

export type PageOf<Item> = { data: Item[]; nextCursor?: string }
export type PhoneSummary = { number: string; messages: number; lastAt: number; lastText: string }

export type Phones = {
  /** The phones with the latest messages first. */
  list(query: { limit: number; after?: string }): Promise<PageOf<PhoneSummary>>
  /** Newest first; none for a number that is not a phone's. */
  messages(number: string, query: { limit: number; after?: string }): Promise<PageOf<PhoneMessage>>
  /** Writes on a phone, to a short or long code; resolves once stored. Refusals are sentences that name the field. */
  send(number: string, message: { to: string; text: string }): Promise<PhoneMessage | Refused>
  /** Called with what phones received and wrote, after it is stored, until the returned function is called. */
  watch(listener: (batch: readonly PhoneMessage[]) => void): () => void
}

export type Account = {
  readonly systemId: string
  readonly password: string
  /** Short and long codes that phones reach it by: '1600', '+3197…'. */
  readonly numbers?: readonly string[]
}

const mostPerPage = 1000

export function createPhones(needs: {
  db: Database
  clock: Clock
  /** Of messages to accounts, and of what stands on phones. */
  identity: Identity
  shownIdentity: Identity
  accounts: readonly Account[]
  onOwed(message: Message): void
  onBroken(cause: unknown): void
}) {
  const { db, clock, identity, shownIdentity, accounts, onOwed, onBroken } = needs
  const listeners = new Set<(batch: readonly PhoneMessage[]) => void>()
  const owners = new Map(accounts.flatMap(({ systemId, numbers = [] }) => numbers.map((number) => [number, systemId])))
  let originated = 0

  const show = (batch: readonly PhoneMessage[]) => {
    for (const listener of listeners) listener(batch)
  }

  /** Who reads what is written to an address: its owner, else who wrote from there last, else the first account. */
  const readerOf = async (number: string, to: string): Promise<string | undefined> => {
    const owner = owners.get(to)
    if (owner) return owner
    const writer = await readLastWriter(db, Number(number.slice(1)), to)
    return accounts.find(({ systemId }) => systemId === writer)?.systemId ?? accounts[0]?.systemId
  }

  const numbered = () => [identity.write(), shownIdentity.write()]

  const phones: Phones = {
    async list({ limit, after }) {
      const rows = await readPhones(db, cursorOf(after), pageSize(limit) + 1)
      const { page, nextCursor } = cut(rows, limit, ({ id }) => String(id))
      return { data: page.map(({ id: _, ...phone }) => phone), nextCursor }
    },
    async messages(number, { limit, after }) {
      if (!isPhone(number)) return { data: [] }
      const rows = await readPhoneMessages(db, Number(number.slice(1)), cursorOf(after), pageSize(limit) + 1)
      const { page, nextCursor } = cut(rows, limit, ({ id }) => id)
      return { data: page, nextCursor }
    },
    async send(number, message) {
      const id = shownIdentity.next()
      const written = originate(number, message, id)
      if ('refused' in written) return written
      const account = await readerOf(number, written.to)
      if (account === undefined) return { refused: 'to: there is no account that could read it' }
      const at = clock.wall()
      const messages = messagesOf(written, { account, at, nextId: identity.next })
      const shown = phoneMessageOf(written, id, at)
      try {
        const writes = [insertMessages(messages), insertPhoneMessages([{ message: shown, account }]), ...numbered()]
        await commit(db, writes, { whenFull: 'refuse' })
      } catch (cause) {
        if (!(cause instanceof DatabaseError && cause.temporary)) onBroken(cause)
        throw cause
      }
      originated++
      for (const part of messages) onOwed(part)
      show([shown])
      return shown
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
