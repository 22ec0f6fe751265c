// The people of a book: made, read, changed, merged and taken away, one or many at once. What has changed is told to whoever
// wants to know, in the transaction that changes it.
import type { Database, Row, Write } from '../../db/database.ts'
import type { Clock } from '../../kit/clock.ts'
import type { Ids } from '../../kit/ids.ts'
import { faultAt, isFault, nameKeys, nameOf, type Book, type Contact, type Fault, type FieldValue, type Wanted } from '../contact.ts'
import type { Groups } from '../groups/groups.ts'
import { readDraft, type Draft } from './draft.ts'
import type { Fields } from './fields.ts'
import { contactRecords, deletePeople, moving, updatePeople } from './records.ts'
import { gone, planUpsert, type Outcome, type Upsert, type UpsertOptions } from './upsert.ts'
import { searchOf, valueOf, type Cells, type Slotted } from './values.ts'

export type Told = { readonly book: Book; readonly type: 'contact.created' | 'contact.updated' | 'contact.deleted'; readonly contact: string; /** Of who is gone. */ readonly number?: string; readonly at: number }
/** The writes go into the transaction; `ended` says what became of it. */
export type Tell = (told: readonly Told[]) => { readonly writes: readonly Write[]; ended(written: boolean): void }
export type People = ReturnType<typeof createPeople>
type Needs = { db: Database; door: Database; clock: Clock; ids: Ids; fields: Fields; groups: Groups; tell: Tell; /** What else goes with a person who is erased; before they do, so that a crash leaves nothing half forgotten. */ erasing?: ((book: Book, number: string) => Promise<void>) | undefined }

/** Somebody else changed the same people at the same moment: it is tried again, on what is there then. */
const tries = 30
const plainName: UpsertOptions = { by: 'number', existing: 'update', tags: 'all' }

export function toContact(row: Row, fields: Iterable<Slotted>, tags: readonly string[], externalIds: Readonly<Record<string, string>>): Contact {
  const own: Record<string, FieldValue> = {}
  for (const field of fields) {
    const value = valueOf(field, row)
    if (value !== undefined) own[field.key] = value
  }
  return {
    id: String(row['id']), number: String(row['number']),
    ...(row['country'] !== null && { country: String(row['country']) }),
    ...(row['language'] !== null && { language: String(row['language']) }),
    ...(row['time_zone'] !== null && { timeZone: String(row['time_zone']) }),
    fields: own, tags, externalIds,
    version: Number(row['version']), createdAt: Number(row['created_at']), updatedAt: Number(row['updated_at']),
  }
}

