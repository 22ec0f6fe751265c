// The pages about codes, as Markdown, HTML and JSON, from the catalogue and the tables it explains. The reference page in
// docs/ is made of the same.
import { problems, problemText } from '../rest/problem.ts'
import type { Code } from '../rest/problem.ts'
import { explanationOf } from './catalogue.ts'
import { endings } from './endings.ts'
import { escape, page, prose } from './html.ts'

const codes = Object.keys(problems) as Code[]
const isCode = (text: string): text is Code => Object.hasOwn(problems, text)
const isEnding = (text: string) => Object.hasOwn(endings, text)
const isRetryable = (code: Code) => 'retryable' in problems[code]
const vendors = { twilio: 'Twilio', vonage: 'Vonage', cm: 'CM.com' } as const

const exampleOf = (code: Code) => {
  const { say = problems[code].title + '.', param } = explanationOf(code)
  return JSON.stringify(JSON.parse(problemText({ kind: 'problem', code, say, param }, 'req_01kb3nq2s00000g')), undefined, 2)
}
const elsewhereOf = (code: Code) =>
  Object.entries(explanationOf(code).elsewhere ?? {}).map(([vendor, theirs]) => `${vendors[vendor as keyof typeof vendors]} ${theirs}`)

function problemMarkdown(code: Code): string {
  const { cause, fix } = explanationOf(code)
  const { status, title } = problems[code]
  const elsewhere = elsewhereOf(code)
  return `# ${code}

${title}. HTTP ${status}; the same request ${isRetryable(code) ? 'can succeed later' : 'fails again'}.

**Cause.** ${cause}

**What to do.** ${fix}
${elsewhere.length > 0 ? `\n**Elsewhere.** ${elsewhere.join('; ')}.\n` : ''}
\`\`\`json
${exampleOf(code)}
\`\`\`
`
}

function endingMarkdown(code: string): string {
  const { number, meaning, permanent, retry, suppress, twilio } = endings[code]!
  return `# ${code}

${meaning} Number ${String(number).padStart(3, '0')} in receipts over SMPP.

- ${permanent ? 'Permanent.' : 'Not permanent.'} Retry: ${retry}. Suppress the number: ${suppress}.
${twilio === undefined ? '' : `- Near it at Twilio: ${twilio}.\n`}`
}

/** One code, of a request or of a message; undefined for a code that is none. */
export const errorMarkdown = (code: string) =>
  isCode(code) ? problemMarkdown(code) : isEnding(code) ? endingMarkdown(code) : undefined

const fact = (name: string, text: string) => `<dt>${name}</dt><dd>${prose(text)}</dd>`
const others = '<p><a href="/docs/errors">All codes</a></p>'

function problemHtml(code: Code): string {
  const { cause, fix } = explanationOf(code)
  const { status, title } = problems[code]
  const elsewhere = elsewhereOf(code)
  const again = `${status}; the same request ${isRetryable(code) ? 'can succeed later' : 'fails again'}.`
  const facts = [fact('Cause', cause), fact('What to do', fix), fact('Status', again)]
  if (elsewhere.length > 0) facts.push(fact('Elsewhere', elsewhere.join('; ')))
  const example = `<pre>${escape(exampleOf(code))}</pre>`
  return page(code, `<h1><code>${code}</code></h1><p>${escape(title)}.</p><dl>${facts.join('')}</dl>${example}${others}`)
}

function endingHtml(code: string): string {
  const { number, meaning, permanent, retry, suppress } = endings[code]!
  const facts = [
    fact('In receipts over SMPP', String(number).padStart(3, '0')),
    fact('Permanent', permanent ? 'yes' : 'no'),
    fact('Retry', retry),
    fact('Suppress the number', suppress),
  ]
  return page(code, `<h1><code>${code}</code></h1><p>${prose(meaning)}</p><dl>${facts.join('')}</dl>${others}`)
}

export const errorHtml = (code: string) =>
  isCode(code) ? problemHtml(code) : isEnding(code) ? endingHtml(code) : undefined

const row = (...cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
const linked = (code: string) => `<a href="/docs/errors/${code}"><code>${code}</code></a>`
const yesNo = (is: boolean) => (is ? 'yes' : 'no')
function table(heads: readonly string[], rows: readonly string[]): string {
  const head = heads.map((one) => `<th>${one}</th>`).join('')
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}

export function errorsHtml(): string {
  const ofRequests = codes.map((code) => {
    const { status, title } = problems[code]
    return row(linked(code), String(status), yesNo(isRetryable(code)), escape(title))
  })
  const ofMessages = Object.entries(endings).map(([code, { number, permanent, meaning }]) =>
    row(linked(code), String(number), yesNo(permanent), prose(meaning)),
  )
  return page(
    'Codes',
    `<h1>Codes</h1><p>Programs branch on <code>code</code>. Codes are added, never renamed.
<a href="/docs/errors.json">All of them as JSON</a>.</p>
<h2>Of requests</h2>${table(['code', 'status', 'retry', 'means'], ofRequests)}
<h2>Of messages</h2>${table(['code', 'number', 'permanent', 'means'], ofMessages)}`,
  )
}

export const errorsJson = () => ({
  problems: codes.map((code) => {
    const { cause, fix, elsewhere = {} } = explanationOf(code)
    const { status, title } = problems[code]
    return { code, status, title, retryable: isRetryable(code), cause, fix, elsewhere }
  }),
  endings: Object.entries(endings).map(([code, ending]) => ({ code, ...ending })),
})

export function errorsMarkdown(): string {
  const ofRequests = codes.map((code) => {
    const { cause, fix, elsewhere = {} } = explanationOf(code)
    const theirs = Object.keys(vendors).map((vendor) => elsewhere[vendor as keyof typeof vendors] ?? '')
    return `| \`${code}\` | ${problems[code].status} | ${isRetryable(code) ? 'yes' : 'no'} | ${cause} | ${fix} | ${theirs.join(' | ')} |`
  })
  const ofMessages = Object.entries(endings).map(([code, { number, meaning, permanent, retry, suppress, twilio = '' }]) =>
    `| \`${code}\` | ${number} | ${meaning} | ${permanent ? 'yes' : 'no'} | ${retry} | ${suppress} | ${twilio} |`)
  return `# Codes

Errors are RFC 9457 \`application/problem+json\`. Programs branch on \`code\`: codes are added, never renamed. \`type\` leads to a
page of the installation itself, \`/docs/errors/<code>\`, with an example; with \`.md\` after it the same as Markdown;
\`/docs/errors.json\` has all of them. \`retryable\` says whether the same request can succeed later.

\`\`\`json
${exampleOf('invalid_recipient')}
\`\`\`

## Of requests

| code | status | retry | cause | what to do | Twilio | Vonage | CM.com |
|---|---|---|---|---|---|---|---|
${ofRequests.join('\n')}

## Of messages

\`error.code\` of a message that did not arrive, or \`reason\` of one that was blocked. The number stands after \`err:\` in receipts over
SMPP.

| code | number | meaning | permanent | retry | suppress the number | Twilio |
|---|---|---|---|---|---|---|
${ofMessages.join('\n')}

This page is made from \`src/api/docs\` by \`node scripts/generate-docs.ts\`.
`
}
