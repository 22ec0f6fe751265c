// Tells when a connection to an operator comes up or goes down: to the workspace of the house, whose they are.
import type { ConnectionView } from '../../carriers/fleet.ts'
import type { Database } from '../../db/database.ts'
import type { Events } from '../../gateway/outbox/outbox.ts'
import type { Clock, Timer } from '../../kit/clock.ts'
import { iso } from '../../kit/iso.ts'
import type { Log } from '../../kit/log.ts'

type Needs = {
  db: Database
  clock: Clock
  log: Log
  events: Pick<Events, 'record'>
  connections(): readonly Pick<ConnectionView, 'id' | 'name' | 'state'>[]
  /** Of the house. */
  workspace: string
}

const everyMs = 1_000

export function createConnectionWatch({ db, clock, log, events, connections, workspace }: Needs) {
  let known: ReadonlyMap<string, boolean> = new Map()
  const look = async (): Promise<void> => {
    const now = connections()
    const at = clock.wall()
    const changed = now.filter(({ id, state }) => (known.get(id) ?? false) !== (state === 'bound') && (known.has(id) || state === 'bound'))
    known = new Map(now.map(({ id, state }) => [id, state === 'bound']))
    const told = events.record(
      changed.map(({ id, name, state }) => {
        const type = state === 'bound' ? 'connection.up' : 'connection.down'
        return { workspace, mode: 'live', type, subject: id, at, body: { id, name, state, since: iso(at) } }
      }),
    )
    if (told.writes.length > 0) told.ended((await db.write(told.writes)).ok)
  }
  return {
    start(): Timer {
      let timer: Timer
      let stopped = false
      const again = () => {
        timer = clock.after(everyMs, () => {
          look()
            .catch((error: unknown) => void (stopped || log.error('telling of a connection failed', { error })))
            .then(() => void (stopped || again()), () => {})
        })
      }
      again()
      return {
        cancel() {
          stopped = true
          timer.cancel()
        },
      }
    },
  }
}
