import { expect, test } from 'vitest'
import { openHouse } from './house.test-support.ts'

const draft = (more: object = {}) => ({
  name: 'NL',
  match: { countries: ['NL'] },
  action: { connections: [{ connection: 'con_a' }], policy: 'priority' },
  ...more,
})

test('a route is made, read with its ETag, changed under it and removed', async () => {
  const { call, bearer } = await openHouse()
  const made = await call('POST', '/v1/routes', draft())
  expect(made).toMatchObject({
    status: 201,
    json: { id: expect.stringMatching(/^rte_/), enabled: true, position: 10, version: 1 },
  })
  expect(made.headers.etag).toBe('"1"')
  const { id } = made.json as { id: string }
  const under = (version: string) => ({ ...bearer, 'if-match': version })
  const changed = await call('PUT', `/v1/routes/${id}`, draft({ name: 'two', position: 5 }), under('"1"'))
  expect(changed).toMatchObject({
    status: 200,
    json: { name: 'two', position: 5, version: 2 },
    headers: { etag: '"2"' },
  })
  expect(await call('PUT', `/v1/routes/${id}`, draft(), under('"1"'))).toMatchObject({
    status: 412,
    json: { code: 'changed_meanwhile' },
  })
  expect(await call('DELETE', `/v1/routes/${id}`, undefined, under('nonsense'))).toMatchObject({ status: 412 })
  expect(await call('GET', `/v1/routes/${id}`)).toMatchObject({ status: 200, headers: { etag: '"2"' } })
  expect(await call('GET', '/v1/routes')).toMatchObject({ json: { data: [{ id, name: 'two' }] } })
  expect(await call('DELETE', `/v1/routes/${id}`)).toMatchObject({ status: 204 })
  expect(await call('GET', `/v1/routes/${id}`)).toMatchObject({ status: 404 })
  const { json } = await call('GET', `/v1/routes/${id}/versions`)
  expect(
    (json as { data: { version: number; route?: { name: string } }[] }).data.map(({ version, route }) => [
      version,
      route?.name,
    ]),
  ).toEqual([
    [3, undefined],
    [2, 'two'],
    [1, 'NL'],
  ])
  for (const [method, path] of [
    ['PUT', 'rte_x'],
    ['DELETE', 'rte_x'],
    ['GET', 'rte_x/versions'],
  ] as const)
    expect(await call(method, `/v1/routes/${path}`, method === 'PUT' ? draft() : undefined)).toMatchObject({
      status: 404,
    })
})

test.each<[what: string, more: object, param: string]>([
  ['a small country', { match: { countries: ['nl'] } }, '/match/countries/0'],
  ['an unknown condition', { match: { planet: ['Mars'] } }, '/match/planet'],
  ['a broken network', { match: { networks: ['20408'] } }, '/match/networks/0'],
  ['no connection at all', { action: { connections: [], policy: 'cost' } }, '/action/connections'],
  ['a policy that is none', { action: { connections: [{ connection: 'con_a' }], policy: 'best' } }, '/action/policy'],
  ['a reason that is none', { action: { block: { reason: 'mood' } } }, '/action/block/reason'],
  ['an hour that is none', { match: { hours: { timeZone: 'UTC', from: '8', to: '25:00' } } }, '/match/hours/from'],
  [
    'an unknown connection',
    { action: { connections: [{ connection: 'con_z' }], policy: 'cost' } },
    '/action/connections/0/connection',
  ],
  ['a pattern that is none', { match: { content: { pattern: '[' } } }, '/match/content/pattern'],
])('a route with %s is refused at its field', async (_, more, param) => {
  const { call } = await openHouse()
  expect(await call('POST', '/v1/routes', draft(more))).toMatchObject({ status: 422, json: { param } })
})

