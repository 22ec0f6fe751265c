// The documentation that the installation serves of itself: the API reference, and a page for every code. Nothing in it
// comes from another host.
import { z } from 'zod'
import { errorHtml, errorMarkdown, errorsHtml, errorsJson } from '../../docs/error-pages.ts'
import { docsPolicy, stylesheet } from '../../docs/html.ts'
import { referenceHtml, script } from '../../docs/reference.ts'
import type { OpenapiDocument } from '../../docs/reference.ts'
import { problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Answer, Route } from '../route.ts'

const shownAs = (type: string, text: string): Answer =>
  answer(200, text, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': docsPolicy,
    'cache-control': 'public, max-age=300',
  })
const text = z.string()
const usual = { method: 'GET', tag: 'docs', scope: 'public' } as const

const problemRow = z.looseObject({
  code: z.string(), status: z.int(), title: z.string(), retryable: z.boolean(), cause: z.string(), fix: z.string(),
})
const endingRow = z.looseObject({ code: z.string(), number: z.int(), meaning: z.string(), permanent: z.boolean() })
const exampleProblem = { code: 'not_found', status: 404, title: 'There is nothing here', retryable: false, cause: '…', fix: '…' }
const exampleEnding = { code: 'network', number: 8, meaning: 'A fault in the network.', permanent: false }
const AllCodes = z
  .strictObject({ problems: z.array(problemRow), endings: z.array(endingRow) })
  .meta({ id: 'Codes', examples: [{ problems: [exampleProblem], endings: [exampleEnding] }] })

export function docRoutes({ document }: { readonly document: () => string }): Route[] {
  let reference: string | undefined
  const readReference = () => (reference ??= referenceHtml(JSON.parse(document()) as OpenapiDocument))
  const file = (path: string, operation: string, summary: string, type: string, read: () => string): Route =>
    route({
      ...usual,
      path,
      operation,
      summary,
      answers: { 200: { description: 'The file.', schema: text, type } },
      handle: () => shownAs(type, read()),
    })
  return [
    file('/docs', 'readReference', 'The API reference as a page', 'text/html', readReference),
    file('/docs/page.css', 'readStyle', 'How the pages look', 'text/css', () => stylesheet),
    file('/docs/page.js', 'readScript', 'What the pages do', 'text/javascript', () => script),
    file('/docs/errors', 'readErrors', 'All codes as a page', 'text/html', errorsHtml),
    route({
      ...usual,
      path: '/docs/errors.json',
      operation: 'listErrors',
      summary: 'All codes of requests and messages',
      answers: { 200: { description: 'All of them.', schema: AllCodes } },
      handle: () => answer(200, errorsJson()),
    }),
    route({
      ...usual,
      path: '/docs/errors/{code}',
      operation: 'readError',
      summary: 'What one code means, why it comes and what to do; with `.md` after it as Markdown',
      params: z.strictObject({ code: z.string().max(64) }),
      answers: { 200: { description: 'The page.', schema: text, type: 'text/html' } },
      problems: ['not_found'],
      handle({ params: { code } }) {
        const plain = code.endsWith('.md') ? errorMarkdown(code.slice(0, -3)) : undefined
        if (plain !== undefined) return shownAs('text/markdown', plain)
        const shown = errorHtml(code)
        return shown === undefined ? problem('not_found', 'There is no such code.') : shownAs('text/html', shown)
      },
    }),
  ]
}
