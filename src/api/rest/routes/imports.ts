// Imports of contacts: a file comes in pieces, is looked at, tried, done in the background, and undone where it was wrong.
import { z } from 'zod'
import { isFault } from '../../../contacts/contact.ts'
import { largestFile, largestPiece } from '../../../contacts/imports/imports.ts'
import type { ContactsDoor } from '../contacts-needs.ts'
import * as shape from '../contacts-schema.ts'
import { bookOf, faultProblem, showImport } from '../contacts-schema.ts'
import { fileAnswer } from '../file-answer.ts'
import { digits, pageAnswer, pageQuery } from '../page.ts'
import { problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Route } from '../route.ts'

const tag = 'contacts'
const missing = (id: string) => problem('not_found', `There is no import ${id}.`)
const wrongState = (say: string) => problem('wrong_state', say)
const megabytes = (bytes: number) => `${bytes / 1e6} MB`

export function importRoutes({ contacts: { imports } }: { readonly contacts: ContactsDoor }): Route[] {
  return [
    route({
      method: 'GET', path: '/v1/imports', operation: 'listImports', tag, scope: 'read', summary: 'List imports, the newest first', query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: shape.ImportPage } },
      handle: ({ query, principal }) => pageAnswer(query, (piece) => imports.list(bookOf(principal), piece), showImport),
    }),
    route({
      method: 'POST', path: '/v1/imports', operation: 'createImport', tag, scope: 'write', summary: 'Begin an import of contacts',
      description: 'Then put its file, look at it, and start it.', body: shape.NewImport,
      answers: { 201: { description: 'It waits for its file.', schema: shape.ImportView } }, problems: ['too_many'],
      async handle({ body: { name }, principal }) {
        const made = await imports.create(bookOf(principal), { name, actor: principal.key ?? principal.person })
        return made === 'too_many' ? problem('too_many', 'Too many imports wait for their files; cancel some.') : answer(201, showImport(made))
      },
    }),
    route({
      method: 'PUT', path: '/v1/imports/{id}/file', operation: 'putImportFile', tag, scope: 'write', summary: 'Put the next piece of the file',
      description: `The octets of a CSV or XLSX file, at most ${megabytes(largestPiece)} at once and ${megabytes(largestFile)} in all. \`offset\` is how many are there already; after a cut line, read \`bytes\` of the import and go on there.`,
      octets: true, bodyLimit: largestPiece, params: shape.contactParams, query: z.strictObject({ offset: digits(0, largestFile).default(0) }),
      answers: { 200: { description: 'What is here now.', schema: shape.ImportView } }, problems: ['not_found', 'wrong_state', 'body_too_large', 'invalid_value'],
      async handle({ params: { id }, query: { offset }, body, principal }) {
        if (!(await imports.get(bookOf(principal), id))) return missing(id)
        if (!(body instanceof Uint8Array)) return problem('invalid_value', 'The body must be the octets of the file.')
        const put = await imports.put(bookOf(principal), id, offset, body)
        if (put === 'missing') return missing(id)
        if (put === 'not_uploading') return wrongState('Its file is complete.')
        if (put === 'too_large') return problem('body_too_large', `A file has at most ${megabytes(largestFile)}.`)
        return 'expected' in put ? wrongState(`The next piece begins at ${put.expected}.`) : answer(200, showImport(put))
      },
    }),
    route({
      method: 'GET', path: '/v1/imports/{id}', operation: 'getImport', tag, scope: 'read', summary: 'Read how far an import is', params: shape.contactParams,
      answers: { 200: { description: 'The import.', schema: shape.ImportView } }, problems: ['not_found'],
      async handle({ params: { id }, principal }) {
        const one = await imports.get(bookOf(principal), id)
        return one ? answer(200, showImport(one)) : missing(id)
      },
    }),
    route({
      method: 'POST', path: '/v1/imports/{id}/preview', operation: 'previewImport', tag, scope: 'read', summary: 'Look at the file: its columns, what they seem to be, its first rows', repeatable: true,
      params: shape.contactParams, body: shape.ImportLook, answers: { 200: { description: 'What it seems to be.', schema: shape.ImportPreview } }, problems: ['not_found', 'invalid_value'],
      async handle({ params: { id }, body, principal }) {
        const seen = await imports.preview(bookOf(principal), id, given(body))
        if (!seen) return missing(id)
        return isFault(seen) ? faultProblem(seen) : answer(200, seen)
      },
    }),
    route({
      method: 'POST', path: '/v1/imports/{id}/start', operation: 'startImport', tag, scope: 'write', summary: 'Start an import, or try it',
      description: 'It runs in the background, and goes on after a restart. A dry run touches nobody; its errors can be read, and it can be started again.',
      params: shape.contactParams, body: shape.ImportPlan, answers: { 202: { description: 'It is on its way.', schema: shape.ImportView } }, problems: ['not_found', 'invalid_value', 'wrong_state'],
      async handle({ params: { id }, body: { dryRun, consent, ...plan }, principal }) {
        const basis = consent && { purpose: consent.purpose, wording: consent.wording, ...(consent.source !== undefined && { source: consent.source }) }
        const columns = plan.columns?.map(({ to, type }) => ({ to, ...(type && { type }) }))
        const started = await imports.start(bookOf(principal), id, { ...given(plan), ...(columns && { columns }), ...(basis && { consent: basis }) }, dryRun)
        if (started === 'missing') return missing(id)
        if (started === 'started') return wrongState('It was started before.')
        return isFault(started) ? faultProblem(started) : answer(202, showImport(started))
      },
    }),
    route({
      method: 'POST', path: '/v1/imports/{id}/cancel', operation: 'cancelImport', tag, scope: 'write', summary: 'Stop an import', description: 'What it did stays, and can be undone.',
      params: shape.contactParams, answers: { 202: { description: 'It stops at once.', schema: shape.ImportView } }, problems: ['not_found', 'wrong_state'],
      async handle({ params: { id }, principal }) {
        const one = await imports.cancel(bookOf(principal), id)
        if (one === 'missing') return missing(id)
        return one === 'ended' ? wrongState('It has ended.') : answer(202, showImport(one))
      },
    }),
    route({
      method: 'POST', path: '/v1/imports/{id}/undo', operation: 'undoImport', tag, scope: 'write', summary: 'Take an import back',
      description: 'For 30 days. Whom it made goes, whom it overwrote is as before; who was changed since stays as they are.',
      params: shape.contactParams, answers: { 202: { description: 'It is on its way.', schema: shape.ImportView } }, problems: ['not_found', 'wrong_state'],
      async handle({ params: { id }, principal }) {
        const one = await imports.undo(bookOf(principal), id)
        if (one === 'missing') return missing(id)
        if (one === 'not_done') return wrongState('It has not ended, or is undone.')
        return one === 'too_late' ? wrongState('It is too long ago.') : answer(202, showImport(one))
      },
    }),
    route({
      method: 'GET', path: '/v1/imports/{id}/errors', operation: 'getImportErrors', tag, scope: 'read', summary: 'The rows that were not taken, with their lines and reasons', params: shape.contactParams,
      query: z.strictObject({ separator: z.enum(['comma', 'semicolon', 'tab']).default('comma').describe('As spreadsheets of your country have it.') }),
      answers: { 200: { description: 'CSV.', schema: z.string(), type: 'text/csv' } }, problems: ['not_found'],
      async handle({ params: { id }, query: { separator }, principal }) {
        const one = await imports.get(bookOf(principal), id)
        return one ? fileAnswer(`${one.id}-errors.csv`, imports.errors(one, { comma: ',', semicolon: ';', tab: '\t' }[separator])) : missing(id)
      },
    }),
  ]
}

/** What was named. */
const given = <T extends object>(values: T) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [Key in keyof T]: Exclude<T[Key], undefined> }
