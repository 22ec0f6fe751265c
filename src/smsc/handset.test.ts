import { expect, test } from 'vitest'
import { userData } from '../sms/parts.ts'
import type { Segmented } from '../sms/segments.ts'
import { segment } from '../sms/segments.ts'
import { Handsets } from './handset.ts'
import type { Message } from './message.ts'
import { anyMessage, octets } from './rig.ts'

const day = 86_400_000
let ids = 0
const message = (fields: Partial<Message>): Message => ({ ...anyMessage, id: ++ids, expiresAt: day, ...fields })
const open = (partLimit = 1000) => {
  let shown = 0
  return new Handsets({ nextId: () => ++shown, partLimit })
}
const inParts = (text: string, reference: number, bits: 8 | 16 = 8) =>
  userData(segment(text, { reference: bits }) as Segmented, reference).map((part) => message(part))
const sar = (reference: number, total: number, sequence: number) => (reference << 16) | (total << 8) | sequence
const long = 'All work and no play makes Jack a dull boy. '.repeat(10)
const textsOf = ({ shown }: ReturnType<Handsets['receive']>) => shown.map(({ message: { text } }) => text)

test('a message on its own is shown at once, as the phone displays it', () => {
  const { shown, parts } = open().receive([message({ sourceTon: 1, source: '31201234567', flash: true })], 5)
  const ends = { number: '+31612345678', from: '+31201234567', to: '+31612345678' }
  expect(shown).toEqual([
    { account: 'demo', sources: [1], message: { id: '1', ...ends, direction: 'in', text: 'Hi', at: 5, parts: 1, flash: true } },
  ])
  expect(parts).toEqual([])
})

test('a series that is complete within one batch needs no part stored', () => {
  const changes = open().receive(inParts(long, 300, 16), 1)
  expect(textsOf(changes)).toEqual([long])
  expect(changes.shown[0]!.message.parts).toBe(3)
  expect(changes.parts).toEqual([])
  expect(changes.finished).toEqual([])
})

test('parts that wait are stored once, and done with when the last one comes', () => {
  const phones = open()
  const [first, second, third] = inParts(long, 1) as [Message, Message, Message]
  expect(phones.receive([third, first, third], 1).parts.map(({ id }) => id)).toEqual([third.id, first.id])
  expect(phones.receive([first], 2)).toEqual({ shown: [], parts: [], finished: [] })
  const changes = phones.receive([second], 3)
  expect(textsOf(changes)).toEqual([long])
  expect(changes.parts).toEqual([])
  expect(changes.finished.toSorted()).toEqual([third.id, first.id].toSorted())
  expect(phones.waiting).toBe(0)
})

test('series of other phones, senders, references and widths do not mix', () => {
  const phones = open()
  const other = (fields: Partial<Message>) => inParts(long, 1).map((part) => ({ ...part, ...fields }))
  const elsewhere = [other({ destination: '31612345679' }), other({ source: 'BANK' })]
  const series = [inParts(long, 1), inParts(long, 2), inParts(long, 1, 16), ...elsewhere]
  for (const parts of series) phones.receive([parts[0]!], 1)
  expect(phones.waiting).toBe(5)
  const changes = phones.receive(series.flatMap((parts) => parts.slice(1)), 2)
  expect(textsOf(changes)).toEqual(Array(5).fill(long))
})

test('parts told by TLVs are put together, characters split between them included', () => {
  const whole = Buffer.from('👍 fine', 'utf16le').swap16()
  const halves = [whole.subarray(0, 2), whole.subarray(2)].map((part, i) =>
    message({ octets: part, dataCoding: 8, sar: sar(40_000, 2, i + 1) }),
  )
  expect(textsOf(open().receive(halves.toReversed(), 1))).toEqual(['👍 fine'])
})

test('a reference that comes round to another text shows the older series as far as it is there', () => {
  const phones = open()
  phones.receive([inParts(long, 9)[1]!], 1)
  const newer = inParts('Something else altogether, long enough for two or more. '.repeat(6), 9)
  const changes = phones.receive([newer[1]!], 2)
  expect(textsOf(changes)).toEqual([expect.stringMatching(/^….*…$/s)])
  expect(phones.waiting).toBe(1)
})

test('after a day a phone shows what it has of a series', () => {
  const phones = open()
  const [first, , third] = inParts(long, 1) as [Message, Message, Message]
  phones.receive([first, third], 0)
  expect(textsOf(phones.sweep(day - 1))).toEqual([])
  const changes = phones.sweep(day)
  expect(textsOf(changes)).toEqual([`${long.slice(0, 153)}…${long.slice(306)}`])
  expect(changes.finished).toEqual([first.id, third.id])
})

test('with more parts waiting than memory allows the oldest series is shown as it is', () => {
  const phones = open(10)
  const shown = Array.from({ length: 12 }, (_, i) => phones.receive([inParts(long, i)[0]!], i)).flatMap(textsOf)
  expect(shown).toEqual(Array(2).fill(`${long.slice(0, 153)}…`))
  expect(phones.waiting).toBe(10)
})

test('parts taken back after a restart are completed', () => {
  const [first, second, third] = inParts(long, 1) as [Message, Message, Message]
  const { parts } = open().receive([first, third], 1)
  const phones = open()
  phones.restore(parts)
  expect(phones.waiting).toBe(2)
  const changes = phones.receive([second], 2)
  expect(textsOf(changes)).toEqual([long])
  expect(changes.finished).toEqual([first.id, third.id])
})

test('a long payload counts the messages it takes on the air', () => {
  const parts = (fields: Partial<Message>) => open().receive([message(fields)], 1).shown[0]!.message.parts
  expect([160, 161, 306, 307].map((length) => parts({ octets: octets('a'.repeat(length)) }))).toEqual([1, 2, 2, 3])
  const wide = (length: number) => parts({ dataCoding: 8, octets: new Uint8Array(2 * length) })
  expect([70, 71, 134, 135].map(wide)).toEqual([1, 2, 2, 3])
})
