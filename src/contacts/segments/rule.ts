// A segment's rule, read from JSON and made into a condition of SQL: `all`, `any` and `not` over what is known of a person.
// What cannot be answered is refused with its place in the rule. Every condition is either true or false: who has no city
// is not in one.
import { faultAt, isFault, type Fault } from '../contact.ts'
import type { Slotted } from '../book/values.ts'
import { daysMs, folded, readValue } from '../book/values.ts'
import { languageOf, timeZoneOf } from '../book/draft.ts'
import { allOf, anyOf, everybody, nobody, type Condition } from './condition.ts'
import { didCondition, foldedSql, joinedCondition, memberCondition, nearCondition, under } from './records.ts'

export type RuleWorld = {
  readonly book: readonly [workspace: string, mode: number]
  readonly fields: ReadonlyMap<string, Slotted>
  /** Of a tag by name; undefined where nobody has it. */
  readonly tagIds: ReadonlyMap<string, string>
  /** Lists that are there. */
  readonly lists: ReadonlySet<string>
  readonly now: number
}

export const deeds = ['got', 'clicked', 'replied', 'bought', 'failed', 'joined', 'left'] as const
const mostLeaves = 50
/** In a sentence. */
const mostNamed = 40
/** Also those that say nothing. */
const mostRules = 200
/** What a statement of either database has room for, with some to spare. */
export const mostValues = 10_000
const deepest = 6

type Given = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Given => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Names of tags and ids of lists that a rule speaks of, so that they can be looked up; it need not be a good rule. */
export function namesIn(rule: unknown, depth = 0): { tags: string[]; lists: string[] } {
  if (!isObject(rule) || depth > deepest) return { tags: [], lists: [] }
  const inner = [rule['all'], rule['any'], [rule['not']]].flatMap((rules) => (Array.isArray(rules) ? rules.slice(0, mostLeaves) : [])).map((one) => namesIn(one, depth + 1))
  const own = (key: string) => (typeof rule[key] === 'string' ? [rule[key]] : [])
  return { tags: [...own('tag'), ...inner.flatMap(({ tags }) => tags)], lists: [...own('list'), ...inner.flatMap(({ lists }) => lists)] }
}

export function readRule(world: RuleWorld, rule: unknown, at = ''): Condition | Fault {
  let leaves = 0
  let rules = 0
  const whole = read(rule, at, 0)
  return !isFault(whole) && whole.values.length > mostValues ? faultAt(at, 'It names more than fits: make several of it.') : whole

  function read(given: unknown, at: string, depth: number): Condition | Fault {
    if (!isObject(given)) return faultAt(at, 'A rule is an object: `all`, `any`, `not`, or one condition.')
    if (depth > deepest) return faultAt(at, `Rules stand in each other at most ${deepest} deep.`)
    if (++rules > mostRules) return faultAt(at, `There are at most ${mostRules} rules in one.`)
    for (const word of ['all', 'any'] as const) {
      if (!(word in given)) continue
      const rules = given[word]
      if (Object.keys(given).length > 1) return faultAt(at, `\`${word}\` stands alone.`)
      if (!Array.isArray(rules) || rules.length > mostLeaves) return faultAt(`${at}/${word}`, `It must be a list of at most ${mostLeaves} rules.`)
      const conditions: Condition[] = []
      for (const [place, one] of rules.entries()) {
        const condition = read(one, `${at}/${word}/${place}`, depth + 1)
        if (isFault(condition)) return condition
        conditions.push(condition)
      }
      return word === 'all' ? allOf(conditions) : anyOf(conditions)
    }
    if ('not' in given) {
      if (Object.keys(given).length > 1) return faultAt(at, '`not` stands alone.')
      const condition = read(given['not'], `${at}/not`, depth + 1)
      return isFault(condition) ? condition : { sql: `NOT (${condition.sql})`, values: condition.values }
    }
    if (++leaves > mostLeaves) return faultAt(at, `A rule has at most ${mostLeaves} conditions.`)
    return leaf(world, given, at)
  }
}

