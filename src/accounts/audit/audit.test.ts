import { expect, test } from 'vitest'
import { inlineSqlite } from '../../db/inline.ts'
import { systemClock } from '../../kit/clock.ts'
import { accountsMigrations } from '../records.ts'
import { createAudit } from './audit.ts'
import { auditRecords } from './records.ts'

const key = new Uint8Array(32).fill(7)
const action = (workspace: string, n: number) => ({ workspace, actor: 'usr_1', action: 'createKey', target: `key_${n}`, address: '192.0.2.1', request: `req_${n}` })

async function log(entries = 5) {
  const db = inlineSqlite({ clock: systemClock, migrations: accountsMigrations })
  const open = (mark = key) => createAudit({ records: auditRecords(db), clock: systemClock, key: mark })
  const audit = open()
  await Promise.all(Array.from({ length: entries }, (_, n) => audit.record(action('wsp_a', n))))
  await audit.record(action('wsp_b', 0))
  const sql = async (text: string) => void (await db.write([{ sql: text, rows: [[]] }]))
  return { audit, open, sql }
}

test('entries are listed newest first, in pages, to their own workspace', async () => {
  const { audit } = await log()
  const first = await audit.list('wsp_a', { limit: 3 })
  const rest = await audit.list('wsp_a', { limit: 3, after: first.nextCursor! })
  expect([...first.data, ...rest.data].map(({ seq, target }) => [seq, target])).toEqual([5, 4, 3, 2, 1].map((seq) => [seq, `key_${seq - 1}`]))
  expect(rest.nextCursor).toBeUndefined()
  expect((await audit.list('wsp_b', { limit: 9 })).data).toHaveLength(1)
  expect((await audit.list('wsp_a', { limit: 3, after: 'nonsense' })).data).toEqual([])
})

test('two processes that write at the same time leave one unbroken chain', async () => {
  const { audit, open } = await log()
  const other = open()
  await Promise.all(Array.from({ length: 6 }, (_, n) => (n % 2 ? audit : other).record(action('wsp_a', n))))
  expect(await audit.verify()).toMatchObject({ kind: 'whole', heads: [{ workspace: 'wsp_a', entries: 11 }, { workspace: 'wsp_b', entries: 1 }] })
})

test.each([
  ['changed', "UPDATE audit_entry SET actor = 'usr_2' WHERE workspace = 'wsp_a' AND seq = 3", 3],
  ['changed in its time', "UPDATE audit_entry SET at = at + 1 WHERE workspace = 'wsp_a' AND seq = 5", 5],
  ['moved to another workspace', "UPDATE audit_entry SET workspace = 'wsp_a', seq = 6 WHERE workspace = 'wsp_b'", 6],
  ['removed from the middle', "DELETE FROM audit_entry WHERE workspace = 'wsp_a' AND seq = 2", 2],
  ['removed from the beginning', "DELETE FROM audit_entry WHERE workspace = 'wsp_a' AND seq = 1", 1],
])('an entry that was %s is found', async (_what, tampering, seq) => {
  const { audit, sql } = await log()
  expect((await audit.verify()).kind).toBe('whole')
  await sql(tampering)
  expect(await audit.verify()).toMatchObject({ kind: 'broken', workspace: 'wsp_a', seq })
})

test('what was cut off at the end, or written anew by somebody without the key, is found by who knows an earlier mark', async () => {
  const { audit, open, sql } = await log()
  const before = await audit.verify()
  const known = before.kind === 'whole' ? before.heads : []
  await audit.record(action('wsp_a', 9))
  expect((await audit.verify({ known })).kind).toBe('whole')
  await sql("DELETE FROM audit_entry WHERE workspace = 'wsp_a' AND seq > 3")
  expect((await audit.verify()).kind).toBe('whole')
  expect(await audit.verify({ known })).toMatchObject({ kind: 'broken', seq: 4 })
  for (const n of [4, 5]) await audit.record(action('wsp_a', n + 10))
  expect(await audit.verify({ known })).toMatchObject({ kind: 'broken', seq: 5 })
  await sql("DELETE FROM audit_entry WHERE workspace = 'wsp_b'")
  expect(await audit.verify({ known: known.filter(({ workspace }) => workspace === 'wsp_b') })).toMatchObject({ kind: 'broken', workspace: 'wsp_b' })
  expect(await open(new Uint8Array(32)).verify()).toMatchObject({ kind: 'broken', seq: 1 })
})
