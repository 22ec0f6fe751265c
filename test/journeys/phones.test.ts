// The phones on the wall: they buzz, answer, go off and come back, run full, and show what an old one would show. Over
// the public doors only, in a real browser.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { broadcast } from '../support/broadcast.ts'
import { launch, whyNoBrowser } from '../support/browser.ts'
import { atRest } from '../support/dashboard.ts'
import { ask, createSite, type RunningHouse } from '../support/house.ts'

const built = existsSync(join(import.meta.dirname, '..', '..', 'web', 'dist', 'index.html'))
const reason = whyNoBrowser ?? (built ? undefined : 'the dashboard is not built; npm test builds it')
const named = (title: string) => (reason ? `${title} (skipped: ${reason})` : title)
const soon = { timeout: 30_000 }

const site = await createSite()
let house: RunningHouse
let browser: Browser
const complaints: string[] = []
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>>

beforeAll(async () => {
  if (reason) return
  house = await site.start()
  browser = await launch()
  const page = await browser.newPage()
  await page.goto(house.signInLink)
  await page.getByRole('region', { name: /phone/i }).first().waitFor(soon)
  signedIn = await page.context().storageState()
  await page.close()
}, 60_000)
afterEach(async () => {
  for (const context of browser?.contexts() ?? []) await context.close()
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
  site.remove()
}, 60_000)

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, storageState: signedIn, ...options })
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(`${house.url}${path}`)
  return page
}

const send = async (to: string, text: string, more: object = {}) =>
  expect((await ask(house, '/v1/messages', { to, from: '1600', text, ...more })).status).toBe(202)
const phoneOf = (page: Page, number: string): Locator => page.locator(`section[data-number="${number}"]`)
const telephone: BrowserContextOptions = { viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true }
const pathOf = (number: string) => `/phones/${encodeURIComponent(number)}`

const fits = async (page: Page, where: string) =>
  expect(await page.evaluate('document.documentElement.scrollWidth'), where).toBeLessThanOrEqual(page.viewportSize()!.width)
/** Shown at once; what is sent next has to find it so at the operator, too. */
const lineTo = (page: Page, place: string) =>
  Promise.all([
    page.waitForResponse((answer) => answer.request().method() !== 'GET' && /\/v1\/handsets\/[^/]+$/.test(answer.url()), soon),
    page.getByRole('radio', { name: place, exact: true }).check(),
  ])
const messagesOf = async (number: string) =>
  (await ask<{ data: { text: string; direction: string }[] }>(house, `/v1/handsets/${number}/messages`)).body.data
const statusOf = async (to: string) =>
  (await ask<{ data: { status: string }[] }>(house, `/v1/messages?to=${encodeURIComponent(to)}&limit=1`)).body.data[0]?.status

async function check(page: Page, where: string) {
  await atRest(page)
  await page.evaluate(axe.source)
  const found = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>("axe.run({ resultTypes: ['violations'] })")
  expect(found.violations.map(({ id, nodes }) => `${where}: ${id} at ${nodes[0]!.html}`)).toEqual([])
}

test.skipIf(reason)(named('no phone breaks a rule of accessibility, in light or dark, and all fits a telephone'), async () => {
  const numbers = ['+31612345605', '+31612345606', '+31612345607']
  for (const number of numbers) await send(number, 'Your table is ready.')
  await ask(house, '/v1/messages', { to: numbers[0], from: 'Theatre', text: 'Tonight at 8' })
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await open('/phones', { colorScheme, bypassCSP: true })
    await phoneOf(page, numbers[0]!).getByText('Tonight at 8').first().waitFor(soon)
    await check(page, `wall ${colorScheme}`)
    await page.goto(`${house.url}${pathOf(numbers[1]!)}`)
    await page.getByRole('button', { name: 'Under the glass' }).first().click()
    await page.getByText('SMS-DELIVER', { exact: true }).first().waitFor(soon)
    await check(page, `phone ${colorScheme}`)
    if (colorScheme === 'dark') {
      await page.getByRole('switch', { name: /old phone/i }).check()
      await phoneOf(page, numbers[1]!).getByText('ONESIXTY', { exact: true }).waitFor(soon)
      await check(page, 'old phone')
    }
    await page.context().close()
  }
  const small = await open('/phones', telephone)
  for (const path of ['/phones', pathOf(numbers[1]!)]) {
    await small.goto(`${house.url}${path}`)
    await small.locator('section[data-number]').first().waitFor(soon)
    await fits(small, path)
  }
  expect(complaints).toEqual([])
}, 240_000)

