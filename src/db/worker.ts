// The thread in which SQLite lives: a checkpoint may block it for tens of milliseconds without a timer of the gateway
// being late. Commits and reads come as messages and are answered in order.
import { parentPort, workerData } from 'node:worker_threads'
import { SqliteCore, type CoreOptions } from './core.ts'
import type { Row, Value, Write, Written } from './database.ts'

export type Ask =
  | { kind: 'commit'; group: readonly (readonly Write[])[] }
  | { kind: 'read'; sql: string; values: readonly Value[] }
  | { kind: 'close' }
export type Answer =
  | { kind: 'written'; results: Written[] }
  | { kind: 'rows'; rows: Row[] }
  | { kind: 'opened' | 'closed' }
  | { kind: 'failed'; say: string; code: number | undefined }

const port = parentPort!
const reply = (answer: Answer) => port.postMessage(answer)

function attempt(work: () => Answer): void {
  try {
    reply(work())
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : ''
    const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : undefined
    reply({ kind: 'failed', say: `${error instanceof Error ? error.message : String(error)}${cause}`, code })
  }
}

let core: SqliteCore
attempt(() => {
  core = new SqliteCore(workerData as CoreOptions)
  return { kind: 'opened' }
})
port.on('message', (ask: Ask) => {
  attempt(() => {
    if (ask.kind === 'commit') return { kind: 'written', results: core.commit(ask.group) }
    if (ask.kind === 'read') return { kind: 'rows', rows: core.read(ask.sql, ask.values) }
    core.close()
    return { kind: 'closed' }
  })
})
