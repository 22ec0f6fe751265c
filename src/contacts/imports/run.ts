// Does what imports are to do, in small turns: a few hundred rows, their writes and the note of how far it is are one
// transaction. So a crash loses nothing and repeats nothing, whoever sends a code meanwhile is not kept waiting, workspaces
// take turns, and every turn can be undone.
import { join } from 'node:path'
import type { Database, Write } from '../../db/database.ts'
import type { Clock } from '../../kit/clock.ts'
import type { Log } from '../../kit/log.ts'
import type { Draft } from '../book/draft.ts'
import type { Fields } from '../book/fields.ts'
import type { People } from '../book/people.ts'
import type { Upsert, UpsertOptions } from '../book/upsert.ts'
import { isFault, type Book, type Fault } from '../contact.ts'
import { createTurns } from '../../routing/turns.ts'
import type { Slotted } from '../book/values.ts'
import type { CsvRow } from '../csv.ts'
import type { Groups } from '../groups/groups.ts'
import { rowReader, type Consent, type Plan } from './plan.ts'
import { addTurn, changeImport, importRecords, noCounts, removeTurn, type Counts, type Import, type RowError, type Turn } from './records.ts'
import { createRepeats } from './repeats.ts'
import { readFile, Unreadable } from './rows.ts'
import { createSchedule } from './schedule.ts'
import { planUndo } from './undo.ts'

export type RunNeeds = {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  /** Where the uploaded files are, each named by its import. */
  readonly dir: string
  readonly people: People
  readonly fields: Fields
  readonly groups: Groups
  /** That these may be written to, and why: durable before they are there; after a crash it may be said twice. */
  readonly consent?: (book: Book, numbers: readonly string[], consent: Consent, by: { readonly import: string; readonly actor?: string; readonly at: number }) => Promise<void> | void
  /** What is done; told once it is. */
  readonly onEnded?: (ended: Import) => void
  /** Rows after which it is the turn of another workspace that waits: what it did so far is skipped when it goes on. */
  readonly stretch?: number
}
export type Runner = ReturnType<typeof createRunner>

const rowsOfTurn = 500
/** Errors that are kept; the others are counted. */
const mostErrors = 100_000
const longestCell = 200
const mostCells = 60

const usualStretch = 50_000

/** It ends for now: by somebody's wish, with the process, or since it is the turn of others. */
class Stopped extends Error {}
/** An import as it is now, and the rows of this stretch. */
type Job = { one: Import; rows: number; isOver: boolean }

