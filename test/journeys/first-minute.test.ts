// A new user opens the link that the start printed, sees a phone, types a text, presses Send, and the phone shows it.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, whyNoBrowser } from '../support/browser.ts'
import { atRest, settled } from '../support/dashboard.ts'
import { createSite, type RunningHouse } from '../support/house.ts'

const built = existsSync(join(import.meta.dirname, '..', '..', 'web', 'dist', 'index.html'))
const reason = whyNoBrowser ?? (built ? undefined : 'the dashboard is not built; npm test builds it')

const site = await createSite()
let house: RunningHouse
let browser: Browser
const complaints: string[] = []

beforeAll(async () => {
  if (reason) return
  house = await site.start()
  browser = await launch()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await house?.stop()
  site.remove()
}, 60_000)

async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(house.url) && !request.url().startsWith('data:')) complaints.push(`asked ${request.url()}`)
  })
  await page.goto(house.signInLink)
  return page
}

const named = (title: string) => (reason ? `${title} (skipped: ${reason})` : title)

test.skipIf(reason)(named('a text typed in the dashboard buzzes on the phone beside it, and its receipt comes back'), async () => {
  const page = await open()
  const phone = page.getByRole('region', { name: /phone/i })
  await phone.waitFor()
  expect(page.url()).not.toContain('signin')
  const text = 'Zażółć gęślą jaźń, the doors open at 8 👋'
  const form = page.getByRole('form')
  await form.getByRole('textbox', { name: 'Text', exact: false }).last().fill(text)
  await form.getByRole('button', { name: /^send/i }).click()
  await phone.getByText('Zażółć gęślą jaźń', { exact: false }).first().waitFor({ timeout: 30_000 })
  expect(await phone.innerText()).toContain('the doors open at 8 👋')
  await page.getByText(/delivered/i).first().waitFor({ timeout: 30_000 })

  await page.getByRole('link', { name: /messages/i }).first().click()
  await page.getByText('Delivered', { exact: true }).first().waitFor({ timeout: 30_000 })
  await page.getByText('Zażółć gęślą jaźń', { exact: false }).first().click()
  await page.getByText(/accepted/i).first().waitFor({ timeout: 30_000 })
  expect(page.url()).toContain('/messages/msg_')
  expect(complaints).toEqual([])
}, 120_000)

test.skipIf(reason)(named('on a telephone’s screen the form and the phone fit and work, in the dark'), async () => {
  const page = await open({ viewport: { width: 375, height: 812 }, colorScheme: 'dark', hasTouch: true, isMobile: true })
  await page.getByRole('button', { name: 'Send', exact: true }).waitFor()
  const width = await page.evaluate('document.documentElement.scrollWidth')
  expect(width).toBeLessThanOrEqual(375)
  await page.getByRole('button', { name: 'Send', exact: true }).tap()
  await page.getByText(/delivered/i).first().waitFor({ timeout: 30_000 })
  expect(complaints).toEqual([])
}, 120_000)

test.skipIf(reason)(named('no page breaks a rule of accessibility, in light or dark'), async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await open({ colorScheme, bypassCSP: true, reducedMotion: 'reduce' })
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page.getByText(/delivered/i).first().waitFor({ timeout: 30_000 })
    for (const path of ['/', '/messages', '/phones']) {
      await page.goto(`${house.url}${path}`)
      await settled(page)
      await atRest(page)
      await page.evaluate(axe.source)
      const found = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>('axe.run()')
      expect(found.violations.map(({ id, nodes }) => `${path} ${colorScheme}: ${id} at ${nodes[0]!.html}`)).toEqual([])
    }
  }
}, 240_000)

test.skipIf(reason)(named('without the link, the key opens the door'), async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(house.url)
  await page.locator('input[name=key]').fill('live_not_the_key_00000000000000000000000')
  await page.keyboard.press('Enter')
  await page.locator('[aria-invalid=true]').waitFor()
  await page.locator('input[name=key]').fill(house.key)
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: /phone/i }).waitFor()
  await context.close()
}, 120_000)
