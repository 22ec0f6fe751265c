// The SDK as a customer gets it: made from the API as it is, built, fit to be published, and at work in Node and in Chromium
// against a whole house.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { publint } from 'publint'
import { Webhook } from 'standardwebhooks'
import { beforeAll, expect, test } from 'vitest'
import { sdkFiles } from '../../scripts/generate-sdk.ts'
import * as sdk from '../../sdk/src/onesixty.ts'
import type { Message } from '../../sdk/src/onesixty.ts'
import { launch, whyNoBrowser } from '../support/browser.ts'
import { createSite } from '../support/house.ts'

const { Onesixty } = sdk
const root = resolve(import.meta.dirname, '../..')
const built = join(root, 'sdk/dist')

beforeAll(() => {
  const build = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'sdk')], { encoding: 'utf8' })
  expect(build.stdout).toBe('')
})

test('its types are those of the API', async () => {
  for (const [path, text] of Object.entries(await sdkFiles()))
    expect(existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8') === text, `${path} is stale; run: node scripts/generate-sdk.ts`).toBe(true)
})

test('it is fit to be published, and needs nothing but itself', async () => {
  const { messages } = await publint({ pkgDir: join(root, 'sdk'), strict: true })
  expect(messages).toEqual([])
  const { dependencies } = JSON.parse(readFileSync(join(root, 'sdk/package.json'), 'utf8')) as { dependencies?: object }
  expect(dependencies).toBeUndefined()
  expect(readFileSync(join(built, 'onesixty.js'), 'utf8')).not.toMatch(/from '(?!\.)|\brequire\(|process\.|Buffer\b/)
})

/** A fetch that answers from a list, and what it was asked. */
function scripted(...answers: (Response | Error)[]) {
  const asked: { url: string; headers: Headers; method: string | undefined }[] = []
  const fetch = ((url: string, init: RequestInit) => {
    asked.push({ url, headers: new Headers(init.headers), method: init.method })
    const next = answers.shift() ?? new Error('nothing is left')
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next)
  }) as typeof globalThis.fetch
  return { asked, client: new Onesixty({ key: 'test_x', url: 'https://sms.example.invalid/v1', fetch }) }
}
const json = (status: number, body: object, headers = {}) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })
const refusal = (status: number, code: string, retryable: boolean, headers = {}) => json(status, { status, code, retryable, detail: 'No.', requestId: 'req_1', param: '/to' }, headers)

test('a POST is repeated under one key until it is answered, what is refused for good is not, and a change never is', async () => {
  const sending = scripted(new TypeError('connection lost'), refusal(503, 'queue_full', true), refusal(409, 'idempotency_in_progress', true), json(202, { id: 'msg_1' }))
  expect(await sending.client.messages.send({ to: '+31612345678', text: 'Hi' })).toMatchObject({ id: 'msg_1' })
  expect(sending.asked).toHaveLength(4)
  const keys = new Set(sending.asked.map(({ headers }) => headers.get('idempotency-key')))
  expect([keys.size, [...keys][0]!.length >= 32]).toEqual([1, true])

  const refused = scripted(refusal(422, 'invalid_recipient', false))
  const error = await refused.client.messages.send({ to: 'x', text: 'Hi' }).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(sdk.InvalidRequestError)
  expect(sdk.hasCode(error, 'invalid_recipient') && [error.param, error.requestId, refused.asked.length]).toEqual(['/to', 'req_1', 1])

  const change = scripted(new TypeError('connection lost'))
  await expect(change.client.call('patch', '/v1/messages/{id}', { path: { id: 'msg_1' }, body: { text: 'x' } })).rejects.toBeInstanceOf(sdk.ConnectionError)
  expect(change.asked).toHaveLength(1)
  expect(change.asked[0]!.headers.has('idempotency-key')).toBe(false)

  const tooLong = scripted(refusal(429, 'rate_limited', true, { 'retry-after': '3600' }))
  const limited = await tooLong.client.messages.get('msg_1').catch((thrown: unknown) => thrown)
  expect(limited).toBeInstanceOf(sdk.RateLimitError)
  expect((limited as sdk.RateLimitError).retryAfterMs).toBe(3_600_000)
})

