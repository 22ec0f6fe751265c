import { expect, test } from 'vitest'
import { octets, openRig } from './rig.ts'

const accounts = [{ systemId: 'demo', password: 'demo', numbers: ['1600', '1700'] }]

test('what nobody who is bound wants to read keeps nothing else back, however much it is', async () => {
  const rig = await openRig({ accounts, limits: { windowSize: 10 }, bounds: { owed: 100 } })
  const program = await rig.bind('bind_transceiver', { address_range: '^1600$' })
  const send = (to: string, text: string) => rig.smsc.phones.send('+31612345678', { to, text })
  const unread = Array.from({ length: 150 }, (_, i) => send('1700', `unread ${i}`))
  await rig.pass(100)
  await Promise.all(unread)
  program.submit({ short_message: octets('Hi'), registered_delivery: 1 })
  const read = send('1600', 'read')
  await rig.pass(500)
  await read
  const seen = () => program.delivered.map(({ short_message }) => Buffer.from(short_message).toString('latin1'))
  expect(seen()).toEqual([expect.stringContaining('stat:DELIVRD'), 'read'])
  const other = await rig.bind('bind_receiver', { address_range: '^1700$' })
  await rig.pass(500)
  const texts = other.delivered.map(({ short_message }) => Buffer.from(short_message).toString('latin1'))
  expect(texts).toEqual(Array.from({ length: 150 }, (_, i) => `unread ${i}`))
  expect(rig.smsc.counters()).toMatchObject({ owed: 0 })
})
