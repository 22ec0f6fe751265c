import { expect, test } from 'vitest'
import { civilOf, formatAbsolute, formatRelative, msOf, parseTime } from './times.ts'

const now = Date.UTC(2026, 10, 22, 10, 0, 0)
const at = (text: string, from = now) => {
  const time = parseTime(text, from)
  return time && 'at' in time ? new Date(time.at).toISOString() : time
}

test('an absolute time is read in its own zone', () => {
  expect(at('261122103000500+')).toBe('2026-11-22T10:30:00.500Z')
  expect(at('261122103000004+')).toBe('2026-11-22T09:30:00.000Z')
  expect(at('261122103000004-')).toBe('2026-11-22T11:30:00.000Z')
  expect(at('991231235959000+')).toBe('1999-12-31T23:59:59.000Z')
})

test('a relative time counts in calendar years and months, then in days and less', () => {
  expect(at('000002030405000R')).toBe('2026-11-24T13:04:05.000Z')
  expect(at('010100000000000R')).toBe('2027-12-22T10:00:00.000Z')
  expect(at('000100000000000R', Date.UTC(2027, 0, 31))).toBe('2027-02-28T00:00:00.000Z')
  expect(at('000100000000000R', Date.UTC(2028, 0, 31))).toBe('2028-02-29T00:00:00.000Z')
})

test('empty stands for the default, and what is no time is refused', () => {
  expect(at('')).toBeUndefined()
  const wrong = ['261122', '261322103000000+', '260022103000000+', '261100103000000+', '260229103000000+',
    '261122243000000+', '261122103000049+', '261122103000000Z', '26112210300000０+', '2611221030000000+']
  for (const text of wrong) expect(at(text), text).toHaveProperty('refused')
})

test('what is written is read back', () => {
  expect(formatAbsolute(now + 12_300)).toBe('261122100012300+')
  expect(at(formatAbsolute(now + 12_300))).toBe('2026-11-22T10:00:12.300Z')
  expect(formatRelative(2 * 86_400_000 + 3_661_000)).toBe('000002010101000R')
  expect(parseTime(formatRelative(90_061_000), now)).toEqual({ at: now + 90_061_000 })
  expect(formatRelative(1)).toBe('000000000001000R')
  expect(formatRelative(60_001)).toBe('000000000101000R')
  expect(() => formatRelative(-1000)).toThrow(RangeError)
  expect(() => formatRelative(32 * 86_400_000 - 1)).toThrow(RangeError)
  expect(() => formatRelative(32 * 86_400_000)).toThrow(RangeError)
})

test('the calendar agrees with that of the machine for every day of four centuries', () => {
  for (let ms = Date.UTC(1900, 0, 1); ms < Date.UTC(2300, 0, 1); ms += 86_400_000) {
    const civil = civilOf(ms + 86_399_000)
    const date = new Date(ms)
    const days = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
    const same = civil.year === days[0] && civil.month === days[1] && civil.day === days[2]
    if (!same || msOf(civil) !== ms + 86_399_000) expect.fail(date.toISOString())
  }
  expect(msOf({ year: 2026, month: 2, day: 29, hour: 0, minute: 0, second: 0 })).toBeUndefined()
})
