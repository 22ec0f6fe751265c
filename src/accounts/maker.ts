// Who stands behind an API key: who made it, who made the key it was made with, and so on. Where two have to agree, keys
// alone prove nothing. Knows no tables.
import { may, type Principal } from './account.ts'

type Made = {
  /** Whom it counts as; absent for one that stands for itself. */
  readonly owner?: string
  /** Who made it, the nearest first. */
  readonly makers?: readonly string[]
}

const makersKept = 50

export const nameOf = ({ person, owner, key }: Pick<Principal, 'person' | 'owner' | 'key'>) => person ?? owner ?? key ?? 'administrator'

/** Administrators hand keys out to others; whoever else makes one makes it for themselves. `before`: the key whose place it takes. */
export function madeBy(maker: Pick<Principal, 'person' | 'key' | 'scopes'> & Made, before?: Made & { readonly id: string }): Made {
  const name = nameOf(maker)
  const owner = before?.owner ?? (may(maker, 'admin') ? undefined : name)
  const makers = [...new Set([name, ...(maker.makers ?? []), ...(before ? [before.id, ...(before.makers ?? [])] : [])])].slice(0, makersKept)
  return { makers, ...(owner !== undefined && { owner }) }
}
