// Who is signed in and what they may: what they may not is not shown. Knows the answer of /v1/me, no page.
import { useQuery } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import { useIsHouse } from './Counters.tsx'

export type Scope = 'read' | 'write' | 'send' | 'develop' | 'bill' | 'admin'
export type Me = {
  workspace: string
  mode: 'test' | 'live'
  scopes: readonly Scope[]
  /** The key that one signed in with, where it is no person. */
  key?: string
  person?: {
    id: string
    name: string
    email: string
    role: string
    secondFactor: boolean
    hasPassword: boolean
    workspaces: readonly { id: string; name: string; role: string }[]
  }
}

export const meKey = ['me'] as const

export const useMe = () =>
  useQuery({ queryKey: meKey, queryFn: ({ signal }) => call<Me>('GET', '/v1/me', { signal }), staleTime: 60_000 })

export type Right = { scope?: Scope; house?: boolean; live?: boolean }

/** Whether the one who is signed in may: a scope, what is the installation's own, what test keys may not. */
export function useMay(): (right: Right) => boolean {
  const { data: me } = useMe()
  const { data: isHouse } = useIsHouse()
  return ({ scope = 'read', house = false, live = false }) => {
    if (house && !isHouse) return false
    if (live && me?.mode === 'test') return false
    return scope === 'read' || me?.scopes.includes(scope) === true || me?.scopes.includes('admin') === true
  }
}