test('an explanation says which way and why, with every candidate', async () => {
  const { call, connections } = await openHouse()
  await call('POST', '/v1/routes', draft({ name: 'Belgium', match: { countries: ['BE'] } }))
  await call(
    'POST',
    '/v1/routes',
    draft({
      name: 'cheap',
      action: { connections: [{ connection: 'con_a' }, { connection: 'con_b' }], policy: 'cost' },
    }),
  )
  await call('POST', '/v1/costs', {
    connection: 'con_b',
    currency: 'EUR',
    source: 'x',
    prices: [{ country: 'NL', price: '0.0312' }],
  })
  const asked = { to: '0612345678', country: 'NL', text: 'x'.repeat(161), lane: 'bulk' }
  expect(await call('POST', '/v1/routes/explain', asked)).toMatchObject({
    status: 200,
    json: {
      result: 'send',
      connection: 'con_b',
      cost: { amount: '0.0624', currency: 'EUR' },
      network: { name: 'KPN', source: 'range' },
      route: {
        why: [expect.stringContaining('KPN'), 'route "cheap" matches', 'con_b: the cheapest of 2 that can take it'],
      },
      considered: [
        { name: 'Belgium', verdict: 'does not match', say: 'country NL is not among BE' },
        {
          name: 'cheap',
          verdict: 'chosen',
          candidates: [
            { connection: 'con_a', verdict: 'fit' },
            { connection: 'con_b', price: { amount: '0.0312' } },
          ],
        },
      ],
      guard: expect.stringMatching(/^idle/),
    },
  })
  expect(
    await call('POST', '/v1/routes/explain', { ...asked, soldFor: { amount: '0.03', currency: 'EUR' } }),
  ).toMatchObject({
    json: { connection: 'con_a', guard: expect.stringMatching(/^on/) },
  })
  connections.splice(0)
  await new Promise((resolve) => setTimeout(resolve, 120)) // the state of connections is believed for a tenth of a second
  expect(await call('POST', '/v1/routes/explain', asked)).toMatchObject({
    json: { result: 'none', say: expect.stringContaining('no such connection') },
  })
  expect(await call('POST', '/v1/routes/explain', { to: '12' })).toMatchObject({
    status: 422,
    json: { code: 'invalid_recipient', param: '/to' },
  })
})

test('a blocking route is told as such, and that it was asked for stands in no log of actions', async () => {
  const { call } = await openHouse()
  await call('POST', '/v1/routes', draft({ action: { block: { reason: 'country', say: 'We do not send there.' } } }))
  expect(await call('POST', '/v1/routes/explain', { to: '+31612345678' })).toMatchObject({
    json: {
      result: 'block',
      blocked: { reason: 'country', say: 'We do not send there.' },
      considered: [{ verdict: 'blocks' }],
    },
  })
  const { data } = (await call('GET', '/v1/audit')).json as { data: { action: string }[] }
  expect(data.map(({ action }) => action)).toEqual(['createRoute'])
})

test('prefixes come as JSON or CSV with their source, and change what a number’s network is', async () => {
  const { call } = await openHouse()
  expect(await call('GET', '/v1/networks/+31612345678')).toMatchObject({ json: { name: 'KPN', source: 'range' } })
  expect(await call('GET', '/v1/networks/31612345678')).toMatchObject({ json: { mcc: '204', mnc: '08' } })
  expect(await call('GET', '/v1/networks/+99')).toMatchObject({ status: 404 })
  const csv = 'sep=;\nPrefix;Operator;MCC;MNC;Country\n+31612;Other;204;04;NL\n31613;"Third, Ltd";204;99;NL\n'
  const made = await call('POST', '/v1/networks/prefixes', { source: 'our table', csv })
  expect(made).toMatchObject({ status: 201, json: { source: 'our table', rows: 2 } })
  expect(await call('GET', '/v1/networks/+31612345678')).toMatchObject({
    json: { name: 'Other', mnc: '04', source: 'imported' },
  })
  expect(await call('GET', '/v1/networks/+31613345678')).toMatchObject({ json: { name: 'Third, Ltd' } })
  expect(await call('GET', '/v1/networks/prefixes')).toMatchObject({
    json: { lookup: false, data: [{ id: 'builtin', source: expect.stringContaining('regulators') }, { rows: 2 }] },
  })
  const { id } = made.json as { id: string }
  expect(await call('DELETE', `/v1/networks/prefixes/${id}`)).toMatchObject({ status: 204 })
  expect(await call('DELETE', '/v1/networks/prefixes/builtin')).toMatchObject({ status: 404 })
  expect(await call('GET', '/v1/networks/+31612345678')).toMatchObject({ json: { name: 'KPN' } })
})

