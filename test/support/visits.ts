// Goes through every page of the dashboard in one view, as somebody does who never loads it anew: opens each, sees that
// nothing is wrong with it, and compares it with its picture or makes that. Knows no page.
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { differenceOf, type Difference, keepBaseline, mostDifferent, readBaseline, write } from './baselines.ts'
import { barriers, type Language, listen, overTheEdge, settled, sizes } from './dashboard.ts'
import { addressOf, type Shown } from './dashboard-pages.ts'
import type { Recording, Visitor } from './recorded-house.ts'

export type Look = { readonly language: Language; readonly size: keyof typeof sizes; readonly scheme: 'light' | 'dark' }
export const nameOf = ({ language, size, scheme }: Look) => [language, size, ...(scheme === 'dark' ? [scheme] : [])].join('-')
const languages = ['en', 'nl', 'ru'] as const
export const allLooks: readonly Look[] = languages.flatMap((language) =>
  (['desktop', 'phone'] as const).flatMap((size) => (['light', 'dark'] as const).map((scheme): Look => ({ language, size, scheme }))),
)
/** Those of which there are pictures: every language in both sizes, and one of them in the dark. */
export const hasPicture = ({ language, scheme }: Look) => scheme === 'light' || language === 'en'

export type Fault = { readonly page: string; readonly look: string; readonly say: string }
export type Visit = {
  readonly browser: Browser
  /** Of the recorded house, by a name that is the same on every machine: it stands in what pages show. */
  readonly origin: string
  readonly recording: Pick<Recording, 'at' | 'places'>
  readonly pages: readonly Shown[]
  readonly look: Look
  /** Which rules of accessibility are broken is asked, too. */
  readonly rules: (shown: Shown) => boolean
  readonly pictures: 'compare' | 'make' | 'none'
  /** Where what differs is written. */
  readonly to: string
  /** How long a page may take to look as in its picture: charts are drawn when they have been measured. */
  readonly patienceMs?: number
  /** Done to every page before its picture, to show that it is seen. */
  readonly spoil?: (page: Page) => Promise<unknown>
  readonly onPage?: (shown: Shown, page: Page) => Promise<unknown>
}

const stillMs = 120
/** So many pages that cannot be looked at: each is waited for, and the next will be no better. */
const mostLost = 5
const mostMs = 15_000
const againMs = 200
const agreesWithinMs = 10_000

/** Nothing has changed for a while, and nothing is waited for. */
async function still(page: Page, waiting: ReadonlySet<unknown>): Promise<void> {
  const until = performance.now() + mostMs
  do {
    await page.evaluate(`new Promise((resolve) => {
      let timer = setTimeout(resolve, ${stillMs})
      new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(resolve, ${stillMs}) }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
      setTimeout(resolve, 3000)
    })`)
  } while (waiting.size > 0 && performance.now() < until)
  await settled(page)
}

/** The time stands still, and each visitor has a place of their own in the recording. */
async function enter({ browser, look, origin, recording }: Visit, visitor: Visitor): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: sizes[look.size], deviceScaleFactor: 0.5, colorScheme: look.scheme, reducedMotion: 'reduce', locale: look.language, timezoneId: 'Europe/Amsterdam',
    serviceWorkers: 'block', ...(look.size === 'phone' && { hasTouch: true, isMobile: true }),
  })
  await context.addCookies([{ name: 'visitor', value: visitor, url: origin }])
  await context.addInitScript(`(() => {
    const now = ${recording.at}
    const Real = Date
    globalThis.Date = class extends Real {
      constructor(...given) { given.length === 0 ? super(now) : super(...given) }
      static now() { return now }
    }
  })()`)
  return context
}

function watch(page: Page): Set<unknown> {
  const waiting = new Set<unknown>()
  page.on('request', (request) => {
    if (!request.url().includes('/v1/events')) waiting.add(request)
  })
  page.on('requestfinished', (request) => waiting.delete(request))
  page.on('requestfailed', (request) => waiting.delete(request))
  return waiting
}

