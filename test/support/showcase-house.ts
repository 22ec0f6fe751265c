// A house with a good deal going on, made through the API alone: what the gallery is photographed in. Knows no page.
import { spawn, type ChildProcess } from 'node:child_process'
import { ask, cli, freePort, until, type RunningHouse, type Site } from './house.ts'

/** Things that have pages of their own, by the name that an address of the gallery calls them. */
export type Places = Readonly<Record<'finished' | 'draft' | 'message' | 'contact' | 'person', string>>

/** The beginnings of numbers and how many messages go there, the most first. */
const countries = [
  ['+3161', 8, 940], ['+32470', 6, 420], ['+49171', 7, 380], ['+447911', 6, 320], ['+33612', 6, 210], ['+34612', 6, 150], ['+39333', 7, 120],
  ['+4520', 6, 95], ['+46701', 6, 90], ['+48501', 6, 80], ['+90532', 7, 75], ['+97150', 7, 60], ['+1415555', 4, 60],
] as const
/** Test numbers: nobody has it, barred, rejected, refused, and some that are never heard of again. */
const failing = ['+4917139200', '+120255501'].flatMap((prefix) => ['20', '20', '21', '23', '24', '50', '26', '20'].map((ending) => prefix + ending))
const texts = [
  'Your parcel is at the corner shop. Bring your passport.', 'Doors open at 8. Reply YES to keep your seat.', 'Gate change: your flight now leaves from D7.',
  'Your appointment is on Thursday at 10:30. Reply NO to cancel.', 'The water will be off on Tuesday from nine to twelve.', 'Bedankt! Uw bestelling is onderweg en komt vanmiddag.',
  'Ihr Paket wird heute zwischen 14 und 16 Uhr geliefert.', 'Votre commande est prête : à bientôt au magasin.', 'Your table for two is kept until 20:15.',
]
const names = [
  ['Zoë', 'de Vries', 'nl'], ['Søren', 'Ødegaard', 'da'], ['Amelia', 'Clarke', 'en'], ['Łukasz', 'Wójcik', 'pl'], ['ليلى', 'حداد', 'ar'], ['Ольга', 'Смирнова', 'ru'],
  ['Jürgen', 'Groß', 'de'], ['Μαρία', 'Παππά', 'el'], ['Chloé', 'Lefèvre', 'fr'], ['İpek', 'Yılmaz', 'tr'], ['Daan', 'Bakker', 'nl'],
] as const
const cities = ['Amsterdam', 'Utrecht', 'Haarlem', 'Rotterdam'] as const
const numbers = Array.from({ length: 420 }, (_, at) => `+3162${String(4_000_000 + at * 7_919)}`)
const shop = '1600'

/** An operator in a process of its own, in the folder of the site. */
async function operator(site: Site): Promise<{ port: number; child: ChildProcess }> {
  const port = await freePort()
  const env = { ...process.env, ...site.env, ONESIXTY_SMSC_PORT: String(port), ONESIXTY_DATA_DIR: `${site.folder}/operator` }
  const child = spawn(process.execPath, [...cli, 'smsc'], { env, stdio: 'ignore' })
  process.once('exit', () => child.kill())
  return { port, child }
}

