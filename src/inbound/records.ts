// All SQL of this room.
import type { Database, Row, Value, Write } from '../db/database.ts'
import type { Action, Book, Form, Keyword, Question } from './keyword.ts'

const modes = ['test', 'live'] as const
const modeOf = ({ mode }: Pick<Book, 'mode'>) => modes.indexOf(mode)
const bookOf = (row: Row): Book => ({ workspace: String(row['workspace']), mode: modes[Number(row['mode'])]! })
const time = (value: Value | undefined) => (value === null || value === undefined ? undefined : Number(value))

const keywordOf = (row: Row): Keyword => {
  const [validFrom, validUntil] = [time(row['valid_from']), time(row['valid_until'])]
  return {
    ...bookOf(row), id: String(row['id']), number: String(row['number']), words: JSON.parse(String(row['words'])) as string[],
    action: JSON.parse(String(row['action'])) as Action, createdAt: Number(row['created_at']),
    ...(validFrom !== undefined && { validFrom }), ...(validUntil !== undefined && { validUntil }),
  }
}
const formOf = (row: Row): Form => ({ ...(JSON.parse(String(row['content'])) as Form), ...bookOf(row), id: String(row['id']), createdAt: Number(row['created_at']) })

export const putAnswer = (id: string, book: Book, person: string, number: string, text: string, at: number): Write => ({
  sql: 'INSERT INTO inbound_answer (id, workspace, mode, person, number, text, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  rows: [[id, book.workspace, modeOf(book), person, number, text, at]],
})

/** With a person who is erased: what was asked of them, what they were answered, the conversation. */
export const forgetPerson = (book: Book, person: string): Write[] =>
  ['inbound_question', 'inbound_answer', 'inbound_thread'].map((table) => ({
    sql: `DELETE FROM ${table} WHERE workspace = ? AND mode = ? AND person = ?`, rows: [[book.workspace, modeOf(book), person]],
  }))

export type InboundRecords = ReturnType<typeof inboundRecords>

export function inboundRecords(db: Database) {
  const write = (sql: string, ...values: Value[]) => db.write([{ sql, rows: [values] }])
  return {
    keywords: async () => (await db.read('SELECT * FROM inbound_keyword ORDER BY id')).map(keywordOf),
    async addKeyword({ id, number, words, action, validFrom, validUntil, createdAt, ...book }: Keyword): Promise<void> {
      const sql = 'INSERT INTO inbound_keyword (id, workspace, mode, number, words, action, valid_from, valid_until, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)'
      const row = [id, book.workspace, modeOf(book), number, JSON.stringify(words), JSON.stringify(action), validFrom ?? null, validUntil ?? null, createdAt]
      await db.write([{ sql, rows: [row] }], { whenFull: 'refuse' })
    },
    removeKeyword: (id: string) => write('DELETE FROM inbound_keyword WHERE id = ?', id),

    async question(book: Book, person: string, number: string, now: number): Promise<Question | undefined> {
      const sql = 'SELECT * FROM inbound_question WHERE workspace = ? AND mode = ? AND person = ? AND number = ? AND expires_at > ?'
      const [row] = await db.read(sql, [book.workspace, modeOf(book), person, number, now])
      return row && (JSON.parse(String(row['asked'])) as Question)
    },
    ask: (question: Question) =>
      write(
        `INSERT INTO inbound_question (workspace, mode, person, number, asked, expires_at) VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT (workspace, mode, person, number) DO UPDATE SET asked = excluded.asked, expires_at = excluded.expires_at`,
        question.workspace, modeOf(question), question.person, question.number, JSON.stringify(question), question.expiresAt,
      ),
    /** Whatever was asked, or that question alone: they may have been asked again since. */
    answered: ({ person, number, expiresAt, ...book }: Pick<Question, 'workspace' | 'mode' | 'person' | 'number'> & Partial<Pick<Question, 'expiresAt'>>): Write => ({
      sql: `DELETE FROM inbound_question WHERE workspace = ? AND mode = ? AND person = ? AND number = ?${expiresAt === undefined ? '' : ' AND expires_at = ?'}`,
      rows: [[book.workspace, modeOf(book), person, number, ...(expiresAt === undefined ? [] : [expiresAt])]],
    }),
    async expired(now: number, limit: number): Promise<Question[]> {
      return (await db.read('SELECT * FROM inbound_question WHERE expires_at <= ? ORDER BY expires_at LIMIT ?', [now, limit])).map((row) => JSON.parse(String(row['asked'])) as Question)
    },

    /** What a person was answered automatically since then, the latest first. */
    async answers(book: Book, person: string, since: number, limit: number): Promise<{ number: string; text: string; at: number }[]> {
      const sql = 'SELECT number, text, at FROM inbound_answer WHERE workspace = ? AND mode = ? AND person = ? AND at > ? ORDER BY at DESC LIMIT ?'
      const rows = await db.read(sql, [book.workspace, modeOf(book), person, since, limit])
      return rows.map((row) => ({ number: String(row['number']), text: String(row['text']), at: Number(row['at']) }))
    },
    forgetAnswers: (before: number) => write('DELETE FROM inbound_answer WHERE at < ?', before),

    async forms(book: Book, after: string, limit: number): Promise<Form[]> {
      const sql = 'SELECT * FROM inbound_form WHERE workspace = ? AND mode = ? AND removed_at IS NULL AND id > ? ORDER BY id LIMIT ?'
      return (await db.read(sql, [book.workspace, modeOf(book), after, limit])).map(formOf)
    },
    async form(id: string): Promise<Form | undefined> {
      const [row] = await db.read('SELECT * FROM inbound_form WHERE id = ? AND removed_at IS NULL', [id])
      return row && formOf(row)
    },
    async addForm(form: Form): Promise<void> {
      const sql = 'INSERT INTO inbound_form (id, workspace, mode, content, created_at) VALUES (?, ?, ?, ?, ?)'
      await db.write([{ sql, rows: [[form.id, form.workspace, modeOf(form), JSON.stringify(form), form.createdAt]] }], { whenFull: 'refuse' })
    },
    removeForm: (id: string, at: number) => write('UPDATE inbound_form SET removed_at = ? WHERE id = ?', at, id),
  }
}
