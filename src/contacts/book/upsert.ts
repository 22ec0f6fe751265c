// Many people at once, made or changed by their number or by the id of another system: what is there is read together, and
// all that follows is one transaction's writes. Imports, syncs and single requests come through here.
import type { Row, Write } from '../../db/database.ts'
import type { Ids } from '../../kit/ids.ts'
import { faultAt, isFault, type Book, type Fault } from '../contact.ts'
import type { Groups } from '../groups/groups.ts'
import { addMembers, dropMembers } from '../groups/records.ts'
import type { Draft } from './draft.ts'
import { insertExternals, insertPeople, removeExternals, updatePeople, type contactRecords, type External, type PersonRow } from './records.ts'
import { searchOf, type Cells, type Slotted } from './values.ts'

export type UpsertOptions = {
  /** What tells who it is: the number, or the id of this system. */
  readonly by: 'number' | { readonly system: string }
  /** What becomes of somebody who is there. */
  readonly existing: 'update' | 'skip'
  /** Whether the tags that are given are all, or come to those that are there. */
  readonly tags: 'all' | 'more'
  /** Nobody else is meant, and nobody is made: whoever took their place meanwhile is left as they are. */
  readonly only?: string
  /** Lists that they come into. */
  readonly lists?: readonly string[]
}
/** Of somebody who alone is meant, and is not there any more. */
export const gone: Fault = faultAt('', 'It was taken away at this moment.')
export type Outcome = { readonly id: string; readonly kind: 'created' | 'updated' | 'same' | 'skipped' } | Fault
/** What a person was before: for undoing. */
export type Before = { readonly id: string; /** after the change */ readonly version: number; readonly cells: Cells }
export type ExternalChange = { readonly contact: string; readonly system: string; readonly external: string | null }
export type Upsert = {
  readonly writes: readonly Write[]
  readonly outcomes: readonly Outcome[]
  readonly created: readonly string[]
  readonly before: readonly Before[]
  /** Groups that people come into; some may be in them already. */
  readonly joins: readonly (readonly [group: string, contact: string])[]
  /** Ids of other systems that people get, or lose where it is null. */
  readonly externals: readonly ExternalChange[]
}

type Needs = { readonly records: ReturnType<typeof contactRecords>; readonly groups: Groups; readonly ids: Ids; readonly wall: () => number }
/** Somebody of this batch. */
type Person = { id: string; isNew: boolean; changed: boolean; number: string; country: string | null; cells: Cells; row?: Row; tags: Set<string> | undefined }

type Pair = readonly [group: string, contact: string]

const plain = ['number', 'country', 'language', 'time_zone', 'search']

