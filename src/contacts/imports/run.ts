// Does what imports are to do, one after the other and each in small turns: a few hundred rows, their writes and the note of
// how far it is are one transaction. So a crash loses nothing and repeats nothing, whoever sends a code meanwhile is not
// kept waiting, and every turn can be undone.
import { join } from 'node:path'
import type { Database, Write } from '../../db/database.ts'
import type { Clock } from '../../kit/clock.ts'
import type { Log } from '../../kit/log.ts'
import type { Fields } from '../book/fields.ts'
import type { People } from '../book/people.ts'
import type { Upsert, UpsertOptions } from '../book/upsert.ts'
import { isFault, type Book, type Fault } from '../contact.ts'
import type { CsvRow } from '../csv.ts'
import type { Groups } from '../groups/groups.ts'
import { rowReader, type Consent, type Plan } from './plan.ts'
import { addTurn, changeImport, importRecords, noCounts, removeTurn, type Counts, type Import, type RowError, type State, type Turn } from './records.ts'
import { readFile, Unreadable } from './rows.ts'
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
}
export type Runner = ReturnType<typeof createRunner>

const rowsOfTurn = 500
/** Errors that are kept; the others are counted. */
const mostErrors = 100_000
const longestCell = 200
const mostCells = 60
/** Of a dry run: numbers that are remembered to find those that come twice. */
const mostRemembered = 2_000_000

class Stopped extends Error {}

