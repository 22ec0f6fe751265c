// A campaign from its people to its report, as the guide has it; and one for a list of contacts, answered from phones.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, createSite, until, type RunningHouse, type Site } from '../support/house.ts'

const guide = readFileSync(join(import.meta.dirname, '..', '..', 'docs/guide/campaigns.md'), 'utf8')
const commands = [...guide.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, code]) => code!)

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

type Campaign = { id: string; state: string; counts: Record<string, number> }
const shown = async (number: string) => (await ask<{ data: { text: string; from: string }[] }>(house, `/v1/handsets/${encodeURIComponent(number)}/messages`)).body.data
const finished = (id: string) => until('the campaign to finish', async () => {
  const { body } = await ask<Campaign>(house, `/v1/campaigns/${id}`)
  return body.state === 'finished' ? body : undefined
})

test('the commands of the guide do what it says', async () => {
  const { stdout } = await promisify(execFile)('bash', ['-c', `set -e\n${commands.join('\n')}`], { env: { ...process.env, API: `${house.url}/v1`, KEY: house.key } })
  for (const said of ['"added":2', '"recipients":4', '"duplicates":1', 'is no phone number', '"state":"in_review"', '"state":"running"', '"state":"paused"', '"sent":4', '"delivered":4', '+31612340001,delivered', '"path":"/v1/campaigns/shared/'])
    expect(stdout).toContain(said)
  expect((await shown('+31612340001')).map(({ text }) => text)).toEqual(['Dag Ada, zaterdag gaan we open. STOP om te stoppen.'])
  expect((await shown('+31612349999')).map(({ text }) => text)).toEqual(['Dag Ada, zaterdag gaan we open. STOP om te stoppen.'])
  expect((await shown('+447400123456')).map(({ text }) => text)).toEqual(['Hi there, we open on Saturday. Reply STOP to end.'])
  expect(await shown('+31612340002')).toHaveLength(1)
  const token = /"path":"(\/v1\/campaigns\/shared\/[^"]+)"/.exec(stdout)![1]!
  const open = await fetch(`${house.url}${token}`)
  expect(await open.json()).toMatchObject({ name: 'Opening', counts: { audience: 5, sent: 4, excluded: 1 } })
}, 60_000)

test('the people of a list get it, and the report knows who replied and who asked for silence', async () => {
  const put = await fetch(`${house.url}/v1/campaign-policy`, { method: 'PUT', headers: { authorization: `Bearer ${house.key}`, 'content-type': 'application/json' }, body: '{"recipients":null}' })
  expect(put.status).toBe(200)
  const list = await ask<{ id: string }>(house, '/v1/lists', { name: 'Regulars' })
  expect(list.status).toBe(201)
  const numbers = [1, 2, 3, 4].map((at) => `+3161235000${at}`)
  const ids = await Promise.all(numbers.map(async (number) => (await ask<{ id: string }>(house, '/v1/contacts', { number })).body.id))
  expect((await ask(house, `/v1/lists/${list.body.id}/members`, { add: ids })).body).toMatchObject({ added: 4 })
  const made = await ask<Campaign>(house, '/v1/campaigns', {
    name: 'Regulars', text: 'Hello', from: '4321', consent: 'existing', consentWording: 'They agreed.', audience: { lists: [list.body.id] }, recipients: [{ to: numbers[0] }, { to: '+31612350009' }],
  })
  const { id } = made.body
  expect((await ask(house, `/v1/campaigns/${id}/preview`, {})).body).toMatchObject({ recipients: 5, duplicates: 1 })
  expect((await ask(house, `/v1/campaigns/${id}/start`, {})).status).toBe(200)
  expect((await finished(id)).counts).toMatchObject({ audience: 5, sent: 5, delivered: 5, duplicates: 1 })
  const { data } = (await ask<{ data: { campaign: string }[] }>(house, `/v1/messages?campaign=${id}`)).body
  expect(data.map(({ campaign }) => campaign)).toEqual(Array.from({ length: 5 }, () => id))
  for (const [number, text] of [[numbers[0], 'Nice!'], [numbers[1], 'STOP'], [numbers[2], 'When?'], [numbers[2], 'stop']] as const)
    expect((await ask(house, `/v1/handsets/${encodeURIComponent(number!)}/messages`, { to: '4321', text })).status).toBe(201)
  await until('the answers to be counted', async () => {
    const { body } = await ask<{ counts: Record<string, number> }>(house, `/v1/campaigns/${id}/report`)
    return body.counts['optedOut'] === 2 && body.counts['replied'] === 1 ? true : undefined
  })
  const again = await ask<Campaign>(house, '/v1/campaigns', { name: 'Once more', text: 'Hello again', from: '4321', consent: 'existing', consentWording: 'They agreed.', audience: { lists: [list.body.id] } })
  await ask(house, `/v1/campaigns/${again.body.id}/start`, {})
  expect((await finished(again.body.id)).counts).toMatchObject({ audience: 4, sent: 2, excluded: 2 })
  expect(await shown(numbers[1]!)).toSatisfy((texts: { text: string }[]) => texts.every(({ text }) => text !== 'Hello again'))
  expect((await ask<{ last: object }>(house, `/v1/campaigns/${again.body.id}/report`)).body.last).toMatchObject({ name: 'Regulars' })
}, 60_000)

test('two campaigns at one moment do not go beyond the cap together', async () => {
  const headers = { authorization: `Bearer ${house.key}`, 'content-type': 'application/json' }
  const { status } = await fetch(`${house.url}/v1/consents/settings`, { method: 'PATCH', headers, body: '{"cap":1,"capHours":24}' })
  expect(status).toBe(200)
  const recipients = Array.from({ length: 400 }, (_, at) => ({ to: `+316124${10_000 + at}` }))
  const draft = { text: 'Hello', from: '4321', consent: 'existing', consentWording: 'They agreed.', recipients }
  const ids = await Promise.all(['One', 'Other'].map(async (name) => (await ask<Campaign>(house, '/v1/campaigns', { name, ...draft })).body.id))
  await Promise.all(ids.map((id) => ask(house, `/v1/campaigns/${id}/start`, {})))
  const seen = await until('all to be handed over, and what may go to be sent', async () => {
    const both = await Promise.all(ids.map(async (id) => (await ask<Campaign & { held?: { cap?: { count: number } } }>(house, `/v1/campaigns/${id}`)).body))
    return both.every(({ counts, held }) => counts['waiting'] === 0 && counts['sent']! + (held?.cap?.count ?? 0) === recipients.length) ? both : undefined
  })
  expect(seen.reduce((sum, { counts }) => sum + counts['sent']!, 0)).toBe(recipients.length)
}, 60_000)
