// Accepted, delivered since the server started, and how fast: its counters, once a second. Knows where they lead.
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Problem } from '../api/call.ts'
import { getStatus } from '../api/routes.ts'
import type { ServerStatus } from '../api/shapes.ts'
import { kept } from '../live/live.tsx'
import { showCount } from '../text/format.ts'
import classes from './Counters.module.css'
import { words } from './words.ts'

/** How the installation does is told to its own workspace alone: `null` for the people of others. */
const statusOrNone = (signal: AbortSignal) =>
  getStatus(signal).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 403) return null
    throw error
  })

const asked = queryOptions({
  queryKey: kept.status,
  queryFn: ({ signal }) => statusOrNone(signal),
  retry: false,
  refetchInterval: 60_000,
})
export const useStatus = () => useQuery(asked)

const isTold = (status: ServerStatus | null) => status !== null
/** Whether this is the installation's own workspace. Counters come every second: whoever asks for this alone is not drawn anew. */
export const useIsHouse = () => useQuery({ ...asked, select: isTold })
const namesOf = (status: ServerStatus | null) => status?.connections.map(({ id, name }) => ({ id, name }))
/** Likewise for what the connections are called. */
export const useConnectionNames = () => useQuery({ ...asked, select: namesOf })

export function Counters() {
  const { data } = useStatus()
  if (!data) return null
  const { accepted, delivered, perSecond } = data.counters
  return (
    <div className={classes.counters}>
      <Link to="/messages" className={classes.counter} title={words.counters.sinceHint}>
        <b>{showCount(accepted)}</b> {words.counters.accepted}
      </Link>
      <Link
        to="/messages"
        search={{ status: 'delivered' }}
        className={classes.counter}
        title={words.counters.sinceHint}
      >
        <b>{showCount(delivered)}</b> {words.counters.delivered}
      </Link>
      <small className={classes.since} title={words.counters.sinceHint}>
        {words.counters.since}
      </small>
      <span className={classes.counter}>
        <b>{showCount(Math.round(perSecond))}</b> {words.counters.perSecond}
      </span>
    </div>
  )
}
