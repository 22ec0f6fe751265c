// How fast messages leave, second by second, as long as the page of the browser is open: what the server tells once a
// second, kept for a quarter of an hour. Knows the cache, no chart.
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ServerStatus } from '../api/shapes.ts'
import { kept } from '../live/live.tsx'

export type Second = { at: number; perSecond: number; queued: number }

export const keptMs = 15 * 60_000
let seconds: Second[] = []

function take(cache: QueryClient): boolean {
  const status = cache.getQueryData<ServerStatus | null>(kept.status)
  const at = cache.getQueryState(kept.status)?.dataUpdatedAt
  if (!status || at === undefined || at === seconds.at(-1)?.at) return false
  const { perSecond, queued } = status.counters
  seconds = [...seconds.filter((second) => second.at > at - keptMs), { at, perSecond, queued }]
  return true
}

export function useSeconds(): readonly Second[] {
  const cache = useQueryClient()
  const [, redraw] = useState(0)
  useEffect(
    () =>
      cache.getQueryCache().subscribe(({ type, query }) => {
        if (type === 'updated' && query.queryKey[0] === kept.status[0] && take(cache)) redraw((turn) => turn + 1)
      }),
    [cache],
  )
  return seconds
}
