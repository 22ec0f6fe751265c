import { expect, test } from 'vitest'
import { comparePrices, compilePrices, priceKey, type PriceRow } from './cost.ts'
import type { Network } from './network.ts'
import { atOnce } from './turns.ts'

const rows: PriceRow[] = [
  { prefix: '31612345', country: 'NL', micros: 10 },
  { country: 'NL', mcc: '204', mnc: '08', micros: 20 },
  { country: 'NL', mcc: '204', micros: 30 },
  { country: 'NL', mcc: '204', mnc: '02', micros: 90 },
  { country: 'BE', micros: 40 },
  { country: 'RU', micros: null },
  { micros: 50 },
]
const network = (country: string, mcc?: string, mnc?: string): Network => ({
  country,
  source: 'range',
  ...(mcc && { mcc }),
  ...(mnc && { mnc }),
})

test.each<[what: string, e164: string, network: Network | undefined, answer: unknown]>([
  [
    'the longest prefix, before the network',
    '+31612345678',
    network('NL', '204', '08'),
    { micros: 10, dearest: false },
  ],
  ['the network', '+31611111111', network('NL', '204', '08'), { micros: 20, dearest: false }],
  ['the rest of the country code', '+31611111111', network('NL', '204', '04'), { micros: 30, dearest: false }],
  [
    'the dearest of a country where the network is not known',
    '+31611111111',
    network('NL'),
    { micros: 90, dearest: true },
  ],
  ['the country', '+32470000000', network('BE', '206', '01'), { micros: 40, dearest: false }],
  ['everything else', '+33600000000', network('FR', '208', '01'), { micros: 50, dearest: false }],
  ['everything else, without a country', '+80012345678', undefined, { micros: 50, dearest: false }],
  ['a country that is closed', '+79161234567', network('RU', '250', '01'), 'closed'],
])('a price is found by %s', (_, e164, of, answer) =>
  expect(atOnce(compilePrices(rows))!.find(e164, of)).toEqual(answer),
)

test('a list without a row for everything else does not go there', () => {
  expect(atOnce(compilePrices([{ country: 'BE', micros: 1 }]))!.find('+31611111111', network('NL'))).toBe('closed')
})

test('a free price is a price', () => {
  expect(atOnce(compilePrices([{ prefix: '31', micros: 0 }]))!.find('+31611111111', undefined)).toEqual({
    micros: 0,
    dearest: false,
  })
})

test('a diff counts what is new, dearer, cheaper, gone and the same, and puts leaps first', () => {
  const after: PriceRow[] = [
    { country: 'BE', micros: 41 },
    { country: 'NL', mcc: '204', mnc: '08', micros: 200 },
    { country: 'RU', micros: null },
    { country: 'NL', mcc: '204', micros: 29 },
    { prefix: '32', micros: 1 },
  ]
  const diff = atOnce(comparePrices(rows, after))
  expect(diff).toMatchObject({ added: 1, raised: 2, lowered: 1, removed: 3, unchanged: 1, jumps: 1 })
  expect(diff.changes[0]).toEqual({ key: '204-08', before: 20, after: 200 })
  expect(diff.changes).toContainEqual({ key: '*', before: 50 })
})

test('what is compared with itself is unchanged', () => {
  expect(atOnce(comparePrices(rows, rows))).toEqual({
    added: 0,
    raised: 0,
    lowered: 0,
    removed: 0,
    unchanged: rows.length,
    jumps: 0,
    changes: [],
  })
})

test('a row is known by its prefix, else its network, else its country', () => {
  expect(rows.map(priceKey)).toEqual(['+31612345', '204-08', '204', '204-02', 'BE', 'RU', '*'])
})
