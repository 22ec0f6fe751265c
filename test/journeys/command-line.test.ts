// Every command for machines: what it writes with --json is one value, or one a line, of a shape that scripts hold on to,
// without colours and without anything else on standard output.
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createProgram } from '../../src/cli/program.ts'
import { ask, cli, createSite, freePort, until, type RunningHouse } from '../support/house.ts'

const site = await createSite()
let house: RunningHouse
beforeAll(async () => {
  house = await site.start()
})
afterAll(async () => {
  await house?.stop()
  site.remove()
})

const { FORCE_COLOR: _, NO_COLOR: __, ...plain } = process.env
type Ended = { code: number | null; out: string; complaints: string }
function call(words: readonly string[], env: Record<string, string> = {}, act?: (said: () => string, stop: () => void, complained: () => string) => Promise<void>): Promise<Ended> {
  const child = spawn(process.execPath, [...cli, ...words], { env: { ...plain, ...site.env, ...env }, stdio: [act ? 'pipe' : 'ignore', 'pipe', 'pipe'] })
  let [out, complaints] = ['', '']
  child.stdout!.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr!.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  void act?.(() => out, () => child.kill('SIGINT'), () => complaints).catch(() => child.kill('SIGKILL'))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, complaints })))
}
const tried = new Set<string>()
/** One JSON value, and nothing beside it. */
async function json<Body = Record<string, unknown>>(...words: string[]): Promise<Body> {
  const { code, out, complaints } = await call([...words, '--json'])
  expect({ words, code }, complaints).toEqual({ words, code: 0 })
  tried.add(['keys', 'audit', 'consents', 'contacts'].includes(words[0]!) ? `${words[0]} ${words[1]}` : words[0]!)
  expect(out).not.toContain('\u001b')
  return JSON.parse(out) as Body
}

test('keys, messages and databases', async () => {
  const made = await json<{ id: string }>('keys', 'create', 'script')
  expect(made).toMatchObject({ id: expect.stringMatching(/^key_/), key: expect.stringMatching(/^test_/), name: 'script', mode: 'test' })
  expect(await json('keys', 'list')).toEqual({ data: expect.arrayContaining([expect.objectContaining({ id: made.id })]) })
  expect(await json('keys', 'rotate', made.id, '--overlap', '60')).toMatchObject({ id: expect.stringMatching(/^key_/), key: expect.stringMatching(/^test_/), name: 'script' })
  expect(await json('keys', 'revoke', made.id)).toEqual({ id: made.id, revoked: true })

  const sent = await json<{ messages: { id: string }[] }>('send', '--to', '+31612345678', '--text', 'Hi', '--wait')
  const id = JSON.stringify(sent).match(/msg_\w+/)![0]
  expect(await json('status', id)).toMatchObject({ id, to: '+31612345678', status: 'delivered', timeline: expect.any(Array) })
  expect(await json('completion', 'ids', 'messages')).toEqual({ data: [id] })
  const file = join(site.folder, 'people.csv')
  writeFileSync(file, 'phone\n+31612345679\nnobody\n')
  expect(await json('send', '--csv', file, '--text', 'Hi')).toMatchObject({ rows: 2, accepted: 1, refused: 1, refusedFile: expect.any(String) })

  expect(await json('migrate', '--show')).toMatchObject({ applied: false, databases: [{ database: 'house', pending: [] }, { database: 'smsc', pending: [] }] })
  expect(await json('doctor')).toMatchObject({ ok: true, checks: expect.arrayContaining([{ name: 'server', state: 'ok', say: 'It answers.' }]) })
  expect(await json('audit', 'verify')).toMatchObject({})
  expect(await json('consents', 'verify')).toEqual(expect.any(Object))
  expect(await json('contacts', 'import', file)).toEqual(expect.any(Object))
  expect(await json('completion', 'bash')).toMatchObject({ shell: 'bash', script: expect.stringContaining('complete') })
}, 60_000)

test('a backup, put back elsewhere', async () => {
  const folder = join(site.folder, 'backup')
  expect(await json('backup', folder)).toMatchObject({ folder, format: 1, copies: expect.any(Array) })
  const elsewhere = join(site.folder, 'elsewhere')
  mkdirSync(elsewhere, { mode: 0o700 })
  const { code, out, complaints } = await call(['restore', folder, '--json'], { ONESIXTY_DATA_DIR: elsewhere })
  tried.add('restore')
  expect(code, complaints).toBe(0)
  expect(JSON.parse(out)).toEqual(expect.any(Object))
}, 60_000)

