// The part for developers by keyboard: a key is made, shown once and used; a webhook is added, tried, told of a message and
// told again; the stream, the requests and the codes are looked at. In three languages, light and dark, wide and narrow.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { ask } from '../../support/house.ts'
import { faultless, named, picture, settled, useDashboard, views, whyNoDashboard } from '../../support/dashboard.ts'

const dashboard = useDashboard({ ONESIXTY_ALLOW_PRIVATE_CALLBACKS: 'on' })
const parts = ['keys', 'webhooks', 'events', 'requests', 'smpp', 'numbers', 'errors']

const dialog = (page: Page) => page.getByRole('dialog')

test.skipIf(whyNoDashboard)(named('a key is made by keyboard, shown once, works, and is revoked'), async () => {
  const page = await dashboard.open('/developers')
  await page.getByRole('button', { name: 'Make a key' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('till')
  await faultless(page)
  await page.keyboard.press('Enter')
  await page.getByText('it is never shown again').waitFor()
  const key = await dialog(page).locator('pre').first().innerText()
  expect(key).toMatch(/^test_/)
  expect((await ask({ url: dashboard.house.url, key }, '/v1/me')).status).toBe(200)
  expect(await page.evaluate('(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)(document.querySelector("dialog"))'), 'the key is seen whole').toBe(true)
  await faultless(page)
  await page.keyboard.press('Escape')
  expect(await page.evaluate('document.activeElement.textContent'), 'the focus goes back').toBe('Make a key')
  const row = page.getByRole('row', { name: /till/ })
  await row.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Revoke' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click()
  await row.getByText('revoked').waitFor()
  expect((await ask({ url: dashboard.house.url, key }, '/v1/me')).status).toBe(401)
  await page.close()
}, 120_000)

test.skipIf(whyNoDashboard)(named('a webhook is added with an address for trying, hears of a message, and is told again'), async () => {
  const page = await dashboard.open('/developers/webhooks')
  await page.getByRole('button', { name: 'Add a webhook' }).click()
  await page.getByRole('button', { name: 'Use an address for trying' }).click()
  await page.getByLabel('Name').fill('shop')
  await page.getByLabel('Mode').selectOption('live')
  await dialog(page).getByRole('button', { name: 'Add a webhook' }).click()
  await page.getByText('Secret that signs').waitFor()
  await page.getByRole('button', { name: 'I have kept it' }).click()
  await page.getByRole('row', { name: /shop/ }).click()
  await page.getByRole('button', { name: 'Try it' }).click()
  await page.getByText(/It answered 2\d\d in/).waitFor()
  await ask(dashboard.house, '/v1/messages', { to: '+31612345678', text: 'Hi' })
  await expect.poll(async () => {
    await page.reload()
    await settled(page)
    return page.getByRole('row', { name: /message.delivered/ }).count()
  }, { timeout: 60_000 }).toBeGreaterThan(0)
  await faultless(page)
  await page.getByRole('row', { name: /message.delivered/ }).first().click()
  await dialog(page).getByRole('button', { name: 'Tell it again' }).click()
  await page.getByText('1 was sent again.').waitFor()
  await page.getByRole('button', { name: 'Replace the secret' }).click()
  await page.getByText('both secrets sign').waitFor()
  await faultless(page)
  await page.close()
}, 120_000)

test.skipIf(whyNoDashboard)(named('an SMPP account and a number are made; a refused request is found with its code'), async () => {
  const page = await dashboard.open('/developers/smpp')
  await page.getByRole('button', { name: 'Make an account' }).click()
  await dialog(page).getByLabel('Name').fill('legacy')
  await page.keyboard.press('Enter')
  await page.getByText('Keep the password now').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('row', { name: /legacy/ }).getByText('not bound').waitFor()
  await page.getByRole('tab', { name: 'Numbers' }).click()
  await page.getByRole('button', { name: 'Give a number' }).click()
  await dialog(page).getByLabel('Number').fill('nothing')
  await dialog(page).getByRole('button', { name: 'Give a number' }).click()
  await page.locator('[aria-invalid=true]').waitFor()
  await dialog(page).getByLabel('Number').fill('1600')
  await page.keyboard.press('Enter')
  await page.getByRole('row', { name: /1600/ }).waitFor()
  await ask(dashboard.house, '/v1/messages', { to: 'nobody', text: 'Hi' })
  await page.getByRole('tab', { name: 'Requests' }).click()
  await page.getByRole('row', { name: /422 invalid_recipient/ }).first().click()
  await dialog(page).getByText('to, text').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'Error codes' }).click()
  await page.getByLabel('Find a code').fill('insufficient')
  await page.getByText('insufficient_balance').waitFor()
  await page.close()
}, 120_000)

test.skipIf(whyNoDashboard)(named('what happens appears in the stream'), async () => {
  const page = await dashboard.open('/developers/events')
  await page.getByText('Listening.').waitFor()
  await ask(dashboard.house, '/v1/messages', { to: '+31612345679', text: 'Hi' })
  await page.getByText('message.delivered').first().waitFor({ timeout: 30_000 })
  await faultless(page)
  await picture(page, 'developers-events-live')
  await page.close()
}, 120_000)

test.skipIf(whyNoDashboard)(named('every part stands in every language, scheme and size'), async () => {
  for (const view of views) {
    const page = await dashboard.open('/developers', view)
    for (const [index, part] of parts.entries()) {
      await page.getByRole('tab').nth(index).click()
      await settled(page)
      await faultless(page)
      await picture(page, `developers-${part}-${view.language}-${view.scheme}-${view.size}`)
    }
    await page.close()
  }
}, 240_000)
