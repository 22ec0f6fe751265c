// All SQL of the centre: writes as values that a caller puts together into one transaction, and reads that return what
// the centre speaks of. Few statements a message: insert, update, insert for the phone, delete.
import type { Database, Row, Value, Write, WriteOptions } from '../db/database.ts'
import type { Kept, Message, MessageState, PhoneMessage, Stage } from './message.ts'
import { digitsOf } from './message.ts'
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

const messageColumns = `id, stage, state, account, source_type, source, destination_type, destination, esm_class,
  data_coding, registered_delivery, octets, sar, user_reference, flash, accepted_at, expires_at, done_at`

const insertMessage = `INSERT INTO smsc_messages (${messageColumns}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`

export const insertMessages = (messages: readonly Message[]): Write => ({
  sql: insertMessage,
  rows: messages.map((m) => [
    m.id, m.stage, m.state, m.account, typeOf(m.sourceTon, m.sourceNpi), m.source,
    typeOf(m.destinationTon, m.destinationNpi), m.destination, m.esmClass, m.dataCoding, m.registeredDelivery,
    m.octets, m.sar, m.userReference, m.flash ? 1 : 0, m.acceptedAt, m.expiresAt, m.doneAt,
  ]),
})

/** Final, and their receipts are owed. The fence keeps a message from reaching a phone twice. */
export const oweReceipts = (messages: readonly Message[], state: MessageState, doneAt: number): Write[] =>
  runsOf(messages).map(({ first, last, count }) => ({
    sql: 'UPDATE smsc_messages SET stage = 1, state = ?, done_at = ? WHERE id BETWEEN ? AND ? AND stage = 0',
    rows: [[state, doneAt, first, last]],
    expect: count,
  }))

/** Final, and nothing is owed. */
export const dropFinal = (messages: readonly Message[]): Write[] =>
  runsOf(messages).map(({ first, last, count }) => ({
    sql: 'DELETE FROM smsc_messages WHERE id BETWEEN ? AND ? AND stage = 0',
    rows: [[first, last]],
    expect: count,
  }))

/** Answered by the account they were owed to. */
export const dropAnswered = (messages: readonly Message[]): Write => ({
  sql: 'DELETE FROM smsc_messages WHERE id BETWEEN ? AND ?',
  rows: runsOf(messages).map(({ first, last }) => [first, last]),
})

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
    p.octets, p.flash ? 1 : 0, p.at,
  ]),
})

export const deleteParts = (ids: readonly number[]): Write => ({
  sql: 'DELETE FROM smsc_parts WHERE id = ?',
  rows: ids.map((id) => [id]),
})

export const insertPhoneMessages = (kept: readonly Kept[]): Write => ({
  sql: `INSERT INTO smsc_phone_messages (id, phone, direction, peer, text, at, parts, flash, account)
    VALUES (?,?,?,?,?,?,?,?,?)`,
  rows: kept.map(({ message: m, account }) => [
    Number(m.id), Number(digitsOf(m.number)), m.direction === 'in' ? 0 : 1, m.direction === 'in' ? m.from : m.to,
    m.text, m.at, m.parts, m.flash ? 1 : 0, account,
  ]),
})

export async function readNext(db: Database, sequence: Sequence): Promise<number> {
  const rows = await db.read('SELECT next FROM smsc_sequence WHERE name = ?', [sequence])
  return int(rows[0]!, 'next')
}

/** Messages on their way to a phone, in order of acceptance, beyond an id. */
export async function readEnroute(db: Database, after: number, count: number): Promise<Message[]> {
  const sql = `SELECT ${messageColumns} FROM smsc_messages WHERE stage = 0 AND id > ? ORDER BY id LIMIT ?`
  return (await db.read(sql, [after, count])).map(messageOf)
}

/** What is owed to an account, oldest first. */
export async function readOwed(db: Database, account: string, count: number): Promise<Message[]> {
  const sql = `SELECT ${messageColumns} FROM smsc_messages WHERE stage > 0 AND account = ? ORDER BY id LIMIT ?`
  return (await db.read(sql, [account, count])).map(messageOf)
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
    flash: int(row, 'flash') === 1,
    at: int(row, 'at'),
  }))
}

/** Phones by their latest message, the most recent first; `before` is the id of a phone message. */
export async function readPhones(db: Database, before: number, count: number) {
  const sql = `SELECT m.id, m.phone, m.text, m.at,
      (SELECT count(*) FROM smsc_phone_messages n WHERE n.phone = m.phone) AS messages
    FROM smsc_phone_messages m
    WHERE m.id < ? AND NOT EXISTS (SELECT 1 FROM smsc_phone_messages n WHERE n.phone = m.phone AND n.id > m.id)
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
export async function readPhoneMessages(db: Database, phone: number, before: number, count: number) {
  const sql = `SELECT id, phone, direction, peer, text, at, parts, flash FROM smsc_phone_messages
    WHERE phone = ? AND id < ? ORDER BY id DESC LIMIT ?`
  return (await db.read(sql, [phone, before, count])).map((row): PhoneMessage => {
    const number = `+${int(row, 'phone')}`
    const peer = text(row, 'peer')
    const incoming = int(row, 'direction') === 0
    return {
      id: String(int(row, 'id')),
      number,
      direction: incoming ? 'in' : 'out',
      from: incoming ? peer : number,
      to: incoming ? number : peer,
      text: text(row, 'text'),
      at: int(row, 'at'),
      parts: int(row, 'parts'),
      ...(int(row, 'flash') === 1 ? { flash: true } : {}),
    }
  })
}

/** The account that wrote last to a phone from an address. */
export async function readLastWriter(db: Database, phone: number, peer: string): Promise<string | undefined> {
  const sql = `SELECT account FROM smsc_phone_messages WHERE phone = ? AND peer = ? AND direction = 0
    ORDER BY id DESC LIMIT 1`
  const rows = await db.read(sql, [phone, peer])
  return rows[0] && text(rows[0], 'account')
}

function messageOf(row: Row): Message {
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
    flash: int(row, 'flash') === 1,
    acceptedAt: int(row, 'accepted_at'),
    expiresAt: int(row, 'expires_at'),
    doneAt: int(row, 'done_at'),
  }
}

const int = (row: Row, column: string): number => row[column] as Value as number
const text = (row: Row, column: string): string => row[column] as Value as string
