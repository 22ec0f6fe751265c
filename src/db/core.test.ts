import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { SqliteCore } from './core.ts'

test('a new file has large pages; an older one keeps its own, and its log is as long', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-core-'))
  const pragma = (core: SqliteCore, name: string) => Object.values(core.read(`PRAGMA ${name}`, [])[0]!)[0]
  try {
    const older = new DatabaseSync(join(folder, 'older.db'))
    older.exec('PRAGMA page_size=4096; PRAGMA journal_mode=WAL; CREATE TABLE thing (id TEXT)')
    older.close()
    const cores = ['older.db', 'new.db'].map((name) => new SqliteCore({ file: join(folder, name), migrations: [] }))
    expect(cores.map((core) => [pragma(core, 'page_size'), pragma(core, 'wal_autocheckpoint')])).toEqual([[4096, 4096], [8192, 2048]])
    for (const core of cores) core.close()
  } finally {
    rmSync(folder, { recursive: true })
  }
})