export async function planUpsert({ records, groups, ids, wall }: Needs, book: Book, fields: ReadonlyMap<string, Slotted>, drafts: readonly (Draft | Fault)[], options: UpsertOptions): Promise<Upsert | Fault> {
  const own = [...fields.values()].flatMap(({ columns }) => columns)
  const good = drafts.filter((draft): draft is Draft => 'cells' in draft)
  const owners = await ownersOf(records, book, good)
  const wantedIds = [...new Set([...owners.values()].flatMap((bySystem) => [...bySystem.values()]))]
  const byId = new Map<string, Row>((await inPieces(wantedIds, (piece) => records.byIds(book, fields.values(), piece))).map((row) => [String(row['id']), row]))
  const numbers = [...new Set(good.flatMap(({ number }) => number ?? []))]
  const byNumber = new Map<string, Row>((await inPieces(numbers, (piece) => records.byNumbers(book, fields.values(), piece))).map((row) => [String(row['number']), row]))
  for (const row of byNumber.values()) byId.set(String(row['id']), row)
  // who went between the two looks has no id any more
  for (const bySystem of owners.values()) for (const [external, id] of bySystem) if (!byId.has(id)) bySystem.delete(external)

  const people = new Map<string, Person>()
  const idOfNumber = new Map<string, string>([...byNumber].map(([number, row]) => [number, String(row['id'])]))
  const newIds = ids.run('ctc_', good.length)
  const externals: { remove: External[]; add: External[] } = { remove: [], add: [] }
  const system = options.by === 'number' ? undefined : options.by.system

  const person = (id: string, row: Row): Person => {
    const known = people.get(id)
    if (known) return known
    const cells: Cells = {}
    for (const name of ['language', 'time_zone', ...own]) cells[name] = row[name] as string | number | null
    const made: Person = { id, isNew: false, changed: false, number: String(row['number']), country: row['country'] as string | null, cells, row, tags: undefined }
    people.set(id, made)
    return made
  }

  const outcomes = drafts.map((draft): Outcome => {
    if (!('cells' in draft)) return draft
    const external = system === undefined ? undefined : draft.externals.find(([name]) => name === system)?.[1]
    const ownerId = external === undefined || external === null ? undefined : owners.get(system!)?.get(external)
    const id = ownerId ?? (draft.number === undefined ? undefined : idOfNumber.get(draft.number))
    if (options.only !== undefined && id !== options.only) return gone
    let one: Person
    if (id === undefined) {
      if (draft.number === undefined) return faultAt('/number', 'A person who is not there yet needs a number.')
      one = { id: newIds[people.size]!, isNew: true, changed: false, number: draft.number, country: draft.country ?? null, cells: {}, tags: undefined }
    } else {
      const row = byId.get(id)
      one = people.get(id) ?? person(id, row!)
    }
    for (const [name, value] of draft.externals) {
      const holder = value === null ? undefined : owners.get(name)?.get(value)
      if (holder !== undefined && holder !== one.id) return faultAt('/externalIds', `The id ${value} of ${name} is of ${holder}.`)
    }
    if (id !== undefined && options.existing === 'skip') return { id, kind: 'skipped' }
    if (one.isNew) {
      people.set(one.id, one)
      idOfNumber.set(one.number, one.id)
    }
    const wasNew = one.isNew && !one.changed
    let changed = wasNew
    if (draft.number !== undefined && draft.number !== one.number) {
      const holder = idOfNumber.get(draft.number)
      if (holder !== undefined && holder !== one.id) return faultAt('/number', `${draft.number} is of ${holder}.`)
      one.number = draft.number
      one.country = draft.country ?? null
      idOfNumber.set(draft.number, one.id)
      changed = true
    }
    for (const [name, value] of Object.entries(draft.cells)) {
      if ((one.cells[name] ?? null) === value) continue
      one.cells[name] = value
      changed = true
    }
    for (const [name, value] of draft.externals) {
      const bySystem = owners.get(name)
      if (value !== null && bySystem?.get(value) === one.id) continue
      externals.remove.push({ contact: one.id, system: name, external: '' })
      if (value !== null) {
        externals.add.push({ contact: one.id, system: name, external: value })
        owners.set(name, (bySystem ?? new Map<string, string>()).set(value, one.id))
      }
      changed = true
    }
    if (draft.tags) one.tags = new Set([...(options.tags === 'more' ? (one.tags ?? []) : []), ...draft.tags])
    one.changed ||= changed
    return { id: one.id, kind: wasNew ? 'created' : changed || draft.tags ? 'updated' : 'same' }
  })

  const at = wall()
  const touched = [...people.values()].filter(({ isNew, changed }) => isNew || changed)
  for (const one of touched) one.cells['search'] = searchOf(fields.values(), one.cells)
  const made = touched.filter(({ isNew }) => isNew)
  const changed = touched.filter(({ isNew }) => !isNew)
  const writes: Write[] = []
  const add = (write: Write) => void (write.rows.length > 0 && writes.push(write))
  add(insertPeople(book, fields.values(), made.map(({ id, number, country, cells }): PersonRow => ({ id, number, country, createdAt: at, cells }))))
  add(updatePeople(book, [...plain, ...own], changed.map(({ id, number, country, row, cells }) => ({ id, version: Number(row!['version']), at, cells: { ...cells, number, country } }))))
  add(removeExternals(book, externals.remove))
  // the last one counts where an id was given twice
  const last = new Map(externals.add.map((one) => [`${one.contact} ${one.system}`, one]))
  add(insertExternals(book, [...last.values()]))
  const tagged = await planTags(groups, book, [...people.values()], options.tags)
  if (isFault(tagged)) return tagged
  const inside = new Set(outcomes.flatMap((outcome) => ('id' in outcome && outcome.kind !== 'skipped' ? [outcome.id] : [])))
  const joins = [...tagged.add, ...(options.lists ?? []).flatMap((list) => [...inside].map((id) => [list, id] as const))]
  add(dropMembers(book, tagged.drop))
  add(addMembers(book, joins, at))
  return {
    joins, externals: externals.remove.map(({ contact, system }) => ({ contact, system, external: last.get(`${contact} ${system}`)?.external ?? null })),
    writes, outcomes, created: made.map(({ id }) => id),
    before: changed.map(({ id, row }) => ({ id, version: Number(row!['version']) + 1, cells: cellsBefore(row!, own) })),
  }
}

function cellsBefore(row: Row, own: readonly string[]): Cells {
  const cells: Cells = {}
  for (const name of ['number', 'country', 'language', 'time_zone', ...own]) {
    const value = row[name] as string | number | null
    if (value !== null) cells[name] = value
  }
  return cells
}

/** By system: whose each id is. */
async function ownersOf(records: Needs['records'], book: Book, drafts: readonly Draft[]): Promise<Map<string, Map<string, string>>> {
  const bySystem = new Map<string, Set<string>>()
  for (const { externals } of drafts)
    for (const [system, external] of externals) if (external !== null) bySystem.set(system, (bySystem.get(system) ?? new Set()).add(external))
  const owners = new Map<string, Map<string, string>>()
  for (const [system, externals] of bySystem) {
    const found = await inPieces([...externals], async (piece) => [...(await records.byExternal(book, system, piece))])
    owners.set(system, new Map(found))
  }
  return owners
}

async function planTags(groups: Groups, book: Book, people: readonly Person[], how: UpsertOptions['tags']): Promise<{ add: Pair[]; drop: Pair[] } | Fault> {
  const tagged = people.filter(({ tags }) => tags !== undefined)
  const names = [...new Set(tagged.flatMap(({ tags }) => [...tags!]))]
  if (tagged.length === 0) return { add: [], drop: [] }
  const ids = names.length === 0 ? new Map<string, string>() : await groups.tagIds(book, names)
  if (!ids) return faultAt('/tags', 'There would be too many different tags.')
  const drop: Pair[] = []
  if (how === 'all') {
    const had = await groups.records.namesOf(book, 'tag', tagged.map(({ id }) => id))
    const known = await groups.records.byNames(book, 'tag', [...new Set([...had.values()].flat())])
    for (const { id, tags } of tagged)
      for (const name of had.get(id) ?? []) if (!tags!.has(name)) drop.push([known.get(name)!, id])
  }
  return { drop, add: tagged.flatMap(({ id, tags }) => [...tags!].map((name) => [ids.get(name)!, id] as const)) }
}

async function inPieces<Item, Found>(items: readonly Item[], read: (piece: readonly Item[]) => Promise<readonly Found[]>): Promise<Found[]> {
  const found: Found[] = []
  for (let at = 0; at < items.length; at += 1_000) found.push(...(await read(items.slice(at, at + 1_000))))
  return found
}
