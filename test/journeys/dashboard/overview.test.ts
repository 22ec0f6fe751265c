// How it goes today, at one look, and the first minute to its end: what was sent is counted and drawn, what needs somebody
// is named, and a phone that says STOP is obeyed.
import { expect, test } from 'vitest'
import { faultless, named, picture, useDashboard, views, whyNoDashboard } from '../../support/dashboard.ts'
import { ask, until } from '../../support/house.ts'

const dashboard = useDashboard()
const soon = { timeout: 30_000 }

type Places = { data: { country?: string; sent: number; delivered: number }[] }
const sendTo = (numbers: readonly string[]) => ask(dashboard.house, '/v1/messages', { to: numbers, from: '1600', text: 'Doors open at 8' })

test.skipIf(whyNoDashboard)(named('a phone replies STOP, consent flips, and the next message is stopped; a key of one’s own stands in the snippet'), async () => {
  const page = await dashboard.open('/')
  await page.getByRole('form').getByRole('button', { name: 'Send', exact: true }).press('Enter')
  await page.getByRole('button', { name: 'Reply STOP' }).press('Enter')
  await page.getByText('Wants no more messages').waitFor(soon)
  await faultless(page)
  await picture(page, 'first-minute-stopped')
  await page.getByRole('form').getByRole('button', { name: 'Send', exact: true }).press('Enter')
  await page.getByRole('region', { name: 'The way' }).getByText('Blocked', { exact: true }).waitFor(soon)
  await page.getByText('They said STOP').waitFor(soon)
  await page.getByRole('button', { name: 'Reply START' }).waitFor(soon) // there is a way back
  await page.getByRole('heading', { name: 'To the real world' }).waitFor(soon)
  await page.getByRole('button', { name: 'Make a key for it' }).press('Enter')
  await page.getByRole('region', { name: 'Send with curl' }).getByText(/Bearer test_/).waitFor(soon)
  await faultless(page)
  await page.close()
}, 120_000)

test.skipIf(whyNoDashboard)(named('what was sent today is counted by country, and stands in every language, scheme and size'), async () => {
  await sendTo(['+31612345601', '+31612345602', '+32470123456'])
  const connection = { protocol: 'smpp', name: 'North Mobile', host: '127.0.0.1', port: 9, systemId: 'shop', password: 'secret', paused: false }
  // the answer to STOP is counted, too
  const counted = await until('the counts', async () => {
    const { data } = (await ask<Places>(dashboard.house, '/v1/statistics?by=country')).body
    const all = data.reduce((sum, { sent, delivered }) => ({ sent: sum.sent + sent, delivered: sum.delivered + delivered }), { sent: 0, delivered: 0 })
    return all.sent >= 4 && all.delivered === all.sent && data.some(({ country }) => country === 'BE') ? all.sent : undefined
  })
  expect((await ask(dashboard.house, '/v1/connections', connection)).status).toBe(201)
  const page = await dashboard.open('/overview')
  const table = page.getByRole('table')
  await table.getByRole('row', { name: `Netherlands ${counted - 1}` }).waitFor(soon)
  await table.getByRole('row', { name: /^Belgium 1/ }).waitFor(soon)
  await page.getByRole('list', { name: 'Today' }).getByRole('link', { name: new RegExp(`^Sent\\s*${counted}`) }).waitFor(soon)
  await page.getByRole('list', { name: 'Today' }).getByRole('link', { name: /^Opted out\s*1/ }).waitFor(soon)
  await page.getByRole('link', { name: /North Mobile is down/ }).waitFor(soon)
  await page.getByRole('button', { name: '24 hours' }).press('Enter')
  await page.getByText(`${counted} sent, ${counted} delivered, 0 failed in the time shown.`).waitFor(soon)
  await table.getByRole('link', { name: 'Belgium' }).press('Enter')
  await page.getByText('+32 470 123 456').waitFor(soon)
  expect(page.url()).toContain('country=BE')
  await page.close()
  for (const view of views) {
    const other = await dashboard.open('/overview', view)
    await other.getByRole('table').waitFor(soon)
    await faultless(other)
    await picture(other, `overview-${view.language}-${view.scheme}-${view.size}`)
    await other.close()
  }
}, 240_000)