test.skipIf(reason)(named('a phone that nobody knew appears on the wall, and its answer arrives'), async () => {
  const page = await open('/phones')
  const number = '+31612345601'
  await send(number, 'Will you come tonight? https://theatre.example/s/7')
  const phone = phoneOf(page, number)
  await phone.getByText('Will you come tonight?').waitFor(soon)
  const link = phone.getByRole('link', { name: 'https://theatre.example/s/7' })
  expect(await link.getAttribute('rel')).toContain('noopener')
  await phone.getByRole('textbox').fill('Yes, two of us')
  await phone.getByRole('textbox').press('Enter')
  await phone.getByRole('listitem').getByText('Yes, two of us').waitFor(soon)
  expect((await messagesOf(number))[0]).toMatchObject({ direction: 'out', to: '1600', text: 'Yes, two of us' })
  expect(complaints).toEqual([])
}, 120_000)

test.skipIf(reason).each([
  ['before the page heard of anything', '+31612345617', /\/v1\/events$/],
  ['while the list was under way', '+31612345618', /\/v1\/handsets(\?|$)/],
])(named('what came %s is on the wall'), async (_, number, late) => {
  const page = await (await browser.newContext({ storageState: signedIn, serviceWorkers: 'block' })).newPage()
  const asked = Promise.withResolvers<void>()
  const go = Promise.withResolvers<void>()
  await page.route(late, async (route) => {
    const made = late.test('/v1/events') ? undefined : await route.fetch() // the answer is made, and does not come
    asked.resolve()
    await go.promise
    await (made ? route.fulfill({ response: made }) : route.continue())
  })
  await page.goto(`${house.url}/phones`)
  await asked.promise
  if (late.test('/v1/events')) await page.locator('section[data-number]').first().waitFor(soon)
  await send(number, 'Did you see this?')
  await expect.poll(async () => (await messagesOf(number)).length, soon).toBe(1)
  await page.waitForTimeout(500) // told to whoever hears
  go.resolve()
  await phoneOf(page, number).getByText('Did you see this?').waitFor(soon)
}, 120_000)

test.skipIf(reason)(named('phones are put up on the wall, texted all at once, and taken down'), async () => {
  const numbers = ['+31612345612', '+31612345613']
  const page = await open('/phones')
  await page.getByLabel('Number').fill(numbers[0]!)
  await page.getByLabel('How many').fill('2')
  await page.getByRole('button', { name: 'Put up' }).click()
  for (const number of numbers) await phoneOf(page, number).getByText('No messages yet').waitFor(soon)
  await page.getByRole('button', { name: /^Take \+31 612 345 613 down/ }).click()
  await phoneOf(page, numbers[1]!).waitFor({ ...soon, state: 'detached' })
  await page.getByPlaceholder('A text for every phone on the wall').fill('To all of you')
  await page.getByRole('button', { name: /^Text all \d+/ }).click()
  await phoneOf(page, numbers[0]!).getByText('To all of you').first().waitFor(soon)
  expect(await messagesOf(numbers[1]!)).toEqual([])
  expect(complaints).toEqual([])
}, 120_000)

test.skipIf(reason)(named('a text is shown as text, whatever stands in it'), async () => {
  const number = '+31612345602'
  const page = await open(pathOf(number))
  await phoneOf(page, number).getByText('No messages yet').waitFor(soon)
  await send(number, '<img src=x onerror=alert(1)> javascript:alert(1) \u202egnp.exe')
  await phoneOf(page, number).getByText('<img src=x onerror=alert(1)>').first().waitFor(soon)
  expect(await phoneOf(page, number).locator('img').count()).toBe(0)
  expect(await phoneOf(page, number).getByRole('link').count()).toBe(0)
  await phoneOf(page, number).getByText('U+202E').first().waitFor(soon)
  expect(complaints).toEqual([])
}, 120_000)

test.skipIf(reason)(named('a flash message takes the whole screen until it is closed'), async () => {
  const number = '+31612345603'
  const page = await open(pathOf(number), { bypassCSP: true })
  const phone = phoneOf(page, number)
  await phone.getByText('No messages yet').waitFor(soon)
  await send(number, 'Leave the building now', { flash: true })
  const display = phone.getByRole('alertdialog')
  await display.getByText('Leave the building now').waitFor(soon)
  await check(page, 'flash')
  await display.getByRole('button', { name: 'Close' }).click()
  expect(await display.count()).toBe(0)
  expect(complaints).toEqual([])
}, 120_000)

