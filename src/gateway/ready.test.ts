import { expect, test } from 'vitest'
import { parseUdh } from '../sms/udh.ts'
import { gatewayRig } from '../../test/support/gateway-rig.ts'
import { partsOfOctets } from './ready.ts'

const ports = Uint8Array.of(6, 5, 4, 0x15, 0x81, 0, 0)
const series = Uint8Array.of(5, 0, 3, 7, 2, 1)
const to = '+31612345678'

test('octets go out instead of the text, which is kept for reading, and are counted in parts', async () => {
  const rig = await gatewayRig()
  const id = await rig.send({ text: 'Ringtone', octets: { udh: ports, binary: new Uint8Array(200).fill(7) } })
  expect(rig.sent.map(({ dataCoding, octets }) => [dataCoding, parseUdh(octets)!.ports!.destination, parseUdh(octets)!.concatenation!.total])).toEqual([[4, 0x1581, 2], [4, 0x1581, 2]])
  expect(await rig.view(id)).toMatchObject({ encoding: 'binary', segments: 2, text: 'Ringtone' })
})

test('a header stands before a text, in every part of it', () => {
  const made = partsOfOctets({ to, text: 'x'.repeat(200), octets: { udh: ports } }, 9)
  if ('code' in made) throw new Error(made.say)
  expect(made.parts.map(({ octets, dataCoding }) => [dataCoding, parseUdh(octets)!.ports!.destination, parseUdh(octets)!.concatenation])).toEqual([
    [0, 0x1581, { bits: 8, reference: 9, total: 2, sequence: 1 }], [0, 0x1581, { bits: 8, reference: 9, total: 2, sequence: 2 }],
  ])
})

test('a part of a series is one part, as it was given', () => {
  const made = partsOfOctets({ to, text: 'part', octets: { udh: series } }, 9)
  expect(made).toMatchObject({ parts: [{ esmClass: 0x40, octets: Uint8Array.of(...series, 0x70, 0x61, 0x72, 0x74) }] })
  expect(partsOfOctets({ to, text: '-', octets: { udh: series, binary: Uint8Array.of(1) } }, 9)).toMatchObject({ parts: [{ esmClass: 0x40, dataCoding: 4, octets: Uint8Array.of(...series, 1) }] })
})

test('what is no header, and what is too long for one part of a series, is refused with its field', () => {
  for (const udh of [Uint8Array.of(9, 1), Uint8Array.of(0), Uint8Array.of(6, 5, 4, 1, 2)]) expect(partsOfOctets({ to, text: 'x', octets: { udh } }, 1)).toMatchObject({ param: '/udh' })
  expect(partsOfOctets({ to, text: 'x'.repeat(154), octets: { udh: series } }, 1)).toMatchObject({ param: '/text', code: 'body_too_long' })
  expect(partsOfOctets({ to, text: 'x', octets: { udh: series, binary: new Uint8Array(135) } }, 1)).toMatchObject({ param: '/binary', code: 'body_too_long' })
})
