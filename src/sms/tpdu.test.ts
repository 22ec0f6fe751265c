import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildUdh } from './udh.ts'
import { joinText, userData } from './parts.ts'
import type { Segmented } from './segments.ts'
import { segment } from './segments.ts'
import type { Timestamp } from './timestamp.ts'
import { relativeMs } from './timestamp.ts'
import { decodeToCentre, decodeToPhone } from './tpdu-decode.ts'
import { encodeTpdu } from './tpdu-encode.ts'
import type { Submit, Tpdu } from './tpdu.ts'

const octets = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const at = (iso: string): Timestamp => ({ at: Date.parse(iso), offsetMinutes: 0 })
const toCentre = (tpdu: Tpdu) => ['submit', 'command', 'deliver_report'].includes(tpdu.type)
const decode = (bytes: Uint8Array, tpdu: Tpdu) => {
  const error = 'failure' in tpdu && tpdu.failure !== undefined
  return toCentre(tpdu) ? decodeToCentre(bytes, { error }) : decodeToPhone(bytes, { error })
}

const hello = { pid: 0, dcs: 0, udhi: false, octets: Uint8Array.from(Buffer.from('Hello')) }
const british = { ton: 1, npi: 1, address: '447700901234' }
const virtual = { ton: 1, npi: 1, address: '47007100001' }
const plain = { rejectDuplicates: false, statusReport: false, replyPath: false }

const vectors: [hex: string, tpdu: Tpdu][] = [
  ['01 05 0c91447700092143 00 00 05 c8329bfd06',
    { type: 'submit', reference: 5, destination: british, validity: undefined, ...plain, ...hello }],
  ['31 05 0c91447700092143 00 00 a7 05 c8329bfd06',
    { type: 'submit', reference: 5, destination: british, validity: { form: 'relative', ms: 86_400_000 }, ...plain,
      statusReport: true, ...hello }],
  ['9d 05 0c91447700092143 00 00 62112200500000 05 c8329bfd06',
    { type: 'submit', reference: 5, destination: british,
      validity: { form: 'absolute', until: at('2026-11-22T00:05Z') },
      rejectDuplicates: true, statusReport: false, replyPath: true, ...hello }],
  ['09 05 0c91447700092143 00 00 421e0000000000 05 c8329bfd06',
    { type: 'submit', reference: 5, destination: british, validity: { form: 'enhanced', ms: 30_000, singleShot: true },
      ...plain, ...hello }],
  ['41 05 0c91447700092143 00 00 0c 05 00 03 2a 02 01 90 65 36 fb 0d',
    { type: 'submit', reference: 5, destination: british, validity: undefined, ...plain, pid: 0, dcs: 0, udhi: true,
      octets: octets('0500032a0201 48656c6c6f') }],
  ['04 0b917400170000f1 00 00 62112200500000 05 c8329bfd06',
    { type: 'deliver', originator: virtual, sentAt: at('2026-11-22T00:05Z'), moreMessages: false,
      loopPrevention: false, statusReport: false, replyPath: false, ...hello }],
  ['00 09d0c8329bfd06 40 18 62112200500000 02 044f',
    { type: 'deliver', originator: { ton: 5, npi: 0, address: 'Hello' }, sentAt: at('2026-11-22T00:05Z'),
      moreMessages: true, loopPrevention: false, statusReport: false, replyPath: false, pid: 0x40, dcs: 0x18,
      udhi: false, octets: octets('044f') }],
  ['06 07 0b917400170000f1 62112200500000 62112200510000 00',
    { type: 'status_report', reference: 7, recipient: virtual, sentAt: at('2026-11-22T00:05Z'),
      doneAt: at('2026-11-22T00:15Z'), status: 0, moreMessages: false, loopPrevention: false, forCommand: false }],
  ['22 07 0b917400170000f1 62112200500000 62112200510000 46 07 00 00 05 c8329bfd06',
    { type: 'status_report', reference: 7, recipient: virtual, sentAt: at('2026-11-22T00:05Z'),
      doneAt: at('2026-11-22T00:15Z'), status: 0x46, moreMessages: true, loopPrevention: false, forCommand: true,
      ...hello }],
  ['22 07 00 02 05 0b917400170000f1 02 beef',
    { type: 'command', reference: 7, pid: 0, command: 2, message: 5, destination: virtual, statusReport: true,
      udhi: false, octets: octets('beef') }],
  ['00 00', { type: 'deliver_report', failure: undefined }],
  ['00 d0 01 7f', { type: 'deliver_report', failure: 0xd0, pid: 0x7f }],
  ['01 00 62112200500000', { type: 'submit_report', failure: undefined, sentAt: at('2026-11-22T00:05Z') }],
  ['01 c5 00 62112200500000', { type: 'submit_report', failure: 0xc5, sentAt: at('2026-11-22T00:05Z') }],
]

