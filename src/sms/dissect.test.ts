import { expect, test } from 'vitest'
import { seededChance } from '../kit/chance.ts'
import { dissectTpdu } from './dissect.ts'
import { userData } from './parts.ts'
import { segment, type Segmented } from './segments.ts'
import { encodeTpdu } from './tpdu-encode.ts'

const octets = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))
const rows = (hex: string, to: 'to_phone' | 'to_centre') =>
  dissectTpdu(octets(hex), to).fields.map(({ name, value, at, length }) => [name, value, at, length])

test('every octet of a delivery is told', () => {
  const hex = '040b917400170000f1000062112200500000' + '05c8329bfd06'
  const { name, fields } = dissectTpdu(octets(hex), 'to_phone')
  expect(name).toBe('SMS-DELIVER')
  expect(fields.slice(6).map(({ name, value, at, length }) => [name, value, at, length])).toEqual([
    ['TP-OA length', '11 semi-octets', 1, 1],
    ['TP-OA type', '0x91: international, ISDN', 2, 1],
    ['TP-OA', '+47007100001', 3, 6],
    ['TP-PID', '0x00: short message', 9, 1],
    ['TP-DCS', '0x00: GSM-7', 10, 1],
    ['TP-SCTS', '26-11-22 00:05:00 +00:00', 11, 7],
    ['TP-UDL', '5 septets', 18, 1],
    ['TP-UD', 'Hello', 19, 5],
  ])
  expect(new Set(fields.flatMap(({ at, length }) => Array.from({ length }, (_, i) => at + i))).size).toBe(hex.length / 2)
})

test('a submission tells its validity and its reference', () => {
  const found = rows('31050c914477000921430000a705c8329bfd06', 'to_centre')
  expect(found).toContainEqual(['TP-SRR', '1: a status report is asked for', 0, 1])
  expect(found).toContainEqual(['TP-VPF', '2: relative', 0, 1])
  expect(found).toContainEqual(['TP-MR', '5', 1, 1])
  expect(found).toContainEqual(['TP-VP', '1440 minutes', 12, 1])
})

test('a status report tells what became of the message', () => {
  expect(rows('06070b917400170000f1621122005000006211220051000000', 'to_phone')).toContainEqual([
    'TP-ST', '0x00: received by the phone', 24, 1,
  ])
})

test('a part of a long message tells its header and its own text', () => {
  const text = 'Жду вас '.repeat(20)
  const [, second] = userData(segment(text) as Segmented, 42)
  const tpdu = encodeTpdu({
    type: 'deliver', originator: { ton: 5, npi: 0, address: 'SHOP' }, sentAt: { at: 1_767_225_600_000, offsetMinutes: 0 },
    pid: 0, dcs: 8, udhi: true, octets: second!.octets,
    moreMessages: false, loopPrevention: false, statusReport: false, replyPath: false,
  })
  const { fields } = dissectTpdu(tpdu, 'to_phone')
  expect(fields.find(({ name }) => name === 'TP-OA')?.value).toBe('SHOP')
  expect(fields.find(({ name }) => name === 'IE 0x00')).toMatchObject({ value: 'part 2 of 3, reference 42', length: 5 })
  expect(text).toContain(fields.at(-1)!.value)
})

test('a report without and with a cause', () => {
  expect(dissectTpdu(octets('0000'), 'to_centre')).toMatchObject({ name: 'SMS-DELIVER-REPORT' })
  expect(dissectTpdu(octets('00d300'), 'to_centre', { error: true }).fields).toContainEqual({ name: 'TP-FCS', value: '0xd3', at: 1, length: 1 })
})

test('whatever comes, fields lie inside of it and nothing is thrown', () => {
  const chance = seededChance(7)
  for (let round = 0; round < 3000; round++) {
    const noise = chance.bytes(chance.below(40))
    for (const to of ['to_phone', 'to_centre'] as const) {
      for (const { at, length } of dissectTpdu(noise, to, { error: round % 2 === 0 }).fields) {
        expect(length).toBeGreaterThan(0)
        expect(at + length).toBeLessThanOrEqual(noise.length)
      }
    }
  }
})
