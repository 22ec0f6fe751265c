// The routes as they are kept: made, changed and removed one at a time, each change with its version, its author and
// all versions before it. Tells the chooser after every change.
import type { Clock } from '../kit/clock.ts'
import type { Ids } from '../kit/ids.ts'
import { isTimeZone } from './conditions.ts'
import { compilePattern } from './pattern.ts'
import type { RouteVersion, RoutingRecords } from './records.ts'
import { limits, type Route, type RouteDraft } from './route.ts'

/** `param` is a JSON pointer into the draft. */
export type RouteFault = { readonly param: string; readonly say: string }
export type Changed = { readonly route: Route } | { readonly fault: RouteFault } | 'not_found' | 'changed_meanwhile'

type Needs = {
  readonly records: RoutingRecords
  readonly clock: Clock
  readonly ids: Ids
  readonly isConnection: (id: string) => boolean
  readonly onChange: (routes: readonly Route[]) => void
}

const positionStep = 10

export type RouteBook = ReturnType<typeof createRouteBook>

export function createRouteBook({ records, clock, ids, isConnection, onChange }: Needs) {
  let routes = new Map<string, Route>()

  const told = () => onChange([...routes.values()])
  const lastPosition = () => Math.max(0, ...[...routes.values()].map((route) => route.position))
  const put = (route: Route): Changed => {
    routes.set(route.id, route)
    told()
    return { route }
  }
  const faultOf = (draft: RouteDraft, id?: string): RouteFault | undefined => {
    if (id === undefined && routes.size >= limits.routes)
      return { param: '', say: `there are ${limits.routes} routes, which is the most there can be` }
    const others = [...routes.values()].filter((route) => route.id !== id)
    const values = [...others, draft].reduce((sum, { match }) => sum + valuesOf(match), 0)
    if (values > limits.valuesOfAll)
      return {
        param: '/match',
        say: `the lists of all routes together would have more than ${limits.valuesOfAll} entries`,
      }
    const readers = [...others, draft].filter(({ match, enabled }) => enabled && match.content).length
    if (readers > limits.contentRoutes)
      return { param: '/match/content', say: `only ${limits.contentRoutes} routes may read the text` }
    return draftFault(draft, isConnection)
  }

  return {
    async start(): Promise<void> {
      const stored = await records.routes()
      routes = new Map(stored.map((route) => [route.id, route]))
      for (const { id } of stored) ids.follow(id)
      told()
    },
    /** In the order in which they are tried. */
    list: (): Route[] => [...routes.values()].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)),
    get: (id: string): Route | undefined => routes.get(id),
    versions: (id: string, limit: number): Promise<RouteVersion[]> => records.versions(id, limit),

    async create(draft: RouteDraft, by: string | undefined): Promise<Changed> {
      const fault = faultOf(draft)
      if (fault) return { fault }
      const now = clock.wall()
      const author = by === undefined ? {} : { createdBy: by, updatedBy: by }
      const position = draft.position ?? lastPosition() + positionStep
      const route: Route = {
        ...draft,
        id: ids.next('rte_'),
        position,
        version: 1,
        createdAt: now,
        updatedAt: now,
        ...author,
      }
      if (!(await records.insertRoute(route))) throw new Error(`route ${route.id} is there already`)
      return put(route)
    },

    /** Takes the place of the route whole. `version` is the one that the caller saw, where he says so. */
    async replace(id: string, draft: RouteDraft, by: string | undefined, version?: number): Promise<Changed> {
      const before = routes.get(id)
      if (!before) return 'not_found'
      if (version !== undefined && version !== before.version) return 'changed_meanwhile'
      const fault = faultOf(draft, id)
      if (fault) return { fault }
      const { updatedBy: _, ...rest } = before
      const route: Route = {
        ...rest,
        ...draft,
        position: draft.position ?? before.position,
        version: before.version + 1,
        updatedAt: clock.wall(),
        ...(by !== undefined && { updatedBy: by }),
      }
      return (await records.updateRoute(route)) ? put(route) : 'changed_meanwhile'
    },

    async remove(
      id: string,
      by: string | undefined,
      version?: number,
    ): Promise<'removed' | 'not_found' | 'changed_meanwhile'> {
      const before = routes.get(id)
      if (!before) return 'not_found'
      if (version !== undefined && version !== before.version) return 'changed_meanwhile'
      if (!(await records.removeRoute(before, clock.wall(), by))) return 'changed_meanwhile'
      routes.delete(id)
      told()
      return 'removed'
    },
  }
}

const valuesOf = ({ countries, networks, prefixes, senders, workspaces }: RouteDraft['match']): number =>
  [countries, networks, prefixes, senders, workspaces].reduce((sum, list) => sum + (list?.length ?? 0), 0)

/** What shapes cannot say. */
function draftFault({ match, action }: RouteDraft, isConnection: (id: string) => boolean): RouteFault | undefined {
  const { hours, content } = match
  if (hours && !isTimeZone(hours.timeZone))
    return {
      param: '/match/hours/timeZone',
      say: `"${hours.timeZone}" is no time zone; give a name such as Europe/Amsterdam`,
    }
  if (hours && hours.from === hours.to)
    return { param: '/match/hours/to', say: 'hours that end when they begin are no hours' }
  if (content && content.contains === undefined && content.pattern === undefined)
    return { param: '/match/content', say: 'a content rule needs `contains` or `pattern`' }
  const pattern = content?.pattern === undefined ? undefined : compilePattern(content.pattern)
  if (pattern && 'refused' in pattern) return { param: '/match/content/pattern', say: pattern.refused }
  if ('block' in action) return undefined
  const unknown = action.connections.findIndex(({ connection }) => !isConnection(connection))
  if (unknown >= 0)
    return {
      param: `/action/connections/${unknown}/connection`,
      say: `there is no connection ${action.connections[unknown]!.connection}`,
    }
  const names = action.connections.map(({ connection }) => connection)
  const twice = names.findIndex((name, at) => names.indexOf(name) < at)
  return twice < 0
    ? undefined
    : { param: `/action/connections/${twice}/connection`, say: `${names[twice]} is there twice` }
}
