// The exact live stream: nothing is missed or told twice when the line breaks, also when the server is killed meanwhile.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEventReader, type ServerEvent } from '../../src/cli/events.ts'
import { idFloor } from '../../src/kit/ids.ts'
import { ask, createSite, until, type RunningHouse, type Site } from '../support/house.ts'

let site: Site
let house: RunningHouse
beforeAll(async () => {
  site = await createSite()
  house = await site.start()
}, 60_000)
afterAll(async () => {
  await house?.stop()
  site?.remove()
})

const lines: AbortController[] = []
afterAll(() => lines.forEach((line) => line.abort()))

/** Follows until it is cut; what it heard, and how it would take up again. */
async function follow(query: string, headers: Record<string, string> = {}) {
  const line = new AbortController()
  lines.push(line)
  const response = await fetch(`${house.url}/v1/events?${query}`, { headers: { authorization: `Bearer ${house.key}`, ...headers }, signal: line.signal })
  const heard: ServerEvent[] = []
  const one = { status: response.status, heard, last: '', cut: () => line.abort() }
  const reader = createEventReader((event) => heard.push(event), (id) => (one.last = id))
  const reading = async () => {
    for await (const piece of response.body!) reader.push(Buffer.from(piece).toString())
  }
  reading().catch(() => {})
  if (response.status === 200) await until('the stream to be ready', async () => (heard.length > 0 ? true : undefined))
  return one
}
const send = async (count: number) => {
  const messages = Array.from({ length: count }, (_, at) => ({ to: `+3161234${String(at).padStart(4, '0')}`, text: 'Hi' }))
  const { body } = await ask<{ messages: { id: string }[] }>(house, '/v1/messages', { messages })
  return body.messages.map(({ id }) => id)
}
const delivered = (heard: readonly ServerEvent[]) =>
  heard.filter(({ event }) => event === 'message.delivered').map(({ data }) => (JSON.parse(data) as { data: { id: string } }).data.id)

test('a broken line is taken up where it was: all, once, in order', async () => {
  const first = await follow('types=message.delivered')
  const ids = await send(20)
  await until('some of them', async () => (delivered(first.heard).length >= 5 ? true : undefined))
  first.cut()
  const later = await send(20)
  const second = await follow('types=message.delivered', { 'last-event-id': first.last })
  await until('the rest', async () => (delivered(first.heard).length + delivered(second.heard).length >= 40 ? true : undefined))
  const all = [...delivered(first.heard), ...delivered(second.heard)]
  expect(all.toSorted()).toEqual([...ids, ...later].toSorted())
  expect(second.heard.map(({ event }) => event)).not.toContain('gap')
  expect(new Set([...first.heard, ...second.heard].map(({ event }) => event))).toEqual(new Set(['ready', 'message.delivered']))
  second.cut()
})

test('a server that was killed is taken up as well', async () => {
  const first = await follow('types=*')
  const ids = await send(30)
  await until('the first of them', async () => (delivered(first.heard).length >= 1 ? true : undefined))
  const { last } = first
  await house.kill()
  house = await site.start()
  const second = await follow('types=*', { 'last-event-id': last })
  await until('the end of all', async () => (new Set([...delivered(first.heard), ...delivered(second.heard)]).size === 30 ? true : undefined), 60_000)
  expect(second.heard.map(({ event }) => event)).not.toContain('gap')
  expect([...delivered(first.heard), ...delivered(second.heard)].toSorted()).toEqual(ids.toSorted())
  second.cut()
}, 90_000)

test('whoever was away for too long is told that something is missing', async () => {
  const old = idFloor('evt_', Date.now() - 3_600_000)
  const { heard, cut } = await follow(`types=*&after=${old}`)
  await until('the gap', async () => heard.find(({ event }) => event === 'gap'))
  cut()
})

test('types that nobody knows are refused', async () => {
  expect((await follow('types=message.burnt')).status).toBe(422)
})
