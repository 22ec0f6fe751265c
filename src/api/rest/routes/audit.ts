// The log of actions of the caller's workspace: read, and checked for tampering.
import { z } from 'zod'
import { EntryShape, pageOf, showEntry } from '../accounts-schema.ts'
import type { RestNeeds } from '../needs.ts'
import { pageAnswer, pageQuery } from '../page.ts'
import { answer, route } from '../route.ts'
import type { Route } from '../route.ts'

const example = {
  seq: 7, at: '2026-11-22T10:00:00.123Z', actor: 'usr_01kb3nq2s00000g', action: 'createKey', target: 'key_01kb3nq2s00000h',
  address: '192.0.2.7', requestId: 'req_01kb3nq2s00000k', mark: '9f86d081…',
}
const Page = pageOf('AuditPage', EntryShape, example)
const Verdict = z
  .strictObject({
    whole: z.boolean(),
    entries: z.int().optional().describe('How many there are. Keep it with `mark`: it shows later that none was cut off at the end.'),
    mark: z.string().optional(),
    brokenAt: z.int().optional(),
    detail: z.string().optional(),
  })
  .meta({ id: 'AuditVerdict', examples: [{ whole: true, entries: 7, mark: '9f86d081…' }] })

export function auditRoutes({ audit }: Pick<RestNeeds['accounts'], 'audit'>): Route[] {
  const row = { tag: 'audit', scope: 'admin', ofLive: true } as const
  return [
    route({
      ...row,
      method: 'GET',
      path: '/v1/audit',
      operation: 'listActions',
      summary: 'What administrators and people did, the newest first',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: Page } },
      handle: ({ query, principal }) => pageAnswer(query, (piece) => audit.list(principal.workspace, piece), showEntry),
    }),
    route({
      ...row,
      method: 'GET',
      path: '/v1/audit/verdict',
      operation: 'verifyActions',
      summary: 'Whether the log of actions is whole',
      answers: { 200: { description: 'What was found.', schema: Verdict } },
      async handle({ principal: { workspace } }) {
        const found = await audit.verify({ workspace })
        if (found.kind === 'broken') return answer(200, { whole: false, brokenAt: found.seq, detail: found.say })
        const [head] = found.heads
        return answer(200, { whole: true, entries: head?.entries ?? 0, mark: head?.hash ?? '' })
      },
    }),
  ]
}
