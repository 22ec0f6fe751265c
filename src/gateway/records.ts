// All SQL of the gateway's tables. Writes are values that `accept`, `dispatch` and `settle` join into one transaction with
// those of other rooms.
import type { Bill } from '../billing/ledger.ts'
import type { Database, Row, Value, Write } from '../db/database.ts'
import { idFloor } from '../kit/ids.ts'
import type { Choice } from '../routing/route.ts'
import { pageQuery, type MessageFilter } from './list/records.ts'
import { encodingNames, laneNames, modeNames, stateOf } from './message.ts'
import type { Mode, Outbound } from './message.ts'

export type NewMessage = Outbound & {
  readonly batch: string | null
  readonly state: number
  readonly country: string | null
  readonly reference: string | null
  /** JSON. */
  readonly tags: string | null
  readonly connection: string
  readonly route: string
  /** Expected of the operator, in millionths. */
  readonly cost: number | null
  readonly costCurrency: string | null
  /** Why it is held, or blocked; then it has an error and is finished, too. */
  readonly reason: string | null
  readonly error: string | null
  readonly createdAt: number
  readonly scheduledAt: number | null
  readonly heldUntil: number | null
  readonly finishedAt: number | null
  readonly handle: number | null
  readonly origin: string | null
  /** By which key it came, where budgets ask: what waits for money is charged when it is released, what is canceled is given back. */
  spender?: string | undefined
}

const usualColumns = [
  'id', 'workspace', 'batch', 'mode', 'lane', 'state', 'sender', 'recipient', 'text', 'encoding', 'segments', 'concat', 'flash', 'country',
  'connection', 'route', 'network', 'created_at', 'expires_at', 'receipt_wanted',
]
const usualOf = (m: NewMessage): Value[] => [
  m.id, m.workspace, m.batch, modeNames.indexOf(m.mode), laneNames.indexOf(m.lane), m.state, m.from, m.to, m.text, encodingNames.indexOf(m.encoding),
  m.segments, m.concat, m.flash ? 1 : 0, m.country, m.connection, m.route, m.network, m.createdAt, m.expiresAt, m.receiptWanted,
]
/** Empty in most messages. */
const rareColumns: readonly (readonly [column: string, of: (m: NewMessage) => Value])[] = [
  ['spender', (m) => m.spender ?? null], ['reference', (m) => m.reference], ['tags', (m) => m.tags], ['cost', (m) => m.cost], ['cost_currency', (m) => m.costCurrency],
  ['reason', (m) => m.reason], ['error', (m) => m.error], ['scheduled_at', (m) => m.scheduledAt], ['finished_at', (m) => m.finishedAt], ['wire', (m) => m.wire],
  ['account', (m) => m.account], ['handle', (m) => m.handle], ['origin', (m) => m.origin], ['held_until', (m) => m.heldUntil],
  ['callback_url', (m) => m.about?.callbackUrl ?? null], ['callback_kind', (m) => m.about?.callbackKind ?? null], ['campaign', (m) => m.about?.campaign ?? null],
  ['price', (m) => m.bill?.price ?? null], ['payer', (m) => m.bill?.payer ?? null], ['included', (m) => m.bill?.included ?? null],
]

