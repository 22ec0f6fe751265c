// All SQL of the centre: writes as values that a caller puts together into one transaction, and reads that return what
// the centre speaks of. Few statements a message: insert, update, insert for the phone, delete.
import type { Database, Row, Value, Write, WriteOptions } from '../db/database.ts'
import type { Kept, Message, MessageState, PhoneMessage, Stage } from './message.ts'
import { digitsOf, stages } from './message.ts'
import type { Part } from './part.ts'

export { smscMigrations } from './schema.ts'

/** All writes or none. Throws where the schema says no: the centre's statements never conflict, so that is a bug. */
export async function commit(db: Database, writes: readonly Write[], options?: WriteOptions): Promise<void> {
  const written = await db.write(writes.filter(({ rows }) => rows.length > 0), options)
  if (!written.ok) throw new Error(`the message store refused a change: ${written.say}`)
}

/** `message`: what accounts submit and are owed. `shown`: what stands on phones. */
export type Sequence = 'message' | 'shown'

const typeOf = (ton: number, npi: number) => ton * 256 + npi

const usualColumns = `id, stage, state, account, source_type, source, destination_type, destination, esm_class,
  data_coding, registered_delivery, octets, sar, user_reference, traits, accepted_at, expires_at, done_at, service_type,
  protocol_id, priority`
const rareColumns = 'due_at, cause, about, tariff'
export const messageColumns = `${usualColumns}, ${rareColumns}`
const usual = '?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?'

const usualValues = (m: Message): Value[] => [
  m.id, m.stage, m.state, m.account, typeOf(m.sourceTon, m.sourceNpi), m.source,
  typeOf(m.destinationTon, m.destinationNpi), m.destination, m.esmClass, m.dataCoding, m.registeredDelivery,
  m.octets, m.sar, m.userReference, traitsOf(m),
  m.acceptedAt, m.expiresAt, m.doneAt, m.serviceType, m.protocolId, m.priority,
]
const [flash, replaces, dpf, test] = [1, 2, 4, 8] as const
const traitsOf = (m: Message): number =>
  (m.flash ? flash : 0) | (m.replaces ? replaces : 0) | (m.dpf ? dpf : 0) | (m.test ? test : 0)
/** Of a phone's message and of a part: 1 for one that flashed. From 2 on a test key sees it: alerts are for everybody. */
const [alert, tried] = [2, 4] as const
const marksOf = (m: { alert?: boolean; flash?: boolean; test?: boolean }): number =>
  (m.alert ? alert : m.flash ? flash : 0) | (m.test ? tried : 0)

const isUsual = ({ dueAt, cause, about, tariff }: Message) =>
  dueAt === 0 && cause === 0 && about === null && tariff === null

/** Most messages leave the rare columns as they are, and are stored at a lower price. */
export function insertMessages(messages: readonly Message[]): Write[] {
  const rare = messages.filter((message) => !isUsual(message))
  const others = rare.length === 0 ? messages : messages.filter(isUsual)
  return [
    { sql: `INSERT INTO smsc_messages (${usualColumns}) VALUES (${usual})`, rows: others.map(usualValues) },
    {
      sql: `INSERT INTO smsc_messages (${messageColumns}) VALUES (${usual},?,?,?,?)`,
      rows: rare.map((m) => [...usualValues(m), m.dueAt, m.cause, m.about, m.tariff]),
    },
  ]
}

/** Final; `stage` says whether a receipt is owed. The fence keeps a message from reaching a phone twice. */
export const finish = (
  messages: readonly Message[],
  stage: Stage,
  state: MessageState,
  cause: number,
  doneAt: number,
): Write[] =>
  runsOf(messages).map(({ first, last, count }) => ({
    sql: 'UPDATE smsc_messages SET stage = ?, state = ?, cause = ?, done_at = ? WHERE id BETWEEN ? AND ? AND stage < 0',
    rows: [[stage, state, cause, doneAt, first, last]],
    expect: count,
  }))

/** They wait for their phones from now on. */
export const park = (messages: readonly Message[], cause: number): Write[] =>
  runsOf(messages).map(({ first, last, count }) => ({
    sql: 'UPDATE smsc_messages SET stage = -2, cause = ? WHERE id BETWEEN ? AND ? AND stage < 0',
    rows: [[cause, first, last]],
    expect: count,
  }))

/** With another text and other times, as its sender wants it now; it must not be under way. */
export const rewrite = ({ id, stage, octets, dueAt, expiresAt, registeredDelivery }: Message): Write => ({
  sql: `UPDATE smsc_messages SET stage = ?, octets = ?, due_at = ?, expires_at = ?, registered_delivery = ?
    WHERE id = ? AND stage < -1`,
  rows: [[stage, octets, dueAt, expiresAt, registeredDelivery, id]],
  expect: 1,
})

