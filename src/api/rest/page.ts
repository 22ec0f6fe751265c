// Pages of lists: the query that asks for one. Cursors are opaque to this door as well.
import { z } from 'zod'

export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(1000).default(50).describe('Rows in the page.'),
  after: z.string().min(1).max(256).optional().describe('`nextCursor` of the page before.'),
}
