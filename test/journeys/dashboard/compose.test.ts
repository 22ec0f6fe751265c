// Writing to one or many: counted, priced and seen before it leaves, taken back within ten seconds, sent by keyboard alone.
import { expect, test } from 'vitest'
import { faultless, named, picture, useDashboard, views, whyNoDashboard } from '../../support/dashboard.ts'
import { ask } from '../../support/house.ts'

const dashboard = useDashboard()
const soon = { timeout: 30_000 }
type Listed = { data: { to: string; status: string }[] }
const statusOf = async (to: string) => (await ask<Listed>(dashboard.house, `/v1/messages?to=${encodeURIComponent(to)}`)).body.data[0]?.status

test.skipIf(whyNoDashboard)(named('a costly character is made plain, the button names people and price, and a send is taken back'), async () => {
  const { house } = dashboard
  const workspace = (await ask<{ workspace: string }>(house, '/v1/me')).body.workspace
  const plan = (await ask<{ id: string }>(house, '/v1/plans', { name: 'Shops', currency: 'EUR' })).body.id
  await ask(house, '/v1/prices', { plan, source: 'test', prices: [{ country: 'NL', price: '0.08' }, { price: '0.12' }] })
  const headers = { authorization: `Bearer ${house.key}`, 'content-type': 'application/json' }
  await fetch(`${house.url}/v1/workspaces/${workspace}/plan`, { method: 'PUT', headers, body: JSON.stringify({ plan }) })
  await ask(house, `/v1/workspaces/${workspace}/entries`, { kind: 'top_up', amount: '20.00' })

  const page = await dashboard.open('/compose')
  await page.getByLabel('Recipients').focus()
  await page.keyboard.type('+31612345611, +31612345612\n+12025550123, +123')
  await page.keyboard.press('Tab')
  await page.keyboard.type('SHOP')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Doors open at 8 — bring a friend')
  await page.getByText('em dash').waitFor(soon)
  await page.getByRole('button', { name: /Write them plainly/ }).press('Enter')
  expect(await page.getByRole('textbox', { name: 'Text' }).inputValue()).toBe('Doors open at 8 - bring a friend')
  const people = page.getByRole('complementary', { name: 'On the phone' })
  await people.getByText(/United States · between/).waitFor(soon)
  await people.getByText('Not a whole number.').waitFor(soon)
  await page.getByText('1 of them cannot be sent to; the others can.').waitFor(soon)
  await page.getByRole('textbox', { name: 'Text' }).focus()
  const send = page.getByRole('button', { name: 'Send to 3 · €0.28' })
  await send.waitFor(soon)
  await page.keyboard.press('Control+Enter')
  await page.getByText('3 messages leave in a moment.').waitFor(soon)
  expect(await statusOf('+31612345611')).toBe('scheduled')
  await page.getByRole('button', { name: /^Undo/ }).press('Enter')
  await page.getByText('3 messages were taken back.').waitFor(soon)
  expect(await Promise.all(['+31612345611', '+12025550123'].map(statusOf))).toEqual(['canceled', 'canceled'])
  await page.close()
}, 180_000)

test.skipIf(whyNoDashboard)(named('a message that is not taken back leaves, and composing stands in every language, scheme and size'), async () => {
  const page = await dashboard.open('/compose?to=%2B31612345621&from=1600&text=Hello')
  await page.getByRole('button', { name: /^Send to 1/ }).press('Enter')
  await page.getByText('1 message is on its way.').waitFor({ timeout: 30_000 })
  await page.getByRole('link', { name: 'See what becomes of it' }).press('Enter')
  await page.getByText('Delivered', { exact: true }).first().waitFor(soon)
  await page.close()
  for (const view of views) {
    const other = await dashboard.open('/compose?to=%2B31612345621,%2B79161234567&from=SHOP&text=Hi%20%E2%80%94', view)
    await other.locator('aside li').nth(1).getByText(/[·]/).waitFor(soon)
    await faultless(other)
    await picture(other, `compose-${view.language}-${view.scheme}-${view.size}`)
    await other.close()
  }
}, 180_000)

