// The dashboard in a real browser, over one house: signs in, opens a page in a language, a colour scheme and a size, and
// says whether it is without fault. Knows no page.
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { launch, whyNoBrowser } from './browser.ts'
import { createSite, type RunningHouse } from './house.ts'

export type Language = 'en' | 'nl' | 'ru'
export type View = {
  language?: Language
  scheme?: 'light' | 'dark'
  /** `phone`: 375 × 812, with fingers. */
  size?: 'desktop' | 'phone'
  contrast?: 'more'
  forcedColors?: 'active'
  /** Still, so that several pages drawn at once cost little and look the same each time; `null` for what moves. */
  reducedMotion?: 'reduce' | null
  /** Who is signed in, by a key or as a person; the key of the house when neither is given. */
  key?: string
  proof?: { email: string; password: string }
  /** Laid out from the right, as for languages that are written so. */
  mirrored?: boolean
}

export const folder = process.env['ONESIXTY_DASHBOARD_DIR'] ?? join(import.meta.dirname, '..', '..', 'web', 'dist')
/** Undefined when tests of the dashboard can run. */
export const whyNoDashboard = whyNoBrowser ?? (existsSync(join(folder, 'index.html')) ? undefined : 'the dashboard is not built; npm test builds it')
export const named = (title: string) => (whyNoDashboard ? `${title} (skipped: ${whyNoDashboard})` : title)

/** Each language once, and each scheme and size with one: what a page has to stand, in three openings. */
export const views: readonly View[] = [
  { language: 'en', scheme: 'light', size: 'desktop' },
  { language: 'nl', scheme: 'dark', size: 'desktop' },
  { language: 'ru', scheme: 'light', size: 'phone' },
]
export const sizes = { desktop: { width: 1280, height: 800 }, phone: { width: 375, height: 812 } } as const

/** What went wrong in a page: errors of scripts and of the console, and requests to other hosts. */
const complaintsOf = new WeakMap<Page, string[]>()

/** What goes wrong in it from now on is added to what this answers. */
export function listen(page: Page, url: string): string[] {
  const complaints: string[] = []
  complaintsOf.set(page, complaints)
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(url)) complaints.push(`asked ${request.url()}`)
  })
  return complaints
}

/** To be called at the top of a test file: the house and the browser stand from its first test to its last. */
export function useDashboard(settings: Readonly<Record<string, string>> = {}) {
  let house: RunningHouse
  let browser: Browser
  let remove = () => {}
  const contexts = new Map<string, Promise<BrowserContext>>()
  beforeAll(async () => {
    if (whyNoDashboard) return
    const site = await createSite({ ONESIXTY_DASHBOARD_DIR: folder, ...settings })
    remove = site.remove
    ;[house, browser] = await Promise.all([site.start(), launch()])
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await house?.stop()
    remove()
  }, 60_000)

  async function enter({ language = 'en', scheme = 'light', size = 'desktop', contrast, forcedColors, reducedMotion = 'reduce', key = house.key, proof }: View) {
    const context = await browser.newContext({
      viewport: sizes[size],
      colorScheme: scheme,
      contrast: contrast ?? null,
      forcedColors: forcedColors ?? null,
      reducedMotion,
      locale: language,
      permissions: ['clipboard-read', 'clipboard-write'],
      ...(size === 'phone' && { hasTouch: true, isMobile: true }),
    })
    const entered = await context.request.post(`${house.url}/v1/session`, { data: proof ?? { key }, headers: { 'x-onesixty': '1' } })
    expect(entered.status(), 'signing in').toBe(204)
    return context
  }

  return {
    get house() {
      return house
    },
    get browser() {
      return browser
    },
    /** A page of the dashboard that has settled; close it when done. Pages of one view share their session. */
    async open(path: string, view: View = {}): Promise<Page> {
      const { mirrored, ...rest } = view
      const name = JSON.stringify(rest)
      const context = await (contexts.get(name) ?? contexts.set(name, enter(rest)).get(name)!)
      const page = await context.newPage()
      listen(page, house.url)
      await page.goto(`${house.url}${path}`)
      await settled(page)
      if (mirrored) await page.evaluate('document.documentElement.dir = "rtl"')
      return page
    },
  }
}

/** The page behind the door is drawn, and waits for nothing. */
export async function settled(page: Page): Promise<void> {
  // both in one look: the gate has a heading while it is busy, and the page that takes its place has none at first
  await page.locator('html:not(:has([aria-busy=true])) main :is(h1, h2)').first().waitFor({ timeout: 30_000 })
  await page.evaluate('document.fonts.ready.then(() => undefined)')
}

type Axe = { violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }

/** What is over the edge of the page, as markup. */
export const overTheEdge = (page: Page) =>
  page.evaluate<string[]>(`(() => {
    const wide = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= wide) return []
    return Array.from(document.querySelectorAll('main *')).filter((one) => {
      const { left, right } = one.getBoundingClientRect()
      return right > wide + 1 || left < -1
    }).map((one) => one.outerHTML.slice(0, 120)).slice(0, 5).concat('wider than ' + wide)
  })()`)

/** What is pressed by a pointer and has no way for a key: neither made for it nor in the order of Tab, no row of a list that a field walks. */
const forPointersAlone = `Array.from(document.querySelectorAll('body *')).filter((one) => {
  const props = one[Object.keys(one).find((key) => key.startsWith('__reactProps'))]
  const isPressed = ['onClick', 'onMouseDown', 'onPointerDown', 'onDoubleClick'].some((name) => props?.[name])
  return isPressed && !one.matches('a[href], button, input, select, textarea, summary, label, dialog, [tabindex], [role=option]')
}).map((one) => one.outerHTML.slice(0, 160))`

/** What moves and ends has ended: what fades in has its full colour only then. */
export const atRest = (page: Page) =>
  page.evaluate('Promise.allSettled(document.getAnimations().filter((one) => one.effect.getComputedTiming().iterations !== Infinity).map((one) => one.finished)).then(() => undefined)')

/** Which rules of accessibility are broken, and where. */
export async function barriers(page: Page): Promise<string[]> {
  await atRest(page)
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source)
  const { violations } = await page.evaluate<Axe>('axe.run({ resultTypes: ["violations"] })')
  const unreached = await page.evaluate<string[]>(forPointersAlone)
  const broken = violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ html }) => html.slice(0, 160)).slice(0, 3).join(' and ')}`)
  return [...broken, ...unreached.map((html) => `no key reaches ${html}`)]
}

/** No rule of accessibility is broken, nothing reaches over the edge, and nothing was complained about. */
export async function faultless(page: Page): Promise<void> {
  const where = new URL(page.url()).pathname
  expect(await overTheEdge(page), `${where} reaches over the edge`).toEqual([])
  expect(await barriers(page), `accessibility of ${where}`).toEqual([])
  expect(complaintsOf.get(page) ?? [], `complaints of ${where}`).toEqual([])
}

/** A picture for the eyes of whoever builds the page, where `PICTURES_DIR` names a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const to = process.env['PICTURES_DIR']
  if (to === undefined) return
  mkdirSync(to, { recursive: true })
  await page.screenshot({ path: join(to, `${name}.png`), fullPage: true })
}
