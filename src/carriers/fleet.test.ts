import { expect, test } from 'vitest'
import { account, made, rig } from './fleet.test-support.ts'

test('a connection that is made binds at once, keeps its password to itself, and stays over a restart', async () => {
  const house = await rig()
  const id = await made(house, { window: 7, tls: { servername: 'smsc' } })
  expect(house.fleet.find(id)).toMatchObject({
    id, version: 1, builtin: false, secrets: ['password'], settings: { name: 'North', port: 2775, window: 7 },
    status: { state: 'bound', bindsUp: 1, binds: 1, window: 7, outstanding: 0 },
  })
  expect(house.dialled.at(-1)).toEqual({ host: 'smsc.example', port: 2775, tls: { servername: 'smsc' } })
  expect(JSON.stringify(house.fleet.list())).not.toContain('right')
  const rows = house.db.core.read('SELECT settings, secrets FROM connection_version', [])
  expect(JSON.stringify(rows)).not.toContain('right')

  const again = await rig({ core: house.db.core })
  expect(again.fleet.find(id)).toMatchObject({ version: 1, status: { state: 'bound' } })
  expect(again.operator.passwords).toEqual(['right', 'right'])
})

test('the built-in connection is there from the start and takes no change', async () => {
  const { fleet, resting, carriers } = await rig()
  expect(fleet.list()).toMatchObject([{ id: 'demo', builtin: true, status: { state: 'bound' } }])
  expect(await resting(fleet.change('demo', { window: 2 }))).toEqual({ kind: 'builtin' })
  expect(await resting(fleet.remove('demo'))).toEqual({ kind: 'builtin' })
  expect(await resting(fleet.setPaused('demo', true))).toEqual({ kind: 'builtin' })
  expect([...carriers.keys()]).toEqual(['demo'])
  expect(fleet.everConnected).toBe(false)
})

test.each([
  [{ host: '' }, '/host', 'missing_field'],
  [{ password: 'longer than eight' }, '/password', 'invalid_value'],
  [{ systemId: 'sixteen chars ok' }, '/systemId', 'invalid_value'],
  [{ profile: 'twilio' }, '/profile', 'unknown_field'],
  [{ tls: { cert: 'PEM' } }, '/tlsKey', 'missing_field'],
  [{ protocol: 'http', host: undefined, systemId: undefined, password: undefined }, '/profile', 'missing_field'],
])('%j is refused at %s', async (wrong, param, code) => {
  const { fleet, resting } = await rig()
  const outcome = await resting(fleet.create({ ...account, ...wrong } as Parameters<typeof fleet.create>[0]))
  expect(outcome).toMatchObject({ kind: 'refused', fault: { param, code } })
  expect(fleet.list()).toHaveLength(1)
})

test('a change under load replaces the driver without losing or repeating a part', async () => {
  const house = await rig()
  const id = await made(house, { window: 4 })
  house.carriers.delete('demo')
  house.operator.hold = true
  house.send(10)
  await house.rest()
  const before = house.carriers.get(id)!
  const changed = await house.resting(house.fleet.change(id, { window: 3, name: 'Norther' }, { by: 'key_2' }))
  expect(changed).toMatchObject({ kind: 'done', value: { version: 2, settings: { window: 3, name: 'Norther', host: 'smsc.example' }, secrets: ['password'] } })
  expect(house.carriers.get(id)).not.toBe(before)
  expect([before.outstanding, house.carriers.get(id)!.outstanding]).toEqual([4, 3])
  house.operator.hold = false
  house.operator.held.splice(0).forEach((answer) => answer())
  await house.rest(500)
  expect(house.results.map(({ kind }) => kind)).toEqual(Array.from({ length: 10 }, () => 'submitted'))
  expect(new Set(house.operator.got).size).toBe(10)
  expect(before.state).toBe('down')
})

test('where the operator allows one bind only, the new one comes as soon as the old one is gone', async () => {
  const house = await rig({ mostBinds: 2 }) // the embedded connection has the other
  const id = await made(house)
  await house.resting(house.fleet.change(id, { window: 3 }), 1_000)
  expect(house.fleet.find(id)!.status).toMatchObject({ state: 'bound', window: 3 })
})

test('a wrong password is told in words, and a right one later is taken at once', async () => {
  const house = await rig()
  const id = await made(house, { password: 'wrong' })
  expect(house.fleet.find(id)!.status).toMatchObject({ state: 'down', bindsUp: 0, error: { say: expect.stringMatching(/ESME_RINVPASWD \(.*password/i) } })
  expect(await house.resting(house.fleet.test(id))).toMatchObject({ ok: false, answer: 'ESME_RINVPASWD', say: expect.stringContaining('check system id and password') })
  await house.resting(house.fleet.change(id, { password: 'right' }))
  expect(house.fleet.find(id)!.status).toMatchObject({ state: 'bound' })
  expect(house.fleet.find(id)!.status.error).toBeUndefined()
})

test('a trial bind tells that it works, beside the binds that stand, and opens what was refused until now', async () => {
  const house = await rig()
  const id = await made(house)
  const trial = await house.resting(house.fleet.test(id))
  expect(trial).toMatchObject({ ok: true, say: 'bound as us; the operator speaks SMPP 3.4', answer: 'ESME_ROK' })
  expect(house.fleet.find(id)!.status).toMatchObject({ state: 'bound', bindsUp: 1 })
  expect(await house.fleet.test('con_none')).toBeUndefined()
  const late = await made(house, { password: 'later' })
  expect(house.fleet.find(late)!.status.state).toBe('down')
  house.operator.right = 'later'
  await house.resting(house.fleet.test(late))
  expect(house.fleet.find(late)!.status.state).toBe('bound')
})

test('callbacks come in with the right token only', async () => {
  const house = await rig()
  const outcome = await house.resting(house.fleet.create({ protocol: 'http', name: 'Web', profile: 'twilio', secrets: { accountSid: 'AC1', authToken: 'secret' } }))
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  const { id, callbacks, secrets } = outcome.value
  expect(secrets).toEqual(['accountSid', 'authToken'])
  const [, token, kind] = /^https:\/\/sms\.example\/carriers\/con_\w+\/([\w-]{32})\/(\w+)$/.exec(callbacks!.receipts)!
  expect(kind).toBe('receipts')
  expect(await house.fleet.receive(id, token!, 'receipts', {})).toBe(true)
  for (const wrong of ['', 'x', token!.slice(1), `${token!.slice(0, -1)}_`, `${token}x`]) expect(await house.fleet.receive(id, wrong, 'receipts', {})).toBeUndefined()
  expect(await house.fleet.receive('demo', '', 'receipts', {})).toBeUndefined()
})

test('connections are one account where host and system id are the same, whatever else differs', async () => {
  const house = await rig()
  const [first, second] = [await made(house), await made(house, { name: 'North, receipts', port: 3550, window: 1 })]
  await made(house, { name: 'Other account', systemId: 'other' })
  await made(house, { name: 'Other operator', host: 'other.example' })
  expect([house.fleet.siblingsOf(first), house.fleet.siblingsOf(second), house.fleet.siblingsOf('demo')]).toEqual([[second], [first], []])
})
