// What every driver of the database contract must do, as tests. A driver gives places to open: empty at first, and there
// again when they are opened a second time.
import { spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Database, Migration, Value, Write } from '../../src/db/database.ts'

export type Place = {
  open(migrations: readonly Migration[], onBroken?: (error: Error) => void): Promise<Database>
  /** How another process opens it. */
  readonly store: { readonly file: string; readonly url?: string }
}

export const pairMigrations: readonly Migration[] = [
  { name: '0001-pair', sql: 'CREATE TABLE left_one (id INTEGER PRIMARY KEY); CREATE TABLE right_one (id INTEGER PRIMARY KEY)' },
]

const migrations: readonly Migration[] = [
  {
    name: '0001-things',
    sql: `-- a semicolon in a comment; and one in 'quotes' below
      CREATE TABLE thing (id TEXT PRIMARY KEY, state INTEGER NOT NULL, note TEXT DEFAULT 'a;b') WITHOUT ROWID;
      CREATE INDEX thing_state ON thing (state) WHERE state > 5;
      CREATE TABLE kept (id INTEGER PRIMARY KEY, whole INTEGER, real REAL, text TEXT, octets BLOB);
      CREATE TABLE place (a TEXT NOT NULL, b INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID`,
  },
]

const insert = (...ids: string[]): Write => ({ sql: 'INSERT INTO thing (id, state) VALUES (?, ?)', rows: ids.map((id) => [id, 0]) })
const set = (rows: readonly (readonly [state: number, id: string])[], fence?: number): Write => ({
  sql: 'UPDATE thing SET state = ? WHERE id = ?',
  rows,
  ...(fence === undefined ? {} : { expect: fence }),
})
const names = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}${String(at).padStart(6, '0')}`)

/** `inMemory`: it goes when its process goes, so nothing is asked of it after that. */
export function databaseConforms(driver: string, newPlace: () => Promise<Place>, { inMemory = false } = {}): void {
  const check = (title: string, run: (db: Database, place: Place) => Promise<void>) =>
    test(`${driver}: ${title}`, async () => {
      const place = await newPlace()
      const db = await place.open(migrations)
      try {
        await run(db, place)
      } finally {
        await db.close()
      }
    })
  const one = async (db: Database, sql: string, ...values: Value[]) => Object.values((await db.read(sql, values))[0]!)[0]

  check('what many callers write at once is all there, each told its own changes', async (db) => {
    const results = await Promise.all(names('a', 700).map((id, at) => db.write([insert(id, `${id}x`), set(at % 2 ? [[1, id]] : [])])))
    expect(results).toEqual(results.map((_, at) => ({ ok: true, changes: [2, at % 2] })))
    expect(await one(db, 'SELECT count(*) AS n FROM thing')).toBe(1_400)
    expect(await one(db, 'SELECT count(*) AS n FROM thing WHERE state = 1')).toBe(350)
  })

  check('a conflict undoes its own transaction and no other', async (db) => {
    await db.write([insert('taken')])
    const [good, clash, empty, other] = await Promise.all([
      db.write([insert('x')]),
      db.write([insert('y'), insert(...names('z', 50), 'taken')]),
      db.write([insert('w'), { sql: 'INSERT INTO thing (id, state) VALUES (?, ?)', rows: [['v', null]] }]),
      db.write([insert('u')]),
    ])
    expect([good.ok, other.ok]).toEqual([true, true])
    expect(clash).toMatchObject({ ok: false, conflict: 'unique', at: 1 })
    expect(empty).toMatchObject({ ok: false, conflict: 'rule', at: 1 })
    expect((await db.read('SELECT id FROM thing ORDER BY id')).map((row) => row['id'])).toEqual(['taken', 'u', 'x'])
    expect(await db.write([insert('alone'), insert('taken')])).toMatchObject({ ok: false, conflict: 'unique', at: 1 })
    expect(await one(db, 'SELECT count(*) AS n FROM thing')).toBe(3)
  })

  check('a fence that does not hold keeps everything out, in small and in bulk', async (db) => {
    const ids = names('f', 100)
    await db.write([insert(...ids)])
    const fence = (state: number): Write => ({ sql: 'UPDATE thing SET state = state WHERE id = ? AND state = ?', rows: [['f000000', state]], expect: 1 })
    const bulk = (some: readonly string[]) => set(some.map((id) => [7, id]), 1)
    const [wrong, right, gap, twice] = await Promise.all([
      db.write([fence(1), insert('b')]),
      db.write([fence(0), insert('c')]),
      db.write([insert('d'), bulk([...ids.slice(0, 50), 'missing'])]),
      db.write([bulk([...ids, 'f000003'])]),
    ])
    expect(wrong).toMatchObject({ ok: false, conflict: 'fence', at: 0 })
    expect(right).toEqual({ ok: true, changes: [1, 1] })
    expect(gap).toMatchObject({ ok: false, conflict: 'fence', at: 1 })
    expect(twice).toEqual({ ok: true, changes: [101] })
    expect(await db.write([bulk(ids)])).toEqual({ ok: true, changes: [100] })
    expect(await one(db, `SELECT count(*) AS n FROM thing WHERE id IN ('b', 'd')`)).toBe(0)
  })

  check('rows of one write run one after the other', async (db) => {
    await db.write([insert('a', 'b', 'c', 'd', 'e')])
    expect(await db.write([set([[1, 'a'], [2, 'b'], [3, 'a'], [4, 'c'], [5, 'nobody']])])).toEqual({ ok: true, changes: [4] })
    expect(await one(db, 'SELECT state FROM thing WHERE id = ?', 'a')).toBe(3)
    const upsert = 'INSERT INTO place (a, b, n) VALUES (?, ?, 1) ON CONFLICT (a, b) DO UPDATE SET n = place.n + 1'
    expect(await db.write([{ sql: upsert, rows: [['x', 1], ['x', 2], ['x', 1], ['y', 1], ['x', 1]] }])).toEqual({ ok: true, changes: [5] })
    expect((await db.read('SELECT b, n FROM place WHERE a = ? ORDER BY b', ['x'])).map((row) => ({ ...row }))).toEqual([{ b: 1, n: 3 }, { b: 2, n: 1 }])
    const move = 'UPDATE place SET b = b + ? WHERE a = ? AND b < ?'
    await db.write([{ sql: move, rows: [[10, 'x', 9], [10, 'x', 99], [10, 'y', 9], [10, 'y', 9], [0, 'z', 9]] }])
    expect((await db.read('SELECT b FROM place ORDER BY a, b')).map((row) => row['b'])).toEqual([21, 22, 11])
    const gone = 'DELETE FROM place WHERE a = ? AND b = ?'
    const rows = [['x', 21], ['x', 21], ['x', 1], ['y', 11], ['y', 12]]
    expect(await db.write([{ sql: gone, rows }])).toEqual({ ok: true, changes: [2] })
  })

  check('calls take effect in their order, whether or not they are awaited', async (db) => {
    await db.write([insert('a')])
    const calls = Array.from({ length: 500 }, (_, at) => db.write([set([[at, 'a']]), insert(`${at}`)]))
    await Promise.all(calls)
    expect(await one(db, 'SELECT state FROM thing WHERE id = ?', 'a')).toBe(499)
  })

  check('every value comes back as it was, one by one and in bulk', async (db) => {
    const octets = Uint8Array.from({ length: 65_536 }, (_, at) => (at * 7) & 255)
    const texts = ['', 'a', 'Zażółć 👋🏽 \u{10FFFF}', `quote ' and "double" and \\ and ? and $1`, '{"a,b":null}', 'NULL', '\uFDD0', 'a\0b\0', '\0', '\uFDD00']
    const numbers = [0, -1, 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 32, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]
    const reals = [0.5, -1.25e-7, 1e300, 3]
    const values = [
      ...texts.map((text) => [null, null, text, null]), ...numbers.map((number) => [number, null, null, null]),
      ...reals.map((real) => [null, real, null, null]), ...[new Uint8Array(), octets, octets.subarray(5, 9)].map((bytes) => [null, null, null, bytes]),
    ] as Value[][]
    const sql = 'INSERT INTO kept (id, whole, real, text, octets) VALUES (?, ?, ?, ?, ?)'
    const rows = values.map((row, at) => [at, ...row])
    for (const row of rows) await db.write([{ sql, rows: [row] }])
    await db.write([{ sql, rows: rows.map(([id, ...rest]) => [Number(id) + 1000, ...rest]) }])
    const back = await db.read('SELECT id, whole, real, text, octets FROM kept ORDER BY id')
    expect(back.length).toBe(rows.length * 2)
    back.forEach((row, at) => {
      const { id: _, ...got } = row
      const [, whole, real, text, bytes] = rows[at % rows.length]!
      expect(got).toEqual({ whole, real, text, octets: bytes })
      if (bytes !== null) expect(Object.getPrototypeOf(got['octets'])).toBe(Uint8Array.prototype)
    })
    expect(await one(db, 'SELECT id FROM kept WHERE text = ? AND id < 1000', 'a\0b\0')).toBe(texts.indexOf('a\0b\0'))
  })

  check('a lone half of a surrogate pair is stored as U+FFFD', async (db) => {
    await db.write([insert('a\ud800b')])
    expect(await one(db, 'SELECT id FROM thing')).toBe('a\ufffdb')
  })

  check('a whole number beyond 2^53 is refused, not rounded', async (db) => {
    await expect(db.read('SELECT 9007199254740993 AS n')).rejects.toThrow(/large/)
    expect(await one(db, 'SELECT 9007199254740991 AS n')).toBe(Number.MAX_SAFE_INTEGER)
  })

  check('text is ordered by its bytes, counts and sums are numbers', async (db) => {
    await db.write([insert('msg_b', 'MSG_A', 'msga', 'é', 'z', '_')])
    expect((await db.read('SELECT id FROM thing ORDER BY id')).map((row) => row['id'])).toEqual(['MSG_A', '_', 'msg_b', 'msga', 'z', 'é'])
    expect(await one(db, 'SELECT count(*) AS n FROM thing WHERE id > ?', 'a')).toBe(4)
    const [row] = await db.read(`SELECT count(*) AS n, sum(state) AS s, max(state) AS m, min(id) AS i, state = 0 AS none FROM thing GROUP BY state`)
    expect({ ...row }).toEqual({ n: 6, s: 0, m: 0, i: 'MSG_A', none: 1 })
  })

  check('large batches are whole', async (db) => {
    const ids = names('big', 12_000)
    expect(await db.write([insert(...ids), set(ids.map((id) => [2, id]), 1)])).toEqual({ ok: true, changes: [12_000, 12_000] })
    const octets = new Uint8Array(65_536).fill(9)
    const rows = Array.from({ length: 100 }, (_, at) => [at, octets])
    expect(await db.write([{ sql: 'INSERT INTO kept (id, octets) VALUES (?, ?)', rows }])).toEqual({ ok: true, changes: [100] })
    expect(await one(db, 'SELECT sum(length(octets)) AS n FROM kept')).toBe(6_553_600)
    expect((await db.write([set(ids.map((id) => [3, id])), insert('big000000')])).ok).toBe(false)
    expect(await one(db, 'SELECT count(*) AS n FROM thing WHERE state = 2')).toBe(12_000)
  })

  check('of large transactions of many writes each is whole, told its own changes, or lost alone', async (db) => {
    const many = (prefix: string) => names(prefix, 5).map((name) => insert(...names(name, 700)))
    const [first, bad, last] = await Promise.all([
      db.write([...many('a'), set([[1, 'a000000000000']], 1)]),
      db.write([...many('b'), set([[1, 'nobody']], 1), insert('never')]),
      db.write(many('c')),
    ])
    expect(first).toEqual({ ok: true, changes: [700, 700, 700, 700, 700, 1] })
    expect(bad).toMatchObject({ ok: false, conflict: 'fence', at: 5 })
    expect(last).toEqual({ ok: true, changes: [700, 700, 700, 700, 700] })
    expect(await one(db, 'SELECT count(*) AS n FROM thing')).toBe(7_000)
    expect(await db.write([insert('small')])).toEqual({ ok: true, changes: [1] })
  })

  check('reads see what was answered before them, and never half a transaction', async (db) => {
    await db.write([insert('a', 'b')])
    let done = false
    const writing = (async () => {
      for (let at = 1; at <= 150; at++) {
        await db.write([set([[at, 'a']]), set([[at, 'b']])])
        expect(await one(db, 'SELECT state FROM thing WHERE id = ?', 'a')).toBe(at)
      }
      done = true
    })()
    while (!done) expect(await one(db, 'SELECT count(DISTINCT state) AS n FROM thing')).toBe(1)
    await writing
  })

  check('a wrong question is rejected and harms nobody', async (db) => {
    await expect(db.read('SELECT id FROM nowhere')).rejects.toThrow(/nowhere/)
    expect((await db.write([insert('a')])).ok).toBe(true)
  })

  if (inMemory) return

  test(`${driver}: what is closed is there when it is opened again; a newer one is refused`, async () => {
    const place = await newPlace()
    const db = await place.open(migrations)
    void db.write([insert('a')])
    await db.close()
    const again = await place.open([...migrations, { name: '0002-next', sql: 'ALTER TABLE thing ADD COLUMN more INTEGER' }])
    expect((await again.read('SELECT id, more FROM thing')).map((row) => ({ ...row }))).toEqual([{ id: 'a', more: null }])
    await again.close()
    await expect(place.open(migrations)).rejects.toThrow('made by a newer version (it knows 0002-next)')
  })

  test(`${driver}: a statement that cannot be run breaks the database, once, and for all that wait`, async () => {
    const place = await newPlace()
    const broken: Error[] = []
    const db = await place.open(migrations, (error) => broken.push(error))
    const wrong = db.write([{ sql: 'INSERT INTO nowhere VALUES (?)', rows: [[1]] }])
    const beside = db.write([insert('a')])
    await expect(wrong).rejects.toThrow(/nowhere/)
    await expect(beside).rejects.toThrow(/nowhere/)
    await expect(db.write([insert('b')])).rejects.toThrow(/nowhere/)
    expect(broken.length).toBe(1)
    await db.close()
    const again = await place.open(migrations)
    expect(await again.read('SELECT id FROM thing')).toEqual([])
    await again.close()
  })

  test(`${driver}: kill -9 of a process that writes loses nothing it had answered, and leaves no half`, async () => {
    const place = await newPlace()
    const answered = new Set<number>()
    for (let round = 0; round < 3; round++) await killedWhileWriting(place.store, answered, 250 + round * 150)
    const db = await place.open(pairMigrations)
    await everyAnswerIsThere(db, answered)
    await db.close()
  }, 90_000)
}

