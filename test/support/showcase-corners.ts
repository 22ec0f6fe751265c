// What a filled house has besides traffic: an owner, things that have pages of their own, and what is not as it should be.
// Made through the API alone. Knows no page.
import { until, type RunningHouse } from './house.ts'
import type { Places } from './showcase-house.ts'

const owner = { email: 'olga@example.com', password: 'four little words here' }
const people = 'Mobiel;Voornaam;Plaats\n0612345670;Kim;Utrecht\n0612345671;Lee;Haarlem\n0612345672;Noor;Leiden\n12;Nobody;Nowhere\n'
const long = 'The new season begins. '.repeat(52)

export type Corners = Places & Readonly<Record<'running' | 'later' | 'dear' | 'asked' | 'shared' | 'segment' | 'list' | 'plan' | 'done' | 'webhook' | 'connection' | 'failed' | 'invitation' | 'stopped', string>>

export async function fillCorners(house: RunningHouse, places: Places): Promise<{ places: Corners; cookie: string }> {
  const must = async <Of = { id: string }>(path: string, body?: object | string, method?: string): Promise<Of> => {
    const isFile = typeof body === 'string'
    const answer = await fetch(house.url + path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: { authorization: `Bearer ${house.key}`, ...(body !== undefined && { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }) },
      ...(body !== undefined && { body: isFile ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`)
    return (text === '' ? {} : JSON.parse(text)) as Of
  }
  const named = async (path: string, name: string) => {
    const { data } = await must<{ data: { id: string; name: string }[] }>(path)
    const found = data.find((one) => one.name === name)
    if (!found) throw new Error(`${path} has no ${name}`)
    return found.id
  }
  const setUp = await fetch(`${house.url}/v1/setup`, {
    method: 'POST', headers: { 'content-type': 'application/json', 'x-onesixty': '1' }, body: JSON.stringify({ token: house.signInLink.split('=')[1], name: 'Olga', ...owner }),
  })
  const cookie = setUp.headers.getSetCookie().map((one) => one.split(';')[0]!).join('; ')
  if (setUp.status !== 204 || cookie === '') throw new Error(`the owner: ${setUp.status}`)

  const upload = async (name: string) => {
    const { id } = await must('/v1/imports', { name })
    await must(`/v1/imports/${id}/file?offset=0`, people, 'PUT')
    await must(`/v1/imports/${id}/preview`, { country: 'NL' })
    return id
  }
  const plan = await upload('autumn.csv')
  const done = await upload('people.csv')
  await must(`/v1/imports/${done}/start`, { country: 'NL', consent: { wording: 'Form in the shop, May 2026' } })
  await until('the import', async () => ((await must<{ state: string }>(`/v1/imports/${done}`)).state === 'done' ? true : undefined))

  const echo = await must<{ url: string }>('/v1/echo', undefined, 'POST')
  const webhook = await must('/v1/webhooks', { url: echo.url, name: 'shop', types: ['message.*'] })
  await must(`/v1/webhooks/${webhook.id}/ping`, undefined, 'POST')
  await must('/v1/smpp-accounts', { name: 'till', systemId: 'till1600', password: 'q8Zr41Lx', mode: 'live' })
  await must('/v1/forms', { title: 'Offers of the shop', wording: 'Send me offers by text, at most one a week. Reply STOP to end.', number: '1600', thanks: 'Welcome!', keyword: 'JOIN' })
  await must('/v1/workspaces', { name: 'Bakery' })
  const { link } = await must<{ link: string }>('/v1/invitations', { email: 'ann@example.com', role: 'developer' })
  await must('/v1/suppressions', { number: '+31623999999', reason: 'complaint' }).catch(() => must('/v1/suppressions', { number: '+31623999999' }))
  await must('/v1/handsets/%2B31624000000/messages', { to: '1600', text: 'please stop texting me every single day' })

  const stopped = await until('somebody who said STOP', async () => {
    const { data } = await must<{ data: { action: string; number?: string }[] }>('/v1/consents?limit=50')
    return data.find(({ action, number }) => action === 'withdrawn' && number !== undefined)?.number
  })

  await must('/v1/rates', { source: 'ECB', rates: [{ base: 'USD', quote: 'EUR', rate: '0.9215', validFrom: '2026-11-20' }, { base: 'GBP', quote: 'EUR', rate: '1.1384', validFrom: '2026-11-20' }] })

  const list = await named('/v1/lists', 'Newsletter')
  const agreed = { from: '1600', consent: 'existing', consentWording: 'Form in the shop, May 2026', audience: { lists: [list] } }
  const dear = await must('/v1/campaigns', { ...agreed, name: 'The new season', text: long })
  const { token } = await must<{ token: string }>(`/v1/campaigns/${places.finished}/share`, undefined, 'POST')
  await must('/v1/campaign-policy', { recipients: 300 }, 'PUT')
  const asked = await must('/v1/campaigns', { ...agreed, name: 'Winter coats', text: 'Hi {{ first_name }}, winter coats are in.', schedule: { at: new Date(Date.now() + 172_800_000).toISOString() } })
  await must(`/v1/campaigns/${asked.id}/start`, {})

  const connection = await named('/v1/connections', 'North Mobile')
  await must(`/v1/connections/${connection}`, { window: 40 }, 'PATCH')
  const failed = await until('a message that failed', async () => (await must<{ data: { id: string }[] }>('/v1/messages?status=undelivered&limit=1')).data[0]?.id)
  await must('/v1/messages', { to: '+31624000123', from: '1600', text: 'Your order is ready.' })
  await until('the webhook to be told', async () => ((await must<{ data: unknown[] }>(`/v1/webhooks/${webhook.id}/deliveries`)).data.length > 2 ? true : undefined))
  return {
    cookie,
    places: {
      ...places, list, plan, done, connection, failed, webhook: webhook.id, dear: dear.id, asked: asked.id, shared: token, invitation: link.split('=')[1]!, stopped: encodeURIComponent(stopped),
      running: await named('/v1/campaigns', 'Autumn offers'), later: await named('/v1/campaigns', 'Sunday market'), segment: await named('/v1/segments', 'Amsterdam, not VIP'),
    },
  }
}
