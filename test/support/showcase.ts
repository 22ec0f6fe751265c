// What the gallery shows: a house with people, campaigns, messages and keys in it, the pages that are photographed, and how a
// page is held still for it. Knows the API and the addresses of pages, nothing of how they look.
import type { Browser, Page } from 'playwright-core'
import { settled } from './dashboard.ts'
import { ask, type RunningHouse } from './house.ts'

export const shots = [
  ['overview', '/overview'],
  ['send', '/'],
  ['compose', '/compose'],
  ['campaigns', '/campaigns'],
  ['contacts', '/contacts'],
  ['inbox', '/inbox'],
  ['consent', '/consent'],
  ['keywords', '/keywords'],
  ['messages', '/messages'],
  ['phones', '/phones'],
  ['connections', '/connections'],
  ['routes', '/routes'],
  ['billing', '/billing'],
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
const sizes = { desktop: { width: 1280, height: 800 }, phone: { width: 375, height: 720 } } as const
export type ShotLook = (typeof looks)[number]
export const fileOf = (name: string, { scheme, size }: ShotLook) => `${name}-${scheme}-${size}.png`

const people = [
  ['+31612345678', 'Zoë', 'nl', ['vip']], ['+31655511122', 'Søren', 'da', []], ['+447911123456', 'Amelia', 'en', ['autumn']],
  ['+971501234567', 'Layla', 'ar', ['vip']], ['+31687654321', 'Olga', 'ru', ['autumn']], ['+4915123456789', 'Jürgen', 'de', []],
] as const
const texts = [
  'Hi Zoë, doors open at 8. Reply YES to keep your seat.', 'Gate change: your flight now leaves from D7.', 'Your parcel is at the corner shop.',
  'The water will be off on Tuesday from nine to twelve.', 'Привет, Ольга! Двери открываются в 20:00.', 'Your code is 493 028. Nobody else may know it.',
]

/** Fills a fresh house; what a route of another version refuses is left out of the pictures. */
export async function fill(house: Pick<RunningHouse, 'url' | 'key'>): Promise<void> {
  await ask(house, '/v1/numbers', { number: '1600' })
  for (const [number, name, language, tags] of people)
    await ask(house, '/v1/contacts', { number, language, fields: { first_name: name }, tags, timeZone: 'Europe/Amsterdam' })
  await ask(house, '/v1/keywords', { number: '1600', words: ['JOIN'], action: { kind: 'join', wording: 'Offers by text, at most one a week. Reply STOP to end.', text: 'Welcome!' } })
  for (const [index, [to]] of people.entries()) await ask(house, '/v1/messages', { to, from: '1600', text: texts[index] })
  const recipients = people.map(([to, name]) => ({ to, fields: { first_name: name } }))
  await ask(house, '/v1/campaigns', { name: 'Opening night', text: 'Hi {{ first_name | default: "there" }}, doors open at 8.', from: '1600', consent: 'existing', recipients })
  await ask(house, '/v1/keys', { name: 'shop', mode: 'live', scopes: ['read', 'send'] })
  await ask(house, '/v1/keys', { name: 'till', mode: 'test' })
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  await ask(house, '/v1/handsets/%2B31612345678/messages', { to: '1600', text: 'YES, and is there parking?' })
  await new Promise((resolve) => setTimeout(resolve, 500))
}

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