function leaf(world: RuleWorld, given: Given, at: string): Condition | Fault {
  const kinds = ['field', 'tag', 'list', 'country', 'language', 'timeZone', 'near', 'did', 'addedWithinDays'] as const
  const kind = kinds.find((kind) => kind in given)
  if (!kind) return faultAt(at, `It must have one of ${kinds.join(', ')}.`)
  const allowed: Readonly<Record<string, readonly string[]>> = { field: ['field', 'is', 'in', 'begins', 'contains', 'over', 'under', 'known', 'withinDays'], near: ['near', 'km'], did: ['did', 'withinDays', 'times', 'subject'] }
  const stray = Object.keys(given).find((key) => !(allowed[kind] ?? [kind]).includes(key))
  if (stray !== undefined) return faultAt(`${at}/${stray}`, `A condition with \`${kind}\` has no \`${stray}\`.`)
  switch (kind) {
    case 'field':
      return fieldLeaf(world, given, at)
    case 'tag': {
      const id = world.tagIds.get(String(given['tag']))
      return id === undefined ? nobody : member(world, id)
    }
    case 'list': {
      const id = String(given['list'])
      return world.lists.has(id) ? member(world, id) : faultAt(`${at}/list`, `There is no list ${id.slice(0, 64)}.`)
    }
    case 'country':
      return words(given['country'], `${at}/country`, 'c.country', (text) => (/^[a-z]{2}$/i.test(text) ? text.toUpperCase() : undefined), 'the two letters of a country')
    case 'timeZone':
      return words(given['timeZone'], `${at}/timeZone`, 'c.time_zone', timeZoneOf, 'a time zone like Europe/Amsterdam')
    case 'language': {
      const read = words(given['language'], `${at}/language`, 'c.language', languageOf, 'a language like nl')
      if (isFault(read)) return read
      // nl stands for nl-BE as well
      return { sql: `(c.language IS NOT NULL AND (${read.values.map(() => `c.language = ? OR ${under('c.language')}`).join(' OR ')}))`, values: read.values.flatMap((one) => [one, `${one}-`, `${one}.`]) }
    }
    case 'near':
      return nearLeaf(world, given, at)
    case 'did':
      return didLeaf(world, given, at)
    case 'addedWithinDays': {
      const days = given['addedWithinDays']
      return isDays(days) ? { sql: 'c.created_at >= ?', values: [world.now - daysMs(days)] } : faultAt(`${at}/addedWithinDays`, daysSay)
    }
  }
}

const daysSay = 'It must be a number of days from 1 to 3650.'
const isDays = (value: unknown): value is number => typeof value === 'number' && value > 0 && value <= 3650
const member = (world: RuleWorld, id: string): Condition => ({ sql: memberCondition, values: [...world.book, id], within: { group: id, sql: everybody.sql, values: [] } })

/** One word or several, each read by `read`. */
function words(given: unknown, at: string, column: string, read: (text: string) => string | undefined, what: string): Condition | Fault {
  const list = Array.isArray(given) ? given : [given]
  if (list.length === 0 || list.length > 300) return faultAt(at, 'It must name 1 to 300.')
  const values: string[] = []
  for (const [place, one] of list.entries()) {
    const value = typeof one === 'string' ? read(one) : undefined
    if (value === undefined) return faultAt(Array.isArray(given) ? `${at}/${place}` : at, `It must be ${what}.`)
    values.push(value)
  }
  return { sql: `(${column} IS NOT NULL AND ${column} IN (${values.map(() => '?').join()}))`, values }
}