/** On a phone the row of tabs is longer than the screen. */
const lostTab = `Array.from(document.querySelectorAll('main [role=tab][aria-selected=true]')).some((tab) => tab.getBoundingClientRect().right > innerWidth + 1)`

const shot = (page: Page) => page.screenshot({ animations: 'disabled' })

async function compare(page: Page, kept: Buffer, patienceMs = agreesWithinMs): Promise<{ now: Buffer; difference: Difference }> {
  const until = performance.now() + patienceMs
  for (;;) {
    const now = await shot(page)
    const difference = differenceOf(kept, now)
    if (difference.share <= mostDifferent || performance.now() > until) return { now, difference }
    await page.waitForTimeout(againMs)
  }
}

/** Two in a row are the same. */
async function calm(page: Page): Promise<Buffer> {
  const until = performance.now() + agreesWithinMs
  for (let last = await shot(page); ; ) {
    await page.waitForTimeout(againMs * 2)
    const next = await shot(page)
    if (next.equals(last) || performance.now() > until) return next
    last = next
  }
}

async function picture({ look, pictures, to, patienceMs }: Visit, { name }: Shown, page: Page): Promise<string | undefined> {
  if (pictures === 'none' || !hasPicture(look)) return undefined
  const file = `${name}-${nameOf(look)}`
  const kept = readBaseline(file)
  if (pictures === 'make') {
    if (!kept || differenceOf(kept, await shot(page)).share > 0) keepBaseline(file, await calm(page))
    return undefined
  }
  if (!kept) return 'has no picture; node scripts/pages.ts makes it'
  const { now, difference: { share, drawing } } = await compare(page, kept, patienceMs)
  if (share <= mostDifferent) return undefined
  write(join(to, `${file}.png`), now)
  if (drawing) write(join(to, `${file}-difference.png`), drawing)
  return `differs from its picture in ${(share * 100).toFixed(2)}% of the pixels; see ${join(to, file)}.png`
}

/** What is wrong, of all pages. */
export async function visit(given: Visit): Promise<Fault[]> {
  const { origin, recording, pages, look, rules, spoil, onPage } = given
  const faults: Fault[] = []
  let lost = 0
  for (const visitor of ['owner', 'stranger'] as const) {
    const own = pages.filter(({ stranger = false }) => stranger === (visitor === 'stranger'))
    if (own.length === 0) continue
    const context = await enter(given, visitor)
    const page = await context.newPage()
    const complaints = listen(page, origin)
    const waiting = watch(page)
    if (visitor === 'owner') await page.goto(`${origin}/`)
    for (const shown of own) {
      const say = (what: string) => void faults.push({ page: shown.name, look: nameOf(look), say: what })
      try {
        const address = addressOf(shown, recording.places)
        complaints.length = 0
        if (visitor === 'owner' && !shown.anew) await page.evaluate(`history.pushState(null, '', '/'), history.pushState(null, '', ${JSON.stringify(address)}), scrollTo(0, 0)`)
        else {
          await page.goto('about:blank') // another fragment alone would not load it anew
          await page.goto(origin + address)
        }
        await still(page, waiting)
        if (shown.open) {
          await shown.open(page)
          await still(page, waiting)
        }
        await onPage?.(shown, page)
        await spoil?.(page)
        const drawn = await picture(given, shown, page)
        if (drawn !== undefined) say(drawn)
        const over = await overTheEdge(page)
        if (over.length > 0) say(`reaches over the edge: ${over.join(' ')}`)
        if (await page.evaluate<boolean>(lostTab)) say('the chosen tab is out of sight')
        if (rules(shown)) for (const barrier of await barriers(page)) say(barrier)
        for (const complaint of complaints) if (!shown.told?.test(complaint)) say(`the browser says: ${complaint}`)
        if (shown.open) await page.keyboard.press('Escape')
      } catch (error) {
        say(error instanceof Error ? error.message : String(error))
        if (++lost === mostLost) return faults
      }
    }
    await context.close()
  }
  return faults
}
