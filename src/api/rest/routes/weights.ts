// How much of a busy connection a workspace gets next to the others. For the house alone: it is about all of them.
import { z } from 'zod'
import { heaviest, lightest, type Weights } from '../../../accounts/weights/weights.ts'
import { problem } from '../problem.ts'
import { answer, route, type Route } from '../route.ts'

const Weight = z
  .strictObject({
    weight: z.number().min(lightest).max(heaviest).describe('Parts sent in one turn, next to those of the others. 1 where none was set.'),
  })
  .meta({ id: 'Weight', examples: [{ weight: 3 }] })
const params = z.strictObject({ id: z.string().max(64) })

export function weightRoutes({ weights }: { readonly weights: Weights }): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/workspaces/{id}/weight',
      operation: 'getWeight',
      tag: 'workspaces',
      summary: 'Read the share of a workspace at a busy connection',
      scope: 'admin',
      params,
      answers: { 200: { description: 'Its weight.', schema: Weight } },
      handle: ({ params: { id } }) => answer(200, { weight: weights.weightOf(id) }),
    }),
    route({
      method: 'PUT',
      path: '/v1/workspaces/{id}/weight',
      operation: 'setWeight',
      tag: 'workspaces',
      summary: 'Set the share of a workspace at a busy connection',
      description:
        'Within a lane, workspaces that wait for the same connection take turns; one of weight 3 sends three parts where one of weight 1 sends one. ' +
        'Codes still go before notices, and those before bulk, whoever sends them.',
      scope: 'admin',
      params,
      body: Weight,
      answers: { 200: { description: 'Holds from now on.', schema: Weight } },
      problems: ['not_found'],
      async handle({ params: { id }, body: { weight } }) {
        return (await weights.set(id, weight)) ? answer(200, { weight }) : problem('not_found', `There is no workspace ${id}.`)
      },
    }),
  ]
}