test.skipIf(reason)(named('messages wait for a phone that is off, and come at once when it is on again'), async () => {
  const number = '+31612345608'
  const page = await open(pathOf(number))
  const phone = phoneOf(page, number)
  await phone.getByText('No messages yet').waitFor(soon)
  await lineTo(page, 'Off')
  await phone.getByRole('button', { name: 'Turn on' }).waitFor(soon)
  await send(number, 'Back before you know it')
  await page.getByText('1 waits now.').waitFor(soon)
  expect(await statusOf(number)).not.toBe('delivered')
  expect(await messagesOf(number)).toEqual([])
  await phone.getByRole('button', { name: 'Turn on' }).click()
  await phone.getByText('Back before you know it').first().waitFor(soon)
  await expect.poll(() => statusOf(number), soon).toBe('delivered')
  expect(complaints).toEqual([])
}, 120_000)

test.skipIf(reason).each([
  ['+31612345609', 'at a desk', {}],
  ['+31612345614', 'on a telephone', telephone],
])(named('the phone %s whose memory is full takes nothing until there is room, and answers: %s'), async (number, _, size) => {
  const page = await open(pathOf(number), size)
  const phone = phoneOf(page, number)
  await phone.getByText('No messages yet').waitFor(soon)
  await lineTo(page, 'Memory full')
  await phone.getByText('Memory full').waitFor(soon)
  await send(number, 'Is there room for one more?')
  await phone.getByText('1 message is waiting.').waitFor(soon)
  expect(await messagesOf(number)).toEqual([])
  await phone.getByRole('button', { name: 'Make room' }).click()
  await phone.getByText('Is there room for one more?').first().waitFor(soon)
  await phone.getByText('Memory full').waitFor({ ...soon, state: 'detached' })
  await phone.getByRole('textbox').fill('Now there is')
  await phone.getByRole('textbox').press('Enter')
  await phone.getByRole('listitem').getByText('Now there is').waitFor(soon)
  await fits(page, number)
  expect(complaints).toEqual([])
}, 120_000)

test.skipIf(reason)(named('under the glass every octet of a message has its field'), async () => {
  const number = '+31612345610'
  await send(number, 'hellohello')
  const page = await open(pathOf(number))
  await phoneOf(page, number).getByRole('button', { name: 'Under the glass' }).click()
  const glass = page.getByRole('complementary', { name: 'Under the glass' })
  const frame = glass.getByRole('group').filter({ hasText: 'SMS-DELIVER' }).first()
  const field = frame.getByRole('row', { name: /^TP-UD / })
  await field.getByText('hellohello').waitFor(soon)
  await field.getByRole('button').focus()
  const lit = await frame.locator('[role=img] [data-lit=true]').allTextContents()
  expect(lit.join('')).toBe('e8329bfd4697d9ec37')
  for (const name of ['submit_sm', 'submit_sm_resp', 'SMS-DELIVER-REPORT', 'deliver_sm'])
    await glass.getByText(name, { exact: true }).waitFor(soon)
  expect(complaints).toEqual([])
}, 120_000)

test.skipIf(reason)(named('an old phone has boxes for Unicode it had, and takes what comes as letters of GSM-7'), async () => {
  const number = '+31612345604'
  await send(number, `Привет 👋 ${'and a very long story '.repeat(8)}`)
  const page = await open(pathOf(number))
  const phone = phoneOf(page, number)
  await phone.getByText('Привет').first().waitFor(soon)
  await page.getByRole('switch', { name: /old phone/i }).check()
  await phone.getByText('ONESIXTY', { exact: true }).waitFor(soon)
  const screen = phone.getByRole('group', { name: /screen/i })
  const press = (name: string) => phone.getByRole('button', { name, exact: true }).click()
  await press('Messages')
  expect(await screen.innerText()).toMatch(/^Messages 1\/3\s/)
  for (let row = 1; row < 3; row++) await press('Down')
  await press('Read')
  expect(await screen.innerText()).toMatch(/^1600 +1\/3\s+□□□□□□ □□ and/)
  await press('C')
  await press('C')

  await send(number, `Вы где? ${'and a very long story '.repeat(8)}`)
  await phone.getByText(/^\d messages$/).waitFor(soon)
  await press('Read')
  expect(await screen.innerText()).not.toContain('story')
  const newest = (await messagesOf(number))[0]!
  expect(newest.text.length).toBeLessThanOrEqual(160)

  await press('Reply')
  for (const key of ['5', '6']) await phone.getByRole('button', { name: new RegExp(`^${key} `) }).click()
  await press('Send')
  await expect.poll(async () => (await messagesOf(number))[0]?.text, soon).toBe('Jm')
  expect(complaints).toEqual([])
}, 120_000)

