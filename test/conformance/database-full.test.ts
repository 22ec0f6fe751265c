// The embedded database when the disk is full, and when it fails. A full disk refuses new work early, keeps what is under
// way, and recovers by itself when there is room; a failing one ends the process, and the log tells what was answered.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { DatabaseError } from '../../src/db/database.ts'
import { openSqlite } from '../../src/db/sqlite.ts'
import { everyAnswerIsThere, pairMigrations } from './database.ts'

const folder = mkdtempSync(join(tmpdir(), 'onesixty-full-'))
const disk = join(folder, 'disk')
mkdirSync(disk)
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=192m', 'onesixty-full', disk]).status === 0
afterAll(() => {
  if (mounted) spawnSync('umount', ['-l', disk])
  rmSync(folder, { recursive: true })
})

const free = () => {
  const { bavail, bsize } = statfsSync(disk)
  return bavail * bsize
}
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('a full disk refuses new work, finishes what was accepted, and recovers without a restart', async (context) => {
  if (!mounted) return context.skip('a small filesystem cannot be mounted here')
  const filler = join(disk, 'filler')
  writeFileSync(filler, new Uint8Array(100_000_000))
  const broken: Error[] = []
  const migrations = [{ name: '0001-kept', sql: 'CREATE TABLE kept (id INTEGER PRIMARY KEY, octets BLOB NOT NULL)' }]
  const db = await openSqlite({ file: join(disk, 'house.db'), migrations, onBroken: (error) => broken.push(error) })
  const octets = new Uint8Array(20_000).fill(7)
  const answered: number[] = []
  let last = 0
  const put = async (whenFull: 'wait' | 'refuse', of = octets) => {
    const id = ++last
    await db.write([{ sql: 'INSERT INTO kept VALUES (?, ?)', rows: [[id, of]] }], { whenFull })
    answered.push(id)
  }

  // New work fills the disk up to the reserve.
  const refusal = await (async () => {
    for (;;) await put('refuse')
  })().catch((error: DatabaseError) => error)
  expect(refusal).toMatchObject({ temporary: true, code: 13 })
  expect(answered.length).toBeGreaterThan(100)
  expect(free()).toBeGreaterThan(30_000_000)

  // What was accepted goes on: there is room for it.
  for (let i = 0; i < 20; i++) await put('wait')
  await expect(put('refuse')).rejects.toMatchObject({ temporary: true })

  // Then the disk is truly full: nothing is answered, nothing breaks, everything keeps its place.
  for (let size = 65_536; size >= 1; size = Math.floor(size / 2)) {
    try {
      for (;;) writeFileSync(filler, new Uint8Array(size), { flag: 'a' })
    } catch {
      // no more of this size
    }
  }
  expect(free()).toBe(0)
  const before = answered.length
  const few = octets.subarray(0, 12_000)
  const stuck = Array.from({ length: 3_000 }, () => put('wait', few)) // more than one commit holds: two are under way at a time
  await wait(1_500)
  expect(answered.length).toBe(before)
  await expect(put('refuse')).rejects.toMatchObject({ temporary: true, code: 13 })
  expect((await db.read('SELECT count(*) AS n FROM kept'))[0]!['n']).toBe(answered.length)

  // Room again: what waited is done at once, and new work is taken.
  rmSync(filler)
  await Promise.all(stuck)
  await put('refuse')
  expect(broken).toEqual([])
  await db.close()
  const again = await openSqlite({ file: join(disk, 'house.db'), migrations })
  const ids = (await again.read('SELECT id FROM kept ORDER BY id')).map((row) => Number(row['id']))
  expect(answered).toEqual(ids)
  await again.close()
}, 60_000)

test('a disk that fails ends the process; what it had answered is there', async (context) => {
  if (process.platform !== 'linux') return context.skip('needs a limit on the size of files, as Linux has it')
  const file = join(folder, 'limited.db')
  const output = join(folder, 'answered')
  const writer = join(import.meta.dirname, 'database-writer.ts')
  // A file that may not grow gives an I/O error in the middle of a commit.
  const command = `trap '' XFSZ; ulimit -f 3000; exec "$0" --disable-warning=ExperimentalWarning "$1" "$2" > "$3"`
  const child = spawn('bash', ['-c', command, process.execPath, writer, JSON.stringify({ file }), output], { stdio: 'inherit' })
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(70)
  const answered = new Set(readFileSync(output, 'utf8').trim().split('\n').map(Number))
  const db = await openSqlite({ file, migrations: pairMigrations })
  await everyAnswerIsThere(db, answered)
  await db.close()
}, 60_000)
