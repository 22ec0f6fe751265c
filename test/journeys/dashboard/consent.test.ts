// Consent as whoever answers for it uses it: the proof of one person with the STOP that ended it, a doubt that is decided,
// a number that is never written to, an erasure; and words by which people come in. In three languages, light and dark.
import { expect, test } from 'vitest'
import { faultless, named, picture, useDashboard, views, whyNoDashboard } from '../../support/dashboard.ts'
import { ask, until } from '../../support/house.ts'

const dashboard = useDashboard()
const person = '+31612340001'
const write = (from: string, text: string) => ask(dashboard.house, `/v1/handsets/${encodeURIComponent(from)}/messages`, { to: '1234', text })

test.skipIf(whyNoDashboard)(named('the proof of a person is found by keyboard, with the wording and the STOP that ended it; then they are erased'), async () => {
  const empty = await dashboard.open('/consent')
  await empty.getByText('The ledger is empty.').waitFor()
  await faultless(empty)
  await empty.close()
  await ask(dashboard.house, '/v1/consents', { number: person, action: 'given', wording: 'Yes, send me offers.', url: 'https://shop.example/join', ip: '192.0.2.7', source: 'form' })
  await ask(dashboard.house, '/v1/messages', { to: person, from: '1234', text: 'Offer', lane: 'bulk' })
  await until('the offer to arrive', async () => {
    const { body } = await ask<{ data: unknown[] }>(dashboard.house, `/v1/handsets/${encodeURIComponent(person)}/messages`)
    return body.data.length > 0 || undefined
  })
  await write(person, 'STOP')
  await until('the STOP to be heard', async () => {
    const { body } = await ask<{ data: { action: string }[] }>(dashboard.house, `/v1/consents?number=${encodeURIComponent(person)}`)
    return body.data.some((entry) => entry.action === 'withdrawn') || undefined
  })
  const page = await dashboard.open('/consent')
  await page.getByLabel('Number').focus()
  await page.keyboard.type('+31 6 1234 0001')
  await page.keyboard.press('Enter')
  await page.getByText('Yes, send me offers.').waitFor()
  await page.getByText('192.0.2.7').waitFor()
  await page.getByText('said no').first().waitFor()
  await page.getByText(/ledger was walked and is whole/).waitFor()
  await page.getByRole('link', { name: /^msg_/ }).first().waitFor()
  await faultless(page)
  await picture(page, 'consent-proof')

  const { body: stopped } = await ask<{ id: string }>(dashboard.house, '/v1/messages', { to: person, from: '1234', text: 'Another offer', lane: 'bulk' })
  const told = await dashboard.open(`/messages/${stopped.id}`, { language: 'nl' })
  await told.getByText('De ontvanger zei STOP.').first().waitFor()
  await told.getByText('marketing', { exact: true }).waitFor() // the lane by its name
  await told.close()

  await page.getByRole('button', { name: 'Erase this person' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Erase' }).click()
  await page.getByText('Erased. They are not written to again.').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'Never write to' }).click()
  await page.getByText('erased; known by its hash alone').waitFor()
  await page.close()
}, 120_000)

test.skipIf(whyNoDashboard)(named('a text that may mean STOP is decided, and a number is put on the list of those never written to'), async () => {
  await write('+31612340002', 'please stop texting me every single day')
  await until('the doubt', async () => ((await ask<{ data: unknown[] }>(dashboard.house, '/v1/reviews')).body.data.length > 0 ? true : undefined))
  const page = await dashboard.open('/consent')
  await page.getByRole('tab', { name: 'To decide (1)' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowLeft')
  await page.getByRole('tab', { name: 'To decide (1)' }).click()
  await page.getByText('please stop texting me every single day').waitFor()
  await page.getByRole('button', { name: 'STOP: +31612340002' }).click()
  await page.getByText('Nothing to decide.').waitFor()

  await page.getByRole('tab', { name: 'Never write to' }).click()
  await page.getByRole('button', { name: 'Add a number' }).click()
  await page.keyboard.type('+31 6 1234 9999')
  await page.keyboard.press('Tab')
  await page.keyboard.type('asked by telephone')
  await page.keyboard.press('Enter')
  await page.getByRole('row', { name: /\+31 612 349 999/ }).waitFor()
  const { body } = await ask<{ data: { number?: string }[] }>(dashboard.house, '/v1/suppressions')
  expect(body.data.map((one) => one.number)).toContain('+31612349999')
  await page.close()
}, 120_000)

test.skipIf(whyNoDashboard)(named('a keyword and a form are made, and the form has its page, its code and its snippet'), async () => {
  const page = await dashboard.open('/keywords')
  await page.getByText('No keywords yet.').waitFor()
  await page.getByRole('button', { name: 'Add a keyword' }).first().click()
  const form = page.getByRole('form', { name: 'Add a keyword' })
  await form.getByLabel('Number').fill('1234')
  await form.getByLabel('Words').fill('STOP')
  await form.getByLabel('What they agree to').fill('Offers by text.')
  await page.keyboard.press('Enter')
  await form.getByRole('button', { name: 'Add a keyword' }).click()
  await form.getByText(/no keyword may stand before that/).waitFor()
  await form.getByLabel('Words').fill('JOIN, MEEDOEN')
  await form.getByRole('button', { name: 'Add a keyword' }).click()
  await page.getByRole('row', { name: /JOIN.*MEEDOEN/ }).waitFor()

  await page.getByRole('tab', { name: 'Sign-up forms' }).click()
  await page.getByRole('button', { name: 'Make a form' }).first().click()
  const made = page.getByRole('form', { name: 'Make a form' })
  await made.getByLabel('Title').fill('Offers')
  await made.getByLabel('What people agree to').fill('Send me offers by text.')
  await made.getByLabel('Number').fill('1234')
  await made.getByLabel('Word to text instead').fill('JOIN')
  await made.getByLabel('Language').selectOption({ label: 'Nederlands' })
  await made.getByLabel('What they read at the end').fill('Welcome!')
  await made.getByRole('button', { name: 'Make a form' }).click()
  const code = page.getByRole('img', { name: 'Code that opens “Offers” on a phone' })
  await code.waitFor()
  const width = await code.evaluate(async (one) => {
    const image = one as unknown as { naturalWidth: number; decode(): Promise<void> }
    await image.decode()
    return image.naturalWidth
  })
  expect(width).toBeGreaterThan(10)
  await page.getByText(/<form method="post"[^]*<button>Aanmelden/).waitFor()
  await page.getByText('sms:1234?body=JOIN').waitFor()
  await page.close()
}, 120_000)

test.skipIf(whyNoDashboard)(named('the pages about consent and keywords stand in every language, scheme and size'), async () => {
  const paths = ['/consent', `/consent?number=${encodeURIComponent('+31612340002')}`, '/consent?tab=reviews', '/consent?tab=suppressions', '/consent?tab=rules', '/keywords', '/keywords?tab=forms']
  for (const view of views)
    for (const path of paths) {
      const page = await dashboard.open(path, view)
      await faultless(page)
      await picture(page, `${path.replace(/[^a-z]+/g, '-')}-${view.language}`)
      await page.close()
    }
}, 240_000)