test.each(vectors)('%s is read and written', (written, tpdu) => {
  expect(decode(octets(written), tpdu)).toEqual({ kind: 'tpdu', tpdu })
  expect(hex(encodeTpdu(tpdu))).toBe(written.replaceAll(' ', ''))
})

test('a number that is no octet is refused by the name of its field', () => {
  const submit = { type: 'submit', reference: 5, destination: british, validity: undefined, ...plain, ...hello } as const
  const report = { type: 'submit_report', failure: 0xc5, sentAt: undefined } as const
  const wrong: [Tpdu, string][] = [
    [{ ...submit, reference: 256 }, 'reference'], [{ ...submit, pid: -1 }, 'pid'], [{ ...submit, dcs: 1.5 }, 'dcs'],
    [{ ...report, failure: 0x1c5 }, 'failure'],
    [{ type: 'status_report', reference: 1, recipient: british, sentAt: undefined, doneAt: undefined, status: NaN,
      moreMessages: false, loopPrevention: false, forCommand: false }, 'status'],
    [{ type: 'command', reference: 1, pid: 0, command: 300, message: 1, destination: british, statusReport: false,
      udhi: false, octets: new Uint8Array() }, 'command'],
  ]
  for (const [tpdu, name] of wrong) expect(() => encodeTpdu(tpdu), name).toThrow(new RegExp(`^${name}: `))
})

test('an address beyond 20 digits makes any message bad', () => {
  const tooLong = `1591${'1'.repeat(22)}${'00'.repeat(40)}`
  const messages = [
    decodeToCentre(octets(`0105${tooLong}`)), decodeToCentre(octets(`0207000205${tooLong}`)),
    decodeToPhone(octets(`04${tooLong}`)), decodeToPhone(octets(`0607${tooLong}`)),
  ]
  for (const decoded of messages) {
    expect(decoded).toEqual({ kind: 'bad', cause: 96, say: 'the address is longer than 20 digits' })
  }
})

test('every beginning of a message is bad, and says so', () => {
  for (const [written, tpdu] of vectors) {
    const whole = octets(written)
    for (let length = 0; length < whole.length; length++) {
      const decoded = decode(whole.subarray(0, length), tpdu)
      const complete = tpdu.type === 'status_report' && length === 25
      if (!complete) expect({ written, length, kind: decoded.kind }).toEqual({ written, length, kind: 'bad' })
    }
  }
})

test('reserved types, long addresses and long texts are bad', () => {
  expect(decodeToCentre(octets('03'))).toEqual({ kind: 'bad', cause: 95, say: 'the message type 3 is reserved' })
  expect(decodeToCentre(octets(`0105 1591${'00'.repeat(11)} 0000 00`))).toMatchObject({ kind: 'bad', cause: 96 })
  expect(decodeToCentre(octets(`0105 0091 0004 ff${'00'.repeat(255)}`))).toMatchObject({ kind: 'bad', cause: 96 })
})

test('a header longer than its text is none', () => {
  const decoded = decodeToCentre(octets('41 05 0091 00 04 03 ff0102'))
  expect(decoded).toMatchObject({ tpdu: { udhi: false, octets: octets('ff0102') } })
})

test('what has no encoding is a RangeError that names the field', () => {
  const submit = vectors[0]![1] as Submit
  expect(() => encodeTpdu({ ...submit, octets: new Uint8Array(161) })).toThrow('octets: more than 140')
  expect(() => encodeTpdu({ ...submit, destination: { ...british, address: '+1' } })).toThrow('address:')
  expect(() => encodeTpdu({ ...submit, udhi: true, octets: octets('05') })).toThrow('octets: the header')
})

