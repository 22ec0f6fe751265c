// The process is killed while it accepts and sends, again and again. A witness outside writes down every acknowledgement;
// afterwards every acknowledged message must be delivered, with its text on its phone.
import { afterAll, expect, test } from 'vitest'
import { ask, createSite, until, type RunningHouse } from '../support/house.ts'
import { booksOf, charge, unbalanced } from './books.ts'

const site = await createSite()
afterAll(() => site.remove())

const kills = 3
const batches = 24
const perBatch = 250

type Answer = { accepted: number; messages: { id: string; to: string }[] }
const number = (at: number) => `+316${20_000_000 + at}`
const text = (at: number) => (at % 50 === 0 ? `Message ${at} ${'and more '.repeat(25)}` : `Message ${at}`)

test(`${kills} times kill -9 under load: nothing acknowledged is lost, and the ledger adds up`, async () => {
  let house = await site.start()
  await charge(house)
  const witness = new Map<string, number>()
  let killed = 0
  const recoveries: number[] = []

  const killAndRestart = async () => {
    await house.kill()
    killed++
    expect(await unbalanced(booksOf(site))).toEqual([])
    house = await site.start()
    recoveries.push(Math.round(house.startedInMs))
  }
  const post = async (batch: number, on: RunningHouse): Promise<Answer | undefined> => {
    const messages = Array.from({ length: perBatch }, (_, i) => ({ to: number(batch * perBatch + i), text: text(batch * perBatch + i) }))
    const answer = await ask<Answer>(on, '/v1/messages', { messages }, { 'idempotency-key': `batch-${batch}` }).catch(() => undefined)
    return answer?.status === 202 ? answer.body : undefined
  }

  let toRestart: Promise<void> | undefined
  for (let batch = 0; batch < batches; batch++) {
    const due = killed < kills && batch === Math.floor(((killed + 1) * batches) / (kills + 1))
    if (due) toRestart = new Promise((resolve) => setTimeout(resolve, batch % 13)).then(killAndRestart)
    let answer = await post(batch, house)
    while (!answer) {
      await toRestart
      answer = await post(batch, house)
    }
    for (const [i, { id }] of answer.messages.entries()) witness.set(id, batch * perBatch + i)
    await toRestart
  }

  const acknowledged = witness.size
  expect(acknowledged).toBe(batches * perBatch)
  expect(killed).toBe(kills)
  await until('every message to come to its end', async () => {
    const { body } = await ask<{ data: unknown[] }>(house, '/v1/messages?status=queued&limit=1')
    const sent = await ask<{ data: unknown[] }>(house, '/v1/messages?status=submitted&limit=1')
    const sending = await ask<{ data: unknown[] }>(house, '/v1/messages?status=sending&limit=1')
    return body.data.length + sent.body.data.length + sending.body.data.length === 0 ? true : undefined
  }, 300_000)

  const seen = new Map<string, { status: string; possibleDuplicate: boolean }>()
  let after: string | undefined
  do {
    const query = `/v1/messages?limit=1000${after ? `&after=${after}` : ''}`
    const { body } = await ask<{ data: { id: string; status: string; possibleDuplicate: boolean }[]; nextCursor?: string }>(house, query)
    for (const message of body.data) seen.set(message.id, message)
    after = body.nextCursor
  } while (after)

  let lost = 0
  let duplicated = 0
  for (const [id, at] of witness) {
    const message = seen.get(id)
    const { body } = await ask<{ data: { text: string }[] }>(house, `/v1/handsets/${encodeURIComponent(number(at))}/messages`)
    if (message?.status !== 'delivered' || body.data.length === 0) lost++
    expect(body.data.every((shown) => shown.text === text(at))).toBe(true)
    if (body.data.length > 1) {
      duplicated += body.data.length - 1
      expect(message?.possibleDuplicate).toBe(true)
    }
  }
  const bound = kills * 1_000
  console.log(`kills ${killed} · acknowledged ${acknowledged} · lost ${lost} · duplicated ${duplicated} · bound ${bound} · ready again after ${recoveries.join(', ')} ms`)
  expect(lost).toBe(0)
  expect(duplicated).toBeLessThanOrEqual(bound)
  expect(await house.stop()).toBe(0)
  expect(await unbalanced(booksOf(site))).toEqual([])
}, 900_000)
