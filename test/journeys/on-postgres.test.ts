// The whole house on PostgreSQL: messages are sent, the house is killed in the middle, and every message it acknowledged
// is delivered once it is back, with its text on its phone.
import { afterAll, expect, test } from 'vitest'
import { ask, createSite, until, type RunningHouse } from '../support/house.ts'
import { startPostgres } from '../support/postgres.ts'

const postgres = await startPostgres()
const missing = 'missing' in postgres ? postgres.missing : undefined
const url = 'missing' in postgres ? '' : postgres.url
const site = await createSite({ ONESIXTY_DATABASE_URL: url })
afterAll(async () => {
  site.remove()
  if ('stop' in postgres) await postgres.stop()
})

const batches = 8
const perBatch = 250
const number = (at: number) => `+316${20_000_000 + at}`
const text = (at: number) => (at % 50 === 0 ? `Message ${at} 👋 ${'and more '.repeat(25)}` : `Message ${at}\u0000`)

type Answer = { messages: { id: string; to: string }[] }

test(`${batches * perBatch} messages on PostgreSQL, kill -9 of the house in the middle: all are delivered`, async (context) => {
  if (missing) return context.skip(missing)
  let house = await site.start()
  const acknowledged = new Map<string, number>()
  const post = async (on: RunningHouse, batch: number) => {
    const messages = Array.from({ length: perBatch }, (_, i) => ({ to: number(batch * perBatch + i), text: text(batch * perBatch + i) }))
    const answer = await ask<Answer>(on, '/v1/messages', { messages }, { 'idempotency-key': `batch-${batch}` }).catch(() => undefined)
    if (answer?.status === 202) for (const [i, { id }] of answer.body.messages.entries()) acknowledged.set(id, batch * perBatch + i)
    return answer?.status
  }
  const first = [0, 1, 2, 3].map((batch) => post(house, batch))
  await Promise.race(first)
  await house.kill()
  await Promise.all(first)
  house = await site.start()
  for (let batch = 0; batch < batches; batch++) expect(await post(house, batch)).toBe(202)
  expect(acknowledged.size).toBe(batches * perBatch)

  await until('every message to be delivered', async () => {
    const { body } = await ask<{ counters: { queued: number } }>(house, '/v1/status')
    if (body.counters.queued > 0) return undefined
    for (const status of ['queued', 'sending', 'submitted'])
      if ((await ask<{ data: unknown[] }>(house, `/v1/messages?status=${status}&limit=1`)).body.data.length > 0) return undefined
    return true
  }, 60_000)
  for (const [id, at] of acknowledged) {
    const { body: message } = await ask<{ status: string; text: string; possibleDuplicate: boolean }>(house, `/v1/messages/${id}`)
    expect(message).toMatchObject({ status: 'delivered', text: text(at) })
    const { body: phone } = await ask<{ data: { text: string }[] }>(house, `/v1/handsets/${encodeURIComponent(number(at))}/messages`)
    expect(phone.data.map((shown) => shown.text)).toEqual(phone.data.map(() => text(at)))
    expect(phone.data.length).toBeGreaterThanOrEqual(1)
    if (phone.data.length > 1) expect(message.possibleDuplicate).toBe(true)
  }
  expect(await house.stop()).toBe(0)
}, 180_000)
