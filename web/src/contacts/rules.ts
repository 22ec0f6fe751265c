// A segment's rule as rows that people can fill in, and back to the rule that the API takes. What rows cannot show stays
// a rule. Knows no pixels.
import type { Field, Place, Rule } from './calls.ts'

export const leafKinds = ['field', 'tag', 'list', 'country', 'language', 'did', 'near', 'added'] as const
export type LeafKind = (typeof leafKinds)[number]
/** `what` is a field, a deed; `value` and `more` are as they were typed. */
export type Leaf = { id: number; kind: LeafKind; not: boolean; what: string; test: string; value: string; more: string }
export type Group = { id: number; kind: 'group'; not: boolean; join: 'all' | 'any'; rows: readonly Node[] }
export type Node = Leaf | Group

export const deeds = ['got', 'replied', 'clicked', 'failed', 'joined', 'left'] as const
const testsOf: Readonly<Record<Field['type'], readonly string[]>> = {
  text: ['is', 'contains', 'begins', 'in', 'known', 'unknown'],
  choice: ['is', 'in', 'known', 'unknown'],
  number: ['is', 'over', 'under', 'known', 'unknown'],
  date: ['withinDays', 'over', 'under', 'is', 'known', 'unknown'],
  place: ['is', 'known', 'unknown'],
}
export const testsFor = (field: Field | undefined) => testsOf[field?.type ?? 'text']

let made = 0
export const leaf = (kind: LeafKind, what = '', test = ''): Leaf =>
  ({ id: ++made, kind, not: false, what, test, value: '', more: '' })
export const group = (rows: readonly Node[] = [], join: Group['join'] = 'all'): Group =>
  ({ id: ++made, kind: 'group', not: false, join, rows })

const several = (text: string) => text.split(/[,;\n]/).map((one) => one.trim()).filter((one) => one !== '')

/** The rule of these rows; rows that are not filled in yet are left out, and no row at all fits everybody. */
export function ruleOf(node: Node, fields: readonly Field[]): Rule | undefined {
  const bare = node.kind === 'group' ? groupRule(node, fields) : leafRule(node, fields)
  return bare && node.not ? { not: bare } : bare
}

function groupRule({ join, rows }: Group, fields: readonly Field[]): Rule | undefined {
  const rules = rows.flatMap((row) => ruleOf(row, fields) ?? [])
  return rules.length === 0 ? undefined : { [join]: rules }
}

function leafRule({ kind, what, test, value, more }: Leaf, fields: readonly Field[]): Rule | undefined {
  const text = value.trim()
  const days = Number(more)
  switch (kind) {
    case 'tag':
    case 'list':
      return text === '' ? undefined : { [kind]: text }
    case 'country':
    case 'language': {
      const all = several(kind === 'country' ? text.toUpperCase() : text)
      return all.length === 0 ? undefined : { [kind]: all }
    }
    case 'added':
      return Number(text) > 0 ? { addedWithinDays: Number(text) } : undefined
    case 'did':
      return { did: what || 'got', ...(Number(text) > 1 && { times: Number(text) }), ...(days > 0 && { withinDays: days }) }
    case 'near': {
      const [latitude, longitude] = several(text).map(Number)
      if (what === '' || !Number.isFinite(latitude) || !Number.isFinite(longitude) || !(days > 0)) return undefined
      return { near: { field: what, latitude, longitude }, km: days }
    }
    case 'field': {
      const field = fields.find(({ key }) => key === what)
      if (!field) return undefined
      if (test === 'known' || test === 'unknown') return { field: what, known: test === 'known' }
      if (text === '') return undefined
      const read = (one: string) => (field.type === 'number' ? Number(one.replace(',', '.')) : one)
      if (test === 'in') return { field: what, in: several(text).map(read) }
      return { field: what, [test]: test === 'withinDays' ? Number(text) : read(text) }
    }
  }
}

/** Rows that say the same as the rule; undefined where no rows can. */
export function rowsOf(rule: Rule): Group | undefined {
  const node = read(rule)
  if (!node) return undefined
  return node.kind === 'group' && !node.not ? node : group([node])
}

function read(rule: unknown): Node | undefined {
  if (typeof rule !== 'object' || rule === null) return undefined
  const given = rule as Rule
  if ('not' in given) {
    const inner = read(given['not'])
    return inner && { ...inner, not: !inner.not }
  }
  for (const join of ['all', 'any'] as const) {
    const rules = given[join]
    if (rules === undefined) continue
    const rows = Array.isArray(rules) ? rules.map(read) : [undefined]
    return rows.every((row) => row !== undefined) ? group(rows, join) : undefined
  }
  return readLeaf(given)
}

const listed = (value: unknown) => (Array.isArray(value) ? value.join(', ') : String(value))

function readLeaf(given: Rule): Node | undefined {
  const { field, near, did } = given
  for (const kind of ['tag', 'list', 'country', 'language'] as const)
    if (kind in given) return { ...leaf(kind), value: listed(given[kind]) }
  if ('addedWithinDays' in given) return { ...leaf('added'), value: String(given['addedWithinDays']) }
  if (typeof did === 'string' && !('subject' in given))
    return { ...leaf('did', did), value: String(given['times'] ?? ''), more: String(given['withinDays'] ?? '') }
  if (typeof near === 'object' && near !== null) {
    const { field: of, latitude, longitude } = near as Place & { field?: string }
    return { ...leaf('near', of), value: `${latitude}, ${longitude}`, more: String(given['km']) }
  }
  if (typeof field !== 'string') return undefined
  const tests = Object.entries(given).filter(([word]) => word !== 'field')
  if (tests.some(([, value]) => typeof value === 'object' && !Array.isArray(value))) return undefined
  const leaves = tests.map(([test, value]) =>
    test === 'known'
      ? leaf('field', field, value === true ? 'known' : 'unknown')
      : { ...leaf('field', field, test), value: listed(value) },
  )
  return leaves.length === 1 ? leaves[0] : leaves.length === 0 ? undefined : group(leaves)
}
