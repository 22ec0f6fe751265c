// Finding messages again: by every filter, as a view that is kept, as a file; and everything about one of them.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { faultless, named, picture, useDashboard, views, whyNoDashboard } from '../../support/dashboard.ts'
import { ask, until } from '../../support/house.ts'

const dashboard = useDashboard()
const soon = { timeout: 30_000 }
const sent = async (to: string, text: string) => {
  const { id } = (await ask<{ id: string }>(dashboard.house, '/v1/messages', { to, from: '1600', text })).body
  await until('the end of a message', async () => {
    const { body } = await ask<{ status: string }>(dashboard.house, `/v1/messages/${id}`)
    return ['delivered', 'undelivered', 'rejected'].includes(body.status) ? body.status : undefined
  })
  return id
}

test.skipIf(whyNoDashboard)(named('a message is found by its words and its country, the view is kept, and the list goes into a file'), async () => {
  await sent('+31612345631', 'The needle in the hay')
  await sent('+32470123431', 'Nothing but hay')
  const page = await dashboard.open('/messages')
  await page.getByPlaceholder('Words of the text').focus()
  await page.keyboard.type('NEEDLE')
  await page.getByText('Nothing but hay').waitFor({ ...soon, state: 'detached' })
  await page.getByText('The needle in the hay').waitFor(soon)
  await page.getByRole('button', { name: 'Save this view' }).press('Enter')
  await page.keyboard.type('Needles')
  await page.keyboard.press('Enter')
  await page.getByPlaceholder('Words of the text').fill('')
  await page.getByText('Nothing but hay').waitFor(soon)
  await page.getByRole('button', { name: 'More filters' }).press('Enter')
  await page.getByLabel('Country').fill('be')
  await page.getByText('The needle in the hay').waitFor({ ...soon, state: 'detached' })
  expect(page.url()).toContain('country=BE')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export CSV' }).press('Enter')
  const file = readFileSync(await (await download).path(), 'utf8')
  expect(file.split('\r\n').filter((line) => line.startsWith('msg_'))).toHaveLength(1)
  expect(file).toContain('+32470123431,1600,Nothing but hay')
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).press('Enter')
  await page.getByRole('button', { name: 'Remove the filter Country' }).press('Enter')
  await page.getByRole('button', { name: 'Needles', exact: true }).press('Enter')
  await page.getByText('Nothing but hay').waitFor({ ...soon, state: 'detached' })
  await page.close()
  for (const view of views) {
    const other = await dashboard.open('/messages?country=NL', view)
    await faultless(other)
    await picture(other, `messages-${view.language}-${view.scheme}-${view.size}`)
    await other.close()
  }
}, 240_000)

test.skipIf(whyNoDashboard)(named('one message tells its way, its octets, what webhooks were told, and is sent anew after it failed'), async () => {
  const id = await sent('+31612345632', 'Hello 👋')
  const page = await dashboard.open(`/messages/${id}`)
  await page.getByRole('tab', { name: 'What happened' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('button', { name: 'Which way would it take now?' }).press('Enter')
  await page.getByText('It goes over Embedded SMSC.').waitFor(soon)
  await faultless(page)
  await page.getByRole('tab', { name: 'Why this way' }).press('ArrowRight')
  await page.getByText('submit_sm', { exact: true }).first().waitFor(soon)
  await faultless(page)
  await page.getByRole('tab', { name: 'On the wire' }).press('ArrowRight')
  await page.getByText(/No webhook was told/).waitFor(soon)
  await page.getByRole('tab', { name: 'Webhooks' }).press('End')
  await page.getByRole('button', { name: 'Copy as curl' }).waitFor(soon)
  await page.close()
  const failed = await dashboard.open(`/messages/${await sent('+12025550120', 'Nobody has this number')}`)
  await failed.getByRole('button', { name: 'Send anew' }).press('Enter')
  await failed.getByText('Sent anew for').waitFor(soon)
  await failed.close()
  for (const view of views) {
    const other = await dashboard.open(`/messages/${id}`, view)
    await other.getByRole('tabpanel').waitFor(soon)
    await faultless(other)
    await picture(other, `message-${view.language}-${view.scheme}-${view.size}`)
    await other.close()
  }
}, 240_000)
