// Connections to operators: made, changed, tried, paused and taken back to earlier versions while everything runs. They
// belong to the installation, not to a workspace.
import { z } from 'zod'
import type { Connection } from '../../../carriers/connection.ts'
import type { Outcome } from '../../../carriers/fleet.ts'
import { profiles } from '../../../carriers/profiles.ts'
import type { Profile } from '../../../carriers/upstream.ts'
import {
  ConnectionChange, ConnectionList, ConnectionShown, NewConnection, Probe, ProfileList, Rollback, showConnection,
  showVersion, VersionPage,
} from '../connections-schema.ts'
import type { RestNeeds } from '../needs.ts'
import { pageQuery } from '../page.ts'
import { problem } from '../problem.ts'
import type { Problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Answer, Route } from '../route.ts'

const params = z.strictObject({ id: z.string().max(64) })
const versionQuery = z.strictObject({ ...pageQuery, after: z.string().regex(/^\d{1,9}$/).optional() })
const one = { description: 'The connection.', schema: ConnectionShown }
const tag = 'connections'
const bodyLimit = 200_000

const missing = (id: string) => problem('not_found', `There is no connection ${id}.`)

export function problemOf(outcome: Exclude<Outcome<unknown>, { kind: 'done' }>, id: string): Problem {
  switch (outcome.kind) {
    case 'missing':
      return missing(id)
    case 'builtin':
      return problem('connection_builtin', 'It belongs to the embedded SMSC.')
    case 'changed':
      return problem('changed_meanwhile', 'Read it again, and make the change to what it is now.')
    case 'full':
      return problem('too_many_connections', `There can be ${outcome.most}. Delete one that is not needed.`)
    case 'stopping':
      return problem('not_ready', 'Onesixty is stopping.', { retryAfterMs: 5_000 })
    case 'refused':
      return problem(outcome.fault.code, `${outcome.fault.say}.`, { param: outcome.fault.param })
  }
}

/** The version that the caller saw; NaN, which is none, when the header makes no sense. */
const seenIn = (ifMatch: string | undefined): number | undefined =>
  ifMatch === undefined || ifMatch === '*' ? undefined : Number(/^"(\d{1,9})"$/.exec(ifMatch)?.[1] ?? NaN)

