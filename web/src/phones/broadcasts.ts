// Cell broadcasts as their panel asks for them. Knows the cache, no pixels.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, freshKey } from '../api/call.ts'
import { useOnce } from '../api/once.ts'
import type { Page } from '../api/shapes.ts'

export type Broadcast = {
  id: string
  from: string
  text: string
  areas: readonly string[]
  repetitions: number
  /** Repetitions made, and phones that have shown it. */
  sent: number
  phones: number
  state: 'scheduled' | 'enroute' | 'delivered' | 'expired' | 'deleted'
  createdAt: string
}
export type NewBroadcast = { text: string; areas: readonly string[]; repetitions: number }

const path = '/v1/smsc/broadcasts'
const listed = ['broadcasts'] as const
const shown = 5
const whileActiveMs = 1_000

export const isOnAir = ({ state }: Broadcast) => state === 'scheduled' || state === 'enroute'

export const useAreas = () =>
  useQuery({
    queryKey: ['areas'],
    queryFn: ({ signal }) => call<Page<{ name: string }>>('GET', '/v1/smsc/areas', { signal }),
    staleTime: Infinity,
    retry: false,
    select: ({ data }) => data.map(({ name }) => name),
  })

export const useBroadcasts = () =>
  useQuery({
    queryKey: listed,
    queryFn: ({ signal }) => call<Page<Broadcast>>('GET', `${path}?limit=${shown}`, { signal }),
    retry: false,
    refetchInterval: ({ state }) => (state.data?.data.some(isOnAir) ? whileActiveMs : false),
    select: ({ data }) => data,
  })

export function useBroadcast() {
  const cache = useQueryClient()
  const once = useOnce()
  const onSuccess = () => void cache.invalidateQueries({ queryKey: listed })
  const start = useMutation({
    mutationFn: (given: NewBroadcast) => once(given, (key) => call<Broadcast>('POST', path, { body: given, key })),
    onSuccess,
  })
  const cancel = useMutation({
    mutationFn: (id: string) => call<Broadcast>('POST', `${path}/${id}/cancel`, { key: freshKey() }),
    onSettled: onSuccess,
  })
  return { start, cancel }
}
