// Messages as the pages ask for them, brought up to date with what the event stream said meanwhile. Knows no pixels.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getMessage, listMessages, type MessageFilter } from '../api/routes.ts'
import { isFinal } from '../live/apply.ts'
import { kept, memory } from '../live/live.tsx'

/** A safety net under the event stream while a message is on its way. */
const askAgainMs = 2_000
const first: string | undefined = undefined

export const useMessages = (filter: MessageFilter) =>
  useInfiniteQuery({
    queryKey: kept.messages(filter),
    queryFn: async ({ pageParam, signal }) => {
      const page = await listMessages(filter, { after: pageParam, signal })
      return memory.catchUp(page, filter, pageParam === undefined)
    },
    initialPageParam: first as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    refetchOnMount: 'always', // events keep a list fresh only as far as it was complete
  })

export const useMessage = (id: string | undefined) =>
  useQuery({
    queryKey: kept.message(id ?? ''),
    queryFn: ({ signal }) => getMessage(id ?? '', signal),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data && !isFinal(state.data.status) ? askAgainMs : false),
  })
