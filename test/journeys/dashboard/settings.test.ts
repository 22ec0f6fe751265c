// The settings as the owner of a house uses them: an invitation, a role, a workspace, a password, a second factor, agreement,
// the log of it all. By keyboard where it is the main job; in three languages, light and dark, wide and narrow.
import { expect, test } from 'vitest'
import { totpCode } from '../../../src/accounts/people/totp.ts'
import { faultless, named, picture, settled, useDashboard, views, whyNoDashboard } from '../../support/dashboard.ts'
import { ask } from '../../support/house.ts'

const dashboard = useDashboard()
const password = 'four little words here'
const proof = { email: 'olga@example.com', password }
const parts = ['account', 'team', 'workspaces', 'approval', 'countries', 'retention', 'audit']

async function own(): Promise<void> {
  const token = dashboard.house.signInLink.split('#signin=')[1]
  const body = JSON.stringify({ token, name: 'Olga', ...proof })
  const answer = await fetch(`${dashboard.house.url}/v1/setup`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-onesixty': '1' }, body })
  expect([204, 409]).toContain(answer.status)
}

test.skipIf(whyNoDashboard)(named('the owner invites by keyboard, makes a workspace, asks for agreement, and reads it in the log'), async () => {
  await own()
  const page = await dashboard.open('/settings/team', { proof })
  await page.getByRole('row', { name: /Olga \(you\)/ }).waitFor()
  await page.getByRole('button', { name: 'Invite a person' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('ann@example.com')
  await page.keyboard.press('Enter')
  await page.getByText('nothing is mailed').waitFor()
  expect(await page.getByRole('dialog').locator('pre').innerText()).toContain('#invitation=')
  await page.keyboard.press('Escape')
  await page.getByRole('row', { name: /ann@example.com/ }).getByText('open').waitFor()

  await page.getByRole('tab', { name: 'Workspaces' }).click()
  await page.getByRole('button', { name: 'Make a workspace' }).click()
  await page.keyboard.type('Bakery')
  await page.keyboard.press('Enter')
  await page.getByRole('row', { name: /Bakery/ }).waitFor()

  await page.getByRole('tab', { name: 'Approval' }).click()
  await page.getByLabel('More people than').fill('1000')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Holds from now on.').waitFor()

  await page.getByRole('tab', { name: 'Approval' }).press('ArrowRight')
  await page.getByLabel('Only these countries').press('Space')
  await page.getByRole('textbox', { name: 'Countries' }).fill('nl, be')
  await page.getByText('Netherlands, Belgium').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Holds for what is accepted from now on.').waitFor()
  const { body } = await ask(dashboard.house, '/v1/destinations')
  expect(body).toMatchObject({ countries: ['NL', 'BE'], codesPerBlock: null })
  await page.getByRole('tab', { name: 'Countries' }).press('ArrowRight')
  await page.getByText('400 days').waitFor()

  await page.getByRole('tab', { name: 'Log of actions' }).click()
  await page.getByText('createInvitation').waitFor()
  await page.getByText('createWorkspace').waitFor()
  await page.getByRole('button', { name: 'Check the log' }).click()
  await page.getByText(/Whole: \d+ entries/).waitFor()
  await page.close()
}, 120_000)

test.skipIf(whyNoDashboard)(named('a person takes a second factor, and every part stands in every language, scheme and size'), async () => {
  await own()
  for (const view of views) {
    const page = await dashboard.open('/settings', { ...view, proof })
    for (const [index, part] of parts.entries()) {
      await page.getByRole('tab').nth(index).click()
      await settled(page)
      await faultless(page)
      await picture(page, `settings-${part}-${view.language}-${view.scheme}-${view.size}`)
    }
    await page.close()
  }
  const page = await dashboard.open('/settings', { proof })
  await page.getByRole('button', { name: 'Add an authenticator app' }).click()
  const secret = (await page.getByRole('dialog').locator('pre').innerText()).replaceAll(' ', '')
  await faultless(page)
  await page.getByRole('img', { name: 'The secret as a QR code' }).waitFor()
  await picture(page, 'settings-factor')
  await page.getByLabel('Code', { exact: true }).fill(totpCode(secret, Math.floor(Date.now() / 30_000)))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Recovery codes' }).first().waitFor()
  await page.getByRole('button', { name: 'I have kept it' }).click()
  await page.getByText('Signing in asks for a code of your app.').waitFor()
  await page.close()
}, 240_000)