/** Lets a process write for a while after its first answer, then kills it. */
async function killedWhileWriting(store: object, answered: Set<number>, ms: number): Promise<void> {
  const writer = join(import.meta.dirname, 'database-writer.ts')
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-answers-'))
  const file = join(folder, 'answered')
  const output = openSync(file, 'w')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', writer, JSON.stringify(store)], { stdio: ['ignore', output, 'inherit'] })
  closeSync(output)
  const ended = new Promise((resolve) => child.once('close', resolve))
  while (statSync(file).size === 0 && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 20))
  setTimeout(() => child.kill('SIGKILL'), ms)
  await ended
  for (const line of readFileSync(file, 'utf8').split('\n').slice(0, -1)) answered.add(Number(line))
  rmSync(folder, { recursive: true })
}

export async function everyAnswerIsThere(db: Database, answered: ReadonlySet<number>): Promise<void> {
  const ids = async (table: string) => (await db.read(`SELECT id FROM ${table} ORDER BY id`)).map((row) => Number(row['id']))
  const left = await ids('left_one')
  expect(await ids('right_one')).toEqual(left)
  const there = new Set(left)
  expect(answered.size).toBeGreaterThan(100)
  expect([...answered].filter((id) => !there.has(id * 100))).toEqual([])
  const whole = new Map<number, number>()
  for (const id of left) whole.set(Math.floor(id / 100), (whole.get(Math.floor(id / 100)) ?? 0) + 1)
  expect([...whole].filter(([id, count]) => count !== (id % 3 === 0 ? 20 : 1))).toEqual([])
}
