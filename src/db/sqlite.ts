// The embedded database: SQLite in one worker thread that writes and a second one that reads. This file only carries
// messages; what a commit is stands in core.ts.
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { systemClock } from '../kit/clock.ts'
import { createCommitter } from './committer.ts'
import type { CoreOptions } from './core.ts'
import type { Database, Migration, Row, Written } from './database.ts'
import type { Answer, Ask } from './worker.ts'

export type SqliteOptions = {
  /** Path of the database file; its folder is made when missing. */
  readonly file: string
  readonly migrations: readonly Migration[]
  /** Page cache of the writer in MiB. */
  readonly cacheMiB?: number
  /** Called once when a thread dies or a commit fails: nothing may be acknowledged any more. */
  readonly onBroken?: (error: Error) => void
}

/** Carries a database error code (sqlite.org/rescode.html) where SQLite gave one. */
export class DatabaseError extends Error {
  readonly code: number | undefined
  constructor(say: string, code?: number) {
    super(say)
    this.code = code
  }
}

/** Reads that wait in memory before callers are refused. */
const readsWaiting = 10_000

/** Opens the file, migrates it and resolves when it is ready. Rejects with the reason when it cannot be opened. */
export async function openSqlite(options: SqliteOptions): Promise<Database> {
  mkdirSync(dirname(options.file), { recursive: true })
  const { file, migrations, cacheMiB } = options
  const writer = await openThread({ file, migrations, ...(cacheMiB ? { cacheMiB } : {}) }, options.onBroken)
  const reader = await openThread({ file, migrations: [], readOnly: true, cacheMiB: 32 }, options.onBroken)
  const committer = createCommitter({
    clock: systemClock,
    async commit(group) {
      const answer = await writer.ask({ kind: 'commit', group })
      if (answer.kind === 'written') return answer.results
      const error = failure(answer)
      options.onBroken?.(error)
      throw error
    },
  })
  return {
    write: (writes): Promise<Written> => committer.write(writes),
    async read(sql, values = []): Promise<readonly Row[]> {
      if (reader.asked >= readsWaiting) throw new DatabaseError('too many reads are waiting; try again later')
      const answer = await reader.ask({ kind: 'read', sql, values })
      if (answer.kind === 'rows') return answer.rows
      throw failure(answer)
    },
    async close() {
      await committer.idle()
      await reader.close()
      await writer.close()
    },
  }
}

const failure = (answer: Answer) =>
  answer.kind === 'failed' ? new DatabaseError(answer.say, answer.code) : new DatabaseError(`unexpected answer ${answer.kind}`)

type Thread = { ask(ask: Ask): Promise<Answer>; close(): Promise<void>; readonly asked: number }

async function openThread(options: CoreOptions, onBroken?: (error: Error) => void): Promise<Thread> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: options,
    execArgv: ['--disable-warning=ExperimentalWarning'],
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
