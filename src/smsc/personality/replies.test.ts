import { expect, test } from 'vitest'
import { octets, openRig } from '../rig.ts'

const echoes = ['+12025550132', '+491713920032'] as const

test('two phones that answer by themselves do not write to each other for ever', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  for (const number of echoes) program.submit({ short_message: octets('Hi'), source_addr: 'SHOP', destination_addr: number.slice(1) })
  await rig.pass(20)
  const sent = rig.smsc.phones.send(echoes[0], { to: echoes[1], text: 'Who is there?' })
  await rig.pass(60_000, 100)
  await sent
  const { originated } = rig.smsc.counters()
  expect(originated).toBeLessThanOrEqual(2)
})
