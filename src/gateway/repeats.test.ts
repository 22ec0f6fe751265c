import { expect, test } from 'vitest'
import { gatewayRig, owner } from '../../test/support/gateway-rig.ts'
import { DatabaseError, diskFull, type Write } from '../db/database.ts'

const many = Array.from({ length: 600 }, (_, i) => ({ to: `+316${10_000_000 + i}`, text: 'Sale', lane: 'bulk' }) as const)
const idempotency = { key: 'k', bodyHash: 'h' }
type Rig = Awaited<ReturnType<typeof gatewayRig>>

/** Lets the writes pass that `passes` says, by their count from now on; the others find the disk full. */
function fullFor(rig: Rig, passes: (nth: number) => boolean) {
  const write = rig.db.write
  let nth = 0
  rig.db.write = (writes: readonly Write[], options) =>
    passes(nth++) ? write(writes, options) : Promise.reject(new DatabaseError('full', diskFull, { temporary: true }))
  return () => (rig.db.write = write)
}
const stored = (rig: Rig) => rig.db.core.read('SELECT recipient, batch FROM message ORDER BY recipient', [])

test('a large request is committed in pieces, and told as one', async () => {
  const rig = await gatewayRig()
  rig.setRoom(0)
  const sizes: number[] = []
  const write = rig.db.write
  rig.db.write = (writes, options) => (sizes.push(writes[0]!.rows.length), write(writes, options))
  const result = await rig.resting(rig.gateway.accept(many, { ...owner, idempotency }))
  expect(sizes).toEqual([250, 250, 100])
  expect(result).toMatchObject({ kind: 'done', replayed: false, outcomes: many.map(({ to }) => ({ accepted: { to } })) })
  expect(new Set(stored(rig).map(({ batch }) => batch))).toEqual(new Set([(result as { batch: string }).batch]))
  expect(await rig.resting(rig.gateway.accept(many, { ...owner, idempotency }))).toEqual({ ...result, replayed: true })
  const other = { ...owner, idempotency: { ...idempotency, bodyHash: 'x' } }
  expect(await rig.resting(rig.gateway.accept(many, other))).toEqual({ kind: 'mismatch' })
})

test('what was left undone under a key is done when the request is repeated, and nothing twice', async () => {
  const rig = await gatewayRig()
  rig.setRoom(0)
  const mend = fullFor(rig, (nth) => nth !== 1)
  expect(await rig.resting(rig.gateway.accept(many, { ...owner, idempotency }))).toMatchObject({ kind: 'overloaded' })
  expect(stored(rig)).toHaveLength(350)
  mend()
  const result = await rig.resting(rig.gateway.accept(many, { ...owner, idempotency }))
  expect(result).toMatchObject({ kind: 'done', replayed: false, outcomes: many.map(({ to }) => ({ accepted: { to } })) })
  const rows = stored(rig)
  expect(rows.map(({ recipient }) => recipient)).toEqual(many.map(({ to }) => to))
  expect(new Set(rows.map(({ batch }) => batch)).size).toBe(1)
  expect(await rig.resting(rig.gateway.accept(many, { ...owner, idempotency }))).toEqual({ ...result, replayed: true })
})

test('without a key what found no room is refused one by one, so that nobody sends the rest again', async () => {
  const rig = await gatewayRig()
  rig.setRoom(0)
  const mend = fullFor(rig, (nth) => nth === 0)
  const result = await rig.resting(rig.gateway.accept(many, owner))
  if (result.kind !== 'done') throw new Error(result.kind)
  expect(result.outcomes.slice(0, 250).every((one) => 'accepted' in one)).toBe(true)
  expect(result.outcomes.slice(250)).toEqual(many.slice(250).map(({ to }) => ({ to, refused: expect.objectContaining({ code: 'queue_full', retry: 'later' }) })))
  expect(stored(rig)).toHaveLength(250)
  mend()
  fullFor(rig, () => false)
  expect(await rig.resting(rig.gateway.accept(many, owner))).toMatchObject({ kind: 'overloaded' })
})

test('a large request that an earlier release kept as a whole is told again', async () => {
  const rig = await gatewayRig()
  rig.setRoom(0)
  const result = await rig.resting(rig.gateway.accept(many.slice(0, 2), { ...owner, idempotency }))
  if (result.kind !== 'done') throw new Error(result.kind)
  const [row] = rig.db.core.read('SELECT result FROM idempotency', [])
  const kept = JSON.parse(String(row!['result'])) as { count: number; ids: [string, number][]; alike: unknown[][] }
  kept.count = kept.ids[0]![1] = 600
  kept.alike[0]![4] = 600
  await rig.resting(rig.db.write([{ sql: 'UPDATE idempotency SET result = ?', rows: [[JSON.stringify(kept)]] }]))
  const again = await rig.resting(rig.gateway.accept(many, { ...owner, idempotency }))
  expect(again).toMatchObject({ kind: 'done', replayed: true, batch: result.batch })
  expect(stored(rig)).toHaveLength(2)
})
