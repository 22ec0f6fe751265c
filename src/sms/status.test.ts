import { expect, test } from 'vitest'
import { readStatus, replaceType } from './status.ts'

test.each([
  [0x00, 'completed', true],
  [0x01, 'completed', false],
  [0x02, 'completed', false],
  [0x1f, 'completed', false],
  [0x21, 'trying', false],
  [0x3f, 'trying', false],
  [0x46, 'failed', false],
  [0x5f, 'failed', false],
  [0x65, 'given_up', false],
  [0x7f, 'given_up', false],
])('the status %i is %s, confirmed %s', (status, state, confirmed) => {
  expect(readStatus(status)).toMatchObject({ state, confirmed })
})

test('every status has words', () => {
  expect(readStatus(0x46).say).toBe('validity period expired')
  expect(readStatus(0x62).say).toBe('no response from the phone, given up')
  expect(readStatus(0x6f).say).toBe('given up, code 6f')
})

test('only the protocol ids 41 to 47 replace', () => {
  expect([0x00, 0x40, 0x41, 0x47, 0x48].map(replaceType)).toEqual([0, 0, 1, 7, 0])
})
