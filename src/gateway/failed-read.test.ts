// A read of the database that fails once must not leave a message taken out of the queue by somebody who gave up.
import { expect, test } from 'vitest'
import { gatewayRig, owner } from '../../test/support/gateway-rig.ts'
import { twoOperators } from '../../test/support/two-operators.ts'
import type { InlineDatabase } from '../db/inline.ts'

/** The next read whose statement matches fails; whether one did. */
function failOnce(db: InlineDatabase, which: RegExp) {
  const { read } = db
  let failed = false
  db.read = (sql, values) => {
    if (failed || !which.test(sql)) return read(sql, values)
    failed = true
    return Promise.reject(new Error('the reader was lost'))
  }
  return () => failed
}

test('a change that fails leaves the message as it was, and it goes', async () => {
  const rig = await gatewayRig()
  const id = await rig.send({ text: 'First', scheduledAt: rig.clock.wall() + 60_000 })
  const failed = failOnce(rig.db, /concat/)
  const changed = expect(rig.gateway.replace(owner, id, { text: 'x'.repeat(200) })).rejects.toThrow('reader')
  await rig.rest()
  await changed
  expect(failed()).toBe(true)
  await rig.rest(61_000)
  expect(rig.sent.map(({ octets }) => Buffer.from(octets).toString())).toEqual(['First'])
})

test('looking for another way fails, and the message goes its old one', async () => {
  const house = await twoOperators()
  await house.send()
  await house.answer({ kind: 'refused', status: 'ESME_RINVBNDSTS', retry: 'elsewhere' })
  await house.seconds(5)
  const failed = failOnce(house.db, /FROM note/)
  await house.answer({ kind: 'refused', status: 'ESME_RINVBNDSTS', retry: 'elsewhere' })
  await house.seconds(30)
  expect(failed()).toBe(true)
  expect([...house.sent, ...house.other.sent]).toHaveLength(1)
})

test('what is taken away from a gone route is looked for again when that failed', async () => {
  const house = await twoOperators()
  house.setRoom(0)
  await house.send()
  await house.seconds(3)
  house.set('op', 'down')
  const failed = failOnce(house.db, /\(lane, workspace, due_at, id\) >/)
  house.removeRoute()
  await house.seconds(10)
  expect(failed()).toBe(true)
  expect(house.other.sent).toHaveLength(1)
})

test('looking for what is overdue fails, and it expires a little later', async () => {
  const rig = await gatewayRig()
  rig.setRoom(0)
  const id = await rig.send({ validity: 60 })
  await rig.rest(31_000)
  const failed = failOnce(rig.db, /FROM message WHERE id IN/)
  await rig.rest(31_000)
  expect(failed()).toBe(true)
  await rig.rest(31_000)
  expect(await rig.view(id)).toMatchObject({ status: 'expired' })
})
