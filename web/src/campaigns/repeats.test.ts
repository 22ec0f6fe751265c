import { expect, test } from 'vitest'
import { emptyRepeat, recurringOf, repeatOf } from './repeats.ts'

const cronOf = (part: Partial<ReturnType<typeof emptyRepeat>>) => recurringOf({ ...emptyRepeat(), ...part }).cron

test('a rhythm becomes the five fields of a recurrence', () => {
  expect(cronOf({ every: 'day', time: '09:05' })).toBe('5 9 * * *')
  expect(cronOf({ every: 'week', time: '18:30', days: [1, 7] })).toBe('30 18 * * 1,7')
  expect(cronOf({ every: 'month', time: '00:00', dayOfMonth: '28' })).toBe('0 0 28 * *')
  expect(cronOf({ every: 'cron', cron: ' */5 9-17 * 12 mon ' })).toBe('*/5 9-17 * 12 mon')
})

test('a recurrence is read as the rhythm it is, and what is none is shown as it is written', () => {
  const read = (cron: string) => repeatOf({ cron, timeZone: 'Europe/Amsterdam' })
  expect(read('5 9 * * *')).toMatchObject({ every: 'day', time: '09:05' })
  expect(read('30 18 * * 1,7')).toMatchObject({ every: 'week', time: '18:30', days: [1, 7] })
  expect(read('0 0 28 * *')).toMatchObject({ every: 'month', dayOfMonth: '28' })
  for (const cron of ['*/5 * * * *', '0 9 * * 1-5', '0 9 1 * 1', '0 9 * 6 *', '0  9 * * *', '0 9 1,15 * mon', '00 09 * * *']) {
    expect(read(cron)).toMatchObject({ every: 'cron', cron })
    expect(recurringOf(read(cron))).toEqual({ cron, timeZone: 'Europe/Amsterdam' })
  }
})

test('the end of a recurrence comes back as it was', () => {
  const recurring = { cron: '0 9 * * 1', timeZone: 'Asia/Tokyo', until: '2027-03-01T12:00:00.000Z' }
  expect(recurringOf(repeatOf(recurring))).toEqual(recurring)
})
