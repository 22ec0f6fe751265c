import { expect, test } from 'vitest'
import { bulkOf, columnsOf, distinct } from './bulk.ts'
import { types } from './dialect.ts'

const { int8, text, bytea, numeric } = types
const flat = (sql: string | undefined) => sql?.replace(/\s+/g, ' ').trim()

test('an insert takes its rows from arrays', () => {
  const bulk = bulkOf(`INSERT INTO t (a, b, c) VALUES ($1, 7, $2) ON CONFLICT (a) DO UPDATE SET b = excluded.b`, [int8, text])
  expect(flat(bulk?.sql)).toBe(
    'INSERT INTO t (a, b, c) SELECT given._1, 7, given._2 FROM unnest($1::bigint[], $2::text[]) AS given(_1, _2) ON CONFLICT (a) DO UPDATE SET b = excluded.b',
  )
  expect(bulk?.counted).toBeUndefined()
})

test('an update and a delete meet their rows by what they set equal', () => {
  const update = bulkOf('UPDATE t SET a = $1, b = b + $2 WHERE id = $3 AND state < 5 AND (lane = $4)', [int8, int8, text, int8])
  expect(flat(update?.sql)).toBe(
    'UPDATE t SET a = given._1, b = b + given._2 FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[]) AS given(_1, _2, _3, _4) WHERE id = given._3 AND state < 5 AND (lane = given._4)',
  )
  expect(update?.key).toEqual([2, 3])
  const remove = bulkOf('DELETE FROM t WHERE a = $1 AND b < $2', [text, int8])
  expect(flat(remove?.sql)).toBe('DELETE FROM t USING unnest($1::text[], $2::bigint[]) AS given(_1, _2) WHERE a = given._1 AND b < given._2')
  expect(remove?.key).toEqual([0])
  expect(flat(remove?.counted)).toContain('RETURNING given._at) SELECT count(*), count(DISTINCT _at) FROM changed')
})

test.each([
  ['picks no row by a value', 'DELETE FROM t WHERE a < $1', [int8]],
  ['may pick by one of two', 'UPDATE t SET a = $1 WHERE b = $2 OR c = 1', [int8, int8]],
  ['picks by what is not', 'DELETE FROM t WHERE NOT (c = 1 AND b = $1)', [int8]],
  ['moves what it picks by', 'UPDATE t SET a = $1, b = 1 WHERE b = $2', [int8, int8]],
  ['looks into tables', 'UPDATE t SET a = (SELECT max(a) FROM t) + $1 WHERE b = $2', [int8, int8]],
  ['has words in quotes', `UPDATE t SET a = ' WHERE b = ' WHERE b = $1`, [int8]],
  ['computes what it inserts', 'INSERT INTO t (a) VALUES (lower($1))', [text]],
  ['has a parameter for the conflict', 'INSERT INTO t (a) VALUES ($1) ON CONFLICT (a) DO UPDATE SET b = $2', [int8, int8]],
  ['inserts what it selects', 'INSERT INTO t (a) SELECT a FROM s WHERE b = $1', [int8]],
  ['has a type we cannot write', 'INSERT INTO t (a) VALUES ($1)', [numeric]],
  ['takes no values', 'INSERT INTO t (a) VALUES (1)', []],
])('a statement that %s is run row by row', (_, sql, parameters) => {
  expect(bulkOf(sql, parameters)).toBeUndefined()
})

test('rows that pick the same are seen', () => {
  expect(distinct([['a', 1], ['a', 2]], [0, 1])).toBe(true)
  expect(distinct([['a', 1], ['a', 1]], [0, 1])).toBe(false)
  expect(distinct([['a', 1], ['a', 2]], [0])).toBe(false)
  expect(distinct([['a'], ['a']], [])).toBe(true)
})

test('columns are written as PostgreSQL reads arrays', () => {
  const [numbers, words, octets] = columnsOf([[-1, 'é', new Uint8Array([255])], [2 ** 40, null, new Uint8Array()]], [int8, text, bytea])!
  expect(numbers!.toString('hex')).toBe('000000010000000000000014000000020000000100000008ffffffffffffffff000000080000010000000000')
  expect(words!.toString('hex')).toBe('0000000100000001000000190000000200000001' + '00000002c3a9' + 'ffffffff')
  expect(octets!.toString('hex')).toBe('0000000100000000000000110000000200000001' + '00000001ff' + '00000000')
})

test('a value of another type than its column is left to the server to judge', () => {
  for (const value of [1.5, 2 ** 53, '1', new Uint8Array()]) expect(columnsOf([[value]], [int8])).toBeUndefined()
  expect(columnsOf([[1]], [text])).toBeUndefined()
})