test('an abort leaves as it is, and an answer that does not come is an error in time', async () => {
  const never = ((_url: string, { signal }: RequestInit) => new Promise((_resolve, reject) => signal!.addEventListener('abort', () => reject(signal!.reason as Error)))) as unknown as typeof fetch
  const client = new Onesixty({ url: 'https://sms.example.invalid', fetch: never, timeoutMs: 20, retries: 1 })
  await expect(client.messages.get('msg_1')).rejects.toBeInstanceOf(sdk.TimeoutError)
  const control = new AbortController()
  const waiting = client.messages.get('msg_1', { signal: control.signal, timeoutMs: 60_000 })
  control.abort(new Error('not needed any more'))
  await expect(waiting).rejects.toThrow('not needed any more')
})

test('pages follow each other, and no more are asked for than are read', async () => {
  const { client, asked } = scripted(json(200, { data: [{ id: 'msg_1' }, { id: 'msg_2' }], nextCursor: 'c1' }), json(200, { data: [{ id: 'msg_3' }], nextCursor: 'c2' }))
  const ids: string[] = []
  for await (const { id } of client.messages.list({ status: 'delivered' })) {
    ids.push(id)
    if (ids.length === 3) break
  }
  expect(ids).toEqual(['msg_1', 'msg_2', 'msg_3'])
  expect(asked.map(({ url }) => url.split('?')[1])).toEqual(['status=delivered', 'status=delivered&after=c1'])
})

test('an interrupted stream is taken up where it was', async () => {
  const stream = (text: string) => new Response(text, { headers: { 'content-type': 'text/event-stream' } })
  const { client, asked } = scripted(stream('retry: 1\n\nid: 7\nevent: message\ndata: {"a":\ndata: 1}\n\n: still here\n\nid: 8\ndata: lost'), stream('id: 8\r\ndata: {"b":2}\r\n\r\n'))
  const seen: unknown[] = []
  for await (const event of client.events()) if (seen.push([event.id, event.event, event.json()]) === 2) break
  expect(seen).toEqual([['7', 'message', { a: 1 }], ['8', 'message', { b: 2 }]])
  expect(asked.map(({ headers }) => headers.get('last-event-id'))).toEqual([null, '7'])
})

test('webhooks signed by the reference implementation are told from others', async () => {
  const secret = `whsec_${Buffer.from('0123456789abcdef01234567').toString('base64')}`
  const body = JSON.stringify({ type: 'message.delivered', data: { text: 'Zoë' } })
  const at = new Date()
  const headers = { 'Webhook-Id': 'evt_1', 'webhook-timestamp': String(Math.floor(at.getTime() / 1000)), 'webhook-signature': new Webhook(secret).sign('evt_1', at, body) }
  expect(await sdk.verifyWebhook({ secret, headers, body })).toEqual(JSON.parse(body))
  const other = `whsec_${Buffer.from('another secret of 24 byte').toString('base64')}`
  expect(await sdk.verifyWebhook({ secret: [other, secret], headers: new Headers(headers), body: Buffer.from(body) })).toEqual(JSON.parse(body))
  expect(await sdk.verifyWebhook({ secret, headers: { ...headers, 'webhook-signature': `v1,AAAA v1a,x ${headers['webhook-signature']}` }, body })).toBeTruthy()
  const wrong = [{ secret: other }, { body: `${body} ` }, { now: at.getTime() + 301_000 }, { headers: { ...headers, 'webhook-signature': 'v1,' } }, { headers: { ...headers, 'Webhook-Id': 'evt_2' } }, { headers: {} }]
  for (const change of wrong) await expect(sdk.verifyWebhook({ secret, headers, body, ...change })).rejects.toBeInstanceOf(sdk.WebhookError)
})