function fieldLeaf(world: RuleWorld, given: Given, at: string): Condition | Fault {
  const key = String(given['field'])
  const field = world.fields.get(key)
  if (!field) {
    const known = [...world.fields.keys()]
    return faultAt(`${at}/field`, `There is no field \`${key.slice(0, 64)}\`${known.length > 0 ? `; there are ${known.slice(0, mostNamed).join(', ')}${known.length > mostNamed ? ' …' : ''}` : ''}.`)
  }
  const tests = Object.keys(given).filter((word) => word !== 'field')
  if (tests.length === 0) return faultAt(at, 'It must say what the field is: `is`, `in`, `known` …')
  const [column, second] = field.columns.map((name) => `c.${name}`)
  const isWords = field.type === 'text' || field.type === 'choice'
  const conditions: Condition[] = []
  for (const word of tests) {
    const value = given[word]
    const place = `${at}/${word}`
    const unfit = (say: string) => faultAt(place, say)
    if (word === 'known') {
      if (typeof value !== 'boolean') return unfit('It must be true or false.')
      const known = second === undefined || field.type !== 'place' ? `${column} IS NOT NULL` : `(${column} IS NOT NULL OR ${second} IS NOT NULL)`
      conditions.push({ sql: value ? known : `NOT ${known}`, values: [] })
    } else if (word === 'is' || word === 'in') {
      const list = word === 'in' ? value : [value]
      if (!Array.isArray(list) || list.length === 0 || list.length > 300) return unfit('It must be a list of 1 to 300 values.')
      const found: Condition[] = []
      for (const one of list) {
        const read = readValue(field, one)
        if ('say' in read || read.value === null) return unfit(`A value of \`${key}\` ${'say' in read ? read.say : 'is missing; ask for `known`'}.`)
        if (typeof read.value !== 'object') found.push({ sql: `${column} = ?`, values: [read.value] })
        else if (read.value.region !== undefined) found.push({ sql: `${column} = ?`, values: [read.value.region] })
        else if (read.value.country !== undefined) found.push({ sql: `(${column} = ? OR ${under(column!)})`, values: [read.value.country, `${read.value.country}-`, `${read.value.country}.`] })
        else return unfit('For a point ask for what is `near` it.')
      }
      conditions.push({ sql: `(${column} IS NOT NULL AND (${found.map(({ sql }) => sql).join(' OR ')}))`, values: found.flatMap(({ values }) => values) })
    } else if (word === 'begins' || word === 'contains') {
      if (!isWords) return unfit(`\`${key}\` is no text.`)
      if (typeof value !== 'string' || value === '' || value.length > 100) return unfit('It must be a text of 1 to 100 characters.')
      const pattern = folded(value).replaceAll(/[\\%_]/g, '\\$&')
      conditions.push({ sql: `(${column} IS NOT NULL AND ${foldedSql(field.columns[0]!)} LIKE ? ESCAPE '\\')`, values: [`${word === 'contains' ? '%' : ''}${pattern}%`] })
    } else if (word === 'over' || word === 'under') {
      if (field.type !== 'number' && field.type !== 'date') return unfit(`\`${key}\` is no number and no date.`)
      const read = readValue(field, value)
      if ('say' in read || read.value === null) return unfit(`It ${'say' in read ? read.say : 'must have a value'}.`)
      conditions.push({ sql: `(${column} IS NOT NULL AND ${column} ${word === 'over' ? '>' : '<'} ?)`, values: [read.value as number] })
    } else {
      if (field.type !== 'date') return unfit(`\`${key}\` is no date.`)
      if (!isDays(value)) return unfit(daysSay)
      conditions.push({ sql: `(${column} IS NOT NULL AND ${column} >= ? AND ${column} <= ?)`, values: [world.now - daysMs(value), world.now] })
    }
  }
  return allOf(conditions)
}

function nearLeaf(world: RuleWorld, given: Given, at: string): Condition | Fault {
  const near = given['near']
  const { field: key, latitude, longitude } = isObject(near) ? near : {}
  const field = world.fields.get(String(key))
  if (field?.type !== 'place') return faultAt(`${at}/near/field`, 'It must name a field of places.')
  const isOn = (value: unknown, most: number): value is number => typeof value === 'number' && Math.abs(value) <= most
  if (!isOn(latitude, 90)) return faultAt(`${at}/near/latitude`, 'It must be a latitude from -90 to 90.')
  if (!isOn(longitude, 180)) return faultAt(`${at}/near/longitude`, 'It must be a longitude from -180 to 180.')
  const km = given['km']
  if (typeof km !== 'number' || !(km > 0 && km <= 5_000)) return faultAt(`${at}/km`, 'It must be a distance from 0 to 5000 km.')
  return nearCondition(`c.${field.columns[1]}`, `c.${field.columns[2]}`, latitude, longitude, km)
}

function didLeaf(world: RuleWorld, given: Given, at: string): Condition | Fault {
  const { did, withinDays, times = 1, subject } = given
  if (!deeds.includes(did as 'got')) return faultAt(`${at}/did`, `It must be one of ${deeds.join(', ')}.`)
  if (!isDays(withinDays)) return faultAt(`${at}/withinDays`, daysSay)
  if (!Number.isInteger(times) || (times as number) < 1 || (times as number) > 100) return faultAt(`${at}/times`, 'It must be a whole number from 1 to 100.')
  if (subject !== undefined && (typeof subject !== 'string' || subject.length > 64)) return faultAt(`${at}/subject`, 'It must be the id of a campaign, a link or a list.')
  if (did === 'joined') return joinedCondition(world.book, world.now - daysMs(withinDays), subject as string | undefined)
  return didCondition(world.book, did as string, world.now - daysMs(withinDays), times as number, subject as string | undefined)
}
