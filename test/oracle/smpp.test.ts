// What we write, read by an independent dissector: 20,000 PDUs of every command and TLV through tshark, field by field.
import { expect, test } from 'vitest'
import { seededChance } from '../../src/kit/chance.ts'
import { encode } from '../../src/smpp/codec.ts'
import { commandNames, commands } from '../../src/smpp/commands.ts'
import { makePdu } from '../../src/smpp/pdu.ts'
import type { Pdu } from '../../src/smpp/pdu.ts'
import { tlv, tlvRows } from '../../src/smpp/tlvs.ts'
import { dissect, faultsOf, hexOf, tcpCapture, tsharkVersion } from './capture.ts'
import { excusedTlvs, expectedOf, soundPdus, tallyOf } from './pdus.ts'

const version = tsharkVersion()
const total = 20_000

/** As phones and centres have it, and each part by itself. */
const options = ['smpp.decode_sms_over_smpp:GSM 7-bit', 'gsm_sms.reassemble:FALSE'].flatMap((option) => ['-o', option])

async function faultsOfAll(pdus: readonly Pdu[]): Promise<string[]> {
  const packets = pdus.map((pdu) => ({ bytes: encode(pdu), upstream: commands[pdu.command].from !== 'smsc' }))
  const { file, frames } = tcpCapture(packets)
  const expected = pdus.map((pdu, i) => expectedOf(pdu, packets[i]!.bytes.length))
  const fields = new Set(expected.flatMap((all) => Object.keys(all)))
  const found = await dissect(file, [...fields], options)
  return pdus.flatMap((pdu, i) =>
    faultsOf(expected[i]!, found[frames[i]! - 1]!).map((say) => `${pdu.command}: ${say}: ${hexOf(packets[i]!.bytes)}`))
}

test(`${total} PDUs are to tshark what they are to us`, async (context) => {
  if (!version) return context.skip('tshark is not installed')
  const seed = Date.now() % 1_000_000_007
  const pdus = soundPdus(seededChance(seed), total)
  const tally = tallyOf(pdus)
  for (const name of commandNames) expect(tally.commands.get(name), name).toBeGreaterThan(500)
  for (const { name, tag } of tlvRows) {
    if (!excusedTlvs.has(name)) expect(tally.tlvs.get(tag), name).toBeGreaterThan(30)
  }
  expect((await faultsOfAll(pdus)).slice(0, 5), `seed ${seed}`).toEqual([])
}, 90_000)

test('where tshark is at fault it is at fault in that alone', async (context) => {
  if (!version) return context.skip('tshark is not installed')
  const area = tlv.broadcast_area_identifier(Uint8Array.of(0, 0x41))
  const broadcast = makePdu('broadcast_sm', { message_id: 'a', tlvs: [area, tlv.broadcast_rep_num(0x102)] })
  const submit = makePdu('submit_sm', { source_addr: 'a', tlvs: [tlv.ms_validity(Uint8Array.of(0, 3, 0, 7))] })
  const faults = await faultsOfAll([broadcast, submit])
  const known = /: (expert: Malformed|malformed|smpp\.(broadcast_rep_num|ms_validity) )/
  expect(faults.filter((say) => !known.test(say))).toEqual([])
})
