// Takes the pictures of the pages: starts a house of its own, sends a few messages, photographs the dashboard.
// Run: node scripts/take-pictures.ts (needs Chromium and a built dashboard, which npm start leaves behind)
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { launch } from '../test/support/browser.ts'
import { ask, createSite } from '../test/support/house.ts'

const folder = resolve(import.meta.dirname, '../docs/gallery')
const greetings = [
  ['+31612345678', 'Hi Zoë, doors open at 8. Reply YES to keep your seat.'],
  ['+31687654321', 'Привет, Ольга! Двери открываются в 20:00.'],
  ['+31655511122', 'Hi Søren, doors open at 8'],
  ['+31655511133', 'Gate change: your flight now leaves from D7. Boarding starts at 14:35.'],
] as const

mkdirSync(folder, { recursive: true })
const site = await createSite()
const house = await site.start()
const browser = await launch()
try {
  for (const [to, text] of greetings) await ask(house, '/v1/messages', { to, from: 'Theatre', text })
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1.5 })
  await page.goto(house.signInLink)
  await page
    .getByRole('form')
    .getByRole('textbox', { name: 'Text' })
    .last()
    .fill('Doors open at 8 tonight. See you there!')
  await page.getByRole('form').getByRole('button', { name: /^send/i }).click()
  await page
    .getByText(/delivered/i)
    .first()
    .waitFor()
  await page.waitForTimeout(2_000) // the last movement comes to rest
  await page.screenshot({ path: resolve(folder, 'home.png') })
} finally {
  await browser.close()
  await house.stop()
  site.remove()
}
