import { expect, onTestFinished, test } from 'vitest'
import { inlineSqlite } from '../../../db/inline.ts'
import { seededChance } from '../../../kit/chance.ts'
import { systemClock } from '../../../kit/clock.ts'
import { silentLog } from '../../../kit/log.ts'
import { openSmsc } from '../../../smsc/open.ts'
import { smscMigrations } from '../../../smsc/records.ts'
import { openHouse } from '../house.test-support.ts'

const path = '/v1/smsc/broadcasts'

async function withCells() {
  const smsc = openSmsc({
    db: inlineSqlite({ clock: systemClock, migrations: smscMigrations }),
    clock: systemClock, chance: seededChance(7), log: silentLog,
    accounts: [{ systemId: 'demo', password: 'demo' }],
    cells: [{ name: 'harbour', numbers: ['31'] }, { name: 'market', numbers: ['49'] }],
  })
  await smsc.start()
  onTestFinished(() => smsc.stop())
  const house = await openHouse({ smsc, phones: smsc.phones, subscribers: smsc.subscribers })
  for (const number of ['+31612345678', '+4915112345678']) await house.call('PATCH', `/v1/handsets/${number}`, { network: '204-04' })
  const alertsOn = async (number: string) =>
    (await house.call('GET', `/v1/handsets/${number}/messages`)).json.data.flatMap((one: { alert?: boolean; text: string }) => (one.alert ? one.text : []))
  return { ...house, alertsOn }
}

test('a broadcast to an area shows on its phones, and is told of until it is cancelled', async () => {
  const { call, alertsOn } = await withCells()
  expect((await call('GET', '/v1/smsc/areas')).json).toEqual({ data: [{ name: 'harbour' }, { name: 'market' }] })
  const given = { text: 'Water is rising', areas: ['Harbour'], from: '112', repetitions: 3, intervalSeconds: 30 }
  const { status, json } = await call('POST', path, given)
  expect([status, json]).toMatchObject([201, { ...given, areas: ['harbour'], state: 'enroute' }])
  await expect.poll(() => alertsOn('+31612345678')).toEqual(['Water is rising'])
  expect(await alertsOn('+4915112345678')).toEqual([])
  await expect.poll(async () => (await call('GET', `${path}/${json.id}`)).json).toMatchObject({ sent: 1, phones: 1, state: 'enroute' })
  const canceled = await call('POST', `${path}/${json.id}/cancel`)
  expect(canceled).toMatchObject({ status: 200, json: { state: 'deleted', finishedAt: expect.any(String) } })
  expect(await call('POST', `${path}/${json.id}/cancel`)).toMatchObject({ status: 409, json: { code: 'too_late' } })
})

test('broadcasts are listed page by page, newest first', async () => {
  const { call } = await withCells()
  for (const text of ['one', 'two', 'three']) await call('POST', path, { text })
  const first = (await call('GET', `${path}?limit=2`)).json
  expect(first.data.map(({ text }: { text: string }) => text)).toEqual(['three', 'two'])
  const second = (await call('GET', `${path}?limit=2&after=${first.nextCursor}`)).json
  expect(second).toMatchObject({ data: [{ text: 'one', areas: ['harbour', 'market'], from: 'Alert', repetitions: 1 }] })
  expect(second).not.toHaveProperty('nextCursor')
})

test('what makes no sense is refused with its field, what is not there is not found', async () => {
  const { call } = await withCells()
  for (const [body, param] of [
    [{ text: 'x', areas: ['nowhere'] }, '/areas'], [{ text: 'x'.repeat(1_500) }, '/text'], [{ text: 'x', from: 'Ünder' }, '/from'],
    [{ text: 'x', repetitions: 0 }, '/repetitions'], [{ text: 'x', intervalSeconds: 1 }, '/intervalSeconds'],
  ] as const) expect(await call('POST', path, body)).toMatchObject({ status: 422, json: { code: 'invalid_value', param } })
  for (const id of ['7', 'shop', '99999999999999999999']) expect((await call('GET', `${path}/${id}`)).status).toBe(404)
  expect((await call('POST', `${path}/7/cancel`)).status).toBe(404)
})

test('test keys see broadcasts and start none', async () => {
  const { call, accounts } = await withCells()
  const { key } = await accounts.keys.create(accounts.workspace, { name: 'ci', mode: 'test', scopes: ['send', 'read'] })
  const bearer = { authorization: `Bearer ${key}` }
  expect((await call('POST', path, { text: 'x' }, bearer)).status).toBe(403)
  expect((await call('GET', path, undefined, bearer)).status).toBe(200)
})
