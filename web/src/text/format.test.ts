import { expect, test, vi } from 'vitest'
import { bareNumber, isWhole, showMoment, showMoney, showNumber, showSpan, showSum } from './format.ts'

test('a phone number is grouped after its country code and loses no digit', () => {
  expect(showNumber('+31612345678')).toBe('+31 612 345 678')
  expect(showNumber('+14155550123')).toBe('+1 415 555 0123')
  expect(showNumber('+35812345678')).toBe('+358 123 456 78')
  for (const number of ['+3161234567', '+4915123456789', '+7912345678901', '+99812345678'])
    expect(bareNumber(showNumber(number))).toBe(number)
})

test('a sender that is a name or a short code stays as it is', () => {
  expect(showNumber('Onesixty')).toBe('Onesixty')
  expect(showNumber('1600')).toBe('1600')
})

test('a span is told in the unit that suits it', () => {
  const spans = [0.42, 4.26, 41.4, 1240, 180_000, 7_200_000]
  expect(spans.map(showSpan)).toEqual(['< 1 ms', '4.3 ms', '41 ms', '1.2 s', '3 min', '2 h'])
})

test('what a person types becomes a bare number', () => {
  expect(bareNumber('+31 6-1234 (5678)')).toBe('+31612345678')
  expect(bareNumber('0031612345678')).toBe('+31612345678')
})

test('a moment of another day is told with its day, and of another year with its year', () => {
  const now = new Date(2026, 4, 20, 12)
  const moments = [new Date(2026, 4, 20, 9, 5), new Date(2026, 4, 19, 23, 59), new Date(2025, 4, 20, 12)]
  expect(moments.map((at) => showMoment(at.toISOString(), now))).toEqual([
    '09:05:00',
    '19 May, 23:59',
    '20 May 2025, 12:00',
  ])
})

test('a number is whole with its + and country only', () => {
  expect(isWhole('+31612345678')).toBe(true)
  for (const text of ['0612345678', '31612345678', '+31612', 'Anna']) expect(isWhole(text)).toBe(false)
})

test('money is told digit for digit, and never rounded to cents', () => {
  expect(showMoney({ amount: '412.80', currency: 'EUR' })).toBe('€412.80')
  expect(showMoney({ amount: '0.0832', currency: 'EUR' })).toBe('€0.0832')
  expect(showMoney({ amount: '90071992547409931.25', currency: 'USD' })).toBe('US$90,071,992,547,409,931.25')
  expect(showMoney({ amount: '5', currency: 'credits' })).toBe('5 credits')
})

test('a sum has two decimals, a price of a part keeps its own', () => {
  const shown = ['250.0921', '-12.345', '0.0832', '0', '7', '90071992547409931.257'].map((amount) => showSum({ amount, currency: 'EUR' }))
  expect(shown).toEqual(['€250.09', '-€12.35', '€0.0832', '€0.00', '€7.00', '€90,071,992,547,409,931.257'])
})

test('Dutch and Russian people read counts, money, days and spans as they are used to', async () => {
  const told: Record<string, string[]> = {}
  for (const language of ['nl', 'ru']) {
    vi.resetModules()
    vi.stubGlobal('localStorage', { getItem: () => language })
    const format = await import('./format.ts')
    const at = '2025-05-19T12:00:00Z'
    const money = { amount: '1234.5', currency: 'EUR' }
    told[language] = [format.showCount(1234567), format.showMoney(money), format.showDay(at), format.showSpan(1240), format.showShare(0.254)].map((text) => text.replace(/\s/g, ' '))
  }
  vi.unstubAllGlobals()
  expect(told['nl']).toEqual(['1.234.567', '€ 1.234,50', '19 mei 2025', '1,2 s', '25,4%'])
  expect(told['ru']).toEqual(['1 234 567', '1 234,50 €', '19 мая 2025 г.', '1,2 с', '25,4 %'])
})
