import { expect, test } from 'vitest'
import { openHouse } from './house.test-support.ts'

test('one message is accepted, shown and found again with its timeline', async () => {
  const { call, fake, accounts } = await openHouse()
  const sent = await call('POST', '/v1/messages', { to: '+31612345678', from: 'SHOP', text: 'Hi', reference: 'o-1', tags: ['a'] })
  expect(sent.status).toBe(202)
  expect(sent.json).toMatchObject({ to: '+31612345678', from: 'SHOP', text: 'Hi', status: 'queued', mode: 'live', segments: 1, reference: 'o-1' })
  expect(sent.json.createdAt).toBe(sent.json.timeline[0].at)
  expect(Math.abs(Date.parse(sent.json.createdAt) - Date.now())).toBeLessThan(5_000)
  expect(fake.calls[0]!.context).toMatchObject({ workspace: accounts.workspace, mode: 'live' })
  const found = await call('GET', `/v1/messages/${sent.json.id}`)
  expect(found).toMatchObject({ status: 200, json: { id: sent.json.id, tags: ['a'], timeline: [{ event: 'accepted' }] } })
  expect(found.json.timeline[0].at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  expect(await call('GET', '/v1/messages/msg_none')).toMatchObject({ status: 404, json: { code: 'not_found', requestId: expect.stringMatching(/^req_/) } })
})

test('a bad single message is a 422 that names the field', async () => {
  const { call, fake } = await openHouse()
  const good = { to: '+31612345678', text: 'Hi' }
  const cases: [unknown, string, string][] = [
    [{ ...good, to: '12' }, 'invalid_recipient', '/to'],
    [{ ...good, text: '' }, 'empty_text', '/text'],
    [{ ...good, text: 'x'.repeat(40_000) }, 'body_too_long', '/text'],
    [{ ...good, text: 'a\ud800b' }, 'invalid_text', '/text'],
    [{ ...good, colour: 'red' }, 'unknown_field', '/colour'],
    [{ ...good, 'a/b~c': 1 }, 'unknown_field', '/a~1b~0c'],
    [{ ...good, constructor: 1 }, 'unknown_field', '/constructor'],
    [{ to: good.to }, 'missing_field', '/text'],
    [{ text: 'Hi' }, 'missing_field', '/to'],
    [{ ...good, to: 31612345678 }, 'invalid_type', '/to'],
    [{ ...good, to: null }, 'invalid_type', '/to'],
    [{ ...good, lane: 'fast' }, 'invalid_value', '/lane'],
    [{ ...good, tags: ['ok', 5] }, 'invalid_type', '/tags/1'],
    [{ ...good, validity: 0.5 }, 'invalid_value', '/validity'],
    [{ ...good, scheduledAt: '2026-02-30T00:00:00Z' }, 'invalid_value', '/scheduledAt'],
    [{ ...good, country: 'nl' }, 'invalid_value', '/country'],
    [[good], 'invalid_type', ''],
    ['text', 'invalid_type', ''],
  ]
  for (const [body, code, param] of cases) {
    const { status, json, headers } = await call('POST', '/v1/messages', body)
    expect({ status, code: json.code, param: json.param }, JSON.stringify(body).slice(0, 80)).toEqual({ status: 422, code, param })
    expect(json).toMatchObject({ status: 422, retryable: false, title: expect.any(String), detail: expect.any(String) })
    expect(headers['content-type']).toContain('application/problem+json')
  }
  const proto = await call('POST', '/v1/messages', JSON.parse('{"to":"+31612345678","text":"Hi","__proto__":{"lane":"otp"}}'))
  expect(proto.json).toMatchObject({ code: 'unknown_field', param: '/__proto__' })
  expect(fake.calls.every(({ submissions }) => submissions[0]!.to === '12')).toBe(true)
})

test('in a batch the bad ones are named in their place and the others are accepted', async () => {
  const { call, fake } = await openHouse()
  const { status, json } = await call('POST', '/v1/messages', {
    from: 'SHOP',
    text: 'Doors open at 8',
    country: 'NL',
    messages: [
      { to: '+31612345678' },
      { to: 'nonsense' },
      { to: '+31612345679', text: 'Hi Ann', lane: 'otp' },
      'what',
      { to: '+31612345670', shoe: 42 },
      { to: '+31612345671', text: '\udc00' },
      { to: '+31612345000' },
      { to: '+31612345672', text: 'y'.repeat(2_000) },
    ],
  })
  expect(status).toBe(202)
  expect(json).toMatchObject({ id: expect.stringMatching(/^bat_/), accepted: 3, refused: 5, segments: 3 })
  expect(json.messages).toEqual([
    { id: expect.stringMatching(/^msg_/), to: '+31612345678', status: 'queued', segments: 1 },
    { to: 'nonsense', error: { code: 'invalid_recipient', param: '/messages/1/to', detail: 'the number is no number', retryable: false } },
    { id: expect.stringMatching(/^msg_/), to: '+31612345679', status: 'queued', segments: 1 },
    { error: { code: 'invalid_type', param: '/messages/3', detail: expect.any(String), retryable: false } },
    { to: '+31612345670', error: { code: 'unknown_field', param: '/messages/4/shoe', detail: expect.stringContaining('shoe'), retryable: false } },
    { to: '+31612345671', error: { code: 'invalid_text', param: '/messages/5/text', detail: expect.any(String), retryable: false } },
    { id: expect.stringMatching(/^msg_/), to: '+31612345000', status: 'blocked', reason: 'opt_out', segments: 1 },
    { to: '+31612345672', error: { code: 'body_too_long', param: '/messages/7/text', detail: expect.any(String), retryable: false } },
  ])
  expect(fake.calls[0]!.submissions.map(({ to, from, text, lane }) => ({ to, from, text, lane }))).toEqual([
    { to: '+31612345678', from: 'SHOP', text: 'Doors open at 8', lane: undefined },
    { to: 'nonsense', from: 'SHOP', text: 'Doors open at 8', lane: undefined },
    { to: '+31612345679', from: 'SHOP', text: 'Hi Ann', lane: 'otp' },
    { to: '+31612345000', from: 'SHOP', text: 'Doors open at 8', lane: undefined },
    { to: '+31612345672', from: 'SHOP', text: 'y'.repeat(2_000), lane: undefined },
  ])
  expect(fake.calls[0]!.context.country).toBe('NL')
})

test('a fault in the defaults is shown where it stands', async () => {
  const { call } = await openHouse()
  const { json } = await call('POST', '/v1/messages', { text: 'z'.repeat(2_000), messages: [{ to: '+31612345678' }] })
  expect(json.messages[0].error).toMatchObject({ code: 'body_too_long', param: '/text' })
})

test('a broadcast answers with runs of ids, and lists the refused and the blocked', async () => {
  const { call } = await openHouse()
  const to = ['+31612340001', 'bad', '+31612340002', 7, '+31612340000', '+31612340003']
  const { status, json } = await call('POST', '/v1/messages', { to, text: 'Doors open at 8' })
  expect(status).toBe(202)
  expect(json).toMatchObject({ accepted: 4, refused: 2, segments: 4 })
  expect(json.ranges.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(4)
  expect(json.messages).toEqual([
    { to: 'bad', error: { code: 'invalid_recipient', param: '/to/1', detail: expect.any(String), retryable: false } },
    { error: { code: 'invalid_type', param: '/to/3', detail: expect.any(String), retryable: false } },
    { id: expect.stringMatching(/^msg_/), to: '+31612340000', status: 'blocked', reason: 'opt_out', segments: 1 },
  ])
  const long = await call('POST', '/v1/messages', { to: ['+31612340001'], text: 'z'.repeat(2_000) })
  expect(long.json.messages[0].error).toMatchObject({ code: 'body_too_long', param: '/text' })
})

test('what is wrong with the whole request refuses the whole request', async () => {
  const { call, fake } = await openHouse()
  const one = { to: '+31612345678', text: 'Hi' }
  const cases: [unknown, string, string][] = [
    [{ messages: [] }, 'empty_list', '/messages'],
    [{ messages: {} }, 'invalid_type', '/messages'],
    [{ messages: [one], speed: 5 }, 'unknown_field', '/speed'],
    [{ messages: [one], to: '+31612345678' }, 'unknown_field', '/to'],
    [{ messages: [one], lane: 5 }, 'invalid_type', '/lane'],
    [{ messages: Array.from({ length: 10_001 }, () => one) }, 'too_many_messages', '/messages'],
    [{ to: [], text: 'Hi' }, 'empty_list', '/to'],
    [{ to: ['+31612345678'] }, 'missing_field', '/text'],
    [{ to: Array.from({ length: 100_001 }, () => '+31612345678'), text: 'Hi' }, 'too_many_messages', '/to'],
  ]
  for (const [body, code, param] of cases) {
    const { status, json } = await call('POST', '/v1/messages', body)
    expect({ status, code: json.code, param: json.param }).toEqual({ status: 422, code, param })
  }
  expect(fake.calls).toEqual([])
})

test('a batch of which nothing is fit for the gateway is still answered message by message', async () => {
  const { call, fake } = await openHouse()
  const { status, json } = await call('POST', '/v1/messages', { messages: [{ to: 5 }] })
  expect(status).toBe(202)
  expect(json).toEqual({ accepted: 0, refused: 1, segments: 0, messages: [{ error: expect.objectContaining({ param: '/messages/0/to' }) }] })
  expect(fake.calls).toEqual([])
})

test('the same Idempotency-Key gives the same answer, another body a mismatch', async () => {
  const { call, bearer, fake } = await openHouse()
  const headers = { ...bearer, 'idempotency-key': 'order-1' }
  const body = { messages: [{ to: '+31612345678', text: 'Hi' }, { to: 'bad', text: 'Hi' }] }
  const first = await call('POST', '/v1/messages', body, headers)
  const second = await call('POST', '/v1/messages', body, headers)
  expect(second.raw).toBe(first.raw)
  expect([first.headers['idempotent-replayed'], second.headers['idempotent-replayed']]).toEqual([undefined, 'true'])
  const other = await call('POST', '/v1/messages', { ...body, from: 'X' }, headers)
  expect(other).toMatchObject({ status: 422, json: { code: 'idempotency_mismatch', retryable: false } })
  expect(fake.calls[0]!.context.idempotency).toEqual({ key: 'order-1', bodyHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
  for (const key of ['', 'x'.repeat(256), 'a b', 'é'])
    expect((await call('POST', '/v1/messages', body, { ...bearer, 'idempotency-key': key })).json.code, key).toBe('invalid_idempotency_key')
})

test('overload is said with Retry-After, and a broken house tells nothing of its insides', async () => {
  const { call, fake, logged } = await openHouse()
  const body = { to: '+31612345678', text: 'Hi' }
  fake.state.overloaded = true
  const busy = await call('POST', '/v1/messages', body)
  expect(busy).toMatchObject({ status: 503, json: { code: 'queue_full', retryable: true } })
  expect(busy.headers['retry-after']).toBe('3')
  fake.state.broken = true
  const broken = await call('POST', '/v1/messages', body)
  expect(broken).toMatchObject({ status: 500, json: { code: 'internal', retryable: true } })
  expect(broken.raw).not.toContain('secret')
  expect(logged).toEqual([{ say: 'a request failed', fields: expect.objectContaining({ requestId: broken.json.requestId }) }])
})

test('messages are listed newest first in pages, filtered, and times may be given', async () => {
  const { call } = await openHouse()
  for (let i = 1; i < 6; i++) await call('POST', '/v1/messages', { to: `+3161234567${i}`, text: 'Hi' })
  const first = await call('GET', '/v1/messages?limit=3')
  const rest = await call('GET', `/v1/messages?limit=3&after=${first.json.nextCursor}`)
  expect([...first.json.data, ...rest.json.data].map(({ to }) => to)).toEqual([5, 4, 3, 2, 1].map((i) => `+3161234567${i}`))
  expect(rest.json.nextCursor).toBeUndefined()
  for (const plus of ['%2B', '+']) expect((await call('GET', `/v1/messages?to=${plus}31612345672`)).json.data).toHaveLength(1)
  expect((await call('GET', '/v1/messages?until=2020-01-01T00:00:00Z')).json.data).toEqual([])
  expect((await call('GET', '/v1/messages?since=2020-01-01T00:00:00Z')).json.data).toHaveLength(5)
  for (const [query, code, param] of [
    ['limit=0', 'invalid_value', '/limit'],
    ['limit=x', 'invalid_type', '/limit'],
    ['status=lost', 'invalid_value', '/status'],
    ['since=yesterday', 'invalid_value', '/since'],
    ['colour=red', 'unknown_field', '/colour'],
    ['to=a&to=b', 'invalid_type', '/to'],
  ])
    expect((await call('GET', `/v1/messages?${query}`)), query).toMatchObject({ status: 422, json: { code, param } })
})

test('a preview tells segments and refusal and sends nothing', async () => {
  const { call, fake } = await openHouse()
  const { json, status } = await call('POST', '/v1/messages/preview', { to: '+31612345678', text: '€' })
  expect(status).toBe(200)
  expect(json).toEqual({ encoding: 'gsm7', segments: 1, parts: [{ text: '€', units: 1 }], costlyCharacters: [{ char: '€', at: 0 }] })
  const refused = await call('POST', '/v1/messages/preview', { to: 'x', text: '€' })
  expect(refused.json).toEqual({ refusal: { code: 'invalid_recipient', param: '/to', detail: expect.any(String), retryable: false } })
  expect((await call('POST', '/v1/messages/preview', { text: 'Hi' })).json).toMatchObject({ code: 'missing_field', param: '/to' })
  expect(fake.calls).toEqual([])
})

test('ten thousand messages pass this door at once', async () => {
  const { call } = await openHouse()
  const messages = Array.from({ length: 10_000 }, (_, i) => ({ to: `+316${String(10_000_000 + i)}`, text: `Hi number ${i}`, reference: `r${i}` }))
  const { json } = await call('POST', '/v1/messages', { messages, from: 'SHOP' })
  expect(json).toMatchObject({ accepted: 10_000, refused: 0 })
})
