// The guide to the first message, followed as a newcomer would: its commands in a shell, its program in a file.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ask, cli, createSite, freePort, until } from '../support/house.ts'

const guide = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'guide', 'first-message.md'), 'utf8')
const blocks = [...guide.matchAll(/```(sh|js)\n([^]*?)```/g)].map(([, language, code]) => ({ language: language!, code: code! }))
const site = await createSite({ ONESIXTY_ALLOW_PRIVATE_CALLBACKS: 'on' })
const house = await site.start()
const port = await freePort()
let shell: ChildProcess | undefined

afterAll(async () => {
  shell?.kill('SIGTERM')
  await house.stop()
  site.remove()
})

test('the guide starts as this test does, and its setting is still needed', () => {
  expect(guide).toContain('ONESIXTY_ALLOW_PRIVATE_CALLBACKS=on npm start')
  expect(blocks.map(({ language }) => language)).toEqual(['sh', 'sh', 'sh', 'js', 'sh', 'sh', 'sh'])
})

test('a message, its receipt by webhook, and an answered reply, by the letter of the guide', async () => {
  const folder = join(site.folder, 'newcomer')
  mkdirSync(folder)
  const here = (code: string) => code.replaceAll('127.0.0.1:1600', new URL(house.url).host).replaceAll('3000', String(port)).replaceAll('npx onesixty', `"${process.execPath}" ${cli.map((word) => `"${word}"`).join(' ')}`)
  const program = blocks.find(({ language }) => language === 'js')!.code
  writeFileSync(join(folder, 'shop.mjs'), here(program))
  const steps = blocks.filter(({ language }) => language === 'sh').map(({ code }) => here(code))
  const begins = steps.findIndex((code) => code.startsWith('node shop.mjs'))
  const wait = `\nuntil "${process.execPath}" -e 'fetch("http://127.0.0.1:${port}").then(() => process.exit(0), () => process.exit(1))'; do sleep 0.1; done\n`
  const script = steps.map((code, at) => (at === begins ? `${code}trap "kill $!" EXIT${wait}` : `${code}\n`)).join('')
  const key = /^export KEY=.*$/m.exec(script)
  expect(key).not.toBeNull()

  const env = { ...process.env, ...site.env, PATH: `${join(process.execPath, '..')}:${process.env['PATH']}` }
  let said = ''
  let complained = ''
  shell = spawn('bash', ['-e', '-c', `${script}\nsleep 60 &\nwait $!`], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  shell.stdout!.on('data', (chunk: Buffer) => (said += chunk.toString()))
  shell.stderr!.on('data', (chunk: Buffer) => (complained += chunk.toString()))

  const answered = await until('the answer on the phone', async () => {
    const { body } = await ask<{ data: { from: string; text: string }[] }>(house, `/v1/handsets/${encodeURIComponent('+31612345678')}/messages`)
    return body.data.find(({ text }) => text === 'You said: Thank you!')
  }, 30_000).catch((error: Error) => {
    throw new Error(`${error.message}\n${said}\n${complained}`)
  })
  expect(answered.from).toBe('1600')
  for (const line of ['message.delivered 1600 → +31612345678', 'message.received +31612345678 → 1600 Thank you!'])
    await until(line, async () => (said.includes(line) ? true : undefined))
  expect(complained).not.toMatch(/error/i)
}, 60_000)

test('the program is right JavaScript, and believes no stranger', async () => {
  const file = join(site.folder, 'newcomer', 'shop.mjs')
  execFileSync(process.execPath, ['--check', file])
  const response = await fetch(`http://127.0.0.1:${port}/hook`, { method: 'POST', body: '{"type":"message.received","data":{}}' })
  expect(response.status).toBe(401)
})
