// The API reference as one page, made from the OpenAPI document when it is first asked for. It is read without a script; the
// script filters, and tries requests out with a key that stays in the page.
import { escape, page, prose } from './html.ts'

type Schema = { readonly [keyword: string]: unknown }
type Operation = {
  readonly operationId: string
  readonly tags?: readonly string[]
  readonly summary?: string
  readonly description?: string
  readonly security?: readonly unknown[]
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly description?: string; readonly schema: Schema }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>> }
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>>
}
export type OpenapiDocument = {
  readonly info: { readonly version: string; readonly description: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

const deepest = 6

function createWriter({ components: { schemas } }: OpenapiDocument) {
  const nameOf = ({ $ref }: Schema) => (typeof $ref === 'string' ? $ref.replace('#/components/schemas/', '') : undefined)
  const resolve = (schema: Schema): Schema => schemas[nameOf(schema) ?? ''] ?? schema
  const exampleOf = (schema: Schema): unknown => {
    const whole = resolve(schema)
    const own = (whole['examples'] as unknown[] | undefined)?.[0]
    if (own !== undefined) return own
    const choices = (whole['anyOf'] ?? whole['oneOf']) as Schema[] | undefined
    return choices?.map(exampleOf).find((one) => one !== undefined)
  }
  const kindOf = (given: Schema): string => {
    const schema = resolve(given)
    const choices = (schema['anyOf'] ?? schema['oneOf']) as Schema[] | undefined
    if (choices) return choices.map((one) => nameOf(one) ?? kindOf(one)).join(' or ')
    if (Array.isArray(schema['enum'])) return schema['enum'].map((one) => JSON.stringify(one)).join(' or ')
    if ('const' in schema) return JSON.stringify(schema['const'])
    if (schema['type'] === 'array') return `list of ${nameOf((schema['items'] ?? {}) as Schema) ?? kindOf((schema['items'] ?? {}) as Schema)}`
    return `${[schema['type'] ?? 'anything'].flat().join(' or ')}${schema['format'] === undefined ? '' : ` (${String(schema['format'])})`}`
  }
  const boundsOf = (schema: Schema) =>
    [['minimum', '≥ '], ['maximum', '≤ '], ['minLength', 'length ≥ '], ['maxLength', 'length ≤ '], ['maxItems', 'at most '], ['pattern', '']]
      .flatMap(([keyword, sign]) => (schema[keyword!] === undefined || Math.abs(Number(schema[keyword!])) > 1e15 ? [] : [`${sign}${String(schema[keyword!])}`]))
      .join(', ')
  const membersOf = (given: Schema, depth = 0): string => {
    const schema = resolve(given)
    if (depth > deepest) return ''
    const choices = (schema['anyOf'] ?? schema['oneOf']) as Schema[] | undefined
    if (choices) return choices.map((one) => `${nameOf(one) ? `<p><b>${nameOf(one)}</b></p>` : ''}${membersOf(one, depth + 1)}`).join('')
    if (schema['type'] === 'array') return membersOf((schema['items'] ?? {}) as Schema, depth + 1)
    const members = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>)
    if (members.length === 0) return ''
    const needed = new Set((schema['required'] ?? []) as string[])
    const rows = members.map(([name, inner]) => {
      const whole = resolve(inner)
      const said = String(inner['description'] ?? whole['description'] ?? '')
      return `<tr><td><code>${escape(name)}</code>${needed.has(name) ? ' *' : ''}</td><td>${escape(kindOf(inner))}<br><small>${escape(boundsOf(whole))}</small></td><td>${prose(said)}${membersOf(whole, depth + 1)}</td></tr>`
    })
    return `<table><tbody>${rows.join('')}</tbody></table>`
  }
  return { exampleOf, kindOf, membersOf }
}

const block = (value: unknown) => `<pre>${escape(typeof value === 'string' ? value : JSON.stringify(value, undefined, 2))}</pre>`

export function referenceHtml(document: OpenapiDocument): string {
  const { exampleOf, kindOf, membersOf } = createWriter(document)
  const sections = new Map<string, string[]>()
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods)) {
      const { operationId, tags = [], summary = '', description, parameters = [], requestBody, responses, security } = operation
      const [type, body] = Object.entries(requestBody?.content ?? {})[0] ?? []
      const example = body && (body.example ?? exampleOf(body.schema))
      const rows = parameters.map((one) => `<tr><td><code>${escape(one.name)}</code>${one.required ? ' *' : ''}</td><td>${one.in}, ${escape(kindOf(one.schema))}</td><td>${prose(one.description ?? '')}</td></tr>`)
      const curl = [`curl -X ${method.toUpperCase()} "$ONESIXTY_API_URL${path}"`, ...(security?.length === 0 ? [] : ['-H "Authorization: Bearer $ONESIXTY_API_KEY"']),
        ...(example === undefined ? [] : [`-H 'Content-Type: ${type}'`, `-d '${JSON.stringify(example).replaceAll("'", String.raw`'\''`)}'`])].join(' \\\n  ')
      const answers = Object.entries(responses).map(([status, { description: said, content }]) => {
        const schema = Object.values(content ?? {})[0]?.schema
        if (Number(status) >= 400) return `<p><b>${status}</b> ${said.split(', ').map((code) => `<a href="/docs/errors/${encodeURIComponent(code)}"><code>${escape(code)}</code></a>`).join(', ')}</p>`
        const shown = schema && exampleOf(schema)
        return `<p><b>${status}</b> ${prose(said)}</p>${shown === undefined ? '' : block(shown)}${schema ? membersOf(schema) : ''}`
      })
      const html = `<details id="${operationId}" data-method="${method.toUpperCase()}" data-path="${escape(path)}"${type === undefined ? '' : ` data-type="${escape(type)}"`}><summary><b>${method.toUpperCase()}</b> <code>${escape(path)}</code> <span>${prose(summary)}</span></summary><div>
${description === undefined ? '' : `<p>${prose(description)}</p>`}${rows.length > 0 ? `<table><tbody>${rows.join('')}</tbody></table>` : ''}
${body ? `<h4>Body</h4>${example === undefined ? '' : block(example)}${membersOf(body.schema)}` : ''}
<h4>Answers</h4>${answers.join('')}<h4>From a shell</h4>${block(curl)}</div></details>`
      const tag = tags[0] ?? 'other'
      sections.set(tag, [...(sections.get(tag) ?? []), html])
    }
  const body = [...sections].map(([tag, operations]) => `<section><h2>${escape(tag)}</h2>${operations.join('\n')}</section>`)
  return page('API reference', `<h1>API reference</h1><p>${prose(document.info.description)} Version ${escape(document.info.version)}.</p>
<div class="bar"><input id="filter" type="search" placeholder="Filter" aria-label="Filter"><input id="key" type="password" placeholder="API key, to try requests; it stays in this page" aria-label="API key" autocomplete="off"></div>
${body.join('\n')}<script src="/docs/page.js" defer></script>`)
}

