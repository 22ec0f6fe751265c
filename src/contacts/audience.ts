// Whom a campaign is for: everybody in its lists and segments, and single numbers, each once and in a stable order, read a
// page at a time however many they are. Knows no campaign.
import type { Database, Row } from '../db/database.ts'
import { faultAt, isFault, type Book, type Fault } from './contact.ts'
import type { Fields } from './book/fields.ts'
import { columnsOf, contactRecords, recipientColumns } from './book/records.ts'
import { valueOf, written, type Slotted } from './book/values.ts'
import { parseNumber } from '../sms/phone.ts'
import { zoneOfNumber } from '../sms/zones.ts'
import { anyOf, nobody, type Condition } from './segments/condition.ts'
import { mostValues } from './segments/rule.ts'
import type { Segments } from './segments/segments.ts'
import type { Count, Walk } from './segments/walk.ts'

export type AudienceQuery = Book & {
  readonly lists?: readonly string[]
  readonly segments?: readonly string[]
  /** E.164. Who is a contact comes as one. */
  readonly numbers?: readonly string[]
}
export type Recipient = {
  /** Absent for a number that is nobody's. */
  readonly contact?: string
  readonly number: string
  /** By key, as a text shows them. */
  readonly fields: Readonly<Record<string, string>>
  readonly language?: string
  /** As the person's own field says, else the number where it tells a single one. */
  readonly timeZone?: string
}
export type Audience = ReturnType<typeof createAudience>

const numbersAtOnce = 1_000
const countForMs = 3_000

export function createAudience({ door, fields, segments, walk }: { door: Database; fields: Fields; segments: Segments; walk: Walk }) {
  const records = contactRecords(door)

  async function conditionOf({ lists = [], segments: named = [], ...book }: AudienceQuery): Promise<Condition | Fault> {
    const rules: object[] = lists.map((list) => ({ list }))
    for (const [at, id] of named.entries()) {
      const segment = await segments.get(book, id)
      if (!segment) return faultAt(`/segments/${at}`, `There is no segment ${id.slice(0, 64)}.`)
      rules.push(segment.rule)
    }
    const conditions: Condition[] = []
    for (const [at, rule] of rules.entries()) {
      const isList = at < lists.length
      const condition = await segments.conditionOf(book, rule, isList ? `/lists/${at}` : `/segments/${at - lists.length}`)
      if (isFault(condition)) return isList ? faultAt(`/lists/${at}`, condition.fault) : condition
      conditions.push(condition)
    }
    if (conditions.reduce((sum, { values }) => sum + values.length, 0) > mostValues) return faultAt('', 'Its lists and segments together name more than fits.')
    return conditions.length === 0 ? nobody : anyOf(conditions)
  }

  async function* pages(query: AudienceQuery, condition: Condition): AsyncGenerator<readonly Recipient[]> {
    const { workspace, mode, numbers = [] } = query
    const book = { workspace, mode }
    // a column that is emptied meanwhile may get what is another's
    const { own: held, free } = await fields.hold(book)
    try {
      yield* read(book, [...held.values()], numbers, condition)
    } finally {
      free()
    }
  }
  async function* read(book: Book, own: readonly Slotted[], numbers: readonly string[], condition: Condition): AsyncGenerator<readonly Recipient[]> {
    if (condition !== nobody) for await (const rows of walk.all(book, columnsOf(own, recipientColumns), condition)) yield rows.map((row) => toRecipient(row, own))
    const single = [...new Set(numbers)]
    for (let at = 0; at < single.length; at += numbersAtOnce) {
      const piece = single.slice(at, at + numbersAtOnce)
      const found = new Map((await records.byNumbers(book, own, piece)).map((row) => [String(row['number']), row]))
      const inside = await walk.among(book, [...found.values()].map((row) => String(row['id'])), condition)
      const page = piece.flatMap((number): Recipient[] => {
        const row = found.get(number)
        if (!row) return [{ number, fields: {}, ...zoneOf(number, countryOf(number)) }]
        return inside.has(String(row['id'])) ? [] : [toRecipient(row, own)]
      })
      if (page.length > 0) yield page
    }
  }

  return {
    /** Every list and segment must be there; else where it is wrong. */
    async open(query: AudienceQuery): Promise<AsyncGenerator<readonly Recipient[]> | Fault> {
      const condition = await conditionOf(query)
      return isFault(condition) ? condition : pages(query, condition)
    },
    /** Contacts alone, in a bounded time; single numbers are not counted. */
    async count(query: AudienceQuery): Promise<Count | Fault> {
      const condition = await conditionOf(query)
      return isFault(condition) ? condition : walk.count(query, condition, countForMs)
    },
  }
}

function toRecipient(row: Row, own: readonly Slotted[]): Recipient {
  const fields: Record<string, string> = {}
  for (const field of own) {
    const value = field.type === 'text' || field.type === 'choice' ? row[field.columns[0]!] : valueOf(field, row)
    if (value !== undefined && value !== null) fields[field.key] = typeof value === 'string' ? value : written(field, value as number)
  }
  const { id, number, country, language, time_zone: timeZone } = row as Readonly<Record<(typeof recipientColumns)[number], string>> & { language: string | null; time_zone: string | null }
  return { contact: id, number, fields, ...(language !== null && { language }), ...(timeZone === null ? zoneOf(number, country) : { timeZone }) }
}

const zoneOf = (number: string, country: string | undefined): { timeZone?: string } => {
  const timeZone = zoneOfNumber(number, country)
  return timeZone === undefined ? {} : { timeZone }
}
const countryOf = (number: string): string | undefined => {
  const parsed = parseNumber(number)
  return 'refused' in parsed ? undefined : parsed.country
}