export function createRunner(needs: RunNeeds) {
  const { db, clock, log, dir, people, fields, groups } = needs
  const records = importRecords(db)
  /** By import. */
  const jobs = new Map<string, Job>()
  const canceled = new Set<string>()
  /** Of all that are at work, one writes at a time. */
  const inTurn = createTurns()
  const stretch = needs.stretch ?? usualStretch
  let stopping = false

  async function change(job: Job, next: Parameters<typeof changeImport>[1], more: readonly Write[] = []): Promise<void> {
    const written = await db.write([...more, changeImport(job.one, next)])
    if (!written.ok) throw new Error(`the import ${job.one.id} was changed by somebody else: ${written.say}`)
    job.one = { ...job.one, ...next }
  }

  /** One import of a workspace, or a stretch of it. */
  async function work(workspace: string): Promise<void> {
    const next = await records.nextOf(workspace, ['undoing', 'checking', 'running'])
    if (!next || stopping) return
    const job: Job = { one: next, rows: 0, isOver: true }
    jobs.set(next.id, job)
    try {
      if (next.state === 'undoing') await undo(job)
      else if (next.state === 'checking') await check(job)
      else await run(job)
    } catch (error) {
      if (!(error instanceof Stopped)) await fail(job, error as Error)
    } finally {
      jobs.delete(next.id)
      if (job.isOver) canceled.delete(next.id)
    }
    if (job.isOver) needs.onEnded?.(job.one)
  }
  const schedule = createSchedule({ waiting: () => records.workspacesIn(['undoing', 'checking', 'running']), work, log })

  async function fail(job: Job, error: Error): Promise<void> {
    const now = await records.get(job.one, job.one.id)
    if (now?.state !== job.one.state) {
      job.isOver = false // somebody ended it in the moment in which it was taken up
      return
    }
    const isOurs = error instanceof Unreadable
    if (!isOurs) log.error('an import failed', { import: job.one.id, error })
    await change(job, { state: 'failed', say: isOurs ? error.message : 'Something broke on our side; what was done so far can be undone.', endedAt: clock.wall() })
  }
  function leave(job: Job): never {
    job.isOver = false
    throw new Stopped()
  }
  /** Between two turns: whether to go on. `rows`: of the turn. */
  async function breathe(job: Job, rows = 0): Promise<void> {
    if (stopping) leave(job)
    if (canceled.has(job.one.id)) {
      await change(job, { state: 'canceled', endedAt: clock.wall() })
      throw new Stopped()
    }
    job.rows += rows
    if (job.rows >= stretch) {
      if (await schedule.isWanted()) leave(job)
      job.rows = 0
    }
    await new Promise<void>((resolve) => clock.soon(resolve))
  }
  /** Those that were there when it began: what is made meanwhile, in the place of one that is gone, is not for it. */
  const fieldsOf = (one: Import, own: ReadonlyMap<string, Slotted>): ReadonlyMap<string, Slotted> =>
    new Map([...own].filter(([, { createdAt }]) => createdAt <= (one.startedAt ?? Infinity)))

  /** The rows of a file below its header, from one on, a turn's worth at a time. */
  async function* turnsOf(job: Job, { header }: Plan, from: number, skipped?: (rows: readonly CsvRow[]) => void): AsyncGenerator<readonly CsvRow[]> {
    let skip = from + (header ? 1 : 0)
    let waiting: CsvRow[] = []
    for await (const rows of readFile(join(dir, job.one.id))) {
      const rest = skip >= rows.length ? [] : rows.slice(skip)
      skip -= rows.length - rest.length
      if (rest.length < rows.length) skipped?.(rows.slice(0, rows.length - rest.length))
      waiting = waiting.length === 0 ? rest : [...waiting, ...rest]
      let at = 0
      for (; waiting.length - at >= rowsOfTurn; at += rowsOfTurn) yield waiting.slice(at, at + rowsOfTurn)
      if (at > 0) waiting = waiting.slice(at)
      if (skip > 0) await breathe(job)
    }
    if (waiting.length > 0) yield waiting
  }
  const optionsOf = ({ by, existing, lists }: Plan): UpsertOptions => ({ by, existing, lists, tags: 'more' })

  async function run(job: Job): Promise<void> {
    const { one } = job
    const plan = one.plan!
    let turn = (await records.lastTurn(one))?.turn ?? 0
    let errorsLeft = mostErrors - one.counts.failed
    const repeats = createRepeats(plan)
    let before: Promise<void> = Promise.resolve()
    const save = async (rows: readonly CsvRow[], drafts: readonly (Draft | Fault)[], repeated: number) => {
      const options = { ...optionsOf(plan), lists: await listsThere(one, plan) }
      const at = job.one
      let next: Import = at
      const number = ++turn
      if (plan.consent) await needs.consent?.(one, numbersOf(drafts), plan.consent, { import: one.id, at: clock.wall(), ...(one.actor !== undefined && { actor: one.actor }) })
      const saved = await people.save(one, drafts, options, async (done) => {
        const errors = errorsOf(rows, done.outcomes, errorsLeft)
        next = { ...at, rowsDone: at.rowsDone + rows.length, counts: counted(at.counts, done, repeated) }
        const { rowsDone, counts } = next
        return [addTurn(one, await turnOf(one, number, done, errors)), changeImport(at, { rowsDone, counts })]
      })
      if (isFault(saved)) throw new Unreadable(saved.fault)
      errorsLeft = mostErrors - next.counts.failed
      job.one = next
    }
    try {
      for await (const rows of turnsOf(job, plan, one.rowsDone, repeats.skipped)) {
        // read while what came before is written; no field goes meanwhile
        const { own, free } = await fields.hold(one)
        try {
          const read = rowReader(plan, fieldsOf(one, own))
          let repeated = 0
          const drafts = rows.map(({ cells, broken }): Draft | Fault => {
            const draft: Draft | Fault = broken === undefined ? read(cells) : { fault: broken, param: '' }
            if (isFault(draft) || draft.number === undefined || !repeats.again(draft.number)) return draft
            repeated++
            return plan.repeated === 'first' ? twice : draft
          })
          await before
          await breathe(job, rows.length)
          before = inTurn(() => save(rows, drafts, repeated)).finally(free)
          before.catch(() => {})
        } catch (error) {
          free()
          throw error
        }
      }
    } finally {
      await before
    }
    const there = fieldsOf(one, await fields.of(one))
    const gone = plan.columns.flatMap(({ to }) => (to.startsWith('field:') && !there.has(to.slice(6)) ? [to.slice(6)] : []))
    await change(job, { state: 'done', endedAt: clock.wall(), ...(gone.length > 0 && { say: `Taken away meanwhile, with what stood there: ${gone.join(', ')}.` }) })
  }
  async function listsThere(one: Import, { lists }: Plan): Promise<string[]> {
    const there: string[] = []
    for (const list of lists) if (await groups.get(one, 'list', list)) there.push(list)
    return there
  }

  async function turnOf(one: Import, turn: number, { created, before, joins, externals }: Upsert, errors: readonly RowError[]): Promise<Turn> {
    const made = new Set(created)
    const mayBeThere = Map.groupBy(joins.filter(([, contact]) => !made.has(contact)), ([group]) => group)
    const joined: [string, string][] = []
    for (const [group, pairs] of mayBeThere) {
      const there = await groups.records.membersAmong(one, group, pairs.map(([, contact]) => contact))
      for (const [, contact] of pairs) if (!there.has(contact)) joined.push([group, contact])
    }
    const others = externals.filter(({ contact }) => !made.has(contact))
    const had = others.length === 0 ? new Map<string, Record<string, string>>() : await people.externalsOf(one, [...new Set(others.map(({ contact }) => contact))])
    return {
      turn, made: created.length, before, joined, errors,
      externals: others.map(({ contact, system }) => ({ contact, system, external: had.get(contact)?.[system] ?? null })),
      ...(created.length > 0 && { first: created[0]!, last: created.at(-1)! }),
    }
  }

  /** What a run would come to: nobody is touched. */
  async function check(job: Job): Promise<void> {
    const { one } = job
    await removeTurns(one)
    const plan = one.plan!
    const repeats = createRepeats(plan)
    let counts = noCounts
    let rowsDone = 0
    let turn = 0
    for await (const rows of turnsOf(job, plan, 0)) {
      await breathe(job)
      const read = rowReader({ ...plan, tags: [] }, fieldsOf(one, await fields.of(one)))
      const repeated = new Set<Draft>()
      const drafts = rows.map(({ cells, broken }): Draft | Fault => {
        const draft: Draft | Fault = broken === undefined ? read(cells) : { fault: broken, param: '' }
        if (isFault(draft)) return draft
        const { tags: _, ...rest } = draft
        if (rest.number === undefined || !repeats.again(rest.number)) return rest
        repeated.add(rest)
        return plan.repeated === 'first' ? twice : rest
      })
      const planned = await people.plan(one, drafts, { ...optionsOf(plan), lists: [] })
      if (isFault(planned)) throw new Unreadable(planned.fault)
      counts = counted(counts, planned, repeated.size)
      for (const [at, outcome] of planned.outcomes.entries()) {
        const draft = drafts[at]!
        if (isFault(outcome) || outcome.kind !== 'created' || isFault(draft)) continue
        // whom an earlier turn would have made
        if (repeated.has(draft)) counts = plan.existing === 'skip' ? { ...counts, created: counts.created - 1, skipped: counts.skipped + 1 } : { ...counts, created: counts.created - 1, updated: counts.updated + 1 }
      }
      const errors = errorsOf(rows, planned.outcomes, mostErrors - counts.failed)
      rowsDone += rows.length
      const note = errors.length > 0 ? [addTurn(one, { turn: ++turn, made: 0, before: [], joined: [], externals: [], errors })] : []
      if (note.length > 0 || rowsDone % (20 * rowsOfTurn) === 0) await change(job, { rowsDone, counts }, note)
    }
    await change(job, { state: 'checked', rowsDone, counts })
  }

  async function undo(job: Job): Promise<void> {
    const { one } = job
    for (;;) {
      const turn = await records.lastTurn(one)
      if (!turn) break
      await breathe(job, rowsOfTurn)
      const { free } = await fields.hold(one)
      await inTurn(() => undoTurn(job, turn)).finally(free)
    }
    await change(job, { state: 'undone', endedAt: clock.wall() })
  }
  async function undoTurn(job: Job, turn: Turn): Promise<void> {
    for (let tries = 5; ; tries--) {
      const { one } = job
      const undone = await planUndo({ records, people, fieldsOf: async () => fieldsOf(one, await fields.of(one)), wall: () => clock.wall() }, one, turn)
      const counts = { ...one.counts, created: one.counts.created - undone.removed, updated: one.counts.updated - undone.restored }
      const written = await db.write([...undone.writes, removeTurn(one, turn.turn), changeImport(one, { counts })])
      if (written.ok) {
        job.one = { ...one, counts }
        return
      }
      if (tries === 0) throw new Error(`a turn of ${one.id} could not be undone: ${written.say}`)
    }
  }

  async function removeTurns(one: Import): Promise<void> {
    for (let turn = await records.lastTurn(one); turn; turn = await records.lastTurn(one)) await db.write([removeTurn(one, turn.turn)])
  }

  return {
    removeTurns,
    wake: schedule.wake,
    /** Ends after the turn that it is at; false where it is at none. */
    cancel: (id: string): boolean => jobs.has(id) && (canceled.add(id), true),
    async stop(): Promise<void> {
      stopping = true
      await schedule.stop()
    },
    /** Nothing is to be done any more; for tests. */
    idle: schedule.idle,
  }
}

const twice: Fault = { fault: 'An earlier row has this number.', param: '' }
const counted = (counts: Counts, { outcomes }: Upsert, repeated: number): Counts => {
  const next = { ...counts, repeated: counts.repeated + repeated }
  for (const outcome of outcomes) next[isFault(outcome) ? 'failed' : outcome.kind]++
  return next
}
const errorsOf = (rows: readonly CsvRow[], outcomes: Upsert['outcomes'], most: number): RowError[] =>
  outcomes.flatMap((outcome, at): RowError[] => (isFault(outcome) ? [[rows[at]!.line, outcome.fault, rows[at]!.cells.slice(0, mostCells).map((cell) => cell.slice(0, longestCell))]] : [])).slice(0, Math.max(0, most))
const numbersOf = (drafts: readonly ({ number?: string } | Fault)[]): string[] =>
  [...new Set(drafts.flatMap((draft) => ('number' in draft && draft.number !== undefined ? [draft.number] : [])))]
