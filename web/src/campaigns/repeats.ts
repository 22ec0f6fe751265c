// When a campaign comes again: as the wizard asks for it, and as the five fields of a recurrence. Knows no pixels.
import type { Schedule } from './calls.ts'

type Recurring = NonNullable<Schedule['recurring']>
export const rhythms = ['day', 'week', 'month', 'cron'] as const
export type Repeat = {
  every: (typeof rhythms)[number]
  time: string
  /** 1 is Monday. */
  days: readonly number[]
  dayOfMonth: string
  /** Whatever the others cannot say. */
  cron: string
  zone: string
  /** As `datetime-local` gives it. */
  until: string
}

export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** A moment as `datetime-local` takes it: in the time of whoever looks. */
export function localOf(iso: string): string {
  const at = new Date(iso)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

export const emptyRepeat = (): Repeat => ({ every: 'week', time: '10:00', days: [1], dayOfMonth: '1', cron: '0 10 * * 1-5', zone: ownZone(), until: '' })

function cronOf({ every, time, days, dayOfMonth, cron }: Repeat): string {
  if (every === 'cron') return cron.trim()
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const day = every === 'month' ? dayOfMonth.trim() || '*' : '*'
  const weekday = every === 'week' && days.length > 0 ? days.join(',') : '*'
  return `${minute} ${hour} ${day} * ${weekday}`
}

export const recurringOf = (repeat: Repeat): Recurring => ({
  cron: cronOf(repeat), timeZone: repeat.zone.trim(), ...(repeat.until !== '' && { until: new Date(repeat.until).toISOString() }),
})

/** What would not come back as it was is shown as it is written. */
export function repeatOf({ cron, timeZone, until }: Recurring): Repeat {
  const [minute = '', hour = '', day = '', , weekday = ''] = cron.split(' ')
  const read: Repeat = {
    every: day !== '*' ? 'month' : weekday === '*' ? 'day' : 'week',
    time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`,
    days: weekday.split(',').map(Number),
    dayOfMonth: day, cron, zone: timeZone, until: until === undefined ? '' : localOf(until),
  }
  if (cronOf(read) === cron) return { ...read, days: read.every === 'week' ? read.days : emptyRepeat().days, dayOfMonth: day === '*' ? '1' : day }
  return { ...emptyRepeat(), every: 'cron', cron, zone: read.zone, until: read.until }
}
