// The inbox as whoever answers people uses it: a question is read and answered by keyboard, the answer buzzes on the phone,
// STOP is seen for what it is. In three languages, light and dark, wide and narrow.
import { expect, test } from 'vitest'
import { faultless, named, picture, useDashboard, views, whyNoDashboard } from '../../support/dashboard.ts'
import { ask, until } from '../../support/house.ts'

const dashboard = useDashboard()
const phone = (number: string) => `/v1/handsets/${encodeURIComponent(number)}/messages`
const write = (from: string, text: string) => ask(dashboard.house, phone(from), { to: '1234', text })

test.skipIf(whyNoDashboard)(named('a question is answered by keyboard, and the answer is on the phone'), async () => {
  const empty = await dashboard.open('/inbox')
  await empty.getByText('Nobody has written yet.').waitFor()
  await faultless(empty)
  await empty.close()
  await write('+31612340001', 'Are you open on Sunday?')
  await write('+31612340002', 'HELP')
  await write('+31612340004', 'Do you bring it home?')
  // HELP was answered by itself, and waits for nobody
  await until('the two that wait', async () => {
    const { data } = (await ask<{ data: { number: string }[] }>(dashboard.house, '/v1/conversations?state=open')).body
    return data.map(({ number }) => number).join() === '+31612340004,+31612340001' || undefined
  })
  const page = await dashboard.open('/inbox')
  const question = page.getByRole('link', { name: /Are you open on Sunday\?/ })
  await question.waitFor()
  await page.getByRole('link', { name: /Do you bring it home\?/ }).focus() // the last stands first
  await page.keyboard.press('ArrowDown')
  expect(await page.evaluate('document.activeElement.textContent')).toContain('Are you open on Sunday?')
  await page.keyboard.press('Enter')
  const answer = page.getByRole('textbox', { name: 'Answer' })
  await answer.waitFor()
  await answer.focus()
  await page.keyboard.type('From ten to five.')
  await page.keyboard.press('Control+Enter')
  const said = page.getByRole('log')
  await said.getByText('From ten to five.').waitFor()
  await said.getByText('Delivered').waitFor()
  const { body } = await ask<{ data: { text: string }[] }>(dashboard.house, phone('+31612340001'))
  expect(body.data.map(({ text }) => text)).toContain('From ten to five.')
  await until('it to be read', async () => {
    const found = await ask<{ unread: number }>(dashboard.house, `/v1/conversations/${encodeURIComponent('+31612340001')}`)
    return found.body.unread === 0 || undefined
  })
  await page.getByRole('button', { name: 'I look after it' }).click()
  await page.getByText(/looks after it/).first().waitFor()
  await page.getByRole('button', { name: 'Done', exact: true }).last().click()
  await page.getByRole('button', { name: 'Open again' }).waitFor()

  await write('+31612340001', 'STOP')
  await page.getByText('They asked for silence: an answer would be blocked.').waitFor()
  await page.close()

  const asked = await dashboard.open(`/inbox?number=${encodeURIComponent('+31612340002')}`) // answered by itself, so that nobody has to
  await asked.getByRole('log').getByText('asks for help').waitFor()
  await asked.close()
}, 240_000)

test.skipIf(whyNoDashboard)(named('what comes in while its tab is behind another stays unread until somebody looks; more than nine are read aloud as that'), async () => {
  const person = '+31612340010'
  const unread = async () => (await ask<{ unread: number }>(dashboard.house, `/v1/conversations/${encodeURIComponent(person)}`)).body.unread
  await write(person, 'First question')
  const page = await dashboard.open(`/inbox?number=${encodeURIComponent(person)}`)
  const seen = (state: 'visible' | 'hidden') =>
    page.evaluate(`Object.defineProperty(document, 'visibilityState', { configurable: true, value: '${state}' }); document.dispatchEvent(new Event('visibilitychange'))`)
  await until('the first to be read', async () => (await unread()) === 0 || undefined)
  await seen('hidden')
  await write(person, 'Second question')
  await page.getByRole('log').getByText('Second question').waitFor()
  await page.getByRole('link', { name: /Second question/ }).getByLabel('1 unread text').waitFor() // all of the page has heard of it
  expect(await unread()).toBe(1)
  await seen('visible')
  await until('the second to be read', async () => (await unread()) === 0 || undefined)
  for (let at = 0; at < 10; at++) await write(`+316123401${String(at).padStart(2, '0')}`, 'A question')
  await page.getByRole('img', { name: 'More than 9 conversations to read' }).first().waitFor({ timeout: 30_000 })
  await page.close()
}, 120_000)

test.skipIf(whyNoDashboard)(named('the inbox stands in every language, scheme and size'), async () => {
  await write('+31612340003', 'Can I come with four people?')
  for (const view of views)
    for (const path of ['/inbox', '/inbox?show=closed', `/inbox?number=${encodeURIComponent('+31612340001')}`, `/inbox?number=${encodeURIComponent('+31612340003')}`]) {
      const page = await dashboard.open(path, view)
      await faultless(page)
      await picture(page, `${path.replace(/[^a-z0-9]+/g, '-')}-${view.language}`)
      await page.close()
    }
}, 240_000)
