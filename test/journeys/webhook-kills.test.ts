// Events outlive the process, on either database: it is killed twice while it sends and tells, and every message is told to
// its end, in order; what came twice has the id it had.
import { afterAll, expect, test } from 'vitest'
import { booksOf, charge, postgresBooks, unbalanced } from '../failure/books.ts'
import { startPostgres } from '../support/postgres.ts'
import { ask, createSite, until } from '../support/house.ts'
import { receiver } from '../support/receiver.ts'

const postgres = await startPostgres()
afterAll(async () => {
  if ('stop' in postgres) await postgres.stop()
})
const databases: { name: string; settings: Record<string, string>; missing: string | undefined }[] = [
  { name: 'SQLite', settings: {}, missing: undefined },
  'missing' in postgres
    ? { name: 'PostgreSQL', settings: {}, missing: postgres.missing }
    : { name: 'PostgreSQL', settings: { ONESIXTY_DATABASE_URL: postgres.url }, missing: undefined },
]
const count = 300
const steps = ['message.queued', 'message.sending', 'message.submitted', 'message.delivered']

test.each(databases)('two kills, and nothing is left untold: $name', async ({ settings, missing }) => {
  if (missing) return expect(missing).toBeTypeOf('string') // its reason is printed by the journey on PostgreSQL
  const site = await createSite({ ONESIXTY_ALLOW_PRIVATE_CALLBACKS: 'on', ...settings })
  const shop = await receiver()
  let house = await site.start()
  const books = settings['ONESIXTY_DATABASE_URL'] === undefined ? booksOf(site) : postgresBooks(settings['ONESIXTY_DATABASE_URL'])
  try {
    await charge(house)
    await ask(house, '/v1/webhooks', { url: shop.url, types: ['message.*'] })
    const messages = Array.from({ length: count }, (_, at) => ({ to: `+3161235${String(at).padStart(4, '0')}`, text: 'Hi' }))
    const { body } = await ask<{ messages: { id: string }[] }>(house, '/v1/messages', { messages })
    for (const least of [50, 400]) {
      await until('some of them', async () => (shop.heard.length >= least ? true : undefined), 30_000)
      await house.kill()
      expect(await unbalanced(books)).toEqual([])
      house = await site.start()
    }
    const ends = () => new Set(shop.heard.filter(({ type }) => type === 'message.delivered').map(({ data }) => data['id']))
    await until('the end of every message', async () => (ends().size === count ? true : undefined), 60_000)
    expect([...ends()].toSorted()).toEqual(body.messages.map(({ id }) => id).toSorted())
    const byMessage = Map.groupBy(shop.heard, ({ data }) => data['id'])
    for (const heard of byMessage.values()) expect([...new Map(heard.map(({ id, type }) => [id, type])).values()]).toEqual(steps)
  } finally {
    await house.stop()
    shop.close()
    site.remove()
  }
}, 150_000)
