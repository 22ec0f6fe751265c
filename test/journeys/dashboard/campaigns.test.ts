// A campaign as a marketer makes it, through every step by keyboard: audience, text with details, schedule, review, a test,
// the button with its count, ten seconds to take it back, and the report that can be shared. In three languages.
import { expect, test } from 'vitest'
import { faultless, named, picture, settled, useDashboard, views, whyNoDashboard } from '../../support/dashboard.ts'
import { ask, until } from '../../support/house.ts'

const dashboard = useDashboard()
const numbers = Array.from({ length: 30 }, (_, at) => `+316123400${String(at).padStart(2, '0')}`)
type Named = { id: string; state: string; counts: { sent: number; waiting: number; audience: number } }
const campaign = async (id: string) => (await ask<Named>(dashboard.house, `/v1/campaigns/${id}`)).body

async function people(): Promise<void> {
  await ask(dashboard.house, '/v1/contact-fields', { key: 'first_name', title: 'First name', type: 'text' })
  const contacts = numbers.map((number, at) => ({ number, language: at % 2 === 0 ? 'nl' : 'en', fields: { first_name: at === 0 ? 'Chloê' : `Name${at}` } }))
  const made = await ask<{ results: { id: string }[] }>(dashboard.house, '/v1/contacts/batch', { contacts })
  const list = await ask<{ id: string }>(dashboard.house, '/v1/lists', { name: 'Newsletter' })
  await ask(dashboard.house, `/v1/lists/${list.body.id}/members`, { add: made.body.results.map(({ id }) => id) })
}

