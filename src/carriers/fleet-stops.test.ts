import { expect, test } from 'vitest'
import { made, rig } from './fleet.test-support.ts'

test('paused it sends nothing, also after a restart, until it is resumed', async () => {
  const house = await rig()
  const id = await made(house)
  house.carriers.delete('demo')
  await house.resting(house.fleet.setPaused(id, true))
  house.send(2)
  await house.rest()
  expect(house.fleet.find(id)!).toMatchObject({ paused: true, status: { state: 'paused', bindsUp: 1 } })
  expect(house.operator.got).toEqual([])
  const again = await rig({ core: house.db.core })
  again.carriers.delete('demo')
  again.send(2)
  await again.rest()
  expect([again.fleet.find(id)!.status.state, again.operator.got.length]).toEqual(['paused', 0])
  await again.resting(again.fleet.setPaused(id, false))
  expect(again.operator.got).toHaveLength(2)
})

test('a deleted connection finishes what it has, closes, and takes its secrets along', async () => {
  const house = await rig()
  const id = await made(house)
  house.carriers.delete('demo')
  house.operator.hold = true
  house.send(3)
  await house.rest()
  let removed: unknown
  void house.fleet.remove(id).then((outcome) => (removed = outcome))
  await house.rest(500)
  expect([removed, house.fleet.find(id)]).toEqual([undefined, undefined])
  house.operator.held.splice(0).forEach((answer) => answer())
  await house.rest(500)
  expect(removed).toMatchObject({ kind: 'done' })
  expect(house.results.map(({ kind }) => kind)).toEqual(['submitted', 'submitted', 'submitted'])
  expect(house.db.core.read('SELECT * FROM connection_version', [])).toEqual([])
  expect(await house.resting(house.fleet.remove(id))).toEqual({ kind: 'missing' })
  const again = await rig({ core: house.db.core })
  expect([again.fleet.list().length, again.fleet.everConnected]).toEqual([1, true])
})

test('a stop closes everything', async () => {
  const house = await rig()
  const id = await made(house)
  const carrier = house.carriers.get(id)!
  await house.resting(house.fleet.stop(), 1_000)
  expect(carrier.state).toBe('down')
  await house.rest(120_000)
  expect(house.operator.passwords).toHaveLength(2)
})

test('its connections stay known while it stops and after: messages that are accepted meanwhile have a way to go', async () => {
  const house = await rig()
  const id = await made(house, { uncertain: 'hold' })
  const stopped = house.fleet.stop()
  expect(house.fleet.views().map((view) => view.id)).toEqual(['demo', id])
  await house.resting(stopped, 1_000)
  expect(house.fleet.views().map(({ state }) => state)).toEqual(['down', 'down'])
  expect(house.fleet.uncertainOf(id)).toBe('hold')
})

test('a connection whose change was under way when everything stopped is not opened once more', async () => {
  const house = await rig({ mostBinds: 2 })
  const id = await made(house)
  house.carriers.delete('demo')
  house.operator.hold = true
  house.send(1)
  await house.rest()
  await house.resting(house.fleet.change(id, { window: 3 }))
  expect(house.fleet.find(id)!.status.state).toBe('down') // the old bind stands until its answer has come
  const stopped = house.fleet.stop()
  await house.rest()
  const tried = house.operator.passwords.length
  for (const answer of house.operator.held.splice(0)) answer()
  await house.resting(stopped, 15_000)
  expect(house.operator.passwords).toHaveLength(tried)
})

test('a stop waits ten seconds for what is asked over HTTP and then cuts it off; meanwhile nothing is made or changed', async () => {
  const house = await rig()
  const slow = { protocol: 'http', name: 'Slow', profile: 'twilio', timeoutSeconds: 60, secrets: { accountSid: 'AC1', authToken: 't' } } as const
  const outcome = await house.resting(house.fleet.create(slow))
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  const { id } = outcome.value
  house.upstream.hold = true
  house.carriers.delete('demo')
  house.send(1)
  await house.rest()
  let stopped = false
  const cut: number[] = []
  const from = house.clock.now()
  void house.fleet.stop(() => {
    cut.push(house.clock.now() - from)
    house.upstream.cut()
  }).then(() => (stopped = true))
  await house.rest(9_900)
  expect([stopped, cut]).toEqual([false, []])
  expect(await house.fleet.receive(id, 'any', 'receipts', {})).toBe(false)
  expect(await house.resting(house.fleet.setPaused(id, true))).toEqual({ kind: 'stopping' })
  await house.rest(200)
  expect([stopped, cut, house.results]).toEqual([true, [10_005], [{ kind: 'uncertain', why: 'cut off' }]])
})
