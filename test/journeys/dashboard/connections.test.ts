// Operators, routes, senders and receipts, by keyboard: a connection is tried, made, changed and taken back to a version; a
// route is made, moved and asked about.
import { expect, test } from 'vitest'
import { faultless, named, picture, sizes, useDashboard, views, whyNoDashboard } from '../../support/dashboard.ts'
import { ask } from '../../support/house.ts'

const dashboard = useDashboard()
const soon = { timeout: 30_000 }
type Route = { name: string; position: number; enabled: boolean }
const routes = async () => (await ask<{ data: Route[] }>(dashboard.house, '/v1/routes')).body.data

test.skipIf(whyNoDashboard)(named('an operator is tried, connected, changed, and taken back to an earlier version'), async () => {
  const page = await dashboard.open('/connections')
  await page.getByRole('heading', { name: 'No operator is connected yet.' }).waitFor(soon)
  await page.getByRole('button', { name: 'Connect an operator' }).press('Enter')
  const box = page.getByRole('dialog')
  await page.keyboard.type('North Mobile')
  await box.getByLabel('Host').fill('127.0.0.1')
  await box.getByLabel('Port').fill('9')
  await box.getByLabel('System id').fill('shop')
  await box.getByLabel('Password').fill('secret')
  await box.getByRole('button', { name: 'Test without saving' }).press('Enter')
  await box.getByText('No connection came about.').waitFor(soon)
  const bottom = async () => {
    const result = await box.getByText('No connection came about.').boundingBox()
    return result!.y + result!.height
  }
  await expect.poll(bottom, { message: 'in sight', ...soon }).toBeLessThanOrEqual(sizes.desktop.height)
  await faultless(page)
  await box.getByRole('button', { name: 'Connect', exact: true }).press('Enter')
  await page.getByRole('heading', { name: 'North Mobile' }).waitFor(soon)
  await page.getByRole('button', { name: 'Test the bind' }).press('Enter')
  await page.getByText('See that host and port are right').waitFor(soon)
  await page.getByRole('button', { name: 'Change', exact: true }).press('Enter')
  await box.getByLabel('Window').fill('25')
  await box.getByRole('button', { name: 'Save', exact: true }).press('Enter')
  await page.getByText('changed: Window').waitFor(soon)
  await page.getByRole('term').filter({ hasText: 'System id' }).waitFor(soon) // settings by their names
  await page.getByRole('button', { name: 'Roll back to this' }).press('Enter')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Roll back to this' }).press('Enter')
  await page.getByText('version 1 taken up again').waitFor(soon)
  await faultless(page)
  await page.getByRole('button', { name: 'Change', exact: true }).press('Enter')
  await box.getByLabel('Window').fill('30')
  const id = new URL(page.url()).pathname.split('/').at(-1)!
  const headers = { authorization: `Bearer ${dashboard.house.key}`, 'content-type': 'application/json' }
  expect((await fetch(`${dashboard.house.url}/v1/connections/${id}`, { method: 'PATCH', headers, body: '{"window":40}' })).status).toBe(200)
  await expect.poll(() => page.getByText('changed: Window').count(), soon).toBe(2) // the page knows; what is filled in began before
  await box.getByRole('button', { name: 'Save', exact: true }).press('Enter')
  await box.getByRole('alert').filter({ hasText: 'Reload to see it as it is now' }).waitFor(soon)
  expect((await ask<{ window: number }>(dashboard.house, `/v1/connections/${id}`)).body.window).toBe(40)
  await box.getByRole('button', { name: 'Cancel' }).press('Enter')
  await page.getByRole('button', { name: 'Change', exact: true }).press('Enter')
  expect([await box.getByLabel('Window').inputValue(), await box.getByRole('alert').count()]).toEqual(['40', 0])
  await box.getByLabel('Window').fill('30')
  await box.getByRole('button', { name: 'Save', exact: true }).press('Enter')
  await box.waitFor({ ...soon, state: 'detached' })
  expect((await ask<{ window: number }>(dashboard.house, `/v1/connections/${id}`)).body.window).toBe(30)
  await page.getByRole('button', { name: 'Pause' }).press('Enter')
  await page.getByText('Paused').first().waitFor(soon)
  await page.close()
}, 180_000)

