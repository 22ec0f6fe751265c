// Routes as data: make, change, remove, look at every version, and ask why a message would take its way.
import { z } from 'zod'
import { parseMicros } from '../../../kit/money.ts'
import type { Changed } from '../../../routing/route-book.ts'
import type { Question } from '../../../routing/route.ts'
import { parseNumber } from '../../../sms/phone.ts'
import { segment } from '../../../sms/segments.ts'
import type { RestNeeds } from '../needs.ts'
import { problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Answer, Route } from '../route.ts'
import {
  Explanation,
  RouteDraft,
  RouteList,
  RouteShown,
  RouteVersions,
  RoutingHealth,
  showCandidate,
  showMoney,
  showRoute,
  ToExplain,
} from '../routing-schema.ts'
import { iso } from '../view.ts'

const params = z.strictObject({ id: z.string().max(64) })
const versionsShown = 100

const missing = (id: string) => problem('not_found', `There is no route ${id}.`)
const changedMeanwhile = problem('changed_meanwhile', 'Read it again, and make the change to what it is now.')
const etag = (version: number) => ({ etag: `"${version}"` })

/** The version that the caller saw; NaN, which is none, when the header makes no sense. */
const versionOf = (ifMatch: string | undefined): number | undefined => {
  if (ifMatch === undefined || ifMatch === '*') return undefined
  return Number(/^"(\d{1,9})"$/.exec(ifMatch)?.[1] ?? NaN)
}

function answerTo(changed: Changed, id: string, status: number): Answer {
  if (changed === 'not_found') return missing(id)
  if (changed === 'changed_meanwhile') return changedMeanwhile
  if ('fault' in changed) return problem('invalid_value', `${changed.fault.say}.`, { param: changed.fault.param })
  return answer(status, showRoute(changed.route), etag(changed.route.version))
}

