// Makes the gallery: every page light and dark, wide and on a phone, and the larger pictures of the guides. Starts houses of its
// own, fills them, photographs the dashboard. Run: node scripts/gallery.ts (needs Chromium and a built dashboard, which npm
// start leaves behind)
import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { broadcast } from '../test/support/broadcast.ts'
import { launch } from '../test/support/browser.ts'
import { ask, createSite } from '../test/support/house.ts'
import { addressOf } from '../test/support/dashboard-pages.ts'
import { fillCorners } from '../test/support/showcase-corners.ts'
import { fill } from '../test/support/showcase-house.ts'
import { fileOf, looks, openLook, shoot, shots } from '../test/support/showcase.ts'
import { smallPng } from '../test/support/small-png.ts'

const folder = resolve(import.meta.dirname, '../docs/gallery')
const zoe = '+31612345678'
/** The last of them is the first on the wall. */
const greetings = [
  ['+31687654321', '1600', 'Привет, Ольга! Двери открываются в 20:00. Ждём вас в фойе.'],
  ['+447911123456', '1600', 'The water will be off on Tuesday from nine to twelve. Answer HELP if you need some.'],
  ['+971501234567', 'Museum', 'مرحبا ليلى، تذكرتك جاهزة: https://museum.example/a7'],
  ['+31655511133', '1600', 'Gate change: your flight now leaves from D7. Boarding starts at 14:35.'],
  ['+31655511122', 'Gate D7', 'Hi Søren, doors open at 8'],
  [zoe, 'Theatre', 'Hi Zoë, doors open at 8. Reply YES to keep your seat.'],
] as const

mkdirSync(folder, { recursive: true })
const site = await createSite()
const house = await site.start()
const browser = await launch()

const change = (number: string, line: object) =>
  fetch(`${house.url}/v1/handsets/${number}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${house.key}`, 'content-type': 'application/json' },
    body: JSON.stringify(line),
  })
const send = (to: string, from: string, text: string, more: object = {}) =>
  ask(house, '/v1/messages', { to, from, text, ...more })
const reply = (number: string, text: string) => ask(house, `/v1/handsets/${number}/messages`, { to: '1600', text })
const keep = (name: string, picture: Buffer) => writeFileSync(resolve(folder, name), picture)
const rest = (page: Page, ms = 2_000) => page.waitForTimeout(ms) // the last movement comes to rest

async function home(page: Page) {
  await page.getByRole('form').getByRole('textbox', { name: 'Text' }).last().fill('Doors open at 8 tonight. See you there!')
  await page.getByRole('form').getByRole('button', { name: /^send/i }).click()
  await page.locator('[role=status][data-ended=true]').waitFor()
  await rest(page)
  keep('home.png', await page.screenshot())
}

/** A wall with something of everything: an old phone, one that is full, one that just got a flash message. */
async function wall(page: Page) {
  await send(zoe, '1600', 'Your table for two is kept until 20:15. Menu: https://theatre.example/menu')
  await rest(page, 300)
  await reply(zoe, 'Thanks! Is there parking?')
  await rest(page, 300)
  await send(zoe, '1600', 'Yes: behind the building, free after six.')
  const settings = { '+971501234567': { language: 'ar' }, '+31687654321': { language: 'ru' } }
  await page.evaluate(`localStorage.setItem('onesixty-phones', '${JSON.stringify(settings)}')`)
  await change('+31655511122', { oldPhone: true })
  await change('+447911123456', { state: 'memory_full' })
  await send('+447911123456', '1600', 'It is running again.')
  await page.goto(`${house.url}/phones`)
  await page.getByText('1 message is waiting.').waitFor()
  await rest(page)
  await send('+31655511122', '1600', 'Hi Soren, your seat is 7A. See you at 8.')
  await page.getByRole('button', { name: 'Read' }).click()
  await send('+31655511133', '1600', 'Last call: gate D7 closes in five minutes.', { flash: true })
  await rest(page)
  await page.evaluate('document.activeElement.blur()')
  keep('phones.png', await page.screenshot())
}

/** The same phones, when a storm comes: the full one hears of it, too; the old one does not. */
async function alert(page: Page) {
  await page.goto(`${house.url}/phones`)
  await page.getByText('1 message is waiting.').waitFor()
  await rest(page)
  const text = 'Storm from the sea, force 11. Stay inside and close the windows. More: https://weather.example'
  await broadcast(Number(site.env['ONESIXTY_SMSC_PORT']), 'everywhere', text)
  await rest(page, 5_000)
  keep('alert.png', await page.screenshot())
}

async function glass(page: Page) {
  await page.goto(`${house.url}/phones/${encodeURIComponent(zoe)}`)
  await page.getByRole('button', { name: /^1600/ }).click()
  await page.getByRole('button', { name: 'Under the glass' }).last().click()
  await page.getByRole('button', { name: 'TP-OA', exact: true }).hover()
  await rest(page)
  keep('under-the-glass.png', await page.screenshot())
}

try {
  for (const [to, from, text] of greetings) await send(to, from, text)
  const sizes = { home: [1280, 860, 1.5], wall: [1920, 900, 1], alert: [1920, 900, 1], glass: [1280, 1000, 1.5] } as const
  const pictures = { home, wall, glass, alert }
  for (const [name, take] of Object.entries(pictures)) {
    const [width, height, deviceScaleFactor] = sizes[name as keyof typeof sizes]
    const colorScheme = name === 'glass' ? 'dark' : 'light'
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor, colorScheme })
    await page.goto(house.signInLink)
    await page.getByRole('region', { name: /phone/i }).waitFor()
    await take(page)
    await page.close()
  }
} finally {
  await browser.close()
  await house.stop()
  site.remove()
}

// the embedded SMSC delivers beside the operator
const filled = await createSite({ ONESIXTY_DEMO: 'on', ONESIXTY_ALLOW_PRIVATE_CALLBACKS: 'on' })
const shown = await filled.start()
const camera = await launch()
try {
  const { places: first, stop } = await fill(filled, shown)
  const { places, cookie } = await fillCorners(shown, first)
  for (const look of looks) {
    const page = await openLook(camera, { url: shown.url, cookie }, look)
    for (const one of shots) keep(fileOf(one.name, look), smallPng(await shoot(page, shown.url + addressOf(one, places), one.open)))
    await page.context().close()
  }
  stop()
} finally {
  await camera.close()
  await shown.stop()
  filled.remove()
}
