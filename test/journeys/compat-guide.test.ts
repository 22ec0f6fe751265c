// The snippets of the guide to compatible doors, run as they stand there against a whole house.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, createSite, until, type RunningHouse } from '../support/house.ts'

const root = join(import.meta.dirname, '..', '..')
const guide = readFileSync(join(root, 'docs/guide/compatible-doors.md'), 'utf8')
const snippets = [...guide.matchAll(/```(js|sh)\n([\s\S]*?)```/g)].map(([, language, code]) => ({ language: language!, code: code! }))
const run = promisify(execFile)

const site = await createSite()
let house: RunningHouse
let env: NodeJS.ProcessEnv

beforeAll(async () => {
  house = await site.start()
  const key = (await ask<{ key: string; accountSid: string }>(house, '/v1/keys', { name: 'guide', mode: 'live', scopes: ['read', 'send', 'develop'] })).body
  const account = (await ask<{ systemId: string; password: string }>(house, '/v1/smpp-accounts', { name: 'guide' })).body
  env = { ...process.env, ...site.env, BASE: house.url, ACCOUNT_SID: key.accountSid, KEY: key.key, SMPP_ID: account.systemId, SMPP_PASSWORD: account.password }
})
afterAll(async () => {
  await house.stop()
  site.remove()
})

const runIt = async ({ language, code }: (typeof snippets)[number]) => {
  const [command, ...args] = language === 'js' ? [process.execPath, '--input-type=module', '-e', code] : ['bash', '-ec', code]
  return (await run(command!, args, { cwd: root, env, timeout: 30_000 })).stdout
}
const from = (text: string) => snippets.filter(({ code }) => code.includes(text))

test('every snippet is tried here', () => {
  expect(snippets.map(({ language }) => language)).toEqual(['sh', 'js', 'sh', 'sh', 'sh', 'js', 'sh'])
})

test.each([
  ['Your order is on its way.', /^SM[0-9a-f]{32} queued\n\+31612345678 /],
  ['Without a package.', /"status":"queued"/],
  ['From a program for Kannel.', /^0: Accepted for delivery$/],
  ['From a program for Vonage.', /^0 msg_\w+\n$/],
  ['From listmonk.', /^\{"accepted":1\}$/],
])('%s', async (text, says) => {
  const [snippet] = from(text)
  expect(await runIt(snippet!)).toMatch(says)
  await until('it on the phone', async () => {
    const { body } = await ask<{ data: { text: string }[] }>(house, `/v1/handsets/${encodeURIComponent('+31612345678')}/messages`)
    return body.data.find((message) => message.text === text)
  })
})

test('the keys and accounts that it asks for are made as it says', async () => {
  expect(JSON.parse(await runIt(from('/v1/smpp-accounts')[0]!))).toMatchObject({ systemId: expect.any(String), password: expect.any(String) })
  expect(await runIt(from('keys create')[0]!)).toMatch(/^live_/)
})
