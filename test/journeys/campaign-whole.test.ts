// The whole way of a campaign through public doors: a file of people, the segment of one town, the preview, the agreement of
// a second person, the sending, replies and STOPs from phones, the report; and the next one, which knows who said STOP.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSite, until, type RunningHouse, type Site } from '../support/house.ts'

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

async function must<Of = { id: string }>(path: string, body?: object | string, { method = body === undefined ? 'GET' : 'POST', key = house.key, status = 0 } = {}): Promise<Of> {
  const response = await fetch(`${house.url}/v1${path}`, {
    method, headers: { authorization: `Bearer ${key}`, ...(body !== undefined && { 'content-type': typeof body === 'string' ? 'text/csv' : 'application/json' }) },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  if (status ? response.status !== status : !response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return (text.startsWith('{') ? JSON.parse(text) : text) as Of
}
const write = (from: string, text: string) => must(`/handsets/${encodeURIComponent(from)}/messages`, { to: '4321', text })
const shown = async (number: string) => (await must<{ data: { text: string }[] }>(`/handsets/${encodeURIComponent(number)}/messages`)).data.map(({ text }) => text)
type Campaign = { id: string; state: string; counts: Record<string, number> & { reasons: Record<string, number> } }
const finished = (id: string) => until('the campaign to finish', async () => {
  const now = await must<Campaign>(`/campaigns/${id}`)
  return now.state === 'finished' ? now : undefined
}, 30_000)

const number = (at: number) => `+3161277${String(at).padStart(4, '0')}`
const [inUtrecht, inDelft] = [100, 20]
/** Of those in Utrecht: one said STOP before, one has no name. */
const [silent, nameless] = [7, 8]

test('import, segment, preview, agreement, sending, replies and STOPs, report', async () => {
  await must('/contact-fields', { key: 'first_name', title: 'First name', type: 'text' })
  await must('/contact-fields', { key: 'city', title: 'City', type: 'text' })
  const lines = Array.from({ length: inUtrecht + inDelft }, (_, at) => `${number(at)};${at === nameless ? '' : `Nr ${at}`};${at < inUtrecht ? 'Utrecht' : 'Delft'}`)
  const file = ['Mobile;First name;City', ...lines, 'nobody;No;Utrecht', lines[3]!].join('\n')
  const { id: imported } = await must('/imports', { name: 'people.csv' })
  await must(`/imports/${imported}/file?offset=0`, file, { method: 'PUT' })
  await must(`/imports/${imported}/start`, { country: 'NL', consent: { wording: 'Form of May 2026' } })
  const { counts: taken } = await until('the import', async () => {
    const now = await must<{ state: string; counts: Record<string, number> }>(`/imports/${imported}`)
    return now.state === 'done' ? now : undefined
  })
  expect(taken).toMatchObject({ created: inUtrecht + inDelft, failed: 1 })
  const rule = { field: 'city', is: 'Utrecht' }
  expect(await must('/segments/count', { rule })).toEqual({ count: inUtrecht, exact: true })
  const { id: segment } = await must('/segments', { name: 'Utrecht', rule })
  await write(number(silent), 'STOP')

  await must('/campaign-policy', { recipients: 50 }, { method: 'PUT' })
  const { key: writer } = await must<{ key: string }>('/keys', { name: 'Writer', mode: 'live', scopes: ['read', 'write', 'send', 'develop'] })
  const { id } = await must('/campaigns', { name: 'Opening', from: '4321', text: 'Hi {{ first_name }}, we open on Saturday.', audience: { segments: [segment] } }, { key: writer })
  const preview = await until('the STOP to be heard', async () => {
    const seen = await must<{ recipients: number; parts: number; excluded: Record<string, { count: number; examples: { to: string }[] }> }>(`/campaigns/${id}/preview`, {})
    return seen.excluded['opt_out'] ? seen : undefined
  })
  expect(preview).toMatchObject({
    recipients: inUtrecht - 2, parts: inUtrecht - 2, countries: [{ country: 'NL', recipients: inUtrecht - 2 }],
    excluded: { opt_out: { count: 1, examples: [{ to: number(silent) }] }, missing_field: { count: 1, examples: [{ to: number(nameless) }] } },
  })

  expect(await must<Campaign>(`/campaigns/${id}/start`, {})).toMatchObject({ state: 'in_review' })
  const { key: second, id: secondId } = await must<{ key: string; id: string }>('/keys', { name: 'Second', mode: 'live', scopes: ['read', 'write', 'send', 'develop'] }, { key: writer })
  const { key: third } = await must<{ key: string }>('/keys', { name: 'Third', mode: 'live', scopes: ['read', 'send'] }, { key: second })
  const { key: rotated } = await must<{ key: string }>(`/keys/${secondId}/rotate`, {}, { key: writer })
  for (const key of [writer, second, third, rotated]) await must(`/campaigns/${id}/approve`, {}, { key, status: 403 })
  const { key: boss } = await must<{ key: string }>('/keys', { name: 'Boss', mode: 'live', scopes: ['read', 'send'] })
  expect(await must<Campaign>(`/campaigns/${id}/approve`, {}, { key: boss })).toMatchObject({ state: 'running' })
  const sent = inUtrecht - 2
  const { counts } = await finished(id)
  expect(counts).toMatchObject({ audience: inUtrecht, sent, delivered: sent, inFlight: 0, waiting: 0, failed: 0, excluded: 2, parts: sent })
  for (let at = 0; at < inUtrecht + inDelft; at += 9)
    expect(await shown(number(at))).toEqual(at < inUtrecht && at !== silent && at !== nameless ? [`Hi Nr ${at}, we open on Saturday.`] : [])

  const replied = [10, 11, 12, 13, 14]
  const stopped = [20, 21, 22]
  for (const at of replied) await write(number(at), 'See you!')
  for (const at of stopped) await write(number(at), 'stop')
  const report = await until('the answers to be counted', async () => {
    const now = await must<{ counts: Record<string, number> }>(`/campaigns/${id}/report`)
    return now.counts['replied'] === replied.length && now.counts['optedOut'] === stopped.length ? now : undefined
  })
  expect(report).toMatchObject({ name: 'Opening', state: 'finished', counts: { audience: inUtrecht, delivered: sent }, countries: [{ country: 'NL', messages: sent, delivered: sent, failed: 0 }] })
  const csv = (await must<string>(`/campaigns/${id}/report.csv`)).trim().split('\r\n')
  expect(csv).toHaveLength(1 + inUtrecht)
  expect(csv.filter((line) => line.includes(',delivered,'))).toHaveLength(sent)
  const { path } = await must<{ path: string }>(`/campaigns/${id}/share`, {})
  expect(await (await fetch(`${house.url}${path}`)).json()).toMatchObject({ counts: { sent } })

  const { id: next } = await must('/campaigns', { name: 'Once more', from: '4321', text: 'Hi {{ first_name | default: "there" }}', audience: { segments: [segment] } }, { key: second })
  expect(await must(`/campaigns/${next}/preview`, {})).toMatchObject({ recipients: inUtrecht - 1 - stopped.length, excluded: { opt_out: { count: 1 + stopped.length } } })
  await must(`/campaigns/${next}/start`, {})
  await must(`/campaigns/${next}/approve`, {}, { key: writer, status: 403 })
  await must(`/campaigns/${next}/approve`, {}, { key: boss })
  expect((await finished(next)).counts).toMatchObject({ audience: inUtrecht, sent: inUtrecht - 4, excluded: 4, reasons: { opt_out: 4 } })
  for (const at of [silent, ...stopped]) expect(await shown(number(at))).not.toContain(`Hi Nr ${at}`)
  expect(await must(`/campaigns/${next}/report`)).toMatchObject({ last: { id, counts: { replied: replied.length } } })
}, 120_000)
