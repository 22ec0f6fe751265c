// The guide to contacts, done as it is written; and the same file by one command.
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, createSite, until, type RunningHouse, type Site } from '../support/house.ts'

const root = join(import.meta.dirname, '..', '..')
const guide = readFileSync(join(root, 'docs/guide/contacts.md'), 'utf8')
const blocks = [...guide.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, code]) => code!)

let site: Site
let house: RunningHouse
const folder = mkdtempSync(join(tmpdir(), 'onesixty-guide-'))
beforeAll(async () => {
  site = await createSite({})
  house = await site.start()
}, 60_000)
afterAll(async () => {
  await house?.stop()
  site?.remove()
  rmSync(folder, { recursive: true, force: true })
})

test('its commands do what it says', async () => {
  const script = `set -e\n${blocks.join('\n')}`
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { env: { ...process.env, API: `${house.url}/v1`, KEY: house.key, FOLDER: folder } })
  for (const said of ['"number":"+31612345678"', '"externalIds":{"crm":"4711"}', '"created":2', '"failed":1', 'line,reason,cells', '"count":1,"exact":true']) expect(stdout).toContain(said)
  expect((await ask<{ count: number }>(house, '/v1/contacts/count?country=NL')).body).toEqual({ count: 4, exact: true })
}, 60_000)

test('one command takes a file, says what it took, and keeps the rest with its reasons', async () => {
  const file = join(folder, 'more.csv')
  writeFileSync(file, 'Mobile,Town,Note\n+31612345600,Delft,x\nnobody,Delft,=1+1\n')
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'src/cli/main.ts'), 'contacts', 'import', file, '--map', 'Town=field:city', 'Note=ignore', '--list', 'Newsletter', '--json'], {
    env: { ...process.env, ONESIXTY_API_URL: house.url, ONESIXTY_API_KEY: house.key },
  })
  expect(JSON.parse(stdout)).toMatchObject({ state: 'done', counts: { created: 1, failed: 1 }, errors: `${file}.errors.csv` })
  expect(readFileSync(`${file}.errors.csv`, 'utf8')).toContain("'=1+1")
  const { data } = (await ask<{ data: { id: string; name: string }[] }>(house, '/v1/lists')).body
  const members = (await ask<{ data: { number: string; fields: object }[] }>(house, `/v1/contacts?list=${data.find(({ name }) => name === 'Newsletter')!.id}`)).body.data
  expect(members).toMatchObject([{ number: '+31612345600', fields: { city: 'Delft' } }])
}, 60_000)

test('a message that arrives is in the timeline of its person', async () => {
  const { id } = (await ask<{ id: string }>(house, '/v1/contacts', { number: '+31612345655' })).body
  await ask(house, '/v1/messages', { to: '+31612345655', text: 'Hi' })
  const kinds = await until('the timeline', async () => {
    const { data } = (await ask<{ data: { kind: string }[] }>(house, `/v1/contacts/${id}/timeline`)).body
    return data.length >= 2 ? data.map(({ kind }) => kind) : undefined
  })
  expect(kinds).toEqual(['got', 'sent'])
}, 60_000)
