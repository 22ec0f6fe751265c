// The thread in which SQLite lives: a checkpoint may block it for tens of milliseconds without a timer of the gateway
// being late. Commits and reads come as messages and are answered in order.
import type { DatabaseSync } from 'node:sqlite'
import { flushCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { SqliteCore, type CoreOptions, type Table } from './core.ts'
import type { Value, Written } from './database.ts'
import { takeLock } from './lock.ts'
import { unpack, type Packed } from './packed.ts'

export type Group = readonly (readonly Packed[])[]
/** Some writes of the group that is asked to be committed next, with the places of their transactions. */
export type Portion = { kind: 'some'; portion: readonly { transaction: number; write: Packed }[] }
export type Ask =
  | { kind: 'commit'; group: Group; /** Those of which the asker had heard. */ failures: number }
  | { kind: 'read'; sql: string; values: readonly Value[] }
  | { kind: 'close' }
export type Answer =
  | { kind: 'written'; results: Written[] }
  | ({ kind: 'rows' } & Table)
  | { kind: 'opened' | 'closed' | 'passed over' }
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

/** A process that was killed lets go at once; one that is stopping is given a little. */
const ownerWaitMs = 5_000

/** What came before the group that it belongs to. */
let told: Portion['portion'][number][] = []
function withTold(group: Group): Group {
  if (told.length === 0) return group
  const whole = group.map((writes) => [...writes])
  for (const { transaction, write } of told) whole[transaction]!.push(write)
  told = []
  return whole
}

let lock: DatabaseSync | undefined
let core: SqliteCore
/** Commits that failed. What was handed over before that was heard of comes again, in its order: it is not committed now. */
let failures = 0
attempt(() => {
  const options = workerData as CoreOptions
  if (!options.readOnly) lock = takeLock(options.file, ownerWaitMs)
  core = new SqliteCore(options)
  flushCompileCache() // for the threads that come after this one: they do without the compiler
  return { kind: 'opened' }
})
function commit(group: Group, heard: number): Answer {
  if (heard !== failures) return { kind: 'passed over' }
  failures++
  const results = core.commit(group.map((writes) => writes.map(unpack)))
  failures--
  return { kind: 'written', results }
}
port.on('message', (ask: Ask | Portion) => {
  if (ask.kind === 'some') return void told.push(...ask.portion)
  attempt(() => {
    if (ask.kind === 'commit') return commit(withTold(ask.group), ask.failures)
    if (ask.kind === 'read') return { kind: 'rows', ...core.table(ask.sql, ask.values) }
    core.close()
    lock?.close()
    return { kind: 'closed' }
  })
})
