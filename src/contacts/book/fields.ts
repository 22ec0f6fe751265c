// The own fields of each book: made, listed, taken away. They are in memory because every contact that is read or written
// asks for them; one process writes a database, so what is in memory is what is.
import type { Database } from '../../db/database.ts'
import type { Clock } from '../../kit/clock.ts'
import { limits, type Book, type Field, type FieldType } from '../contact.ts'
import { fieldRecords } from './records.ts'
import type { Slotted } from './values.ts'

export type NewField = { readonly key: string; readonly title?: string; readonly type: FieldType; readonly choices?: readonly string[] }
export type Fields = ReturnType<typeof createFields>

export const fieldKey = /^[a-z][a-z0-9_]{0,39}$/
/** What stands for something else in a text or a file. */
export const reservedKeys: ReadonlySet<string> = new Set(['number', 'language', 'time_zone', 'tags', 'id', 'country', 'link', 'page', 'coupon', 'optout'])

const bookKey = ({ workspace, mode }: Book) => `${mode} ${workspace}`

export function createFields({ db, clock }: { db: Database; clock: Clock }) {
  const records = fieldRecords(db)
  const books = new Map<string, Promise<Map<string, Slotted>>>()
  /** Changes of one book follow each other. */
  const lines = new Map<string, Promise<unknown>>()

  function of(book: Book): Promise<Map<string, Slotted>> {
    const key = bookKey(book)
    let known = books.get(key)
    if (!known) {
      known = records.all(book).then((fields) => new Map(fields.map((field) => [field.key, field])))
      books.set(key, known)
      known.catch(() => books.delete(key))
    }
    return known
  }
  function inLine<T>(book: Book, run: () => Promise<T>): Promise<T> {
    const key = bookKey(book)
    const turn = (lines.get(key) ?? Promise.resolve()).then(run, run)
    lines.set(key, turn)
    const leave = () => void (lines.get(key) === turn && lines.delete(key))
    turn.then(leave, leave)
    return turn
  }

  /** Whoever writes what stands in fields, by book. */
  const holding = new Map<string, Set<Promise<void>>>()
  async function hold(book: Book): Promise<{ readonly own: ReadonlyMap<string, Slotted>; free(): void }> {
    const own = new Map(await of(book))
    const { promise, resolve } = Promise.withResolvers<void>()
    const held = holding.get(bookKey(book)) ?? new Set()
    holding.set(bookKey(book), held.add(promise))
    const free = () => {
      held.delete(promise)
      if (held.size === 0 && holding.get(bookKey(book)) === held) holding.delete(bookKey(book))
      resolve()
    }
    return { own, free }
  }

  return {
    /** As they are now; until `free` is called none that goes is emptied, so that what is written by them goes with it. */
    hold,
    /** By their key, in order of birth. */
    of: of as (book: Book) => Promise<ReadonlyMap<string, Slotted>>,
    async list(book: Book): Promise<Field[]> {
      return [...(await of(book)).values()].map(({ columns: _, ...field }) => field)
    },
    create: (book: Book, { key, title = key, type, choices }: NewField): Promise<Field | 'taken' | 'too_many'> =>
      inLine(book, async () => {
        const fields = await of(book)
        if (fields.has(key) || reservedKeys.has(key)) return 'taken'
        // a column is free again when nothing stands in it any more
        for (const left of await records.leaving(book)) await records.clear(book, left, fields.values())
        const used = new Set([...fields.values()].flatMap(({ columns }) => columns))
        const free = (letter: string) => {
          const at = Array.from({ length: limits.fields }, (_, at) => `${letter}${at + 1}`).find((column) => !used.has(column))
          if (at !== undefined) used.add(at)
          return at
        }
        const letters = type === 'place' ? ['t', 'n', 'n'] : type === 'number' || type === 'date' ? ['n'] : ['t']
        const columns = letters.map(free)
        if (columns.includes(undefined)) return 'too_many'
        const field: Slotted = { key, title, type, ...(choices && { choices }), createdAt: clock.wall(), columns: columns as string[] }
        if (!(await records.add(book, field))) return 'taken'
        fields.set(key, field)
        const { columns: _, ...shown } = field
        return shown
      }),
    /** What it is called, and more choices; its type stays. */
    change: (book: Book, key: string, change: { title?: string; choices?: readonly string[] }): Promise<Field | undefined> =>
      inLine(book, async () => {
        const fields = await of(book)
        const field = fields.get(key)
        if (!field) return undefined
        const next = { ...field, ...(change.title !== undefined && { title: change.title }), ...(change.choices && field.type === 'choice' && { choices: change.choices }) }
        await records.change(book, next)
        fields.set(key, next)
        const { columns: _, ...shown } = next
        return shown
      }),
    /** With everything that stands in it. */
    remove: (book: Book, key: string): Promise<boolean> =>
      inLine(book, async () => {
        const fields = await of(book)
        const field = fields.get(key)
        if (!field) return false
        await records.leave(book, key, clock.wall())
        fields.delete(key)
        await Promise.all([...(holding.get(bookKey(book)) ?? [])])
        await records.clear(book, field, fields.values())
        return true
      }),
  }
}
