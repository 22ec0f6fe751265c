// What a rule comes to: a condition of SQL about one person `c`, and where its people are found without a look at all others.
// Knows no rule.
import type { Value } from '../../db/database.ts'

export type Condition = {
  readonly sql: string
  readonly values: readonly Value[]
  /** Everybody whom it fits is a member of this group; what is left to ask of its members. */
  readonly within?: { readonly group: string; readonly sql: string; readonly values: readonly Value[] }
}

export const everybody: Condition = { sql: '1 = 1', values: [] }
export const nobody: Condition = { sql: '1 = 0', values: [] }

export function allOf(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return everybody
  const whole = join(conditions, ' AND ')
  const at = conditions.findIndex(({ within }) => within !== undefined)
  if (at < 0) return whole
  const { group, ...rest } = conditions[at]!.within!
  const { sql, values } = join(conditions.map((one, place) => (place === at ? rest : one)), ' AND ')
  return { ...whole, within: { group, sql, values } }
}

export const anyOf = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? nobody : conditions.length === 1 ? conditions[0]! : join(conditions, ' OR ')

const join = (conditions: readonly Pick<Condition, 'sql' | 'values'>[], word: string): Condition => ({
  sql: `(${conditions.map(({ sql }) => sql).join(word)})`,
  values: conditions.flatMap(({ values }) => values),
})
