// Accepted, delivered since the server started, and how fast: its counters, once a second. Knows where they lead.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { getStatus } from '../api/routes.ts'
import { kept } from '../live/live.tsx'
import { showCount } from '../text/format.ts'
import classes from './Counters.module.css'
import { words } from './words.ts'

export const useStatus = () =>
  useQuery({
    queryKey: kept.status,
    queryFn: ({ signal }) => getStatus(signal),
    retry: false,
    refetchInterval: 60_000,
  })

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
