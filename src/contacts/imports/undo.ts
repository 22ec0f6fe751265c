// Takes one turn of an import back: whom it made goes, unless somebody has touched them since; who was overwritten is as
// before, unless somebody has changed them since. Says what it comes to and writes nothing itself.
import type { Write } from '../../db/database.ts'
import type { People } from '../book/people.ts'
import { deletePeople, insertExternals, removeExternals, updatePeople, type External } from '../book/records.ts'
import { searchOf, type Slotted } from '../book/values.ts'
import { dropMembers } from '../groups/records.ts'
import type { importRecords, Import, Turn } from './records.ts'

type Needs = { readonly fieldsOf: () => Promise<ReadonlyMap<string, Slotted>>; readonly records: ReturnType<typeof importRecords>; readonly people: People; readonly wall: () => number }

export async function planUndo({ records, people, fieldsOf, wall }: Needs, one: Import, turn: Turn): Promise<{ writes: readonly Write[]; removed: number; restored: number }> {
  const writes: Write[] = []
  const made = turn.first === undefined ? [] : await records.untouched(one, turn.first, turn.last!)
  if (made.length > 0) writes.push(...deletePeople(one, made))
  const now = new Map((await people.rowsOf(one, turn.before.map(({ id }) => id))).map((row) => [String(row['id']), row]))
  const restored = turn.before.filter(({ id, version }) => Number(now.get(id)?.['version']) === version)
  if (restored.length > 0) {
    const own = await fieldsOf()
    const columns = ['number', 'country', 'language', 'time_zone', 'search', ...[...own.values()].flatMap((field) => field.columns)]
    writes.push(updatePeople(one, columns, restored.map(({ id, version, cells }) => ({ id, version, at: wall(), cells: { ...cells, search: searchOf(own.values(), cells) } }))))
  }
  if (turn.joined.length > 0) writes.push(dropMembers(one, turn.joined))
  const touched = turn.externals.filter(({ contact }) => restored.some(({ id }) => id === contact))
  if (touched.length > 0) writes.push(removeExternals(one, touched))
  const had = touched.filter((pair): pair is External => pair.external !== null)
  if (had.length > 0) writes.push(insertExternals(one, had))
  return { writes, removed: made.length, restored: restored.length }
}
