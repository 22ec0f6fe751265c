// Campaigns: written, previewed, agreed to, started, halted, and what became of them. Who edits need not send: the scopes
// `write` and `send` are apart.
import { z } from 'zod'
import type { Principal } from '../../../accounts/account.ts'
import { nameOf } from '../../../accounts/maker.ts'
import type { Refused } from '../../../campaigns/campaign.ts'
import { states } from '../../../campaigns/campaign.ts'
import type { Campaigns, View } from '../../../campaigns/open.ts'
import {
  Added, CampaignEdit, CampaignPage, CampaignShape, Chosen, contentOf, editedOf, MorePeople, NewCampaign, policyOf, PolicyShape, PreviewShape, recipientsOf, Rejection, ReportShape,
  RowPage, Shared, showCampaign, showPolicy, showPreview, showReport, showRow, startQuery, TestSent, TestTo, Trigger, Triggered,
} from '../campaigns-schema.ts'
import { idParams } from '../accounts-schema.ts'
import { pageAnswer, pageQuery } from '../page.ts'
import { problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Answer, Route } from '../route.ts'

const codes = { not_found: 'not_found', wrong_state: 'wrong_state', invalid_value: 'invalid_value', not_permitted: 'not_permitted', too_many: 'too_many' } as const
const refusal = ({ refused: { code, say, param } }: Refused) => problem(codes[code], say, param === undefined ? {} : { param })
const shown = (found: View | Refused, status = 200): Answer => ('refused' in found ? refusal(found) : answer(status, showCampaign(found)))
const missing = (id: string) => problem('not_found', `There is no campaign ${id}.`)

/** A person or a key, whoever else has the same scopes. */
const byOf = (principal: Principal) => ({ workspace: principal.workspace, mode: principal.mode, who: nameOf(principal), makers: principal.makers })

