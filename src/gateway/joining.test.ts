import { expect, test } from 'vitest'
import { manualClock } from '../kit/clock.ts'
import { joinText, userData } from '../sms/parts.ts'
import { segment } from '../sms/segments.ts'
import { createJoining } from './joining.ts'
import type { Piece } from './series.ts'

let born = 0
function parts(text: string, reference: number, more: Partial<Piece> = {}): Piece[] {
  const cut = segment(text)
  if ('refused' in cut) throw new Error(cut.refused)
  return userData(cut, reference).map((part) => ({ ...part, id: `inb_${born++}`, connection: 'con_a', sender: '31612345678', recipient: '1600', at: 0, ...more }))
}
const long = (word: string) => `${word} ${'the parcel did not come and nobody called. '.repeat(4)}`.trim()

function rig(known: readonly Piece[] = []) {
  const clock = manualClock()
  const left: string[] = []
  const joining = createJoining<Piece>({ clock, stored: async () => known, gaveUp: (pieces) => left.push(joinText(pieces)), waitMs: 1_000 })
  const take = async (...pieces: Piece[]) => [...(await joining.take(pieces)).values()].map(joinText)
  return { clock, left, take, joining }
}

test('a text is whole with its last part, in whatever order and batches they come', async () => {
  const { take } = rig()
  const [first, second] = parts(long('one'), 7)
  expect(await take(second!)).toEqual([])
  expect(await take(first!)).toEqual([long('one')])
  const [third, fourth] = parts(long('two'), 8)
  expect(await take(fourth!, third!)).toEqual([long('two')])
})

test('two batches at once, each with a part, make one text once', async () => {
  const { take } = rig()
  const [first, second] = parts(long('one'), 7)
  const both = await Promise.all([take(first!), take(second!)])
  expect(both.flat()).toEqual([long('one')])
})

test('a part that comes once more changes nothing, and the same reference with other words is another text', async () => {
  const { take } = rig()
  const [first, second] = parts(long('one'), 7)
  await take(first!, { ...first!, id: 'inb_again' })
  expect(await take(second!)).toEqual([long('one')])
  expect(await take({ ...second!, id: 'inb_late' })).toEqual([])
  const [third, fourth] = parts(long('two'), 7)
  expect(await take(third!)).toEqual([])
  expect(await take(fourth!)).toEqual([long('two')])
})

test('other people, other numbers and other connections have references of their own', async () => {
  const { take } = rig()
  const [first, second] = parts(long('one'), 7)
  await take(first!)
  for (const other of [{ sender: '31600000000' }, { recipient: '1601' }, { connection: 'con_b' }]) expect(await take({ ...second!, ...other })).toEqual([])
})

test('parts that an earlier process stored are found', async () => {
  const [first, second] = parts(long('one'), 7)
  expect(await rig([first!]).take(second!)).toEqual([long('one')])
  expect(await rig([first!, second!]).take({ ...second!, id: 'inb_again' })).toEqual([])
})

test('what was not whole when the last process ended is waited for, and given up in its time; what was whole is not', async () => {
  const [first, second] = parts(long('one'), 7)
  const whole = rig([first!, second!])
  whole.joining.resume([first!, second!])
  await Promise.resolve()
  whole.clock.advance(1_000)
  expect(whole.left).toEqual([])
  const half = rig([first!])
  half.joining.resume([first!])
  await Promise.resolve()
  half.clock.advance(1_000)
  expect(half.left).toHaveLength(1)
  expect(long('one').startsWith(half.left[0]!)).toBe(true)
  const late = rig([first!])
  late.joining.resume([first!])
  expect(await late.take(second!)).toEqual([long('one')])
})

test('what came of a text is given up after a while, once', async () => {
  const { take, left, clock } = rig()
  const [first] = parts(long('one'), 7)
  await take(first!)
  clock.advance(999)
  expect(left).toEqual([])
  clock.advance(1)
  expect(left).toHaveLength(1)
  expect(long('one').startsWith(left[0]!)).toBe(true)
})

test('numbers that make no sense leave a text that stands alone', async () => {
  const { take, clock } = rig()
  const [first] = parts(long('one'), 7)
  const octets = first!.octets.slice()
  octets[5] = 9 // of two
  expect(await take({ ...first!, octets })).toEqual([])
  expect(clock.pending()).toBe(0)
})

test('a flood of texts that never end is forgotten from its beginning', async () => {
  const { take, clock } = rig()
  for (let at = 0; at < 2_100; at++) await take({ ...parts(long('x'), 7)[0]!, sender: `31${600_000_000 + at}` })
  expect(clock.pending()).toBe(2_000)
})
