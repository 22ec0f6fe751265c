import { expect, test } from 'vitest'
import type { Preview } from './calls.ts'
import { costOf } from './cost.ts'

const at = (amount: string) => ({ price: { amount, currency: 'EUR' } })

test('the price of a draft is the sum of its recipients, without those that would be refused or stopped', () => {
  const previews = new Map<string, Preview>([
    ['a', at('0.0832')],
    ['b', at('0.0741')],
    ['c', { refusal: { code: 'invalid_recipient', detail: 'no number' } }],
    ['d', { ...at('0.5'), blocked: { reason: 'stopped', say: 'they said STOP' } }],
  ])
  expect(costOf(4, previews)).toMatchObject({ total: { amount: '0.1573', currency: 'EUR' }, isAbout: false, refused: 1 })
})

test('where not all were looked at it is about so much, and nothing where nothing is charged', () => {
  expect(costOf(100, new Map([['a', at('0.08')], ['b', at('0.10')]]))).toMatchObject({ total: { amount: '9.00', currency: 'EUR' }, isAbout: true })
  expect(costOf(2, new Map([['a', {}]])).total).toBeUndefined()
})

test('what is known of all together goes before what is reckoned from the first', () => {
  const many = { recipients: 3, price: { amount: '0.24', currency: 'EUR' }, refused: [{ code: 'no_route', say: '', recipients: 2, some: [] }], blocked: [], held: [] }
  expect(costOf(30, new Map([['a', at('0.5')]]), many)).toMatchObject({ total: { amount: '0.24', currency: 'EUR' }, isAbout: false, refused: 2, many })
})
