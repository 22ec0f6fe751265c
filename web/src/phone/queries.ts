// Phones and their messages as the pages ask for them. Knows the cache, no pixels.
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { listPhoneMessages, listPhones, sendFromPhone } from '../api/routes.ts'
import type { PhoneMessage } from '../api/shapes.ts'
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
