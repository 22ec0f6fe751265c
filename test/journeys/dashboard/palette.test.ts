// Everything by keyboard from anywhere: the palette finds pages, a number, an action; the list of shortcuts; a list is walked
// and a row opened.
import { expect, test } from 'vitest'
import { ask } from '../../support/house.ts'
import { faultless, named, picture, useDashboard, whyNoDashboard } from '../../support/dashboard.ts'

const dashboard = useDashboard()

test.skipIf(whyNoDashboard)(named('the palette leads to a page, to messages of a number, and changes colours'), async () => {
  const page = await dashboard.open('/')
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: /a number/ })
  await field.waitFor()
  await faultless(page)
  await page.keyboard.type('err cod')
  await page.getByRole('option', { name: /Error codes/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByLabel('Find a code').waitFor()
  await page.keyboard.press('Control+k')
  await field.waitFor()
  await page.keyboard.type('+31 612 345 678')
  await page.getByRole('option', { name: 'Messages to +31 612 345 678' }).waitFor()
  await picture(page, 'palette')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/messages\?to=/)
  await page.keyboard.press('Control+k')
  await field.waitFor()
  await page.keyboard.type('dark')
  await page.getByRole('option', { name: /dark/, selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.locator('h1').click()
  await page.keyboard.press('?')
  await page.getByRole('heading', { name: 'Shortcuts' }).waitFor()
  await faultless(page)
  await page.close()
}, 180_000)

test.skipIf(whyNoDashboard)(named('a list of many pages is walked by arrows to its end, drawing few rows'), async () => {
  for (let number = 0; number < 120; number++)
    expect((await ask(dashboard.house, '/v1/keys', { name: `till ${String(number).padStart(3, '0')}`, mode: 'test' })).status).toBe(201)
  const page = await dashboard.open('/developers/keys')
  const rows = page.locator('[role=row][data-index]')
  await rows.first().focus()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => page.locator(':focus').getAttribute('data-index')).toBe('1')
  const toEnd = async () => {
    await page.keyboard.press('End') // of what has come by now
    return page.locator(':focus').innerText()
  }
  await expect.poll(toEnd, { interval: 100 }).toContain('till 119')
  expect(await rows.count()).toBeLessThan(60)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('heading', { name: 'till 119' }).waitFor()
  await page.close()
}, 180_000)