test.skipIf(whyNoDashboard)(named('routes are made, moved by the arrow keys and by dragging, and a number is explained'), async () => {
  const page = await dashboard.open('/routes')
  await page.getByRole('heading', { name: 'No routes yet.' }).waitFor(soon)
  for (const [name, country] of [['The Dutch', 'NL'], ['The Belgians', 'BE'], ['Everybody', '']] as const) {
    await page.getByRole('button', { name: 'Add a route' }).press('Enter')
    await page.keyboard.type(name)
    const box = page.getByRole('dialog')
    await box.getByLabel('Countries').fill(country)
    await box.getByLabel('North Mobile').press('Space')
    await box.getByRole('button', { name: 'Make the route' }).press('Enter')
    await page.getByRole('button', { name: `Move ${name}` }).waitFor(soon)
  }
  await page.getByRole('button', { name: 'Move Everybody' }).press('ArrowUp')
  await page.getByText('Everybody is now 2 of 3.').waitFor({ ...soon, state: 'attached' })
  await page.keyboard.press('ArrowUp')
  await page.getByText('Everybody is now 1 of 3.').waitFor({ ...soon, state: 'attached' })
  await expect.poll(async () => (await routes()).map(({ name }) => name), soon).toEqual(['Everybody', 'The Dutch', 'The Belgians'])
  const [handle, goal] = await Promise.all(['Everybody', 'The Belgians'].map((name) => page.getByRole('button', { name: `Move ${name}` }).boundingBox()))
  await page.mouse.move(handle!.x + 10, handle!.y + 10)
  await page.mouse.down()
  await page.mouse.move(goal!.x + 10, goal!.y + 10, { steps: 5 })
  await page.mouse.move(goal!.x + 10, goal!.y + goal!.height + 6)
  await page.mouse.up()
  await expect.poll(async () => (await routes()).map(({ name }) => name), soon).toEqual(['The Dutch', 'The Belgians', 'Everybody'])
  await page.getByRole('button', { name: 'Turn off: The Belgians' }).press('Enter')
  await expect.poll(async () => (await routes())[1]?.enabled, soon).toBe(false)
  await page.getByRole('button', { name: 'Turn on: The Belgians' }).waitFor(soon) // an answer holds for the routes it was asked of
  await page.getByRole('textbox', { name: 'Number' }).fill('+31612345678')
  await page.keyboard.press('Enter')
  await page.getByText('It goes over North Mobile.').or(page.getByText('Nothing takes it.')).waitFor(soon)
  await faultless(page)
  await page.close()
}, 180_000)

test.skipIf(whyNoDashboard)(named('a number is added and a name tried'), async () => {
  const page = await dashboard.open('/senders')
  await page.getByRole('heading', { name: 'No numbers yet.' }).waitFor(soon)
  await page.getByRole('button', { name: 'Add a number' }).press('Enter')
  await page.keyboard.type('1622')
  await page.keyboard.press('Enter')
  await page.getByRole('gridcell', { name: '1622' }).waitFor(soon)
  await page.getByLabel('Sender').fill('Far too long a name')
  await page.keyboard.press('Enter')
  await page.locator('p[data-bad=true]').waitFor(soon)
  await page.close()
}, 120_000)

test.skipIf(whyNoDashboard)(named('a table of prefixes is brought, asked and forgotten; a look-up is set, tried and removed'), async () => {
  const page = await dashboard.open('/networks')
  const box = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Bring a table' }).press('Enter')
  await box.getByLabel('Or paste it here').fill('prefix,country,mcc,mnc,name\n316123,NL,204,99,Our own\n')
  await box.getByLabel('Source').fill('numbers team')
  await page.keyboard.press('Enter')
  await page.getByText('1 prefix is known from now on.').waitFor(soon)
  await page.getByRole('textbox', { name: 'Number' }).fill('+31 6 12345678')
  await page.keyboard.press('Enter')
  await page.getByText('Our own').waitFor(soon)
  await page.getByText('204-99').waitFor()
  await faultless(page)
  await page.getByRole('button', { name: 'Forget: numbers team' }).press('Enter')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Forget' }).press('Enter')
  await page.getByRole('rowheader', { name: 'numbers team' }).waitFor({ state: 'detached' })

  await page.getByRole('button', { name: 'Set a look-up' }).press('Enter')
  await page.keyboard.type('Portability')
  await box.getByLabel('Address').fill('https://lookup.invalid/{number}')
  await box.getByLabel('Codes of the network').selectOption('apart')
  await faultless(page)
  await box.getByRole('button', { name: 'Save' }).press('Enter')
  await page.getByText('0 asked, 0 answered').waitFor(soon)
  expect((await ask(dashboard.house, '/v1/networks/lookup')).body).toMatchObject({ name: 'Portability', fields: { country: 'country', mcc: 'mcc', mnc: 'mnc' } })
  await page.getByRole('form', { name: 'Try it' }).getByRole('textbox').fill('+31612345678')
  await page.keyboard.press('Enter')
  await page.getByText(/\d ms\)/).waitFor(soon)
  await picture(page, 'networks-lookup')
  await page.getByRole('button', { name: 'Ask nobody any more' }).press('Enter')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Ask nobody any more' }).press('Enter')
  await page.getByText('None is set').waitFor(soon)
  await page.close()
}, 180_000)

test.skipIf(whyNoDashboard)(named('connections, routes, senders and receipts stand in every language, scheme and size'), async () => {
  const shown = ['/connections', '/routes', '/senders', '/networks'].flatMap((path) => views.map((view) => ({ path, view })))
  const inside = ['/connections/demo', '/connections/receipts'].map((path, at) => ({ path, view: views[at + 1]! }))
  for (const { path, view } of [...shown, ...inside]) {
    const page = await dashboard.open(path, view)
    await faultless(page)
    await picture(page, `${path.slice(1).replace('/', '-')}-${view.language}-${view.scheme}-${view.size}`)
    await page.close()
  }
}, 240_000)