export function connectionRoutes({ fleet, routing }: Pick<RestNeeds, 'fleet' | 'routing'>): Route[] {
  const show = (connection: Connection) => showConnection(connection, routing.doubted(connection.id))
  const shown = (status: number, connection: Connection) =>
    answer(status, show(connection), { etag: `"${connection.version}"` })
  const answerTo = (outcome: Outcome<Connection>, id: string, status = 200): Answer =>
    outcome.kind === 'done' ? shown(status, outcome.value) : problemOf(outcome, id)
  const switching = (verb: 'pause' | 'resume', summary: string): Route =>
    route({
      method: 'POST',
      path: `/v1/connections/{id}/${verb}`,
      repeatable: true,
      operation: `${verb}Connection`,
      tag,
      summary,
      ...(verb === 'pause' && {
        description: 'What waits for it goes another way after a while (ONESIXTY_REROUTE_AFTER_SECONDS), where there is one.',
      }),
      scope: 'admin',
      params,
      answers: { 200: one },
      problems: ['not_found', 'connection_builtin'],
      handle: async ({ params: { id } }) => answerTo(await fleet.setPaused(id, verb === 'pause'), id),
    })
  return [
    route({
      method: 'GET',
      path: '/v1/connections',
      operation: 'listConnections',
      tag,
      summary: 'List the connections to operators with their state: the built-in one, then by age',
      scope: 'admin',
      answers: { 200: { description: 'All of them.', schema: ConnectionList } },
      handle: () => answer(200, { data: fleet.list().map(show) }),
    }),
    route({
      method: 'POST',
      path: '/v1/connections',
      operation: 'createConnection',
      tag,
      summary: 'Connect an operator, over SMPP or HTTP; it is opened at once',
      description:
        'From the first one on, live messages are for operators: the embedded SMSC takes test messages only.',
      scope: 'admin',
      body: NewConnection,
      bodyLimit,
      answers: { 201: one },
      problems: ['too_many_connections'],
      handle: async ({ body, principal }) => answerTo(await fleet.create(body, { by: principal.key }), '', 201),
    }),
    route({
      method: 'POST',
      path: '/v1/connections/test',
      repeatable: true,
      operation: 'tryConnection',
      tag,
      summary: 'Try whether an operator would let us in with these settings; keeps nothing, sends no message',
      scope: 'admin',
      body: NewConnection,
      bodyLimit,
      answers: { 200: { description: 'What came of it.', schema: Probe } },
      async handle({ body }) {
        const probe = await fleet.tryNew(body)
        return 'ok' in probe ? answer(200, probe) : problemOf({ kind: 'refused', fault: probe }, '')
      },
    }),
    route({
      method: 'GET',
      path: '/v1/connections/{id}',
      operation: 'getConnection',
      tag,
      summary: 'One connection with its settings and state',
      scope: 'admin',
      params,
      answers: { 200: one },
      problems: ['not_found'],
      handle({ params: { id } }) {
        const connection = fleet.find(id)
        return connection ? shown(200, connection) : missing(id)
      },
    }),
    route({
      method: 'PATCH',
      path: '/v1/connections/{id}',
      operation: 'changeConnection',
      tag,
      summary: 'Change a connection while it runs',
      description:
        'Makes a new version. What is under way is finished over the old binds while new ones take over; messages that ' +
        'wait continue. With `If-Match` and the ETag it is refused when somebody else changed it meanwhile.',
      scope: 'admin',
      params,
      body: ConnectionChange,
      bodyLimit,
      answers: { 200: one },
      problems: ['not_found', 'connection_builtin', 'changed_meanwhile'],
      handle: async ({ params: { id }, body, principal, ifMatch }) =>
        answerTo(await fleet.change(id, body, { by: principal.key, seen: seenIn(ifMatch) }), id),
    }),
    route({
      method: 'DELETE',
      path: '/v1/connections/{id}',
      operation: 'deleteConnection',
      tag,
      summary: 'Finish what is under way, close the connection, and forget its settings and secrets',
      scope: 'admin',
      params,
      answers: { 204: { description: 'Closed and forgotten.' } },
      problems: ['not_found', 'connection_builtin'],
      async handle({ params: { id } }) {
        const outcome = await fleet.remove(id)
        return outcome.kind === 'done' ? answer(204) : problemOf(outcome, id)
      },
    }),
    route({
      method: 'GET',
      path: '/v1/connections/{id}/versions',
      operation: 'listConnectionVersions',
      tag,
      summary: 'The last hundred versions of a connection, newest first',
      scope: 'admin',
      params,
      query: versionQuery,
      answers: { 200: { description: 'A page.', schema: VersionPage } },
      problems: ['not_found'],
      async handle({ params: { id }, query: { limit, after } }) {
        const before = after === undefined ? undefined : Number(after)
        const versions = await fleet.versions(id, { limit: limit + 1, before })
        if (!versions) return missing(id)
        const data = versions.slice(0, limit).map((version, i) => showVersion(version, versions[i + 1]))
        return answer(200, versions.length > limit ? { data, nextCursor: String(data.at(-1)!.version) } : { data })
      },
    }),
    route({
      method: 'POST',
      path: '/v1/connections/{id}/rollback',
      operation: 'rollBackConnection',
      tag,
      summary: 'Take up an earlier version again, its secrets included; makes a new version',
      scope: 'admin',
      params,
      body: Rollback,
      answers: { 200: one },
      problems: ['not_found', 'connection_builtin', 'changed_meanwhile'],
      handle: async ({ params: { id }, body: { version }, principal, ifMatch }) =>
        answerTo(await fleet.rollback(id, version, { by: principal.key, seen: seenIn(ifMatch) }), id),
    }),
    route({
      method: 'POST',
      path: '/v1/connections/{id}/test',
      repeatable: true,
      operation: 'testConnection',
      tag,
      summary: 'Try whether the operator lets us in; sends no message',
      description:
        'SMPP: one more bind, apart from those that stand, for a moment. HTTP: the check request of its profile. ' +
        'Where it works, a link that is down and waits to be tried again is opened at once.',
      scope: 'admin',
      params,
      answers: { 200: { description: 'What came of it.', schema: Probe } },
      problems: ['not_found'],
      async handle({ params: { id } }) {
        const probe = await fleet.test(id)
        return probe ? answer(200, probe) : missing(id)
      },
    }),
    switching('pause', 'Send nothing over a connection until it is resumed; receipts and messages still come in'),
    switching('resume', 'Send over a paused connection again'),
    route({
      method: 'GET',
      path: '/v1/connection-profiles',
      operation: 'listConnectionProfiles',
      tag,
      summary: 'HTTP upstreams that are known, and the secrets each needs',
      scope: 'admin',
      answers: { 200: { description: 'All of them.', schema: ProfileList } },
      handle: () => answer(200, { data: Object.entries(profiles).map(([name, profile]) => showProfile(name, profile)) }),
    }),
  ]
}

const showProfile = (name: string, { say, secrets, receipts, inbound, check }: Profile) => {
  return { name, say, secrets, receipts: !!receipts, inbound: !!inbound, check: !!check }
}
