// A slow line: what is typed while an answer is under way is kept, an answer made before a change does not undo it, and what
// comes late takes the choice of none. Answers are held back by the test, no clock is asked.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { named, useDashboard, whyNoDashboard } from '../../support/dashboard.ts'
import { ask } from '../../support/house.ts'

const dashboard = useDashboard()
const make = async (path: string, body: object) => (await ask<{ id: string }>(dashboard.house, path, body)).body.id

/** The next answer to such a request is made, and comes when it is let go. */
async function holdBack(page: Page, [method, path]: readonly [string, RegExp]) {
  const made = Promise.withResolvers<void>()
  const go = Promise.withResolvers<void>()
  let isHeld = false
  await page.route((url) => path.test(url.pathname), async (route) => {
    if (isHeld || route.request().method() !== method) return route.fallback()
    isHeld = true
    const answer = await route.fetch()
    made.resolve()
    await go.promise
    await route.fulfill({ response: answer }).catch(() => {}) // nobody waits for it any more
  })
  return { made: made.promise, letGo: go.resolve }
}

test.skipIf(whyNoDashboard)(named('who writes on while a text, an answer or a detail is being sent keeps what was written'), async () => {
  const number = '+31612347001'
  const person = await make('/v1/contacts', { number })
  for (const from of [number, '+31612347004']) await ask(dashboard.house, `/v1/handsets/${encodeURIComponent(from)}/messages`, { to: '1234', text: 'Are you open?' })
  const writings = [
    { at: `/inbox?number=${encodeURIComponent(number)}`, field: 'Answer', sends: ['POST', /^\/v1\/messages$/], button: 'Send' },
    { at: '/phones', field: 'A text for every phone on the wall', sends: ['POST', /^\/v1\/messages$/], button: /^Text all/ },
    { at: `/contacts/${person}`, field: 'Tags', sends: ['PATCH', /^\/v1\/contacts\//], button: 'Save' },
  ] as const
  for (const { at, field, sends, button } of writings) {
    const page = await dashboard.open(at)
    const written = page.getByRole('textbox', { name: field })
    await written.fill('first')
    const { made, letGo } = await holdBack(page, sends)
    await page.getByRole('button', { name: button, exact: true }).click()
    await made
    await written.fill('first and second')
    const answered = page.waitForResponse((answer) => answer.request().method() === sends[0] && sends[1].test(new URL(answer.url()).pathname))
    letGo()
    await answered
    await page.getByRole('button', { name: button, exact: true }).and(page.locator(':enabled')).waitFor()
    expect(await written.inputValue(), at).toBe('first and second')
    await page.close()
  }
}, 120_000)

test.skipIf(whyNoDashboard)(named('a step of a campaign takes nothing while it saves'), async () => {
  const id = await make('/v1/campaigns', { name: 'Slow', from: '1234', text: 'Hi', recipients: [{ to: '+31612347002' }] })
  const page = await dashboard.open(`/campaigns/${id}?step=message`)
  const text = page.getByLabel('Text', { exact: true })
  await text.fill('Hello')
  const { made, letGo } = await holdBack(page, ['PATCH', /^\/v1\/campaigns\//])
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await made
  await text.focus()
  await page.keyboard.type('lost')
  letGo()
  await page.getByLabel('Parts a second').waitFor()
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  expect(await text.inputValue()).toBe('Hello')
  await page.close()
}, 120_000)

test.skipIf(whyNoDashboard)(named('a campaign that was paused stays so when an answer comes that was made before'), async () => {
  const recipients = Array.from({ length: 30 }, (_, at) => ({ to: `+316123471${String(at).padStart(2, '0')}` }))
  const id = await make('/v1/campaigns', { name: 'Slower', from: '1234', text: 'Hi', perSecond: 1, recipients })
  await ask(dashboard.house, `/v1/campaigns/${id}/start`, {})
  const page = await dashboard.open(`/campaigns/${id}`)
  const pause = page.getByRole('button', { name: 'Pause', exact: true })
  await pause.waitFor()
  const { made, letGo } = await holdBack(page, ['GET', new RegExp(`^/v1/campaigns/${id}$`)])
  await made // it runs, and is asked for again as it moves
  const seen = page.evaluate<string>(`new Promise((resolve) => {
    let paused = false
    new MutationObserver(() => {
      const says = (word) => [...document.querySelectorAll('main button')].some((one) => one.textContent === word)
      if (says('Go on')) paused = true
      else if (paused && says('Pause')) resolve('runs again')
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
    addEventListener('rested', () => resolve('paused'))
  })`)
  await pause.click()
  await page.getByRole('button', { name: 'Go on', exact: true }).waitFor()
  letGo()
  const { body } = await ask<{ name: string }>(dashboard.house, `/v1/campaigns/${id}`)
  expect(body).toMatchObject({ name: 'Slower', state: 'paused' })
  await page.evaluate(`fetch('/v1/campaigns/${id}').then((answer) => answer.json()).then(() => dispatchEvent(new Event('rested')))`)
  expect(await seen).toBe('paused')
  await ask(dashboard.house, `/v1/campaigns/${id}/cancel`, {})
  await page.close()
}, 120_000)

test.skipIf(whyNoDashboard)(named('while it moves, what is asked anew waits for the answer that is under way'), async () => {
  const recipients = Array.from({ length: 99 }, (_, at) => ({ to: `+316123472${String(at).padStart(2, '0')}` }))
  const id = await make('/v1/campaigns', { name: 'Moves', from: '1234', text: 'Hi', perSecond: 4, recipients })
  const sent = async () => (await ask<{ counts: { sent: number } }>(dashboard.house, `/v1/campaigns/${id}`)).body.counts.sent
  await ask(dashboard.house, `/v1/campaigns/${id}/start`, {})
  for (const [at, list] of [[`/campaigns/${id}`, /\/v1\/campaigns\/cmp_/], ['/campaigns', /\/v1\/campaigns\?/]] as const) {
    const page = await dashboard.open(at)
    await page.getByText(at === '/campaigns' ? 'Moves' : 'What became of it').first().waitFor()
    await page.getByText('Live', { exact: true }).waitFor()
    const asked: string[] = []
    const go = Promise.withResolvers<void>()
    await page.route(list, async (route) => {
      asked.push(new URL(route.request().url()).pathname)
      await go.promise
      await route.continue().catch(() => {}) // broken off
    })
    await expect.poll(() => asked.length).toBeGreaterThan(0)
    const before = await sent()
    await expect.poll(sent).toBeGreaterThan(before + 12) // it moves for seconds
    expect(asked.toSorted()).toEqual([...new Set(asked)].toSorted())
    go.resolve()
    await page.close()
  }
  await ask(dashboard.house, `/v1/campaigns/${id}/cancel`, {})
}, 120_000)

test.skipIf(whyNoDashboard)(named('people who are found late take the choice of no page in the palette'), async () => {
  await ask(dashboard.house, '/v1/contact-fields', { key: 'first_name', title: 'First name', type: 'text' })
  await make('/v1/contacts', { number: '+31612347003', fields: { first_name: 'Routes' } })
  const page = await dashboard.open('/')
  const { made, letGo } = await holdBack(page, ['GET', /^\/v1\/contacts$/])
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').and(page.locator('dialog input')).waitFor()
  await page.keyboard.type('routes')
  const first = page.getByRole('option', { name: /^Routes/, selected: true })
  await first.waitFor()
  await made
  letGo()
  await page.getByRole('option', { name: /^Routes · / }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Routes' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/routes')
  await page.close()
}, 120_000)

test.skipIf(whyNoDashboard)(named('a price list is for the first plan also where plans come when its form is open already'), async () => {
  await make('/v1/plans', { name: 'Shops', currency: 'EUR' })
  const page = await dashboard.open('/')
  const { made, letGo } = await holdBack(page, ['GET', /^\/v1\/plans$/])
  await page.goto(`${dashboard.house.url}/prices`)
  await made
  await page.getByRole('button', { name: 'Bring a price list' }).click()
  letGo()
  const box = page.getByRole('dialog')
  await box.getByLabel('Or paste it here').fill('country,price\nNL,0.08\n')
  await box.getByLabel('Source').fill('shops.csv')
  await box.getByRole('button', { name: 'Compare' }).click()
  await box.getByText('1 price in the list').waitFor()
  await page.close()
}, 120_000)

test.skipIf(whyNoDashboard)(named('an age limit finds the detail that tells the age, and the stream says that it is not heard yet'), async () => {
  await ask(dashboard.house, '/v1/contact-fields', { key: 'birthday', title: 'Birthday', type: 'date' })
  const id = await make('/v1/campaigns', { name: 'Wine', from: '1234', text: 'Wine' })
  const page = await dashboard.open('/')
  const { made, letGo } = await holdBack(page, ['GET', /^\/v1\/contact-fields$/])
  await page.goto(`${dashboard.house.url}/campaigns/${id}?step=message`)
  await page.getByText('More about it').click()
  await made
  expect(await page.getByLabel('It is about').isDisabled()).toBe(true)
  letGo()
  await page.getByLabel('It is about').selectOption('alcohol')
  expect(await page.getByLabel('Their age is told by').inputValue()).toBe('birthday')

  const go = Promise.withResolvers<void>()
  await page.route(/\/v1\/events\?/, async (route) => {
    await go.promise
    await route.continue()
  })
  await page.goto(`${dashboard.house.url}/developers/events`)
  await page.getByText('Opening the event stream.').waitFor()
  go.resolve()
  await page.getByText('Listening.').waitFor()
  await page.close()
}, 120_000)
