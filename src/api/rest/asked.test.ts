import { expect, test } from 'vitest'
import { openHouse } from './house.test-support.ts'

type Row = { id: string; method: string; path: string; status: number; code?: string; param?: string; fields?: string[]; key?: string }
type Rows = { data: Row[]; nextCursor?: string }

test('a program’s requests are told without what stood in them, the newest first', async () => {
  const { call, app } = await openHouse()
  await call('POST', '/v1/messages', { to: '+31612345678', text: 'my secret is 4711' })
  await call('POST', '/v1/messages', { to: 'nobody', text: 'x' })
  await call('GET', '/v1/handsets/%2B31612345678/messages?limit=1')
  const { data } = (await call('GET', '/v1/requests')).json as Rows
  expect(data.map(({ method, path, status, code, param, fields }) => ({ method, path, status, code, param, fields }))).toMatchObject([
    { method: 'GET', path: '/v1/handsets/…/messages', status: 200 },
    { method: 'POST', path: '/v1/messages', status: 422, code: 'invalid_recipient', param: '/to', fields: ['to', 'text'] },
    { method: 'POST', path: '/v1/messages', status: 202, fields: ['to', 'text'] },
  ])
  expect(JSON.stringify(data)).not.toMatch(/4711|31612345678/)
  expect((await app.inject('/v1/requests')).statusCode).toBe(401)
})

test('pages follow each other, a status picks, and no more than 1,000 are kept', async () => {
  const { call } = await openHouse()
  for (let number = 0; number < 1_010; number++) await call('GET', number % 2 === 0 ? '/v1/me' : '/v1/messages/msg_nothing')
  const seen: Row[] = []
  let after: string | undefined
  do {
    const page = (await call('GET', `/v1/requests?status=404&limit=100${after ? `&after=${after}` : ''}`)).json as Rows
    expect(page.data.length).toBeLessThanOrEqual(100)
    seen.push(...page.data)
    after = page.nextCursor
  } while (after)
  expect(seen.every(({ status }) => status === 404)).toBe(true)
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
  // the pages that were read are requests as well, and pushed out older ones
  expect(seen.length).toBeGreaterThan(490)
  expect(seen.length).toBeLessThanOrEqual(500)
})