test.each<[what: string, body: object, answer: object]>([
  ['neither of both', {}, { code: 'invalid_request' }],
  ['both', { csv: 'prefix,country\n31,NL', prefixes: [{ prefix: '31', country: 'NL' }] }, { code: 'invalid_request' }],
  [
    'a row without a country',
    { csv: 'prefix,country\n31,NL\n32,\n' },
    { param: '/csv', detail: 'Line 3: `country` is missing.' },
  ],
  [
    'a prefix of letters',
    { csv: 'prefix,country\nabc,NL\n' },
    { param: '/csv', detail: expect.stringContaining('Line 2: `prefix` must be') },
  ],
  ['columns nobody knows', { csv: 'a,b\n1,2\n' }, { param: '/csv' }],
  [
    'a quote that never ends',
    { csv: 'prefix,country\n"31,NL\n' },
    { param: '/csv', detail: expect.stringContaining('Line 2') },
  ],
  ['nothing but a head', { csv: 'prefix,country\n' }, { param: '/csv' }],
  ['a network code alone', { prefixes: [{ prefix: '31', country: 'NL', mnc: '08' }] }, { param: '/prefixes/0/mnc', detail: expect.stringContaining('needs `mcc` beside it') }],
])('an import of prefixes with %s is refused whole', async (_, body, answer) => {
  const { call } = await openHouse()
  expect(await call('POST', '/v1/networks/prefixes', { source: 'x', ...body })).toMatchObject({
    status: 422,
    json: answer,
  })
})

test('a price list is tried, stopped when prices jump, taken, read and taken back', async () => {
  const { call } = await openHouse()
  const csv =
    'Destination prefix,Country,MCC,MNC,MNC name,Reject SMS,Price\n31612,Netherlands,204,08,KPN,,0.0312\n,NL,204,,,,0.04\n7,Russia,250,,,yes,\n'
  const body = { connection: 'con_a', currency: 'EUR', source: 'acme.csv' }
  expect(await call('POST', '/v1/costs', { ...body, csv, dryRun: true })).toMatchObject({
    status: 200,
    json: { rows: 3, diff: { added: 3 } },
  })
  expect(await call('GET', '/v1/costs')).toMatchObject({ json: { data: [] } })
  const made = await call('POST', '/v1/costs', { ...body, csv })
  expect(made).toMatchObject({ status: 201, json: { connection: 'con_a', rows: 3, source: 'acme.csv' } })
  const { id } = made.json as { id: string }
  expect(await call('GET', `/v1/costs/${id}?limit=2`)).toMatchObject({
    json: {
      data: [
        { prefix: '31612', price: '0.0312' },
        { prefix: '7', price: null },
      ],
      nextCursor: '+7',
    },
  })
  expect(await call('GET', `/v1/costs/${id}?after=%2B7`)).toMatchObject({
    json: { data: [{ country: 'NL', mcc: '204', price: '0.04' }] },
  })
  const tenfold = { ...body, mode: 'merge', prices: [{ prefix: '31612', price: '0.312' }] }
  expect(await call('POST', '/v1/costs', tenfold)).toMatchObject({
    status: 422,
    json: { code: 'prices_jump', detail: expect.stringContaining('+31612 from 0.0312 to 0.312') },
  })
  expect(await call('POST', '/v1/costs', { ...tenfold, allowJumps: true })).toMatchObject({
    status: 201,
    json: { rows: 3, diff: { raised: 1, unchanged: 2 } },
  })
  expect((await call('GET', '/v1/costs?connection=con_a')).json).toMatchObject({ data: [{}, { id }] })
  expect(await call('DELETE', `/v1/costs/${id}`)).toMatchObject({ status: 204 })
  expect(await call('DELETE', `/v1/costs/${id}`)).toMatchObject({ status: 404 })
  expect(await call('GET', `/v1/costs/${id}`)).toMatchObject({ status: 404 })
})

