// Every page of the dashboard and every part of it, in three languages, on a desk and on a phone, light and dark, over a filled
// house whose answers were recorded: nothing reaches over the edge, nothing is complained about, no rule of accessibility is
// broken, and each looks as in its picture.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { baselines, differenceOf, mostDifferent, readBaseline } from '../../support/baselines.ts'
import { named, whyNoDashboard } from '../../support/dashboard.ts'
import { routeOf, shownPages } from '../../support/dashboard-pages.ts'
import { openGallery, whyNotCompared } from '../../support/page-recording.ts'
import { allLooks, hasPicture, type Look, nameOf, visit } from '../../support/visits.ts'

const source = join(import.meta.dirname, '..', '..', '..', 'web', 'src', 'pages.tsx')
const to = join(tmpdir(), 'onesixty-pages')
const looks = process.env['ONESIXTY_ALL_VIEWS'] === 'on' ? allLooks : allLooks.filter(hasPicture)
/** Each language's words once, and the dark in both sizes. */
const ruled: readonly string[] = process.env['ONESIXTY_ALL_VIEWS'] === 'on' ? allLooks.map(nameOf) : ['nl-desktop', 'ru-phone', 'en-desktop-dark', 'en-phone-dark']

let gallery: Awaited<ReturnType<typeof openGallery>>
let whyNot: string | undefined
beforeAll(async () => {
  if (whyNoDashboard) return
  gallery = await openGallery()
  whyNot = await whyNotCompared(gallery.browser)
}, 60_000)
afterAll(() => gallery?.close(), 30_000)

const view = (look: Look, more: object) => visit({ ...gallery, pages: shownPages, look, to, pictures: 'none', rules: () => false, ...more })

test('no route is missing in the list of pages', () => {
  const text = readFileSync(source, 'utf8')
  const own = [...text.matchAll(/^\s+path: '([^']+)'|page\(root, '([^']+)'/gm)].map(([, one, two]) => (one ?? two)!)
  const routes = own.flatMap((path) => (path === '$number' ? ['/phones/$number'] : [path]))
  expect(routes.length).toBeGreaterThan(20)
  const seen = new Set(shownPages.map(({ path }) => routeOf(path, routes)))
  expect(routes.filter((route) => !seen.has(route))).toEqual([])
})

test('there is a picture of every page in every language and size, no other, and all of them are small', () => {
  const files = readdirSync(baselines).filter((file) => file.endsWith('.png'))
  const wanted = shownPages.flatMap(({ name }) => allLooks.filter(hasPicture).map((look) => `${name}-${nameOf(look)}.png`))
  expect({ missing: wanted.filter((file) => !files.includes(file)), left: files.filter((file) => !wanted.includes(file)) }).toEqual({ missing: [], left: [] })
  expect(files.reduce((sum, file) => sum + statSync(join(baselines, file)).size, 0)).toBeLessThan(4_500_000)
})

test('a page in another language would be seen', () => {
  const pair = (name: string, size: string, one: string, two: string) => [readBaseline(`${name}-${one}-${size}`)!, readBaseline(`${name}-${two}-${size}`)!] as const
  for (const [at, { name }] of shownPages.entries()) {
    const [one, two, size] = at % 2 === 0 ? (['en', 'nl', 'phone'] as const) : (['nl', 'ru', 'desktop'] as const)
    expect(differenceOf(...pair(name, size, one, two)).share, `${name} in ${one} and ${two}`).toBeGreaterThan(mostDifferent)
  }
}, 60_000)

test.skipIf(whyNoDashboard)(named('every page stands in every language, size and scheme, and looks as in its picture'), async ({ skip }) => {
  const [offered, chosen] = [new Set<string>(), new Set<string>()]
  const lookAtTabs = async (_: unknown, page: Page) => {
    const tabs = await page.evaluate<{ name: string; on: boolean }[]>(`Array.from(document.querySelectorAll('main [role=tab]'), (tab) => ({
      name: tab.closest('[role=tablist]').getAttribute('aria-label') + ': ' + tab.textContent, on: tab.ariaSelected === 'true',
    }))`)
    for (const { name, on } of tabs) (on ? chosen : offered).add(name)
  }
  const waiting = [...looks]
  const found: string[] = []
  const lane = async () => {
    for (let look = waiting.shift(); look; look = waiting.shift()) {
      const isFirst = nameOf(look) === 'en-desktop'
      const faults = await view(look, { pictures: whyNot ? 'none' : 'compare', rules: () => ruled.includes(nameOf(look)), ...(isFirst && { onPage: lookAtTabs }) })
      found.push(...faults.map(({ page, look: where, say }) => `${page} ${where}: ${say}`))
    }
  }
  await Promise.all([lane(), lane(), lane()])
  expect(found, 'node scripts/pages.ts makes pictures anew; with the word record it asks a living house first').toEqual([])
  expect([...gallery.missing], 'asked and not recorded: node scripts/pages.ts record').toEqual([])
  expect([...offered].filter((tab) => !chosen.has(tab)), 'parts that the list of pages does not open').toEqual([])
  if (whyNot) skip(`pictures are not compared: ${whyNot}`)
}, 900_000)

test.skipIf(whyNoDashboard)(named('a text, a colour and a block that changed are seen'), async ({ skip }) => {
  if (whyNot) skip(`pictures are not compared: ${whyNot}`)
  const pages = shownPages.filter(({ name }) => ['settings-approval', 'routes', 'sign-in'].includes(name))
  const changes = [
    `document.querySelector('main h1').textContent = 'Other words'`,
    `for (const one of document.querySelectorAll('main button')) one.style.setProperty('background', 'crimson', 'important')`,
    `document.querySelector('main section, main form, main ol').style.visibility = 'hidden'`,
  ]
  for (const change of changes) {
    const seen = await view({ language: 'en', size: 'desktop', scheme: 'light' }, { pages, pictures: 'compare', patienceMs: 500, spoil: (page: Page) => page.evaluate(change) })
    expect(seen.map(({ page }) => page), change).toEqual(pages.map(({ name }) => name))
    for (const { say } of seen) expect(say).toMatch(/differs from its picture in \d+\.\d+%/)
  }
}, 120_000)