/** Who wants to hear when a phone is back. */
export type Watcher = {
  readonly number: string
  readonly account: string
  readonly ton: number
  readonly npi: number
  readonly address: string
}

export const insertWatchers = (watchers: readonly Watcher[]): Write => ({
  sql: `INSERT INTO smsc_alerts (number, account, ton, npi, address) VALUES (?,?,?,?,?)
    ON CONFLICT (number, account, address) DO NOTHING`,
  rows: watchers.map(({ number, account, ton, npi, address }) => [number, account, ton, npi, address]),
})

export const deleteWatchers = (watchers: readonly Watcher[]): Write => ({
  sql: 'DELETE FROM smsc_alerts WHERE number = ? AND account = ? AND address = ?',
  rows: watchers.map(({ number, account, address }) => [number, account, address]),
})

export async function readWatchers(db: Database): Promise<Watcher[]> {
  const rows = await db.read('SELECT number, account, ton, npi, address FROM smsc_alerts')
  return rows.map((row) => ({
    number: text(row, 'number'), account: text(row, 'account'), ton: int(row, 'ton'), npi: int(row, 'npi'),
    address: text(row, 'address'),
  }))
}

/** Answered by the account they were owed to: notifications are forgotten, all others stay as records. */
export const settle = (messages: readonly Message[]): Write[] => [
  {
    sql: 'UPDATE smsc_messages SET stage = 0 WHERE id BETWEEN ? AND ?',
    rows: runsOf(messages).map(({ first, last }) => [first, last]),
  },
  {
    sql: 'DELETE FROM smsc_messages WHERE id = ?',
    rows: messages.filter(({ stage }) => stage === stages.notification).map(({ id }) => [id]),
  },
]

/** Under load ids follow each other without gaps: one statement does for hundreds, at a fraction of the price. */
export function runsOf(messages: readonly Pick<Message, 'id'>[]): { first: number; last: number; count: number }[] {
  const runs: { first: number; last: number; count: number }[] = []
  let run: (typeof runs)[number] | undefined
  for (const id of messages.map((message) => message.id).sort((a, b) => a - b)) {
    if (run && id === run.last + 1) {
      run.last = id
      run.count++
    } else runs.push((run = { first: id, last: id, count: 1 }))
  }
  return runs
}

export const rememberNext = (sequence: Sequence, next: number): Write => ({
  sql: 'UPDATE smsc_sequence SET next = max(next, ?) WHERE name = ?',
  rows: [[next, sequence]],
})

const partColumns =
  'id, series, sequence, total, phone, sender, account, esm_class, data_coding, octets, flash, at'

export const insertParts = (parts: readonly Part[]): Write => ({
  sql: `INSERT INTO smsc_parts (${partColumns}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)`,
  rows: parts.map((p) => [
    p.id, p.series, p.sequence, p.total, Number(digitsOf(p.phone)), p.sender, p.account, p.esmClass, p.dataCoding,
    p.octets, marksOf(p), p.at,
  ]),
})

export const deleteParts = (ids: readonly number[]): Write => ({
  sql: 'DELETE FROM smsc_parts WHERE id = ?',
  rows: ids.map((id) => [id]),
})

export const insertPhoneMessages = (kept: readonly Kept[]): Write => ({
  sql: `INSERT INTO smsc_phone_messages (id, phone, direction, peer, text, at, parts, flash, account, sources)
    VALUES (?,?,?,?,?,?,?,?,?,?)`,
  rows: kept.map(({ message: m, account, sources }) => [
    Number(m.id), Number(digitsOf(m.number)), m.direction === 'in' ? 0 : 1, m.direction === 'in' ? m.from : m.to,
    m.text, m.at, m.parts, marksOf(m), account, sources.join(),
  ]),
})

export async function readNext(db: Database, sequence: Sequence): Promise<number> {
  const rows = await db.read('SELECT next FROM smsc_sequence WHERE name = ?', [sequence])
  return int(rows[0]!, 'next')
}

/** Messages on their way to a phone, in order of acceptance, beyond an id. */
export async function readEnroute(db: Database, after: number, count: number): Promise<Message[]> {
  const sql = `SELECT ${messageColumns} FROM smsc_messages WHERE stage = -1 AND id > ? ORDER BY id LIMIT ?`
  return (await db.read(sql, [after, count])).map(messageOf)
}

/** What is owed to an account, oldest first. */
export async function readOwed(db: Database, account: string, count: number): Promise<Message[]> {
  const sql = `SELECT ${messageColumns} FROM smsc_messages WHERE stage > 0 AND account = ? ORDER BY id LIMIT ?`
  return (await db.read(sql, [account, count])).map(messageOf)
}

