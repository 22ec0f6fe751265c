// Copies of databases as they all were at one instant, while others go on writing: as if every process had been killed at
// that moment, which recovery is made for. One SQLite file among them is held still for the few milliseconds in which the
// snapshots are taken; no commit can fall between them.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { DatabaseSync, backup } from 'node:sqlite'
import { takeDump } from './dump.ts'
import type { Store } from './open.ts'
import { stepsTaken } from './migrate.ts'

export type Copy = {
  /** File name in the folder of the copies. */
  readonly name: string
  readonly bytes: number
  readonly sha256: string
  /** Steps of the schema that it has taken. */
  readonly steps: readonly string[]
}

const waitMs = 30_000
/** Pages copied before other work gets a turn. */
const pagesAtOnce = 1_000

/** What goes into each copy: a store and the path of the file to make. The last one must be embedded. */
export async function takeSnapshots(stores: readonly { store: Store; to: string }[]): Promise<Omit<Copy, 'name'>[]> {
  const still = openFile(stores.at(-1)!.store.file)
  const taken: { steps: readonly string[]; copy(): Promise<void>; close(): void | Promise<void> }[] = []
  try {
    still.exec('BEGIN IMMEDIATE')
    try {
      for (const { store, to } of stores) taken.push(store.url === undefined ? holdFile(store.file, to) : await takeDump(store.url, to))
    } finally {
      still.exec('ROLLBACK')
    }
    const copies: Omit<Copy, 'name'>[] = []
    for (const [at, { steps, copy }] of taken.entries()) {
      await copy()
      copies.push({ ...(await fingerprint(stores[at]!.to)), steps })
    }
    return copies
  } finally {
    for (const { close } of taken) await close()
    still.close()
  }
}

function openFile(file: string): DatabaseSync {
  const db = new DatabaseSync(file)
  db.exec(`PRAGMA busy_timeout=${waitMs}`)
  return db
}

/** Holds a file's present content in a read transaction, and copies that. */
function holdFile(file: string, to: string) {
  const db = openFile(file)
  db.exec('BEGIN')
  const steps = db.prepare(stepsTaken).all().map((row) => String(row['name']))
  return {
    steps,
    async copy() {
      await backup(db, to, { rate: pagesAtOnce })
      const copied = new DatabaseSync(to)
      copied.exec('PRAGMA journal_mode=DELETE') // one file, with nothing beside it
      copied.close()
      assertWhole(to)
      await flush(to)
    },
    close: () => db.close(),
  }
}

/** Throws when what stands there is no database, or not all of one. */
export function assertWhole(file: string): void {
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    const verdict = db.prepare('PRAGMA quick_check').get()!['quick_check']
    if (verdict !== 'ok') throw new Error(`it is not sound: ${String(verdict)}`)
  } catch (cause) {
    throw new Error(`${file} cannot be used: ${(cause as Error).message}`, { cause })
  } finally {
    db.close()
  }
}

/** What SQLite keeps beside a database, and plays back into whatever stands there under its name. */
export const besideFile = (file: string) => ['-wal', '-shm', '-journal'].map((ending) => `${file}${ending}`)

export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export async function fingerprint(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return { bytes: (await stat(file)).size, sha256: hash.digest('hex') }
}
