import { expect, test } from 'vitest'
import { seededChance } from '../kit/chance.ts'
import type { Network } from './network.ts'
import { createQuality, halfLifeMs, judgedFrom, type Outcome } from './quality.ts'

const kpn: Network = { country: 'NL', mcc: '204', mnc: '08', source: 'range' }
const dutch: Network = { country: 'NL', source: 'range' }

function rig(network: Network = kpn) {
  const quality = createQuality()
  const tell = (count: number, what: Outcome['what'], delayMs?: () => number, at = 0) => {
    for (let i = 0; i < count; i++)
      quality.observe({ connection: 'a', network, what, ...(delayMs && { delayMs: delayMs() }) }, at)
  }
  return { quality, tell, country: () => quality.list(0).find((row) => !row.network)! }
}

test('the score is the share delivered, and leans to the usual while little is known', () => {
  const { quality, tell } = rig()
  expect(quality.score('a', kpn)).toBeCloseTo(0.9)
  tell(5, 'failed')
  expect(quality.score('a', kpn)).toBeCloseTo(18 / 25)
  tell(2_000, 'delivered')
  expect(quality.score('a', kpn)).toBeGreaterThan(0.99)
  expect(quality.score('b', kpn)).toBeCloseTo(0.9)
})

test('a network with little of its own is judged by its country', () => {
  const { quality, tell } = rig({ ...kpn, mnc: '04' })
  tell(1_000, 'failed')
  expect(quality.score('a', kpn)).toBeLessThan(0.05)
  for (let i = 0; i < 200; i++) quality.observe({ connection: 'a', network: kpn, what: 'delivered' }, 0)
  expect(quality.score('a', kpn)).toBeGreaterThan(0.95)
  expect(quality.score('a', dutch)).toBeLessThan(0.25)
})

test('old evidence fades by half in six hours', () => {
  const { quality, tell } = rig()
  tell(400, 'delivered')
  expect(quality.list(halfLifeMs)[0]).toMatchObject({ delivered: 200 })
})

const real = seededChance(1)
/** A few seconds mostly, minutes now and then. */
const realDelay = () => 1_500 * Math.exp(3 * real.float() ** 2)

test.each<[what: string, delay: () => number, failed: number, madeUp: boolean]>([
  ['never fail and come at once', () => 40 + 200 * real.float(), 0, true],
  ['never fail and all take four seconds', () => 4_000 + 100 * real.float(), 0, true],
  ['never fail but take their time', realDelay, 0, false],
  ['come at once and sometimes fail', () => 40 + 200 * real.float(), 12, false],
  ['are as receipts are', realDelay, 30, false],
])('receipts that %s: made up %s', (_, delay, failed, madeUp) => {
  const { quality, tell, country } = rig()
  tell(judgedFrom - 20, 'delivered', delay)
  expect(quality.madeUp('a', 'NL'), 'not judged yet').toBe(false)
  tell(100, 'delivered', delay)
  tell(failed, 'failed')
  expect(quality.madeUp('a', 'NL')).toBe(madeUp)
  expect(country()).toMatchObject({ madeUp, signs: { noFailures: failed === 0 } })
})

test('delays are told as a median and a tenth that is slower', () => {
  const { tell, country } = rig()
  tell(80, 'delivered', () => 2_000)
  tell(20, 'delivered', () => 60_000)
  const { delayMs } = country()
  expect(delayMs!.median).toBeGreaterThanOrEqual(2_000)
  expect(delayMs!.median).toBeLessThan(3_000)
  expect(delayMs!.p90).toBeGreaterThanOrEqual(60_000)
})

test('receipts are counted against what was submitted', () => {
  const { tell, country } = rig()
  tell(100, 'submitted')
  tell(60, 'delivered')
  tell(1, 'failed')
  expect(country().receiptShare).toBe(0.61)
})

test('what is saved can be loaded', () => {
  const { quality, tell } = rig()
  tell(700, 'delivered', () => 50)
  const other = createQuality()
  for (const { connection, place, stats } of quality.save()) other.load(connection, place, stats)
  expect(other.list(0)).toEqual(quality.list(0))
  expect(other.madeUp('a', 'NL')).toBe(true)
  expect(quality.save(), 'nothing is new').toEqual([])
  tell(1, 'delivered')
  expect(quality.save().map(({ place }) => place)).toEqual(['NL', '204-08'])
})

test('a network without its country code is judged as its country, and can be saved', () => {
  const { quality, tell } = rig({ country: 'NL', mnc: '08', source: 'imported' })
  tell(1, 'delivered')
  expect(quality.save().map(({ place }) => place)).toEqual(['NL'])
})
