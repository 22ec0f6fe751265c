// The embedded database: SQLite in one worker thread that writes and a second one that reads. This file only carries
// messages; what a commit is stands in core.ts.
import { existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import { systemClock } from '../kit/clock.ts'
import { makeFolder } from '../kit/keep-file.ts'
import { createCommitter, type OnCommit } from './committer.ts'
import type { CoreOptions, Table } from './core.ts'
import { DatabaseError, diskFull, tooManyReads, type Database, type Migration, type Row, type Value, type Write, type Written } from './database.ts'
import { stepsTaken } from './migrate.ts'
import { pack, type Packed } from './packed.ts'
import type { Answer, Ask, Group, Portion } from './worker.ts'

export type SqliteOptions = {
  /** Path of the database file; its folder is made when missing. */
  readonly file: string
  readonly migrations: readonly Migration[]
  /** Page cache of the writer in MiB. */
  readonly cacheMiB?: number
  /** Called once when a thread dies or a commit fails: nothing may be acknowledged any more. */
  readonly onBroken?: (error: Error) => void
  readonly onCommit?: OnCommit | undefined
}

/** Reads from the doors that wait before callers are refused. */
const doorReadsWaiting = 1_000

/** Room kept for finishing what has been accepted: new work is refused while less than this is free. The log, up to 16 MiB
 * of it, needs as much again when it is moved into the database. */
const reserveBytes = 64 * 2 ** 20
/** On a small disk the reserve is this share of it. */
const reserveShare = 0.25

/** Opens the file, migrates it and resolves when it is ready. Rejects with the reason when it cannot be opened. */
export async function openSqlite(options: SqliteOptions): Promise<Database> {
  makeFolder(dirname(options.file))
  const { file, migrations, cacheMiB } = options
  const writer = await openThread({ file, migrations, ...(cacheMiB ? { cacheMiB } : {}) }, options.onBroken)
  const openReader = () => openThread({ file, migrations: [], readOnly: true, cacheMiB: 8 }, options.onBroken)
  const [house, door] = await Promise.all([openReader(), openReader()])
  /** Portions of one group do not come between those of another. */
  let handedOver: Promise<unknown> = Promise.resolve()
  let failures = 0
  let lastFailure: DatabaseError | undefined
  const committer = createCommitter({
    clock: systemClock,
    hasRoom: roomAround(file),
    onCommit: options.onCommit,
    inOrder: true,
    async commit(group) {
      const heard = failures
      const handing = handedOver.then(() => handOver(group, writer.tell))
      handedOver = handing
      const answer = await writer.ask({ kind: 'commit', group: await handing, failures: heard })
      if (answer.kind === 'written') return answer.results
      if (answer.kind === 'passed over') throw lastFailure!
      const error = failure(answer)
      failures++
      lastFailure = error
      if (!error.temporary) options.onBroken?.(error)
      throw error
    },
  })
  return {
    write: (writes, how): Promise<Written> => committer.write(writes, how),
    async read(sql, values = [], how = {}): Promise<readonly Row[]> {
      const reader = how.for === 'door' ? door : house
      if (reader === door && door.asked >= doorReadsWaiting) throw tooManyReads()
      const answer = await reader.ask({ kind: 'read', sql, values })
      if (answer.kind === 'rows') return objectsOf(answer)
      throw failure(answer)
    },
    isFull: () => committer.full,
    async close() {
      await committer.idle()
      await Promise.all([house.close(), door.close()])
      await writer.close()
    },
  }
}

/** The steps that a file has taken; none when there is no file. Changes nothing. */
export function sqliteSteps(file: string): string[] {
  if (!existsSync(file)) return []
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    const made = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'schema_step'`).get()
    return made ? db.prepare(stepsTaken).all().map((row) => String(row['name'])) : []
  } finally {
    db.close()
  }
}

const objectsOf = ({ columns, rows }: Table): Row[] =>
  rows.map((values) => {
    const row: Record<string, Value> = {}
    for (let i = 0; i < columns.length; i++) row[columns[i]!] = values[i]!
    return row
  })

/** SQLITE_BUSY: another program holds the file, a shell for instance. */
const busy = 5

/** A full disk and a busy file undo the group and leave the database as it was. Whatever else fails, above all an I/O
 * error, leaves us not knowing what the disk holds: only the log tells, at the next start. */
function failure(answer: Answer): DatabaseError {
  if (answer.kind !== 'failed') return new DatabaseError(`unexpected answer ${answer.kind}`)
  const temporary = [diskFull, busy].includes((answer.code ?? 0) & 0xff)
  return new DatabaseError(answer.say, answer.code, { temporary })
}

/** Whether more than the reserve is free on the disk of `file`. Asked at every commit: that costs microseconds. */
const roomAround = (file: string) => () => {
  const { bavail, blocks, bsize } = statfsSync(dirname(file))
  return bavail * bsize >= Math.min(reserveBytes, blocks * bsize * reserveShare)
}

/** Rows that go to the thread in one message: copying them takes this one a few milliseconds. */
const rowsAtOnce = 2_000

/** Tells the thread of a large group a few writes at a time, with turns for other work in between; what is left to tell. */
async function handOver(group: readonly (readonly Write[])[], tell: (some: Portion) => void): Promise<Group> {
  let rows = 0
  for (const writes of group) for (const write of writes) rows += write.rows.length
  if (rows <= rowsAtOnce) return group.map((writes) => writes.map(pack))
  rows = 0
  let portion: { transaction: number; write: Packed }[] = []
  for (const [transaction, writes] of group.entries())
    for (const write of writes) {
      portion.push({ transaction, write: pack(write) })
      rows += write.rows.length
      if (rows < rowsAtOnce) continue
      tell({ kind: 'some', portion })
      portion = []
      rows = 0
      await new Promise<void>((resolve) => systemClock.soon(resolve))
    }
  tell({ kind: 'some', portion })
  return group.map(() => [])
}

type Thread = {
  ask(ask: Ask): Promise<Answer>
  /** Before an `ask` that it belongs to. */
  tell(some: Portion): void
  close(): Promise<void>
  readonly asked: number
}

async function openThread(options: CoreOptions, onBroken?: (error: Error) => void): Promise<Thread> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: options,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxYoungGenerationSizeMb: 12 },
  })
  const waiting: { resolve(answer: Answer): void; reject(error: Error): void }[] = []
  let gone: Error | undefined
  let closing = false
  const expectAnswer = () => new Promise<Answer>((resolve, reject) => waiting.push({ resolve, reject }))
  const end = (error: Error) => {
    if (gone) return
    gone = error
    for (const entry of waiting.splice(0)) entry.reject(error)
    if (!closing) onBroken?.(error)
  }
  worker.on('message', (answer: Answer) => waiting.shift()?.resolve(answer))
  worker.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', (code) => end(new DatabaseError(`the database thread ended with code ${code}`)))
  const opened = await expectAnswer()
  if (opened.kind !== 'opened') {
    closing = true
    await worker.terminate()
    throw new DatabaseError(`cannot open ${options.file}: ${failure(opened).message}`)
  }
  const ask = (question: Ask) => {
    if (gone) return Promise.reject(gone)
    const answer = expectAnswer()
    worker.postMessage(question)
    return answer
  }
  return {
    ask,
    tell: (some) => worker.postMessage(some),
    async close() {
      if (gone) return
      closing = true
      await ask({ kind: 'close' })
      await worker.terminate()
    },
    get asked() {
      return waiting.length
    },
  }
}
