// Lists and tags: who is in which. Tags are made when they are first given; lists are made by name. A segment stands in the
// same table and has a rule in place of members.
import type { Database, Write } from '../../db/database.ts'
import type { Clock } from '../../kit/clock.ts'
import type { Ids } from '../../kit/ids.ts'
import { limits, type Book } from '../contact.ts'
import { insertActivities } from '../timeline/records.ts'
import { addMembers, dropMembers, groupRecords, type Group, type Kind } from './records.ts'

export type GroupView = Omit<Group, 'kind' | 'rule'>
export type Groups = ReturnType<typeof createGroups>

const prefixes: Readonly<Record<Kind, string>> = { list: 'lst_', tag: 'tag_', segment: 'seg_' }
const removedAtOnce = 5_000
/** Others may make the same tags at the same moment. */
const tries = 30
/** Rows of one write. */
const writtenAtOnce = 1_000

export const viewOf = ({ kind: _, rule: __, ...group }: Group): GroupView => group

export function createGroups({ db, clock, ids }: { db: Database; clock: Clock; ids: Ids }) {
  const records = groupRecords(db)

  async function create(book: Book, kind: Kind, { name, description, rule }: { name: string; description?: string; rule?: string }): Promise<Group | 'taken' | 'too_many'> {
    if ((await records.count(book, kind)) >= limits.groups) return 'too_many'
    const at = clock.wall()
    const group: Group = { id: ids.next(prefixes[kind]), kind, name, ...(description !== undefined && { description }), ...(rule !== undefined && { rule }), createdAt: at, updatedAt: at }
    return (await records.add(book, [group])).ok ? group : 'taken'
  }

  /** Who leaves a list has left it for good; who is in one is asked of the list. */
  async function leaving(book: Book, list: string, contacts: readonly string[]): Promise<Write[]> {
    if (!list.startsWith(prefixes.list)) return []
    const members = [...(await records.membersAmong(book, list, contacts))]
    const at = clock.wall()
    return members.length === 0 ? [] : [insertActivities(members.map((contact) => ({ book, contact, activity: { id: ids.next('act_'), kind: 'left', at, subject: list } })))]
  }

  return {
    records,
    create,
    get: records.get,
    async list(book: Book, kind: Kind, { limit, after = '' }: { limit: number; after?: string | undefined }) {
      const found = await records.list(book, kind, after, limit + 1)
      const data = found.slice(0, limit)
      return found.length > limit ? { data, nextCursor: data.at(-1)!.id } : { data }
    },
    async change(book: Book, kind: Kind, id: string, change: Partial<Pick<Group, 'name' | 'description' | 'rule'>>): Promise<Group | 'taken' | undefined> {
      const group = await records.get(book, kind, id)
      if (!group) return undefined
      const next = { ...group, ...change, updatedAt: clock.wall() }
      return (await records.change(book, next)).ok ? next : 'taken'
    },
    /** Its members stay in the book. */
    async remove(book: Book, kind: Kind, id: string): Promise<boolean> {
      if (!(await records.get(book, kind, id))) return false
      for (;;) {
        const last = await records.nthMember(book, id, '', removedAtOnce)
        await records.removeMembers(book, id, last ?? '~')
        if (last === undefined) break
      }
      await records.remove(book, id)
      return true
    },
    /** Ids of tags by name; those that are missing are made. Undefined where there would be too many. */
    async tagIds(book: Book, names: readonly string[]): Promise<Map<string, string> | undefined> {
      for (let left = tries; ; left--) {
        const known = await records.byNames(book, 'tag', names)
        const missing = [...new Set(names)].filter((name) => !known.has(name))
        if (missing.length === 0) return known
        if ((await records.count(book, 'tag')) + missing.length > limits.groups) return undefined
        if (left === 0) throw new Error(`tags could not be made: ${missing.slice(0, 3).join(', ')}`)
        const at = clock.wall()
        // who is quicker makes them; then they are read
        await records.add(book, missing.map((name) => ({ id: ids.next(prefixes.tag), kind: 'tag', name, createdAt: at, updatedAt: at })))
      }
    },
    /** Those of them that are in the book come into the group, or leave it. */
    async put(book: Book, id: string, contacts: readonly string[], isIn: boolean): Promise<{ changed: number; unknown: string[] }> {
      let changed = 0
      const unknown: string[] = []
      for (let at = 0; at < contacts.length; at += writtenAtOnce) {
        const piece = [...new Set(contacts.slice(at, at + writtenAtOnce))]
        const known = await records.known(book, piece)
        unknown.push(...piece.filter((one) => !known.has(one)))
        const pairs = [...known].map((contact) => [id, contact] as const)
        if (pairs.length === 0) continue
        const written = await db.write(isIn ? [addMembers(book, pairs, clock.wall())] : [dropMembers(book, pairs), ...(await leaving(book, id, [...known]))], { whenFull: 'refuse' })
        if (written.ok) changed += written.changes[0]!
      }
      return { changed, unknown }
    },
  }
}
