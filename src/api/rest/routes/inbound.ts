// Keywords that people text, and forms by which they sign up on a page. The page itself is anybody's to see.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Form as FormView, Keyword as KeywordView } from '../../../inbound/keyword.ts'
import { parseNumber } from '../../../sms/phone.ts'
import { countryOf, doneHtml, formHtml, formPolicy, languageFor, snippetOf, textLink } from '../form-page.ts'
import { formWords } from '../form-words.ts'
import { Form, FormEntry, FormPage, Keyword, KeywordPage, NewForm, NewKeyword } from '../inbound-schema.ts'
import type { ConversationNeeds } from '../needs.ts'
import { pageAnswer, pageQuery } from '../page.ts'
import { problem } from '../problem.ts'
import { answer, route, type Answer, type Route } from '../route.ts'
import { iso } from '../view.ts'

const params = z.strictObject({ id: z.string().max(64) })
const tag = 'inbound'
const html = (status: number, body: string): Answer =>
  answer(status, body, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': formPolicy, 'referrer-policy': 'strict-origin', vary: 'Accept-Language' })
const missing = (what: string, id: string) => problem('not_found', `There is no ${what} ${id}.`)

const showKeyword = ({ id, number, words, action, validFrom, validUntil, createdAt }: KeywordView) => ({
  id, number, words, action, ...(validFrom !== undefined && { validFrom: iso(validFrom) }), ...(validUntil !== undefined && { validUntil: iso(validUntil) }), createdAt: iso(createdAt),
})

export function inboundRoutes({ conversation, publicUrl }: ConversationNeeds): Route[] {
  const { keywords, forms, signUp } = conversation
  const urlOf = (id: string, host: string) => `${publicUrl?.replace(/\/$/, '') ?? `http://${host}`}/f/${id}`
  const showForm = ({ host, languages }: { readonly host: string; readonly languages: string }) => (form: FormView) => {
    const { workspace: _, mode: __, createdAt, ...shown } = form
    const url = urlOf(form.id, host)
    return { ...shown, createdAt: iso(createdAt), url, snippet: snippetOf(form, url, languageFor(form, languages)), textLink: textLink(form) }
  }
  return [
    route({
      method: 'GET', path: '/v1/keywords', operation: 'listKeywords', tag, scope: 'read',
      summary: 'List keywords, the oldest first',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: KeywordPage } },
      handle: ({ query, principal }) => pageAnswer(query, async (piece) => keywords.list(principal, piece), showKeyword),
    }),
    route({
      method: 'POST', path: '/v1/keywords', operation: 'addKeyword', tag, scope: 'write',
      summary: 'Do something when people text a word to a number of yours',
      body: NewKeyword,
      answers: { 201: { description: 'The keyword.', schema: Keyword } },
      problems: ['invalid_value', 'already_there', 'too_many'],
      async handle({ body: { validFrom, validUntil, ...wanted }, principal: { workspace, mode } }) {
        const times = { ...(validFrom !== undefined && { validFrom: Date.parse(validFrom) }), ...(validUntil !== undefined && { validUntil: Date.parse(validUntil) }) }
        const made = await keywords.add({ ...wanted, ...times, workspace, mode })
        if (!('code' in made)) return answer(201, showKeyword(made))
        const at = { param: `/words/${Math.max(0, wanted.words.indexOf(made.word))}` }
        if (made.code === 'taken') return problem('already_there', `${made.word} has a meaning at ${wanted.number} already.`, at)
        if (made.code === 'too_many') return problem('too_many', 'There are as many keywords as there can be.')
        return problem('invalid_value', made.code === 'reserved' ? `${made.word} stops, starts or asks for help: no keyword may stand before that.` : 'There is no letter or digit in it.', at)
      },
    }),
    route({
      method: 'GET', path: '/v1/keywords/{id}', operation: 'getKeyword', tag, scope: 'read',
      summary: 'Show one keyword',
      params,
      answers: { 200: { description: 'The keyword.', schema: Keyword } },
      problems: ['not_found'],
      handle({ params: { id }, principal }) {
        const found = keywords.get(principal, id)
        return found ? answer(200, showKeyword(found)) : missing('keyword', id)
      },
    }),
    route({
      method: 'DELETE', path: '/v1/keywords/{id}', operation: 'removeKeyword', tag, scope: 'write',
      summary: 'Let a word mean nothing any more',
      params,
      answers: { 204: { description: 'It is gone.' } },
      problems: ['not_found'],
      handle: async ({ params: { id }, principal }) => ((await keywords.remove(principal, id)) ? answer(204) : missing('keyword', id)),
    }),
    route({
      method: 'GET', path: '/v1/forms', operation: 'listForms', tag, scope: 'read',
      summary: 'List sign-up forms, the oldest first',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: FormPage } },
      handle: ({ query, principal, ...call }) => pageAnswer(query, (piece) => forms.list(principal, piece), showForm(call)),
    }),
    route({
      method: 'POST', path: '/v1/forms', operation: 'addForm', tag, scope: 'write',
      summary: 'Make a page on which people sign up',
      description: 'Each entry is recorded with the wording, the address it came from and the page.',
      body: NewForm,
      answers: { 201: { description: 'The form, with its page.', schema: Form } },
      problems: ['too_many'],
      async handle({ body: { confirm = true, ...wanted }, principal: { workspace, mode }, ...call }) {
        const wordingVersion = createHash('sha256').update(wanted.wording).digest('hex').slice(0, 8)
        const form = await forms.add({ ...wanted, confirm, wordingVersion, workspace, mode })
        return form === 'too_many' ? problem('too_many', 'There are as many forms as there can be.') : answer(201, showForm(call)(form))
      },
    }),
    route({
      method: 'DELETE', path: '/v1/forms/{id}', operation: 'removeForm', tag, scope: 'write',
      summary: 'Take a form off its page',
      params,
      answers: { 204: { description: 'It is gone.' } },
      problems: ['not_found'],
      handle: async ({ params: { id }, principal }) => ((await forms.remove(principal, id)) ? answer(204) : missing('form', id)),
    }),
    route({
      method: 'GET', path: '/f/{id}', operation: 'readForm', tag, scope: 'public',
      summary: 'The page of a sign-up form',
      params,
      answers: { 200: { description: 'The page.', schema: z.string(), type: 'text/html' } },
      problems: ['not_found'],
      async handle({ params: { id }, languages }) {
        const form = await forms.find(id)
        return form ? html(200, formHtml(form, languageFor(form, languages))) : missing('form', id)
      },
    }),
    route({
      method: 'GET', path: '/f/{id}/qr.svg', operation: 'readFormCode', tag, scope: 'public',
      summary: 'A code that opens the text, or the page, on a phone',
      params,
      answers: { 200: { description: 'The picture.', schema: z.string(), type: 'image/svg+xml' } },
      problems: ['not_found'],
      async handle({ params: { id }, host }) {
        const form = await forms.find(id)
        if (!form) return missing('form', id)
        const { default: draw } = await import('qr')
        return answer(200, draw(textLink(form) ?? urlOf(id, host), 'svg'), { 'content-type': 'image/svg+xml' })
      },
    }),
    route({
      method: 'POST', path: '/f/{id}', operation: 'signUpByForm', tag, scope: 'public', forms: true, bodyLimit: 8_192,
      summary: 'Sign up by a form',
      params,
      body: FormEntry,
      answers: { 200: { description: 'What comes next.', schema: z.string(), type: 'text/html' }, 422: { description: 'What is wrong, with the form.', schema: z.string(), type: 'text/html' } },
      problems: ['not_found'],
      async handle({ params: { id }, body: { number: given, agree, website }, address, host, requestId, languages }) {
        const form = await forms.find(id)
        if (!form) return missing('form', id)
        const language = languageFor(form, languages)
        const typed = { number: given, agree: agree !== undefined }
        const number = parseNumber(given, countryOf(form))
        if ('refused' in number) return html(422, formHtml(form, language, { ...typed, wrong: 'badNumber' }))
        if (!agree) return html(422, formHtml(form, language, { ...typed, wrong: 'badTick' }))
        if (website) return html(200, doneHtml(form, language)) // a program: it need not know
        const { workspace, mode, wording, wordingVersion, list, thanks } = form
        await signUp.wish({
          workspace, mode, person: number.e164, number: form.number, cause: requestId, text: thanks,
          proof: { source: 'form', wording, wordingVersion, url: urlOf(id, host), ip: address },
          ...(list !== undefined && { list }), ...(form.confirm && { confirm: formWords[language].confirm(form.title) }),
        })
        return html(200, doneHtml(form, language))
      },
    }),
  ]
}
