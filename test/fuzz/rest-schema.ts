// JSON Schema as our OpenAPI document writes it, read a second time: whether a value fits, and values that do. Written apart
// from the validator of the house, so that the two can disagree. A keyword it does not know is an error.
import fc from 'fast-check'
import type { Chance } from '../../src/kit/chance.ts'

export type Schema = { readonly [keyword: string]: unknown }
export type Schemas = Readonly<Record<string, Schema>>

const said = new Set(['description', 'examples', 'example', 'default', 'title', 'deprecated', 'readOnly', 'writeOnly', 'id', '$schema'])
const kindOf = (value: unknown) =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/
const object = (value: unknown) => value as Record<string, unknown>

export function createReader(schemas: Schemas) {
  const resolve = (schema: Schema): Schema => {
    const { $ref, ...rest } = schema
    if (typeof $ref !== 'string') return schema
    const found = schemas[$ref.replace('#/components/schemas/', '')]
    if (!found) throw new Error(`${$ref} is nowhere`)
    return { ...resolve(found), ...rest }
  }

  const keywords: Record<string, (limit: never, value: never, schema: Schema, at: string) => string | undefined> = {
    type: (limit: string | string[], value: unknown) => {
      const kind = kindOf(value)
      const kinds = [limit].flat()
      return kinds.includes(kind) || (kind === 'integer' && kinds.includes('number')) ? undefined : `is ${kind}, not ${kinds.join(' or ')}`
    },
    enum: (limit: unknown[], value: unknown) => (limit.includes(value) ? undefined : 'is none of the values'),
    const: (limit: unknown, value: unknown) => (limit === value ? undefined : `is not ${limit}`),
    minimum: (limit: number, value: unknown) => (typeof value === 'number' && value < limit ? `is below ${limit}` : undefined),
    maximum: (limit: number, value: unknown) => (typeof value === 'number' && value > limit ? `is above ${limit}` : undefined),
    exclusiveMinimum: (limit: number, value: unknown) => (typeof value === 'number' && value <= limit ? `is not above ${limit}` : undefined),
    exclusiveMaximum: (limit: number, value: unknown) => (typeof value === 'number' && value >= limit ? `is not below ${limit}` : undefined),
    multipleOf: (limit: number, value: unknown) => (typeof value === 'number' && value % limit !== 0 ? `is no multiple of ${limit}` : undefined),
    minLength: (limit: number, value: unknown) => (typeof value === 'string' && value.length < limit ? 'is too short' : undefined),
    // the specification counts code points, JavaScript code units: too long is what is so by both
    maxLength: (limit: number, value: unknown) => (typeof value === 'string' && [...value].length > limit ? 'is too long' : undefined),
    pattern: (limit: string, value: unknown) => (typeof value === 'string' && !new RegExp(limit, 'u').test(value) ? `is not like ${limit}` : undefined),
    format: (limit: string, value: unknown) =>
      limit === 'date-time' && typeof value === 'string' && !(dateTime.test(value) && !Number.isNaN(Date.parse(value))) ? 'is no time' : undefined,
    contentEncoding: (limit: string, value: unknown) => (limit === 'base64' && typeof value === 'string' && Buffer.from(value, 'base64').toString('base64') !== value ? 'is no base64' : undefined),
    minItems: (limit: number, value: unknown) => (Array.isArray(value) && value.length < limit ? 'has too few' : undefined),
    maxItems: (limit: number, value: unknown) => (Array.isArray(value) && value.length > limit ? 'has too many' : undefined),
    items(limit: Schema, value: unknown, _schema, at) {
      if (!Array.isArray(value)) return undefined
      for (const [index, item] of value.entries()) {
        const fault = faultIn(limit, item, `${at}/${index}`)
        if (fault !== undefined) return fault
      }
      return undefined
    },
    prefixItems(limit: Schema[], value: unknown, _schema, at) {
      if (!Array.isArray(value)) return undefined
      for (const [index, item] of limit.entries()) {
        const fault = index < value.length ? faultIn(item, value[index], `${at}/${index}`) : undefined
        if (fault !== undefined) return fault
      }
      return undefined
    },
    properties(limit: Record<string, Schema>, value: unknown, _schema, at) {
      if (kindOf(value) !== 'object') return undefined
      for (const [name, inner] of Object.entries(limit)) {
        const fault = Object.hasOwn(object(value), name) ? faultIn(inner, object(value)[name], `${at}/${name}`) : undefined
        if (fault !== undefined) return fault
      }
      return undefined
    },
    required(limit: string[], value: unknown) {
      const missing = kindOf(value) === 'object' ? limit.find((name) => !Object.hasOwn(object(value), name)) : undefined
      return missing === undefined ? undefined : `lacks ${missing}`
    },
    additionalProperties(limit: Schema | boolean, value: unknown, schema, at) {
      if (kindOf(value) !== 'object' || limit === true) return undefined
      const known = (schema['properties'] ?? {}) as object
      for (const [name, inner] of Object.entries(object(value))) {
        if (Object.hasOwn(known, name)) continue
        const fault = limit === false ? `${at} has ${name}, which is unknown` : faultIn(limit, inner, `${at}/${name}`)
        if (fault !== undefined) return fault
      }
      return undefined
    },
    propertyNames(limit: Schema, value: unknown, _schema, at) {
      if (kindOf(value) !== 'object') return undefined
      for (const name of Object.keys(object(value))) {
        const fault = faultIn(limit, name, `${at}/${name}`)
        if (fault !== undefined) return fault
      }
      return undefined
    },
    anyOf: (limit: Schema[], value: unknown, _schema, at) => {
      const faults = limit.map((one) => faultIn(one, value, at))
      return faults.includes(undefined) ? undefined : `fits none: ${faults.join('; ')}`
    },
    oneOf: (limit: Schema[], value: unknown, _schema, at) => {
      const fits = limit.filter((one) => faultIn(one, value, at) === undefined).length
      return fits === 1 ? undefined : `fits ${fits} of ${limit.length}`
    },
    allOf: (limit: Schema[], value: unknown, _schema, at) => limit.map((one) => faultIn(one, value, at)).find((fault) => fault !== undefined),
    not: (limit: Schema, value: unknown, _schema, at) => (faultIn(limit, value, at) === undefined ? 'is what it must not be' : undefined),
  }

  /** What is wrong with a value, or undefined. */
  function faultIn(given: Schema, value: unknown, at = ''): string | undefined {
    const schema = resolve(given)
    for (const [keyword, limit] of Object.entries(schema)) {
      if (said.has(keyword)) continue
      const judge = keywords[keyword]
      if (!judge) throw new Error(`the reader does not know ${keyword}`)
      const fault = judge(limit as never, value as never, schema, at)
      if (fault !== undefined) return fault.startsWith('/') || fault.startsWith(' has') ? fault : `${at || 'it'} ${fault}`
    }
    return undefined
  }

  const pick = <One>(chance: Chance, from: readonly One[]): One => from[chance.below(from.length)]!
  const textOf = (schema: Schema, chance: Chance): string => {
    const { minLength = 0, maxLength = 40, pattern, format, contentEncoding } = schema as { minLength?: number; maxLength?: number; pattern?: string; format?: string; contentEncoding?: string }
    if (format === 'date-time') return new Date(1_800_000_000_000 + chance.below(1e9)).toISOString()
    if (contentEncoding === 'base64') return Buffer.from(Array.from({ length: chance.below(60) }, () => chance.below(256))).toString('base64')
    if (format === 'uri') return 'https://hooks.example.invalid/x'
    if (format === 'email') return `a${chance.below(1e6)}@example.invalid`
    if (pattern !== undefined) return fc.sample(fc.stringMatching(new RegExp(pattern)), { seed: chance.below(2 ** 31 - 1), numRuns: 1 })[0]!.slice(0, maxLength)
    const length = chance.below(50) === 0 ? Math.min(maxLength, 2_000) : Math.min(maxLength, minLength + chance.below(12))
    const letters = pick(chance, ['abc XYZ-09', 'ñΔ€{}[]~^', 'привет', '😀 漢字', '<b>&"\'=+@'])
    return Array.from({ length: Math.max(minLength, length) }, () => letters[chance.below(letters.length)]).join('').toWellFormed().slice(0, maxLength)
  }

  /** A value that fits, most of the time; `wish` knows good values by the name of a field. */
  function valueFor(given: Schema, chance: Chance, wish: (name: string) => unknown, name = '', depth = 0): unknown {
    const schema = resolve(given)
    const examples = schema['examples'] as unknown[] | undefined
    if (examples?.length && chance.below(3) === 0) return structuredClone(pick(chance, examples))
    const wished = name === '' ? undefined : wish(name)
    if (wished !== undefined && chance.below(5) > 0 && faultIn(schema, wished) === undefined) return wished
    if ('const' in schema) return schema['const']
    if (Array.isArray(schema['enum'])) return pick(chance, schema['enum'])
    const choices = (schema['anyOf'] ?? schema['oneOf']) as Schema[] | undefined
    if (choices) return valueFor(pick(chance, choices), chance, wish, name, depth + 1)
    const kind = Array.isArray(schema['type']) ? pick(chance, schema['type']) : (schema['type'] ?? 'string')
    if (kind === 'null') return null
    if (kind === 'boolean') return chance.below(2) === 0
    if (kind === 'integer' || kind === 'number') {
      const least = Math.max(Number(schema['minimum'] ?? 0), -1e6)
      const most = Math.min(Number(schema['maximum'] ?? 1e6), 1e6)
      if (chance.below(10) === 0) return pick(chance, [least, most])
      const value = least + chance.float() * Math.min(most - least, 100)
      return kind === 'integer' ? Math.floor(value) : Math.round(value * 100) / 100 || least
    }
    if (kind === 'array') {
      const least = Number(schema['minItems'] ?? 0)
      const count = Math.min(Number(schema['maxItems'] ?? 5), least + chance.below(depth > 3 ? 1 : 4))
      return Array.from({ length: count }, () => valueFor((schema['items'] ?? {}) as Schema, chance, wish, name, depth + 1))
    }
    if (kind !== 'object') return textOf(schema, chance)
    const required = new Set((schema['required'] ?? []) as string[])
    const made: Record<string, unknown> = {}
    for (const [member, inner] of Object.entries((schema['properties'] ?? {}) as Record<string, Schema>))
      if (required.has(member) || chance.below(depth > 2 ? 4 : 2) === 0) made[member] = valueFor(inner, chance, wish, member, depth + 1)
    return made
  }

  return { faultIn, valueFor, resolve }
}
