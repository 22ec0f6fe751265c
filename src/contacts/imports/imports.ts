// Imports of people from files: the file comes in pieces, is looked at, tried and then done in the background. Where files
// are kept is known here and named by ids alone; what their makers call them is a text like others.
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ids } from '../../kit/ids.ts'
import { bornAt } from '../../kit/ids.ts'
import { csvCell } from '../../kit/spreadsheet.ts'
import { faultAt, isFault, type Book, type Fault } from '../contact.ts'
import { guessColumns, hasHeader, type Column } from './guess.ts'
import { columnsFault, type Plan } from './plan.ts'
import { changeImport, importRecords, noCounts, type Import } from './records.ts'
import { firstRows, Unreadable } from './rows.ts'
import { createRunner, type RunNeeds } from './run.ts'

export type Imports = Awaited<ReturnType<typeof openImports>>
export type Preview = { readonly header: boolean; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] }
export type NewPlan = Partial<Omit<Plan, 'columns'>> & { readonly columns?: Plan['columns'] }

export const largestFile = 1_000_000_000
export const largestPiece = 16_000_000
const mostUploading = 20
const previewRows = 200
const shownRows = 5
/** A file that nobody started anything with, and what is needed to undo, go after so long. */
const keptMs = 30 * 86_400_000
const sweepMs = 3_600_000
const turnsAtOnce = 50
const noFile = faultAt('', 'Its file is no longer here.')

