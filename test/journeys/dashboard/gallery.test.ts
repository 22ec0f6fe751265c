// The gallery is whole: every page that it shows has its pictures, and they are small. That pages look as they should is seen
// in pages.test.ts, whose pictures are of answers that were recorded.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fileOf, looks, shots } from '../../support/showcase.ts'

const folder = join(import.meta.dirname, '..', '..', '..', 'docs', 'gallery')

test('every page has its pictures, and they are small', () => {
  const files = shots.flatMap(({ name }) => looks.map((look) => join(folder, fileOf(name, look))))
  expect(files.filter((file) => !existsSync(file))).toEqual([])
  expect(files.reduce((sum, file) => sum + readFileSync(file).length, 0)).toBeLessThan(5_000_000)
})