/** Names the columns that any of them fills: each value of each row has its price. */
export function insertMessages(messages: readonly NewMessage[]): Write {
  const filled = rareColumns.filter(([, of]) => messages.some((message) => of(message) !== null))
  const columns = [...usualColumns, ...filled.map(([column]) => column)]
  const rows = messages.map((message) => {
    const row = usualOf(message)
    for (const [, of] of filled) row.push(of(message))
    return row
  })
  return { sql: `INSERT INTO message (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, rows }
}

export type Progress = {
  readonly id: string
  readonly state: number
  readonly attempts: number
  readonly intentAt: number | null
  readonly submittedAt: number | null
  readonly finishedAt: number | null
  readonly operatorId: string | null
  readonly error: string | null
  readonly possibleDuplicate: boolean
  /** What it came to, once it ended. */
  readonly charged: number | null
}

/** A final state is never left, whatever order writes come in. */
export const updateMessages = (changes: readonly Progress[]): Write => ({
  sql: `UPDATE message SET state = ?, attempts = ?, intent_at = ?, submitted_at = ?, finished_at = ?, operator_id = ?, error = ?,
    possible_duplicate = ?, charged = ? WHERE id = ? AND state < ${stateOf.delivered}`,
  rows: changes.map((c) => [
    c.state, c.attempts, c.intentAt, c.submittedAt, c.finishedAt, c.operatorId, c.error, c.possibleDuplicate ? 1 : 0, c.charged, c.id,
  ]),
})

/** What an operator took after the end changes what it came to. */
export const recharged = (rows: readonly { id: string; bill: Bill | null }[]): Write => ({
  sql: 'UPDATE message SET charged = ? WHERE id = ?',
  rows: rows.map(({ id, bill }) => [bill?.charged ?? null, id]),
})

/** Another sum is reserved for it. */
export const repriced = (rows: readonly { id: string; bill: Bill | null | undefined }[]): Write => ({
  sql: 'UPDATE message SET price = ?, payer = ?, included = ?, charged = NULL WHERE id = ?',
  rows: rows.map(({ id, bill }) => [bill?.price ?? null, bill?.payer ?? null, bill?.included ?? null, id]),
})

/** What a caller may still change of a message that has not left. */
export type Content = Pick<NewMessage, 'text' | 'encoding' | 'segments' | 'concat' | 'state' | 'scheduledAt' | 'expiresAt' | 'wire' | 'receiptWanted'>

export const replaceContent = (id: string, c: Content): Write => ({
  sql: `UPDATE message SET text = ?, encoding = ?, segments = ?, concat = ?, state = ?, scheduled_at = ?, expires_at = ?, wire = ?, receipt_wanted = ?
    WHERE id = ? AND state <= ${stateOf.held}`,
  rows: [[c.text, encodingNames.indexOf(c.encoding), c.segments, c.concat, c.state, c.scheduledAt, c.expiresAt, c.wire, c.receiptWanted, id]],
  expect: 1,
})

/** Undoes the transaction it stands in when bytes of the message may have left. */
export const notYetTried = (id: string): Write => ({
  sql: `UPDATE message SET state = state WHERE id = ? AND state <= ${stateOf.held}`,
  rows: [[id]],
  expect: 1,
})

/** Another way for a message that waits. Undoes the transaction it stands in when it went on meanwhile. */
export const rerouted = (moves: readonly { id: string; from: string; choice: Extract<Choice, { kind: 'send' }> }[]): Write => ({
  sql: `UPDATE message SET connection = ?, route = ?, cost = ?, cost_currency = ?, intent_at = NULL
    WHERE id = ? AND connection = ? AND state < ${stateOf.submitted}`,
  rows: moves.map(({ id, from, choice: { connection, id: route, why, cost } }) => [
    connection, JSON.stringify({ id: route, why }), cost?.micros ?? null, cost?.currency ?? null, id, from,
  ]),
  expect: 1,
})

type ToBlockChoice = Omit<Extract<Choice, { kind: 'block' }>, 'reason'> & { readonly reason: string }

/** Undoes the transaction it stands in when one of them went on meanwhile. */
export const blocking = (blocked: readonly { id: string; connection: string; at: number; choice: ToBlockChoice }[]): Write => ({
  sql: `UPDATE message SET state = ${stateOf.blocked}, route = ?, reason = ?, error = ?, finished_at = ?, charged = price * 0
    WHERE id = ? AND connection = ? AND state < ${stateOf.submitted}`,
  rows: blocked.map(({ id, connection, at, choice: { id: route, why, reason, say } }) => [
    JSON.stringify({ id: route, why }), reason, JSON.stringify({ code: 'blocked', say }), at, id, connection,
  ]),
  expect: 1,
})

export const nameRedriven = (id: string, redriveOf: string): Write => ({ sql: 'UPDATE message SET redrive_of = ? WHERE id = ?', rows: [[redriveOf, id]] })

export type PartProgress = Pick<Progress, 'state' | 'operatorId' | 'error' | 'submittedAt' | 'finishedAt'> & {
  readonly message: string
  readonly number: number
  readonly connection: string
  /** user_message_reference. */
  readonly reference: number | null
}

export const upsertParts = (parts: readonly PartProgress[]): Write => ({
  sql: `INSERT INTO part (message, number, connection, state, operator_id, error, submitted_at, finished_at, reference)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (message, number) DO UPDATE SET connection = excluded.connection, state = excluded.state,
    operator_id = excluded.operator_id, error = excluded.error, submitted_at = excluded.submitted_at,
    finished_at = excluded.finished_at, reference = excluded.reference WHERE part.state < ${stateOf.delivered}`,
  rows: parts.map((p) => [p.message, p.number, p.connection, p.state, p.operatorId, p.error, p.submittedAt, p.finishedAt, p.reference]),
})

export type ReceiptRow = {
  readonly id: string
  readonly connection: string
  readonly operatorId: string
  readonly sender: string
  readonly recipient: string
  readonly state: string
  readonly error: string | null
  /** user_message_reference, where the receipt has it. */
  readonly reference: number | null
  readonly at: number
  readonly message: string | null
}

export const insertReceipts = (receipts: readonly ReceiptRow[]): Write => ({
  sql: 'INSERT INTO receipt (id, connection, operator_id, sender, recipient, state, error, reference, at, message) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  rows: receipts.map((r) => [r.id, r.connection, r.operatorId, r.sender, r.recipient, r.state, r.error, r.reference, r.at, r.message]),
})

export const matchReceipts = (matches: readonly { receipt: string; message: string }[]): Write => ({
  sql: 'UPDATE receipt SET message = ? WHERE id = ? AND message IS NULL',
  rows: matches.map(({ receipt, message }) => [message, receipt]),
})

export type Note = { readonly message: string; readonly at: number; readonly event: string; readonly detail: string }

export const insertNotes = (notes: readonly Note[]): Write => ({
  sql: 'INSERT INTO note (message, at, event, detail) VALUES (?, ?, ?, ?) ON CONFLICT (message, at, event) DO UPDATE SET detail = excluded.detail',
  rows: notes.map((note) => [note.message, note.at, note.event, note.detail]),
})

export type InboundRow = {
  readonly id: string
  readonly connection: string
  readonly sender: string
  readonly recipient: string
  readonly esmClass: number
  readonly dataCoding: number
  readonly octets: Uint8Array
  readonly at: number
  readonly workspace: string
  readonly mode: Mode
}

export const insertInbound = (messages: readonly InboundRow[]): Write => ({
  sql: 'INSERT INTO inbound (id, connection, sender, recipient, esm_class, data_coding, octets, at, workspace, mode) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  rows: messages.map((m) => [m.id, m.connection, m.sender, m.recipient, m.esmClass, m.dataCoding, m.octets, m.at, m.workspace, modeNames.indexOf(m.mode)]),
})

export type KeptAnswer = { readonly workspace: string; readonly key: string; readonly bodyHash: string; readonly result: string; readonly at: number }

export const insertIdempotency = (answers: readonly KeptAnswer[]): Write => ({
  sql: 'INSERT INTO idempotency (workspace, key, body_hash, result, created_at) VALUES (?, ?, ?, ?, ?)',
  rows: answers.map(({ workspace, key, bodyHash, result, at }) => [workspace, key, bodyHash, result, at]),
})

/** As many as are claimed at once. */
const chunkMost = 250
/** For an operator that calls everything the same. */
const namesakesMost = 500
/** Of 250 phones. */
const awaitingMost = 10_000

const flightColumns = `id, workspace, mode, recipient, sender, text, encoding, segments, concat, flash, lane, expires_at, network, wire,
  account, receipt_wanted, connection, state, attempts, intent_at, possible_duplicate, operator_id, submitted_at, finished_at, error,
  campaign, reference, tags, callback_url, callback_kind, handle, origin, price, payer, charged, included, country, cost, cost_currency, spender`

/** What the gateway reads. */
export function gatewayReads(db: Database) {
  const placeholders = (count: number) => Array.from({ length: count }, () => '?').join(', ')
  /** Reads by a list of values, so many at a time that a statement stays small. */
  const inChunks = async (values: readonly string[], sql: (list: string) => string, before: readonly Value[] = []) => {
    const rows: Row[] = []
    for (let at = 0; at < values.length; at += chunkMost) {
      const chunk = values.slice(at, at + chunkMost)
      rows.push(...(await db.read(sql(placeholders(chunk.length)), [...before, ...chunk])))
    }
    return rows
  }
  return {
    /** By key. */
    async idempotency(workspace: string, keys: readonly string[]) {
      const rows = await inChunks(keys, (list) => `SELECT key, body_hash, result FROM idempotency WHERE workspace = ? AND key IN (${list})`, [workspace])
      return new Map(rows.map((row) => [String(row['key']), { bodyHash: String(row['body_hash']), result: String(row['result']) }]))
    },
    messages: (ids: readonly string[]) => inChunks(ids, (list) => `SELECT * FROM message WHERE id IN (${list})`),
    /** What a flight is made of, and no more: under load every message that was paged out comes this way. */
    sendable: (ids: readonly string[]) => inChunks(ids, (list) => `SELECT ${flightColumns} FROM message WHERE id IN (${list})`),
    parts: (ids: readonly string[]) => inChunks(ids, (list) => `SELECT * FROM part WHERE message IN (${list}) ORDER BY message, number`),
    notes: (id: string) => db.read('SELECT * FROM note WHERE message = ? ORDER BY at', [id]),
    receipts: (id: string) => db.read('SELECT * FROM receipt WHERE message = ? ORDER BY at', [id]),
    /** Submitted messages of one part, by what the operator calls them; where it calls many the same, the latest of them. */
    submitted: (connection: string, operatorIds: readonly string[]) =>
      inChunks(
        operatorIds,
        (list) => `SELECT * FROM message WHERE id IN (SELECT id FROM message
          WHERE connection = ? AND state = 4 AND operator_id IN (${list}) ORDER BY id DESC LIMIT ${namesakesMost}) ORDER BY id DESC`,
        [connection],
      ),
    submittedParts: (connection: string, operatorIds: readonly string[]) =>
      inChunks(
        operatorIds,
        (list) => `SELECT * FROM part WHERE (message, number) IN (SELECT message, number FROM part
          WHERE connection = ? AND state = 4 AND operator_id IN (${list}) ORDER BY message DESC LIMIT ${namesakesMost}) ORDER BY message DESC`,
        [connection],
      ),
    /** Newest first. */
    unmatched: (since: number, limit: number, before = '~') =>
      db.read('SELECT * FROM receipt WHERE message IS NULL AND id >= ? AND id < ? ORDER BY id DESC LIMIT ?', [idFloor('rcp_', since), before, limit]),
    /** Of one connection, the oldest first. */
    unmatchedOf: (connection: string, since: number, after: string, limit: number) =>
      db.read('SELECT * FROM receipt WHERE message IS NULL AND connection = ? AND id >= ? AND id > ? ORDER BY id LIMIT ?', [connection, idFloor('rcp_', since), after, limit]),
    /** Submitted messages to these recipients, the oldest first. */
    awaiting: (connection: string, recipients: readonly string[], since: number) =>
      inChunks(
        recipients,
        (list) => `SELECT * FROM message WHERE connection = ? AND state = 4
          AND id IN (SELECT id FROM message WHERE id >= ? AND recipient IN (${list})) ORDER BY id LIMIT ${awaitingMost}`,
        [connection, idFloor('msg_', since)],
      ),
    /** Concatenation references of long messages to these recipients, the latest first. */
    lastConcats: (recipients: readonly string[], since: number) =>
      inChunks(
        recipients,
        (list) => `SELECT sender, recipient, concat FROM message WHERE id >= ? AND segments > 1 AND recipient IN (${list}) ORDER BY id DESC`,
        [idFloor('msg_', since)],
      ),
    async unmatchedReceipt(id: string): Promise<Row | undefined> {
      return (await db.read('SELECT * FROM receipt WHERE id = ? AND message IS NULL', [id]))[0]
    },
    /** Submitted and never heard of again. */
    silent: (expiredBefore: number, limit: number) =>
      db.read('SELECT * FROM message WHERE state = 4 AND expires_at < ? LIMIT ?', [expiredBefore, limit]),
    /** The youngest id of each table whose ids come from the generator. */
    async youngestIds(): Promise<string[]> {
      const tables = ['message', 'receipt', 'inbound', 'event']
      const rows = await Promise.all(tables.map((table) => db.read(`SELECT id FROM ${table} ORDER BY id DESC LIMIT 1`)))
      return rows.flat().map((row) => String(row['id']))
    },
    page: (filter: MessageFilter) => db.read(...pageQuery(filter)),
    /** The message that was made of a failed one, the latest. */
    async redriven(id: string): Promise<Row | undefined> {
      return (await db.read('SELECT * FROM message WHERE redrive_of = ? ORDER BY id DESC LIMIT 1', [id]))[0]
    },
  }
}
export type GatewayReads = ReturnType<typeof gatewayReads>

export type UnmatchedReceipt = {
  readonly id: string
  readonly connection: string
  readonly operatorId: string
  readonly from: string
  readonly to: string
  readonly state: string
  readonly error?: string
  readonly at: number
}

export const unmatchedOf = (row: Row): UnmatchedReceipt => ({
  id: String(row['id']),
  connection: String(row['connection']),
  operatorId: String(row['operator_id']),
  from: String(row['sender']),
  to: String(row['recipient']),
  state: String(row['state']),
  ...(row['error'] === null ? {} : { error: String(row['error']) }),
  at: Number(row['at']),
})