export function createRunner(needs: RunNeeds) {
  const { db, clock, log, dir, people, fields, groups } = needs
  const records = importRecords(db)
  let working: Promise<void> | undefined
  let stopping = false
  let current: Import | undefined
  const canceled = new Set<string>()

  async function change(one: Import, next: Parameters<typeof changeImport>[1], more: readonly Write[] = []): Promise<Import> {
    const written = await db.write([...more, changeImport(one, next)])
    if (!written.ok) throw new Error(`the import ${one.id} was changed by somebody else: ${written.say}`)
    return (current = { ...one, ...next })
  }

  async function work(): Promise<void> {
    for (;;) {
      const next = await nextOf('undoing', 'checking', 'running')
      if (!next || stopping) return
      current = next
      try {
        if (next.state === 'undoing') await undo(next)
        else if (next.state === 'checking') await check(next)
        else await run(next)
      } catch (error) {
        if (error instanceof Stopped) {
          if (stopping) return
        } else await fail(error as Error)
      } finally {
        canceled.delete(next.id)
      }
      needs.onEnded?.(current)
      current = undefined
    }
  }
  async function nextOf(...states: readonly State[]): Promise<Import | undefined> {
    for (const state of states) {
      const [one] = await records.inState(state, 1)
      if (one) return one
    }
    return undefined
  }
  async function fail(error: Error): Promise<void> {
    const one = current!
    const isOurs = error instanceof Unreadable
    if (!isOurs) log.error('an import failed', { import: one.id, error })
    await change(one, { state: 'failed', say: isOurs ? error.message : 'Something broke on our side; what was done so far can be undone.', endedAt: clock.wall() })
  }
  /** Between two turns: whether to go on. */
  async function breathe(one: Import): Promise<void> {
    if (stopping) throw new Stopped()
    if (canceled.has(one.id)) {
      await change(current!, { state: 'canceled', endedAt: clock.wall() })
      throw new Stopped()
    }
    await new Promise<void>((resolve) => clock.soon(resolve))
  }

  /** The rows of a file below its header, from one on, a turn's worth at a time. */
  async function* turnsOf(one: Import, { header }: Plan, from: number): AsyncGenerator<readonly CsvRow[]> {
    let skip = from + (header ? 1 : 0)
    let waiting: CsvRow[] = []
    for await (const rows of readFile(join(dir, one.id))) {
      const rest = skip >= rows.length ? [] : rows.slice(skip)
      skip -= rows.length - rest.length
      waiting = waiting.length === 0 ? rest : [...waiting, ...rest]
      let at = 0
      for (; waiting.length - at >= rowsOfTurn; at += rowsOfTurn) yield waiting.slice(at, at + rowsOfTurn)
      if (at > 0) waiting = waiting.slice(at)
      if (skip > 0) await breathe(one)
    }
    if (waiting.length > 0) yield waiting
  }
  const optionsOf = ({ by, existing, lists }: Plan): UpsertOptions => ({ by, existing, lists, tags: 'more' })

  async function run(one: Import): Promise<void> {
    const plan = one.plan!
    const read = rowReader(plan, await fields.of(one))
    let turn = (await records.lastTurn(one))?.turn ?? 0
    let errorsLeft = mostErrors - one.counts.failed
    let before: Promise<void> = Promise.resolve()
    const save = async (rows: readonly CsvRow[], drafts: ReturnType<typeof read>[]) => {
      const options = optionsOf(plan)
      const at = current!
      let next: Import = at
      const number = ++turn
      if (plan.consent) await needs.consent?.(one, numbersOf(drafts), plan.consent, { import: one.id, at: clock.wall(), ...(one.actor !== undefined && { actor: one.actor }) })
      const saved = await people.save(one, drafts, options, async (done) => {
        const errors = errorsOf(rows, done.outcomes, errorsLeft)
        next = { ...at, rowsDone: at.rowsDone + rows.length, counts: counted(at.counts, done) }
        const { rowsDone, counts } = next
        return [addTurn(one, await turnOf(one, number, done, errors)), changeImport(at, { rowsDone, counts })]
      })
      if (isFault(saved)) throw new Unreadable(saved.fault)
      errorsLeft = mostErrors - next.counts.failed
      current = next
    }
    try {
      for await (const rows of turnsOf(one, plan, one.rowsDone)) {
        // read while what came before is written
        const drafts = rows.map(({ cells, broken }): ReturnType<typeof read> => (broken === undefined ? read(cells) : { fault: broken, param: '' }))
        await before
        await breathe(one)
        before = save(rows, drafts)
        before.catch(() => {})
      }
    } finally {
      await before
    }
    await change(current!, { state: 'done', endedAt: clock.wall() })
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
  async function check(one: Import): Promise<void> {
    await removeTurns(one)
    const plan = one.plan!
    const read = rowReader({ ...plan, tags: [] }, await fields.of(one))
    const seen = new Set<number>()
    let counts = noCounts
    let rowsDone = 0
    let turn = 0
    for await (const rows of turnsOf(one, plan, 0)) {
      await breathe(one)
      const drafts = rows.map(({ cells, broken }) => {
        const draft: ReturnType<typeof read> = broken === undefined ? read(cells) : { fault: broken, param: '' }
        if (isFault(draft)) return draft
        const { tags: _, ...rest } = draft
        return rest
      })
      const planned = await people.plan(one, drafts, { ...optionsOf(plan), lists: [] })
      if (isFault(planned)) throw new Unreadable(planned.fault)
      counts = counted(counts, planned)
      for (const [at, outcome] of planned.outcomes.entries()) {
        const draft = drafts[at]!
        if (isFault(outcome) || outcome.kind !== 'created' || isFault(draft)) continue
        const number = Number(draft.number!.slice(1))
        if (seen.has(number)) counts = plan.existing === 'skip' ? { ...counts, created: counts.created - 1, skipped: counts.skipped + 1 } : { ...counts, created: counts.created - 1, updated: counts.updated + 1 }
        else if (seen.size < mostRemembered) seen.add(number)
      }
      const errors = errorsOf(rows, planned.outcomes, mostErrors - counts.failed)
      rowsDone += rows.length
      const note = errors.length > 0 ? [addTurn(one, { turn: ++turn, made: 0, before: [], joined: [], externals: [], errors })] : []
      if (note.length > 0 || rowsDone % (20 * rowsOfTurn) === 0) await change(current!, { rowsDone, counts }, note)
    }
    await change(current!, { state: 'checked', rowsDone, counts })
  }

  async function undo(one: Import): Promise<void> {
    let counts = one.counts
    for (;;) {
      if (stopping) throw new Stopped()
      const turn = await records.lastTurn(one)
      if (!turn) break
      for (let tries = 5; ; tries--) {
        const undone = await planUndo({ records, people, fields, wall: () => clock.wall() }, one, turn)
        const left = { ...counts, created: counts.created - undone.removed, updated: counts.updated - undone.restored }
        const written = await db.write([...undone.writes, removeTurn(one, turn.turn), changeImport(current!, { counts: left })])
        if (written.ok) {
          counts = left
          current = { ...current!, counts }
          break
        }
        if (tries === 0) throw new Error(`a turn of ${one.id} could not be undone: ${written.say}`)
      }
    }
    await change(current!, { state: 'undone', endedAt: clock.wall() })
  }

  async function removeTurns(one: Import): Promise<void> {
    for (let turn = await records.lastTurn(one); turn; turn = await records.lastTurn(one)) await db.write([removeTurn(one, turn.turn)])
  }

  return {
    removeTurns,
    /** Looks for work; does nothing where it is at work. */
    wake(): void {
      if (stopping) return
      working ??= work()
        .catch((error: unknown) => log.error('imports stopped', { error }))
        .finally(() => (working = undefined))
    },
    /** Ends after the turn that it is at. */
    cancel(id: string): void {
      if (current?.id === id) canceled.add(id)
    },
    current: () => current,
    async stop(): Promise<void> {
      stopping = true
      await working
    },
    /** Nothing is to be done any more; for tests. */
    idle: async (): Promise<void> => {
      while (working) await working
    },
  }
}

const counted = (counts: Counts, { outcomes }: Upsert): Counts => {
  const next = { ...counts }
  for (const outcome of outcomes) next[isFault(outcome) ? 'failed' : outcome.kind]++
  return next
}
const errorsOf = (rows: readonly CsvRow[], outcomes: Upsert['outcomes'], most: number): RowError[] =>
  outcomes.flatMap((outcome, at): RowError[] => (isFault(outcome) ? [[rows[at]!.line, outcome.fault, rows[at]!.cells.slice(0, mostCells).map((cell) => cell.slice(0, longestCell))]] : [])).slice(0, Math.max(0, most))
const numbersOf = (drafts: readonly ({ number?: string } | Fault)[]): string[] =>
  [...new Set(drafts.flatMap((draft) => ('number' in draft && draft.number !== undefined ? [draft.number] : [])))]