export function campaignRoutes({ campaigns }: { campaigns: Campaigns }): Route[] {
  const tag = 'campaigns'
  const one = { tag, params: idParams, problems: ['not_found', 'wrong_state'] } as const
  const step = (name: 'undo' | 'approve' | 'pause' | 'resume' | 'cancel', operation: string, summary: string, description?: string) =>
    route({
      ...one, method: 'POST', path: `/v1/campaigns/{id}/${name}`, operation, summary, ...(description !== undefined && { description }), scope: 'send',
      answers: { 200: { description: 'As it is now.', schema: CampaignShape } },
      handle: async ({ params: { id }, principal }) => shown(await campaigns[name](byOf(principal), id)),
    })
  return [
    route({
      method: 'GET', path: '/v1/campaigns', operation: 'listCampaigns', tag, summary: 'List campaigns, the newest first', scope: 'read',
      query: z.strictObject({ ...pageQuery, state: z.enum(states).optional() }),
      answers: { 200: { description: 'A page.', schema: CampaignPage } },
      handle: ({ query, principal }) => pageAnswer(query, (piece) => campaigns.list(principal, piece), showCampaign),
    }),
    route({
      method: 'POST', path: '/v1/campaigns', operation: 'createCampaign', tag, summary: 'Write a campaign',
      description: 'A draft: nothing is sent before it is started. Recipients named twice get it once.', scope: 'write', bodyLimit: 16 * 1024 * 1024,
      body: NewCampaign,
      answers: { 201: { description: 'The draft.', schema: CampaignShape } },
      async handle({ body: { recipients, ...content }, principal }) {
        return shown(await campaigns.create(byOf(principal), contentOf(content), recipientsOf(recipients ?? [])), 201)
      },
    }),
    route({
      ...one, method: 'GET', path: '/v1/campaigns/{id}', operation: 'getCampaign', summary: 'Show a campaign, with its counts as they are', scope: 'read', volatile: ['counts', 'held', 'trouble'],
      answers: { 200: { description: 'The campaign.', schema: CampaignShape } },
      async handle({ params: { id }, principal }) {
        const found = await campaigns.get(principal, id)
        return found ? shown(found) : missing(id)
      },
    }),
    route({
      ...one, method: 'PATCH', path: '/v1/campaigns/{id}', operation: 'changeCampaign', summary: 'Change a campaign',
      description: 'A draft in all; what is paused in the texts that the rest gets; what runs in its speed. Whoever agreed to it before has to agree again.', scope: 'write',
      body: CampaignEdit,
      answers: { 200: { description: 'As it is now.', schema: CampaignShape } },
      handle: async ({ params: { id }, body, principal }) => shown(await campaigns.change(byOf(principal), id, (content) => editedOf(content, body))),
    }),
    route({
      ...one, method: 'DELETE', path: '/v1/campaigns/{id}', operation: 'deleteCampaign', summary: 'Delete a draft', scope: 'write',
      answers: { 204: { description: 'It is gone.' } },
      async handle({ params: { id }, principal }) {
        const done = await campaigns.remove(principal, id)
        return done === true ? answer(204) : refusal(done)
      },
    }),
    route({
      ...one, method: 'POST', path: '/v1/campaigns/{id}/recipients', operation: 'addCampaignRecipients', summary: 'Add recipients to a draft',
      description: 'As often as needed, for as many as there are. What cannot be a number is kept, and counted as excluded.', scope: 'write', bodyLimit: 16 * 1024 * 1024, repeatable: true,
      body: MorePeople,
      answers: { 200: { description: 'How many joined.', schema: Added } },
      async handle({ params: { id }, body, principal }) {
        const done = await campaigns.addRecipients(byOf(principal), id, recipientsOf(body.recipients))
        return 'refused' in done ? refusal(done) : answer(200, done)
      },
    }),
    route({
      ...one, method: 'GET', path: '/v1/campaigns/{id}/recipients', operation: 'listCampaignRecipients', summary: 'List recipients in order of their numbers, and what became of each', scope: 'read',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: RowPage } },
      async handle({ params: { id }, query, principal }) {
        let gone = false
        const page = await pageAnswer(query, async (piece) => {
          const found = await campaigns.recipients(principal, id, piece)
          gone ||= !found
          return found ?? { data: [] }
        }, showRow)
        return gone ? missing(id) : page
      },
    }),
    route({
      ...one, method: 'POST', path: '/v1/campaigns/{id}/preview', operation: 'previewCampaign', summary: 'Go through the whole audience, with nothing sent',
      description: 'Who is in, who is not and why; parts, cost, when it will be done; characters that make it dear; some of the texts.', scope: 'read', repeatable: true, problems: ['not_found', 'wrong_state', 'too_many'],
      answers: { 200: { description: 'What would be sent.', schema: PreviewShape } },
      async handle({ params: { id }, principal }) {
        const seen = await campaigns.preview(principal, id)
        return 'refused' in seen ? refusal(seen) : answer(200, showPreview(seen))
      },
    }),
    route({
      ...one, method: 'POST', path: '/v1/campaigns/{id}/test', operation: 'testCampaign', summary: 'Send it to some numbers as a test', description: 'With the details of its first recipient; not counted.', scope: 'send', problems: ['not_found', 'wrong_state', 'too_many'],
      body: TestTo,
      answers: { 200: { description: 'What was sent.', schema: TestSent } },
      async handle({ params: { id }, body, principal }) {
        const done = await campaigns.test(principal, id, body.to)
        return 'refused' in done ? refusal(done) : answer(200, { sent: done.sent.map(({ say, ...rest }) => ({ ...rest, ...(say !== undefined && { detail: say }) })) })
      },
    }),
    route({
      ...one, method: 'POST', path: '/v1/campaigns/{id}/start', operation: 'startCampaign', summary: 'Start a campaign', scope: 'send',
      description: 'At once or at its time; where somebody else has to agree first, it is `in_review`.',
      query: startQuery,
      answers: { 200: { description: 'As it is now.', schema: CampaignShape } },
      handle: async ({ params: { id }, query, principal }) => shown(await campaigns.start(byOf(principal), id, query.undoSeconds)),
    }),
    step('undo', 'undoCampaign', 'Undo the start of a campaign', 'While it is `scheduled`: nothing of it has left, and it is a draft again.'),
    step('approve', 'approveCampaign', 'Agree to a campaign', 'By somebody who neither wrote nor changed it. A key that they made counts as they do.'),
    step('pause', 'pauseCampaign', 'Pause a campaign', 'What waits to be sent stands still as well; what operators have is not taken back.'),
    step('resume', 'resumeCampaign', 'Let a paused campaign go on'),
    step('cancel', 'cancelCampaign', 'Cancel what has not been sent', 'The counts say exactly how many were sent.'),
    route({
      ...one, method: 'POST', path: '/v1/campaigns/{id}/choose', operation: 'chooseCampaignVariant', summary: 'Say which variant the rest gets', description: 'Whatever the numbers say; while variants are tried.', scope: 'send',
      body: Chosen,
      answers: { 200: { description: 'As it is now.', schema: CampaignShape } },
      handle: async ({ params: { id }, body, principal }) => shown(await campaigns.choose(byOf(principal), id, body.variant)),
    }),
    route({
      ...one, method: 'POST', path: '/v1/campaigns/{id}/reject', operation: 'rejectCampaign', summary: 'Send a campaign back to its author', scope: 'send',
      body: Rejection,
      answers: { 200: { description: 'As it is now.', schema: CampaignShape } },
      handle: async ({ params: { id }, body, principal }) => shown(await campaigns.reject(byOf(principal), id, body.reason)),
    }),
    route({
      ...one, method: 'POST', path: '/v1/campaigns/{id}/trigger', operation: 'triggerCampaign', summary: 'Send a triggered campaign to some people', description: 'Nobody gets it twice.', scope: 'send',
      body: Trigger,
      answers: { 200: { description: 'What became of each.', schema: Triggered } },
      async handle({ params: { id }, body, principal }) {
        const done = await campaigns.trigger(principal, id, recipientsOf(body.recipients))
        return 'refused' in done ? refusal(done) : answer(200, { outcomes: done.outcomes.map(({ say, ...rest }) => ({ ...rest, ...(say !== undefined && { detail: say }) })) })
      },
    }),
    route({
      ...one, method: 'GET', path: '/v1/campaigns/{id}/report', operation: 'getCampaignReport', summary: 'What became of a campaign', scope: 'read',
      answers: { 200: { description: 'The report.', schema: ReportShape } },
      async handle({ params: { id }, principal }) {
        const found = await campaigns.report(principal, id)
        return found ? answer(200, showReport(found)) : missing(id)
      },
    }),
    route({
      ...one, method: 'GET', path: '/v1/campaigns/{id}/report.csv', operation: 'getCampaignCsv', summary: 'One line for each recipient', scope: 'read',
      answers: { 200: { description: 'CSV.', schema: z.string(), type: 'text/csv' } },
      async handle({ params: { id }, principal }) {
        const lines = await campaigns.csv(principal, id)
        if (!lines) return missing(id)
        const headers = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${id}.csv"` }
        return {
          kind: 'stream', headers,
          run(to) {
            void (async () => {
              for await (const piece of lines) {
                if (to.destroyed) return
                if (!to.write(piece)) await new Promise<void>((resolve) => to.once('drain', resolve).once('close', resolve))
              }
              to.end()
            })().catch(() => to.destroy())
          },
        }
      },
    }),
    route({
      ...one, method: 'POST', path: '/v1/campaigns/{id}/share', operation: 'shareCampaign', summary: 'Make a link that shows its report', description: 'In the place of an earlier one.', scope: 'write',
      answers: { 200: { description: 'The link; it is shown once.', schema: Shared } },
      async handle({ params: { id }, principal }) {
        const token = await campaigns.share.create(principal, id)
        return token === undefined ? missing(id) : answer(200, { token, path: `/v1/campaigns/shared/${token}`, page: `/shared/${token}` })
      },
    }),
    route({
      ...one, method: 'DELETE', path: '/v1/campaigns/{id}/share', operation: 'unshareCampaign', summary: 'Take the link back', scope: 'write',
      answers: { 204: { description: 'It shows nothing any more.' } },
      handle: async ({ params: { id }, principal }) => ((await campaigns.share.revoke(principal, id)) ? answer(204) : missing(id)),
    }),
    route({
      method: 'GET', path: '/v1/campaigns/shared/{token}', operation: 'getSharedReport', tag, summary: 'The report that a link shows', scope: 'public', params: z.strictObject({ token: z.string().max(64) }),
      answers: { 200: { description: 'The report.', schema: ReportShape } }, problems: ['not_found'],
      async handle({ params: { token } }) {
        const found = await campaigns.share.read(token)
        return found ? answer(200, showReport(found), { 'cache-control': 'no-store' }) : problem('not_found', 'The link shows nothing, or nothing any more.')
      },
    }),
    route({
      method: 'GET', path: '/v1/campaign-policy', operation: 'getCampaignPolicy', tag, summary: 'When somebody else has to agree', scope: 'read',
      answers: { 200: { description: 'The policy of the workspace.', schema: PolicyShape } },
      handle: async ({ principal }) => answer(200, showPolicy(await campaigns.policy(principal.workspace))),
    }),
    route({
      method: 'PUT', path: '/v1/campaign-policy', operation: 'setCampaignPolicy', tag, summary: 'Say when somebody else has to agree', scope: 'admin', ofLive: true,
      body: PolicyShape,
      answers: { 200: { description: 'As it is now.', schema: PolicyShape } },
      handle: async ({ body, principal }) => answer(200, showPolicy(await campaigns.setPolicy(principal.workspace, policyOf(body)))),
    }),
  ]
}
