// The pages that somebody comes to seldom, by keyboard alone: receipts that found no message, lists, the fields of people, what
// is kept, countries, the log of actions. The main pages are in keyboard-people.test.ts and keyboard-house.test.ts.
import { expect } from 'vitest'
import { useDashboard } from '../../support/dashboard.ts'
import { ask, until } from '../../support/house.ts'
import { journeysOn } from '../../support/keyboard.ts'

const dashboard = useDashboard()
const soon = { timeout: 30_000 }
const journey = journeysOn(dashboard)
type Message = { id: string; status: string }

journey('a receipt that found no message is matched with one that waits for it, and that one is delivered', async ({ go, push, arrowTo, press, write, see }) => {
  const { house } = dashboard
  const send = async (to: string) => (await ask<Message>(house, '/v1/messages', { to, text: 'Hi' })).body.id
  const statusOf = async (id: string) => (await ask<Message>(house, `/v1/messages/${id}`)).body.status
  const waiting = await send('+12025550140') // its receipt never comes
  await until('it waits for its receipt', async () => ((await statusOf(waiting)) === 'submitted' ? true : undefined))
  await send('+12025550146') // brings along a receipt for nobody
  await until('a receipt without a message', async () => (await ask<{ data: unknown[] }>(house, '/v1/receipts/unmatched')).body.data[0])
  await go('Connections')
  await push('button', 'Receipts without a message')
  await arrowTo('row', /Embedded SMSC/, 'ArrowDown')
  await press('Enter')
  await write('Id of the message', waiting)
  await push('button', 'Match this one')
  await see('Matched.')
  await see('Every receipt found its message.')
  expect(await statusOf(waiting)).toBe('delivered')
})

journey('a list is made, renamed, opened by its row, and taken away', async ({ go, arrowTo, push, type, press, write, see, pushAndConfirm }, page) => {
  const lists = async () => (await ask<{ data: { name: string; description?: string }[] }>(dashboard.house, '/v1/lists')).body.data.map(({ name, description }) => [name, description])
  await go('Contacts')
  await arrowTo('tab', 'Lists', 'ArrowRight')
  await see('No lists yet.')
  await push('button', 'Make a list')
  await type('Newsletter')
  await write('Description', 'Every month')
  await press('Enter')
  await page.getByRole('row', { name: /Newsletter.*Every month/ }).waitFor(soon)
  await push('button', 'Rename: Newsletter')
  await write('Name', 'Monthly')
  await press('Enter')
  await page.getByRole('row', { name: /Monthly/ }).waitFor(soon)
  expect(await lists()).toEqual([['Monthly', 'Every month']])
  await arrowTo('row', /Monthly/, 'ArrowDown')
  await press('Enter')
  await page.waitForURL(/list=lst_/)
  await go('Contacts')
  await arrowTo('tab', 'Lists', 'ArrowRight')
  await pushAndConfirm('Remove: Monthly', 'Remove')
  await see('No lists yet.')
  expect(await lists()).toEqual([])
})

journey('a field with choices is added, gets one more, and is taken away', async ({ go, arrowTo, push, type, press, write, choose, see, pushAndConfirm }, page) => {
  const fields = async () => (await ask<{ data: { key: string; title: string; choices?: string[] }[] }>(dashboard.house, '/v1/contact-fields')).body.data.map(({ key, title, choices }) => [key, title, choices])
  await go('Contacts')
  await arrowTo('tab', 'Fields', 'ArrowRight')
  await push('button', 'Add a field')
  await type('Shoe size')
  await choose('Kind', 'Choice')
  await write('Choices', 'small, large')
  await press('Enter')
  await page.getByRole('row', { name: /shoe_size.*small, large/ }).waitFor(soon)
  await push('button', 'Change: Shoe size')
  await write('Choices', 'small, medium, large')
  await press('Enter')
  await page.getByRole('row', { name: /medium/ }).waitFor(soon)
  expect(await fields()).toEqual([['shoe_size', 'Shoe size', ['small', 'medium', 'large']]])
  await pushAndConfirm('Remove: Shoe size', 'Remove')
  await see('No fields yet.')
  expect(await fields()).toEqual([])
})

journey('what is kept is read, and the way from there to erasing a person is taken', async ({ go, arrowTo, see, push }, page) => {
  await go('Retention', 'Settings')
  await see('What is kept, and how long')
  await see('ONESIXTY_KEEP_MESSAGES_DAYS')
  await push('link', /is erased at once under Consent/)
  await page.getByRole('heading', { level: 1, name: 'Consent' }).waitFor(soon)
  await go('Settings')
  await arrowTo('tab', 'Retention', 'ArrowRight')
  await see('What is kept, and how long')
})

journey('sending is limited to two countries, and a text to a third is stopped', async ({ go, tick, write, press, see, push }, page) => {
  const reasonOf = async (to: string) => (await ask<{ blocked?: { reason: string } }>(dashboard.house, '/v1/messages/preview', { to, text: 'Hi' })).body.blocked?.reason
  await go('Countries', 'Settings')
  await tick('Only these countries')
  await write('Countries', 'NL, BE')
  await see('Netherlands, Belgium')
  await press('Enter')
  await see('Holds for what is accepted from now on.')
  expect(await Promise.all(['+31612345678', '+12025550123'].map(reasonOf))).toEqual([undefined, 'country'])
  await tick('Only these countries')
  await push('button', 'Save')
  await expect.poll(() => reasonOf('+12025550123'), soon).toBeUndefined()
  await page.getByText('Hours by country').waitFor(soon)
})

journey('the log of actions is checked, and an entry opened and closed', async ({ go, push, see, arrowTo, press }, page) => {
  await go('Log of actions', 'Settings')
  await push('button', 'Check the log')
  await see(/^Whole: \d+ entr(y|ies), each with its mark\.$/)
  await arrowTo('row', /setDestinations|destinations/i, 'ArrowDown')
  await press('Enter')
  await page.getByRole('dialog').getByText('Mark').waitFor(soon)
  await press('Escape')
  await page.getByRole('dialog').waitFor({ ...soon, state: 'detached' })
  expect(await page.evaluate('document.activeElement?.getAttribute("role")'), 'the row has the focus again').toBe('row')
})
