// What people agreed to, and who is not to be written to: the ledger, its proofs, suppressions, doubts to be looked at, and
// the rules of the workspace. A test key has a ledger of its own.
import { z } from 'zod'
import type { Entry } from '../../../consent/consent.ts'
import { packs } from '../../../consent/pack.ts'
import type { Clock } from '../../../kit/clock.ts'
import { actorOf } from '../audited.ts'
import { readConsents } from '../consent-import.ts'
import { Consent, ConsentPage, CountryRules, Decision, e164, Imported, NewConsent, NewSuppression, Proof, ReviewPage, Settings, SettingsChange, SuppressionPage, ToImport, Verified } from '../consent-schema.ts'
import type { ConsentNeeds } from '../needs.ts'
import { pageAnswer, pageQuery } from '../page.ts'
import { problem } from '../problem.ts'
import { answer, route, type Route } from '../route.ts'
import { iso } from '../view.ts'

const tag = 'consent'
const byNumber = z.strictObject({ number: e164 })
const show = ({ id, number, sender, purpose, action, source, at, recordedAt, wording, wordingVersion, url, ip, inbound, message, actor, seq, hash }: Entry) => ({
  id, ...(number !== null && { number }), sender, purpose, action, source, at: iso(at), recordedAt: iso(recordedAt), wording, wordingVersion, url, ip, inbound, message, actor, sequence: seq, hash,
})

