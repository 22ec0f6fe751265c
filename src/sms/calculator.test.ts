import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import type { Segmented } from './segments.ts'
import { segment } from './segments.ts'

type Theirs = { encodingName: string; segmentsCount: number }
const { SegmentedMessage } = createRequire(import.meta.url)('sms-segments-calculator') as {
  SegmentedMessage: new (text: string) => Theirs
}

/** The same texts in every run. */
let state = 2023
function pick<T>(of: readonly T[]): T {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
  return of[Math.floor((state / 2 ** 32) * of.length)]!
}

/** Alphabets from plain to as hard as can be, and the lengths at which counts change. */
const alphabets = [
  [...'abc de'], [...'aé€[]~'], [...'abcя'], [...'жшя '], ['你', '好', 'a'], ['😀', 'a', 'я'], ['👨‍👩‍👧‍👦', 'я'],
  ['🇳🇱', '👍🏽', ' ', 'ok'], ['e\u0301', 'x'], ['\r\n', 'a', '€'], ['க்ஷி', 'a'], ['\f', 'x'],
]
const lengths = [1, 66, 67, 69, 70, 71, 134, 135, 152, 153, 154, 159, 160, 161, 200, 305, 306, 307, 402, 459, 600]

const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** What it takes never to split a grapheme cluster, whatever that costs. */
function partsOfWholeClusters(text: string): number {
  let parts = 1
  let filled = 0
  for (const { segment: cluster } of clusters.segment(text)) {
    filled += cluster.length
    if (filled > 67) [parts, filled] = [parts + 1, cluster.length]
  }
  return parts
}

test('segment counts agree with an independent calculator, but that it pays for clusters and we do not', () => {
  let same = 0
  for (let i = 0; i < 1500; i++) {
    const alphabet = pick(alphabets)
    const length = pick(lengths)
    let text = ''
    while (text.length < length) text += pick(alphabet)
    const ours = segment(text) as Segmented
    const theirs = new SegmentedMessage(text)
    expect(theirs.encodingName).toBe(ours.encoding === 'gsm7' ? 'GSM-7' : 'UCS-2')
    if (theirs.segmentsCount === ours.parts.length) same++
    else {
      expect(theirs.segmentsCount).toBeGreaterThan(ours.parts.length)
      expect(theirs.segmentsCount).toBe(partsOfWholeClusters(text))
    }
  }
  expect(same).toBeGreaterThan(1400)
  expect(same).toBeLessThan(1500)
})
