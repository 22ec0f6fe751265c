// What phones and centres are sent, read by an independent dissector: 10,000 TPDUs of every type through tshark.
import { expect, test } from 'vitest'
import { seededChance } from '../../src/kit/chance.ts'
import { encodeTpdu } from '../../src/sms/tpdu-encode.ts'
import { capture, dissect, faultsOf, hexOf, tsharkVersion } from './capture.ts'
import { expectedOf, exportedPdu, fromPhone, soundTpdus, wrapped } from './tpdus.ts'

const total = 10_000

test(`${total} TPDUs are to tshark what they are to us`, async (context) => {
  if (!tsharkVersion()) return context.skip('tshark is not installed')
  const seed = Date.now() % 1_000_000_007
  const tpdus = soundTpdus(seededChance(seed), total)
  const octets = tpdus.map(encodeTpdu)
  const expected = tpdus.map(expectedOf)
  const file = capture(exportedPdu, octets.map((bytes, i) => wrapped(bytes, fromPhone(tpdus[i]!))))
  const fields = new Set(expected.flatMap((all) => Object.keys(all)))
  const found = await dissect(file, [...fields], ['-o', 'gsm_sms.reassemble:FALSE'])
  const faults = tpdus.flatMap(({ type }, i) =>
    faultsOf(expected[i]!, found[i]!).map((say) => `${type}: ${say}: ${hexOf(octets[i]!)}`))
  expect(faults.slice(0, 5), `seed ${seed}`).toEqual([])
}, 90_000)
