import { expect, test } from 'vitest'
import { delayOf, drawn } from './chance.ts'
import { describe } from './describe.ts'
import { healthy, isHealthy } from './personality.ts'
import type { Delay } from './personality.ts'
import { presetNames, presets } from './presets.ts'
import { readPersonality } from './read.ts'

const read = (written: unknown) => {
  const personality = readPersonality(written)
  if ('fault' in personality) throw new Error(`${personality.fault.param}: ${personality.fault.say}`)
  return personality
}

test.each(presetNames)('%s is a personality, and its sentence and description say so', (name) => {
  expect(isHealthy(read(name))).toBe(name === 'healthy')
  expect(readPersonality(presets[name].is)).toEqual(read(name))
  expect(presets[name].say).toMatch(/^[A-Z].*\.$/)
})

test('names and objects combine, and what stands later wins field by field', () => {
  const both = read(['flaky, hex-ids', { answers: { lost: 0.5 }, line: { cutAfter: 'never' } }])
  expect(both.answers).toEqual({ ...read('flaky').answers, lost: 0.5 })
  expect(both.ids).toEqual({ answer: 'hex', receipt: 'decimal' })
  expect(both.line).toEqual({ ...read('flaky').line, cutAfter: 'never' })
  expect(both.receipts).toEqual(read('flaky').receipts)
})

test.each([
  ['angry', '', 'there is no personality "angry"; there are healthy, '],
  [42, '', 'is neither the name of a personality nor an object'],
  [[], '', 'is a list of 0'],
  [{ mood: {} }, 'mood', 'is no field; there are answers, refusals'],
  [{ answers: 3 }, 'answers', 'must be an object'],
  [{ answers: { lots: 0.1 } }, 'answers.lots', 'is no field; there are delay, lost'],
  [{ answers: { lost: 1.5 } }, 'answers.lost', 'must be a share from 0 to 1'],
  [{ refusals: { perSecond: -1 } }, 'refusals.perSecond', 'must be a number from 0'],
  [{ refusals: { queueDepth: 1.5 } }, 'refusals.queueDepth', 'must be a whole number'],
  [{ delivery: { delay: '1 s' } }, 'delivery.delay', 'must be 0 to 3600000 ms, { "uniform"'],
  [{ delivery: { delay: { uniform: [5, 1] } } }, 'delivery.delay', 'must have [low, high]'],
  [{ delivery: { delay: { logNormal: { median: 0, p95: 1 } } } }, 'delivery.delay', 'p95 not below median'],
  [{ delivery: { delay: { exponential: { mean: 0 } } } }, 'delivery.delay', 'must have { "mean" } above 0'],
  [{ delivery: { delay: { normal: 3 } } }, 'delivery.delay', 'must be 0 to 3600000 ms'],
  [{ line: { cutAfter: 'soon' } }, 'line.cutAfter', 'must be "never" or 0 to'],
  [{ ids: { answer: 'octal' } }, 'ids.answer', 'must be one of decimal, hex'],
  [{ receipts: { tlvs: 1 } }, 'receipts.tlvs', 'must be true or false'],
  [JSON.parse('{"__proto__": {}}'), '__proto__', 'is no field'],
])('%j is refused by the name of %s', (written, param, say) => {
  const personality = readPersonality(written)
  expect(personality).toMatchObject({ fault: { param } })
  expect('fault' in personality && personality.fault.say).toContain(say)
})

test('a description names each field that differs, with its value in words', () => {
  expect(describe(healthy)).toEqual(['A healthy operator: everything at once, and always right.'])
  const words = describe(read({
    answers: { lost: 0.05, delay: { logNormal: { median: 40, p95: 1_500 } } },
    refusals: { perSecond: 20 },
    line: { silentAfter: { exponential: { mean: 5_000 } } },
    receipts: { tlvs: false, lateBy: { uniform: [100, 2_000] } },
  })).join('\n')
  expect(words).toContain('From a stored submit_sm to its answer: mostly about 40 ms, 1 in 20 over 1.5 s. (answers.delay)')
  expect(words).toContain('5 % of the messages are stored and delivered, and never answered. (answers.lost)')
  expect(words).toContain(': 20. (refusals.perSecond)')
  expect(words).toContain(': 100 ms to 2 s. (receipts.lateBy)')
  expect(words).toContain('Whether receipts carry TLVs, or text alone: no. (receipts.tlvs)')
  expect(words).toContain('at random, 5 s on average. (line.silentAfter)')
  expect(words.split('\n')).toHaveLength(6)
})

test('equal seeds draw equal numbers, other seeds and purposes others, spread evenly', () => {
  const row = (seed: number, draw: 'lost' | 'failing') => Array.from({ length: 10_000 }, (_, i) => drawn(seed, draw, i))
  expect(row(7, 'lost')).toEqual(row(7, 'lost'))
  for (const other of [row(8, 'lost'), row(7, 'failing')]) {
    expect(row(7, 'lost').filter((value, i) => Math.abs(value - other[i]!) < 0.001).length).toBeLessThan(60)
  }
  for (const values of [row(7, 'lost'), row(0, 'failing')]) {
    const tenths = Array.from({ length: 10 }, (_, i) => values.filter((value) => Math.floor(value * 10) === i).length)
    for (const count of tenths) expect(count).toBeGreaterThan(900)
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...values)).toBeLessThan(1)
  }
  expect(drawn(7, 'lost', 5)).not.toBe(drawn(7, 'lost', 5 + 2 ** 32))
})

test('delays have the distribution that they name', () => {
  const uniform = Array.from({ length: 999 }, (_, i) => (i + 1) / 1_000)
  const at = (delay: Delay, share: number) => delayOf(delay, uniform[Math.round(share * 1_000) - 1]!)
  expect(at(250, 0.3)).toBe(250)
  expect(at({ uniform: [100, 200] }, 0.25)).toBe(125)
  expect(at({ logNormal: { median: 40, p95: 400 } }, 0.5)).toBeCloseTo(40, 0)
  expect(at({ logNormal: { median: 40, p95: 400 } }, 0.95)).toBeCloseTo(400, -1)
  expect(at({ exponential: { mean: 1_000 } }, 0.5)).toBeCloseTo(693, 0)
  expect(delayOf({ exponential: { mean: 3_600_000 } }, 0.999)).toBe(3_600_000)
})
