// Changes of a message that meet each other, or somebody who looks for another way for it.
import { expect, test } from 'vitest'
import { gatewayRig, owner } from '../../test/support/gateway-rig.ts'
import { twoOperators } from '../../test/support/two-operators.ts'
import type { InlineDatabase } from '../db/inline.ts'

/** The answer to the next read of messages is late: it comes when it is let go. */
function delayRead(db: InlineDatabase) {
  const { read } = db
  let letGo = () => {}
  const until = new Promise<void>((resolve) => (letGo = resolve))
  db.read = async (sql, values) => {
    if (!sql.startsWith('SELECT * FROM message WHERE id IN')) return read(sql, values)
    db.read = read
    const rows = await read(sql, values)
    await until
    return rows
  }
  return letGo
}
const texts = (sent: readonly { octets: Uint8Array }[]) => sent.map(({ octets }) => Buffer.from(octets).toString())

test('of two changes at once the later one keeps what the earlier one changed', async () => {
  const rig = await gatewayRig()
  const id = await rig.send({ text: 'Old', scheduledAt: rig.clock.wall() + 60_000 })
  const letGo = delayRead(rig.db)
  const later = rig.gateway.replace(owner, id, { scheduledAt: rig.clock.wall() + 120_000 })
  await rig.rest()
  expect(await rig.resting(rig.gateway.replace(owner, id, { text: 'New' }))).toBe('replaced')
  letGo()
  expect(await rig.resting(later)).toBe('replaced')
  await rig.rest(119_000)
  expect(rig.sent).toHaveLength(0)
  await rig.rest(2_000)
  expect(texts(rig.sent)).toEqual(['New'])
})

test('a message for which another way is being looked for can be canceled all the same', async () => {
  const house = await twoOperators()
  house.set('op', 'down')
  house.set('other', 'down')
  const id = await house.send()
  await house.seconds(29)
  const letGo = delayRead(house.db)
  await house.seconds(2)
  const canceled = house.gateway.cancel(owner, id)
  await house.rest(30)
  letGo()
  for (let i = 0; i < 10; i++) await house.rest(50)
  expect(await canceled).toBe('canceled')
  house.set('op', 'bound')
  await house.seconds(10)
  expect(house.sent).toHaveLength(0)
})

test('what is on its way is told to be too late before long', async () => {
  const rig = await gatewayRig()
  const id = await rig.send()
  expect(await rig.resting(rig.gateway.cancel(owner, id))).toBe('too_late')
})
