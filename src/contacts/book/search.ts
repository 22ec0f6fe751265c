// Lists people: all of them, those of a list, a tag or a segment, those whose number or texts match. Pages end where they are
// full or where looking took long enough; the cursor goes on from there.
import type { Row } from '../../db/database.ts'
import { isFault, type Book, type Contact, type Fault } from '../contact.ts'
import { allOf, type Condition } from '../segments/condition.ts'
import { textCondition } from '../segments/records.ts'
import type { Segments } from '../segments/segments.ts'
import type { Count, Walk } from '../segments/walk.ts'
import type { Fields } from './fields.ts'
import type { People } from './people.ts'
import { columnsOf } from './records.ts'
import { folded } from './values.ts'

export type Search = ReturnType<typeof createSearch>
export type SearchQuery = {
  readonly q?: string | undefined
  readonly list?: string | undefined
  readonly tag?: string | undefined
  readonly segment?: string | undefined
  readonly country?: string | undefined
  readonly language?: string | undefined
}
export type SearchPage = { readonly data: readonly Contact[]; readonly nextCursor?: string }

const countForMs = 1_500

export function createSearch({ people, fields, segments, walk }: { people: People; fields: Fields; segments: Segments; walk: Walk }) {
  async function conditionOf(book: Book, { q, segment, ...plain }: SearchQuery): Promise<Condition | Fault> {
    const rules = Object.entries(plain).flatMap(([word, value]) => (value === undefined ? [] : [{ [word]: value }]))
    const found = segment === undefined ? undefined : await segments.get(book, segment)
    if (segment !== undefined && !found) return { fault: `There is no segment ${segment}.`, param: '/segment' }
    const condition = await segments.conditionOf(book, { all: [...rules, ...(found ? [found.rule] : [])] })
    if (isFault(condition)) return { ...condition, param: `/${condition.param.split('/').at(-1)}` }
    return q === undefined ? condition : allOf([condition, textCondition(q.trim(), folded(q.trim()))])
  }
  return {
    async list(book: Book, { limit, after = '', ...query }: SearchQuery & { limit: number; after?: string | undefined }): Promise<SearchPage | Fault> {
      const condition = await conditionOf(book, query)
      if (isFault(condition)) return condition
      const own = (await fields.of(book)).values()
      const { rows, next } = await walk.page(book, own, condition, after, limit)
      return { data: await people.dress(book, rows), ...(next !== undefined && { nextCursor: next }) }
    },
    async count(book: Book, query: SearchQuery): Promise<Count | Fault> {
      const condition = await conditionOf(book, query)
      return isFault(condition) ? condition : walk.count(book, condition, countForMs)
    },
    /** All that match, for a file: rows as they stand. */
    async all(book: Book, query: SearchQuery): Promise<AsyncGenerator<readonly Row[]> | Fault> {
      const condition = await conditionOf(book, query)
      return isFault(condition) ? condition : walk.all(book, columnsOf((await fields.of(book)).values()), condition)
    },
  }
}