/** Fills a fresh house; the second operator runs until `stop`. */
export async function fill(site: Site, house: Pick<RunningHouse, 'url' | 'key'>): Promise<{ places: Places; stop(): void }> {
  const { port, child } = await operator(site)
  const must = async <Of = { id: string }>(path: string, body?: object, method?: string): Promise<Of> => {
    if (method === undefined) {
      const { status, body: answer } = await ask<Of>(house, path, body)
      if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`)
      return answer
    }
    const headers = { authorization: `Bearer ${house.key}`, 'content-type': 'application/json' }
    const answer = await fetch(house.url + path, { method, headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Of
  }
  const write = (from: string, text: string) => must(`/v1/handsets/${encodeURIComponent(from)}/messages`, { to: shop, text })
  const rest = (ms: number) => new Promise((resolve) => void setTimeout(resolve, ms))

  await must('/v1/numbers', { number: shop })
  await must('/v1/consents/settings', { quietHours: false, cap: 0 }, 'PATCH') // the pictures are taken at night, too
  await money(must)
  const north = await must('/v1/connections', { name: 'North Mobile', protocol: 'smpp', host: '127.0.0.1', port, systemId: 'demo', password: 'demo', window: 50 })
  await until('North Mobile', async () => ((await must<{ status: { state: string } }>(`/v1/connections/${north.id}`)).status.state === 'bound' ? true : undefined), 60_000)
  for (const [name, list] of [['Belgium and France, north first', ['BE', 'FR']], ['Scandinavia', ['DK', 'SE']]] as const)
    await must('/v1/routes', { name, match: { countries: list }, action: { connections: [{ connection: north.id }, { connection: 'demo' }], policy: 'priority' } })
  await must('/v1/routes', { name: 'No messages about loans', match: { content: { contains: ['loan'] } }, action: { block: { reason: 'content', say: 'Texts about loans are not sent.' } } })
  await must('/v1/routes', { name: 'Everybody else', match: {}, action: { connections: [{ connection: 'demo' }, { connection: north.id }], policy: 'priority' } })
  await must('/v1/keys', { name: 'shop', mode: 'live', scopes: ['read', 'send'] })
  await must('/v1/keys', { name: 'till', mode: 'test' })

  const contacts = await people(must)
  const list = await must('/v1/lists', { name: 'Newsletter', description: 'Asked for offers, at most one a week.' })
  await must(`/v1/lists/${list.id}/members`, { add: contacts })
  const regulars = await must('/v1/lists', { name: 'Regulars' })
  await must(`/v1/lists/${regulars.id}/members`, { add: contacts.filter((_, at) => at % 3 === 0) })
  const segment = await must('/v1/segments', { name: 'Amsterdam, not VIP', rule: { all: [{ field: 'city', is: 'Amsterdam' }, { not: { tag: 'vip' } }] } })
  await must('/v1/keywords', { number: shop, words: ['JOIN'], action: { kind: 'join', list: list.id, wording: 'Offers by text, at most one a week. Reply STOP to end.', text: 'Welcome! Reply STOP to end.' } })
  await must('/v1/keywords', { number: shop, words: ['HOURS', 'OPEN'], action: { kind: 'reply', text: 'We are open from nine to six, on Sundays from twelve.' } })

  const agreed = { from: shop, consent: 'existing', consentWording: 'Form in the shop, May 2026' } as const
  const begin = async (content: object) => {
    const { id } = await must('/v1/campaigns', { ...agreed, ...content })
    return id
  }
  const finished = await begin({ name: 'Opening night', text: 'Hi {{ first_name | default: "there" }}, doors open at 8 on Friday. Reply YES to keep a seat, STOP to end.', audience: { lists: [list.id] }, recipients: failing.map((to) => ({ to })), perSecond: 60 })
  await must(`/v1/campaigns/${finished}/start`, {})
  await traffic(must, rest)
  await until('the campaign to end', async () => ((await must<{ state: string }>(`/v1/campaigns/${finished}`)).state === 'finished' ? true : undefined), 60_000)
  await rest(2_000)
  for (const [at, text] of ['YES', 'Yes please!', 'YES', 'And is there parking?', 'STOP', 'YES 2 seats', 'stop', 'Да!', 'نعم', 'STOP', 'Yes, and thank you', 'Could I bring my daughter?'].entries()) await write(numbers[at * 4]!, text)
  await must('/v1/messages', { to: numbers[12], from: shop, text: 'Yes: behind the building, free after six.' })
  const running = await begin({ name: 'Autumn offers', text: 'Hi {{ first_name }}, all coats at half price this week.', audience: { lists: [regulars.id] }, perSecond: 0.3 })
  await must(`/v1/campaigns/${running}/start`, {})
  const later = await begin({ name: 'Sunday market', text: 'Fresh bread from nine.', audience: { segments: [segment.id] }, schedule: { at: new Date(Date.now() + 86_400_000).toISOString() } })
  await must(`/v1/campaigns/${later}/start`, {})
  const draft = await begin({ name: 'Summer is here', text: 'Hi {{ first_name }}, come and see what is new — the first fifty get a coffee ☕', audience: { lists: [list.id] } })
  const { data } = await must<{ data: { id: string }[] }>(`/v1/messages?to=${encodeURIComponent(numbers[0]!)}`)
  await rest(1_000)
  return { places: { finished, draft, message: data.at(-1)!.id, contact: contacts[0]!, person: encodeURIComponent(numbers[12]!) }, stop: () => void child.kill('SIGTERM') }
}

type Must = <Of = { id: string }>(path: string, body?: object, method?: string) => Promise<Of>

async function money(must: Must): Promise<void> {
  const { workspace } = await must<{ workspace: string }>('/v1/me')
  const plan = await must('/v1/plans', { name: 'Shops', currency: 'EUR' })
  const prices = [['NL', '0.0832'], ['BE', '0.0745'], ['DE', '0.0791'], ['GB', '0.0410'], ['FR', '0.0520'], ['ES', '0.0615'], ['US', '0.0098']].map(([country, price]) => ({ country, price }))
  await must('/v1/prices', { plan: plan.id, source: 'shops-2026-11.csv', prices: [...prices, { price: '0.09' }] })
  await must(`/v1/workspaces/${workspace}/plan`, { plan: plan.id }, 'PUT')
  await must(`/v1/workspaces/${workspace}/entries`, { kind: 'top_up', amount: '750.00', reference: 'bank 2026-11-20 17' })
  await must('/v1/budgets', { name: 'A day', window: 'day', limit: { amount: '400.00', currency: 'EUR' } })
  await must('/v1/budgets', { name: 'Belgium', window: 'hour', country: 'BE', limit: { amount: '40.00', currency: 'EUR' } })
}

async function people(must: Must): Promise<string[]> {
  for (const [key, title] of [['first_name', 'First name'], ['last_name', 'Last name'], ['city', 'City']] as const) await must('/v1/contact-fields', { key, title, type: 'text' })
  const contacts = numbers.map((number, at) => {
    const [first, last, language] = names[at % names.length]!
    return { number, language, tags: at % 5 === 0 ? ['vip'] : at % 2 === 0 ? ['autumn'] : [], fields: { first_name: first, last_name: last, city: cities[at % cities.length] } }
  })
  const { results } = await must<{ results: { id: string }[] }>('/v1/contacts/batch', { contacts })
  return results.map(({ id }) => id)
}

/** Some 3,000 messages in half a minute: in waves, so that there is something to see. */
async function traffic(must: Must, rest: (ms: number) => Promise<unknown>): Promise<void> {
  const waves = 24
  for (let wave = 0; wave < waves; wave++) {
    const share = (1 + Math.sin(wave / 2.2) * 0.7) / waves
    for (const [place, [prefix, digits, count]] of countries.entries()) {
      const to = Array.from({ length: Math.round(count * share) }, (_, at) => prefix + String((wave * 6_151 + at * 7_919 + place * 101 + 10 ** (digits - 1)) % 10 ** digits).padStart(digits, '0'))
      if (to.length > 0) await must('/v1/messages', { to, from: place % 3 === 0 ? 'Onesixty' : shop, text: texts[(wave + place) % texts.length] })
    }
    await must('/v1/messages', { to: failing, from: shop, text: texts[wave % texts.length] })
    await rest(700)
  }
}
