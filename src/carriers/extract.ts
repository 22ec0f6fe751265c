// Finds values in what an upstream says: by JSON pointer, or between marks in plain text. Never by a pattern that
// somebody wrote: an answer of 64 KiB and a bad pattern together could hold the process. Knows no meaning of a value.
import type { Extraction } from './upstream.ts'

const mostFound = 1_000

/** The value of a body: JSON, or a form's fields; undefined when it is neither. */
export function readFields(body: string): unknown {
  const text = body.trim()
  if (/^[[{]/.test(text))
    try {
      return JSON.parse(text)
    } catch {
      return undefined
    }
  return /^[\w.-]{1,64}=/.test(text) ? Object.fromEntries(new URLSearchParams(text)) : undefined
}

/** Everything at a JSON pointer (RFC 6901) in which `*` stands for every element. */
export function at(value: unknown, pointer: string): unknown[] {
  let found = [value]
  for (const escaped of pointer.split('/').slice(1)) {
    const name = escaped.replaceAll('~1', '/').replaceAll('~0', '~')
    found = found.flatMap((one) => {
      if (typeof one !== 'object' || one === null) return []
      if (name === '*') return Object.values(one).slice(0, mostFound)
      return Object.hasOwn(one, name) ? [(one as Record<string, unknown>)[name]] : []
    })
    if (found.length > mostFound) found.length = mostFound
  }
  return found
}

const asText = (value: unknown) => {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

/** The texts and numbers at a pointer, as text. */
export const textsAt = (value: unknown, pointer: string | undefined): string[] =>
  pointer === undefined ? [] : at(value, pointer).flatMap((one) => asText(one) ?? [])

/** The first of them; empty text counts as nothing. */
export const textAt = (value: unknown, pointer: string | undefined): string | undefined =>
  textsAt(value, pointer)[0] || undefined

export function extract(rule: Extraction | undefined, fields: unknown, body: string): string[] {
  if (!rule) return []
  if ('pointer' in rule) return textsAt(fields, rule.pointer).filter((text) => text !== '')
  const start = body.indexOf(rule.after)
  if (start < 0) return []
  const rest = body.slice(start + rule.after.length)
  const end = rule.until === undefined ? rest.search(/\s/) : rest.indexOf(rule.until)
  const text = (end < 0 ? rest : rest.slice(0, end)).trim()
  return text === '' ? [] : [text]
}
