// Strangers fill every text they can reach with markup, formulas, templates, SQL and headers, through the doors that the
// public has. Then every page of the dashboard is opened in a real browser, and every list and export is read: nothing runs,
// nothing is lost, nothing is changed on its way.
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { npmSmpp, type PeerSession } from '../../src/smpp/peer.ts'
import { launch, whyNoBrowser } from '../support/browser.ts'
import { allHostileTexts, hostileTexts } from '../support/hostile-texts.ts'
import { ask, cli, createSite, type RunningHouse } from '../support/house.ts'

const site = await createSite()
let house: RunningHouse
let browser: Browser | undefined

beforeAll(async () => {
  house = await site.start()
  if (!whyNoBrowser) browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
  site.remove()
})

type Message = { id: string; to: string; text: string; reference?: string; tags?: string[]; status: string }
type Outcome = { id?: string; error?: { code: string } }

/** The longest that a text message may be; what is longer is cut in halves that are hostile still. */
const fits = (text: string) => text.slice(0, 1_000)
const receiver = '+31612345678'
const sent: { id: string; text: string }[] = []

test('texts, references and tags are kept as they came, and the tables too', async () => {
  const messages = allHostileTexts.map((text) => ({ to: receiver, text: fits(text), reference: fits(text).slice(0, 256), tags: [fits(text).slice(0, 64)] }))
  const { status, headers, body } = await ask<{ messages: Outcome[] }>(house, '/v1/messages', { messages })
  expect(status).toBe(202)
  expect([...headers.keys()].filter((name) => name.startsWith('x-injected') || name === 'set-cookie')).toEqual([])
  body.messages.forEach(({ id }, at) => id && sent.push({ id, text: messages[at]!.text }))
  // what is refused is refused as a text, by name, and is rare
  expect(body.messages.filter(({ id, error }) => id === undefined && !/^(invalid_text|invalid_value|invalid_request)$/.test(error!.code))).toEqual([])
  expect(sent.length).toBeGreaterThan(200)
  for (const { id, text } of sent.filter((_, at) => at % 7 === 0)) {
    const { body: message } = await ask<Message>(house, `/v1/messages/${id}`)
    expect(message).toMatchObject({ text, reference: text.slice(0, 256), tags: [text.slice(0, 64)] })
  }
}, 60_000)

test('a search for hostile words finds nothing more than they say, and breaks nothing', async () => {
  for (const text of hostileTexts.statements) {
    const word = encodeURIComponent(text)
    for (const path of [`/v1/messages?from=${word}`, `/v1/messages?to=${word}`, `/v1/messages?after=${word}`, `/v1/messages/${word}`, `/v1/handsets/${word}/messages`]) {
      const { status, body } = await ask<{ data?: unknown[] }>(house, path)
      expect([200, 400, 404, 422]).toContain(status)
      if (status === 200 && !path.includes('after=')) expect(body.data).toEqual([])
    }
  }
}, 60_000)