export function routingRoutes({ routing, clock }: Pick<RestNeeds, 'routing' | 'clock'>): Route[] {
  const { routes } = routing
  return [
    route({
      method: 'GET',
      path: '/v1/routes',
      operation: 'listRoutes',
      tag: 'routing',
      summary: 'List the routes in the order in which they are tried',
      scope: 'admin',
      answers: { 200: { description: 'All of them.', schema: RouteList } },
      handle: () => answer(200, { data: routes.list().map(showRoute) }),
    }),
    route({
      method: 'POST',
      path: '/v1/routes',
      operation: 'createRoute',
      tag: 'routing',
      summary: 'Make a route; it decides from now on',
      description:
        'Live messages take the first route that matches and has a connection that can take them; those that no ' +
        'route matches go to the newest operator. Test keys always reach the embedded SMSC.',
      scope: 'admin',
      body: RouteDraft,
      answers: { 201: { description: 'The route.', schema: RouteShown } },
      handle: async ({ body, principal }) => answerTo(await routes.create(body, principal.key), '', 201),
    }),
    route({
      method: 'GET',
      path: '/v1/routes/health',
      operation: 'getRoutingHealth',
      tag: 'routing',
      summary: 'How connections are doing, and how good they are for each country and network',
      scope: 'admin',
      answers: { 200: { description: 'Now.', schema: RoutingHealth } },
      handle: () =>
        answer(200, {
          connections: routing.health().map(({ since, ...rest }) => ({ ...rest, since: iso(since) })),
          quality: routing
            .qualities()
            .map(({ country: name, ...rest }) => ({ ...rest, ...(name && { country: name }) })),
        }),
    }),
    route({
      method: 'POST',
      path: '/v1/routes/explain',
      repeatable: true,
      audited: false, // nothing is done
      operation: 'explainRoute',
      tag: 'routing',
      summary: 'Ask which way a live message would take, and why; nothing is sent',
      scope: 'admin',
      body: ToExplain,
      answers: { 200: { description: 'Every route that was looked at, with its reasons.', schema: Explanation } },
      problems: ['invalid_recipient', 'invalid_text'],
      async handle({ body, principal }) {
        const { from = 'Onesixty', lane = 'transactional', text = '', workspace = principal.workspace, soldFor } = body
        const number = parseNumber(body.to, body.country)
        if ('refused' in number) return problem('invalid_recipient', `${number.refused}.`, { param: '/to' })
        const segmented = text === '' ? undefined : segment(text, { maxParts: 255 })
        if (segmented && 'refused' in segmented) return problem('invalid_text', `${segmented.say}.`, { param: '/text' })
        const micros = soldFor && parseMicros(soldFor.amount)
        if (soldFor && micros === undefined)
          return problem('invalid_value', 'It is no price.', { param: '/soldFor/amount' })
        const asking = routing.lookUp(() => [number.e164])
        if (asking) await asking
        const question: Question = {
          mode: 'live',
          workspace,
          lane,
          from,
          text,
          to: number.e164,
          country: number.country,
          parts: segmented?.parts.length ?? 1,
          at: clock.wall(),
          ...(soldFor && { sell: { micros: micros!, currency: soldFor.currency } }),
        }
        return answer(200, shown(routing.explain(question)))
      },
    }),
    route({
      method: 'GET',
      path: '/v1/routes/{id}',
      operation: 'getRoute',
      tag: 'routing',
      summary: 'One route, with its ETag',
      scope: 'admin',
      params,
      answers: { 200: { description: 'The route.', schema: RouteShown } },
      problems: ['not_found'],
      handle({ params: { id } }) {
        const found = routes.get(id)
        return found ? answer(200, showRoute(found), etag(found.version)) : missing(id)
      },
    }),
    route({
      method: 'PUT',
      path: '/v1/routes/{id}',
      operation: 'replaceRoute',
      tag: 'routing',
      summary: 'Change a route, whole',
      description:
        'With `If-Match` only when it is still the version that was read. What was before can be read under versions.',
      scope: 'admin',
      params,
      body: RouteDraft,
      answers: { 200: { description: 'The route as it is now.', schema: RouteShown } },
      problems: ['not_found', 'changed_meanwhile'],
      handle: async ({ params: { id }, body, principal, ifMatch }) =>
        answerTo(await routes.replace(id, body, principal.key, versionOf(ifMatch)), id, 200),
    }),
    route({
      method: 'DELETE',
      path: '/v1/routes/{id}',
      operation: 'removeRoute',
      tag: 'routing',
      summary: 'Remove a route; its versions are kept',
      scope: 'admin',
      params,
      answers: { 204: { description: 'Removed.' } },
      problems: ['not_found', 'changed_meanwhile'],
      async handle({ params: { id }, principal, ifMatch }) {
        const removed = await routes.remove(id, principal.key, versionOf(ifMatch))
        return removed === 'removed' ? answer(204) : answerTo(removed, id, 200)
      },
    }),
    route({
      method: 'GET',
      path: '/v1/routes/{id}/versions',
      operation: 'listRouteVersions',
      tag: 'routing',
      summary: 'Every version a route had, the newest first, with its author',
      scope: 'admin',
      params,
      answers: { 200: { description: 'Without `route` where it was removed.', schema: RouteVersions } },
      problems: ['not_found'],
      async handle({ params: { id } }) {
        const versions = await routes.versions(id, versionsShown)
        if (versions.length === 0) return missing(id)
        return answer(200, {
          data: versions.map(({ at, route: was, ...rest }) => ({
            ...rest,
            at: iso(at),
            ...(was && { route: showRoute(was) }),
          })),
        })
      },
    }),
  ]
}

function shown({ choice, considered, omitted, guard }: ReturnType<RestNeeds['routing']['explain']>) {
  const { network } = choice
  const common = {
    ...(network && { network }),
    considered: considered.map(({ candidates, ...rest }) => ({
      ...rest,
      ...(candidates && { candidates: candidates.map(showCandidate) }),
    })),
    omitted,
    guard,
  }
  if (choice.kind === 'none') return { result: choice.kind, say: choice.say, ...common }
  const { kind: result, id, why } = choice
  if (choice.kind === 'block')
    return { result, route: { id, why }, blocked: { reason: choice.reason, say: choice.say }, ...common }
  const { connection, cost } = choice
  return { result, route: { id, why }, connection, ...(cost && { cost: showMoney(cost) }), ...common }
}