test('an operator is connected', async () => {
  const [host, port] = ['127.0.0.1', site.env['ONESIXTY_SMSC_PORT']!]
  const made = await json('init', '--host', host, '--port', port, '--system-id', 'demo', '--password', 'demo', '--price', '0.05', '--currency', 'EUR')
  expect(made).toMatchObject({ connection: { id: expect.stringMatching(/^con_/), changed: false }, test: { ok: true }, prices: { rows: 1 } })
}, 60_000)

test('what goes on until it is stopped writes a line for each thing', async () => {
  const lines = (out: string) => out.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
  const listening = await call(['listen', '--json'], {}, async (said, stop) => {
    await until('an event', async () => {
      await ask(house, '/v1/messages', { to: '+31612345678', text: 'Heard' })
      return said() === '' ? undefined : true
    })
    stop()
  })
  expect(listening.code).toBe(0)
  expect(lines(listening.out)[0]).toMatchObject({ type: expect.stringMatching(/^message\./), data: expect.any(Object) })

  const phone = await call(['phone', '+31612345678', '--json'], {}, async (said, stop) => {
    await until('a message', async () => (said() === '' ? undefined : true))
    stop()
  })
  expect(phone.code, phone.complaints).toBe(0)
  expect(lines(phone.out)[0]).toMatchObject({ id: expect.any(String), from: expect.any(String), text: expect.any(String), direction: expect.stringMatching(/^in|out$/) })

  const alone = await freePort()
  const smsc = await call(['smsc', '--json'], { ONESIXTY_SMSC_PORT: String(alone), ONESIXTY_DATA_DIR: join(site.folder, 'alone') }, async (_, stop, complained) => {
    await until('the centre to be there', async () => (complained().includes('SMSC on') ? true : undefined))
    stop()
  })
  expect(smsc).toMatchObject({ code: 0, out: '' })
  for (const name of ['listen', 'phone', 'smsc', 'start']) tried.add(name) // start is what all of this runs on
}, 60_000)

test('every command was tried, but the bench, which takes its time', () => {
  const nothing = async () => {}
  const program = createProgram({ version: '', run: nothing, runBare: nothing })
  const all = program.commands.flatMap((one) => (one.commands.length > 0 ? one.commands.map((below) => `${one.name()} ${below.name()}`) : [one.name()]))
  expect(all.filter((name) => !tried.has(name))).toEqual(['bench'])
})

test('colours are for terminals, or where they are asked for', async () => {
  const piped = await call(['doctor'])
  expect(piped.out).not.toContain('\u001b')
  const coloured = await call(['doctor'], { FORCE_COLOR: '1' })
  expect(coloured.out).toContain('\u001b[')
}, 30_000)

test('doctor ends with 1 when an operator is away, and says so; what a server tells of webhooks it understands', async () => {
  const settings = { name: 'Far away', protocol: 'smpp', host: '127.0.0.1', port: 1, systemId: 'x', password: 'x' }
  expect((await ask(house, '/v1/connections', settings)).status).toBe(201)
  expect((await ask(house, '/v1/webhooks', { url: 'https://shop.example/hook' })).status).toBe(201)
  const checks = await until('the fault to be found', async () => {
    const { code, out } = await call(['doctor', '--json'])
    return code === 1 ? (JSON.parse(out) as { checks: { name: string; state: string; say: string; advice?: string }[] }).checks : undefined
  })
  const of = (name: string) => checks.find((check) => check.name === name)!
  expect(of('connections')).toMatchObject({ state: 'fail', say: expect.stringMatching(/^Far away: .*ECONNREFUSED/), advice: expect.any(String) })
  expect(of('webhooks')).toMatchObject({ state: 'ok', say: '1 of 1 take what they are sent.' })
}, 60_000)

test('a reader that has seen enough ends a command without a complaint', async () => {
  const words = [...cli, 'completion', 'fish'].map((word) => `'${word}'`).join(' ')
  const { code, complaints } = await new Promise<{ code: number | null; complaints: string }>((resolve) => {
    const child = spawn('bash', ['-c', `'${process.execPath}' ${words} | head -1`], { env: { ...process.env, ...site.env }, stdio: ['ignore', 'ignore', 'pipe'] })
    let text = ''
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
    child.once('close', (ended) => resolve({ code: ended, complaints: text }))
  })
  expect({ code, complaints }).toEqual({ code: 0, complaints: '' })
})
