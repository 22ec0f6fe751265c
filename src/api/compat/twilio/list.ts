// Twilio's pages of messages: filters in, pages out that name their neighbours. Theirs are numbered, and a number
// without the token of the page before says nothing; tokens stay good while messages arrive.
import type { MessageQuery, MessageView, Page } from '../../rest/needs.ts'
import type { Fields } from '../door.ts'
import type { TwilioRefusal } from './errors.ts'
import { messageResource } from './message.ts'
import { idOf, sidOf } from './sid.ts'

export type Wanted = { readonly query: MessageQuery; readonly page: number; readonly size: number }

const usualSize = 50
const largestSize = 1_000
const dayMs = 86_400_000
const aDay = /^\d{4}-\d\d-\d\d$/

const no = (say: string): { refusal: TwilioRefusal } => ({ refusal: { code: 20001, status: 400, say } })

export function readList(given: Fields): Wanted | { refusal: TwilioRefusal } {
  const size = wholeOf(given.get('PageSize'), usualSize)
  const page = wholeOf(given.get('Page'), 0)
  if (size === undefined || size < 1 || page === undefined) return no('Page and PageSize are whole numbers.')
  const token = given.get('PageToken') || undefined
  const after = token === undefined ? undefined : idOf(token, 'PASM', 'msg_')
  if (token !== undefined && after === undefined) return no('This PageToken is not one of ours.')
  if (page > 0 && after === undefined) return no('A Page after the first needs its PageToken.')
  const since = momentOf(given.get('DateSent>') ?? given.get('DateSent'), 0)
  const until = momentOf(given.get('DateSent<') ?? given.get('DateSent'), given.has('DateSent<') ? 1 : dayMs)
  if (Number.isNaN(since) || Number.isNaN(until)) return no('DateSent is a day, like 2026-11-22, or an ISO 8601 time.')
  const [to, from] = [given.get('To'), given.get('From')]
  const limit = Math.min(size, largestSize)
  const query = {
    limit,
    ...(to && { to: to.replace(/^ /, '+') }),
    ...(from && { from: from.replace(/^ /, '+') }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(after !== undefined && { after }),
  }
  return { query, page, size: limit }
}

const wholeOf = (text: string | undefined, usual: number) =>
  text === undefined || text === '' ? usual : /^\d{1,9}$/.test(text) ? Number(text) : undefined

/** A day is its first millisecond. */
function momentOf(text: string | undefined, more: number): number | undefined {
  if (!text) return undefined
  return (aDay.test(text) || /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-][\d:]+)?$/.test(text) ? Date.parse(text) : NaN) + more
}

export function listPage(account: string, given: Fields, { page, size }: Wanted, found: Page<MessageView>) {
  const path = `/2010-04-01/Accounts/${account}/Messages.json`
  const filters = [...given].filter(([name]) => !['Page', 'PageSize', 'PageToken'].includes(name))
  const at = (number: number, token?: string) => {
    const more = { PageSize: String(size), Page: String(number), ...(token && { PageToken: token }) }
    return `${path}?${new URLSearchParams([...filters, ...Object.entries(more)]).toString()}`
  }
  const token = given.get('PageToken')
  const start = page * size
  return {
    end: start + Math.max(0, found.data.length - 1),
    first_page_uri: at(0),
    messages: found.data.map((message) => messageResource(account, message)),
    next_page_uri: found.nextCursor === undefined ? null : at(page + 1, sidOf('PASM', found.nextCursor)),
    page,
    page_size: size,
    previous_page_uri: null,
    start,
    uri: at(page, token),
  }
}