export const script = `'use strict'
const filter = document.querySelector('#filter')
const key = document.querySelector('#key')
const operations = [...document.querySelectorAll('details[data-path]')]
filter.addEventListener('input', () => {
  const words = filter.value.toLowerCase().split(/\\s+/)
  for (const one of operations) one.hidden = !words.every((word) => one.querySelector('summary').textContent.toLowerCase().includes(word))
  for (const section of document.querySelectorAll('section')) section.hidden = ![...section.querySelectorAll('details')].some((one) => !one.hidden)
})
const make = (name, text, members = {}) => Object.assign(document.createElement(name), { textContent: text }, members)
function offer(one) {
  if (one.dataset.offered) return
  one.dataset.offered = 'yes'
  const { method, path, type } = one.dataset
  const address = make('input', '', { value: path, ariaLabel: 'Address' })
  const body = make('textarea', '', { ariaLabel: 'Body' })
  const send = make('button', 'Send it')
  const answer = make('pre', '', { hidden: true })
  if (type) body.value = [...one.querySelectorAll('h4')].find((head) => head.textContent === 'Body').nextElementSibling?.textContent ?? ''
  send.addEventListener('click', async () => {
    const headers = key.value ? { authorization: 'Bearer ' + key.value } : { 'x-onesixty': '1' }
    if (type) headers['content-type'] = type
    if (method === 'POST') headers['idempotency-key'] = crypto.randomUUID()
    answer.hidden = false
    answer.textContent = '…'
    try {
      const got = await fetch(address.value, { method, headers, ...(type ? { body: body.value } : {}), signal: AbortSignal.timeout(10000) })
      const text = await got.text()
      let shown = text
      try { shown = JSON.stringify(JSON.parse(text), undefined, 2) } catch { /* no JSON */ }
      answer.textContent = got.status + '\\n' + shown
    } catch (error) { answer.textContent = String(error) }
  })
  one.querySelector('div').append(make('h4', 'Try it'), address, ...(type ? [body] : []), send, answer)
}
for (const one of operations) one.addEventListener('toggle', () => one.open && offer(one))
const wanted = document.getElementById(decodeURIComponent(location.hash.slice(1)))
if (wanted?.dataset?.path) wanted.open = true
`
