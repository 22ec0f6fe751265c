// A group of transactions as one transaction of PostgreSQL, in one or two round trips. It is tried all at once; when
// something in it conflicts it is undone and taken anew with a savepoint for each, so that only the one that conflicts is
// lost. Knows nothing of who waits for it.
import { DatabaseError as ServerError, type Client } from 'pg'
import { systemClock } from '../kit/clock.ts'
import { bulkOf, columnsOf, distinct, type Bulk } from './bulk.ts'
import { DatabaseError, diskFull, type Value, type Write, type Written } from './database.ts'
import { numbered, toParameter } from './dialect.ts'
import { runPipeline, type Ran, type Step } from './pipeline.ts'

/** From so many rows on, arrays are quicker than a statement each. */
const bulkFrom = 4
/** Rows in one bulk at most, which bounds the memory of both sides. */
const bulkMost = 2_000
const statementsKept = 400

type Prepared = { readonly name: string; readonly parameters: readonly number[]; readonly bulk: Bulk | undefined }
/** What a step belongs to: the write by its number in its transaction, and how to read how many rows it changed. */
type Meaning = { readonly write: number; readonly rows: number; readonly counted: boolean }
type Plan = { readonly steps: Step[]; readonly meanings: Meaning[] }

export function createPostgresWriter(client: Client) {
  const prepared = new Map<string, Prepared>()
  let names = 0

  const must = async (steps: readonly Step[]) => {
    const { error } = await runPipeline(client, steps)
    if (error) throw error
  }

  const prepare = async (sql: string): Promise<void> => {
    const name = `w${names++}`
    const text = numbered(sql).trim()
    await must([{ name, text }])
    const { rows } = await client.query<{ types: string }>(
      `SELECT array_to_string(parameter_types::oid[], ' ') AS types FROM pg_prepared_statements WHERE name = $1`,
      [name],
    )
    const parameters = rows[0]!.types.split(' ').filter(Boolean).map(Number)
    const bulk = bulkOf(text, parameters)
    if (bulk) await must([{ name: `${name}_bulk`, text: bulk.sql }])
    if (bulk?.counted) await must([{ name: `${name}_counted`, text: bulk.counted }])
    prepared.set(sql, { name, parameters, bulk })
  }

  /** Statements are prepared before a transaction begins: a wrong one is found with nothing begun. */
  const prepareAll = async (group: readonly (readonly Write[])[]) => {
    const needed = new Set(group.flatMap((writes) => writes.map(({ sql }) => sql)))
    let missing = [...needed].filter((sql) => !prepared.has(sql))
    if (prepared.size + missing.length > statementsKept && prepared.size > 0) {
      await must([{ text: 'DEALLOCATE ALL' }])
      prepared.clear()
      missing = [...needed]
    }
    for (const sql of missing) await prepare(sql)
  }

  /** With turns for other work in between: arrays of many rows take long to write. */
  const addSteps = async (writes: readonly Write[], { steps, meanings }: Plan, inBulk: boolean): Promise<void> => {
    let since = 0
    for (let write = 0; write < writes.length; write++) {
      const { sql, rows, expect } = writes[write]!
      const statement = prepared.get(sql)!
      for (let at = 0; at < rows.length; at += bulkMost) {
        const some = rows.length <= bulkMost ? rows : rows.slice(at, at + bulkMost)
        if (since > bulkMost) {
          since = 0
          await new Promise<void>((resolve) => systemClock.soon(resolve))
        }
        since += some.length
        const bulk = inBulk ? bulkStep(statement, some, expect) : undefined
        if (bulk) {
          steps.push(bulk)
          meanings.push({ write, rows: some.length, counted: bulk.name!.endsWith('_counted') })
        } else
          for (const row of some) {
            steps.push({ name: statement.name, values: row.map(toParameter) })
            meanings.push({ write, rows: 1, counted: false })
          }
      }
    }
  }

  /** What a transaction's steps came to, from `first` on. */
  const judge = (writes: readonly Write[], meanings: readonly Meaning[], ran: Ran, first: number): Written => {
    const changes = writes.map(() => 0)
    for (let step = 0; step < meanings.length; step++) {
      const { write, rows, counted } = meanings[step]!
      if (first + step >= ran.counts.length) return conflictOf(ran.error!, write)
      const answer = ran.answers[first + step]
      const count = counted ? Number(answer![0]) : ran.counts[first + step]!
      const { expect } = writes[write]!
      if (expect !== undefined && (count !== expect * rows || (counted && Number(answer![1]) !== rows)))
        return { ok: false, conflict: 'fence', at: write, say: `${count} rows changed where ${expect * rows} were expected` }
      changes[write]! += count
    }
    return { ok: true, changes }
  }

  /** All at once. Undefined when something conflicted: nothing is kept then. */
  const together = async (group: readonly (readonly Write[])[]): Promise<Written[] | undefined> => {
    const plan: Plan = { steps: [{ text: 'BEGIN ISOLATION LEVEL READ COMMITTED' }], meanings: [] }
    const begins: number[] = []
    for (const writes of group) {
      begins.push(plan.meanings.length)
      await addSteps(writes, plan, true)
    }
    const fenced = group.some((writes) => writes.some(({ expect }) => expect !== undefined))
    if (!fenced) plan.steps.push({ text: 'COMMIT' })
    const ran = await runPipeline(client, plan.steps)
    if (ran.error) {
      await must([{ text: 'ROLLBACK' }])
      conflictOf(ran.error, 0)
    }
    const results = ran.error ? [] : group.map((writes, i) => judge(writes, plan.meanings.slice(begins[i], begins[i + 1]), ran, begins[i]! + 1))
    const fine = !ran.error && results.every((result) => result.ok)
    if (fenced && !ran.error) await must([{ text: fine ? 'COMMIT' : 'ROLLBACK' }])
    return fine ? results : undefined
  }

  /** One after the other, row by row, each with a way back. */
  const apart = async (group: readonly (readonly Write[])[]): Promise<Written[]> => {
    const results: Written[] = []
    await must([{ text: 'BEGIN ISOLATION LEVEL READ COMMITTED' }])
    try {
      for (const writes of group) {
        const plan: Plan = { steps: [{ text: 'SAVEPOINT one' }], meanings: [] }
        await addSteps(writes, plan, false)
        const result = judge(writes, plan.meanings, await runPipeline(client, plan.steps), 1)
        await must(result.ok ? [{ text: 'RELEASE one' }] : [{ text: 'ROLLBACK TO one' }, { text: 'RELEASE one' }])
        results.push(result)
      }
    } catch (error) {
      await must([{ text: 'ROLLBACK' }])
      throw error
    }
    await must([{ text: 'COMMIT' }])
    return results
  }

  return {
    /** Resolves when all that did not conflict is durable. Rejects when nothing was written, or nobody knows. */
    async commit(group: readonly (readonly Write[])[]): Promise<Written[]> {
      await prepareAll(group)
      return (await together(group)) ?? apart(group)
    },
  }
}

