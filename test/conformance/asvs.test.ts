// The answers to OWASP's Application Security Verification Standard 5.0, levels 1 and 2, without OAuth servers (V10) and
// WebRTC (V17): all of them are there, and what each points to is there too. The standard's sentences are not repeated.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { deadEnd } from './threats.ts'

type Row = { id: string; level: 1 | 2; asks: string; answer: 'met' | 'exception' | 'does not apply'; at: string[]; say?: string }
const file = join(resolve(import.meta.dirname, '..', '..'), 'docs', 'reference', 'asvs.json')
const rows = JSON.parse(readFileSync(file, 'utf8')) as Row[]

/** Requirements of levels 1 and 2 by chapter, as the standard has them. */
const chapters = { V1: 27, V2: 11, V3: 19, V4: 10, V5: 9, V6: 35, V7: 18, V8: 7, V9: 7, V11: 14, V12: 9, V13: 13, V14: 9, V15: 13, V16: 16 }

test('each of the 217 requirements is answered once', () => {
  expect(rows).toHaveLength(217)
  expect(new Set(rows.map(({ id }) => id)).size).toBe(217)
  const counted = Object.fromEntries(Object.keys(chapters).map((chapter) => [chapter, rows.filter(({ id }) => id.startsWith(`${chapter}.`)).length]))
  expect(counted).toEqual(chapters)
  expect(rows.filter(({ id, level }) => !/^V\d+\.\d+\.\d+$/.test(id) || (level !== 1 && level !== 2))).toEqual([])
})

test('what an answer points to is there', () => {
  expect(rows.flatMap(({ id, at }) => at.map(deadEnd).filter(Boolean).map((say) => `${id}: ${say}`))).toEqual([])
})

test('what is met has a pointer, and what is not has its reason', () => {
  expect(rows.filter(({ answer, at, say = '' }) => (answer === 'met' ? at.length === 0 : say.length < 15))).toEqual([])
  expect(rows.filter(({ answer }) => !['met', 'exception', 'does not apply'].includes(answer))).toEqual([])
})
