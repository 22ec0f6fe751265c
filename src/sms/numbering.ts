// The numbering plans of libphonenumber's full metadata with their patterns compiled once: answers only where the
// answer is certainly the library's own, and leaves the rest to it. Reads digits only.
import metadata from 'libphonenumber-js/max/metadata'

/** Pattern, empty where nothing matches, and possible lengths where they differ from the plan's. */
type TypeRow = readonly [pattern?: string, lengths?: readonly number[]] | 0

/** The rows of the metadata by position: calling code, IDD prefix, pattern, lengths … as the library documents them. */
type PlanRow = {
  readonly 0: string
  readonly 1?: string
  readonly 2: string
  readonly 3: readonly number[]
  readonly 5?: string
  readonly 7?: string
  readonly 10?: string
  readonly 11?: readonly TypeRow[] | 0
}

type Plan = {
  country: string | undefined
  leading: RegExp | undefined
  general: RegExp
  lengths: readonly number[]
  types: { lengths: number; pattern: RegExp }[] | undefined
}

/** Plans that share a calling code, in the library's order, and the prefix that it would strip from a number. */
type CallingCode = { prefix: RegExp | undefined; plans: Plan[] }

const countries = metadata.countries as unknown as Readonly<Record<string, PlanRow>>
const withoutCountry = metadata.nonGeographic as unknown as Readonly<Record<string, PlanRow>>
const countriesOf = metadata.country_calling_codes as Readonly<Record<string, readonly string[]>>

const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`)
const beginning = (pattern: string) => new RegExp(`^(?:${pattern})`)
const bits = (lengths: readonly number[]) => lengths.reduce((sum, length) => sum | (1 << length), 0)

function planOf(country: string | undefined, row: PlanRow): Plan {
  const types = row[11] && row[11].flatMap((type) =>
    type && type[0] ? [{ lengths: bits(type[1] || row[3]), pattern: whole(type[0]) }] : [])
  return {
    country,
    leading: row[10] ? beginning(row[10]) : undefined,
    general: whole(row[2]),
    lengths: row[3],
    types: types || undefined,
  }
}

function compile(code: string): CallingCode | undefined {
  const names = countriesOf[code]
  const rows = names ? names.map((name) => countries[name]!) : withoutCountry[code] ? [withoutCountry[code]] : []
  if (!rows[0]) return undefined
  const prefix = rows[0][7] || rows[0][5]
  return {
    prefix: prefix ? beginning(prefix) : undefined,
    plans: rows.map((row, i) => planOf(names?.[i], row)),
  }
}

const compiled = new Map<number, CallingCode | undefined>()

function callingCode(code: number): CallingCode | undefined {
  if (!compiled.has(code)) compiled.set(code, compile(String(code)))
  return compiled.get(code)
}

/** Calling codes are prefix-free, so the first that exists is the one. */
function find(e164: string): { code: number; plan: CallingCode; national: string } | undefined {
  if (e164.charCodeAt(1) === 0x30) return undefined
  let code = 0
  for (let i = 1; i <= 3; i++) {
    code = code * 10 + e164.charCodeAt(i) - 0x30
    const plan = callingCode(code)
    if (plan) return { code, plan, national: e164.slice(i + 1) }
  }
  return undefined
}

function matches({ general, types }: Plan, national: string): boolean {
  if (!general.test(national)) return false
  if (!types) return true
  const length = 1 << national.length
  return types.some((type) => type.lengths & length && type.pattern.test(national))
}

function planFor(plans: readonly Plan[], national: string): Plan | undefined {
  if (plans.length === 1) return plans[0]
  return plans.find((plan) => (plan.leading ? plan.leading.test(national) : plan.types && matches(plan, national)))
}

function faultOf({ lengths }: Plan, length: number): NumberFault {
  if (length < lengths[0]!) return 'TOO_SHORT'
  if (length > lengths.at(-1)!) return 'TOO_LONG'
  return lengths.includes(length) ? 'NO_SUCH_RANGE' : 'INVALID_LENGTH'
}

export type NumberFault = 'TOO_SHORT' | 'TOO_LONG' | 'INVALID_LENGTH' | 'INVALID_COUNTRY' | 'NO_SUCH_RANGE'
/** `country` is undefined for a calling code without one and where it cannot be told; `code` is the calling code. */
export type Judgement = { country: string | undefined; code?: number; fault?: NumberFault }

/**
 * Judges a `+` and 7 to 15 digits as they stand. Undefined means not known here: the number begins with a prefix that
 * the library might strip.
 */
export function judge(e164: string): Judgement | undefined {
  const found = find(e164)
  if (!found) return { country: undefined, fault: 'INVALID_COUNTRY' }
  const { code, plan: { prefix, plans }, national } = found
  const stripped = prefix?.exec(national)
  if (stripped && (stripped[0] || stripped.at(-1))) return undefined
  const plan = planFor(plans, national)
  if (plan && matches(plan, national)) return plan
  return { country: plan?.country, code, fault: faultOf(plan ?? plans[0]!, national.length) }
}

/** What a country's own writing of numbers begins with. */
type Writing = { code: string; abroad: RegExp | undefined; prefix: RegExp | undefined; trunk: string; general: RegExp }

const writings = new Map<string, Writing | undefined>()

function writingOf(country: string): Writing | undefined {
  if (!writings.has(country)) {
    const row = countries[country]
    const prefix = row && (row[7] || row[5])
    writings.set(country, row && {
      code: row[0],
      abroad: row[1] ? beginning(row[1]) : undefined,
      prefix: prefix ? beginning(prefix) : undefined,
      trunk: row[5] || '',
      general: whole(row[2]),
    })
  }
  return writings.get(country)
}

/**
 * The international writing of digits as dialled within a country, with its trunk prefix or without; still to be
 * judged. Undefined where they may be read in more than one way.
 */
export function fromNational(digits: string, country: string): string | undefined {
  const writing = writingOf(country)
  if (!writing || digits.startsWith(writing.code) || writing.abroad?.test(digits)) return undefined
  const { code, prefix, trunk, general } = writing
  const dialled = prefix?.exec(digits)
  if (!dialled || (!dialled[0] && !dialled.at(-1))) return `+${code}${digits}`
  if (dialled[0] !== trunk || dialled.slice(1).some(Boolean)) return undefined
  const significant = digits.slice(trunk.length)
  return general.test(digits) && !general.test(significant) ? undefined : `+${code}${significant}`
}
