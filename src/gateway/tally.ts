// How many messages came to each status, by connection and lane, since the process began. Counting is an index into an
// array; names come when it is read. Knows no message.
import { laneNames, statusNames } from './message.ts'
import type { Lane, Status } from './message.ts'

export type Tallied = { readonly connection: string; readonly lane: Lane; readonly status: Status | 'accepted'; readonly count: number }
export type Tally = ReturnType<typeof createTally>

const kinds = [...statusNames, 'accepted'] as const
const accepted = kinds.length - 1
const width = laneNames.length * kinds.length
/** As many as there may be at once; connections that come and go are counted together when there were more. */
const mostConnections = 500
const other = 'other'

export function createTally() {
  const byConnection = new Map<string, number[]>()
  const rowOf = (name: string) => {
    const found = byConnection.get(name)
    if (found) return found
    if (byConnection.size >= mostConnections && name !== other) return rowOf(other)
    const row = Array.from({ length: width }, () => 0)
    byConnection.set(name, row)
    return row
  }
  const add = (connection: string, lane: Lane, kind: number) => {
    rowOf(connection)[laneNames.indexOf(lane) * kinds.length + kind]!++
  }
  return {
    accepted: (connection: string, lane: Lane) => add(connection, lane, accepted),
    reached: (connection: string, lane: Lane, state: number) => add(connection, lane, state),
    read: (): Tallied[] =>
      [...byConnection].flatMap(([connection, row]) =>
        row.flatMap((count, at) => {
          const [lane, status] = [laneNames[Math.floor(at / kinds.length)]!, kinds[at % kinds.length]!]
          return count === 0 ? [] : [{ connection, lane, status, count }]
        }),
      ),
  }
}