export function createPeople({ db, door, clock, ids, fields, groups, tell, erasing }: Needs) {
  const records = contactRecords(door)
  const exact = contactRecords(db)
  const wall = () => clock.wall()

  /** In the order of the ids; who is not there is left out. */
  async function byIds(book: Book, wanted: readonly string[]): Promise<Contact[]> {
    const own = await fields.of(book)
    const rows = new Map((await records.byIds(book, own.values(), wanted)).map((row) => [String(row['id']), row]))
    return dress(book, wanted.flatMap((id) => (rows.has(id) ? [rows.get(id)!] : [])))
  }
  async function dress(book: Book, rows: readonly Row[]): Promise<Contact[]> {
    const own = await fields.of(book)
    const found = rows.map((row) => String(row['id']))
    const [tags, externals] = await Promise.all([groups.records.namesOf(book, 'tag', found), records.externalsOf(book, found)])
    return rows.map((row, at) => toContact(row, own.values(), tags.get(found[at]!) ?? [], externals.get(found[at]!) ?? {}))
  }

  /** What is written by these fields is written before one of them is emptied for another. */
  async function holding<T>(book: Book, work: (own: ReadonlyMap<string, Slotted>) => Promise<T>): Promise<T> {
    const { own, free } = await fields.hold(book)
    try {
      return await work(own)
    } finally {
      free()
    }
  }

  /** Plans and writes until nobody came between. `more` goes into the same transaction. */
  async function save(book: Book, drafts: readonly (Draft | Fault)[], options: UpsertOptions, more?: (plan: Upsert) => Promise<readonly Write[]> | readonly Write[]): Promise<Upsert | Fault> {
    const own = new Map(await fields.of(book))
    for (let left = tries; ; left--) {
      const plan = await planUpsert({ records: exact, groups, ids, wall }, book, own, drafts, options)
      if (isFault(plan)) return plan
      const news = more ? [] : plan.outcomes.flatMap((outcome): Told[] =>
        'id' in outcome && (outcome.kind === 'created' || outcome.kind === 'updated') ? [{ book, type: `contact.${outcome.kind}`, contact: outcome.id, at: wall() }] : [])
      const told = tell(news)
      const writes = [...plan.writes, ...told.writes, ...((await more?.(plan)) ?? [])]
      const written = writes.length === 0 ? ({ ok: true } as const) : await db.write(writes, { whenFull: 'refuse' })
      told.ended(written.ok)
      if (written.ok) return plan
      if (written.conflict === 'rule' || left === 0) throw new Error(`people could not be written: ${written.say}`)
    }
  }

  async function saveOne(book: Book, draft: Draft | Fault, options: UpsertOptions): Promise<{ contact: Contact; kind: 'created' | 'updated' | 'same' | 'skipped' } | Fault> {
    if (isFault(draft)) return draft
    const plan = await save(book, [draft], options)
    if (isFault(plan)) return plan
    const [outcome] = plan.outcomes
    if (isFault(outcome!)) return outcome
    const [contact] = await byIds(book, [outcome!.id])
    return contact ? { contact, kind: outcome!.kind } : gone
  }

  return {
    save,
    /** What saving would come to; nothing is written. */
    plan: async (book: Book, drafts: readonly (Draft | Fault)[], options: UpsertOptions) => planUpsert({ records: exact, groups, ids, wall }, book, await fields.of(book), drafts, options),
    rowsOf: async (book: Book, wanted: readonly string[]) => exact.byIds(book, (await fields.of(book)).values(), wanted),
    externalsOf: exact.externalsOf,
    dress,
    byIds,
    async get(book: Book, id: string): Promise<Contact | undefined> {
      return (await byIds(book, [id]))[0]
    },
    async ofNumber(book: Book, number: string): Promise<Contact | undefined> {
      const id = (await records.idsOfNumbers(book, [number])).get(number)
      return id === undefined ? undefined : (await byIds(book, [id]))[0]
    },
    async ofExternal(book: Book, system: string, external: string): Promise<Contact | undefined> {
      const id = (await records.byExternal(book, system, [external])).get(external)
      return id === undefined ? undefined : (await byIds(book, [id]))[0]
    },
    /** Ids by number: for those who only need to know who is there. */
    idsOfNumbers: exact.idsOfNumbers,
    /** The same, with what the person is called where a field names them. */
    async knownAt(book: Book, numbers: readonly string[]): Promise<Map<string, { readonly id: string; readonly name?: string }>> {
      const named = [...(await fields.of(book)).values()].filter(({ key }) => nameKeys.has(key))
      return new Map((await records.byNumbers(book, named, numbers)).map((row) => {
        const name = nameOf(Object.fromEntries(named.map((field) => [field.key, valueOf(field, row)])))
        return [String(row['number']), { id: String(row['id']), ...(name !== undefined && { name }) }]
      }))
    },
    /** Whether any book has anybody. */
    isAnybody: exact.isAnybody,
    /** By number; who is there is not touched. */
    create: (book: Book, wanted: Wanted, country?: string) =>
      holding(book, async (own): Promise<Contact | Fault | { taken: string }> => {
        const saved = await saveOne(book, readDraft(own, wanted, '', country), { ...plainName, existing: 'skip' })
        if (isFault(saved)) return saved
        return saved.kind === 'skipped' ? { taken: saved.contact.id } : saved.contact
      }),
    change: (book: Book, id: string, wanted: Wanted, country?: string) =>
      holding(book, async (own): Promise<Contact | Fault | undefined> => {
        const draft = readDraft(own, wanted, '', country)
        if (isFault(draft)) return draft
        for (let left = tries; left > 0; left--) {
          const [row] = await exact.byIds(book, own.values(), [id])
          if (!row) return undefined
          // it is who it is, whatever number it gets: found by the one it has, which may have become another meanwhile
          const saved = await renumber(book, row, draft)
          if (saved !== gone) return isFault(saved) ? saved : saved.contact
        }
        return gone
      }),
    /** One request of a program that syncs: each as it was given, in order. */
    upsert: (book: Book, given: readonly Wanted[], { by, country }: { by: UpsertOptions['by']; country?: string | undefined }) =>
      holding(book, async (own): Promise<readonly Outcome[] | Fault> => {
        const drafts = given.map((wanted, at) => readDraft(own, wanted, `/contacts/${at}`, country))
        const plan = await save(book, drafts, { by, existing: 'update', tags: 'all' })
        return isFault(plan) ? plan : plan.outcomes
      }),
    upsertExternal: (book: Book, system: string, external: string, wanted: Wanted, country?: string) =>
      holding(book, async (own) => saveOne(book, readDraft(own, { ...wanted, externalIds: { ...wanted.externalIds, [system]: external } }, '', country), { by: { system }, existing: 'update', tags: 'all' })),
    /** With everything that is kept of them. Those who are not there are left out of the answer. */
    async remove(book: Book, wanted: readonly string[], erase = false): Promise<string[]> {
      const rows = await exact.byIds(book, [], wanted)
      if (rows.length === 0) return []
      const there = rows.map((row) => String(row['id']))
      const numbers = rows.map((row) => String(row['number']))
      if (erase) for (const number of numbers) await erasing?.(book, number)
      const told = tell(there.map((contact, at) => ({ book, type: 'contact.deleted', contact, number: numbers[at]!, at: wall() })))
      const written = await db.write([...deletePeople(book, there), ...told.writes])
      told.ended(written.ok)
      return written.ok ? there : []
    },
    /** Two who are one: what the one lacks comes from the other, its lists, tags, ids and past too; the other is gone. */
    merge: (book: Book, into: string, from: string): Promise<Contact | undefined> => holding(book, (own) => merge(book, own, into, from)),
  }

  async function merge(book: Book, own: ReadonlyMap<string, Slotted>, into: string, from: string): Promise<Contact | undefined> {
    if (into === from) return (await byIds(book, [into]))[0]
    for (let left = tries; ; left--) {
      const rows = await exact.byIds(book, own.values(), [into, from])
      const [kept, other] = [into, from].map((id) => rows.find((row) => row['id'] === id))
      if (!kept || !other) return undefined
      const columns = ['language', 'time_zone', ...[...own.values()].flatMap((field) => field.columns)]
      const cells: Cells = {}
      for (const column of ['language', 'time_zone']) cells[column] = (kept[column] ?? other[column]) as Cells[string]
      // a place is taken whole
      for (const { columns: of } of own.values()) {
        const source = of.some((column) => kept[column] !== null) ? kept : other
        for (const column of of) cells[column] = source[column] as Cells[string]
      }
      cells['search'] = searchOf(own.values(), cells)
      const told = tell([{ book, type: 'contact.updated', contact: into, at: wall() }, { book, type: 'contact.deleted', contact: from, number: String(other['number']), at: wall() }])
      const written = await db.write([
        ...moving(book, from, into), ...deletePeople(book, [from]),
        updatePeople(book, [...columns, 'search'], [{ id: into, version: Number(kept['version']), at: wall(), cells }]),
        ...told.writes,
      ])
      told.ended(written.ok)
      if (written.ok) return (await byIds(book, [into]))[0]
      if (left === 0) throw new Error(`people could not be made one: ${written.say}`)
    }
  }

  async function renumber(book: Book, row: Row, draft: Draft) {
    const now = String(row['number'])
    const id = String(row['id'])
    const options = { ...plainName, only: id }
    if (draft.number === undefined || draft.number === now) return saveOne(book, { ...draft, number: now, country: row['country'] as string | null }, options)
    const holder = (await exact.idsOfNumbers(book, [draft.number])).get(draft.number)
    if (holder !== undefined) return faultAt('/number', `${draft.number} is of ${holder}.`)
    const told = tell([{ book, type: 'contact.updated', contact: id, at: wall() }])
    const cells: Cells = { number: draft.number, country: draft.country ?? null }
    const written = await db.write([updatePeople(book, ['number', 'country'], [{ id, version: Number(row['version']), at: wall(), cells }]), ...told.writes])
    told.ended(written.ok)
    if (!written.ok) return (await exact.byIds(book, [], [id])).length === 0 ? gone : faultAt('/number', 'Somebody changed it at this moment.')
    return saveOne(book, draft, options)
  }
}
