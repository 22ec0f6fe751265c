// Phones and their messages as the pages ask for them. Knows the cache, no pixels.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { keepAnswer } from '../api/answered.ts'
import {
  changeSubscriber, getSubscriber, getTrace, listPhoneMessages, listPhones, sendFromPhone,
} from '../api/routes.ts'
import type { PhoneMessage, Subscriber, SubscriberChange } from '../api/shapes.ts'
import { applyArrivals, type Pages } from '../live/apply.ts'
import { kept } from '../live/live.tsx'

const first: string | undefined = undefined

export const usePhones = () =>
  useInfiniteQuery({
    queryKey: kept.phones,
    queryFn: ({ pageParam, signal }) => listPhones({ after: pageParam, signal }),
    initialPageParam: first as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    refetchOnMount: 'always',
  })

export function usePhone(number: string) {
  const query = useInfiniteQuery({
    queryKey: kept.phone(number),
    queryFn: ({ pageParam, signal }) => listPhoneMessages(number, { after: pageParam, signal }),
    initialPageParam: first as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    refetchOnMount: 'always',
    select: (data) => data.pages.flatMap((page) => page.data),
  })
  return { ...query, messages: query.data ?? [] }
}

export function useAnswer(number: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (message: { to: string; text: string }) => sendFromPhone(number, message),
    onSuccess: (sent) =>
      cache.setQueryData<Pages<PhoneMessage>>(kept.phone(number), (list) => list && applyArrivals(list, [sent])),
  })
}

const parkedAnewMs = 2_000

export const useSubscriber = (number: string) =>
  useQuery({
    queryKey: kept.subscriber(number),
    queryFn: ({ signal }) => getSubscriber(number, signal),
    retry: false,
    // what the operator parks for a phone that takes nothing makes no event
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'attached' ? false : parkedAnewMs),
  })

function changed({ roaming: before, ...now }: Subscriber, { roaming = before, ...change }: SubscriberChange): Subscriber {
  return { ...now, ...change, ...(roaming ? { roaming } : {}) }
}

/** Changes show at once, and go back when the server refuses them. */
export function useChangeSubscriber(number: string) {
  const cache = useQueryClient()
  const key = kept.subscriber(number)
  return useMutation({
    mutationFn: (change: SubscriberChange) => changeSubscriber(number, change),
    onMutate(change) {
      void cache.cancelQueries({ queryKey: key })
      const before = cache.getQueryData<Subscriber>(key)
      cache.setQueryData<Subscriber>(key, (now) => now && changed(now, change))
      return before
    },
    onSuccess: (now) => keepAnswer<Subscriber>(cache, key, now),
    onError: (_error, _change, before) => before && cache.setQueryData<Subscriber>(key, before),
  })
}

/** What travelled for a message never changes, once it is there. */
export const useTrace = (number: string, id: string) =>
  useQuery({
    queryKey: kept.trace(number, id),
    queryFn: ({ signal }) => getTrace(number, id, signal),
    retry: false,
    select: ({ data }) => data,
  })
