// The centre as its operator sees it: who is bound, what waits for whom, what is broadcast, and a record of every message,
// also as CSV. Changes nothing but broadcasts.
import { csvCell } from '../kit/spreadsheet.ts'
import type { Database } from '../db/database.ts'
import { civilOf, two } from '../smpp/times.ts'
import type { BindView } from './binds.ts'
import type { Announcement, BroadcastView } from './broadcast/broadcast.ts'
import type { RecordQuery, Stored } from './cdr/records.ts'
import { readRecords } from './cdr/records.ts'
import type { Profile } from './hlr/register.ts'
import type { Mailbox } from './mailboxes.ts'
import { digitsOf, stages } from './message.ts'
import type { PageOf } from './phones.ts'

export type MessageRecord = {
  /** As accounts know it; the messages of one submit_multi share it. */
  readonly id: string
  readonly direction: 'to_phone' | 'from_phone' | 'between_phones'
  /** The system_id on the other side; empty between phones. */
  readonly account: string
  readonly from: string
  readonly to: string
  readonly state:
    | 'scheduled' | 'enroute' | 'waiting'
    | 'delivered' | 'expired' | 'deleted' | 'undeliverable' | 'unknown' | 'rejected'
  /** RP-Cause, 3GPP 24.011 §8.2.5.4; 0 for none. */
  readonly cause: number
  /** Milliseconds of wall time; 0 for not yet. */
  readonly acceptedAt: number
  readonly doneAt: number
  readonly dataCoding: number
  readonly octets: number
  /** Of the phone, as its subscriber is now. */
  readonly network: string
  readonly roaming: string
  readonly tariff: string
}

export type Queues = {
  /** Phones that are waited for, those with most messages first. */
  readonly waiting: readonly { number: string; messages: number; cause: number; attempts: number }[]
  readonly phones: number
  /** Receipts and messages in memory that accounts are owed. */
  readonly owed: readonly { account: string; messages: number }[]
}

export type Operator = {
  binds(): BindView[]
  queues(query: { limit: number }): Queues
  /** Names of the cells. */
  areas(): string[]
  /** Shows a text as an alert on all phones of some cells; resolves once stored. Refusals begin with the field. */
  broadcast(announcement: Announcement): Promise<{ id: string } | { refused: string }>
  /** Newest first, those of programs too. */
  broadcasts(query: { limit: number; after?: string }): Promise<PageOf<BroadcastView>>
  /** Undefined for one that is not known. */
  findBroadcast(id: string): Promise<BroadcastView | undefined>
  /** No further repetition; false where it has ended, undefined where there is none. */
  cancelBroadcast(id: string): Promise<boolean | undefined>
  /** In the order of acceptance; page by page, however many there are. */
  records(query?: RecordQuery): AsyncIterable<MessageRecord>
  /** The same as CSV of RFC 4180, a line at a time, the names of the columns first. */
  recordsCsv(query?: RecordQuery): AsyncIterable<string>
}

const recordsPerPage = 1_000
const mostListed = 1_000

export function createOperator(needs: {
  db: Database
  binds(): BindView[]
  mailboxes(): Iterable<Mailbox>
  owed(): { account: string; messages: number }[]
  find(digits: string): Profile | undefined
  areas(): string[]
  announce: Operator['broadcast']
  listBroadcasts(before: number, count: number): Promise<BroadcastView[]>
  revoke(id: number): Promise<boolean | undefined>
}): Operator {
  const { db, find } = needs

  async function* records(query: RecordQuery = {}) {
    let after = 0
    for (;;) {
      const page = await readRecords(db, after, query, recordsPerPage)
      for (const stored of page) yield recordOf(stored, find)
      if (page.length < recordsPerPage) return
      after = page.at(-1)!.id
    }
  }

  return {
    binds: needs.binds,
    areas: needs.areas,
    broadcast: needs.announce,
    async broadcasts({ limit, after }) {
      const most = Math.max(1, Math.min(mostListed, Math.trunc(limit) || 1))
      const found = await needs.listBroadcasts(isNumber(after) ? Number(after) : Number.MAX_SAFE_INTEGER, most + 1)
      const data = found.slice(0, most)
      return found.length > most ? { data, nextCursor: data.at(-1)!.id } : { data }
    },
    async findBroadcast(id) {
      if (!isNumber(id)) return undefined
      const [found] = await needs.listBroadcasts(Number(id) + 1, 1)
      return found?.id === id ? found : undefined
    },
    cancelBroadcast: async (id) => (isNumber(id) ? needs.revoke(Number(id)) : undefined),
    queues({ limit }) {
      const boxes = [...needs.mailboxes()].sort((a, b) => b.count - a.count || (a.number < b.number ? -1 : 1))
      const most = Math.max(1, Math.min(mostListed, Math.trunc(limit) || 1))
      return {
        waiting: boxes.slice(0, most).map(({ number, count, cause, failed }) => ({
          number, messages: count, cause, attempts: failed,
        })),
        phones: boxes.length,
        owed: needs.owed(),
      }
    },
    records,
    async *recordsCsv(query = {}) {
      yield `${columns.join()}\r\n`
      for await (const record of records(query)) yield `${columns.map((column) => cell(column, record)).join()}\r\n`
    },
  }
}

const isNumber = (text = ''): boolean => /^\d{1,15}$/.test(text)

const columns = [
  'id', 'direction', 'account', 'from', 'to', 'state', 'cause', 'acceptedAt', 'doneAt', 'dataCoding', 'octets',
  'network', 'roaming', 'tariff',
] as const satisfies readonly (keyof MessageRecord)[]

const states: Readonly<Record<number, MessageRecord['state']>> = {
  1: 'enroute', 2: 'delivered', 3: 'expired', 4: 'deleted', 5: 'undeliverable', 7: 'unknown', 8: 'rejected',
}

const stillThere: Readonly<Record<number, MessageRecord['state']>> = {
  [stages.scheduled]: 'scheduled', [stages.waiting]: 'waiting',
}

function recordOf(stored: Stored, find: (digits: string) => Profile | undefined): MessageRecord {
  const { id, about, stage, account, source, destination } = stored
  const originated = stored.state === 1 && stage >= 0
  const direction = account === '' ? 'between_phones' : originated ? 'from_phone' : 'to_phone'
  const profile = find(digitsOf(originated ? source : destination))
  return {
    id: String(about ?? id), direction, account, from: source, to: digitsOf(destination),
    state: originated && stage === stages.done ? 'delivered' : (stillThere[stage] ?? states[stored.state]!),
    cause: stored.cause, acceptedAt: stored.acceptedAt, doneAt: stored.doneAt, dataCoding: stored.dataCoding,
    octets: stored.octets, network: profile?.network ?? '', roaming: profile?.roaming ?? '',
    tariff: stored.tariff ?? '',
  }
}

function cell(column: (typeof columns)[number], record: MessageRecord): string {
  const value = record[column]
  if (column === 'acceptedAt' || column === 'doneAt') return value === 0 ? '' : isoOf(value as number)
  return csvCell(String(value))
}

function isoOf(ms: number): string {
  const { year, month, day, hour, minute, second } = civilOf(ms)
  const thousandth = String(ms % 1000).padStart(3, '0')
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}.${thousandth}Z`
}