test.skipIf(reason)(named('a broadcast to an area is an alert on the phones that are there, and on no other'), async () => {
  const [inside, outside] = ['+31612345611', '+4915112345611']
  for (const number of [inside, outside]) await send(number, 'Good morning')
  const page = await open('/phones', { bypassCSP: true, reducedMotion: 'reduce' })
  for (const number of [inside, outside]) {
    await page.locator(`a[href$="${encodeURIComponent(number)}"]`).scrollIntoViewIfNeeded()
    await phoneOf(page, number).getByText('Good morning').first().waitFor(soon)
  }
  await broadcast(Number(site.env['ONESIXTY_SMSC_PORT']), 'amsterdam', 'Storm from the sea. Stay inside.')
  const alert = phoneOf(page, inside).getByRole('alertdialog', { name: 'Emergency alert' })
  await alert.getByText('Storm from the sea. Stay inside.').waitFor(soon)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await check(page, `alert ${colorScheme}`)
  }
  await alert.getByRole('button', { name: 'Close' }).click()
  expect(await alert.count()).toBe(0)
  expect(await phoneOf(page, outside).getByRole('alertdialog').count()).toBe(0)
  expect((await messagesOf(outside)).map(({ text }) => text)).toEqual(['Good morning'])
  expect(complaints).toEqual([])
}, 120_000)

test.skipIf(reason).each([
  ['at a desk', '+4915112345612', {}],
  ['on a telephone', '+4915112345613', telephone],
])(named('an operator broadcasts from the page %s, sees what became of it, and stops it'), async (where, number, size) => {
  await send(number, 'Guten Morgen')
  const page = await open('/phones', { ...size, bypassCSP: true, reducedMotion: 'reduce' })
  await phoneOf(page, number).getByText('Guten Morgen').first().waitFor(soon)
  await page.getByRole('button', { name: 'Broadcast an alert' }).click()
  await page.getByRole('textbox', { name: 'Alert' }).fill(`Fire in the hills, ${where}`)
  await page.getByText('Choose where it is to be shown.').waitFor(soon)
  await page.getByRole('checkbox', { name: 'berlin' }).check()
  await page.getByLabel('Times').fill('3')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await check(page, `broadcast ${colorScheme} ${where}`)
  }
  await fits(page, where)
  await page.getByRole('button', { name: 'Broadcast', exact: true }).click()
  await phoneOf(page, number).getByRole('alertdialog').getByText(`Fire in the hills, ${where}`).waitFor(soon)
  const row = page.getByRole('list', { name: 'The latest broadcasts' }).getByRole('listitem').filter({ hasText: where })
  await row.getByText(/berlin · on \d+ phones? · 1 of 3 times/).waitFor(soon)
  await row.getByRole('button', { name: 'Stop' }).click()
  await row.getByText('Stopped').waitFor(soon)
  expect(complaints).toEqual([])
}, 120_000)

test.skipIf(reason)(named('the operator bars a phone and takes it abroad: its messages fail, and the wall shows it'), async () => {
  const number = '+31612345616'
  const page = await open(pathOf(number))
  await phoneOf(page, number).getByText('No messages yet').waitFor(soon)
  await lineTo(page, 'Barred')
  await page.getByText('The operator bars this number: messages fail.').waitFor(soon)
  await send(number, 'Can you hear me?')
  await expect.poll(() => statusOf(number), soon).toBe('undelivered')
  await page.getByLabel('Roaming in').selectOption({ label: 'France' })
  const known = async () => (await ask<{ state: string; roaming?: string }>(house, `/v1/handsets/${number}`)).body
  await expect.poll(known, soon).toMatchObject({ state: 'barred', roaming: 'FR' })
  await page.goto(`${house.url}/phones`)
  await page.getByLabel('Number').fill(number)
  await page.getByRole('button', { name: 'Put up' }).click()
  const line = page.getByRole('group', { name: 'The line of +31 612 345 616' })
  await expect.poll(() => line.getByRole('radio', { name: 'Barred' }).isChecked(), soon).toBe(true)
  await line.getByRole('radio', { name: 'On', exact: true }).check()
  await expect.poll(known, soon).toMatchObject({ state: 'attached', roaming: 'FR' })
  expect(complaints).toEqual([])
}, 120_000)
