// The SQL of messages for numbers that another centre serves.
import type { Database, Write } from '../../db/database.ts'
import type { Message } from '../message.ts'
import { messageColumns, messageOf, runsOf } from '../records.ts'

/** To be sent to that centre from now on. */
export const relay = (messages: readonly Message[], peer: string): Write[] =>
  runsOf(messages).map(({ first, last, count }) => ({
    sql: 'UPDATE smsc_messages SET stage = -4, peer = ? WHERE id BETWEEN ? AND ? AND stage < 0',
    rows: [[peer, first, last]],
    expect: count,
  }))

/** Taken by it, under a number of its own. */
export const relayed = (taken: readonly { readonly message: Message; readonly remote: string }[]): Write => ({
  sql: 'UPDATE smsc_messages SET stage = -5, remote = ? WHERE id = ? AND stage = -4',
  rows: taken.map(({ message, remote }) => [remote, message.id]),
  expect: 1,
})

export async function readRelaying(db: Database, peer: string, count: number): Promise<Message[]> {
  const sql = `SELECT ${messageColumns} FROM smsc_messages WHERE stage = -4 AND peer = ? ORDER BY id LIMIT ?`
  return (await db.read(sql, [peer, count])).map(messageOf)
}

/** By the number that the other centre gave it. */
export async function readRelayed(db: Database, peer: string, remote: string): Promise<Message | undefined> {
  const sql = `SELECT ${messageColumns} FROM smsc_messages WHERE stage = -5 AND peer = ? AND remote = ?
    ORDER BY id DESC LIMIT 1`
  const [row] = await db.read(sql, [peer, remote])
  return row && messageOf(row)
}

/** Taken, and nothing heard of them although they expired before `at`. */
export async function readUnheard(db: Database, at: number, count: number): Promise<Message[]> {
  const sql = `SELECT ${messageColumns} FROM smsc_messages WHERE stage = -5 AND expires_at <= ?
    ORDER BY expires_at LIMIT ?`
  return (await db.read(sql, [at, count])).map(messageOf)
}

/** Those that are on their way over another centre still. */
export async function readOpen(db: Database, messages: readonly Message[]): Promise<Set<number>> {
  const sql = 'SELECT id FROM smsc_messages WHERE id BETWEEN ? AND ? AND stage IN (-5, -4)'
  const runs = await Promise.all(runsOf(messages).map(({ first, last }) => db.read(sql, [first, last])))
  return new Set(runs.flat().map((row) => Number(row['id'])))
}
