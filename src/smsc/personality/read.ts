// Reads a personality as somebody wrote it: a name, an object, or several of them combined. Whatever is wrong is said
// with the name of the field. Decides nothing.
import { longestDelayMs } from './chance.ts'
import { fields, healthy, idForms } from './personality.ts'
import type { Kind, PartialPersonality, Personality } from './personality.ts'
import { presets } from './presets.ts'

/** `param` names the field with dots, `delivery.delay`; '' means the whole. */
export type PersonalityFault = {
  readonly code: 'unknown_field' | 'invalid_value'
  readonly param: string
  readonly say: string
}

/** A name, several joined by commas, an object, or a list of these; what stands later wins, field by field. */
export function readPersonality(written: unknown): Personality | { readonly fault: PersonalityFault } {
  const parts = Array.isArray(written) ? written : [written]
  if (parts.length === 0 || parts.length > mostParts) {
    return faulty('', `is a list of ${parts.length}; give 1 to ${mostParts} personalities`)
  }
  let personality = healthy
  for (const part of parts) {
    const one = typeof part === 'string' ? named(part) : checked(part)
    if ('fault' in one) return one
    for (const partial of one) personality = combined(personality, partial)
  }
  return personality
}

/** What `over` says takes the place of what `under` says, field by field. */
export function combined(under: Personality, over: PartialPersonality): Personality {
  const groups = Object.entries(under).map(([group, values]) => [
    group,
    { ...values, ...over[group as keyof Personality] },
  ])
  return Object.fromEntries(groups) as Personality
}

const mostParts = 20
export const faulty = (param: string, say: string) => ({ fault: { code: 'invalid_value', param, say } as const })
const noField = (param: string, there: object) =>
  ({ fault: { code: 'unknown_field', param, say: `is no field; there are ${Object.keys(there).join(', ')}` } }) as const
type Faulty = { readonly fault: PersonalityFault }

function named(names: string): readonly PartialPersonality[] | Faulty {
  const found: PartialPersonality[] = []
  for (const name of names.split(',').map((each) => each.trim())) {
    if (!Object.hasOwn(presets, name)) {
      const shown = JSON.stringify(name.slice(0, 40))
      return faulty('', `there is no personality ${shown}; there are ${Object.keys(presets).join(', ')}`)
    }
    found.push(presets[name as keyof typeof presets].is)
  }
  return found
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function checked(written: unknown): readonly PartialPersonality[] | Faulty {
  if (!isObject(written)) return faulty('', 'is neither the name of a personality nor an object of its fields')
  for (const [group, values] of Object.entries(written)) {
    if (!Object.hasOwn(fields, group)) return noField(group, fields)
    if (!isObject(values)) return faulty(group, 'must be an object of fields')
    const rows: Readonly<Record<string, { readonly kind: Kind }>> = fields[group as keyof typeof fields]
    for (const [name, value] of Object.entries(values)) {
      const param = `${group}.${name}`
      if (!Object.hasOwn(rows, name)) return noField(param, rows)
      const say = kinds[rows[name]!.kind](value)
      if (say) return faulty(param, say)
    }
  }
  return [written]
}

const isBetween = (value: unknown, low: number, high: number): value is number =>
  typeof value === 'number' && value >= low && value <= high
const isWhole = (value: unknown, high: number) => isBetween(value, 0, high) && Number.isInteger(value)
const mostMs = `0 to ${longestDelayMs} ms`
const isMs = (value: unknown, low = 0): value is number => isBetween(value, low, longestDelayMs)

/** What is wrong with a value, as the end of a sentence that begins with the field's name; '' when nothing is. */
const kinds: Readonly<Record<Kind, (value: unknown) => string>> = {
  share: (value) => (isBetween(value, 0, 1) ? '' : 'must be a share from 0 to 1'),
  rate: (value) => (isBetween(value, 0, 1_000_000_000) ? '' : 'must be a number from 0 (no limit) to 1000000000'),
  count: (value) => (isWhole(value, 1_000_000_000) ? '' : 'must be a whole number from 0 (no limit) to 1000000000'),
  flag: (value) => (typeof value === 'boolean' ? '' : 'must be true or false'),
  id: (value) => (idForms.includes(value as never) ? '' : `must be one of ${idForms.join(', ')}`),
  moment: (value) => (value === 'never' ? '' : delayFault(value, '"never" or ')),
  delay: (value) => delayFault(value, ''),
}

const forms = '{ "uniform": [low, high] }, { "logNormal": { "median", "p95" } } or { "exponential": { "mean" } }'

function delayFault(value: unknown, or: string): string {
  if (isMs(value)) return ''
  const [form, ...others] = isObject(value) ? Object.entries(value) : []
  if (!form || others.length > 0) return `must be ${or}${mostMs}, ${forms}`
  const [name, of] = form
  if (name === 'uniform') {
    const ok = Array.isArray(of) && of.length === 2 && isMs(of[0]) && isMs(of[1]) && of[0] <= of[1]
    return ok ? '' : `must have [low, high] of ${mostMs} after "uniform"`
  }
  if (name === 'exponential') {
    const ok = isObject(of) && Object.keys(of).length === 1 && isMs(of['mean'], Number.MIN_VALUE)
    return ok ? '' : `must have { "mean" } above 0 and up to ${longestDelayMs} ms after "exponential"`
  }
  if (name !== 'logNormal') return `must be ${or}${mostMs}, ${forms}`
  const ok = isObject(of) && Object.keys(of).length === 2 && isMs(of['median'], 1) && isMs(of['p95'], of['median'])
  return ok ? '' : `must have { "median", "p95" } of 1 to ${longestDelayMs} ms, p95 not below median, after "logNormal"`
}