test.skipIf(whyNoDashboard)(named('an answer that got lost is asked for again without sending twice, by a clock that is three minutes slow'), async () => {
  const to = '+31612345631'
  const page = await dashboard.open(`/compose?to=${encodeURIComponent(to)}&from=1600&text=Once`)
  await page.evaluate('{ const right = Date.now; Date.now = () => right() - 180_000 }')
  await Promise.all([page.waitForResponse('**/v1/messages/preview'), page.getByRole('textbox', { name: 'Text' }).fill('Once, and no more')])
  await page.route('**/v1/messages', async (route) => {
    await route.fetch()
    await route.abort()
  }, { times: 1 })
  const send = page.getByRole('button', { name: /^Send to 1/ })
  await send.press('Enter')
  await page.getByText(/The server does not answer/).first().waitFor(soon)
  expect(await statusOf(to)).toBe('scheduled') // not at once, as a time in the past would be
  await send.press('Enter')
  await page.getByText(/1 message (leaves in a moment|is on its way)\./).waitFor(soon)
  const { body } = await ask<Listed>(dashboard.house, `/v1/messages?to=${encodeURIComponent(to)}`)
  expect(body.data).toHaveLength(1)
  await page.close()
}, 180_000)

test.skipIf(whyNoDashboard)(named('before Send it says who said STOP and who waits until when, of all together and beside each, in every language'), async () => {
  const { house } = dashboard
  const headers = { authorization: `Bearer ${house.key}`, 'content-type': 'application/json' }
  const rules = (change: object) => fetch(`${house.url}/v1/consents/settings`, { method: 'PATCH', headers, body: JSON.stringify(change) })
  await rules({ quietHours: false, bulkNeedsConsent: false, cap: 1, capHours: 24 })
  const [one, two, had, free] = ['+31612345641', '+31612345642', '+31612345643', '+31612345644'] as const
  for (const number of [one, two]) await ask(house, '/v1/consents', { number, action: 'withdrawn', source: 'api' })
  await ask(house, '/v1/messages', { to: had, from: 'SHOP', text: 'An offer', lane: 'bulk' })
  const page = await dashboard.open(`/compose?from=SHOP&text=Hello&to=${encodeURIComponent([one, two, had, free].join(','))}`)
  const left = page.getByRole('list', { name: 'Who does not get it, or later' })
  await page.getByRole('button', { name: /^Send to 4/ }).waitFor(soon)
  expect(await left.count()).toBe(0) // they are silent to marketing, and a notice has no cap
  await page.getByLabel('Kind').selectOption('bulk')
  await left.getByText('2 of 4 said STOP and will not get this.').waitFor(soon)
  await left.getByText(/^1 of 2 waits until .+: they had as many as they are to get\.$/).waitFor(soon)
  await page.getByRole('button', { name: /^Send to 2\b/ }).waitFor(soon)
  const people = page.getByRole('complementary', { name: 'On the phone' })
  await people.getByText('Would be stopped: The recipient said STOP.').first().waitFor(soon)
  await people.getByText(/^Waits until .+: The recipient had as many of these as they are to get\.$/).waitFor(soon)
  await faultless(page)
  await picture(page, 'compose-left')
  await page.close()
  for (const [language, said] of [['nl', '2 van 4 zeiden STOP en krijgen dit niet.'], ['ru', '2 из 4 отказались (STOP) и не получат это.']] as const) {
    const other = await dashboard.open(`/compose?from=SHOP&text=Hello&to=${encodeURIComponent([one, two, had, free].join(','))}`, { language, scheme: 'dark', size: 'phone' })
    await other.locator('select').first().selectOption('bulk')
    await other.getByText(said).waitFor(soon)
    await faultless(other)
    await picture(other, `compose-left-${language}`)
    await other.close()
  }
  await rules({ cap: 0 })
}, 180_000)