const address = fc.record({
  ton: fc.constantFrom(0, 1, 2, 3), npi: fc.constantFrom(0, 1),
  address: fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 20 }),
})
const time = fc.record({
  at: fc.integer({ min: 400_000_000, max: 3_000_000_000 }).map((seconds) => seconds * 1000),
  offsetMinutes: fc.integer({ min: -48, max: 56 }).map((quarters) => quarters * 15),
})
const header = fc.array(fc.record({
  id: fc.integer({ min: 0, max: 255 }), data: fc.uint8Array({ minLength: 1, maxLength: 6 }),
}), { maxLength: 3 }).map(buildUdh)
const content = fc.record({
  pid: fc.integer({ min: 0, max: 255 }), dcs: fc.constantFrom(0, 4, 8, 0x10, 0x18, 0x20, 0xc8, 0xe0, 0xf0, 0xf5),
  header, text: fc.uint8Array({ max: 127, maxLength: 110 }),
}).map(({ header: front, text, ...rest }) => ({
  ...rest, udhi: front.length > 0, octets: Uint8Array.from([...front, ...text]),
}))
const octet = fc.integer({ min: 0, max: 255 })
const bool = fc.boolean()
const validity = fc.option(fc.oneof(
  fc.record({ form: fc.constant('relative' as const), ms: octet.map(relativeMs) }),
  fc.record({ form: fc.constant('absolute' as const), until: time }),
  fc.record({
    form: fc.constant('enhanced' as const), singleShot: bool,
    ms: fc.option(fc.integer({ min: 1, max: 359_999 }).map((seconds) => seconds * 1000), { nil: undefined }),
  }),
), { nil: undefined })
const anyTpdu: fc.Arbitrary<Tpdu> = fc.oneof(
  fc.tuple(content, fc.record({
    type: fc.constant('submit' as const), reference: octet, destination: address, validity, rejectDuplicates: bool,
    statusReport: bool, replyPath: bool,
  })).map(([text, rest]) => ({ ...rest, ...text })),
  fc.tuple(content, fc.record({
    type: fc.constant('deliver' as const), originator: address, sentAt: time, moreMessages: bool, loopPrevention: bool,
    statusReport: bool, replyPath: bool,
  })).map(([text, rest]) => ({ ...rest, ...text })),
  fc.tuple(content, fc.record({
    type: fc.constant('status_report' as const), reference: octet, recipient: address, sentAt: time, doneAt: time,
    status: octet, moreMessages: bool, loopPrevention: bool, forCommand: bool,
  })).map(([text, rest]) => ({ ...rest, ...text })),
  fc.record({
    type: fc.constant('command' as const), reference: octet, pid: octet, command: octet, message: octet,
    destination: address, statusReport: bool, udhi: bool, octets: fc.uint8Array({ maxLength: 156 }),
  }),
  fc.tuple(content, fc.record({
    type: fc.constant('submit_report' as const), failure: fc.option(octet, { nil: undefined }), sentAt: time,
  })).map(([text, rest]) => ({ ...rest, ...text })),
)

test('every message that is written is read as it was', () => {
  fc.assert(fc.property(anyTpdu, (tpdu) => {
    expect(decode(encodeTpdu(tpdu), tpdu)).toEqual({ kind: 'tpdu', tpdu })
  }), { numRuns: 3000 })
})

test('no octets make the readers throw, and what they read can be written', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 180 }), bool, (bytes, error) => {
    for (const decoded of [decodeToCentre(bytes, { error }), decodeToPhone(bytes, { error })]) {
      if (decoded.kind === 'tpdu') encodeTpdu(decoded.tpdu)
    }
  }), { numRuns: 20_000 })
})

test('a cut text goes over the air in parts that fill their messages, and comes back', () => {
  const text = 'Onesixty {says} hello to €veryone. '.repeat(20)
  const cut = segment(text, { reference: 16 }) as Segmented
  const parts = userData(cut, 0x1234).map(({ esmClass, dataCoding, octets: data }) => {
    const submit: Submit = {
      type: 'submit', reference: 1, destination: british, ...plain, pid: 0, dcs: dataCoding, udhi: esmClass === 0x40,
      octets: data,
    }
    const decoded = decodeToCentre(encodeTpdu(submit))
    if (decoded.kind === 'bad') throw new Error(decoded.say)
    const { udhi, dcs, octets: back } = decoded.tpdu as Submit
    return { esmClass: udhi ? 0x40 : 0, dataCoding: dcs, octets: back }
  })
  expect(parts.length).toBeGreaterThan(4)
  expect(joinText(parts)).toBe(text)
})
