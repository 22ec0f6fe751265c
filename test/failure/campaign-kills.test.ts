// The process is killed again and again in the middle of a campaign. Afterwards every phone shows exactly one message:
// what the embedded centre had taken without its answer being heard is recalled, and what it never got is sent.
import { afterAll, expect, test } from 'vitest'
import { ask, createSite, until, type RunningHouse } from '../support/house.ts'
import { booksOf, charge, unbalanced } from './books.ts'

const site = await createSite()
let house: RunningHouse
afterAll(async () => {
  await house?.kill()
  site.remove()
})

const kills = 5
const recipients = 5_000
/** So many that the last kill is still in the middle, also where everything is slow. */
const perSecond = 250

type Campaign = { id: string; state: string; counts: Record<string, number> }
const look = async (house: RunningHouse, id: string) => (await ask<Campaign>(house, `/v1/campaigns/${id}`)).body
const parts = ['sent', 'inFlight', 'waiting', 'canceled', 'failed', 'excluded']
const addsUp = ({ counts }: Campaign) => parts.reduce((sum, part) => sum + counts[part]!, 0) === counts['audience']

test(`${kills} times kill -9 in the middle of a campaign: nobody is left out, nobody is written to twice, the ledger adds up`, async () => {
  house = await site.start()
  await charge(house)
  const books = booksOf(site)
  const people = Array.from({ length: recipients }, (_, at) => ({ to: `+316${30_000_000 + at}`, fields: { name: `Nr ${at}` } }))
  const made = await ask<Campaign>(house, '/v1/campaigns', {
    name: 'Killed', text: 'Hi {{ name }}', from: 'SHOP', consent: 'existing', consentWording: 'They agreed.', perSecond, recipients: people,
  })
  expect(made.status).toBe(201)
  const { id } = made.body
  expect((await ask(house, `/v1/campaigns/${id}/start`, {})).status).toBe(200)

  const handed: number[] = []
  for (let kill = 0; kill < kills; kill++) {
    const before = handed.at(-1) ?? 0
    handed.push(await until('some more to be handed over', async () => {
      const now = await look(house, id)
      const done = now.counts['audience']! - now.counts['waiting']!
      return done >= before + 100 ? done : undefined
    }))
    await new Promise((resolve) => setTimeout(resolve, (kill * 37) % 100))
    await house.kill()
    expect(await unbalanced(books)).toEqual([])
    house = await site.start()
    expect(addsUp(await look(house, id))).toBe(true)
  }
  const faster = await fetch(`${house.url}/v1/campaigns/${id}`, { method: 'PATCH', headers: { authorization: `Bearer ${house.key}`, 'content-type': 'application/json' }, body: '{"perSecond":null}' })
  expect(faster.status).toBe(200)
  const killedInTheMiddle = handed.filter((count) => count > 0 && count < recipients).length

  const phones = async () => {
    const shown = new Map<string, number>()
    for (let after = ''; ; ) {
      const { body } = await ask<{ data: { number: string; messages: number }[]; nextCursor?: string }>(house, `/v1/handsets?limit=1000${after && `&after=${encodeURIComponent(after)}`}`)
      for (const { number, messages } of body.data) shown.set(number, messages)
      if (body.nextCursor === undefined) return shown
      after = body.nextCursor
    }
  }
  const end = await until('it to finish', async () => {
    const now = await look(house, id)
    return now.state === 'finished' ? now : undefined
  }, 60_000)

  const shown = await phones()
  const twice = await books.rows('SELECT recipient FROM message WHERE campaign = ? GROUP BY recipient HAVING count(*) <> 1', id)
  const doubtful = await books.rows('SELECT id FROM message WHERE campaign = ? AND possible_duplicate = 1', id)
  console.log(`killed at ${handed.join(', ')} of ${recipients} · phones ${shown.size}`)
  expect(killedInTheMiddle).toBe(kills)
  expect(twice).toEqual([])
  expect(doubtful).toEqual([])
  expect(people.filter(({ to }) => shown.get(to) !== 1)).toEqual([])
  expect(end.counts).toMatchObject({ audience: recipients, sent: recipients, delivered: recipients, failed: 0 })
  expect(addsUp(await look(house, id))).toBe(true)
  expect(await house.stop()).toBe(0)
}, 120_000)

test('what stands still when the process is killed stands still afterwards, and what was canceled stays so', async () => {
  house = await site.start()
  const people = Array.from({ length: 400 }, (_, at) => ({ to: `+316${31_000_000 + at}` }))
  const { id } = (await ask<Campaign>(house, '/v1/campaigns', { name: 'Halted', text: 'Hi', from: 'SHOP', consent: 'existing', consentWording: 'They agreed.', perSecond: 50, recipients: people })).body
  await ask(house, `/v1/campaigns/${id}/start`, {})
  await until('some to be sent', async () => ((await look(house, id)).counts['sent']! > 20 ? true : undefined))
  expect((await ask(house, `/v1/campaigns/${id}/pause`, {})).status).toBe(200)
  await house.kill()
  house = await site.start()
  const before = await look(house, id)
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  const after = await look(house, id)
  expect([before.state, after.state]).toEqual(['paused', 'paused'])
  expect(after.counts['waiting']).toBe(before.counts['waiting'])
  expect((await ask(house, `/v1/campaigns/${id}/resume`, {})).status).toBe(200)
  await until('it to go on', async () => ((await look(house, id)).counts['waiting']! < before.counts['waiting']! ? true : undefined))
  const canceled = (await ask<Campaign>(house, `/v1/campaigns/${id}/cancel`, {})).body
  expect(addsUp(canceled)).toBe(true)
  await house.kill()
  house = await site.start()
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  const end = await look(house, id)
  expect(end).toMatchObject({ state: 'canceled', counts: { waiting: 0, canceled: canceled.counts['canceled'] } })
  expect(addsUp(end)).toBe(true)
  expect(await house.stop()).toBe(0)
}, 60_000)
