// What names lead to, asked of the name servers themselves: the system's own look-up has few threads for the whole program,
// and a few names that nobody answers for would hold up all others. Knows no request.
import { Resolver, type LookupAddress, type LookupOptions } from 'node:dns'

export type Resolve = (
  host: string,
  options: LookupOptions & { all: true },
  found: (error: Error | null, addresses: LookupAddress[]) => void,
) => void

const usualTimeoutMs = 1_500
const tries = 2

/** `servers`: those of the system where it is absent. */
export function createResolve({ servers, timeoutMs = usualTimeoutMs }: { readonly servers?: readonly string[]; readonly timeoutMs?: number } = {}): Resolve {
  const resolver = new Resolver({ timeout: timeoutMs, tries })
  if (servers) resolver.setServers(servers)
  return (host, _, found) => {
    let waiting = 2
    let failed: Error | null = null
    const all: LookupAddress[] = []
    const take = (family: 4 | 6) => (error: Error | null, addresses: readonly string[] = []) => {
      failed = error ?? failed
      all.push(...addresses.map((address) => ({ address, family })))
      if (--waiting > 0) return
      all.sort((a, b) => a.family - b.family)
      found(all.length > 0 ? null : (failed ?? new Error(`${host} leads to nothing`)), all)
    }
    resolver.resolve4(host, take(4))
    resolver.resolve6(host, take(6))
  }
}
