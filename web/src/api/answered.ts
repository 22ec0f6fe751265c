// What was answered to a change, put where its thing is kept. Knows no thing.
import type { QueryClient, QueryKey } from '@tanstack/react-query'

export function keepAnswer<Thing>(cache: QueryClient, queryKey: QueryKey, thing: Thing): void {
  // what is under way may have been made before the change, and would come over it
  void cache.cancelQueries({ queryKey, exact: true })
  cache.setQueryData<Thing>(queryKey, thing)
}
