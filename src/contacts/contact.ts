// The nouns of this room: a person with a number, the fields that a workspace gives its people, and the book that both
// stand in. Knows no table and no door.

export type Mode = 'test' | 'live'
/** Each workspace has one book of its people, and one for what its test keys make. */
export type Book = { readonly workspace: string; readonly mode: Mode }

export const fieldTypes = ['text', 'number', 'date', 'choice', 'place'] as const
export type FieldType = (typeof fieldTypes)[number]

export type Place = {
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country?: string
  /** ISO 3166-2: `NL-NH`. */
  readonly region?: string
  readonly latitude?: number
  readonly longitude?: number
}

/** What a workspace keeps of its people beside the number. */
export type Field = {
  /** As texts name it: `{{ first_name }}`. */
  readonly key: string
  readonly title: string
  readonly type: FieldType
  /** Of a `choice`. */
  readonly choices?: readonly string[]
  readonly createdAt: number
}

/** A date is milliseconds at midnight UTC. */
export type FieldValue = string | number | Place
export type FieldValues = Readonly<Record<string, FieldValue>>

export type Contact = {
  readonly id: string
  /** E.164, unique in its book. */
  readonly number: string
  /** By the number plan; absent where a number is of none. */
  readonly country?: string
  /** BCP 47, as the person reads. */
  readonly language?: string
  /** IANA. */
  readonly timeZone?: string
  readonly fields: FieldValues
  readonly tags: readonly string[]
  readonly externalIds: Readonly<Record<string, string>>
  /** Grows with every change. */
  readonly version: number
  readonly createdAt: number
  readonly updatedAt: number
}

/** What is wanted of a person; `null` takes away, what is absent stays as it is. */
export type Wanted = {
  readonly number?: string | undefined
  readonly language?: string | null | undefined
  readonly timeZone?: string | null | undefined
  readonly fields?: Readonly<Record<string, unknown>> | undefined
  /** All of them. */
  readonly tags?: readonly string[] | undefined
  readonly externalIds?: Readonly<Record<string, string | null>> | undefined
}

/** What is wrong, and where in what was given: a JSON pointer. */
export type Fault = { readonly fault: string; readonly param: string }
export const faultAt = (param: string, fault: string): Fault => ({ fault, param })
export const isFault = (value: object): value is Fault => 'fault' in value

export const limits = {
  /** Of each kind of column. */
  fields: 16,
  textCharacters: 500,
  tags: 100,
  externalIds: 10,
  /** In one request. */
  batch: 1_000,
  members: 10_000,
  groups: 2_000,
} as const

const called = ['first_name', 'last_name', 'name'] as const
export const nameKeys: ReadonlySet<string> = new Set(called)

/** By the fields that imports usually make; undefined where nothing names the person. */
export function nameOf(fields: Readonly<Record<string, FieldValue | undefined>>): string | undefined {
  const [first, last, whole] = called.map((key) => (typeof fields[key] === 'string' ? fields[key].trim() : ''))
  return [first, last].filter(Boolean).join(' ') || whole || undefined
}
