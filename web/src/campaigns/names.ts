// What the people of the workspace are called, where one may know. Knows no campaign.
import { useQuery } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import type { Page } from '../api/shapes.ts'
import { useMay, useMe } from '../frame/me.ts'

/** Of somebody whose name is not to be known, or of a key, the id. */
export function useNameOf(): (id: string) => string {
  const { data: me } = useMe()
  const mayKnow = useMay()({ scope: 'admin' })
  const { data } = useQuery({
    queryKey: ['names of members'], queryFn: ({ signal }) => call<Page<{ id: string; name: string }>>('GET', '/v1/members?limit=200', { signal }), enabled: mayKnow, staleTime: 60_000, retry: false,
  })
  return (id) => (id === me?.person?.id ? me.person.name : (data?.data.find((one) => one.id === id)?.name ?? id))
}
