// Audiences, hand-overs and counts of campaigns are kept alike on every database.
import { afterAll, expect, test } from 'vitest'
import { personOf } from '../../src/campaigns/audience.ts'
import type { Campaign } from '../../src/campaigns/campaign.ts'
import { buckets, campaignReads, deleteAnswers, deleteRecipients, exclude, forgetNumber, handOver, insertAnswers, insertCampaign, insertRecipients, leaveOut, setPolicy, shareAs, updateCampaign } from '../../src/campaigns/records.ts'
import { campaignMigrations } from '../../src/campaigns/schema.ts'
import { inlineSqlite } from '../../src/db/inline.ts'
import { openPostgres } from '../../src/db/postgres.ts'
import { campaignReads as messagesOf } from '../../src/gateway/campaigns/records.ts'
import { gatewayMigrations } from '../../src/gateway/schema.ts'
import { systemClock } from '../../src/kit/clock.ts'
import { startPostgres } from '../support/postgres.ts'

const postgres = await startPostgres()
const missing = 'missing' in postgres ? postgres.missing : undefined
afterAll(() => ('missing' in postgres ? undefined : postgres.stop()))

const migrations = [...gatewayMigrations, ...campaignMigrations]
const open = {
  sqlite: async () => inlineSqlite({ clock: systemClock, migrations }),
  postgres: async () => {
    if ('missing' in postgres) throw new Error(postgres.missing)
    return openPostgres({ url: postgres.url, migrations })
  },
}
const owner = { workspace: 'wsp_a', mode: 'live' } as const
const campaign = (id: string): Campaign => ({
  ...owner, id, state: 'draft', reason: null, version: 1, content: { name: 'x', text: 'y', from: 'z' }, facts: { author: 'a', editors: ['a'] }, createdAt: 1_767_225_600_000,
})
const numberAt = (at: number) => `+3161234${String(5_000 + at)}`
const everybody = { from: 0, below: buckets }