/** What waits for a phone, in the order in which it is to be delivered. */
export async function readWaiting(db: Database, number: string, count: number): Promise<Message[]> {
  const sql = `SELECT ${messageColumns} FROM smsc_messages WHERE stage < -1 AND stage = -2 AND destination = ?
    ORDER BY priority DESC, id LIMIT ?`
  return merged(await Promise.all(written(number).map((address) => db.read(sql, [address, count])))).slice(0, count)
}

/** What could be replaced: what is not under way to a phone, of one sender. */
export async function readReplaceable(
  db: Database,
  { account, source, destination, serviceType }: Pick<Message, 'account' | 'source' | 'destination' | 'serviceType'>,
): Promise<Message[]> {
  const sql = `SELECT ${messageColumns} FROM smsc_messages WHERE stage < -1 AND stage > -4 AND destination = ?
    AND account = ? AND source = ? AND service_type = ? ORDER BY id LIMIT 1000`
  const addresses = written(digitsOf(destination))
  return merged(await Promise.all(addresses.map((address) => db.read(sql, [address, account, source, serviceType]))))
}

/** A number stands in the store as it was submitted. */
const written = (number: string) => [number, `+${number}`]
const merged = (pages: readonly (readonly Row[])[]): Message[] =>
  pages.flat().map(messageOf).sort((a, b) => b.priority - a.priority || a.id - b.id)

export async function readExpired(db: Database, at: number, count: number): Promise<Message[]> {
  const sql = `SELECT ${messageColumns} FROM smsc_messages WHERE stage = -2 AND expires_at <= ?
    ORDER BY expires_at LIMIT ?`
  return (await db.read(sql, [at, count])).map(messageOf)
}

export async function readDue(db: Database, at: number, count: number): Promise<Message[]> {
  const sql = `SELECT ${messageColumns} FROM smsc_messages WHERE stage = -3 AND due_at <= ? ORDER BY due_at, id LIMIT ?`
  return (await db.read(sql, [at, count])).map(messageOf)
}

/** When the next one expires, and the next one is due; Infinity for never. */
export async function readNextTimes(db: Database): Promise<{ expiry: number; due: number }> {
  const [expiring, due] = await Promise.all([
    db.read('SELECT min(expires_at) AS at FROM smsc_messages WHERE stage = -2'),
    db.read('SELECT min(due_at) AS at FROM smsc_messages WHERE stage = -3'),
  ])
  const at = (rows: readonly Row[]) => (rows[0]?.['at'] as number | null) ?? Infinity
  return { expiry: at(expiring), due: at(due) }
}

/** How many messages wait for whom. */
export async function readMailboxes(db: Database): Promise<{ number: string; count: number }[]> {
  const rows = await db.read(
    'SELECT destination, count(*) AS waiting FROM smsc_messages WHERE stage < -1 AND stage = -2 GROUP BY destination',
  )
  return rows.map((row) => ({ number: digitsOf(text(row, 'destination')), count: int(row, 'waiting') }))
}

export async function readMessage(db: Database, id: number): Promise<Message | undefined> {
  const rows = await db.read(`SELECT ${messageColumns} FROM smsc_messages WHERE id = ?`, [id])
  return rows[0] && messageOf(rows[0])
}

export async function readParts(db: Database): Promise<Part[]> {
  const rows = await db.read(`SELECT ${partColumns} FROM smsc_parts ORDER BY id`)
  return rows.map((row) => ({
    id: int(row, 'id'),
    series: text(row, 'series'),
    sequence: int(row, 'sequence'),
    total: int(row, 'total'),
    phone: `+${int(row, 'phone')}`,
    sender: text(row, 'sender'),
    account: text(row, 'account'),
    esmClass: int(row, 'esm_class'),
    dataCoding: int(row, 'data_coding'),
    octets: row['octets'] as Uint8Array,
    flash: (int(row, 'flash') & flash) !== 0,
    test: (int(row, 'flash') & tried) !== 0,
    at: int(row, 'at'),
  }))
}

/** Which messages somebody sees: all, or those that are for tests. */
export type Seen = 'all' | 'tests'
const seenBy = (seen: Seen, table: string) => (seen === 'tests' ? `AND ${table}flash >= 2` : '')

/** Phones by their latest message, the most recent first; `before` is the id of a phone message. */
export async function readPhones(db: Database, before: number, count: number, seen: Seen) {
  const others = `smsc_phone_messages n WHERE n.phone = m.phone ${seenBy(seen, 'n.')}`
  const sql = `SELECT m.id, m.phone, m.text, m.at, (SELECT count(*) FROM ${others}) AS messages
    FROM smsc_phone_messages m ${seen === 'tests' ? 'INDEXED BY smsc_tests_in_order' : ''}
    WHERE m.id < ? ${seenBy(seen, 'm.')} AND NOT EXISTS (SELECT 1 FROM ${others} AND n.id > m.id)
    ORDER BY m.id DESC LIMIT ?`
  return (await db.read(sql, [before, count])).map((row) => ({
    id: int(row, 'id'),
    number: `+${int(row, 'phone')}`,
    messages: int(row, 'messages'),
    lastAt: int(row, 'at'),
    lastText: text(row, 'text'),
  }))
}

