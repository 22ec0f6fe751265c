// Fills templates with values: addresses, headers, forms, JSON. What a value may contain cannot leave its place: each
// kind is encoded as a whole. Knows the placeholders it is given, and no upstream.
import type { JsonTemplate, RequestTemplate, Template } from './upstream.ts'

export type Values = Readonly<Record<string, string | number | undefined>>
export type Filled = {
  readonly method: string
  readonly url: string
  readonly headers: Record<string, string>
  readonly body?: string
}

const placeholder = /\{\{ *([\w.]{1,64}) *\}\}/g
const alone = /^\{\{ *([\w.]{1,64}) *\}\}$/

/** Names that stand in a template of any shape. */
export const placeholdersIn = (template: unknown): string[] =>
  [...JSON.stringify(template ?? '').matchAll(placeholder)].map(([, name]) => name!)

const fillText = (template: Template, values: Values, encode: (value: string) => string = String) =>
  template.replace(placeholder, (_, name: string) => encode(String(values[name] ?? '')))

/** Undefined for a template that is one placeholder without a value. */
function fillJson(template: JsonTemplate, values: Values): unknown {
  if (typeof template === 'string') {
    const name = alone.exec(template)?.[1]
    return name === undefined ? fillText(template, values) : values[name]
  }
  if (typeof template !== 'object' || template === null) return template
  if (Array.isArray(template)) return template.map((one) => fillJson(one, values))
  return Object.fromEntries(Object.entries(template).map(([name, one]) => [name, fillJson(one, values)]))
}

function fillForm(template: Readonly<Record<string, Template>>, values: Values): string {
  const filled = Object.entries(fillJson(template, values) as Record<string, string | number | undefined>)
  const form = new URLSearchParams()
  for (const [name, value] of filled) if (value !== undefined) form.append(name, String(value))
  return form.toString()
}

/** The base address stands as it is; everything else in an address is encoded. */
function fillUrl(template: Template, values: Values): string {
  const base = String(values['baseUrl'] ?? '').replace(/\/+$/, '')
  return fillText(template.replaceAll(/\{\{ *baseUrl *\}\}/g, () => base), values, encodeURIComponent)
}

/** No value can end a header's line. */
const fillHeader = (template: Template, values: Values) =>
  fillText(template, values).replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '')

/** Values as an upstream calls them, where it has words of its own. */
function inItsWords(values: Values, words: RequestTemplate['words'] = {}): Values {
  const renamed = Object.entries(words).map(([name, table]) => [name, table[String(values[name])] ?? values[name]])
  return { ...values, ...Object.fromEntries(renamed) }
}

export function fill(template: RequestTemplate, given: Values): Filled {
  const values = inItsWords(given, template.words)
  const { method, body, basic } = template
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(template.headers ?? {}))
    headers[name.toLowerCase()] = fillHeader(value, values)
  if (basic) {
    const pair = `${fillText(basic.username, values)}:${fillText(basic.password, values)}`
    headers['authorization'] = `Basic ${Buffer.from(pair).toString('base64')}`
  }
  const url = fillUrl(template.url, values)
  if (!body) return { method, url, headers }
  const [type, text] =
    'form' in body
      ? ['application/x-www-form-urlencoded', fillForm(body.form, values)]
      : 'json' in body
        ? ['application/json', JSON.stringify(fillJson(body.json, values))]
        : ['text/plain; charset=utf-8', fillText(body.text, values)]
  headers['content-type'] ??= type
  return { method, url, headers, body: text }
}
