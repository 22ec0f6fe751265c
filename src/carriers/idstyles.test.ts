import { expect, test } from 'vitest'
import { createIdStyles, type Learned } from './idstyles.ts'

const rig = (more: { isPinned?: () => boolean } = {}) => {
  const changes: (Learned | undefined)[] = []
  const styles = createIdStyles({ wall: () => 7, onChange: (_, learned) => changes.push(learned), ...more })
  const teach = (count: number, receipt: (at: number) => string, name: (at: number) => string) => {
    for (let at = 100; at < 100 + count; at++) styles.matched('c', receipt(at), name(at))
  }
  return { styles, changes, teach }
}
const decimal = (at: number) => String(at)
const hex = (at: number) => at.toString(16)

test('until it is learned every spelling is tried, the own one first', () => {
  const { styles, teach } = rig()
  teach(19, decimal, decimal)
  expect(styles.ofReceipt('c', '0019')).toEqual(['19', '13', '25'])
  expect(styles.ofAnswer('c', '13')).toEqual(['13', 'd', '19'])
})

test.each([
  ['same', decimal, decimal, ['19'], ['19']],
  ['hex-decimal', decimal, hex, ['13'], ['25']],
  ['decimal-hex', hex, decimal, ['25'], ['13']],
] as const)('after twenty matches ids that are %s have one spelling', (style, receipt, name, ofReceipt, ofAnswer) => {
  const { styles, changes, teach } = rig()
  teach(20, receipt, name)
  expect(styles.ofReceipt('c', '0019')).toEqual(ofReceipt)
  expect(styles.ofAnswer('c', '19')).toEqual(ofAnswer)
  expect(changes).toEqual([{ style, since: 7 }])
  expect(styles.learnedOf('c')).toEqual({ style, since: 7 })
  expect(styles.ofReceipt('another', '19')).toHaveLength(3)
})

test('digits that are the same in both bases teach nothing, and matches that contradict each other neither', () => {
  const { styles, changes } = rig()
  for (let at = 0; at < 100; at++) styles.matched('c', String(at % 10), String(at % 10))
  expect(changes).toEqual([])
  for (let at = 100; at < 138; at++) styles.matched('c', decimal(at), at % 2 ? hex(at) : decimal(at))
  expect(styles.learnedOf('c')).toBeUndefined()
  for (let at = 200; at < 240; at++) styles.matched('c', decimal(at), hex(at))
  expect(styles.learnedOf('c')).toMatchObject({ style: 'hex-decimal' })
})

test('an operator that changes its ways is learned anew, one stray receipt changes nothing', () => {
  const { styles, changes, teach } = rig()
  teach(20, decimal, decimal)
  for (let at = 0; at < 100; at++) {
    expect(styles.missed('c', 'ff', (name) => name === '255')).toBe('stray')
    if (at % 2 === 1) styles.matched('c', '500', '500')
  }
  expect(styles.learnedOf('c')).toBeDefined()
  for (let at = 0; at < 100; at++) expect(styles.missed('c', 'ff', () => false)).toBe('plain')
  expect(styles.learnedOf('c')).toBeDefined()
  const misses = [1, 2, 3].map(() => styles.missed('c', 'ff', (name) => name === '255'))
  expect(misses).toEqual(['stray', 'stray', 'unlearned'])
  expect(styles.learnedOf('c')).toBeUndefined()
  teach(20, hex, decimal)
  expect(changes).toMatchObject([{ style: 'same' }, undefined, { style: 'decimal-hex' }])
})

test('pinned ids have one spelling and teach nothing', () => {
  const { styles, changes, teach } = rig({ isPinned: () => true })
  teach(40, decimal, hex)
  expect([styles.ofReceipt('c', '0019'), styles.ofAnswer('c', '19'), styles.learnedOf('c'), changes]).toEqual([['19'], ['19'], undefined, []])
})
