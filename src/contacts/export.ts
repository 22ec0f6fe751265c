// People as CSV, a page at a time: what an import reads back. Nothing in it is taken for a formula.
import { csvCell } from '../kit/spreadsheet.ts'
import { written } from './book/values.ts'
import { isFault, type Book, type Fault, type Field, type FieldValue } from './contact.ts'
import type { Fields } from './book/fields.ts'
import type { People } from './book/people.ts'
import type { Search, SearchQuery } from './book/search.ts'

const rowsAtOnce = 1_000

/** What is made of numbers alone is what it is, also behind a minus. */
const cellOf = (field: Pick<Field, 'type'>, value: FieldValue | undefined): string => {
  if (value === undefined) return ''
  if (field.type === 'number' || field.type === 'date') return written(field, value)
  return field.type === 'place' ? `"${written(field, value)}"` : csvCell(written(field, value))
}

export const createExport = ({ people, fields, search }: { people: People; fields: Fields; search: Search }) =>
  async (book: Book, query: SearchQuery): Promise<AsyncGenerator<string> | Fault> => {
    const pages = await search.all(book, query)
    return isFault(pages) ? pages : write(book, pages)

    async function* write(of: Book, found: Exclude<typeof pages, Fault>): AsyncGenerator<string> {
      const own = [...(await fields.of(of)).values()]
      yield `${['number', 'language', 'timeZone', 'tags', ...own.map(({ key }) => key), 'externalIds', 'createdAt'].join()}\r\n`
      for await (const rows of found)
        for (let at = 0; at < rows.length; at += rowsAtOnce) {
          const contacts = await people.dress(of, rows.slice(at, at + rowsAtOnce))
          yield contacts
            .map(({ number, language = '', timeZone = '', tags, fields: values, externalIds, createdAt }) => {
              // a number of ours is a plus and digits, which any reader takes as what it is
              const cells = [...[language, timeZone, tags.join('|')].map(csvCell), ...own.map((field) => cellOf(field, values[field.key])), csvCell(Object.entries(externalIds).map((pair) => pair.join(':')).join('|'))]
              return `${number},${cells.join()},${new Date(createdAt).toISOString()}\r\n`
            })
            .join('')
        }
    }
  }
