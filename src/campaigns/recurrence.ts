// Recurrences in five fields, as crontab writes them: minute, hour, day of the month, month, weekday; in a time zone. Where
// both days are restricted, either is enough. Knows no campaign.
import { dayAt, momentOf } from './time.ts'

type Field = ReadonlySet<number>
export type Recurrence = { readonly minutes: Field; readonly hours: Field; readonly days: Field; readonly months: Field; readonly weekdays: Field; readonly eitherDay: boolean }

const names = {
  months: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  weekdays: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
}
const shapes = [
  ['minute', 0, 59, []], ['hour', 0, 23, []], ['day', 1, 31, []], ['month', 1, 12, ['', ...names.months]], ['weekday', 0, 7, names.weekdays],
] as const
/** 29 February comes again within so many days, whatever the century. */
const daysAhead = 366 * 8 + 2

function readField(text: string, [name, first, last, words]: (typeof shapes)[number]): Field | string {
  const found = new Set<number>()
  const numberOf = (word: string) => {
    const at = (words as readonly string[]).indexOf(word.toLowerCase())
    return at >= 0 && word !== '' ? at : /^\d{1,2}$/.test(word) ? Number(word) : NaN
  }
  for (const piece of text.split(',')) {
    const [, from = '', to, step] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d{1,2}))?$/.exec(piece) ?? []
    const begins = from === '*' ? first : numberOf(from)
    const ends = from === '*' ? last : to !== undefined ? numberOf(to) : step !== undefined ? last : begins
    const by = Number(step ?? 1)
    if (!(begins >= first && ends <= last && begins <= ends && by >= 1)) return `\`${piece}\` is no ${name}: it goes from ${first} to ${last}.`
    for (let at = begins; at <= ends; at += by) found.add(name === 'weekday' ? at % 7 : at)
  }
  return found
}

/** A sentence where it cannot be read. */
export function readRecurrence(text: string): Recurrence | string {
  const pieces = text.trim().split(/\s+/)
  if (pieces.length !== 5) return 'A recurrence has five fields: minute, hour, day of the month, month, weekday.'
  const fields = pieces.map((piece, at) => readField(piece, shapes[at]!))
  const fault = fields.find((field) => typeof field === 'string')
  if (fault !== undefined) return fault as string
  const [minutes, hours, days, months, weekdays] = fields as Field[]
  return { minutes: minutes!, hours: hours!, days: days!, months: months!, weekdays: weekdays!, eitherDay: pieces[2] !== '*' && pieces[4] !== '*' }
}

/** When it comes next after a moment; undefined where it never does. */
export function nextRun({ minutes, hours, days, months, weekdays, eitherDay }: Recurrence, timeZone: string, after: number): number | undefined {
  const inOrder = (field: Field) => [...field].sort((a, b) => a - b)
  const times = inOrder(hours).flatMap((hour) => inOrder(minutes).map((minute) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`))
  for (let later = 0; later <= daysAhead; later++) {
    const { day, month, weekday } = dayAt(after, timeZone, later)
    const [isDay, isWeekday] = [days.has(day), weekdays.has(weekday)]
    if (!months.has(month) || !(eitherDay ? isDay || isWeekday : isDay && isWeekday)) continue
    for (const time of times) {
      const moment = momentOf(after, time, timeZone, later)
      if (moment > after) return moment
    }
  }
  return undefined
}
