import { expect, test } from 'vitest'
import { doorRig } from '../../../test/support/smpp-door.ts'
import { smppSeries } from './series.ts'

test('what customers do is counted: binds, submits, deliveries', async () => {
  const rig = await doorRig()
  const customer = await rig.bind()
  await customer.submit()
  await customer.submit({ destination_addr: '1' })
  await rig.answer({ kind: 'submitted', operatorId: 'SM1' })
  await rig.receipt('SM1', 'delivered')
  const told = Object.fromEntries(smppSeries(rig.door.counters).map(({ name, read }) => [name.slice('onesixty_smpp_'.length), read().map(({ value }) => value)]))
  expect(told).toEqual({ binds: [1], waiting: [0], submits_total: [1, 1, 0], deliveries_total: [1, 0, 0], refused_connections_total: [0] })
})
