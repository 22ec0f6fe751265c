// The book of people as a marketer uses it: somebody is added and found by keyboard, two become one, a file comes in and is
// taken back, a segment is built while its count follows. In three languages, light and dark, wide and narrow.
import { expect, test } from 'vitest'
import { faultless, named, picture, settled, useDashboard, views, whyNoDashboard } from '../../support/dashboard.ts'
import { ask } from '../../support/house.ts'

const dashboard = useDashboard()
const file = 'Mobiel;Voornaam;Plaats\n0612345670;Kim;Utrecht\n0612345671;Lee;Haarlem\n12;Nobody;Nowhere\n'
const tabs = ['', '?tab=lists', '?tab=segments', '?tab=imports', '?tab=fields'] as const

test.skipIf(whyNoDashboard)(named('a person is added, found, changed and erased by keyboard alone'), async () => {
  for (const tab of tabs) {
    const page = await dashboard.open(`/contacts${tab}`)
    await page.getByText('curl', { exact: false }).first().waitFor() // every empty list says how to fill it
    await page.close()
  }
  for (const title of ['First name', 'Last name']) await ask(dashboard.house, '/v1/contact-fields', { key: title.toLowerCase().replace(' ', '_'), title, type: 'text' })
  const page = await dashboard.open('/contacts')
  await page.getByRole('button', { name: 'Add a person' }).first().focus()
  await page.keyboard.press('Enter')
  const form = page.getByRole('form', { name: 'Add a person' })
  await form.getByLabel('Number').fill('12')
  await page.keyboard.press('Enter')
  await form.locator('[aria-invalid=true]').waitFor() // the answer is there, and the button takes presses again
  await form.getByLabel('Number').fill('+31 6 1234 0001')
  await form.getByLabel('First name').fill('Ada')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Ada' }).waitFor()

  await page.getByLabel('Last name').fill('Bakker')
  await page.getByLabel('Tags').fill('vip, autumn')
  await page.keyboard.press('Enter')
  await page.getByText('Saved').waitFor()
  await page.goto(`${dashboard.house.url}/contacts`)
  const row = page.getByRole('row', { name: /Ada Bakker/ })
  await row.waitFor()
  const narrowed = page.waitForResponse((answer) => answer.url().includes('q=bakk'))
  await page.getByLabel('Find people').fill('bakk')
  await row.focus() // and stays there when the narrower list comes
  await narrowed
  await settled(page)
  await page.getByText('1 person').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Ada Bakker' }).waitFor()

  await ask(dashboard.house, '/v1/contacts', { number: '+447400123456', fields: { first_name: 'Ada', last_name: 'Bakker' }, tags: ['twice'] })
  await page.reload()
  await page.getByLabel('Find the other one').fill('Bakker')
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Merge' }).click()
  await page.getByRole('alertdialog').waitFor({ state: 'detached' })
  await page.getByLabel('Find the other one').fill('Bakker')
  await page.getByText('Nobody else fits.').waitFor()
  const { body } = await ask<{ data: { tags: string[] }[] }>(dashboard.house, '/v1/contacts')
  expect(body.data.map((one) => one.tags.toSorted())).toEqual([['autumn', 'twice', 'vip']])

  await page.getByRole('button', { name: 'Delete this person' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await page.getByText('Nobody here yet.').waitFor()
  await page.close()
}, 120_000)

test.skipIf(whyNoDashboard)(named('a file is looked at, tried, taken in and taken back'), async () => {
  const page = await dashboard.open('/contacts?tab=imports')
  await page.locator('input[type=file]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
  await page.getByRole('heading', { level: 1, name: 'people.csv' }).waitFor()
  const columns = page.getByRole('table')
  await columns.waitFor()
  expect(await columns.getByRole('combobox').evaluateAll((all) => all.map((one) => (one as unknown as { value: string }).value))).toEqual(['number', 'field:first_name', 'field:city'])
  await page.getByLabel('Country of the numbers').fill('Nederlnad')
  await page.getByText('“Nederlnad” is no country.').waitFor()
  await page.getByLabel('Country of the numbers').fill('Nederland')
  await page.getByRole('button', { name: 'Try it' }).click()
  await page.getByText('This is what it would come to. Nobody was touched.').waitFor()
  expect((await ask<{ count: number }>(dashboard.house, '/v1/contacts/count')).body.count).toBe(0)
  expect(await page.getByLabel('Country of the numbers').inputValue()).toBe('Nederland') // what was chosen holds after a try

  await page.getByLabel('What these people agreed to').fill('Form of May')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByText('Done', { exact: true }).waitFor()
  await page.getByRole('list', { name: 'not taken' }).getByText(/Line \d+:/).waitFor()
  await page.getByRole('link', { name: 'Download the 1 row that was not taken, with the reason' }).waitFor()
  await faultless(page)
  await picture(page, 'contacts-import')
  await page.getByRole('link', { name: 'Show the people' }).click()
  await page.getByRole('row', { name: /Kim/ }).waitFor()
  await page.goBack()
  await page.getByRole('button', { name: 'Undo this import' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Undo this import' }).click()
  await page.getByText('Undone', { exact: true }).waitFor()
  expect((await ask<{ count: number }>(dashboard.house, '/v1/contacts/count')).body.count).toBe(0)
  await page.close()
}, 120_000)

test.skipIf(whyNoDashboard)(named('a segment is built while its count follows, and says the same when it is opened again'), async () => {
  const contacts = Array.from({ length: 300 }, (_, at) => ({
    number: at % 3 === 0 ? `+4474001${String(at).padStart(5, '0')}` : `+316123${String(at).padStart(5, '0')}`, language: at % 2 === 0 ? 'nl' : 'en',
    fields: { first_name: `Name ${at}` }, tags: at % 10 === 0 ? ['vip'] : [],
  }))
  await ask(dashboard.house, '/v1/contacts/batch', { contacts })
  const page = await dashboard.open('/segments/new')
  const count = page.getByRole('status').filter({ hasText: /fit now|everybody fits/ })
  await count.getByText('300').waitFor()
  await page.getByLabel('Has a number of').fill('NL')
  await count.getByText('200').waitFor()
  await page.getByRole('button', { name: 'Add a condition' }).click()
  await page.getByLabel('Has the tag').selectOption('vip')
  await count.getByText('20', { exact: true }).waitFor()
  await page.getByRole('checkbox', { name: 'not' }).last().check()
  await count.getByText('180').waitFor()
  await page.getByPlaceholder('Name').fill('Dutch, no VIP')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Dutch, no VIP' }).waitFor()
  const { body } = await ask<{ data: { rule: unknown }[] }>(dashboard.house, '/v1/segments')
  expect(body.data[0]?.rule).toEqual({ all: [{ country: ['NL'] }, { not: { tag: 'vip' } }] })
  await page.reload()
  await settled(page)
  expect(await page.getByRole('checkbox', { name: 'not' }).last().isChecked()).toBe(true)
  await page.getByRole('link', { name: 'Show these people' }).click()
  await page.getByText('180 people').waitFor()
  // far down in the list only what is in sight is drawn
  await page.getByRole('row').nth(3).focus()
  for (let pressed = 0; pressed < 4; pressed++) await page.keyboard.press('PageDown')
  await page.keyboard.press('End')
  expect(await page.getByRole('row').count()).toBeLessThan(80)
  await page.close()
}, 120_000)

test.skipIf(whyNoDashboard)(named('every page about people stands in every language, scheme and size'), async () => {
  await ask(dashboard.house, '/v1/lists', { name: 'Newsletter', description: 'Signed the form' })
  const [person, segment] = await Promise.all(
    ['/v1/contacts?limit=1', '/v1/segments?limit=1'].map(async (path) => (await ask<{ data: { id: string }[] }>(dashboard.house, path)).body.data[0]!.id),
  )
  const paths = [...tabs.map((tab) => `/contacts${tab}`), `/contacts/${person}`, `/segments/${segment}`]
  for (const view of views)
    for (const path of paths) {
      const page = await dashboard.open(path, view)
      await faultless(page)
      await picture(page, `${path.replace(/[^a-z]+/g, '-')}-${view.language}`)
      await page.close()
    }
}, 240_000)
