// What the gallery shows: which pages are photographed, in which looks, and how a page is held still for it. Knows names of
// pages, nothing of how they look.
import type { Browser, Page } from 'playwright-core'
import { settled } from './dashboard.ts'
import { shownPages } from './dashboard-pages.ts'

const chosen: readonly string[] = [
  'overview', 'home', 'compose-written', 'campaigns', 'campaign-message', 'campaign-review', 'campaign-report', 'shared', 'contacts', 'contact', 'import-plan',
  'inbox-person', 'consent-proof', 'keywords', 'messages', 'message', 'message-pdu', 'phones', 'connections', 'routes', 'billing', 'billing-usage', 'prices',
  'developers', 'developers-errors', 'settings-approval',
]
export const shots = shownPages.filter(({ name }) => chosen.includes(name))

export const looks = [
  { scheme: 'light', size: 'desktop' },
  { scheme: 'dark', size: 'desktop' },
  { scheme: 'light', size: 'phone' },
  { scheme: 'dark', size: 'phone' },
] as const
const sizes = { desktop: { width: 1440, height: 960 }, phone: { width: 375, height: 720 } } as const
type ShotLook = (typeof looks)[number]
export const fileOf = (name: string, { scheme, size }: ShotLook) => `${name}-${scheme}-${size}.png`

/** A browser's window that is signed in, for one look. `cookie`: as it is sent. */
export async function openLook(browser: Browser, { url, cookie }: { url: string; cookie: string }, { scheme, size }: ShotLook): Promise<Page> {
  const context = await browser.newContext({
    viewport: sizes[size], colorScheme: scheme, reducedMotion: 'reduce', locale: 'en', timezoneId: 'UTC', ...(size === 'phone' && { hasTouch: true, isMobile: true }),
  })
  const [name, ...value] = cookie.split('=')
  await context.addCookies([{ name: name!, value: value.join('='), url }])
  return context.newPage()
}

export async function shoot(page: Page, url: string, open?: (page: Page) => Promise<unknown>): Promise<Buffer> {
  await page.goto(url)
  await settled(page)
  if (open) {
    await open(page)
    await settled(page)
  }
  // what is counted and drawn once it has been measured
  await page.waitForTimeout(600)
  return page.screenshot()
}
