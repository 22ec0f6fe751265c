// What the pages say is what the code does, as far as a test can tell.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { generatedPages } from '../scripts/generate-docs.ts'

const root = resolve(import.meta.dirname, '..')

test.each(Object.entries(generatedPages()))('%s is what the code says', (path, text) => {
  const file = resolve(root, path)
  expect(existsSync(file) ? readFileSync(file, 'utf8') : '', 'run: node scripts/generate-docs.ts').toBe(text)
})

const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: root })

test('every link between pages leads somewhere', () => {
  const dead = pages.flatMap((page) =>
    [...readFileSync(resolve(root, page), 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
      .map(([, to]) => to!)
      .filter((to) => !existsSync(resolve(root, dirname(page), to)))
      .map((to) => `${page} → ${to}`),
  )
  expect(dead).toEqual([])
})

test('a decision fits on a page', () => {
  const long = pages.filter(
    (page) => page.startsWith('docs/decisions/') && readFileSync(resolve(root, page), 'utf8').split('\n').length > 40,
  )
  expect(long).toEqual([])
})
