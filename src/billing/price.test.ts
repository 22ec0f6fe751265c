import { expect, test } from 'vitest'
import { atOnce } from '../routing/turns.ts'
import type { Network } from '../routing/network.ts'
import { compilePrices, type PriceRow, type Wanted } from './price.ts'
import { compare } from './price-book.ts'

const kpn: Network = { country: 'NL', mcc: '204', mnc: '08', source: 'range' }
const wanted: Wanted = { to: '+31612345678', from: 'Shop', traffic: 'transactional', country: 'NL', network: kpn, at: 1_000 }
const find = (rows: readonly PriceRow[], more: Partial<Wanted> = {}) => {
  const sold = atOnce(compilePrices(rows)).find({ ...wanted, ...more })
  return sold?.kind === 'price' ? sold.micros : sold?.kind
}

const ladder: PriceRow[] = [
  { prefix: '31612', micros: 1 }, { prefix: '316', micros: 2 }, { country: 'NL', mcc: '204', mnc: '08', micros: 3 }, { country: 'NL', mcc: '204', micros: 4 }, { country: 'NL', micros: 5 }, { micros: 6 },
]

test('the longest prefix counts, then the network, its code, the country, everything else', () => {
  for (const [at, { micros }] of ladder.entries()) expect(find(ladder.slice(at).toReversed())).toBe(micros)
  expect(find([])).toBeUndefined()
})

test('within a place the sender counts, then the traffic, then what came into force last; what is not in force counts nowhere', () => {
  const row = (more: Partial<PriceRow>): PriceRow => ({ country: 'NL', micros: 9, ...more })
  expect(find([row({}), row({ source: 'Sh', micros: 1 }), row({ traffic: 'transactional', micros: 2 })])).toBe(1)
  expect(find([row({}), row({ source: 'Other', micros: 1 }), row({ traffic: 'transactional', micros: 2 }), row({ traffic: 'otp', micros: 3 })])).toBe(2)
  expect(find([row({ validFrom: 900, micros: 1 }), row({ validFrom: 950, micros: 2 }), row({ validFrom: 1_001, micros: 3 })])).toBe(2)
  expect(find([row({ validUntil: 1_000, micros: 1 }), row({ micros: 2 })])).toBe(2)
  expect(find([row({ source: '316', micros: 1 }), row({ micros: 2 })], { from: '+31687654321' })).toBe(1)
  expect(find([row({ prefix: '31612', validFrom: 2_000 }), row({ micros: 2 })])).toBe(2)
})

test('a number whose network is not known costs the most that one of its country does; a fee comes on top; what is closed is not sold', () => {
  const rows: PriceRow[] = [{ country: 'NL', mcc: '204', mnc: '08', micros: 5 }, { country: 'NL', mcc: '204', mnc: '04', micros: 7, fee: 2 }, { country: 'NL', micros: 6 }, { country: 'BE', micros: null }]
  expect(find(rows, { network: { country: 'NL', source: 'range' } })).toBe(9)
  expect(find(rows, { network: undefined })).toBe(9)
  expect(find(rows)).toBe(5)
  expect(find(rows, { to: '+32471234567', country: 'BE', network: undefined })).toBe('closed')
  expect(find(rows, { to: '+4915112345678', country: 'DE', network: undefined })).toBeUndefined()
})

test('where the network is not known, what it costs at least is told beside what it costs at most', () => {
  const rows: PriceRow[] = [{ country: 'NL', mcc: '204', mnc: '08', micros: 5 }, { country: 'NL', mcc: '204', mnc: '04', micros: 7 }, { country: 'NL', mcc: '204', mnc: '04', traffic: 'otp', micros: 1 }]
  const prices = atOnce(compilePrices(rows))
  expect(prices.find({ ...wanted, network: undefined })).toMatchObject({ micros: 7, least: 5, dearest: true })
  expect(prices.find(wanted)).toMatchObject({ micros: 5, least: 5, dearest: false })
})

test('a comparison tells what is new, dearer, cheaper, gone, jumps, or costs more than it brings', () => {
  const before: PriceRow[] = [{ country: 'NL', micros: 100 }, { country: 'BE', micros: 100 }, { country: 'DE', micros: 100 }, { country: 'FR', micros: 100 }]
  const after: PriceRow[] = [{ country: 'NL', micros: 110, line: 2 }, { country: 'BE', micros: 1_000, line: 3 }, { country: 'DE', micros: 100 }, { country: 'ES', micros: 40, line: 5 }]
  expect(atOnce(compare(before, after, ({ country }) => (country === 'ES' ? 41 : undefined)))).toEqual({
    added: 1, raised: 2, lowered: 0, removed: 1, unchanged: 1, jumps: 1, belowCost: 1,
    changes: [
      { key: 'ES', line: 5, before: undefined, after: 40, cost: 41 }, { key: 'BE', line: 3, before: 100, after: 1_000 },
      { key: 'NL', line: 2, before: 100, after: 110 }, { key: 'FR', before: 100 },
    ],
  })
})

test('of what comes in, a greater share is a lower price, and neither a jump nor a loss', () => {
  const row = (share: number): PriceRow => ({ traffic: 'inbound', prefix: '3010', micros: 0, tariff: 1_500_000, share })
  expect(atOnce(compare([row(500_000)], [row(900_000)], () => 40_000))).toMatchObject({ lowered: 1, unchanged: 0, jumps: 0, belowCost: 0, changes: [{ key: '+3010 inbound', before: -500_000, after: -900_000 }] })
})
