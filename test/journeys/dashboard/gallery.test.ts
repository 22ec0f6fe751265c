// The gallery shows the dashboard as it is: pages on which nothing depends on the moment look as in their pictures.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { named, useDashboard, whyNoDashboard } from '../../support/dashboard.ts'
import { fileOf, looks, openLook, shoot, shots, steady } from '../../support/showcase.ts'
import { smallPng } from '../../support/small-png.ts'

const dashboard = useDashboard()
const folder = join(import.meta.dirname, '..', '..', '..', 'docs', 'gallery')

/** Letters are drawn a little differently by another browser; a page that has changed differs by far more. */
const mostDifferent = 0.02

/** The share of pixels that a person would see as another colour. */
function differs(one: Buffer, other: Buffer): number {
  const [a, b] = [PNG.sync.read(one), PNG.sync.read(other)]
  if (a.width !== b.width || a.height !== b.height) return 1
  return pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0.25 }) / (a.width * a.height)
}

test('every page has its pictures, and they are small', () => {
  const files = shots.flatMap(([name]) => looks.map((look) => join(folder, fileOf(name, look))))
  expect(files.filter((file) => !existsSync(file))).toEqual([])
  expect(files.reduce((sum, file) => sum + readFileSync(file).length, 0)).toBeLessThan(5_000_000)
})

test.skipIf(whyNoDashboard)(named('steady pages look as in the gallery, and one that was changed would not'), async () => {
  for (const look of looks) {
    const page = await openLook(dashboard.browser, dashboard.house, look)
    for (const [name, path] of shots.filter(([name]) => steady.includes(name))) {
      const now = smallPng(await shoot(page, `${dashboard.house.url}${path}`, true))
      const kept = readFileSync(join(folder, fileOf(name, look)))
      expect(differs(now, kept), fileOf(name, look)).toBeLessThan(mostDifferent)
      await page.evaluate('document.querySelector("h1").style.fontSize = "12rem"')
      expect(differs(smallPng(await page.screenshot()), kept), `${fileOf(name, look)}, changed`).toBeGreaterThan(mostDifferent)
    }
    await page.context().close()
  }
}, 120_000)