export async function openImports({ ids, ...needs }: RunNeeds & { readonly ids: Ids }) {
  const { db, clock, dir, fields, groups, log } = needs
  const records = importRecords(db)
  const runner = createRunner({
    ...needs,
    onEnded(ended) {
      if (ended.state === 'done' || ended.state === 'undone' || ended.state === 'canceled') void removeFile(ended.id)
      needs.onEnded?.(ended)
    },
  })
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const pathOf = (id: string) => join(dir, id)
  const removeFile = (id: string) => rm(pathOf(id), { force: true }).catch((error: unknown) => log.warn('the file of an import could not be removed', { import: id, error }))
  let sweeping: { cancel(): void } | undefined
  /** Pieces of one file follow each other, and what is begun or ended with it. */
  const lines = new Map<string, Promise<unknown>>()
  function inLine<T>(id: string, run: () => Promise<T>): Promise<T> {
    const turn = (lines.get(id) ?? Promise.resolve()).then(run, run)
    lines.set(id, turn)
    const leave = () => void (lines.get(id) === turn && lines.delete(id))
    turn.then(leave, leave)
    return turn
  }

  async function sweep(): Promise<void> {
    try {
      const before = clock.wall() - keptMs
      for (const name of await readdir(dir)) {
        const { mtimeMs } = await stat(pathOf(name))
        if (/^imp_[0-9a-z]+$/.test(name) && mtimeMs < before) await removeFile(name)
      }
      for (const state of ['done', 'failed', 'canceled'] as const)
        for (const one of await records.inState(state, 100)) if (bornAt(one.id) < before) await runner.removeTurns(one)
    } catch (error) {
      log.error('old imports could not be swept away', { error })
    }
    sweeping = clock.after(sweepMs, () => void sweep())
  }

  /** The plan that is asked for, filled up by what the file seems to be. */
  async function planOf(book: Book, one: Import, wanted: NewPlan): Promise<Plan | Fault> {
    const seen = await look(book, one, wanted)
    if (isFault(seen)) return seen
    const plan: Plan = {
      columns: wanted.columns ?? seen.columns.map(({ guess }) => guess), header: seen.header, by: wanted.by ?? 'number',
      existing: wanted.existing ?? 'update', repeated: wanted.repeated ?? 'last', empties: wanted.empties ?? false, lists: wanted.lists ?? [], tags: wanted.tags ?? [],
      ...(wanted.country !== undefined && { country: wanted.country }), ...(wanted.consent && { consent: wanted.consent }),
    }
    if (plan.columns.length > seen.columns.length) return faultAt('/columns', `The file has ${seen.columns.length} columns.`)
    const fault = columnsFault(plan.columns, plan)
    if (fault) return faultAt(`/columns/${fault.at}`, `It cannot be read so: ${fault.say}.`)
    for (const [at, list] of plan.lists.entries()) if (!(await groups.get(book, 'list', list))) return faultAt(`/lists/${at}`, `There is no list ${list.slice(0, 64)}.`)
    const own = await fields.of(book)
    for (const [at, { to, type = 'text' }] of plan.columns.entries()) {
      const key = to.startsWith('field:') ? to.slice(6) : undefined
      if (key === undefined || own.has(key)) continue
      const made = await fields.create(book, { key, title: seen.columns[at]!.title.slice(0, 80) || key, type })
      if (made === 'too_many') return faultAt(`/columns/${at}`, 'There are as many fields as there can be; ignore the column, or use a field that is there.')
      if (made === 'taken' && !(await fields.of(book)).has(key)) return faultAt(`/columns/${at}`, `A field cannot be called \`${key}\`.`)
    }
    return plan
  }

  async function look(book: Book, one: Import, { header: said, country }: NewPlan): Promise<Preview | Fault> {
    try {
      const first = one.bytes === 0 ? [] : await firstRows(pathOf(one.id), previewRows)
      if (first.length === 0) return faultAt('', 'The file has no rows.')
      const header = said ?? hasHeader(first[0]!.cells, country)
      const rows = first.slice(header ? 1 : 0).map(({ cells }) => cells)
      const width = Math.max(...first.map(({ cells }) => cells.length))
      const titles = Array.from({ length: width }, (_, at) => (header ? (first[0]!.cells[at] ?? '').trim() : '') || `Column ${at + 1}`)
      const own = [...(await fields.of(book)).values()]
      return { header, columns: guessColumns(titles, rows, own, country), rows: rows.slice(0, shownRows).map((cells) => cells.map((cell) => cell.slice(0, 200))) }
    } catch (error) {
      if (error instanceof Unreadable) return faultAt('', `The file cannot be read: ${error.message}.`)
      if ((error as { code?: unknown }).code === 'ENOENT') return noFile // it was canceled or ended meanwhile
      throw error
    }
  }

  return {
    runner,
    get: records.get,
    async list(book: Book, { limit, after = '~' }: { limit: number; after?: string | undefined }) {
      const found = await records.list(book, after, limit + 1)
      const data = found.slice(0, limit)
      return found.length > limit ? { data, nextCursor: data.at(-1)!.id } : { data }
    },
    async create(book: Book, { name, actor }: { name: string; actor?: string | undefined }): Promise<Import | 'too_many'> {
      const waiting = (await records.list(book, '~', 200)).filter(({ state }) => state === 'uploading')
      if (waiting.length >= mostUploading) return 'too_many'
      const one: Import = { ...book, id: ids.next('imp_'), name, state: 'uploading', bytes: 0, rowsDone: 0, counts: noCounts, createdAt: clock.wall(), ...(actor !== undefined && { actor }) }
      await records.add(one)
      return one
    },
    /** The next piece of its file. Where it does not follow what is there, the answer says what would. */
    put: (book: Book, id: string, offset: number, piece: Uint8Array): Promise<Import | 'missing' | 'not_uploading' | 'too_large' | { expected: number }> =>
      inLine(id, async () => {
        const one = await records.get(book, id)
        if (!one) return 'missing'
        if (one.state !== 'uploading') return 'not_uploading'
        if (offset !== one.bytes) return { expected: one.bytes }
        if (offset + piece.length > largestFile) return 'too_large'
        const file = await open(pathOf(id), offset === 0 ? 'w' : 'r+', 0o600)
        try {
          await file.write(piece, 0, piece.length, offset)
          await file.sync()
        } finally {
          await file.close()
        }
        const next = { ...one, bytes: offset + piece.length }
        return (await db.write([changeImport(one, { bytes: next.bytes })])).ok ? next : { expected: one.bytes }
      }),
    async preview(book: Book, id: string, wanted: NewPlan): Promise<Preview | Fault | undefined> {
      const one = await records.get(book, id)
      if (!one) return undefined
      return one.state === 'uploading' || one.state === 'checked' || one.state === 'failed' ? look(book, one, wanted) : noFile
    },
    /** A dry run says what it would come to and can be followed by another, or by the run. */
    start: (book: Book, id: string, wanted: NewPlan, dryRun: boolean): Promise<Import | Fault | 'missing' | 'started'> =>
      inLine(id, async () => {
        const one = await records.get(book, id)
        if (!one) return 'missing'
        if (one.state !== 'uploading' && one.state !== 'checked') return 'started'
        const plan = await planOf(book, one, wanted)
        if (isFault(plan)) return plan
        if (one.state === 'checked') await runner.removeTurns(one)
        const next = { state: dryRun ? 'checking' : 'running', plan, rowsDone: 0, counts: noCounts, startedAt: clock.wall() } as const
        if (!(await db.write([changeImport(one, next)])).ok) return 'started'
        runner.wake()
        return { ...one, ...next }
      }),
    /** What it did so far stays, and can be undone. */
    cancel: (book: Book, id: string): Promise<Import | 'missing' | 'ended'> =>
      inLine(id, async () => {
        const one = await records.get(book, id)
        if (!one) return 'missing'
        if ((one.state === 'running' || one.state === 'checking') && runner.cancel(id)) return one
        if (!['uploading', 'checked', 'running', 'checking'].includes(one.state)) return 'ended'
        const next = { state: 'canceled', endedAt: clock.wall() } as const
        if (!(await db.write([changeImport(one, next)])).ok) return 'ended'
        await removeFile(id)
        return { ...one, ...next }
      }),
    async undo(book: Book, id: string): Promise<Import | 'missing' | 'not_done' | 'too_late'> {
      const one = await records.get(book, id)
      if (!one) return 'missing'
      if (one.state !== 'done' && one.state !== 'failed' && one.state !== 'canceled') return 'not_done'
      if (one.createdAt < clock.wall() - keptMs) return 'too_late'
      const next = { state: 'undoing' } as const
      if (!(await db.write([changeImport(one, next)])).ok) return 'not_done'
      runner.wake()
      return { ...one, ...next }
    },
    /** The rows that were not taken, as CSV: line, reason, and the cells as they stood. */
    async *errors(one: Import, separator = ','): AsyncGenerator<string> {
      yield `${['line', 'reason', 'cells'].join(separator)}\r\n`
      for (let after = 0; ;) {
        const turns = await records.turns(one, after, turnsAtOnce)
        if (turns.length === 0) return
        after = turns.at(-1)!.turn
        const lines = turns.flatMap(({ errors }) => errors.map(([line, reason, cells]) => `${line}${separator}${[reason, ...cells].map(csvCell).join(separator)}\r\n`))
        if (lines.length > 0) yield lines.join('')
      }
    },
    /** Takes up what the last process left. */
    resume(): void {
      runner.wake()
      sweeping = clock.after(0, () => void sweep())
    },
    async stop(): Promise<void> {
      sweeping?.cancel()
      await runner.stop()
    },
  }
}
