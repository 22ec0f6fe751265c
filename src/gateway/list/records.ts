// The statement that reads one page of messages, newest first, by what a caller asks for. Each filter has its index; of several
// the database picks one.
import type { Value } from '../../db/database.ts'
import { modeNames, stateOf, type Asker } from '../message.ts'

export type MessageFilter = {
  readonly asker: Asker
  readonly states?: readonly number[]
  /** Beside those of `states`; and left out. */
  readonly orIds?: readonly string[]
  readonly notIds?: readonly string[]
  readonly to?: string
  readonly from?: string
  readonly batch?: string
  readonly reference?: string
  readonly campaign?: string
  readonly connection?: string
  readonly sinceId?: string
  readonly untilId?: string
  readonly after?: string
  readonly limit: number
}

/** Written out as the indexes of test messages, and of those that are few, have it: else they are not used. */
const isTest = `mode = ${modeNames.indexOf('test')}`

const indexed: readonly (readonly [clause: string, covers: (state: number) => boolean])[] = [
  [`state > ${stateOf.delivered}`, (state) => state > stateOf.delivered],
  [`state IN (${stateOf.scheduled}, ${stateOf.held})`, (state) => state === stateOf.scheduled || state === stateOf.held],
]

export function pageQuery(filter: MessageFilter): [string, Value[]] {
  const where = ['workspace = ?']
  const values: Value[] = [filter.asker.workspace]
  const add = (clause: string, ...more: readonly Value[]) => {
    where.push(clause)
    values.push(...more)
  }
  const list = (count: number) => `(${Array.from({ length: count }, () => '?').join(', ')})`
  if (filter.asker.mode === 'test') add(isTest)
  if (filter.to !== undefined) add('recipient = ?', filter.to)
  if (filter.from !== undefined) add('sender = ?', filter.from)
  if (filter.batch !== undefined) add('batch = ?', filter.batch)
  if (filter.reference !== undefined) add('reference = ?', filter.reference)
  if (filter.campaign !== undefined) add('campaign = ?', filter.campaign)
  if (filter.connection !== undefined) add('connection = ?', filter.connection)
  const { states, orIds = [], notIds = [] } = filter
  if (states && orIds.length > 0)
    add(`(state IN ${list(states.length)} OR (id IN ${list(orIds.length)} AND state < ${stateOf.submitted}))`, ...states, ...orIds)
  else if (states) add(`state IN ${list(states.length)}`, ...states)
  for (const [clause, covers] of indexed) if (states && orIds.length === 0 && states.every(covers)) add(clause)
  if (notIds.length > 0) add(`id NOT IN ${list(notIds.length)}`, ...notIds)
  if (filter.sinceId) add('id >= ?', filter.sinceId)
  if (filter.untilId) add('id < ?', filter.untilId)
  if (filter.after) add('id < ?', filter.after)
  return [`SELECT * FROM message WHERE ${where.join(' AND ')} ORDER BY id DESC LIMIT ?`, [...values, filter.limit]]
}