/** Messages of a phone, newest first. */
export async function readPhoneMessages(db: Database, phone: number, before: number, count: number, seen: Seen) {
  const sql = `SELECT id, phone, direction, peer, text, at, parts, flash FROM smsc_phone_messages
    WHERE phone = ? AND id < ? ${seenBy(seen, '')} ORDER BY id DESC LIMIT ?`
  return (await db.read(sql, [phone, before, count])).map(phoneMessageOf)
}

function phoneMessageOf(row: Row): PhoneMessage {
  const number = `+${int(row, 'phone')}`
  const peer = text(row, 'peer')
  const incoming = int(row, 'direction') === 0
  const marks = int(row, 'flash')
  return {
    id: String(int(row, 'id')),
    number,
    direction: incoming ? 'in' : 'out',
    from: incoming ? peer : number,
    to: incoming ? number : peer,
    text: text(row, 'text'),
    at: int(row, 'at'),
    parts: int(row, 'parts'),
    ...((marks & flash) !== 0 ? { flash: true } : (marks & alert) !== 0 ? { alert: true } : {}),
    ...((marks & tried) !== 0 ? { test: true } : {}),
  }
}

export async function hasPhoneMessages(db: Database, phone: number): Promise<boolean> {
  return (await db.read('SELECT 1 AS one FROM smsc_phone_messages WHERE phone = ? LIMIT 1', [phone])).length > 0
}

export async function readPhoneMessage(db: Database, phone: number, id: number): Promise<Kept | undefined> {
  const sql = `SELECT id, phone, direction, peer, text, at, parts, flash, account, sources FROM smsc_phone_messages
    WHERE id = ? AND phone = ?`
  const [row] = await db.read(sql, [id, phone])
  if (!row) return undefined
  const sources = text(row, 'sources').split(',').filter((one) => one !== '').map(Number)
  return { message: phoneMessageOf(row), account: text(row, 'account'), sources }
}

/** Those that are still kept, in the order of their numbers. */
export async function readMessages(db: Database, ids: readonly number[]): Promise<Message[]> {
  const all = await Promise.all([...new Set(ids)].sort((a, b) => a - b).map((id) => readMessage(db, id)))
  return all.filter((message) => message !== undefined)
}

/** The account that wrote last to a phone from an address, and whether it tried something out. */
export async function readLastWriter(db: Database, phone: number, peer: string) {
  const sql = `SELECT account, flash FROM smsc_phone_messages WHERE phone = ? AND peer = ? AND direction = 0
    ORDER BY id DESC LIMIT 1`
  const rows = await db.read(sql, [phone, peer])
  return rows[0] && { account: text(rows[0], 'account'), test: (int(rows[0], 'flash') & tried) !== 0 }
}

export function messageOf(row: Row): Message {
  const sourceType = int(row, 'source_type')
  const destinationType = int(row, 'destination_type')
  return {
    id: int(row, 'id'),
    stage: int(row, 'stage') as Stage,
    state: int(row, 'state') as MessageState,
    account: text(row, 'account'),
    sourceTon: sourceType >> 8,
    sourceNpi: sourceType & 255,
    source: text(row, 'source'),
    destinationTon: destinationType >> 8,
    destinationNpi: destinationType & 255,
    destination: text(row, 'destination'),
    esmClass: int(row, 'esm_class'),
    dataCoding: int(row, 'data_coding'),
    registeredDelivery: int(row, 'registered_delivery'),
    octets: row['octets'] as Uint8Array,
    sar: int(row, 'sar'),
    userReference: row['user_reference'] as number | null,
    flash: (int(row, 'traits') & flash) !== 0,
    replaces: (int(row, 'traits') & replaces) !== 0,
    dpf: (int(row, 'traits') & dpf) !== 0,
    test: (int(row, 'traits') & test) !== 0,
    acceptedAt: int(row, 'accepted_at'),
    expiresAt: int(row, 'expires_at'),
    doneAt: int(row, 'done_at'),
    serviceType: text(row, 'service_type'),
    protocolId: int(row, 'protocol_id'),
    priority: int(row, 'priority'),
    dueAt: int(row, 'due_at'),
    cause: int(row, 'cause'),
    about: row['about'] as number | null,
    tariff: row['tariff'] as string | null,
  }
}

const int = (row: Row, column: string): number => row[column] as Value as number
const text = (row: Row, column: string): string => row[column] as Value as string
