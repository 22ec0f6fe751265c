import { expect, test } from 'vitest'
import { nextRun, readRecurrence } from './recurrence.ts'
import { momentOf, nextOf, opensAt } from './time.ts'

const at = (text: string) => Date.parse(text)
const iso = (ms: number | undefined) => ms && new Date(ms).toISOString().slice(0, 16)

test('a time of day is that of the place, also on the days when clocks are changed', () => {
  const evening = at('2026-03-28T20:00:00Z')
  expect(iso(momentOf(evening, '09:00', 'Europe/Amsterdam'))).toBe('2026-03-28T08:00')
  expect(iso(nextOf(evening, '09:00', 'Europe/Amsterdam'))).toBe('2026-03-29T07:00')
  expect(iso(nextOf(evening, '02:30', 'Europe/Amsterdam'))).toBe('2026-03-29T01:30') // 02:30 is not there: 03:30
  expect(iso(momentOf(at('2026-11-01T12:00:00Z'), '00:15', 'America/New_York'))).toBe('2026-11-01T04:15')
  expect(iso(momentOf(at('2024-02-29T23:30:00Z'), '12:00', 'Pacific/Auckland'))).toBe('2024-02-29T23:00')
})

test('a window opens at its time on its days, and may go over midnight', () => {
  const office = { days: [1, 2, 3, 4, 5], from: '09:00', to: '20:00', timeZone: 'Europe/Amsterdam' }
  expect(iso(opensAt(office, at('2026-03-28T12:00:00Z')))).toBe('2026-03-30T07:00')
  expect(iso(opensAt(office, at('2026-03-30T17:59:00Z')))).toBe('2026-03-30T17:59')
  expect(iso(opensAt(office, at('2026-03-30T18:00:00Z')))).toBe('2026-03-31T07:00')
  const night = { days: [6], from: '22:00', to: '02:00', timeZone: 'UTC' }
  expect(iso(opensAt(night, at('2026-03-29T01:00:00Z')))).toBe('2026-03-29T01:00')
  expect(iso(opensAt(night, at('2026-03-29T02:00:00Z')))).toBe('2026-04-04T22:00')
})

test('a recurrence comes as crontab says, where it is', () => {
  const after = at('2026-03-28T20:00:00Z')
  const next = (cron: string, zone = 'UTC') => {
    const read = readRecurrence(cron)
    return typeof read === 'string' ? read : iso(nextRun(read, zone, after))
  }
  expect(next('30 9 * * 1', 'America/New_York')).toBe('2026-03-30T13:30')
  expect(next('*/15 8-10 * * mon-fri', 'Asia/Kolkata')).toBe('2026-03-30T02:30')
  expect(next('0 0 29 2 *')).toBe('2028-02-29T00:00')
  expect(next('0 12 13 * 5')).toBe('2026-04-03T12:00')
  expect(next('0 0 31 4 *')).toBeUndefined()
  for (const wrong of ['61 * * * *', '* * *', '* 24 * * *', 'a b c d e', '5-1 * * * *', '*/0 * * * *']) expect(next(wrong)).toMatch(/^(`|A recurrence)/)
})

test('a recurrence comes once on days when clocks are changed, also in a time that is left out or comes twice', () => {
  const runs = (cron: string, zone: string, after: string, count: number) => {
    const read = readRecurrence(cron)
    const found: (string | 0 | undefined)[] = []
    for (let now: number | undefined = at(after); found.length < count; ) found.push(iso((now = nextRun(read as Exclude<typeof read, string>, zone, now!))))
    return found
  }
  expect(runs('30 2 * * *', 'Europe/Amsterdam', '2026-03-28T00:00:00Z', 3)).toEqual(['2026-03-28T01:30', '2026-03-29T01:30', '2026-03-30T00:30'])
  expect(runs('30 2 * * *', 'Europe/Amsterdam', '2026-10-24T00:00:00Z', 3)).toEqual(['2026-10-24T00:30', '2026-10-25T00:30', '2026-10-26T01:30'])
  expect(runs('30 2 * * *', 'Australia/Sydney', '2026-10-03T00:00:00Z', 2)).toEqual(['2026-10-03T16:30', '2026-10-04T15:30'])
})
