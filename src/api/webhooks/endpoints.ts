// The endpoints of all workspaces, in memory because every change of a message asks who wants to hear of it; each change
// of one is durable before it counts. Secrets are sealed wherever they rest. Sends nothing.
import type { Database, Write } from '../../db/database.ts'
import type { Asker, Mode } from '../../gateway/message.ts'
import type { EventType } from '../../gateway/outbox/event.ts'
import type { Chance } from '../../kit/chance.ts'
import type { Clock } from '../../kit/clock.ts'
import type { Ids } from '../../kit/ids.ts'
import type { Seal } from '../../kit/seal.ts'
import { wants, type Endpoint } from './endpoint.ts'
import { again, cancelWaiting, deleteEndpoint, insertEndpoint, updateEndpoint, type WebhookReads } from './records.ts'
import { newSecret } from './sign.ts'

export const mostOfWorkspace = 50
/** How long a secret that was replaced signs too. */
export const usualOverlapMs = 86_400_000

export type NewEndpoint = { readonly mode: Mode; readonly url: string; readonly name: string; readonly types: readonly string[]; readonly enabled: boolean }
export type EndpointChange = Partial<Omit<NewEndpoint, 'mode'>>

type Needs = { db: Database; reads: WebhookReads; clock: Clock; chance: Chance; ids: Ids; seal: Seal }
export type Endpoints = ReturnType<typeof createEndpoints>

type Opened = { readonly now: readonly string[]; readonly both: readonly string[] }

const hooks: readonly string[] = ['hooks']
const nobody: readonly string[] = []