test('people with hostile names get them as their name, and their row back as a text that no spreadsheet runs', async () => {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  // a file with control characters is refused whole, before anything of it is sent
  const names = allHostileTexts.filter((name) => !/[\p{Cc}]/u.test(name))
  const file = join(site.folder, 'people.csv')
  const rows = names.map((name, at) => `${quoted(`+3161234${String(5_000 + at)}`)},${quoted(name)}`)
  const wrong = hostileTexts.formulas.map((name) => `${quoted('no number')},${quoted(name)}`)
  writeFileSync(file, ['phone,name', ...rows, ...wrong].join('\r\n'))
  const child = spawn(process.execPath, [...cli, 'send', '--csv', file, '--text', 'Hi {{ name }}', '--json'], { env: { ...process.env, ...site.env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, complaints] = ['', '']
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  const code = await new Promise((resolve) => child.once('close', resolve))
  expect(code, complaints).toBe(0)
  const result = JSON.parse(out) as { accepted: number; refused: number; refusedFile: string }
  expect(result.accepted).toBeGreaterThan(200)
  const { body } = await ask<{ data: Message[] }>(house, `/v1/messages?to=${encodeURIComponent('+31612345014')}`)
  expect(body.data[0]!.text).toBe(`Hi ${names[14]}`)
  const template = names.indexOf('{{7*7}}')
  const { body: one } = await ask<{ data: Message[] }>(house, `/v1/messages?to=${encodeURIComponent(`+3161234${5_000 + template}`)}`)
  expect(one.data[0]!.text).toBe('Hi {{7*7}}')
  const cells = readFileSync(result.refusedFile, 'utf8').split(/[,;\t\r\n]/)
  expect(cells.filter((cell) => /^\s*[=@|\uff1d\uff0b\uff0d\uff20]|^[+-](?![\d .()-]*$)/.test(cell) && !/^=1\+1"*$/.test(cell))).toEqual([])
}, 60_000)

test('phones answer with all of it, and an operator’s peer calls itself so', async () => {
  await Promise.all(
    Array.from({ length: 8 }, async (_, worker) => {
      for (let at = worker; at < allHostileTexts.length; at += 8) {
        const { status } = await ask(house, `/v1/handsets/${encodeURIComponent(receiver)}/messages`, { to: '1600', text: fits(allHostileTexts[at]!) })
        expect([200, 201, 202, 400, 422]).toContain(status)
      }
    }),
  )
  const session = await new Promise<PeerSession>((resolve) => {
    const opened = npmSmpp.connect(`smpp://127.0.0.1:${site.env['ONESIXTY_SMSC_PORT']}`, () => resolve(opened))
  })
  const command = (name: 'bind_transceiver' | 'submit_sm', fields: object) =>
    new Promise<number>((resolve) => session[name](fields, ({ command_status: status }) => resolve(status)))
  expect(await command('bind_transceiver', { system_id: 'demo', password: 'demo' })).toBe(0)
  let taken = 0
  for (const text of ['<svg onload', '"><b onload', "';DROP TABL", '=1+1', '@SUM(A1)', '{{7*7}}', '<img src=x', '\r\nX-Inject']) {
    const to = { destination_addr: receiver.slice(1), dest_addr_ton: 1, dest_addr_npi: 1 }
    if ((await command('submit_sm', { ...to, source_addr_ton: 5, source_addr: text, short_message: text })) === 0) taken++
  }
  session.close()
  expect(taken).toBeGreaterThan(3)
}, 60_000)

test('names of keys, connections and webhooks, and addresses of webhooks', async () => {
  for (const [at, text] of allHostileTexts.entries()) {
    if (at % 4 !== 0) continue
    const { status } = await ask(house, '/v1/keys', { name: fits(text).slice(0, 64), mode: 'test' })
    expect([201, 400, 422, 429]).toContain(status)
    expect([400, 422, 429]).toContain((await ask(house, '/v1/webhooks', { url: fits(text).slice(0, 200) })).status)
    const webhook = await ask<{ name: string }>(house, '/v1/webhooks', { url: 'https://shop.example/hook', name: fits(text).slice(0, 60), types: ['message.delivered'] })
    expect([201, 409, 422]).toContain(webhook.status) // 409: a workspace has so many and no more
    if (webhook.status === 201) expect(webhook.body.name).toBe(fits(text).slice(0, 60))
    if (at % 16 !== 0) continue
    const connection = { name: fits(text).slice(0, 60), protocol: 'smpp', host: '127.0.0.1', port: 1, systemId: 'x', password: 'x', paused: true }
    expect([201, 400, 422]).toContain((await ask(house, '/v1/connections', connection)).status)
  }
}, 60_000)

test('the records of the centre are cells that no spreadsheet runs', async () => {
  const text = await (await fetch(`${house.url}/v1/smsc/records.csv`, { headers: { authorization: `Bearer ${house.key}` } })).text()
  expect(text).toContain(`'=1+1`)
  expect(text.split(/[,;\t\r\n]/).filter((cell) => /^"?\s*[=@|+-]/.test(cell))).toEqual([])
})

/** Pages of one thing, whose name or text is hostile. */
const ownPages: string[] = []

test('contacts with their fields, lists, segments, campaigns, keywords and forms', async () => {
  const make = async (path: string, body: object) => {
    const told = await ask<{ id?: string; token?: string }>(house, path, body)
    expect([201, 400, 409, 422], `${path} ${JSON.stringify(told.body)}`).toContain(told.status)
    return told.body
  }
  await make('/v1/contact-fields', { key: 'first_name', title: '<img src=x onerror=ran()>', type: 'text' })
  const plain = allHostileTexts.filter((text) => !/[\p{Cc}]/u.test(text))
  const made: string[] = []
  for (const [at, text] of plain.entries()) {
    if (at % 12 !== 0) continue
    const name = fits(text).slice(0, 60)
    const { id } = await make('/v1/contacts', { number: `+3161777${String(1_000 + at)}`, fields: { first_name: name }, tags: [name.replaceAll(/[,;|]/g, '').slice(0, 40)] })
    const list = await make('/v1/lists', { name })
    const segment = await make('/v1/segments', { name, rule: { field: 'first_name', is: name } })
    const campaign = await make('/v1/campaigns', { name, text: name, from: '1600', recipients: [{ to: receiver, fields: { first_name: name } }] })
    await make('/v1/keywords', { words: [`w${at}`], number: '1600', action: { kind: 'reply', text: name } })
    await make('/v1/forms', { number: '1600', title: name, wording: name, thanks: name, list: list.id })
    await make('/v1/imports', { name })
    if (id) made.push(`/contacts/${id}`)
    if (segment.id) made.push(`/segments/${segment.id}`)
    if (campaign.id) made.push(`/campaigns/${campaign.id}`)
  }
  for (const kind of ['contacts', 'campaigns']) {
    const found = made.filter((path) => path.startsWith(`/${kind}/`))
    expect(found.length, kind).toBeGreaterThan(10)
    ownPages.push(...found.slice(0, 3))
  }
}, 60_000)

/** Of every route that the dashboard has, one address at least. */
const hostile = encodeURIComponent('<svg onload=ran()>')
const pages = [
  '/overview', '/compose?text=%3Cimg%20src%3Dx%20onerror%3Dran()%3E', '/billing', '/prices', '/senders', '/routes', '/networks', '/connections', '/connections/receipts',
  '/campaigns', '/consent', '/inbox', '/keywords', '/contacts', '/developers', '/settings', '/prices?tab=rates',
  ...['connections', 'developers', 'settings', 'webhooks', 'campaigns', 'shared', 'contacts', 'segments', 'imports'].map((kind) => `/${kind}/${hostile}`),
  ...['keys', 'webhooks', 'requests', 'codes'].map((part) => `/developers/${part}`),
  ...['team', 'workspaces', 'approval', 'audit', 'countries', 'retention'].map((part) => `/settings/${part}`),
  '/', '/messages', '/phones', `/phones/${encodeURIComponent(receiver)}`, '/messages?to=%3Cimg%20src%3Dx%20onerror%3Dran()%3E',
  '/messages/%3Csvg%20onload=ran()%3E', '/phones/%3Csvg%20onload=ran()%3E', '/no/%3Cscript%3Eran()%3C/script%3E',
]

test('no page of the dashboard is left out', () => {
  const source = readFileSync(join(import.meta.dirname, '..', '..', 'web', 'src', 'pages.tsx'), 'utf8')
  const paths = [...source.matchAll(/(?:path: |page\(root, )'([^']+)'/g)].map(([, path]) => path!.replace(/^(?!\/)/, '/phones/'))
  expect(paths.length).toBeGreaterThan(25)
  const patternOf = (path: string) => path.replaceAll(/\/\{-\$\w+\}/g, '(?:/[^/?]+)?').replaceAll(/\$\w+/g, '[^/?]+')
  const unseen = paths.filter((path) => !pages.some((page) => new RegExp(`^${patternOf(path)}(?:\\?|$)`).test(page)))
  expect(unseen).toEqual([])
})

/** Watches a page before anything of it runs. */
async function watch(): Promise<{ page: Page; seen: string[]; ran: () => Promise<string[]> }> {
  const page = await (await browser!.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  const seen: string[] = []
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => seen.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (/content security policy|trusted ?types|refused to/i.test(message.text())) seen.push(`console: ${message.text().slice(0, 200)}`)
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(house.url) && !request.url().startsWith('data:')) seen.push(`asked ${request.url()}`)
  })
  await page.addInitScript(`
    globalThis.told = []
    globalThis.ran = () => told.push('ran')
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => told.push([effectiveDirective, blockedURI, sourceFile].join(' ')))
  `)
  return { page, seen, ran: () => page.evaluate<string[]>('told') }
}

/** Its texts are there, and what they would have started has had its turn. */
async function drawn(page: Page): Promise<void> {
  await page.locator('#root').getByText(/\w/).first().waitFor()
  await page.waitForTimeout(200)
}

test.skipIf(whyNoBrowser)(`every page shows it and runs none of it${whyNoBrowser ? ` (skipped: ${whyNoBrowser})` : ''}`, async () => {
  const { page, seen, ran } = await watch()
  const told: string[] = []
  const look = async (path: string) => {
    await page.goto(`${house.url}${path}`)
    await drawn(page)
    told.push(...(await ran()))
  }
  await page.goto(house.signInLink)
  await drawn(page)
  for (const path of [...pages, ...ownPages]) await look(path)
  // whoever was invited reads the name that the workspace was given
  for (const name of ['<img src=x onerror=ran()>', '"><svg onload=ran()>', '</title><script>ran()</script>']) {
    const { id } = (await ask<{ id: string }>(house, '/v1/workspaces', { name })).body
    const { link } = (await ask<{ link: string }>(house, '/v1/invitations', { workspace: id, email: `${id}@example.com`, role: 'owner' })).body
    const invited = await watch()
    await invited.page.goto(link)
    await invited.page.getByText(name).first().waitFor()
    told.push(...(await invited.ran()), ...invited.seen)
  }
  const markup = new Set<string>(hostileTexts.markup)
  for (const { id } of sent.filter(({ text }, at) => markup.has(text) && at % 8 === 0)) await look(`/messages/${id}`)
  // it is there to be seen, as text
  const shown = sent.find(({ text }) => text === '<img src=x onerror=ran()>')!
  await look(`/messages/${shown.id}`)
  await page.getByText(shown.text).first().waitFor()
  await page.mouse.move(400, 400)
  told.push(...(await ran()))
  expect({ seen, told }).toEqual({ seen: [], told: [] })
}, 240_000)

test.skipIf(whyNoBrowser)('the same watch sees a script that gets into a page, and the policy stops it', async () => {
  const { page, seen, ran } = await watch()
  await page.goto(house.signInLink)
  await drawn(page)
  const refused = await page.evaluate<number>(`(() => {
    const place = document.body.appendChild(document.createElement('div'))
    const acts = [
      () => (place.innerHTML = '<img src=x onerror=ran()>'),
      () => (document.createElement('script').text = 'ran()'),
      () => document.write('<script>ran()</script>'),
      () => place.setAttribute('onclick', 'ran()'),
    ]
    place.appendChild(new Image()).src = 'https://evil.example/pixel.gif'
    return acts.filter((act) => {
      try {
        act()
      } catch {
        return true
      }
    }).length
  })()`)
  await page.waitForTimeout(200)
  expect(refused).toBe(4)
  const told = await ran()
  expect(told).not.toContain('ran')
  expect(told.some((one) => one.startsWith('img-src https://evil.example'))).toBe(true)
  expect(seen.some((one) => /content security policy/i.test(one))).toBe(true)
})
