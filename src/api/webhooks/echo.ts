// A receiver for trying: what is sent to one of its addresses is kept in memory, the latest of it, for whoever made the
// address to look at. What our own webhooks send there never leaves this process, and so needs no public address.
import type { Asker, Mode } from '../../gateway/message.ts'
import type { Chance } from '../../kit/chance.ts'
import type { Clock } from '../../kit/clock.ts'
import type { Ask } from '../../kit/request.ts'

export type Received = { readonly at: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }
type Address = { readonly workspace: string; readonly mode: Mode; deliveries: Received[] }

const keptOfAddress = 50
const addressesOfWorkspace = 20
const mostAddresses = 500
const bodyMost = 8_192
const headersMost = 20
const headerMost = 512
/** Of all that is kept, in characters. */
const mostKept = 8_000_000
const tokenBytes = 18
const path = '/v1/echo/'

export type Echo = ReturnType<typeof createEcho>

/** `bases`: where this door is reached, without a slash at the end. */
export function createEcho(needs: { readonly clock: Clock; readonly chance: Chance; readonly bases: () => readonly string[] }) {
  const { clock, chance, bases } = needs
  const addresses = new Map<string, Address>()
  let kept = 0
  const sizeOf = ({ headers, body }: Received) => body.length + JSON.stringify(headers).length
  const drop = (address: Address, count: number) => {
    for (const one of address.deliveries.splice(0, count)) kept -= sizeOf(one)
  }
  const forget = (token: string) => {
    const address = addresses.get(token)
    if (address) drop(address, Infinity)
    addresses.delete(token)
  }
  const receive = (token: string, headers: Received['headers'], body: string): boolean => {
    const address = addresses.get(token)
    if (!address) return false
    const shown = Object.fromEntries(Object.entries(headers).slice(0, headersMost).map(([name, value]) => [name, String(value).slice(0, headerMost)]))
    const one = { at: clock.wall(), headers: shown, body: body.slice(0, bodyMost) }
    address.deliveries.push(one)
    kept += sizeOf(one)
    drop(address, Math.max(0, address.deliveries.length - keptOfAddress))
    for (const other of addresses.values()) {
      if (kept <= mostKept) break
      drop(other, Infinity)
    }
    return true
  }
  const tokenOf = (url: string): string | undefined => {
    if (!URL.canParse(url)) return undefined
    const { origin, pathname } = new URL(url)
    return pathname.startsWith(path) && bases().includes(origin) ? pathname.slice(path.length) : undefined
  }
  return {
    /** A new address; the oldest of the workspace goes where there are many. */
    make({ workspace, mode }: Asker): { token: string; url: string } {
      const own = [...addresses].filter(([, address]) => address.workspace === workspace)
      if (own.length >= addressesOfWorkspace) forget(own[0]![0])
      else if (addresses.size >= mostAddresses) forget([...addresses.keys()][0]!)
      const token = Buffer.from(chance.bytes(tokenBytes)).toString('base64url')
      addresses.set(token, { workspace, mode, deliveries: [] })
      return { token, url: `${bases()[0]!}${path}${token}` }
    },
    receive,
    /** The latest first; undefined where there is no such address. */
    list({ workspace, mode }: Asker, token: string): readonly Received[] | undefined {
      const address = addresses.get(token)
      return address && address.workspace === workspace && (mode === 'live' || address.mode === 'test') ? address.deliveries.toReversed() : undefined
    },
    /** Whether an address is one of these. */
    isOurs: (url: string) => tokenOf(url) !== undefined,
    /** Sends what is for these addresses to them, and everything else on. */
    before:
      (ask: Ask): Ask =>
      async (request) => {
        const token = tokenOf(request.url)
        if (token === undefined) return ask(request)
        const taken = receive(token, request.headers, request.body ?? '')
        return { kind: 'answer', status: taken ? 204 : 404, headers: {}, body: '' }
      },
  }
}
