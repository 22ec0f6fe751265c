import fc from 'fast-check'
import { expect, test } from 'vitest'
import { growth } from '../../test/support/growth.ts'
import { createNetworks } from './networks.ts'
import { describeNetwork, networkCode } from './network.ts'
import { PrefixTree } from './prefixes.ts'
import { atOnce } from './turns.ts'

test('the longest prefix wins', () => {
  const tree = new PrefixTree()
  for (const [digits, value] of [
    ['31', 1],
    ['316', 2],
    ['31612', 3],
    ['4', 4],
  ] as const)
    tree.set(digits, value)
  expect(['31612345678', '31623', '31', '3', '49', '5', ''].map((number) => tree.find(number))).toEqual([
    3, 2, 1, -1, 4, -1, -1,
  ])
  expect(tree.find('+31612', 1)).toBe(3)
  expect(tree.size).toBe(4)
})

test('the tree answers as a search through all prefixes does, in whatever order they came', () => {
  const digits = fc.string({ unit: fc.constantFrom('0', '1', '2', '9'), maxLength: 6 })
  fc.assert(
    fc.property(
      fc.array(digits, { maxLength: 40 }),
      fc.array(digits, { minLength: 1, maxLength: 20 }),
      (prefixes, numbers) => {
        const tree = new PrefixTree()
        const values = new Map<string, number>()
        prefixes.forEach((prefix, at) => {
          tree.set(prefix, at)
          values.set(prefix, at)
        })
        expect(tree.size).toBe(values.size)
        for (const number of numbers) {
          const longest = [...values.keys()]
            .filter((prefix) => number.startsWith(prefix))
            .sort((a, b) => b.length - a.length)[0]
          expect(tree.find(number)).toBe(longest === undefined ? -1 : values.get(longest))
        }
      },
    ),
    { numRuns: 500 },
  )
})

test('a hundred thousand prefixes take few megabytes, and hardly longer than a hundred', () => {
  const treeOf = (count: number) => {
    const tree = new PrefixTree()
    for (let i = 0; i < count; i++) tree.set(String(3_000_000 + i * 7), i)
    return tree
  }
  const tree = treeOf(100_000)
  expect(tree.bytes).toBeLessThan(20_000_000)
  const numbers = Array.from({ length: 1_000 }, (_, i) => `+${3_000_000 + ((i * 7_919) % 700_000)}1234`)
  const findAll = (among: PrefixTree) => {
    let found = 0
    for (let round = 0; round < 20; round++) for (const number of numbers) found += among.find(number, 1) >= 0 ? 1 : 0
    return found
  }
  expect(findAll(tree)).toBeGreaterThan(0)
  expect(growth(findAll, treeOf(100), tree)).toBeLessThan(20)
})

test('prefixes that share nothing are refused before they fill the memory', () => {
  const tree = new PrefixTree()
  let held = 0
  while (
    held < 1_000_000 &&
    tree.set(String(100_000_000_000_000 + ((held * 618_033_988_749) % 899_999_999_999_989)), held)
  )
    held++
  expect(held).toBeLessThan(1_000_000)
  expect(held).toBeGreaterThan(150_000)
  expect(tree.bytes).toBeLessThan(100_000_000)
})

test('a number range names its first holder and says that it is only that', () => {
  const network = createNetworks().find('+31612345678', 'NL')
  expect(network).toEqual({ country: 'NL', mcc: '204', mnc: '08', name: 'KPN', source: 'range' })
  expect(describeNetwork(network)).toBe('network KPN (204-08, NL), by its number range; ported numbers are not known')
})

test('where no table knows a number its country remains, and without one nothing', () => {
  const networks = createNetworks()
  expect(networks.find('+33612345678', 'FR')).toEqual({ country: 'FR', source: 'range' })
  expect(networks.find('+33612345678', 'FR')).toBe(networks.find('+33699999999', 'FR'))
  expect(networks.find('+80012345678', undefined)).toBeUndefined()
})

test('an imported table overrides what is built in, and a look-up overrides both', () => {
  const ported = { country: 'NL', mcc: '204', mnc: '16', source: 'lookup' as const }
  const networks = createNetworks({ lookups: { known: (number) => (number === '+31612000000' ? ported : undefined) } })
  atOnce(networks.using([{ prefix: '316', country: 'NL', mcc: '204', mnc: '04', name: 'Vodafone' }]))
  expect(networks.find('+31612345678', 'NL')).toEqual({
    country: 'NL',
    mcc: '204',
    mnc: '04',
    name: 'Vodafone',
    source: 'imported',
  })
  expect(networks.find('+31612000000', 'NL')).toBe(ported)
  atOnce(networks.using([]))
  expect(networks.find('+31612345678', 'NL')?.source).toBe('range')
})

test('a network without its network code is called by its country code', () => {
  expect([networkCode({ mcc: '204', mnc: '08' }), networkCode({ mcc: '204' }), networkCode({})]).toEqual([
    '204-08',
    '204',
    undefined,
  ])
})
