// What Prometheus would read of a whole installation, held against what was sent through it.
import { afterAll, expect, test } from 'vitest'
import { ask, createSite, until } from '../support/house.ts'

const site = await createSite()
const house = await site.start()
afterAll(async () => {
  await house.stop()
  site.remove()
})

/** Samples by their name with labels; a line that is no sample, comment or blank fails. */
function parse(text: string): Map<string, number> {
  const samples = new Map<string, number>()
  for (const line of text.split('\n')) {
    if (line === '' || /^# (?:HELP|TYPE) [a-z_0-9]+ .+$/.test(line)) continue
    const [, name, value] = /^([a-zA-Z_][\w]*(?:\{(?:[a-z_]+="(?:[^"\\\n]|\\.)*",?)+\})?) (\S+)$/.exec(line) ?? []
    if (name === undefined || Number.isNaN(Number(value!.replace('+Inf', 'Infinity').replace(/^Nan$/, '0')))) throw new Error(`no sample: ${line}`)
    expect(samples.has(name), name).toBe(false)
    samples.set(name, Number(value))
  }
  return samples
}
const scrape = async () => parse(await (await fetch(`${house.url}/metrics`)).text())

test('what was sent is what is counted, and no number is in it', async () => {
  const numbers = Array.from({ length: 40 }, (_, at) => `+316123450${String(at).padStart(2, '0')}`)
  const messages = numbers.map((to) => ({ to, text: 'Counted' }))
  expect((await ask(house, '/v1/messages', { messages, lane: 'bulk' })).status).toBe(202)
  expect((await ask(house, '/v1/messages', { to: numbers[0], text: 'Your code is 1234', lane: 'otp' })).status).toBe(202)
  const of = (status: string, lane: string) => `onesixty_messages_total{status="${status}",lane="${lane}",connection="demo"}`
  const samples = await until('all of them to be delivered', async () => {
    const read = await scrape()
    return read.get(of('delivered', 'bulk')) === 40 && read.get(of('delivered', 'otp')) === 1 ? read : undefined
  })
  expect(samples.get(of('accepted', 'bulk'))).toBe(40)
  expect(samples.get(of('submitted', 'bulk'))).toBe(40)
  expect(samples.get('onesixty_queue_depth{lane="bulk"}')).toBe(0)
  expect(samples.get('onesixty_connection_sent_total{connection="demo"}')).toBe(41)
  expect(samples.get('onesixty_connection_binds_up{connection="demo"}')).toBeGreaterThan(0)
  expect(samples.get('onesixty_http_requests_total{method="POST",route="/v1/messages",status="202"}')).toBe(2)
  expect(samples.get('onesixty_commits_total')).toBeGreaterThan(1)
  expect(samples.get('onesixty_commit_duration_seconds_count')).toBe(samples.get('onesixty_commits_total'))
  expect(samples.get('onesixty_smpp_door_binds')).toBe(0)
  expect(samples.get('onesixty_webhook_attempts_total{outcome="delivered"}')).toBe(0)
  const text = await (await fetch(`${house.url}/metrics`)).text()
  expect(text).not.toMatch(/31612345|Counted|wsp_|live_/)
})
