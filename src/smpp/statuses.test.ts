import { expect, test } from 'vitest'
import { statusClass, statusName, statusSay, statuses } from './statuses.ts'

test('a code has its name, class and meaning, and an unknown one is shown in hex and may be tried again', () => {
  expect(statusName(0x58)).toBe('ESME_RTHROTTLED')
  expect(statusName(statuses.ESME_RINVDSTADR)).toBe('ESME_RINVDSTADR')
  expect(statusName(0x403)).toBe('0x00000403')
  expect(statusName(0xffff_ffff)).toBe('0xffffffff')
  expect(statusClass(statuses.ESME_ROK)).toBe('ok')
  expect(statusClass(statuses.ESME_RINVDSTADR)).toBe('permanent')
  expect(statusClass(statuses.ESME_RINVPASWD)).toBe('bind')
  expect(statusClass(0x403)).toBe('retry')
  expect(statusSay(0x14)).toBe('message queue full')
  expect(new Set(Object.values(statuses)).size).toBe(Object.keys(statuses).length)
})
