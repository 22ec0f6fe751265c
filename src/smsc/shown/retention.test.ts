import { expect, test } from 'vitest'
import { openRig } from '../rig.ts'

const done = async <T>(rig: Awaited<ReturnType<typeof openRig>>, work: Promise<T>): Promise<T> => {
  await rig.pass(20)
  return work
}
/** Messages by phone: how many, from which time on. */
const rows = (phones: number, each: number, at: number, from: number) => ({
  sql: `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)
    INSERT INTO smsc_phone_messages (id, phone, direction, peer, text, at, parts, flash, account, sources)
    SELECT ? + i, 31600000000 + i % ?, 0, 'Shop', 'x', ?, 1, 0, 'demo', '' FROM n`,
  rows: [[phones * each, from, phones, at]],
})
const held = async (rig: Awaited<ReturnType<typeof openRig>>) =>
  (await done(rig, rig.db.read('SELECT phone, count(*) AS n, max(id) AS last FROM smsc_phone_messages GROUP BY phone'))).map(({ n, last }) => [n, last])

test('a phone keeps its latest messages and no more, however many phones there are', async () => {
  const rig = await openRig({ keepPerPhone: 3 })
  await done(rig, rig.db.write([rows(2_500, 2, rig.clock.wall(), 1), rows(2, 2_500, rig.clock.wall(), 10_001)]))
  await rig.pass(100_000, 1_000)
  const left = await held(rig)
  expect(left).toHaveLength(2_500)
  expect(left.slice(0, 3)).toEqual([[3, 14_999], [3, 15_000], [2, 2_503]])
  expect(left.slice(2).every(([n]) => n === 2)).toBe(true)
})

test('what is old leaves every phone', async () => {
  const rig = await openRig({ keepRecordsMs: 3_600_000 })
  await done(rig, rig.db.write([rows(5_000, 1, rig.clock.wall() - 3_600_000, 1), rows(2, 1, rig.clock.wall(), 10_001)]))
  await rig.pass(90_000, 1_000)
  expect(await held(rig)).toEqual([[1, 10_001], [1, 10_002]])
})
