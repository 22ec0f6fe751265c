import { expect, test } from 'vitest'
import { numbered, toParameter, valueTypes } from './dialect.ts'
import { statementsOf } from './migrate.ts'

test('question marks become numbers, but not in quotes or comments', () => {
  expect(numbered(`SELECT '?', "?" FROM t WHERE a = ? AND b = 'it''s ?' /* ? */ AND c IN (?, ?) -- ?`)).toBe(
    `SELECT '?', "?" FROM t WHERE a = $1 AND b = 'it''s ?' /* ? */ AND c IN ($2, $3) -- ?`,
  )
})

test('types are translated, names and texts are not', () => {
  const sql = `CREATE TABLE t (text TEXT PRIMARY KEY, real REAL, "INTEGER" INTEGER DEFAULT 1, b BLOB CHECK (text <> 'TEXT')) WITHOUT ROWID`
  expect(numbered(sql)).toBe(
    `CREATE TABLE t (text TEXT COLLATE "C" PRIMARY KEY, real DOUBLE PRECISION, "INTEGER" BIGINT DEFAULT 1, b BYTEA CHECK (text <> 'TEXT')) `,
  )
})

test('a text with U+0000 is stored without it and read as it was', () => {
  const read = valueTypes.getTypeParser(25)
  for (const text of ['a\0b', '\0', '\uFDD0', '\uFDD00\0', 'plain', '']) {
    const stored = toParameter(text) as string
    expect(stored).not.toContain('\0')
    expect(read(stored)).toBe(text)
  }
})

test('numbers are read as numbers, or refused', () => {
  expect([valueTypes.getTypeParser(20)('-9007199254740991'), valueTypes.getTypeParser(1700)('1.50'), valueTypes.getTypeParser(16)('t')]).toEqual([
    Number.MIN_SAFE_INTEGER, 1.5, 1,
  ])
  expect(() => valueTypes.getTypeParser(20)('9007199254740992')).toThrow('9007199254740992 is too large')
})

test('a step falls into its statements', () => {
  expect(statementsOf(`-- first; not yet
    CREATE TABLE a (b TEXT DEFAULT ';'); /* ; */ CREATE INDEX "i;j" ON a (b);
    UPDATE a SET b = 4 / 2 - 1 ;; `)).toEqual([`CREATE TABLE a (b TEXT DEFAULT ';')`, 'CREATE INDEX "i;j" ON a (b)', 'UPDATE a SET b = 4 / 2 - 1'])
})