export function consentRoutes({ consent, clock, release, releaseSoon, erase = consent.ledger.erase }: ConsentNeeds & { readonly clock: Clock }): Route[] {
  const { ledger } = consent
  return [
    route({
      method: 'GET', path: '/v1/consents', operation: 'listConsents', tag, scope: 'read',
      summary: 'List what people agreed to and withdrew, the newest first',
      query: z.strictObject({ ...pageQuery, number: e164.optional() }),
      answers: { 200: { description: 'A page.', schema: ConsentPage } },
      handle: ({ query: { number, ...page }, principal }) => pageAnswer(page, (piece) => ledger.list(principal, { ...piece, ...(number !== undefined && { number }) }), show),
    }),
    route({
      method: 'POST', path: '/v1/consents', operation: 'addConsent', tag, scope: 'write',
      summary: 'Record that somebody agreed, or withdrew it',
      description: 'Nothing is ever changed in the ledger: how things stand follows from the facts.',
      body: NewConsent,
      answers: { 201: { description: 'The entry.', schema: Consent } },
      async handle({ body: { at, sender = '*', purpose = 'marketing', source = 'api', ...fact }, principal }) {
        const { workspace, mode } = principal
        const when = at === undefined ? {} : { at: Date.parse(at) }
        const [entry] = await ledger.record([{ ...fact, ...when, workspace, mode, sender, purpose, source, actor: actorOf(principal) }])
        return answer(201, show(entry!))
      },
    }),
    route({
      method: 'POST', path: '/v1/consents/import', operation: 'importConsents', tag, scope: 'write', bodyLimit: 6_000_000,
      summary: 'Take over opt-ins and opt-outs from another system',
      description: 'A row that cannot be read refuses all of them, with its line.',
      body: ToImport,
      answers: { 200: { description: 'How many there were.', schema: Imported } },
      problems: ['invalid_value'],
      async handle({ body, principal }) {
        const read = await readConsents({ workspace: principal.workspace, mode: principal.mode }, body, actorOf(principal), clock)
        if ('say' in read) return problem('invalid_value', `${read.say}.`, { param: '/csv' })
        const withdrawn = read.values.filter(({ action }) => action === 'withdrawn').length
        return answer(200, { imported: (await consent.addAll(read.values)) - withdrawn, withdrawn })
      },
    }),
    route({
      method: 'GET', path: '/v1/consents/verify', operation: 'verifyConsents', tag, scope: 'read',
      summary: 'Walk the whole ledger and make every mark anew',
      answers: { 200: { description: 'Whether it is whole; where not, the first entry at fault.', schema: Verified } },
      async handle({ principal }) {
        const verdict = await ledger.verify(principal)
        if (verdict.kind === 'whole') return answer(200, { whole: true, entries: verdict.entries, hash: verdict.hash })
        return answer(200, { whole: false, sequence: verdict.seq, detail: verdict.say })
      },
    }),
    route({
      method: 'GET', path: '/v1/consents/rules', operation: 'listCountryRules', tag, scope: 'read',
      summary: 'Show at which hours people may be written to, by country, and where that was found',
      description: 'Orientation, not advice.',
      answers: { 200: { description: 'All countries that have a row.', schema: CountryRules } },
      handle: () => answer(200, { data: packs }),
    }),
    route({
      method: 'GET', path: '/v1/consents/settings', operation: 'getConsentSettings', tag, scope: 'read',
      summary: 'Show which rules of consent the workspace keeps',
      answers: { 200: { description: 'The rules.', schema: Settings } },
      handle: ({ principal }) => answer(200, consent.settingsOf(principal.workspace)),
    }),
    route({
      method: 'PATCH', path: '/v1/consents/settings', operation: 'changeConsentSettings', tag, scope: 'admin', ofLive: true,
      summary: 'Change which rules of consent the workspace keeps',
      description: 'Without `quietHours`, what they hold goes on: a page at a time, each judged once more before it leaves.',
      body: SettingsChange,
      answers: { 200: { description: 'The rules.', schema: Settings } },
      async handle({ body, principal: { workspace } }) {
        const before = consent.settingsOf(workspace)
        const after = await consent.change(workspace, body)
        if (before.quietHours && !after.quietHours) releaseSoon?.(workspace, 'quiet_hours')
        return answer(200, after)
      },
    }),
    route({
      method: 'GET', path: '/v1/consents/{number}/proof', operation: 'getConsentProof', tag, scope: 'read',
      summary: 'Everything that is known of one person’s consent, as one file',
      params: byNumber,
      answers: { 200: { description: 'The proof.', schema: Proof } },
      async handle({ params: { number }, principal: { workspace, mode } }) {
        const [{ entries, standings }, verdict] = await Promise.all([ledger.proof({ workspace, mode }, number), ledger.verify({ workspace, mode })])
        return answer(200, {
          number, workspace, mode, madeAt: iso(clock.wall()), standing: standings.map(({ sender, purpose, state, at }) => ({ sender, purpose, state, since: iso(at) })),
          entries: entries.map(show), ...(verdict.kind === 'whole' && { ledger: { entries: verdict.entries, hash: verdict.hash } }),
        })
      },
    }),
    route({
      method: 'DELETE', path: '/v1/consents/{number}', operation: 'eraseConsents', tag, scope: 'admin',
      summary: 'Erase what is known of a person, but for a keyed hash by which they are never written to again',
      description: 'Their contact, what was said with them, the ledger’s details. A message that is under way comes to its end first.',
      params: byNumber,
      answers: { 204: { description: 'Erased.' } },
      async handle({ params: { number }, principal: { workspace, mode } }) {
        await erase({ workspace, mode }, number)
        return answer(204)
      },
    }),
    route({
      method: 'GET', path: '/v1/suppressions', operation: 'listSuppressions', tag, scope: 'read',
      summary: 'List who is not to be written to, whatever they say',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: SuppressionPage } },
      handle: ({ query, principal }) => pageAnswer(query, (piece) => ledger.suppressions(principal, piece), ({ numberHash: hash, number, at }) => ({ hash, ...(number !== null && { number }), since: iso(at) })),
    }),
    route({
      method: 'POST', path: '/v1/suppressions', operation: 'addSuppression', tag, scope: 'write',
      summary: 'Never write to a number again',
      description: 'Codes in the lane `otp` go to it none the less.',
      body: NewSuppression,
      answers: { 201: { description: 'The entry in the ledger.', schema: Consent } },
      async handle({ body: { number, reason }, principal }) {
        const { workspace, mode } = principal
        const fact = { workspace, mode, number, sender: '*', purpose: 'marketing', action: 'suppressed', source: 'api', actor: actorOf(principal) } as const
        const [entry] = await ledger.record([{ ...fact, ...(reason !== undefined && { wording: reason }) }])
        return answer(201, show(entry!))
      },
    }),
    route({
      method: 'DELETE', path: '/v1/suppressions/{number}', operation: 'liftSuppression', tag, scope: 'write',
      summary: 'Let a number be written to again',
      params: byNumber,
      answers: { 204: { description: 'It is not on the list.' } },
      async handle({ params: { number }, principal }) {
        const { workspace, mode } = principal
        await ledger.record([{ workspace, mode, number, sender: '*', purpose: 'marketing', action: 'lifted', source: 'api', actor: actorOf(principal) }])
        return answer(204)
      },
    }),
    route({
      method: 'GET', path: '/v1/reviews', operation: 'listReviews', tag, scope: 'read',
      summary: 'List texts that may mean STOP, the oldest first',
      description: 'Bulk messages to their senders wait until somebody has decided.',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: ReviewPage } },
      handle: ({ query, principal }) =>
        pageAnswer(query, (piece) => consent.reviews.list(principal, piece), ({ id, number, sender: to, text, inbound, at }) => ({ id, number, to, text, inbound, at: iso(at) })),
    }),
    route({
      method: 'POST', path: '/v1/reviews/{id}', operation: 'decideReview', tag, scope: 'write',
      summary: 'Say what a text meant',
      params: z.strictObject({ id: z.string().max(64) }),
      body: Decision,
      answers: { 204: { description: 'Decided.' } },
      problems: ['not_found'],
      async handle({ params: { id }, body: { decision }, principal }) {
        const { workspace, mode } = principal
        if ((await consent.reviews.decide({ workspace, mode }, id, decision, actorOf(principal))) === 'not_found') return problem('not_found', `There is no review ${id} that waits.`)
        await release(workspace, 'review')
        return answer(204)
      },
    }),
  ]
}
