import { expect, test } from 'vitest'
import { gatewayRig, workspace } from '../../test/support/gateway-rig.ts'
import { manualClock } from '../kit/clock.ts'
import { createIds } from '../kit/ids.ts'
import { convert, createRates, isRate, type Rate } from './rates.ts'

test('a sum is converted exactly, and rounded once to the millionth, half away from nothing', () => {
  expect(convert(83_200, { value: '0.9215' })).toBe(76_669) // 76,668.8
  expect(convert(1, { value: '0.5' })).toBe(1)
  expect(convert(-1, { value: '0.5' })).toBe(-1)
  expect(convert(1, { value: '0.4999999999' })).toBe(0)
  expect(convert(9_007_199_254_740_991, { value: '1' })).toBe(9_007_199_254_740_991)
  expect(convert(1_000_000, { value: '3' }, true)).toBe(333_333)
  expect(convert(5_000_000, { value: '3' }, true)).toBe(1_666_667)
  expect([convert(9_007_199_254_740_991, { value: '2' }), convert(1_000_000_000, { value: '0.0000000001' }, true)]).toEqual([undefined, undefined])
  expect(['0', '0.0', '1e3', '-1', '1.12345678901', '0.92', '10000000'].map(isRate)).toEqual([false, false, false, false, false, true, false])
})

test('the rate that came into force last counts, either way about, and of two for one day the later one', async () => {
  const clock = manualClock()
  const kept: Rate[] = []
  const records = { rates: async () => [...kept], addRates: async (rates: readonly Rate[]) => void kept.push(...rates) }
  const rates = createRates({ records, clock, ids: createIds({ clock }) })
  const now = clock.wall()
  const rate = (value: string, validFrom: number, base = 'USD', quote = 'EUR') => ({ base, quote, value, validFrom, source: 'bank' })
  await rates.bring([rate('0.9', now - 200), rate('0.8', now - 100), rate('0.7', now + 100)], undefined)
  const at = (when: number, from = 'USD', to = 'EUR') => rates.convert(1_000_000, from, to, when)?.micros
  expect([at(now - 150), at(now), at(now + 100), at(now, 'EUR', 'EUR'), at(now, 'GBP', 'EUR')]).toEqual([900_000, 800_000, 700_000, 1_000_000, undefined])
  expect(at(now, 'EUR', 'USD')).toBe(1_250_000)
  expect(rates.convert(9_007_199_254_740_991, 'EUR', 'USD', now)).toBeUndefined()
  await rates.bring([rate('0.85', now - 100), rate('1.3', now - 50, 'EUR', 'USD')], undefined)
  expect([at(now - 60), at(now), at(now, 'EUR', 'USD')]).toEqual([850_000, 769_231, 1_300_000])
  const again = createRates({ records, clock, ids: createIds({ clock }) })
  await again.start()
  expect(again.convert(1_000_000, 'USD', 'EUR', now)).toMatchObject({ micros: 769_231, rate: { value: '1.3', base: 'EUR' } })
})

test('a rate by which a price is more than can be counted leaves no price, and throws nothing at those who send', async () => {
  const { billing, resting, accept, clock } = await gatewayRig({ billed: true })
  const plan = await resting(billing.plans.create({ name: 'A', currency: 'EUR', charge: 'submitted', monthlyFee: 0, includedParts: 0 }))
  const rate = (value: string) => resting(billing.rates.bring([{ base: 'USD', quote: 'EUR', value, validFrom: clock.wall(), source: 'bank' }], undefined))
  await rate('1')
  const list = { plan: plan.id, source: 'usd.csv', currency: 'USD', rows: [{ country: 'NL', micros: 1_000_000_000 }], mode: 'replace', dryRun: false, allowJumps: true, allowLoss: true, confirm: true } as const
  expect(await resting(billing.prices.import(list, undefined))).toMatchObject({ kind: 'imported' })
  await resting(billing.customers.set({ workspace, plan: plan.id, payment: 'postpaid', credit: 9e15, whenSpent: 'refuse' }))
  await rate('999999')
  expect(await accept({ to: '+31612345678', text: 'x'.repeat(1_500) })).toMatchObject({ outcomes: [{ refused: { code: 'no_price' } }] })
})
