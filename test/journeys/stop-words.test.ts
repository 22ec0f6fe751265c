// People text back: STOP in their own script silences us at once, also what waits already; START undoes it; a word brings them
// onto a list once they confirm. Over the public doors alone, with phones of the embedded operator.
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

type Message = { id: string; status: string; reason?: string }
const send = async (to: string, text: string, more: object = {}) => (await ask<Message>(house, '/v1/messages', { to, from: '1600', text, lane: 'bulk', ...more })).body
const textBack = (number: string, text: string) => ask(house, `/v1/handsets/${encodeURIComponent(number)}/messages`, { to: '1600', text })
const textsOn = async (number: string) =>
  (await ask<{ data: { text: string; direction?: string }[] }>(house, `/v1/handsets/${encodeURIComponent(number)}/messages`)).body.data.map(({ text }) => text)
const consents = async (number: string) =>
  (await ask<{ data: { action: string; source: string; message?: string; sender: string; wording?: string; url?: string }[] }>(house, `/v1/consents?number=${encodeURIComponent(number)}`)).body.data
const told = (number: string, part: string) => until(`"${part}" on ${number}`, async () => ((await textsOn(number)).some((text) => text.includes(part)) ? true : undefined))
const statusOf = async (id: string) => (await ask<Message>(house, `/v1/messages/${id}`)).body

test.each([
  ['Latin', '+31612345701', 'STOP', 'geen berichten meer'],
  ['Cyrillic', '+79161234501', 'Отписка', 'больше не будете'],
  ['Greek', '+306912345678', 'ΣΤΟΠ', 'no more messages'],
  ['Arabic', '+971501234567', 'إيقاف', 'no more messages'],
  ['Devanagari', '+919876543210', 'रोकें', 'no more messages'],
  ['Chinese', '+8613812345678', '退订', 'no more messages'],
])('STOP in %s letters is obeyed and answered once', async (_, number, word, answer) => {
  const first = await send(number, 'An offer')
  await told(number, 'An offer')
  await until('it was submitted', async () => ((await statusOf(first.id)).status === 'delivered' ? true : undefined))
  await textBack(number, word)
  await told(number, answer)
  expect(await send(number, 'Another offer')).toMatchObject({ status: 'blocked' })
  expect(await send(number, 'Your parcel', { lane: 'transactional' })).toMatchObject({ status: 'blocked' })
  expect(await send(number, 'Code 1234', { lane: 'otp' })).toMatchObject({ status: 'queued' })
  await told(number, 'Code 1234')
  expect((await consents(number))[0]).toMatchObject({ action: 'withdrawn', source: 'stop', message: first.id })
  await textBack(number, word)
  await until('the second STOP in the ledger', async () => ((await consents(number)).length >= 4 ? true : undefined))
  expect((await textsOn(number)).filter((text) => text.includes(answer))).toHaveLength(1)
})

test('STOP reaches what waits already, and START undoes it', async () => {
  const number = '+31612345702'
  await send(number, 'First')
  await told(number, 'First')
  const waiting = await send(number, 'In a moment', { scheduledAt: new Date(Date.now() + 2_500).toISOString() })
  expect(waiting.status).toBe('scheduled')
  await textBack(number, 'Arrêt')
  const ended = await until('the waiting one ended', async () => {
    const message = await statusOf(waiting.id)
    return message.status === 'blocked' ? message : undefined
  })
  expect(ended.reason).toBe('opt_out')
  await textBack(number, 'START')
  await told(number, 'onze berichten weer')
  expect(await send(number, 'Welcome back')).toMatchObject({ status: 'queued' })
  await told(number, 'Welcome back')
  expect(await textsOn(number)).not.toContain('In a moment')
})

test('what may mean STOP holds bulk until somebody decided', async () => {
  const number = '+31612345703'
  await send(number, 'First')
  await told(number, 'First')
  await textBack(number, 'please stop texting me')
  const review = await until('the review', async () => (await ask<{ data: { id: string; number: string }[] }>(house, '/v1/reviews')).body.data.find((one) => one.number === number))
  const held = await send(number, 'Held back')
  expect(await statusOf(held.id)).toMatchObject({ status: 'held', reason: 'review' })
  expect((await ask(house, `/v1/reviews/${review.id}`, { decision: 'resume' })).status).toBe(204)
  await told(number, 'Held back')
})

