// The restrictions of a key hold at every compatible door, since all of them submit here.
import { expect, test } from 'vitest'
import type { Limits, Principal } from '../../accounts/account.ts'
import { createLimits } from '../../accounts/limits.ts'
import { manualClock } from '../../kit/clock.ts'
import { fakeGateway } from '../rest/house.test-support.ts'
import { createSubmit } from './submit.ts'

function rig() {
  const fake = fakeGateway()
  const limits = createLimits({ clock: manualClock(), records: { partsOfDay: async () => 0, writeParts: async () => {} } })
  return { ...fake, submit: createSubmit({ gateway: fake.gateway, limits }) }
}
const caller = (limits: Limits): Principal => ({ workspace: 'wsp_1', mode: 'live', scopes: ['send'], key: 'key_1', limits })
const message = (more: object = {}) => ({ to: '+31612345678', from: 'SHOP', text: 'Hi', ...more })
const told = (outcomes: Awaited<ReturnType<ReturnType<typeof rig>['submit']>>) => outcomes.map((one) => ('code' in one ? one.code : one.status))

test('who may not send sends nothing', async () => {
  const { submit, calls } = rig()
  expect(told(await submit({ ...caller({}), scopes: ['read'] }, [message()]))).toEqual(['not_permitted'])
  expect(calls).toEqual([])
})

test('a key sends as its senders alone', async () => {
  const { submit } = rig()
  const outcomes = await submit(caller({ senders: ['SHOP'] }), [message(), message({ from: 'BANK' }), message({ from: undefined })])
  expect(told(outcomes)).toEqual(['queued', 'sender_not_permitted', 'sender_not_permitted'])
})

test('a day has so many parts; what was refused, blocked or repeated is not counted', async () => {
  const { submit } = rig()
  const key = caller({ partsPerDay: 4 })
  const once = { key: 'listmonk a', bodyHash: 'b' }
  expect(told(await submit(key, [message({ to: 'nobody' }), message({ to: '+31612345000' })]))).toEqual(['invalid_recipient', 'blocked'])
  for (let repeat = 0; repeat < 3; repeat++) expect(told(await submit(key, [message({ text: 'x'.repeat(161) })], once))).toEqual(['queued'])
  expect(told(await submit(key, [message(), message()]))).toEqual(['queued', 'queued'])
  expect(told(await submit(key, [message()]))).toEqual(['daily_cap_reached'])
})

test('what did not go through is given back', async () => {
  const { submit, state } = rig()
  const key = caller({ partsPerDay: 1 })
  state.overloaded = true
  expect(told(await submit(key, [message()]))).toEqual(['queue_full'])
  state.overloaded = false
  state.broken = true
  await expect(submit(key, [message()])).rejects.toThrow()
  state.broken = false
  expect(told(await submit(key, [message()]))).toEqual(['queued'])
})