const story = async (driver: keyof typeof open) => {
  const db = await open[driver]()
  const reads = campaignReads(db)
  const one = campaign('cmp_1')
  await db.write([insertCampaign(one), insertCampaign({ ...campaign('cmp_2'), mode: 'test' })])
  expect(await reads.get(owner, 'cmp_1')).toEqual(one)
  expect(await reads.get({ ...owner, mode: 'test' }, 'cmp_1')).toBeUndefined()
  expect((await reads.list(owner, { limit: 5 })).map(({ id }) => id)).toEqual(['cmp_2', 'cmp_1'])
  expect((await reads.list({ ...owner, mode: 'test' }, { limit: 5 })).map(({ id }) => id)).toEqual(['cmp_2'])

  const people = Array.from({ length: 10 }, (_, at) => personOf('cmp_1', { to: numberAt(at), ...(at % 2 ? { timeZone: 'Asia/Tokyo' } : {}), fields: { n: String(at) } }, undefined))
  const written = await db.write([insertRecipients('cmp_1', [...people, people[3]!, personOf('cmp_1', { to: 'x' }, undefined)])])
  expect(written).toMatchObject({ ok: true, changes: [11] })
  expect((await db.write([insertRecipients('cmp_1', people)])).ok).toBe(true)
  expect(await reads.audience('cmp_1')).toEqual({ waiting: 10, handed: 0, reasons: { invalid_recipient: 1 } })

  const first = await reads.waiting('cmp_1', { ...everybody, after: '', limit: 3 })
  const rest = await reads.waiting('cmp_1', { ...everybody, after: first[2]!.number, limit: 100 })
  expect([...first, ...rest].map(({ number }) => number)).toEqual(people.map(({ number }) => number))
  expect(first[1]).toMatchObject({ bucket: people[1]!.bucket, fields: '{"n":"1"}' })
  const half = await Promise.all([{ from: 0, below: 5_000 }, { from: 5_000, below: buckets }].map((range) => reads.waiting('cmp_1', { ...range, after: '', limit: 100 })))
  expect(half.flat()).toHaveLength(10)
  expect(await reads.waiting('cmp_1', { ...everybody, zones: ['Asia/Tokyo'], after: '', limit: 100 })).toHaveLength(5)
  expect(await reads.waiting('cmp_1', { ...everybody, zones: [null], after: '', limit: 100 })).toHaveLength(5)
  expect((await reads.zones('cmp_1')).toSorted()).toEqual(['Asia/Tokyo', null])

  const handed = [0, 1].map((at) => ({ number: numberAt(at), message: `msg_${at}` }))
  expect(await db.write([handOver('cmp_1', 1, handed)])).toMatchObject({ ok: true })
  expect(await db.write([handOver('cmp_1', 1, [{ number: numberAt(2), message: 'msg_2' }, handed[1]!])])).toMatchObject({ ok: false, conflict: 'fence' })
  expect(await db.write([exclude('cmp_1', 1, [{ number: numberAt(2), reason: 'missing_field' }])])).toMatchObject({ ok: true })
  expect(await db.write([exclude('cmp_1', 1, [{ number: numberAt(0), reason: 'missing_field' }])])).toMatchObject({ ok: false })
  expect(await reads.audience('cmp_1')).toEqual({ waiting: 7, handed: 2, reasons: { invalid_recipient: 1, missing_field: 1 } })
  expect(await reads.recipient('cmp_1', numberAt(1))).toMatchObject({ state: 1, message: 'msg_1' })

  const answer = { number: numberAt(0), isStop: false, at: '2026-11-22T10:00:00Z' }
  for (const [said, changed] of [[answer, 1], [answer, 0], [{ ...answer, isStop: true }, 1], [answer, 0]] as const)
    expect(await db.write([insertAnswers('cmp_1', [said])])).toMatchObject({ changes: [changed] })
  expect(await reads.answers('cmp_1')).toEqual({ replied: 0, optedOut: 1 })

  expect(await reads.answered('cmp_1', '', 5)).toEqual([{ number: numberAt(0), isStop: true }])
  expect(await reads.messagesOf('cmp_1', [numberAt(0), numberAt(5)])).toEqual(new Map([[numberAt(0), 'msg_0']]))
  const tried = await reads.tried('cmp_1', { from: 0, below: buckets, of: 2 })
  expect([0, 1].map((variant) => tried.get(variant) ?? 0)).toEqual([0, 1].map((variant) => [0, 1].filter((at) => people[at]!.bucket % 2 === variant).length))

  const dueAt = 1_767_225_600_000
  await db.write([insertRecipients('cmp_2', people.slice(0, 3).map((one, at) => ({ ...one, dueAt: dueAt + at }))), insertRecipients('cmp_2', people.slice(3, 4))])
  expect(await reads.nextDue('cmp_2')).toBe(dueAt)
  expect((await reads.due('cmp_2', dueAt + 1, 10)).map(({ number }) => number)).toEqual([numberAt(0), numberAt(1)])
  expect(await db.write([leaveOut('replied', [{ campaign: 'cmp_2', number: numberAt(0) }, { campaign: 'cmp_2', number: '+1' }])])).toMatchObject({ changes: [1] })
  expect(await reads.nextDue('cmp_2')).toBe(dueAt + 1)
  expect(await reads.audience('cmp_2')).toEqual({ waiting: 3, handed: 0, reasons: { replied: 1 } })

  await db.write([shareAs('cmp_1', 'token'), setPolicy('wsp_a', { recipients: 5 }), setPolicy('wsp_a', { recipients: 7 })])
  expect(await reads.shared('token')).toMatchObject({ id: 'cmp_1' })
  expect(await reads.policy('wsp_a')).toEqual({ recipients: 7 })
  await db.write([updateCampaign({ ...one, state: 'canceled', reason: 'withdrawing' })])
  expect((await reads.open()).map(({ id }) => id)).toEqual(['cmp_1'])
  await db.write([updateCampaign({ ...one, state: 'canceled' })])
  expect(await reads.open()).toEqual([])

  const row = (id: string, state: number, submitted: number | null) => ({
    sql: `INSERT INTO message (id, workspace, mode, lane, state, sender, recipient, text, encoding, segments, concat, flash, country, connection, route, created_at, expires_at, submitted_at, finished_at, campaign)
      VALUES (?, 'wsp_a', 1, 2, ?, 'S', '+31612345678', 't', 0, 2, 0, 0, 'NL', 'demo', '{}', 0, 0, ?, ?, 'cmp_1')`,
    rows: [[id, state, submitted, state >= 5 ? 1_767_225_700_000 : null]],
  })
  await db.write([row('msg_0', 5, 1_767_225_600_000), row('msg_1', 4, 1_767_225_601_000), row('msg_2', 7, null), row('msg_3', 1, null)])
  const messages = messagesOf(db)
  expect((await messages.counts('cmp_1')).toSorted((a, b) => (a.status < b.status ? -1 : 1))).toEqual([
    { status: 'delivered', submitted: true, reason: null, messages: 1, parts: 2 }, { status: 'expired', submitted: false, reason: null, messages: 1, parts: 2 },
    { status: 'queued', submitted: false, reason: null, messages: 1, parts: 2 }, { status: 'submitted', submitted: true, reason: null, messages: 1, parts: 2 },
  ])
  expect((await messages.shares('cmp_1')).reduce((sum, { parts }) => sum + parts, 0)).toBe(8)
  expect(await messages.troubles('cmp_1')).toEqual([{ status: 'expired', reason: null, error: null, messages: 1 }])
  expect(await messages.minutes('cmp_1')).toEqual([{ at: 1_767_225_600_000, submitted: 2, delivered: 0 }, { at: 1_767_225_660_000, submitted: 0, delivered: 1 }])
  expect((await messages.outcomes(['msg_0', 'none'])).get('msg_0')).toMatchObject({ status: 'delivered', segments: 2, submittedAt: 1_767_225_600_000 })

  const count = async (id: string) => (await reads.recipients(id, '', 100)).length
  await db.write(forgetNumber({ workspace: 'wsp_b', mode: 'live' }, numberAt(4)))
  expect([await count('cmp_1'), await reads.nthRecipient('cmp_1', 2), await reads.nthRecipient('cmp_1', 12)]).toEqual([11, numberAt(1), undefined])
  await db.write(forgetNumber(owner, numberAt(4)))
  expect([await count('cmp_1'), await count('cmp_2')]).toEqual([10, 4])
  await db.write(forgetNumber({ ...owner, mode: 'test' }, numberAt(1))) // of one that has not ended
  expect((await reads.waiting('cmp_2', { ...everybody, after: '', limit: 100 })).map(({ fields }) => fields)).toEqual([null, '{"n":"2"}', '{"n":"3"}'])
  expect([(await reads.withRows('cmp_1'))?.id, (await reads.withRows('cmp_3'))?.id]).toEqual([undefined, 'cmp_1'])
  await db.write([deleteRecipients('cmp_1', numberAt(1))])
  expect(await count('cmp_1')).toBe(8)
  await db.write([deleteRecipients('cmp_1'), deleteAnswers('cmp_1')])
  expect([await reads.withRows('cmp_3'), await reads.answers('cmp_1')]).toEqual([undefined, { replied: 0, optedOut: 0 }])
  await db.close()
}

test('campaigns on SQLite', () => story('sqlite'))
test.skipIf(missing !== undefined)(`campaigns on PostgreSQL${missing === undefined ? '' : ` (${missing})`}`, () => story('postgres'))
