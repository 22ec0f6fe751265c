// Segments: rules that have a name, and the people whom they fit now. Knows how a rule is read and counted; what stands in
// the tables is not its business.
import type { Clock } from '../../kit/clock.ts'
import { isFault, type Book, type Fault } from '../contact.ts'
import type { Fields } from '../book/fields.ts'
import { bookValues } from '../book/records.ts'
import type { Groups } from '../groups/groups.ts'
import type { Condition } from './condition.ts'
import { namesIn, readRule } from './rule.ts'
import type { Count, Walk } from './walk.ts'

export type Segment = {
  readonly id: string
  readonly name: string
  readonly description?: string
  readonly rule: object
  readonly createdAt: number
  readonly updatedAt: number
}
export type Segments = ReturnType<typeof createSegments>

/** Counting while a rule is built must not take longer than a person waits. */
const countForMs = 1_500

export function createSegments({ fields, groups, walk, clock }: { fields: Fields; groups: Groups; walk: Walk; clock: Clock }) {
  async function conditionOf(book: Book, rule: unknown, at = ''): Promise<Condition | Fault> {
    const names = namesIn(rule)
    const [own, tagIds, lists] = await Promise.all([
      fields.of(book),
      groups.records.byNames(book, 'tag', [...new Set(names.tags)].slice(0, 100)),
      Promise.all([...new Set(names.lists)].slice(0, 100).map((id) => groups.get(book, 'list', id))),
    ])
    const known = new Set(lists.flatMap((list) => (list ? [list.id] : [])))
    return readRule({ book: bookValues(book), fields: own, tagIds, lists: known, now: clock.wall() }, rule, at)
  }
  const toSegment = ({ rule, kind: _, ...group }: { rule?: string; kind: unknown } & Omit<Segment, 'rule'>): Segment => ({ ...group, rule: JSON.parse(rule ?? '{}') as object })

  return {
    conditionOf,
    async create(book: Book, { rule, ...rest }: { name: string; description?: string; rule: object }): Promise<Segment | Fault | 'taken' | 'too_many'> {
      const condition = await conditionOf(book, rule, '/rule')
      if (isFault(condition)) return condition
      const made = await groups.create(book, 'segment', { ...rest, rule: JSON.stringify(rule) })
      return typeof made === 'string' ? made : toSegment(made)
    },
    async get(book: Book, id: string): Promise<Segment | undefined> {
      const group = await groups.get(book, 'segment', id)
      return group && toSegment(group)
    },
    async list(book: Book, query: { limit: number; after?: string | undefined }) {
      const { data, ...rest } = await groups.list(book, 'segment', query)
      return { data: data.map(toSegment), ...rest }
    },
    async change(book: Book, id: string, { rule, ...rest }: { name?: string; description?: string; rule?: object }): Promise<Segment | Fault | 'taken' | undefined> {
      const condition = rule && (await conditionOf(book, rule, '/rule'))
      if (condition && isFault(condition)) return condition
      const changed = await groups.change(book, 'segment', id, { ...rest, ...(rule && { rule: JSON.stringify(rule) }) })
      return typeof changed === 'object' ? toSegment(changed) : changed
    },
    remove: (book: Book, id: string) => groups.remove(book, 'segment', id),
    /** Of any rule, kept or not. */
    async count(book: Book, rule: unknown, at = '/rule'): Promise<Count | Fault> {
      const condition = await conditionOf(book, rule, at)
      return isFault(condition) ? condition : walk.count(book, condition, countForMs)
    },
  }
}
