// Whose money it is: this workspace and those below it, by name.
import { useQuery } from '@tanstack/react-query'
import { useMay, useMe } from '../frame/me.ts'
import { listWorkspaces } from './calls.ts'
import { words } from './words.ts'

export function useWorkspaces() {
  const { data: me } = useMe()
  const mayAdmin = useMay()({ scope: 'admin', live: true })
  const { data } = useQuery({ queryKey: ['workspaces', 'billing'], queryFn: ({ signal }) => listWorkspaces(signal), enabled: mayAdmin, retry: false })
  const own = me?.workspace ?? ''
  const all = [{ id: own, name: words.book.own }, ...(data?.data ?? []).filter(({ id }) => id !== own)]
  return { own, all, nameOf: (id: string) => all.find((one) => one.id === id)?.name ?? id, options: all.map(({ id, name }) => ({ value: id, word: name })) }
}
