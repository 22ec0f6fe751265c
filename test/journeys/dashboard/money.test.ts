// Money by keyboard: a plan, its prices with their differences seen before they count, a top-up, a budget; then usage, margin
// and invoices.
import { expect, test } from 'vitest'
import { faultless, named, picture, settled, useDashboard, views, whyNoDashboard } from '../../support/dashboard.ts'
import { ask } from '../../support/house.ts'

const dashboard = useDashboard()
const soon = { timeout: 30_000 }

test.skipIf(whyNoDashboard)(named('a plan is made and given, prices are brought and compared, money is booked, a budget set'), async () => {
  const page = await dashboard.open('/billing?tab=plans')
  await page.getByRole('button', { name: 'Make a plan' }).press('Enter')
  const box = page.getByRole('dialog')
  await page.keyboard.type('Shops')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Shops' }).waitFor(soon)
  await page.getByRole('button', { name: 'Give it to a workspace' }).press('Enter')
  await box.getByRole('button', { name: 'Let it pay' }).press('Enter')
  await page.getByText('This one pays by it from now on.').waitFor(soon)

  await page.goto(`${dashboard.house.url}/prices`)
  const bring = async (csv: string) => {
    await page.getByRole('button', { name: 'Bring a price list' }).press('Enter')
    await box.getByLabel('Or paste it here').fill(csv)
    await box.getByLabel('Source').fill('shops.csv')
    await box.getByRole('button', { name: 'Compare' }).press('Enter')
  }
  await bring('country,price\nNL,0.08\nBE,0.07\n')
  await box.getByText('2 prices in the list').waitFor(soon)
  await box.getByRole('button', { name: 'Put it in force' }).press('Enter')
  await page.getByText('2 prices are in force.').waitFor(soon)
  await bring('country,price\nNL,0.16\nBE,0.07\nFR,0.09\n')
  const row = box.getByRole('row', { name: /^Netherlands/ })
  await row.getByText('€0.16').waitFor(soon)
  expect(await row.innerText()).toContain('100%')
  expect(await box.getByRole('button', { name: 'Put it in force' }).isDisabled()).toBe(true)
  await faultless(page)
  await picture(page, 'prices-diff')
  await box.getByLabel('The jump of 1 price is right').press('Space')
  await box.getByRole('button', { name: 'Put it in force' }).press('Enter')
  await page.getByText('3 prices are in force.').waitFor(soon)

  await page.goto(`${dashboard.house.url}/billing`)
  await page.getByRole('button', { name: 'Book money' }).press('Enter')
  await box.getByLabel('Amount').fill('20,00')
  await page.keyboard.press('Enter')
  await page.getByRole('gridcell', { name: '€20.00' }).waitFor(soon)
  await page.getByRole('button', { name: 'Correction', exact: true }).press('Enter')
  await page.getByRole('heading', { name: 'Nothing was booked yet.' }).waitFor(soon)
  await page.getByRole('button', { name: 'Top-up', exact: true }).press('Enter')
  await page.getByRole('gridcell', { name: '€20.00' }).waitFor(soon)
  await page.getByRole('tab', { name: 'Account' }).press('ArrowRight')
  await page.getByRole('button', { name: 'Set a budget' }).press('Enter')
  await page.keyboard.type('A day')
  await box.getByLabel(/^Limit/).fill('1.00')
  await box.getByRole('button', { name: 'Set a budget' }).press('Enter')
  await page.getByText('€0.00 of €1.00').waitFor(soon)
  expect((await ask(dashboard.house, '/v1/messages', { to: '+31612345678', from: 'SHOP', text: 'Hi' })).status).toBe(202)
  await page.getByRole('tab', { name: 'Invoices' }).press('Enter')
  await page.getByRole('button', { name: 'This month so far' }).press('Enter')
  await box.getByRole('rowheader', { name: 'Total' }).waitFor(soon)
  await faultless(page)
  await picture(page, 'invoice-so-far')
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'Usage' }).press('Enter')
  await expect.poll(async () => {
    await page.reload()
    await settled(page)
    return (await page.getByRole('row', { name: /^Netherlands/ }).allInnerTexts()).join()
  }, { timeout: 60_000 }).toContain('€0.16')
  await page.close()
}, 240_000)

test.skipIf(whyNoDashboard)(named('a rate between currencies is brought by keyboard and listed'), async () => {
  const page = await dashboard.open('/prices')
  await page.getByRole('tab', { name: 'What customers pay' }).press('End')
  await page.getByRole('heading', { name: 'No rates yet.' }).waitFor(soon)
  await faultless(page)
  await page.getByRole('button', { name: 'Bring a rate' }).press('Enter')
  await page.keyboard.type('usd')
  const box = page.getByRole('dialog')
  await box.getByLabel('1 USD in EUR').fill('0,9215')
  await box.getByLabel('Source').fill('ECB')
  await faultless(page)
  await page.keyboard.press('Enter')
  await page.getByRole('gridcell', { name: '0.9215' }).waitFor(soon)
  await page.getByText('USD and EUR are converted by it').waitFor(soon)
  expect((await ask(dashboard.house, '/v1/rates')).body).toMatchObject({ data: [{ base: 'USD', quote: 'EUR', rate: '0.9215', source: 'ECB' }] })
  await page.close()
}, 120_000)

test.skipIf(whyNoDashboard)(named('prices and money stand in every language, scheme and size'), async () => {
  const shown = ['/prices', '/prices?tab=rates', '/billing'].flatMap((path) => views.map((view) => ({ path, view })))
  const tabs = ['budgets', 'invoices', 'usage', 'margin', 'plans'].map((tab, at) => ({ path: `/billing?tab=${tab}`, view: views[at % views.length]! }))
  for (const { path, view } of [...shown, ...tabs]) {
    const page = await dashboard.open(path, view)
    await faultless(page)
    await picture(page, `${path.slice(1).replace('?tab=', '-')}-${view.language}-${view.scheme}-${view.size}`)
    await page.close()
  }
}, 240_000)
