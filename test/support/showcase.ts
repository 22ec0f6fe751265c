// What the gallery shows: the pages that are photographed, in which looks, and how a page is held still for it. Knows the
// addresses of pages, nothing of how they look.
import type { Browser, Page } from 'playwright-core'
import { settled } from './dashboard.ts'
import type { RunningHouse } from './house.ts'

/** `:name` stands for an id that the house for the pictures says. */
export const shots = [
  ['overview', '/overview'],
  ['send', '/'],
  ['compose', '/compose'],
  ['campaigns', '/campaigns'],
  ['report', '/campaigns/:finished'],
  ['wizard', '/campaigns/:draft?step=review'],
  ['contacts', '/contacts'],
  ['contact', '/contacts/:contact'],
  ['inbox', '/inbox?number=:person'],
  ['consent', '/consent'],
  ['keywords', '/keywords'],
  ['messages', '/messages'],
  ['message', '/messages/:message'],
  ['phones', '/phones'],
  ['connections', '/connections'],
  ['routes', '/routes'],
  ['billing', '/billing'],
  ['prices', '/prices'],
  ['developers', '/developers'],
  ['codes', '/developers/errors'],
  ['agreement', '/settings/approval'],
] as const
/** Pages on which nothing depends on the moment. */
export const steady: readonly string[] = ['codes', 'agreement']

export const looks = [
  { scheme: 'light', size: 'desktop' },
  { scheme: 'dark', size: 'desktop' },
  { scheme: 'light', size: 'phone' },
  { scheme: 'dark', size: 'phone' },
] as const
const sizes = { desktop: { width: 1440, height: 960 }, phone: { width: 375, height: 720 } } as const
export type ShotLook = (typeof looks)[number]
export const fileOf = (name: string, { scheme, size }: ShotLook) => `${name}-${scheme}-${size}.png`

/** A browser's window that is signed in, for one look. */
export async function openLook(browser: Browser, house: Pick<RunningHouse, 'url' | 'key'>, { scheme, size }: ShotLook): Promise<Page> {
  const context = await browser.newContext({
    viewport: sizes[size], colorScheme: scheme, reducedMotion: 'reduce', locale: 'en', timezoneId: 'UTC', ...(size === 'phone' && { hasTouch: true, isMobile: true }),
  })
  await context.request.post(`${house.url}/v1/session`, { data: { key: house.key }, headers: { 'x-onesixty': '1' } })
  return context.newPage()
}

/** `still`: without the figures at the head, which depend on the moment. */
export async function shoot(page: Page, url: string, still: boolean): Promise<Buffer> {
  await page.goto(url)
  await settled(page)
  // what is counted and drawn once it has been measured
  await page.waitForTimeout(600)
  if (still) await page.evaluate(`for (const one of document.querySelectorAll('header a b, header span b')) one.style.visibility = 'hidden'`)
  return page.screenshot()
}
