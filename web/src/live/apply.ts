// What a batch of events does to the pages already loaded: pure, so that it can be tested without a browser. Knows the
// shapes of lists, not where they are kept.
import type { MessageFilter } from '../api/routes.ts'
import type { Arrival, Change, Message, Page, Phone, PhoneMessage, Status } from '../api/shapes.ts'

/** Pages of a list; `newer` says that rows exist above the first which were not taken in. */
export type Pages<Row> = { pages: (Page<Row> & { newer?: boolean })[]; pageParams: (string | undefined)[] }

/** A first page grown beyond this by live rows takes no more: the list offers to start anew instead. */
export const mostLiveRows = 300

const finals = new Set<Status>(['delivered', 'undelivered', 'expired', 'rejected', 'unknown', 'canceled', 'blocked'])
const order: readonly Status[] = ['scheduled', 'queued', 'held', 'sending', 'submitted']
export const isFinal = (status: Status) => finals.has(status)

/** Statuses never go backwards: a late event must not undo a newer answer. */
export const later = (now: Status, next: Status): Status =>
  finals.has(now) || (!finals.has(next) && order.indexOf(next) < order.indexOf(now)) ? now : next

const matches = (row: { status: Status; to: string; from?: string }, filter: MessageFilter) =>
  (filter.status === undefined || filter.status === row.status) && (filter.to === undefined || filter.to === row.to) && (filter.from === undefined || filter.from === row.from)

/** Events tell too little of a message to say whether it is in such a list: new ones come when it is read anew. */
const isBeyond = ({ country, connection, campaign, batch, error, text, until }: MessageFilter) =>
  [country, connection, campaign, batch, error, text, until].some((wanted) => wanted !== undefined)

function prepend<Row>(list: Pages<Row>, fresh: Row[]): Pages<Row> {
  const [first, ...rest] = list.pages
  if (!first || fresh.length === 0) return list
  const taken = first.data.length + fresh.length <= mostLiveRows
  const page = taken ? { ...first, data: [...fresh, ...first.data] } : { ...first, newer: true }
  return { ...list, pages: [page, ...rest] }
}

/** One change per message: its last status, its first moment, and the text of whichever brought it. */
function merged(into: Map<string, Change>, changes: readonly Change[]): Map<string, Change> {
  for (const change of changes) {
    const before = into.get(change.id)
    into.delete(change.id)
    const status = before ? later(before.status, change.status) : change.status
    into.set(change.id, { ...before, ...change, at: before?.at ?? change.at, status })
  }
  return into
}

const rowOf = ({ at, ...change }: Change): Message => ({ ...change, createdAt: at })
const newestFirst = (a: { id: string }, b: { id: string }) => (a.id < b.id ? 1 : -1)

/** Moves statuses on, drops rows the filter no longer wants, and puts new messages on top. */
export function applyChanges(list: Pages<Message>, changes: readonly Change[], filter: MessageFilter): Pages<Message> {
  const latest = merged(new Map(), changes)
  const pages = list.pages.map((page) => {
    let touched = false
    const data = page.data.flatMap((row) => {
      const change = latest.get(row.id)
      if (!change) return [row]
      latest.delete(row.id)
      touched = true
      const next = { ...row, status: later(row.status, change.status) }
      return matches(next, filter) ? [next] : []
    })
    return touched ? { ...page, data } : page
  })
  const fresh = [...(isBeyond(filter) ? [] : latest.values())].filter((change) => change.text !== undefined && matches(change, filter))
  return prepend({ ...list, pages }, fresh.map(rowOf).sort(newestFirst))
}

/** Remembers the newest changes, so that an answer which was under way when they came is brought up to date. */
export function createMemory(most = 5_000) {
  const known = new Map<string, Change>()
  return {
    /** What one person was told is not for the next. */
    forget: () => known.clear(),
    take(changes: readonly Change[]) {
      merged(known, changes)
      for (const id of known.keys()) {
        if (known.size <= most) break
        known.delete(id)
      }
    },
    /** `first` is true for the newest page of a list: what is newer still goes on top of it. */
    catchUp(page: Page<Message>, filter: MessageFilter, first: boolean): Page<Message> {
      const top = page.data[0]?.id ?? ''
      const changes = [...known.values()]
      const above = first && !isBeyond(filter) ? changes.filter(({ id, text }) => id > top && text !== undefined) : []
      const rows = page.data.map((row) => {
        const change = known.get(row.id)
        return change ? { ...row, status: later(row.status, change.status) } : row
      })
      return { ...page, data: [...above.map(rowOf).sort(newestFirst), ...rows].filter((row) => matches(row, filter)) }
    },
  }
}

/** Puts what arrived at (or left) one phone on top of its conversation. */
export function applyArrivals(list: Pages<PhoneMessage>, arrivals: readonly PhoneMessage[]): Pages<PhoneMessage> {
  const known = new Set(list.pages.flatMap((page) => page.data.map((row) => row.id)))
  return prepend(list, arrivals.filter((arrival) => !known.has(arrival.id)).reverse())
}

/** Moves the phones that something happened to up to the top of the list, new ones included. */
export function applyToPhones(list: Pages<Phone>, arrivals: readonly Arrival[]): Pages<Phone> {
  const touched = new Map<string, Phone>()
  for (const { number, receivedAt, text } of arrivals) {
    const messages = (touched.get(number)?.messages ?? 0) + 1
    touched.delete(number)
    touched.set(number, { number, messages, lastAt: receivedAt, lastText: text })
  }
  const pages = list.pages.map((page) => ({
    ...page,
    data: page.data.filter((phone) => {
      const fresh = touched.get(phone.number)
      if (fresh) fresh.messages += phone.messages
      return !fresh
    }),
  }))
  return prepend({ ...list, pages }, [...touched.values()].reverse())
}
