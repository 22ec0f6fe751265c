// SQL of what SMPP accounts ask about messages of theirs: by our id, by the number that they know a message by, by its two
// ends. Always within one account.
import type { Database, Row } from '../../db/database.ts'
import { encodingNames, modeNames, stateOf, statusNames, type EncodingName, type Mode, type Status } from '../message.ts'

/** A message as the door that it came by needs it. */
export type Submitted = {
  readonly id: string
  readonly status: Status
  readonly to: string
  readonly from: string
  readonly text: string
  readonly encoding: EncodingName
  readonly handle: number | undefined
  /** What the door noted. */
  readonly note: string | undefined
  readonly wire: string | undefined
  readonly createdAt: number
  readonly submittedAt: number | undefined
  readonly finishedAt: number | undefined
  readonly reason: string | undefined
  readonly error: string | undefined
}

const optional = (value: Row[string] | undefined) => (value === null || value === undefined ? undefined : Number(value))
const words = (value: Row[string] | undefined) => (value === null || value === undefined ? undefined : String(value))

const submittedOf = (row: Row): Submitted => ({
  id: String(row['id']),
  status: statusNames[Number(row['state'])]!,
  to: String(row['recipient']),
  from: String(row['sender']),
  text: String(row['text']),
  encoding: encodingNames[Number(row['encoding'])]!,
  handle: optional(row['handle']),
  note: words(row['origin']),
  wire: words(row['wire']),
  createdAt: Number(row['created_at']),
  submittedAt: optional(row['submitted_at']),
  finishedAt: optional(row['finished_at']),
  reason: words(row['reason']),
  error: words(row['error']),
})

/** A message from a phone, one part as it came. */
export type Received = {
  readonly id: string
  readonly workspace: string
  readonly mode: Mode
  readonly from: string
  readonly to: string
  readonly esmClass: number
  readonly dataCoding: number
  readonly octets: Uint8Array
}

const receivedOf = (row: Row): Received => ({
  id: String(row['id']),
  workspace: String(row['workspace']),
  mode: modeNames[Number(row['mode'])]!,
  from: String(row['sender']),
  to: String(row['recipient']),
  esmClass: Number(row['esm_class']),
  dataCoding: Number(row['data_coding']),
  octets: row['octets'] as Uint8Array,
})

const columns = 'id, state, recipient, sender, text, encoding, handle, origin, wire, created_at, submitted_at, finished_at, reason, error'
const pendingMost = 100

export function submitterReads(db: Database) {
  const rows = async (where: string, values: readonly (string | number)[]) =>
    (await db.read(`SELECT ${columns} FROM message WHERE ${where}`, values)).map(submittedOf)
  return {
    /** By the number, the latest where it was used again. */
    async find(account: string, by: { readonly id: string } | { readonly handle: number }): Promise<Submitted | undefined> {
      const found =
        'id' in by
          ? await rows('id = ? AND account = ?', [by.id, account])
          : await rows('account = ? AND handle = ? ORDER BY id DESC LIMIT 1', [account, by.handle])
      return found[0]
    },
    of: (account: string, ids: readonly string[]): Promise<Submitted[]> =>
      rows(`id IN (${ids.map(() => '?').join(', ')}) AND account = ?`, [...ids, account]),
    /** What has not left between these two, the latest first. */
    pending: (account: string, from: string, to: string): Promise<Submitted[]> =>
      rows(`recipient = ? AND account = ? AND sender = ? AND state <= ${stateOf.held} ORDER BY id DESC LIMIT ${pendingMost}`, [to, account, from]),
    received: async (ids: readonly string[]): Promise<Received[]> =>
      (await db.read(`SELECT * FROM inbound WHERE id IN (${ids.map(() => '?').join(', ')})`, ids)).map(receivedOf),
    async lastHandle(account: string): Promise<number> {
      const sql = 'SELECT handle FROM message WHERE account = ? AND handle IS NOT NULL ORDER BY handle DESC LIMIT 1'
      return Number((await db.read(sql, [account]))[0]?.['handle'] ?? 0)
    },
  }
}
export type Submitters = ReturnType<typeof submitterReads>