test.each<[what: string, more: object, answer: object]>([
  ['a network code alone', { prices: [{ mnc: '08', price: '1' }] }, { param: '/prices/0/mnc' }],
  ['a price of seven decimals', { prices: [{ price: '0.0000001' }] }, { param: '/prices/0/price' }],
  [
    'a title of the only place that nobody knows',
    { csv: 'prefx,price\n316,0.9\n' },
    { param: '/csv', detail: 'The first line names none of the columns prefix, country, mcc.' },
  ],
  ['a line without a price', { csv: 'prefix,price\n31,\n' }, { param: '/csv', detail: 'Line 2: `price` is missing.' }],
  ['no such connection', { connection: 'con_z', prices: [{ price: '1' }] }, { param: '/connection' }],
])('a price list with %s is refused', async (_, more, answer) => {
  const { call } = await openHouse()
  expect(await call('POST', '/v1/costs', { connection: 'con_a', currency: 'EUR', source: 'x', ...more })).toMatchObject(
    { status: 422, json: answer },
  )
})

test('health and quality are told in figures', async () => {
  const { call, routing } = await openHouse()
  const at = Date.now()
  routing.observe(
    Array.from({ length: 600 }, () => ({
      to: '+31612345678',
      status: 'delivered',
      at: at + 40,
      submittedAt: at,
      connection: 'con_a',
    })),
  )
  routing.answered(
    'con_a',
    Array.from({ length: 30 }, () => ({ result: { kind: 'uncertain' }, token: { flight: { intentAt: null } } })),
  )
  expect(await call('GET', '/v1/routes/health')).toMatchObject({
    json: {
      connections: [
        { connection: 'demo', state: 'well' },
        { connection: 'con_a', state: 'failing', errorShare: 1 },
        { connection: 'con_b' },
      ],
      quality: [
        { connection: 'con_a', country: 'NL', delivered: 600, madeUp: true, signs: { tooFast: true } },
        { network: '204-08' },
      ],
    },
  })
})

test('routing is for administrators; the network of a number is for all', async () => {
  const { call } = await openHouse()
  const { json } = await call('POST', '/v1/keys', { name: 'shop', mode: 'live', scopes: ['read', 'send'] })
  const shop = { authorization: `Bearer ${(json as { key: string }).key}` }
  for (const path of ['/v1/routes', '/v1/routes/health', '/v1/costs', '/v1/networks/prefixes'])
    expect(await call('GET', path, undefined, shop)).toMatchObject({ status: 403 })
  expect(await call('GET', '/v1/networks/+31612345678', undefined, shop)).toMatchObject({ status: 200 })
})

test('a preview tells what the operator charges to administrators of the house only', async () => {
  const { call, gateway } = await openHouse()
  gateway.foresee = async () => [{
    encoding: 'gsm7',
    segments: 1,
    cost: { micros: 31_200, currency: 'EUR' },
    network: { country: 'NL', source: 'range' },
    route: { id: 'rte_1', why: ['Cheap Road: costs 0.0312 EUR'] },
  } as object]
  const { json } = await call('POST', '/v1/keys', { name: 'shop', mode: 'live', scopes: ['read', 'send'] })
  const shop = { authorization: `Bearer ${(json as { key: string }).key}` }
  const asked = { to: '+31612345678', text: 'Hi' }
  expect((await call('POST', '/v1/messages/preview', asked)).json).toMatchObject({
    cost: { amount: '0.0312', currency: 'EUR' },
    network: { country: 'NL' },
    route: { id: 'rte_1' },
  })
  expect((await call('POST', '/v1/messages/preview', asked, shop)).json).not.toHaveProperty('cost')
  const { json: customer } = await call('POST', '/v1/workspaces', { name: 'Bakery' })
  const { json: theirs } = await call('POST', `/v1/workspaces/${customer.id}/keys`, { name: 'k', mode: 'live', scopes: ['admin'] })
  const { json: seen } = await call('POST', '/v1/messages/preview', asked, { authorization: `Bearer ${theirs.key}` })
  expect(seen).toHaveProperty('network')
  expect(seen).not.toHaveProperty('cost')
  expect(seen).not.toHaveProperty('route')
})
