// A developer without a browser: a phone in the terminal answers, and every event reaches the program under development,
// though that one was away at first.
import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, cli, createSite, freePort, type RunningHouse, until } from '../support/house.ts'

const number = '+31612345678'
const site = await createSite()
let house: RunningHouse
const children: ChildProcess[] = []

beforeAll(async () => void (house = await site.start()))
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await house?.stop()
  site.remove()
})

function command(...args: string[]) {
  const child = spawn(process.execPath, [...cli, ...args], { env: { ...process.env, ...site.env }, stdio: 'pipe' })
  children.push(child)
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => void (said.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => void (said.err += chunk.toString()))
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { child, said, exited }
}
const says = (what: { out: string; err: string }, pattern: RegExp) =>
  until(String(pattern), async () => (pattern.test(what.out + what.err) ? true : undefined))

test('the phone shows what comes and sends what is typed; listen forwards both', async () => {
  const port = await freePort()
  const listening = command('listen', '--forward', `http://127.0.0.1:${port}/hook`)
  const phone = command('phone', number)
  await says(listening.said, /Listening to/)
  await says(phone.said, /The phone \+31612345678/)
  await ask(house, '/v1/messages', { to: number, from: '1600', text: 'Will you come?' })
  await says(phone.said, /1600 {2}Will you come\?/)
  const got: { type: string; data: { text?: string } }[] = []
  const hook = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => void (body += chunk.toString()))
    request.on('end', () => {
      got.push(JSON.parse(body) as (typeof got)[number])
      response.end()
    })
  }).listen(port, '127.0.0.1')
  phone.child.stdin.end('Yes, gladly\n')
  expect(await phone.exited).toBe(0)
  const { body } = await ask<{ data: { text: string; direction: string }[] }>(house, `/v1/handsets/${number}/messages`)
  expect(body.data[0]).toMatchObject({ direction: 'out', text: 'Yes, gladly' })
  await until('the answer at the hook', async () => got.find(({ type, data }) => type === 'message.received' && data.text === 'Yes, gladly'))
  expect(got.map(({ type }) => type)).toEqual(expect.arrayContaining(['message.queued', 'message.delivered', 'message.received']))
  const records = await fetch(`${house.url}/v1/smsc/records.csv`, { headers: { authorization: `Bearer ${house.key}` } })
  const lines = (await records.text()).trimEnd().split('\r\n')
  expect(lines[0]).toMatch(/^id,direction,account,from,to,state,/)
  expect(lines.slice(1)).toEqual([expect.stringMatching(/,to_phone,demo,1600,31612345678,delivered,/), expect.stringMatching(/,from_phone,demo,/)])
  listening.child.kill('SIGINT')
  expect(await listening.exited).toBe(0)
  hook.closeAllConnections()
  hook.close()
}, 60_000)
