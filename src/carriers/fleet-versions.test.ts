import { expect, test } from 'vitest'
import { type SmppSettings } from './connection.ts'
import { key, made, rig } from './fleet.test-support.ts'

test('a new name alone opens nothing anew', async () => {
  const house = await rig()
  const id = await made(house)
  const before = house.carriers.get(id)
  await house.resting(house.fleet.change(id, { name: 'Other', evidence: 'operator', uncertain: 'hold' }))
  expect(house.carriers.get(id)).toBe(before)
  expect([house.fleet.evidenceOf(id), house.fleet.uncertainOf(id)]).toEqual(['operator', 'hold'])
  expect(house.fleet.views()[1]).toMatchObject({ id, name: 'Other', demo: false, state: 'bound', evidence: 'operator' })
})

test('null takes a field back to its default; what is not named stays', async () => {
  const house = await rig()
  const id = await made(house, { window: 50, perSecond: 20 })
  await house.resting(house.fleet.change(id, { window: null, perSecond: null, port: 2800, password: 'secret' }))
  const { settings } = house.fleet.find(id)!
  expect([settings.window, settings.perSecond, settings.protocol === 'smpp' && settings.port]).toEqual([10, undefined, 2800])
})

test('whoever saw an older version is told so instead of overwriting', async () => {
  const house = await rig()
  const id = await made(house)
  expect(await house.resting(house.fleet.change(id, { window: 2 }, { seen: 1 }))).toMatchObject({ kind: 'done' })
  expect(await house.resting(house.fleet.change(id, { window: 3 }, { seen: 1 }))).toEqual({ kind: 'changed' })
  expect(house.fleet.find(id)!.settings.window).toBe(2)
})

test('every version is kept with its maker, and an earlier one can be taken up again, secrets and all', async () => {
  const house = await rig()
  const id = await made(house, { window: 7 })
  await house.resting(house.fleet.change(id, { password: 'wrong', window: 1 }, { by: 'key_2' }))
  expect(house.fleet.find(id)!.status.state).toBe('down')
  const back = await house.resting(house.fleet.rollback(id, 1, { by: 'key_3' }))
  expect(back).toMatchObject({ kind: 'done', value: { version: 3, settings: { window: 7 } } })
  expect(house.fleet.find(id)!.status).toMatchObject({ state: 'bound', window: 7 })
  const versions = await house.resting(house.fleet.versions(id, { limit: 2 }))
  expect(versions).toMatchObject([{ version: 3, madeBy: 'key_3', rollbackOf: 1 }, { version: 2, madeBy: 'key_2', settings: { window: 1 } }])
  expect(await house.resting(house.fleet.versions(id, { limit: 2, before: 2 }))).toMatchObject([{ version: 1, madeBy: 'key_1' }])
  expect(await house.resting(house.fleet.rollback(id, 9))).toMatchObject({ kind: 'refused', fault: { param: '/version' } })
})

test('under another key its secrets do not open: it says so, and takes new ones', async () => {
  const house = await rig()
  const id = await made(house)
  const again = await rig({ core: house.db.core, secret: `${key}, another` })
  expect(again.fleet.find(id)).toMatchObject({ secrets: [], status: { state: 'down', error: { say: expect.stringContaining('set them again') } } })
  expect(await again.resting(again.fleet.test(id))).toMatchObject({ ok: false })
  await again.resting(again.fleet.change(id, { password: 'right' }))
  expect(again.fleet.find(id)!.status.state).toBe('bound')
})

test('settings that this version cannot use keep nobody from starting: it says so, and takes others', async () => {
  const house = await rig()
  const [bad, good] = [await made(house), await made(house)]
  const settings = JSON.stringify({ ...house.fleet.find(bad)!.settings, systemId: 'x'.repeat(40) })
  house.db.core.commit([[{ sql: 'UPDATE connection_version SET settings = ? WHERE connection = ?', rows: [[settings, bad]] }]])
  const again = await rig({ core: house.db.core })
  expect(again.fleet.find(good)!.status.state).toBe('bound')
  expect(again.fleet.find(bad)!.status).toMatchObject({ state: 'down', error: { say: expect.stringContaining('system_id') } })
  const change = { systemId: 'us', password: 'right' }
  expect(await again.resting(again.fleet.change(bad, change))).toMatchObject({ kind: 'done' })
  expect(again.fleet.find(bad)!.status.state).toBe('bound')
})

test('what there was no setting for when a connection was stored has its default', async () => {
  const house = await rig()
  const id = await made(house)
  const { unstatedVersion: _, ...before } = house.fleet.find(id)!.settings as SmppSettings
  house.db.core.commit([[{ sql: 'UPDATE connection_version SET settings = ? WHERE connection = ?', rows: [[JSON.stringify(before), id]] }]])
  const again = await rig({ core: house.db.core })
  expect(again.fleet.find(id)).toMatchObject({ status: { state: 'bound' }, settings: { unstatedVersion: '3.3' } })
})

test('a secret does not follow a connection to another place: it is asked for anew', async () => {
  const house = await rig()
  const id = await made(house)
  expect(await house.resting(house.fleet.change(id, { host: 'elsewhere.example.com' }))).toMatchObject({ kind: 'refused', fault: { code: 'missing_field', param: '/password' } })
  expect(await house.resting(house.fleet.change(id, { host: 'elsewhere.example.com', password: 'new' }))).toMatchObject({ kind: 'done' })
})

test('what is learned of its ids is shown, survives a restart, and yields to what is pinned', async () => {
  const house = await rig()
  const id = await made(house)
  for (let at = 100; at < 120; at++) house.fleet.idStyles.matched(id, String(at), at.toString(16))
  await house.rest()
  expect(house.fleet.find(id)).toMatchObject({ learnedIds: { response: 'hex', receipt: 'decimal', since: house.fleet.idStyles.learnedOf(id)!.since } })
  expect(house.fleet.idStyles.ofReceipt(id, '19')).toEqual(['13'])

  const again = await rig({ core: house.db.core })
  expect(again.fleet.find(id)).toMatchObject({ learnedIds: { response: 'hex', receipt: 'decimal' } })
  await again.resting(again.fleet.change(id, { receiptIds: { response: 'hex', receipt: 'hex' } }))
  expect(again.fleet.find(id)).not.toHaveProperty('learnedIds')
  expect(again.fleet.idStyles.ofReceipt(id, '19')).toEqual(['19'])
  await again.resting(again.fleet.change(id, { receiptIds: null }))
  for (let at = 0; at < 3; at++) again.fleet.idStyles.missed(id, '19', (name) => name === '19')
  await again.rest()
  expect(again.fleet.find(id)).not.toHaveProperty('learnedIds')
  await again.resting(again.fleet.remove(id))
  const last = await rig({ core: again.db.core })
  expect(last.fleet.idStyles.learnedOf(id)).toBeUndefined()
})
