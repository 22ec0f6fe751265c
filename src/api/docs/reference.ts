// The API reference as one page, made from the OpenAPI document when it is first asked for. It is read without a script;
// the script filters, and tries requests out with a key that stays in the page.
import { escape, page, prose } from './html.ts'

type Schema = { readonly [keyword: string]: unknown }
type Content = Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>
type Parameter = {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly description?: string
  readonly schema: Schema
}
type Operation = {
  readonly operationId: string
  readonly tags?: readonly string[]
  readonly summary?: string
  readonly description?: string
  readonly security?: readonly unknown[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>
}
export type OpenapiDocument = {
  readonly info: { readonly version: string; readonly description: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

const deepest = 6
const bounds = [
  ['minimum', '≥ '], ['maximum', '≤ '], ['minLength', 'length ≥ '], ['maxLength', 'length ≤ '], ['maxItems', 'at most '],
  ['pattern', ''],
] as const
const row = (...cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
const tableOf = (rows: readonly string[]) => (rows.length === 0 ? '' : `<table><tbody>${rows.join('')}</tbody></table>`)
const named = (name: string, needed = false) => `<code>${escape(name)}</code>${needed ? ' *' : ''}`

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
    const items = (schema['items'] ?? {}) as Schema
    if (schema['type'] === 'array') return `list of ${nameOf(items) ?? kindOf(items)}`
    const format = schema['format'] === undefined ? '' : ` (${String(schema['format'])})`
    return `${[schema['type'] ?? 'anything'].flat().join(' or ')}${format}`
  }
  const boundsOf = (schema: Schema) =>
    bounds
      .filter(([keyword]) => schema[keyword] !== undefined && !(Math.abs(Number(schema[keyword])) > 1e15))
      .map(([keyword, sign]) => `${sign}${String(schema[keyword])}`)
      .join(', ')
  const membersOf = (given: Schema, depth = 0): string => {
    const schema = resolve(given)
    if (depth > deepest) return ''
    const choices = (schema['anyOf'] ?? schema['oneOf']) as Schema[] | undefined
    const titleOf = (one: Schema) => (nameOf(one) ? `<p><b>${nameOf(one)}</b></p>` : '')
    if (choices) return choices.map((one) => titleOf(one) + membersOf(one, depth + 1)).join('')
    if (schema['type'] === 'array') return membersOf((schema['items'] ?? {}) as Schema, depth + 1)
    const members = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>)
    const needed = new Set((schema['required'] ?? []) as string[])
    const rows = members.map(([name, inner]) => {
      const whole = resolve(inner)
      const said = String(inner['description'] ?? whole['description'] ?? '')
      const kind = `${escape(kindOf(inner))}<br><small>${escape(boundsOf(whole))}</small>`
      return row(named(name, needed.has(name)), kind, prose(said) + membersOf(whole, depth + 1))
    })
    return tableOf(rows)
  }
  return { exampleOf, kindOf, membersOf }
}

const block = (value: unknown) =>
  `<pre>${escape(typeof value === 'string' ? value : JSON.stringify(value, undefined, 2))}</pre>`
const linkTo = (code: string) => `<a href="/docs/errors/${encodeURIComponent(code)}"><code>${escape(code)}</code></a>`

/** The request as a line for a shell. */
function curlOf(method: string, path: string, isOpen: boolean, type: string | undefined, example: unknown): string {
  const lines = [`curl -X ${method} "$ONESIXTY_API_URL${path}"`]
  if (!isOpen) lines.push('-H "Authorization: Bearer $ONESIXTY_API_KEY"')
  if (example !== undefined)
    lines.push(`-H 'Content-Type: ${type}'`, `-d '${JSON.stringify(example).replaceAll("'", String.raw`'\''`)}'`)
  return lines.join(' \\\n  ')
}

export function referenceHtml(document: OpenapiDocument): string {
  const { exampleOf, kindOf, membersOf } = createWriter(document)
  const answerHtml = (status: string, { description, content }: Operation['responses'][string]) => {
    if (Number(status) >= 400) return `<p><b>${status}</b> ${description.split(', ').map(linkTo).join(', ')}</p>`
    const schema = Object.values(content ?? {})[0]?.schema
    const shown = schema && exampleOf(schema)
    const body = schema ? (shown === undefined ? '' : block(shown)) + membersOf(schema) : ''
    return `<p><b>${status}</b> ${prose(description)}</p>${body}`
  }
  const operationHtml = (path: string, method: string, operation: Operation) => {
    const { operationId, summary = '', description, parameters = [], requestBody, responses, security } = operation
    const [type, body] = Object.entries(requestBody?.content ?? {})[0] ?? []
    const example = body && (body.example ?? exampleOf(body.schema))
    const data = `data-method="${method}" data-path="${escape(path)}"${type === undefined ? '' : ` data-type="${escape(type)}"`}`
    const head = `<b>${method}</b> <code>${escape(path)}</code> <span>${prose(summary)}</span>`
    const rows = parameters.map(({ name, in: place, required, schema, description: said = '' }) =>
      row(named(name, required), `${place}, ${escape(kindOf(schema))}`, prose(said)),
    )
    return [
      `<details id="${operationId}" ${data}><summary>${head}</summary><div>`,
      description === undefined ? '' : `<p>${prose(description)}</p>`,
      tableOf(rows),
      body ? `<h4>Body</h4>${example === undefined ? '' : block(example)}${membersOf(body.schema)}` : '',
      `<h4>Answers</h4>${Object.entries(responses).map(([status, one]) => answerHtml(status, one)).join('')}`,
      `<h4>From a shell</h4>${block(curlOf(method, path, security?.length === 0, type, example))}</div></details>`,
    ].join('\n')
  }
  const sections = new Map<string, string[]>()
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags?.[0] ?? 'other'
      sections.set(tag, [...(sections.get(tag) ?? []), operationHtml(path, method.toUpperCase(), operation)])
    }
  const body = [...sections].map(([tag, all]) => `<section><h2>${escape(tag)}</h2>${all.join('\n')}</section>`)
  const { description, version } = document.info
  return page(
    'API reference',
    `<h1>API reference</h1><p>${prose(description)} Version ${escape(version)}.</p>
<div class="bar"><input id="filter" type="search" placeholder="Filter" aria-label="Filter">
<input id="key" type="password" placeholder="API key, to try requests; it stays in this page" aria-label="API key"
autocomplete="off"></div>
${body.join('\n')}<script src="/docs/page.js" defer></script>`,
  )
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
