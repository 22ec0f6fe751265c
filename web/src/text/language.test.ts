import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { chooseLanguage } from './language.ts'

const kept = new Map<string, string>()
beforeEach(() => {
  vi.resetModules()
  vi.stubGlobal('localStorage', { getItem: (name: string) => kept.get(name) ?? null, setItem: (name: string, value: string) => kept.set(name, value) })
})
afterEach(() => {
  kept.clear()
  vi.unstubAllGlobals()
})

async function speaking(language: string) {
  kept.set('onesixty-language', language)
  return import('./language.ts')
}

test('the kept choice goes before the browser, the browser before English', () => {
  expect(chooseLanguage('ru', ['nl-BE', 'en'])).toBe('ru')
  expect(chooseLanguage(null, ['de-DE', 'nl-BE', 'ru'])).toBe('nl')
  expect(chooseLanguage('tlh', ['ja'])).toBe('en')
  expect(chooseLanguage('toString', [])).toBe('en')
})

test('a number takes the form of the language, written as the language writes it', async () => {
  const russian = { one: '# номер', few: '# номера', many: '# номеров', other: '# номера' }
  const ru = await speaking('ru')
  expect([1, 2, 5, 11, 21, 22, 25, 1_000].map((count) => ru.plural(count, russian))).toEqual([
    '1 номер', '2 номера', '5 номеров', '11 номеров', '21 номер', '22 номера', '25 номеров', '1\u00a0000 номеров',
  ])
  vi.resetModules()
  const nl = await speaking('nl')
  expect(nl.plural(1, { one: '# deel', other: '# delen' })).toBe('1 deel')
  expect(nl.plural(12_000, { one: '# deel', other: '# delen' })).toBe('12.000 delen')
})

test('only the catalogue of the chosen language is fetched', async () => {
  const fetched: string[] = []
  const take = (name: string) => async () => (fetched.push(name), name)
  const { inLanguage } = await speaking('nl')
  expect(await inLanguage('en', { nl: take('nl'), ru: take('ru') })).toBe('nl')
  vi.resetModules()
  const english = await speaking('en')
  expect(await english.inLanguage('en', { nl: take('nl'), ru: take('ru') })).toBe('en')
  expect(fetched).toEqual(['nl'])
})

test('a switch keeps the choice and loads the page anew', async () => {
  const reload = vi.fn()
  vi.stubGlobal('location', { reload })
  const { switchTo } = await speaking('en')
  switchTo('ru')
  expect(kept.get('onesixty-language')).toBe('ru')
  expect(reload).toHaveBeenCalledOnce()
})

test('storage that is forbidden leaves the dashboard in the language of the browser', async () => {
  vi.stubGlobal('localStorage', { getItem: () => { throw new Error('denied') } })
  expect((await import('./language.ts')).language).toBe('en')
})

test('a catalogue leans on nothing that waits for a catalogue: the page would wait for ever', () => {
  const web = join(import.meta.dirname, '..')
  const files = globSync('**/words.{en,nl,ru}.ts', { cwd: web })
  expect(files.length).toBeGreaterThan(2)
  for (const file of files)
    for (const [, from] of readFileSync(join(web, file), 'utf8').matchAll(/^import (?!type )[^\n]* from '([^']+)'/gm))
      expect(from, file).toMatch(/^\.\.\/text\/(language|format)\.ts$/)
})