test('types know what a route takes and gives', () => {
  const client = new Onesixty({ url: 'https://sms.example.invalid', fetch: (() => Promise.reject(new Error())) as typeof fetch })
  const uses = () => [
    client.call('get', '/v1/messages/{id}', { path: { id: 'msg_1' } }).then((message: Message) => message.id.length),
    // @ts-expect-error the path needs its id
    client.call('get', '/v1/messages/{id}'),
    // @ts-expect-error there is no such route
    client.call('get', '/v1/nothing'),
    // @ts-expect-error a text is no number
    client.messages.send({ to: 31612345678, text: 'Hi' }),
    // @ts-expect-error there is no such status
    client.messages.list({ status: 'gone' }),
  ]
  expect(uses).toBeTypeOf('function')
})

test('in Node and in Chromium it sends, follows, lists and is refused like anybody else', { timeout: 60_000 }, async () => {
  const site = await createSite()
  const house = await site.start()
  const story = async (library: typeof sdk, url: string, key: string) => {
    const client = new library.Onesixty({ url, key })
    const heard = new AbortController()
    const events = client.events({ signal: heard.signal })
    await events.next()
    const exact = client.events({ types: 'message.delivered', signal: heard.signal })
    const ready = (await exact.next()).value?.event
    const sent = await client.messages.send({ to: '+31612345678', from: 'SHOP', text: 'Hi' })
    const many = await client.messages.sendMany({ text: 'Hi', messages: [{ to: '+31612345679' }, { to: 'no number' }] })
    let status: string = sent.status
    for (let at = 0; at < 100 && status !== 'delivered'; at++) {
      await new Promise((next) => setTimeout(next, 50))
      status = (await client.messages.get(sent.id)).status
    }
    let event = ''
    while (event !== 'messages') event = (await events.next()).value?.event ?? 'messages'
    const told = (await exact.next()).value!
    const follows = ready === 'ready' && told.event === 'message.delivered' && told.data.includes(sent.id) && told.id !== undefined
    heard.abort()
    const listed: string[] = []
    for await (const { id } of client.messages.list({ limit: 1 })) listed.push(id)
    const refused = await client.messages.send({ to: '12', text: 'Hi' }).catch((error: unknown) => error)
    const stranger = await new library.Onesixty({ url, key: 'live_x' }).messages.get('x').catch((error: unknown) => error)
    return [follows, status, many.accepted, many.refused, event, listed.includes(sent.id), library.hasCode(refused, 'invalid_recipient'), (stranger as Error).name]
  }
  const expected = [true, 'delivered', 1, 1, 'messages', true, true, 'AuthenticationError']
  try {
    const published = (await import(join(built, 'onesixty.js'))) as typeof sdk
    expect(await story(published, house.url, house.key)).toEqual(expected)
    const older = ['/usr/bin/node', '/usr/local/bin/node'].find((node) => existsSync(node) && /^v2[0-3]/.test(spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout))
    if (older) {
      const told = spawnSync(older, ['--input-type=module', '-e', `import * as sdk from ${JSON.stringify(join(built, 'onesixty.js'))}\nconst story = ${story.toString()}\nconsole.log(process.version, JSON.stringify(await story(sdk, ${JSON.stringify(house.url)}, ${JSON.stringify(house.key)})))\nprocess.exit()`], { encoding: 'utf8', timeout: 30_000 })
      console.log(`in an older Node too: ${told.stdout.trim()}${told.stderr}`)
      expect(told.stdout.trim().replace(/^v\S+ /, '')).toBe(JSON.stringify(expected))
    }
    if (whyNoBrowser) return console.log(`not in a browser: ${whyNoBrowser}`)
    const browser = await launch()
    try {
      const page = await browser.newPage()
      await page.route('**/sdk/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: readFileSync(join(built, route.request().url().split('/').pop()!), 'utf8') }))
      await page.goto(`${house.url}/docs`)
      const told = await page.evaluate(`import('/sdk/onesixty.js').then((library) => (${story.toString()})(library, location.origin, ${JSON.stringify(house.key)}))`)
      expect(told).toEqual(expected)
    } finally {
      await browser.close()
    }
  } finally {
    await house.kill()
    site.remove()
  }
})
