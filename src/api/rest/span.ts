// A span of days in a question: from the first of this month until now, where nothing is said. Knows no data.
import { z } from 'zod'
import { monthBegan, monthOf } from '../../kit/months.ts'
import { time } from './messages-schema.ts'
import { problem } from './problem.ts'
import { iso } from './view.ts'

const dayMs = 86_400_000
const longestDays = 400
const moment = time.transform((text) => Date.parse(text)).optional()
export const span = z.strictObject({ since: moment.describe('A day, UTC; the first of this month when absent.'), until: moment.describe('Not this day; now when absent.') })
export const tooLong = problem('invalid_value', `\`until\` must be after \`since\`, by ${longestDays} days at most.`, { param: '/until' })

/** In days since 1970, the end exclusive; undefined where that is no span. */
export function daysIn({ since, until }: z.output<typeof span>, now: number) {
  const from = Math.floor((since ?? monthBegan(monthOf(now))) / dayMs)
  const to = until === undefined ? Math.floor(now / dayMs) + 1 : Math.ceil(until / dayMs)
  return to - from > longestDays || to < from ? undefined : { from, to, since: iso(from * dayMs), until: iso(to * dayMs) }
}
