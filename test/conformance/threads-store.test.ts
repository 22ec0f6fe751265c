// Conversations and statistics are kept alike on every database.
import { afterAll, expect, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { inlineSqlite } from '../../src/db/inline.ts'
import { openPostgres } from '../../src/db/postgres.ts'
import { peopleReads } from '../../src/gateway/people/records.ts'
import { insertInbound } from '../../src/gateway/records.ts'
import { gatewayMigrations } from '../../src/gateway/schema.ts'
import { inboundMigrations } from '../../src/inbound/schema.ts'
import { forgetPerson } from '../../src/inbound/records.ts'
import type { Arrived } from '../../src/inbound/threads/records.ts'
import { createThreads } from '../../src/inbound/threads/threads.ts'
import { systemClock } from '../../src/kit/clock.ts'
import { silentLog } from '../../src/kit/log.ts'
import { openStatistics } from '../../src/statistics/open.ts'
import { statisticMigrations } from '../../src/statistics/records.ts'
import { startPostgres } from '../support/postgres.ts'

const postgres = await startPostgres()
const missing = 'missing' in postgres ? postgres.missing : undefined
afterAll(() => ('missing' in postgres ? undefined : postgres.stop()))

const migrations = [...gatewayMigrations, ...inboundMigrations, ...statisticMigrations].sort((a, b) => (a.name < b.name ? -1 : 1))
const open = {
  sqlite: async () => inlineSqlite({ clock: systemClock, migrations }),
  postgres: async () => {
    if ('missing' in postgres) throw new Error(postgres.missing)
    return openPostgres({ url: await postgres.database(), migrations })
  },
}
const check = (title: string, run: (db: Database) => Promise<void>) => {
  for (const driver of ['sqlite', 'postgres'] as const)
    test.skipIf(driver === 'postgres' && missing !== undefined)(`${driver}: ${title}${driver === 'postgres' && missing ? ` (${missing})` : ''}`, async () => {
      const db = await open[driver]()
      try {
        await run(db)
      } finally {
        await db.close()
      }
    })
}

const book = { workspace: 'wsp_a', mode: 'live' } as const
const other = { workspace: 'wsp_b', mode: 'live' } as const
const [ann, bob] = ['+31612345678', '+31612345679']
const threadsOf = (db: Database) => createThreads({ db, people: peopleReads(db), ledger: { standingsOf: async () => [] }, contactsOf: async () => new Map([[ann, { id: 'con_1', name: 'Ann' }]]) })
const arrived = (person: string, latest: string, more: Partial<Arrived> = {}): Arrived => ({ ...book, person, number: '1600', latest, at: 1_767_225_600_000, waits: true, ...more })

check('conversations are listed, read, looked after and forgotten, also where one batch has several texts of a person', async (db) => {
  const threads = threadsOf(db)
  const octets = (text: string) => new TextEncoder().encode(text)
  await db.write([insertInbound(['inb_1', 'inb_2', 'inb_3'].map((id, i) => ({ ...book, id, connection: 'con', sender: [ann, bob, ann][i]!, recipient: '1600', esmClass: 0, dataCoding: 0, octets: octets(`Text ${i + 1}`), at: 1 })))])
  await threads.take([arrived(ann, 'inb_1'), arrived(bob, 'inb_2'), arrived(ann, 'inb_3'), arrived(ann, 'inb_3'), arrived(bob, 'inb_2', other)])
  const first = await threads.list(book, { limit: 1 })
  expect(first).toMatchObject({ data: [{ person: ann, unread: 2, state: 'open', contact: 'con_1', name: 'Ann', last: { text: 'Text 3' } }], nextCursor: 'inb_3' })
  expect((await threads.list(book, { limit: 5, after: first.nextCursor, unread: true })).data).toMatchObject([{ person: bob, unread: 1 }])
  expect(await threads.get(book, ann, { limit: 10 })).toMatchObject({ messages: [{ id: 'inb_3' }, { id: 'inb_1' }] })
  expect(await threads.change(book, bob, { assignee: 'usr_1' })).toMatchObject({ assignee: 'usr_1' })
  expect((await threads.list(book, { limit: 5, assignee: 'usr_1', state: 'open' })).data).toHaveLength(1)
  expect(await peopleReads(db).partsSince(0)).toEqual([])
  await threads.settled(book, bob)
  expect((await threads.list(book, { limit: 5, state: 'closed' })).data).toMatchObject([{ person: bob, unread: 0, assignee: 'usr_1' }])
  await db.write(forgetPerson(book, ann))
  expect((await threads.list(book, { limit: 5 })).data.map(({ person }) => person)).toEqual([bob])
  expect((await threads.list(other, { limit: 5 })).data).toMatchObject([{ person: bob, unread: 1 }])
})

check('a message from the number they wrote to answers them, also after a restart; one from elsewhere does not', async (db) => {
  await threadsOf(db).take([arrived(ann, 'inb_1', { number: '31612340000' })])
  const threads = threadsOf(db)
  await threads.load()
  const unread = async () => (await threads.list(book, { limit: 5, unread: true })).data.length
  await threads.answered(book, ann, 'SHOP')
  await threads.answered(other, ann, '+31612340000')
  expect(await unread()).toBe(1)
  await threads.answered(book, ann, '+31612340000')
  expect(await unread()).toBe(0)
  await threads.take([arrived(ann, 'inb_2', { number: '1600' })])
  await threads.answered(book, ann, '1600')
  expect(await unread()).toBe(0)
})

check('statistics add up over writings, and are read by time and country', async (db) => {
  const dutch = JSON.stringify({ country: 'NL', mcc: '204', mnc: '08' })
  const asked = { ...book, from: Date.now() - 86_400_000, to: Date.now() + 86_400_000 }
  for (let i = 0; i < 2; i++) {
    const statistics = openStatistics({ db, clock: systemClock, log: silentLog })
    statistics.start()
    statistics.observe([
      { ...book, status: 'submitted', network: dutch }, { ...book, status: 'delivered', network: dutch }, { ...book, status: 'rejected', network: null }, { ...other, status: 'submitted', network: dutch },
    ])
    statistics.optedOut(book, ann)
    await statistics.stop()
  }
  const statistics = openStatistics({ db, clock: systemClock, log: silentLog })
  const sums = (await statistics.series(asked, 'day')).reduce((sum, { counts }) => ({ sent: sum.sent + counts.sent, rejected: sum.rejected + counts.rejected, optedOut: sum.optedOut + counts.optedOut }), { sent: 0, rejected: 0, optedOut: 0 })
  expect(sums).toEqual({ sent: 2, rejected: 2, optedOut: 2 })
  expect((await statistics.countries(asked)).map(({ country, counts }) => [country, counts.sent])).toEqual([['NL', 2], ['', 0]])
  expect((await statistics.series({ ...asked, country: 'NL' }, 'minute'))).toEqual([])
})
