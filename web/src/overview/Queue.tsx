// How much waits and when it will be gone. Knows the counters of the server alone.
import { Link } from '@tanstack/react-router'
import { useStatus } from '../frame/Counters.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { showSpan } from '../text/format.ts'
import { drainSeconds } from './figures.ts'
import classes from './Side.module.css'
import { words } from './words.ts'

const { queue } = words

export function Queue() {
  const { data } = useStatus()
  if (!data) return null
  const { queued, perSecond } = data.counters
  const seconds = drainSeconds(queued, perSecond)
  return (
    <Sheet title={queue.title}>
      <p className={classes.large}>
        {queued === 0 ? queue.empty : (
          <Link to="/messages" search={{ status: 'queued' }}>
            {queue.waiting(queued)}
          </Link>
        )}
      </p>
      <p className={classes.note}>{queued === 0 ? queue.hint : seconds === undefined ? queue.stands : queue.drains(showSpan(seconds * 1_000))}</p>
    </Sheet>
  )
}
