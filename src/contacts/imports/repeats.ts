// Which numbers of a file an earlier row of it has had. Remembers so many, in eight octets each and some air. Knows no person.
import { parseNumber } from '../../sms/phone.ts'
import type { CsvRow } from '../csv.ts'
import type { Plan } from './plan.ts'

const mostRemembered = 2_000_000
const firstSlots = 4_096

export function createRepeats({ columns, country }: Pick<Plan, 'columns' | 'country'>) {
  const numberAt = columns.findIndex(({ to }) => to === 'number')
  let slots = new Float64Array(firstSlots)
  let count = 0

  /** Where a number stands, or would. */
  const placeOf = (number: number): number => {
    const mask = slots.length - 1
    let at = (Math.imul((number % 4_294_967_296) ^ (number / 4_294_967_296), 0x9e37_79b1) >>> 7) & mask
    while (slots[at] !== 0 && slots[at] !== number) at = (at + 1) & mask
    return at
  }
  const grow = () => {
    const before = slots
    slots = new Float64Array(before.length * 2)
    for (const number of before) if (number !== 0) slots[placeOf(number)] = number
  }
  /** Whether it came before; it has come from now on. `text`: a plus and digits. */
  const again = (text: string): boolean => {
    const number = Number(text.slice(1))
    const at = placeOf(number)
    if (slots[at] === number) return true
    if (count >= mostRemembered) return false
    slots[at] = number
    if (++count * 2 > slots.length) grow()
    return false
  }
  return {
    again,
    /** Rows that were done before this process, or this stretch. */
    skipped(rows: readonly CsvRow[]): void {
      if (numberAt < 0) return
      for (const { cells, broken } of rows) {
        const parsed = broken === undefined ? parseNumber((cells[numberAt] ?? '').trim(), country) : undefined
        if (parsed && !('refused' in parsed)) again(parsed.e164)
      }
    },
  }
}