test('a keyword asks to confirm, and YES is recorded with what was agreed to', async () => {
  const number = '+31612345704'
  const wording = 'Offers by text, at most one a week.'
  const reserved = await ask<{ code: string }>(house, '/v1/keywords', { number: '1600', words: ['JOIN', 'Arrêt'], action: { kind: 'reply', text: 'x' } })
  expect(reserved).toMatchObject({ status: 422, body: { param: '/words/1' } })
  const made = await ask(house, '/v1/keywords', { number: '1600', words: ['JOIN', 'MEEDOEN'], action: { kind: 'join', wording, confirm: 'Reply YES to get offers.', text: 'Welcome!' } })
  expect(made.status).toBe(201)
  await textBack(number, 'Join')
  await told(number, 'Reply YES')
  expect(await consents(number)).toMatchObject([{ action: 'requested', source: 'keyword', wording }])
  await textBack(number, 'Yes!')
  await told(number, 'Welcome!')
  expect((await consents(number)).find(({ action }) => action === 'confirmed')).toMatchObject({ source: 'keyword', wording, sender: '1600' })
  expect((await ask(house, '/v1/keywords', { number: '1600', words: ['join'], action: { kind: 'reply', text: 'x' } })).status).toBe(409)
})

test('who texts nearly a keyword is asked once what they meant, and STOP in many parts waits for a person', async () => {
  const number = '+31612345706'
  await textBack(number, 'JON')
  await told(number, 'Bedoelde u JOIN? Antwoord dan JOIN.')
  const long = `Hello, I had so many of your messages this week that I would like to tell you something about them. ${'They come while I sleep. '.repeat(4)}Please stop texting me.`
  await send(number, 'An offer')
  await told(number, 'An offer')
  await textBack(number, long)
  const review = await until('the review of the whole text', async () => (await ask<{ data: { number: string; text: string }[] }>(house, '/v1/reviews')).body.data.find((one) => one.number === number))
  expect(review.text).toBe(long)
  expect(await statusOf((await send(number, 'Held back')).id)).toMatchObject({ status: 'held', reason: 'review' })
})

test('a page signs up whoever agrees, confirmed by text, with its proof', async () => {
  const { body: list } = await ask<{ id: string }>(house, '/v1/lists', { name: 'Offers' })
  const { body: form } = await ask<{ id: string; url: string; snippet: string; textLink: string }>(house, '/v1/forms', {
    list: list.id, number: '1600', title: 'Offers <of> the shop', wording: 'Send me "offers" by text.', thanks: 'You are in!', keyword: 'JOIN',
  })
  const page = await fetch(form.url)
  const text = await page.text()
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(text).toContain('Offers &lt;of&gt; the shop')
  expect(text).toContain('sms:1600?body=JOIN')
  expect(await (await fetch(`${form.url}/qr.svg`)).text()).toContain('<svg')
  expect(form.textLink).toBe('sms:1600?body=JOIN')
  // the snippet stands on a page of somebody else's
  const [, action] = /<form[^>]*action="([^"]+)"/.exec(form.snippet)!
  const names = [...form.snippet.matchAll(/<input[^>]*name="([^"]+)"/g)].map(([, name]) => name)
  expect(names).toEqual(expect.arrayContaining(['number', 'agree']))
  const post = (fields: Record<string, string>) => fetch(action!, { method: 'POST', headers: { origin: 'https://shop.example', 'sec-fetch-site': 'cross-site' }, body: new URLSearchParams(fields) })
  expect((await post({ number: '12', agree: 'yes' })).status).toBe(422)
  expect((await post({ number: '+31 6 12345705' })).status).toBe(422)
  expect((await post({ number: '+31 6 12345705', agree: 'yes' })).status).toBe(200)
  await told('+31612345705', 'reply YES to confirm')
  expect((await post({ number: '+31612345705', agree: 'yes' })).status).toBe(200)
  await textBack('+31612345705', 'ja')
  await told('+31612345705', 'You are in!')
  const members = async () => (await ask<{ data: { number: string }[] }>(house, `/v1/contacts?list=${list.id}`)).body.data.map(({ number }) => number)
  expect(await until('they are on the list', async () => ((await members()).length > 0 ? members() : undefined))).toEqual(['+31612345705'])
  const known = await consents('+31612345705')
  expect(known.filter(({ action }) => action === 'requested')).toMatchObject([{ source: 'form', url: form.url, wording: 'Send me "offers" by text.' }])
  const proof = (await ask<{ entries: { action: string }[]; ledger?: object }>(house, '/v1/consents/%2B31612345705/proof')).body
  expect(proof.entries.map(({ action }) => action)).toEqual(['requested', 'confirmed', 'given'])
  expect(proof.ledger).toBeDefined()
})

test('a Dutch page takes a number as people dial it, and asks in Dutch', async () => {
  const { body: form } = await ask<{ url: string }>(house, '/v1/forms', { number: '1600', title: 'Bakkerij', wording: 'Aanbiedingen per sms.', thanks: 'Welkom!', country: 'NL' })
  const post = (fields: Record<string, string>) => fetch(form.url, { method: 'POST', headers: { 'accept-language': 'nl-NL,nl;q=0.9' }, body: new URLSearchParams(fields) })
  const again = await post({ number: '06 12345', agree: 'yes' })
  expect(again.status).toBe(422)
  const text = await again.text()
  expect(text).toContain('value="06 12345"')
  expect(text).toContain('Dit is geen mobiel nummer van Nederland')
  expect((await post({ number: '06 12345706', agree: 'yes' })).status).toBe(200)
  await told('+31612345706', 'Bakkerij: antwoord JA om te bevestigen')
  expect((await ask(house, '/v1/forms', { number: '1600', title: 'x', wording: 'y', thanks: 'z', country: 'XX' })).body).toMatchObject({ param: '/country' })
})

