import { expect, test } from 'vitest'
import { gatewayRig } from '../../test/support/gateway-rig.ts'
import { readWire, wireText } from './wire.ts'

const header = [0x05, 0x00, 0x03, 0x2a, 0x02, 0x01]
const part = { esmClass: 0x40, dataCoding: 4, octets: Uint8Array.of(...header, 1, 2, 255) }
const tlvs = [{ tag: 0x1400, value: Uint8Array.of(49, 50, 0) }]

test('what is kept is what came', () => {
  const wire = { parts: [part], protocolId: 0x41, serviceType: 'CMT', tlvs }
  expect(readWire(wireText(wire))).toEqual(wire)
  expect(readWire(wireText({}))).toEqual({})
})

test('parts that came ready go out octet for octet, with what was said beside them, also after a restart', async () => {
  const first = await gatewayRig()
  first.setRoom(0)
  const id = await first.send({ text: '', wire: { parts: [part], protocolId: 0x41, serviceType: 'CMT', tlvs } })
  first.db.crash()
  const rig = await gatewayRig({ core: first.db.core, clock: first.clock })
  const { esmClass, dataCoding, octets } = part
  expect(rig.sent).toMatchObject([{ esmClass, dataCoding, octets, extras: { protocolId: 0x41, serviceType: 'CMT', tlvs } }])
  expect(await rig.view(id)).toMatchObject({ encoding: 'binary', segments: 1, text: '' })
})

test('a text keeps what is said beside it, and is cut as ever', async () => {
  const rig = await gatewayRig()
  await rig.send({ text: 'x'.repeat(200), wire: { tlvs } })
  expect(rig.sent).toHaveLength(2)
  expect(rig.sent.map(({ extras }) => extras)).toEqual([{ tlvs }, { tlvs }])
})

test('another time leaves the octets as they are, and another text takes their place', async () => {
  const rig = await gatewayRig()
  const scheduledAt = rig.clock.wall() + 60_000
  const [one, two] = [await rig.send({ text: '', scheduledAt, wire: { parts: [part] } }), await rig.send({ text: '', scheduledAt, wire: { parts: [part], tlvs } })]
  const asker = { workspace: 'wsp_test', mode: 'live' } as const
  expect(await rig.resting(rig.gateway.replace(asker, one, { scheduledAt: scheduledAt + 1 }), 0)).toBe('replaced')
  expect(await rig.resting(rig.gateway.replace(asker, two, { text: 'Hi' }), 0)).toBe('replaced')
  await rig.rest(120_000)
  expect(rig.sent.map(({ dataCoding, octets, extras }) => [dataCoding, octets.length, extras]).toSorted()).toEqual([[0, 2, { tlvs }], [4, 9, {}]])
})