function bulkStep({ name, parameters, bulk }: Prepared, rows: readonly (readonly Value[])[], expect: number | undefined): Step | undefined {
  if (!bulk || rows.length < bulkFrom || !distinct(rows, bulk.key)) return undefined
  const fenced = expect !== undefined
  if (fenced && (expect !== 1 || !bulk.counted)) return undefined
  const values = columnsOf(rows, parameters)
  return values && { name: fenced ? `${name}_counted` : `${name}_bulk`, values }
}

const uniqueViolation = '23505'

/** Broken rules and impossible values are the transaction's own fault; anything else is thrown. */
function conflictOf(error: ServerError, at: number): Written & { ok: false } {
  const kind = error.code?.slice(0, 2)
  // 23: integrity; 22: data; 21: a bulk that met one row twice, which row by row is none
  if (kind !== '23' && kind !== '22' && kind !== '21') throw error
  return { ok: false, conflict: error.code === uniqueViolation ? 'unique' : 'rule', at, say: error.message }
}

/** Full disk, no memory, a lock held too long: the transaction was undone and the server lives on. */
const temporary = /^(53...|55P03|57014)$/

/** A session that only reads and was ended, or a server with no room for one more: the next read finds another. */
const readerLost = /^(08...|57P0.|53...|55P03|57014)$/

/** A read left nothing half done: what was lost with its connection is asked again. */
export function readFault(error: unknown): DatabaseError {
  const isLost = error instanceof ServerError ? readerLost.test(error.code ?? '') : !(error instanceof TypeError || error instanceof RangeError)
  return isLost ? new DatabaseError((error as Error).message, undefined, { temporary: true, cause: error }) : serverFault(error)
}

export function serverFault(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error
  const code = error instanceof ServerError ? error.code : undefined
  const passes = code !== undefined && temporary.test(code)
  return new DatabaseError((error as Error).message, code === '53100' ? diskFull : code, { temporary: passes, cause: error })
}
