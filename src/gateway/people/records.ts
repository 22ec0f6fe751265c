// What went between us and a person: the message that a text from them answers, how many of a kind they had, and all of
// both sides in order.
import type { Database, Row, Value } from '../../db/database.ts'
import { idFloor } from '../../kit/ids.ts'
import { international } from '../international.ts'
import { laneNames, modeNames, stateOf, statusNames, type Asker, type Status } from '../message.ts'
import type { InboundRow } from '../records.ts'
import { joinText } from '../../sms/parts.ts'
import { deleteMessages } from '../retention/records.ts'
import { seriesKey, seriesMs, seriesOf, type Piece } from '../series.ts'

const chunkMost = 250
/** Looked through for one of the same sender. */
const latestMost = 20
/** Parts of one text are looked for among so many of the same phone. */
const partsMost = 100
/** Looked through when a process starts. */
const recentMost = 10_000
/** And so many more than a page has. */
const lookahead = 24

/** What one side wrote; a text in parts is one. */
export type Said = {
  readonly id: string
  readonly direction: 'in' | 'out'
  readonly from: string
  readonly to: string
  readonly text: string
  readonly at: number
  readonly parts: number
  /** Of what we sent. */
  readonly status?: Status
}

const digitsOf = (sender: string) => sender.replace(/^\+/, '').toLowerCase()

export type PeopleReads = ReturnType<typeof peopleReads>

export function peopleReads(db: Database) {
  /** Of the same text, the latest last. */
  const partsWith = async (piece: InboundRow): Promise<InboundRow[]> => {
    const sql = 'SELECT * FROM inbound WHERE sender = ? AND workspace = ? AND mode = ? AND id >= ? AND id <= ? ORDER BY id DESC LIMIT ?'
    const rows = await db.read(sql, [piece.sender, piece.workspace, modeNames.indexOf(piece.mode), idFloor('inb_', piece.at - seriesMs), piece.id, partsMost])
    const key = seriesKey(piece)
    return rows.map(inboundOf).filter((one) => seriesKey(one) === key).reverse()
  }

  return {
    partsWith,
    /** Parts of texts that came since then; of very many the latest. */
    async partsSince(since: number): Promise<InboundRow[]> {
      const rows = await db.read('SELECT * FROM inbound WHERE id >= ? ORDER BY id DESC LIMIT ?', [idFloor('inb_', since), recentMost])
      return rows.map(inboundOf).filter((one) => seriesKey(one) !== undefined).reverse()
    },
    /** The last message that went to a number, of this sender where there is one. */
    async lastTo({ workspace, mode }: Asker, number: string, sender: string): Promise<string | undefined> {
      const sql = `SELECT id, sender FROM message WHERE recipient = ? AND workspace = ? AND mode = ? AND state BETWEEN ${stateOf.sending} AND ${stateOf.unknown} ORDER BY id DESC LIMIT ?`
      const rows = await db.read(sql, [number, workspace, modeNames.indexOf(mode), latestMost])
      const row = rows.find((one) => digitsOf(String(one['sender'])) === digitsOf(sender)) ?? rows[0]
      return row && String(row['id'])
    },
    /** Bulk messages to these numbers that were accepted since then and not stopped; by number. */
    async bulkSince({ workspace, mode }: Asker, numbers: readonly string[], since: number): Promise<Map<string, { count: number; oldestAt: number }>> {
      const found = new Map<string, { count: number; oldestAt: number }>()
      for (let at = 0; at < numbers.length; at += chunkMost) {
        const chunk = numbers.slice(at, at + chunkMost)
        const rows = await db.read(
          `SELECT recipient, count(*) AS n, min(created_at) AS oldest FROM message WHERE recipient IN (${chunk.map(() => '?').join(', ')}) AND id >= ?
            AND workspace = ? AND mode = ? AND lane = ${laneNames.indexOf('bulk')} AND state < ${stateOf.canceled} GROUP BY recipient`,
          [...chunk, idFloor('msg_', since), workspace, modeNames.indexOf(mode)],
        )
        for (const row of rows) found.set(String(row['recipient']), { count: Number(row['n']), oldestAt: Number(row['oldest']) })
      }
      return found
    },
    /** What was last sent to each of these numbers. */
    async latestTo({ workspace, mode }: Asker, numbers: readonly string[]): Promise<Map<string, Said>> {
      if (numbers.length === 0) return new Map()
      const last = 'SELECT m.id FROM message m WHERE m.recipient = asked.number AND m.workspace = ? AND m.mode = ? ORDER BY m.id DESC LIMIT 1'
      const rows = await db.read(
        `WITH asked (number) AS (VALUES ${numbers.map(() => '(?)').join(', ')}) SELECT * FROM message WHERE id IN (SELECT (${last}) FROM asked)`,
        [...numbers, workspace, modeNames.indexOf(mode)],
      )
      return new Map(rows.map((row) => [String(row['recipient']), sent(row)]))
    },
    /** Texts from people, by their ids. */
    async texts({ workspace, mode }: Asker, ids: readonly string[]): Promise<Map<string, Said>> {
      if (ids.length === 0) return new Map()
      const rows = await db.read(`SELECT * FROM inbound WHERE id IN (${ids.map(() => '?').join(', ')}) AND workspace = ? AND mode = ?`, [...ids, workspace, modeNames.indexOf(mode)])
      const found = new Map<string, Said>()
      for (const piece of rows.map(inboundOf)) found.set(piece.id, received(seriesKey(piece) === undefined ? [piece] : seriesOf(piece, await partsWith(piece))))
      return found
    },
    /** Both sides, the newest first. The cursor is what both kinds of ids have in common. */
    async between({ workspace, mode }: Asker, number: string, { limit, after = '~' }: { limit: number; after?: string }): Promise<{ data: Said[]; nextCursor?: string }> {
      const most = limit + lookahead
      const about: Value[] = [workspace, modeNames.indexOf(mode)]
      const from = (sender: string) =>
        db.read('SELECT * FROM inbound WHERE sender = ? AND workspace = ? AND mode = ? AND id < ? ORDER BY id DESC LIMIT ?', [sender, ...about, `inb_${after}`, most])
      const [out, withPlus, bare] = await Promise.all([
        db.read('SELECT * FROM message WHERE recipient = ? AND workspace = ? AND mode = ? AND id < ? ORDER BY id DESC LIMIT ?', [number, ...about, `msg_${after}`, most]),
        from(number), from(number.slice(1)),
      ])
      const pieces = [...withPlus, ...bare].map(inboundOf)
      const all = [...out.map((row) => ({ id: String(row['id']), row })), ...pieces.map((piece) => ({ id: piece.id, piece }))]
        .sort((a, b) => (birth(a) < birth(b) ? 1 : -1))
        .slice(0, most)
      const taken = new Set<string>()
      const data: Said[] = []
      let last: string | undefined
      for (const one of all) {
        if (!taken.has(one.id)) {
          if (data.length === limit) return { data, nextCursor: last! }
          const series = 'piece' in one ? seriesOf(one.piece, pieces) : []
          for (const { id } of series) taken.add(id)
          data.push('piece' in one ? received(series) : sent(one.row))
        }
        last = birth(one)
      }
      return all.length === most && last !== undefined ? { data, nextCursor: last } : { data }
    },
  }
}

