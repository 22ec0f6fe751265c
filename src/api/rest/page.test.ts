import { expect, test } from 'vitest'
import { openHouse } from './house.test-support.ts'

test('a page of long texts ends early, and the pages together have every message once', async () => {
  const { call } = await openHouse()
  const to = Array.from({ length: 900 }, (_, n) => `+31612345${String(n).padStart(3, '0')}`)
  await call('POST', '/v1/messages', { to, text: 'x'.repeat(1_600) })
  const seen: string[] = []
  let after = ''
  let pages = 0
  do {
    const { json, raw } = await call('GET', `/v1/messages?limit=1000${after && `&after=${after}`}`)
    expect(raw.length).toBeLessThan(1_200_000)
    seen.push(...json.data.map((message: { to: string }) => message.to))
    after = json.nextCursor ?? ''
    pages++
  } while (after)
  expect(pages).toBeGreaterThan(1)
  expect(seen).toEqual(to.toReversed())
})

test('a page of short texts has as many rows as asked for', async () => {
  const { call } = await openHouse()
  const to = Array.from({ length: 130 }, (_, n) => `+31612345${String(n).padStart(3, '0')}`)
  await call('POST', '/v1/messages', { to, text: 'x' })
  const { json } = await call('GET', '/v1/messages?limit=120')
  expect(json.data).toHaveLength(120)
  expect((await call('GET', `/v1/messages?limit=120&after=${json.nextCursor}`)).json).toMatchObject({ data: { length: 10 } })
})