test.skipIf(whyNoDashboard)(named('a campaign is written, looked at, taken back, sent, and its report shared'), async () => {
  await people()
  const page = await dashboard.open('/campaigns')
  await page.getByText('No campaigns yet.').waitFor()
  await faultless(page)
  await page.getByRole('link', { name: 'New campaign' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Name of the campaign').waitFor()
  await page.keyboard.type('Opening')
  await page.getByRole('checkbox', { name: /Newsletter/ }).press('Space')
  await page.getByLabel('Single numbers').fill('not a number')
  await page.getByRole('button', { name: 'Next', exact: true }).press('Enter')

  await page.getByLabel('Sender').waitFor()
  await page.keyboard.type('1234')
  await page.getByLabel('Text', { exact: true }).fill('Hi')
  await page.getByRole('button', { name: 'Insert First name' }).press('Enter')
  const phone = page.getByRole('complementary', { name: 'On the phone' })
  await page.keyboard.type(', come') // the caret is in the text again, after the name
  await phone.getByText('Hi Chloê, come').waitFor()
  await phone.getByRole('button', { name: 'The next person' }).press('Enter')
  await phone.getByText('Hi Name1').waitFor()
  await page.getByLabel('Text', { exact: true }).fill(`Hi {{ first_name }}, ${'we open on Saturday. '.repeat(7)}`)
  await page.getByRole('button', { name: 'Next', exact: true }).press('Enter')
  await page.getByLabel('Parts a second').fill('1000')
  await page.getByRole('button', { name: 'Next', exact: true }).press('Enter')

  const send = page.getByRole('button', { name: /^Send to 30/ })
  await send.waitFor()
  const id = new URL(page.url()).pathname.split('/').at(-1)!
  await page.getByText('no phone number', { exact: true }).waitFor() // one is left out, and it is said why
  await page.getByRole('button', { name: 'Fold and save' }).press('Enter')
  await page.getByText('Folded: 1 person').waitFor()
  await faultless(page)
  await picture(page, 'campaign-review')
  await page.getByLabel('Numbers').fill('+31 6 1234 9999')
  await page.getByRole('button', { name: 'Send a test' }).press('Enter')
  await page.getByText('Sent to 1 number.').waitFor()

  await send.press('Enter')
  const undo = page.getByRole('button', { name: 'Undo' })
  await undo.waitFor()
  expect((await campaign(id)).state).toBe('scheduled')
  await undo.press('Enter')
  await page.getByRole('list', { name: 'Steps' }).waitFor()
  expect(await campaign(id)).toMatchObject({ state: 'draft', counts: { sent: 0 } })

  await page.getByRole('button', { name: /^Send to 30/ }).press('Enter')
  await page.getByText('What became of it').waitFor({ timeout: 30_000 })
  await page.getByText('Finished', { exact: true }).waitFor({ timeout: 30_000 })
  expect(await campaign(id)).toMatchObject({ state: 'finished', counts: { audience: 31, sent: 30, waiting: 0 } })
  await faultless(page)
  await picture(page, 'campaign-report')
  await page.getByRole('listitem').filter({ hasText: 'delivered' }).getByRole('link', { name: '30' }).press('Enter') // every figure leads to what it counts
  await page.getByRole('heading', { level: 1, name: 'Messages' }).waitFor()
  expect(new URL(page.url()).searchParams.get('campaign')).toBe(id)
  await page.goBack()
  await page.getByRole('button', { name: 'Share' }).press('Enter')
  await page.getByRole('button', { name: 'Make a link' }).press('Enter')
  const link = await page.getByRole('dialog').locator('pre').innerText()
  await page.goto(`${dashboard.house.url}/campaigns/${id}`)
  await page.getByRole('button', { name: 'Use again' }).press('Enter')
  await page.getByLabel('Name of the campaign').waitFor()
  expect(await page.getByLabel('Name of the campaign').inputValue()).toBe('Opening')
  await page.close()

  // whoever has the link needs no key, and sees figures alone
  const context = await dashboard.browser.newContext({ viewport: { width: 375, height: 812 } })
  const shared = await context.newPage()
  await shared.goto(link)
  await shared.getByRole('heading', { level: 1, name: 'Opening' }).waitFor()
  expect(await shared.locator('body').innerText()).not.toContain('612340')
  expect(await shared.evaluate<number>('document.documentElement.scrollWidth')).toBe(375)
  // what has no room is scrolled to in its own box, which shows by a shade that there is more
  const countries = shared.getByRole('group', { name: 'By country' })
  expect(await countries.evaluate((one) => one.ownerDocument.defaultView!.getComputedStyle(one).backgroundAttachment)).toContain('local')
  await context.close()
}, 240_000)

test.skipIf(whyNoDashboard)(named('a campaign that runs is paused, made faster, let go on and canceled, with exact counts'), async () => {
  const made = await ask<Named>(dashboard.house, '/v1/campaigns', { name: 'Slow', from: '1234', text: 'Hi', perSecond: 2, recipients: numbers.map((to) => ({ to })) })
  const { id } = made.body
  await ask(dashboard.house, `/v1/campaigns/${id}/start`, {})
  const page = await dashboard.open(`/campaigns/${id}`)
  await page.getByRole('button', { name: 'Pause' }).press('Enter')
  await page.getByRole('button', { name: 'Go on' }).waitFor()
  const paused = await until('the pause', async () => {
    const found = await campaign(id)
    return found.state === 'paused' ? found : undefined
  })
  expect(paused.counts.waiting).toBeGreaterThan(0)
  await page.getByLabel('Parts a second').fill('3')
  await page.getByRole('button', { name: 'Set' }).press('Enter')
  await until('the speed', async () => ((await ask<{ perSecond: number }>(dashboard.house, `/v1/campaigns/${id}`)).body.perSecond === 3 ? true : undefined))
  await page.getByRole('button', { name: 'Go on' }).press('Enter')
  await page.getByRole('button', { name: 'Pause' }).waitFor()
  await page.getByRole('button', { name: 'Cancel' }).press('Enter')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).last().press('Enter')
  await page.getByText('Canceled', { exact: true }).waitFor()
  const { counts } = await campaign(id)
  expect(counts).toMatchObject({ audience: 30, waiting: 0 })
  await page.getByRole('definition').filter({ hasText: String(counts.sent) }).first().waitFor()
  await page.close()
}, 120_000)

test.skipIf(whyNoDashboard)(named('who wrote it cannot agree to it; somebody else reads it and does'), async () => {
  const atMost = (recipients: number | null) => fetch(`${dashboard.house.url}/v1/campaign-policy`, {
    method: 'PUT', headers: { authorization: `Bearer ${dashboard.house.key}`, 'content-type': 'application/json' }, body: JSON.stringify({ recipients }),
  })
  await atMost(5)
  const boss = { email: 'olga@example.com', password: 'four little words here' }
  const body = JSON.stringify({ token: dashboard.house.signInLink.split('#signin=')[1], name: 'Olga', ...boss })
  await fetch(`${dashboard.house.url}/v1/setup`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-onesixty': '1' }, body })
  const made = await ask<Named>(dashboard.house, '/v1/campaigns', { name: 'Agreed', from: '1234', text: 'Hello all', recipients: numbers.map((to) => ({ to })) })
  const own = await dashboard.open(`/campaigns/${made.body.id}?step=review`)
  await own.getByRole('button', { name: /^Ask for approval: 30/ }).press('Enter')
  await own.getByText('To be agreed').waitFor()
  await own.getByRole('button', { name: 'Agree', exact: true }).press('Enter')
  await own.getByRole('alert').waitFor()
  await own.close()
  const page = await dashboard.open(`/campaigns/${made.body.id}`, { proof: boss })
  await page.getByText('Hello all').waitFor()
  await faultless(page)
  await page.getByRole('button', { name: 'Agree', exact: true }).press('Enter')
  await page.getByText('Finished', { exact: true }).waitFor({ timeout: 30_000 })
  await page.close()
  expect((await atMost(null)).status).toBe(200) // what follows is one person's again
}, 120_000)

test.skipIf(whyNoDashboard)(named('a campaign that comes again, tries two texts first, has other senders and is followed by another, by keyboard alone'), async () => {
  const page = await dashboard.open('/campaigns/new')
  const next = () => page.getByRole('button', { name: 'Next', exact: true }).press('Enter')
  await page.getByLabel('Name of the campaign').fill('Every Monday')
  await page.getByRole('checkbox', { name: /Newsletter/ }).press('Space')
  await next()
  await page.getByLabel('Sender', { exact: true }).fill('1234')
  await page.getByLabel('Text', { exact: true }).fill('Fresh bread')
  await page.getByRole('checkbox', { name: 'Try several texts' }).press('Space')
  await page.getByRole('button', { name: 'Text B', exact: true }).press('Enter')
  await page.getByLabel('Text', { exact: true }).fill('Fresh cake')
  await page.getByRole('checkbox', { name: 'Find the better one first' }).press('Space')
  await page.getByLabel('Percent that try them').fill('40')
  await page.getByLabel('People for each text').fill('10')
  await page.getByLabel('Better is').selectOption('optOuts')
  await page.getByText('More about it').press('Enter')
  await page.getByRole('button', { name: 'A sender for one country' }).press('Enter')
  await page.keyboard.type('us') // the new field has the focus
  await page.getByLabel('Sender there').fill('+12025550123')
  await page.getByLabel('Tags').fill('bread, monday')
  await page.getByRole('button', { name: 'A text that follows' }).press('Enter')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('2')
  await page.getByRole('group', { name: 'Follow-up 1' }).getByLabel('Text').fill('Still some left')
  await page.getByLabel('To whom').selectOption('delivered')
  await faultless(page)
  await picture(page, 'campaign-message-split')
  await next()
  await page.getByRole('radio', { name: 'Again and again' }).press('Space')
  await page.getByLabel('Time', { exact: true }).fill('09:30')
  await page.getByRole('group', { name: 'On these days' }).getByLabel('Tue').press('Space')
  await page.getByLabel('Time zone').fill('Europe/Amsterdam')
  await faultless(page)
  await picture(page, 'campaign-schedule-again')
  await next()
  await page.getByRole('region', { name: 'What follows' }).getByText('Follow-up 1').waitFor()
  const id = new URL(page.url()).pathname.split('/').at(-1)!
  const { body } = await ask(dashboard.house, `/v1/campaigns/${id}`)
  expect(body).toMatchObject({
    schedule: { recurring: { cron: '30 9 * * 1,2', timeZone: 'Europe/Amsterdam' } }, senders: { US: '+12025550123' }, tags: ['bread', 'monday'],
    split: { variants: [{ name: 'A', text: 'Fresh bread' }, { name: 'B', text: 'Fresh cake' }], test: { percent: 40, by: 'optOuts', leastEach: 10, otherwise: 'first' } },
    followUps: [{ afterMinutes: 2 * 1_440, text: 'Still some left', only: 'delivered' }],
  })
  await page.getByRole('button', { name: /^Schedule for 30/ }).press('Enter')
  await page.getByText(/^Begins /).waitFor()
  await page.close()
}, 120_000)

test.skipIf(whyNoDashboard)(named('a campaign that a program triggers is switched on with nobody in it, and shows how'), async () => {
  const page = await dashboard.open('/campaigns/new')
  await page.getByLabel('Name of the campaign').fill('Welcome')
  await page.getByRole('radio', { name: /Whoever my program names/ }).press('Space')
  const next = () => page.getByRole('button', { name: 'Next', exact: true }).press('Enter')
  await next()
  await page.getByLabel('Sender', { exact: true }).fill('1234')
  await page.getByLabel('Text', { exact: true }).fill('Welcome')
  await next()
  await page.getByLabel('Parts a second').waitFor() // while it saves, the button takes no press
  await next()
  await page.getByRole('button', { name: 'Switch it on' }).press('Enter')
  await page.getByText(/\/trigger/).waitFor({ timeout: 30_000 })
  const id = new URL(page.url()).pathname.split('/').at(-1)!
  await until('it to run', async () => ((await campaign(id)).state === 'running' ? true : undefined), 30_000)
  await ask(dashboard.house, `/v1/campaigns/${id}/trigger`, { recipients: [{ to: numbers[0] }] })
  await until('the one who was named', async () => ((await campaign(id)).counts.sent === 1 ? true : undefined))
  await faultless(page)
  await page.close()
}, 120_000)

test.skipIf(whyNoDashboard)(named('a campaign about alcohol is sent to those alone who are old enough where they live, and says whom it leaves out'), async () => {
  const { house } = dashboard
  const [adult, child, unknown, american] = ['+31612341001', '+31612341002', '+31612341003', '+12125550123'] as const
  await ask(house, '/v1/contact-fields', { key: 'birthday', title: 'Birthday', type: 'date' })
  const yearsAgo = (years: number) => `${new Date().getUTCFullYear() - years}-01-01`
  const contacts = [{ number: adult, fields: { birthday: yearsAgo(40) } }, { number: child, fields: { birthday: yearsAgo(12) } }, { number: unknown }, { number: american, fields: { birthday: yearsAgo(19) } }]
  const made = await ask<{ results: { id: string }[] }>(house, '/v1/contacts/batch', { contacts })
  const list = await ask<{ id: string }>(house, '/v1/lists', { name: 'Wine lovers' })
  await ask(house, `/v1/lists/${list.body.id}/members`, { add: made.body.results.map(({ id }) => id) })
  const page = await dashboard.open('/campaigns/new')
  await page.getByLabel('Name of the campaign').fill('Wine')
  await page.getByRole('checkbox', { name: /Wine lovers/ }).press('Space')
  await page.getByRole('button', { name: 'Next', exact: true }).press('Enter')
  await page.getByLabel('Sender').fill('1234')
  await page.getByLabel('Text', { exact: true }).fill('A new red wine is in.')
  await page.getByText('More about it').press('Enter')
  await page.getByLabel('It is about').selectOption('alcohol')
  expect(await page.getByLabel('Their age is told by').inputValue()).toBe('birthday') // the one date there is
  await faultless(page)
  await picture(page, 'campaign-age')
  await page.getByRole('button', { name: 'Next', exact: true }).press('Enter')
  await page.getByLabel('Parts a second').waitFor()
  await page.getByRole('button', { name: 'Next', exact: true }).press('Enter')
  const send = page.getByRole('button', { name: /^Send to 1( |$)/ })
  await send.waitFor()
  const left = page.getByRole('listitem').filter({ has: page.locator('details') })
  expect(await left.filter({ hasText: 'too young for it there' }).locator('summary').textContent()).toMatch(/2$/)
  expect(await left.filter({ hasText: 'age is not known' }).locator('summary').textContent()).toMatch(/1$/)
  const { pathname, search } = new URL(page.url())
  const dutch = await dashboard.open(`${pathname}${search}`, { language: 'nl' })
  await dutch.locator('summary', { hasText: 'er daar te jong voor' }).press('Enter')
  await dutch.getByText('is jonger dan 21, de leeftijd voor alcohol daar').waitFor() // the sentence is the server’s
  await dutch.close()
  await send.press('Enter')
  const id = new URL(page.url()).pathname.split('/').at(-1)!
  const ended = await until('it is sent', async () => {
    const one = await campaign(id)
    return one.state === 'finished' ? one : undefined
  }, 30_000)
  expect(ended.counts).toMatchObject({ audience: 4, sent: 1, excluded: 3, reasons: { too_young: 2, age_unknown: 1 } })
  const got = await Promise.all([adult, child, unknown, american].map(async (number) => (await ask<{ data: { text: string }[] }>(house, `/v1/handsets/${encodeURIComponent(number)}/messages`)).body.data.some(({ text }) => text.startsWith('A new red'))))
  expect(got).toEqual([true, false, false, false])
  await page.close()
}, 90_000)

test.skipIf(whyNoDashboard)(named('the pages about campaigns stand in every language, scheme and size'), async () => {
  const draft = await ask<Named>(dashboard.house, '/v1/campaigns', {
    name: 'Draft', from: '1234', text: 'Hi', senders: { US: '+12025550123' }, tags: ['one'], followUps: [{ afterMinutes: 90, text: 'Later' }], recipients: numbers.map((to) => ({ to })),
    split: { variants: [{ name: 'A', text: 'Hi' }, { name: 'B', text: 'Hey ’' }], holdOutPercent: 10, test: { percent: 30 } },
    schedule: { window: { days: [1, 2], from: '09:00', to: '17:00', timeZone: 'Europe/Amsterdam' }, recurring: { cron: '0 9 * * 1', timeZone: 'Europe/Amsterdam' } },
  })
  const { body } = await ask<{ data: Named[] }>(dashboard.house, '/v1/campaigns?state=finished')
  const steps = ['audience', 'message', 'schedule', 'review'].map((step) => `/campaigns/${draft.body.id}?step=${step}`)
  const paths = ['/campaigns', ...steps, `/campaigns/${body.data[0]!.id}`]
  for (const view of views)
    for (const path of paths) {
      const page = await dashboard.open(path, view)
      if (path.endsWith('review')) await page.getByRole('table').first().waitFor()
      await settled(page)
      await faultless(page)
      await picture(page, `${path.replace(/cmp_[0-9a-z]+/, '').replace(/[^a-z]+/g, '-')}-${view.language}`)
      await page.close()
    }
}, 240_000)
