// Pages of lists: the query that asks for one, and the answer, which ends early when its texts are long. Cursors are
// opaque to this door as well.
import { z } from 'zod'
import type { Page, PageQuery } from './needs.ts'
import { answer } from './route.ts'
import type { Answer } from './route.ts'

/** A whole number in an address, written with digits; nothing at all is not zero. */
export const digits = (least: number, most: number) =>
  z.preprocess((text) => (typeof text === 'string' && !/^\d{1,16}$/.test(text) ? Number.NaN : text), z.coerce.number().int().min(least).max(most))

export const pageQuery = {
  limit: digits(1, 1000).default(50)
    .describe('The most rows in the page. It ends earlier when their texts are long; `nextCursor` tells.'),
  after: z.string().min(1).max(256).optional().describe('`nextCursor` of the page before.'),
}

/** Characters after which a page asks for no more rows. */
const pageBudget = 1_000_000
/** Rows asked for at once: with the longest texts, what one piece adds to a page is bounded as well. */
const pieceOf = 50

/** One page, fetched in pieces. */
export async function pageAnswer<Query extends PageQuery, Row>(
  query: Query,
  ask: (query: Query) => Promise<Page<Row>>,
  show: (row: Row) => object,
): Promise<Answer> {
  const rows: string[] = []
  let characters = 0
  let after = query.after
  do {
    const limit = Math.min(query.limit - rows.length, pieceOf)
    const { data, nextCursor } = await ask({ ...query, limit, after })
    for (const row of data) characters += rows[rows.push(JSON.stringify(show(row))) - 1]!.length
    after = nextCursor
  } while (after !== undefined && rows.length < query.limit && characters < pageBudget)
  const next = after === undefined ? '' : `,"nextCursor":${JSON.stringify(after)}`
  return answer(200, `{"data":[${rows.join()}]${next}}`)
}