export function createEndpoints({ db, reads, clock, chance, ids, seal }: Needs) {
  const all = new Map<string, Endpoint>()
  /** Of each workspace and mode, who listens, and to what as far as it was asked. */
  let wanted = new Map<string, { readonly endpoints: readonly Endpoint[]; readonly known: Map<EventType, readonly Endpoint[]> }>()
  const making = new Map<string, Promise<Endpoint>>()
  const placeOf = (workspace: string, mode: Mode) => `${mode} ${workspace}`
  const sealed = (id: string, secret: string) => seal.close(secret, `webhook ${id}`)

  /** As long as an endpoint stays as it is: each attempt asks. */
  const opened = new WeakMap<Endpoint, Opened>()
  const keepOpened = (endpoint: Endpoint, secrets: Opened) => {
    opened.set(endpoint, secrets)
    return secrets
  }

  const index = () => {
    const listening = [...all.values()].filter(({ enabled, url }) => enabled && url !== undefined)
    const places = Map.groupBy(listening, ({ workspace, mode }) => placeOf(workspace, mode))
    wanted = new Map([...places].map(([place, endpoints]) => [place, { endpoints, known: new Map() }]))
  }
  const keep = (endpoint: Endpoint) => {
    all.set(endpoint.id, endpoint)
    index()
    return endpoint
  }
  const owned = ({ workspace, mode }: Asker, id: string): Endpoint | undefined => {
    const found = all.get(id)
    return found && found.workspace === workspace && (mode === 'live' || found.mode === 'test') ? found : undefined
  }
  const make = (workspace: string, { mode, url, name, types, enabled }: Omit<NewEndpoint, 'url'> & { url: string | undefined }) => {
    const id = ids.next('whk_')
    const secret = newSecret(chance)
    const endpoint: Endpoint = {
      id, workspace, mode, url, name, types, enabled, why: undefined, secret: sealed(id, secret), oldSecret: undefined, oldUntil: undefined,
      createdAt: clock.wall(), version: 1,
    }
    return { endpoint, secret }
  }
  /** Undefined where somebody else changed it meanwhile. */
  const update = async (before: Endpoint, change: Partial<Endpoint>): Promise<Endpoint | undefined> => {
    const after = { ...before, ...change, version: before.version + 1 }
    const written = await db.write([updateEndpoint(after)])
    return written.ok ? keep(after) : undefined
  }
  const add = async (endpoint: Endpoint): Promise<Endpoint> => {
    if (!(await write([insertEndpoint(endpoint)]))) throw new Error('a webhook could not be stored')
    return keep(endpoint)
  }
  const listening = (workspace: string, mode: Mode, type: EventType): readonly Endpoint[] => {
    const place = wanted.get(placeOf(workspace, mode))
    if (!place) return []
    const known = place.known.get(type) ?? place.endpoints.filter(({ types }) => wants(types, type))
    place.known.set(type, known)
    return known
  }
  const write = async (writes: readonly Write[]) => {
    const written = await db.write(writes)
    return written.ok
  }

  return {
    async start() {
      for (const endpoint of await reads.endpoints()) all.set(endpoint.id, endpoint)
      for (const id of all.keys()) ids.follow(id)
      index()
    },
    get: (id: string) => all.get(id),
    find: owned,
    /** Oldest first. */
    list: ({ workspace, mode }: Asker) =>
      [...all.values()].filter((one) => one.workspace === workspace && (mode === 'live' || one.mode === 'test')),
    async create(workspace: string, given: NewEndpoint): Promise<{ endpoint: Endpoint; secret: string } | 'too_many'> {
      if ([...all.values()].filter((one) => one.workspace === workspace && one.url !== undefined).length >= mostOfWorkspace) return 'too_many'
      const made = make(workspace, given)
      await add(made.endpoint)
      return made
    },
    /** Switched on, it forgets why it was switched off. */
    change: (before: Endpoint, change: EndpointChange) => update(before, { ...change, ...(change.enabled !== undefined && { why: undefined }) }),
    disable: (before: Endpoint, why: string) => update(before, { enabled: false, why }),
    async remove({ id }: Endpoint): Promise<void> {
      await write([deleteEndpoint(id)])
      all.delete(id)
      index()
      await again(db, cancelWaiting(id, clock.wall()))
    },
    /** A new secret; the one before signs too for so long. */
    async rotate(before: Endpoint, overlapMs: number): Promise<{ endpoint: Endpoint; secret: string } | undefined> {
      const secret = newSecret(chance)
      const old = overlapMs > 0 ? { oldSecret: before.secret, oldUntil: clock.wall() + overlapMs } : { oldSecret: undefined, oldUntil: undefined }
      const endpoint = await update(before, { secret: sealed(before.id, secret), ...old })
      return endpoint && { endpoint, secret }
    },
    /** Those that sign now, the newest first. */
    secretsOf(endpoint: Endpoint): readonly string[] {
      const { id, secret, oldSecret, oldUntil = 0 } = endpoint
      const open = (one: string) => seal.open(one, `webhook ${id}`) ?? []
      const { now, both } = opened.get(endpoint) ?? keepOpened(endpoint, { now: [open(secret)].flat(), both: [secret, oldSecret ?? []].flat().flatMap(open) })
      return oldUntil > clock.wall() ? both : now
    },
    /** The one through which messages of a workspace tell their own addresses; made when there is none. */
    async ofCallbacks(workspace: string, mode: Mode): Promise<Endpoint> {
      const place = placeOf(workspace, mode)
      const found = [...all.values()].find((one) => one.workspace === workspace && one.mode === mode && one.url === undefined)
      if (found) return found
      const made = making.get(place) ?? add(make(workspace, { mode, url: undefined, name: 'callbacks of messages', types: ['message.*'], enabled: true }).endpoint)
      making.set(place, made)
      return made.finally(() => making.delete(place))
    },
    audiencesOf(workspace: string, mode: Mode, type?: EventType): readonly string[] {
      if (wanted.size === 0) return nobody
      const place = wanted.get(placeOf(workspace, mode))
      if (!place) return nobody
      if (type === undefined) return hooks
      return listening(workspace, mode, type).length > 0 ? hooks : nobody
    },
    /** Who is to be told of an event. */
    listening,
  }
}
