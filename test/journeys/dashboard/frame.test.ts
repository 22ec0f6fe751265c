// What stands round every page: in three languages, light and dark, wide and narrow, by keyboard, and from the right.
import { expect, test } from 'vitest'
import { barriers, faultless, named, picture, useDashboard, views, whyNoDashboard } from '../../support/dashboard.ts'
import { ask } from '../../support/house.ts'

const dashboard = useDashboard()
const pages = ['/', '/messages', '/phones']

test.skipIf(whyNoDashboard)(named('the pages stand in every language, scheme and size'), async () => {
  for (const path of pages)
    for (const view of views) {
      const page = await dashboard.open(path, view)
      await faultless(page)
      await picture(page, `frame-${path.slice(1) || 'home'}-${view.language}-${view.scheme}-${view.size}`)
      expect(await page.locator('html').getAttribute('lang')).toBe(view.language)
      await page.close()
    }
}, 240_000)

test.skipIf(whyNoDashboard)(named('laid out from the right, no page reaches over its edge'), async () => {
  for (const path of pages)
    for (const size of ['desktop', 'phone'] as const) {
      const page = await dashboard.open(path, { size, mirrored: true })
      await faultless(page)
      await picture(page, `mirrored-${path.slice(1) || 'home'}-${size}`)
      await page.close()
    }
}, 240_000)

test.skipIf(whyNoDashboard)(named('the language is switched at the head of the page, and kept'), async () => {
  const page = await dashboard.open('/')
  await page.getByLabel('Language').selectOption('nl')
  await page.getByRole('link', { name: 'Berichten', exact: true }).waitFor()
  await page.reload()
  await page.getByLabel('Taal').selectOption('en')
  await page.getByRole('link', { name: 'Messages', exact: true }).waitFor()
  await page.close()
}, 120_000)

test.skipIf(whyNoDashboard)(named('who may only look sends nothing, and is told whose a page is'), async () => {
  const { body: { key } } = await ask<{ key: string }>(dashboard.house, '/v1/keys', { name: 'Looks', mode: 'live', scopes: ['read'] })
  const page = await dashboard.open('/', { language: 'ru', key })
  await page.getByText('Вам можно смотреть, но не отправлять.').waitFor()
  expect(await page.getByRole('button', { name: 'Отправить', exact: true }).isDisabled()).toBe(true)
  for (const path of ['/routes', '/billing']) {
    await page.goto(`${dashboard.house.url}${path}`)
    await page.getByText('Эта страница не для вас.').waitFor()
  }
  await faultless(page)
  await picture(page, 'frame-not-yours')
  await page.close()
}, 120_000)

test.skipIf(whyNoDashboard)(named('what a pointer alone could press would be seen'), async () => {
  const page = await dashboard.open('/developers')
  expect(await barriers(page)).toEqual([])
  await page.evaluate(`(() => {
    const [button, other] = document.querySelectorAll('main button, main h1')
    const key = Object.keys(button).find((one) => one.startsWith('__reactProps'))
    for (const one of [button, other]) one[key] = { onClick() {} }
  })()`)
  expect(await barriers(page)).toEqual([expect.stringMatching(/^no key reaches <h1/)])
  await page.close()
}, 120_000)