/** Ended messages that are forgotten in one transaction. */
const forgottenAtOnce = 500

/**
 * What was said with a person who is erased, by both sides; but for messages that are under way: these end, and leave with
 * their time.
 */
export const forgetPerson = (db: Database, wall: () => number) =>
  async ({ workspace, mode }: Asker, number: string): Promise<void> => {
    const about: Value[] = [workspace, modeNames.indexOf(mode)]
    const sql = `SELECT id FROM message WHERE recipient = ? AND workspace = ? AND mode = ? AND state >= ${stateOf.delivered} AND id > ? ORDER BY id LIMIT ?`
    for (let after = '', count = forgottenAtOnce; count === forgottenAtOnce; ) {
      const ids = (await db.read(sql, [number, ...about, after, forgottenAtOnce])).map((row) => String(row['id']))
      if (ids.length > 0) await db.write(deleteMessages(ids.map((id) => ({ first: id, last: id })), wall() + 1))
      after = ids.at(-1) ?? after
      count = ids.length
    }
    await db.write([{ sql: 'DELETE FROM inbound WHERE sender = ? AND workspace = ? AND mode = ?', rows: [[number, ...about], [number.replace(/^\+/, ''), ...about]] }])
  }

const birth = ({ id }: { readonly id: string }) => id.slice(4)

const inboundOf = (row: Row): InboundRow => ({
  id: String(row['id']), connection: String(row['connection']), sender: String(row['sender']), recipient: String(row['recipient']),
  esmClass: Number(row['esm_class']), dataCoding: Number(row['data_coding']), octets: row['octets'] as Uint8Array, at: Number(row['at']),
  workspace: String(row['workspace']), mode: modeNames[Number(row['mode'])]!,
})
const sent = (row: Row): Said => ({
  id: String(row['id']), direction: 'out', from: String(row['sender']), to: String(row['recipient']), text: String(row['text']), at: Number(row['created_at']),
  parts: Number(row['segments']), status: statusNames[Number(row['state'])]!,
})
/** The parts of one text, in order; it has the id of the one that came last. */
function received(pieces: readonly Piece[]): Said {
  const latest = pieces.reduce((a, b) => (a.id > b.id ? a : b))
  const { id, sender, recipient, at } = latest
  return { id, direction: 'in', from: international(sender), to: recipient, text: joinText(pieces), at, parts: pieces.length }
}