test('a form of one language asks in it on its page, in its snippet and by text; one without asks in that of the visitor', async () => {
  const number = '+31612345781'
  const wanted = { number: '1600', title: 'Скидки', wording: 'Присылайте мне скидки.', thanks: 'Спасибо!' }
  const { body: form } = await ask<{ url: string; snippet: string; language?: string }>(house, '/v1/forms', { ...wanted, language: 'ru' })
  expect(form).toMatchObject({ language: 'ru', snippet: expect.stringMatching(/lang="ru"[\s\S]*Подписаться/) })
  const visit = async (url: string, language: string) => (await fetch(url, { headers: { 'accept-language': language } })).text()
  expect(await visit(form.url, 'nl')).toMatch(/<html lang="ru">[\s\S]*Подписаться/)
  const sent = await fetch(form.url, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'nl' }, body: new URLSearchParams({ number, agree: 'yes' }) })
  expect(await sent.text()).toContain('Посмотрите на телефон')
  await told(number, 'ответьте ДА')
  const { body: free } = await ask<{ url: string; language?: string }>(house, '/v1/forms', wanted)
  expect(free).not.toHaveProperty('language')
  expect(await visit(free.url, 'nl-BE,en;q=0.5')).toMatch(/<html lang="nl">[\s\S]*Aanmelden/)
  expect(await ask<{ param: string }>(house, '/v1/forms', { ...wanted, language: 'xx' })).toMatchObject({ status: 422, body: { param: '/language' } })
})

test('who said STOP, who waits for the morning and who had enough is told before anything is sent, as sending then does', async () => {
  const change = (rules: object) => fetch(`${house.url}/v1/consents/settings`, { method: 'PATCH', headers: { authorization: `Bearer ${house.key}`, 'content-type': 'application/json' }, body: JSON.stringify(rules) })
  type Those = { reason: string; recipients: number; some: string[]; until?: string }[]
  type Seen = { recipients: number; blocked: Those; held: Those; refused: { code: string; recipients: number }[] }
  const preview = async <Told>(to: string | string[], more: object = {}) => (await ask<Told>(house, '/v1/messages/preview', { to, from: '1600', text: 'An offer', lane: 'bulk', ...more })).body
  const [stopped, fresh, filled, elsewhere] = ['+31612345771', '+31612345772', '+31612345773', '+64211234567'] as const
  await ask(house, '/v1/consents', { number: stopped, action: 'withdrawn', source: 'api' })
  await send(filled, 'An offer')
  await change({ cap: 1, capHours: 24 })
  const everybody = [stopped, fresh, filled, 'nobody']
  const seen = await preview<Seen>(everybody)
  expect(seen).toMatchObject({
    recipients: 2, refused: [{ code: 'invalid_recipient', recipients: 1 }], blocked: [{ reason: 'opt_out', recipients: 1, some: [stopped] }], held: [{ reason: 'cap', recipients: 1, some: [filled], until: expect.any(String) }],
  })
  expect(await preview(stopped)).toMatchObject({ blocked: { reason: 'opt_out' } })
  expect(await preview(stopped, { lane: 'otp' })).not.toHaveProperty('blocked')
  expect(await preview(filled)).toMatchObject({ held: { reason: 'cap', until: expect.any(String) } })
  expect(await preview(fresh)).not.toHaveProperty('held')
  expect((await consents(fresh)).length).toBe(0) // looking records nothing
  const sent = await Promise.all([stopped, fresh, filled].map((to) => send(to, 'An offer')))
  expect(sent.map(({ status, reason }) => reason ?? status)).toEqual(['opt_out', 'queued', 'cap'])
  await change({ cap: 0, quietHours: true })
  const night = new Date(Date.now() + 86_400_000)
  night.setUTCHours(11, 0, 0, 0) // midnight in New Zealand
  const later = await preview<{ held?: { reason: string; until: string } }>(elsewhere, { scheduledAt: night.toISOString() })
  expect(later.held).toMatchObject({ reason: 'quiet_hours' })
  expect(Date.parse(later.held!.until)).toBeGreaterThan(night.getTime())
  expect(await preview(elsewhere, { scheduledAt: night.toISOString(), lane: 'transactional' })).not.toHaveProperty('held')
  expect(await preview(Array.from({ length: 1_001 }, (_, at) => `+316${10_000_000 + at}`))).toMatchObject({ code: 'too_many_messages', param: '/to' })
  await change({ quietHours: false })
})
