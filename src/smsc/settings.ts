// A centre as somebody describes it in a file: its accounts, cells, other centres and ranges of subscribers. Says what
// is wrong with a description by the path of the field. Reads no file.
import type { Account } from './accounts.ts'
import type { Cell } from './broadcast/area.ts'
import { receiptForms } from './dialects.ts'
import { subscriberStates } from './hlr/register.ts'
import type { Peer } from './relay/relay.ts'
import type { Subscribers } from './subscribers.ts'

type Place = { readonly host: string; readonly port: number; readonly tls?: boolean }

export type CentreSettings = {
  readonly accounts?: readonly Account[]
  readonly cells?: readonly Cell[]
  readonly peers?: readonly (Omit<Peer, 'dial'> & Place)[]
  readonly ranges?: readonly Parameters<Subscribers['createRange']>[0][]
  readonly keepRecordsDays?: number
}

/** What is wrong, with the path of the field; undefined where nothing is. */
type Rule = (value: unknown, path: string) => string | undefined
type Row = { readonly rule: Rule; readonly needed: boolean }

const text = (pattern: RegExp, say: string): Rule => (value, path) =>
  typeof value === 'string' && pattern.test(value) ? undefined : `${path}: must be ${say}`
const whole = (least: number, most: number): Rule => (value, path) =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most
    ? undefined
    : `${path}: must be a whole number from ${least} to ${most}`
const degrees = (most: number): Rule => (value, path) =>
  typeof value === 'number' && Math.abs(value) <= most ? undefined : `${path}: must be degrees from -${most} to ${most}`
const flag: Rule = (value, path) => (typeof value === 'boolean' ? undefined : `${path}: must be true or false`)
const oneOf = (names: readonly string[]): Rule => (value, path) =>
  names.includes(value as string) ? undefined : `${path}: must be one of ${names.join(', ')}`

const list = (rule: Rule): Rule => (value, path) => {
  if (!Array.isArray(value)) return `${path}: must be a list`
  return firstFault(value.map((item, i) => () => rule(item, `${path}[${i}]`)))
}
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const map = (rule: Rule): Rule => (value, path) => {
  if (!isObject(value)) return `${path}: must be an object`
  return firstFault(Object.entries(value).map(([key, item]) => () => rule(item, `${path}.${key}`)))
}

const fields = (rows: Readonly<Record<string, Row>>): Rule => (value, path) => {
  if (!isObject(value)) return `${path || 'the file'}: must be an object`
  const at = (key: string) => (path === '' ? key : `${path}.${key}`)
  const stray = Object.keys(value).find((key) => !(key in rows))
  if (stray !== undefined) return `${at(stray)}: is not known here; there are ${Object.keys(rows).join(', ')}`
  return firstFault(
    Object.entries(rows).map(([key, { rule, needed }]) => () => {
      if (value[key] !== undefined) return rule(value[key], at(key))
      return needed ? `${at(key)}: is missing` : undefined
    }),
  )
}

function firstFault(checks: readonly (() => string | undefined)[]): string | undefined {
  for (const check of checks) {
    const fault = check()
    if (fault !== undefined) return fault
  }
  return undefined
}

const needed = (rule: Rule): Row => ({ rule, needed: true })
const optional = (rule: Rule): Row => ({ rule, needed: false })

const systemId = text(/^[!-~]{1,15}$/, '1 to 15 letters, digits or signs')
const password = text(/^[!-~]{0,8}$/, 'at most 8 letters, digits or signs')
const address = text(/^\+?\d{3,15}$/, 'digits, with + where it is international')
const phone = text(/^\+?[1-9]\d{6,14}$/, 'a number of 7 to 15 digits')
const prefix = text(/^\+?\d{1,15}$/, 'the beginning of a number')
const network = text(/^\d{3}-\d{2,3}$/, "MCC-MNC, as in '204-04'")
const name = text(/^[ -~]{1,60}$/, 'a name')
const phones = list(phone)

const centre = fields({
  accounts: optional(list(fields({
    systemId: needed(systemId),
    password: needed(password),
    numbers: optional(list(address)),
    tariffs: optional(map(name)),
    lists: optional(map(phones)),
    receipts: optional(oneOf(Object.keys(receiptForms))),
  }))),
  cells: optional(list(fields({
    name: needed(name),
    numbers: optional(list(prefix)),
    at: optional(fields({ latitude: needed(degrees(90)), longitude: needed(degrees(180)) })),
  }))),
  peers: optional(list(fields({
    name: needed(name),
    numbers: optional(list(prefix)),
    networks: optional(list(network)),
    host: needed(text(/^\S+$/, 'a host')),
    port: needed(whole(1, 65_535)),
    tls: optional(flag),
    systemId: needed(systemId),
    password: needed(password),
    windowSize: optional(whole(1, 1_000)),
  }))),
  ranges: optional(list(fields({
    from: needed(phone),
    count: needed(whole(1, 100_000)),
    network: optional(network),
    state: optional(oneOf(subscriberStates)),
  }))),
  keepRecordsDays: optional(whole(1, 3_650)),
})

/** The settings, or what is wrong with them and where. */
export function readSettings(value: unknown): CentreSettings | { fault: string } {
  const fault = centre(value, '') ?? twice(value as CentreSettings)
  return fault === undefined ? (value as CentreSettings) : { fault }
}

function twice({ accounts = [], peers = [], cells = [] }: CentreSettings): string | undefined {
  const lists = {
    'accounts.systemId': accounts.map((one) => one.systemId),
    'peers.name': peers.map((one) => one.name),
    'cells.name': cells.map((one) => one.name),
  }
  for (const [path, names] of Object.entries(lists)) {
    const same = names.find((one, i) => names.indexOf(one) !== i)
    if (same !== undefined) return `${path}: there are two with the name ${same}`
  }
  return undefined
}

/** Makes the ranges that are not there yet, so that a file may be read at every start. */
export async function makeRanges(subscribers: Subscribers, ranges: CentreSettings['ranges'] = []): Promise<void> {
  for (const range of ranges) {
    const first = range.from.replace('+', '')
    const { data } = await subscribers.list({ limit: 1, after: String(Number(first) - 1) })
    if (data[0]?.number !== first) await subscribers.createRange(range)
  }
}
