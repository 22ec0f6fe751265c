// What the page on threats says is proved is proved where it says.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { deadEnd } from './threats.ts'

const page = readFileSync(join(resolve(import.meta.dirname, '..', '..'), 'docs', 'reference', 'threats.md'), 'utf8')
const rows = page.split('\n').flatMap((line) => {
  const [, id, threat, against, proof] = /^\| (T\d+) \| (.+?) \| (.+) \| (.+) \|$/.exec(line) ?? []
  return id === undefined ? [] : [{ id, threat, against: against!, proof: proof! }]
})

test('every threat from T1 to T27 has its row', () => {
  expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 27 }, (_, at) => `T${at + 1}`))
})

test.each(rows)('$id $threat: what proves it is there', ({ proof, against }) => {
  const pointers = [...proof.matchAll(/`([^`]+)`/g)].map(([, pointer]) => pointer!)
  expect(pointers.length).toBeGreaterThan(0)
  expect(pointers.map(deadEnd).filter(Boolean)).toEqual([])
  const exception = /\*\*Exception\*\*: (.+)/.exec(`${against} ${proof}`)
  // a row without a test owes an explanation, or is plain code
  if (!pointers.some((pointer) => pointer.includes(' › '))) expect(exception !== null || pointers.every((pointer) => !pointer.endsWith('.test.ts'))).toBe(true)
  if (exception) expect(exception[1]!.length).toBeGreaterThan(20)
})

test('a pointer to what is not there is found', () => {
  expect(deadEnd('src/no.ts')).toMatch(/is not there/)
  expect(deadEnd(`test/docs.test.ts › ${'no such'} title`)).toMatch(/has no test/)
})
