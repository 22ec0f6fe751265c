// What the pages about people ask of the server and keep for a while. Knows no pixels.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import {
  type ContactFilter, countContacts, getContact, listActivity, listFields, listLists, listSegments, listTags,
} from './calls.ts'

export const keptPeople = ['people'] as const
export const keptFields = ['contact-fields'] as const
export const keptLists = ['lists'] as const
export const keptSegments = ['segments'] as const
export const keptTags = ['tags'] as const
const usualMs = 30_000
const first: string | undefined = undefined

export const useCount = (filter: ContactFilter) =>
  useQuery({
    queryKey: [...keptPeople, 'count', filter],
    queryFn: ({ signal }) => countContacts(filter, signal),
    staleTime: usualMs,
    placeholderData: (before) => before,
  })

export const useContact = (id: string) =>
  useQuery({ queryKey: [...keptPeople, 'one', id], queryFn: ({ signal }) => getContact(id, signal) })

export const useActivity = (id: string) =>
  useInfiniteQuery({
    queryKey: [...keptPeople, 'timeline', id],
    queryFn: ({ pageParam, signal }) => listActivity(id, { after: pageParam, signal }),
    initialPageParam: first as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: 10_000,
  })

export const useFields = () =>
  useQuery({ queryKey: keptFields, queryFn: async ({ signal }) => (await listFields(signal)).data, staleTime: usualMs })
export const useLists = () =>
  useQuery({ queryKey: keptLists, queryFn: async ({ signal }) => (await listLists({ signal })).data, staleTime: usualMs })
export const useSegments = () =>
  useQuery({ queryKey: keptSegments, queryFn: async ({ signal }) => (await listSegments({ signal })).data, staleTime: usualMs })
export const useTags = () =>
  useQuery({ queryKey: keptTags, queryFn: async ({ signal }) => (await listTags(signal)).data, staleTime: usualMs })
