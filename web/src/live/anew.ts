// Reads lists anew when the stream could not tell all: not with every batch, and not while an answer is under way, which
// may have been made before what is missing. Knows no list.
import type { QueryClient, QueryKey } from '@tanstack/react-query'

/** When events come faster than they are told, the lists are read anew, but not in every batch. */
export const anewMs = 1_000

export function createAnew(cache: QueryClient, ...keys: readonly QueryKey[]) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const isUnderWay = () => keys.some((queryKey) => cache.isFetching({ queryKey }) > 0)
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      if (isUnderWay()) return soon()
      for (const queryKey of keys) void cache.invalidateQueries({ queryKey })
    }, anewMs)
  }
  const close = () => {
    clearTimeout(timer)
    timer = undefined
  }
  return { isUnderWay, soon, close }
}
