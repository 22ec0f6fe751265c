// Everything that happened with a person is in one timeline, from wherever it came; and an erase request leaves nothing of it
// but the keyed hash by which they are never written to again. Over the public doors alone, with phones of the embedded operator.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, createSite, until, type RunningHouse, type Site } from '../support/house.ts'

let site: Site
let house: RunningHouse
beforeAll(async () => {
  site = await createSite()
  house = await site.start()
}, 30_000)
afterAll(async () => {
  await house?.stop()
  site?.remove()
})

const remove = async (path: string) =>
  (await fetch(`${house.url}${path}`, { method: 'DELETE', headers: { authorization: `Bearer ${house.key}` }, signal: AbortSignal.timeout(30_000) })).status
const get = async <Body>(path: string) => (await ask<Body>(house, path)).body

type Activity = { id: string; kind: string; subject?: string; detail?: string }
const past = (id: string, query = '') => get<{ data: Activity[]; nextCursor?: string }>(`/v1/contacts/${id}/timeline${query}`)
/** A person who joined a list by a word, was sent something, bought, wrote and said STOP. */
async function person(number: string) {
  const { body: contact } = await ask<{ id: string }>(house, '/v1/contacts', { number })
  const { body: list } = await ask<{ id: string }>(house, '/v1/lists', { name: `List of ${number}` })
  const word = `J${number.slice(-4)}`
  const joining = { kind: 'join', list: list.id, wording: 'Offers by text.', text: 'Welcome!' }
  await ask(house, '/v1/keywords', { number: '1600', words: [word], action: joining })
  const write = (text: string) => ask(house, `/v1/handsets/${encodeURIComponent(number)}/messages`, { to: '1600', text })
  await write(word)
  await until('they are in', async () => ((await past(contact.id)).data.some(({ kind }) => kind === 'joined') ? true : undefined))
  const { body: message } = await ask<{ id: string }>(house, '/v1/messages', { to: number, from: '1600', text: 'An offer' })
  await ask(house, `/v1/contacts/${contact.id}/timeline`, { kind: 'bought', subject: 'order-1' })
  await until('it came', async () => ((await past(contact.id)).data.some(({ kind, subject }) => kind === 'got' && subject === message.id) ? true : undefined))
  await write('STOP')
  const whole = await until('STOP', async () => {
    const { data } = await past(contact.id, '?limit=100')
    return data.some(({ detail }) => detail === 'withdrawn, marketing, by stop') && data.filter(({ kind }) => kind === 'replied').length === 2 ? data : undefined
  })
  return { contact, list, message, whole }
}

test('a timeline tells what was agreed, joined, sent, bought, answered and stopped, page by page', async () => {
  const { contact, list, message, whole } = await person('+31612345901')
  const told = (kind: string) => whole.filter((one) => one.kind === kind)
  expect(told('joined')).toMatchObject([{ subject: list.id }])
  expect(told('bought')).toMatchObject([{ subject: 'order-1' }])
  expect(told('got').map(({ subject }) => subject)).toContain(message.id)
  expect(told('sent').map(({ subject }) => subject)).toContain(message.id)
  expect(told('consent').map(({ detail }) => detail)).toEqual(expect.arrayContaining(['given, marketing, by keyword, of 1600', 'withdrawn, transactional, by stop, of 1600']))
  await ask(house, `/v1/lists/${list.id}/members`, { remove: [contact.id] })
  await until('they left', async () => ((await past(contact.id)).data[0]?.kind === 'left' ? true : undefined))
  const all = (await past(contact.id, '?limit=100')).data.map(({ id }) => id)
  const paged: string[] = []
  for (let after: string | undefined = ''; after !== undefined && paged.length < 100; ) {
    const page = await past(contact.id, `?limit=3${after && `&after=${after}`}`)
    paged.push(...page.data.map(({ id }) => id))
    after = page.nextCursor
  }
  expect(paged.slice(-all.length)).toEqual(all)
  expect(new Set(paged).size).toBe(paged.length)
})

test.each([
  ['by the contact', '+31612345902', (id: string) => `/v1/contacts/${id}?erase=true`],
  ['by the number', '+31612345903', (_: string, number: string) => `/v1/consents/${encodeURIComponent(number)}`],
])('an erase request %s keeps the suppression alone', async (_, number, path) => {
  const { contact } = await person(number)
  const at = encodeURIComponent(number)
  await until('the confirmation of STOP has ended', async () =>
    ((await get<{ data: { status: string }[] }>(`/v1/messages?to=${at}`)).data.every(({ status }) => status === 'delivered') ? true : undefined))
  expect(await remove(path(contact.id, number))).toBe(204)
  expect((await ask(house, `/v1/contacts/${contact.id}`)).status).toBe(404)
  expect((await ask(house, `/v1/conversations/${at}`)).status).toBe(404)
  expect((await get<{ data: object[] }>(`/v1/messages?to=${at}`)).data).toEqual([])
  const { entries, standing } = await get<{ entries: object[]; standing: { state: string }[] }>(`/v1/consents/${at}/proof`)
  expect(JSON.stringify(entries)).not.toMatch(/"(number|wording|url|ip|actor)"/)
  expect(standing.map(({ state }) => state)).toContain('suppressed')
  expect(JSON.stringify(await get('/v1/suppressions'))).not.toContain(number)
  expect(await get('/v1/consents/verify')).toMatchObject({ whole: true })
  const { body: again } = await ask<{ id: string }>(house, '/v1/messages', { to: number, from: '1600', text: 'Hello again', lane: 'bulk' })
  expect(await get(`/v1/messages/${again.id}`)).toMatchObject({ status: 'blocked', reason: 'suppressed' })
})
