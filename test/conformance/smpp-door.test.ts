// SMPP accounts, numbers, and what accounts ask about messages of theirs come to the same on every database.
import { afterAll, expect, test } from 'vitest'
import { openNumbers } from '../../src/accounts/numbers/numbers.ts'
import { numberMigrations } from '../../src/accounts/numbers/records.ts'
import { accountsMigrations } from '../../src/accounts/records.ts'
import { smppAccountMigrations } from '../../src/accounts/smpp-accounts/records.ts'
import { createSmppAccounts } from '../../src/accounts/smpp-accounts/smpp-accounts.ts'
import { carrierMigrations } from '../../src/carriers/records.ts'
import type { Database } from '../../src/db/database.ts'
import { inlineSqlite } from '../../src/db/inline.ts'
import { openPostgres } from '../../src/db/postgres.ts'
import { openGateway } from '../../src/gateway/open.ts'
import { gatewayMigrations } from '../../src/gateway/schema.ts'
import { systemChance } from '../../src/kit/chance.ts'
import { systemClock as clock } from '../../src/kit/clock.ts'
import { createIds } from '../../src/kit/ids.ts'
import { silentLog } from '../../src/kit/log.ts'
import { embeddedQueue, queueMigrations } from '../../src/queue/embedded.ts'
import { chooseFrom } from '../../src/routing/choose.ts'
import { startPostgres } from '../support/postgres.ts'

const postgres = await startPostgres()
const missing = 'missing' in postgres ? postgres.missing : undefined
afterAll(() => ('missing' in postgres ? undefined : postgres.stop()))

const migrations = [...accountsMigrations, ...smppAccountMigrations, ...numberMigrations, ...queueMigrations, ...carrierMigrations, ...gatewayMigrations]
const drivers: readonly (readonly [string, () => Promise<Database>])[] = [
  ['SQLite', async () => inlineSqlite({ clock, migrations })],
  ['PostgreSQL', async () => openPostgres({ url: 'database' in postgres ? await postgres.database() : '', migrations })],
]

for (const [driver, open] of drivers)
  test(`${driver}: accounts, numbers and the messages of an account are kept, found and bounded`, async (context) => {
    if (driver === 'PostgreSQL' && missing !== undefined) return context.skip(missing)
    const db = await open()
    const ids = createIds({ clock })
    await db.write([{ sql: "INSERT INTO workspace (id, name, created_at) VALUES ('wsp_a', 'a', 0)", rows: [[]] }])
    const accounts = createSmppAccounts({ db, clock, chance: systemChance, ids })
    const made = await accounts.create('wsp_a', { mode: 'live', systemId: 'shop', tlvs: { PE_ID: 0x1400 } })
    if (typeof made === 'string') throw new Error(made)
    expect(await accounts.create('wsp_a', { mode: 'live', systemId: 'shop' })).toBe('taken')
    const { account, password } = made
    const owner = { workspace: 'wsp_a', mode: 'live' } as const
    expect(await accounts.change(owner, account.id, { window: 9 })).toMatchObject({ window: 9, tlvs: { PE_ID: 0x1400 } })
    expect(await accounts.authenticate('shop', password, '127.0.0.1')).toMatchObject({ id: account.id, window: 9 })

    const numbers = await openNumbers({ db, clock, ids })
    const given = await numbers.give({ number: '1600', workspace: 'wsp_a', account: account.id })
    if (typeof given === 'string') throw new Error(given)
    expect((await openNumbers({ db, clock, ids })).ownerOf('1600')).toMatchObject({ account: account.id })

    const gateway = openGateway({
      db, clock, queue: embeddedQueue({ db, clock }), chance: systemChance, ids, log: silentLog,
      chooseRoute: chooseFrom({ connections: [{ id: 'op', demo: true }], demoForLive: true }), evidenceOf: () => undefined,
    })
    const { submitters, events } = gateway
    expect(await submitters.lastHandle(account.id)).toBe(0)
    const wire = { parts: [{ esmClass: 0, dataCoding: 4, octets: Uint8Array.of(0, 255) }], tlvs: [{ tag: 0x1400, value: Uint8Array.of(49) }] }
    const result = await gateway.accept(
      [7, 4_294_967_295].map((handle) => ({ to: '+31612345678', from: 'SHOP', text: '', wire, origin: { account: account.id, receiptWanted: 1, handle, note: '{"form":"hex"}' } })),
      owner,
    )
    if (result.kind !== 'done') throw new Error(result.kind)
    const messages = result.outcomes.map((outcome) => ('accepted' in outcome ? outcome.accepted.id : ''))
    expect(await submitters.lastHandle(account.id)).toBe(4_294_967_295)
    expect(await submitters.find(account.id, { handle: 4_294_967_295 })).toMatchObject({ id: messages[1], note: '{"form":"hex"}', encoding: 'binary', status: 'queued' })
    expect(await submitters.find(account.id, { id: messages[0]! })).toMatchObject({ handle: 7 })
    expect(await submitters.find('sac_other', { id: messages[0]! })).toBeUndefined()
    expect((await submitters.pending(account.id, 'SHOP', '+31612345678')).map(({ id }) => id)).toEqual(messages.toReversed())
    expect((await submitters.of(account.id, messages)).length).toBe(2)
    expect(await gateway.cancel(owner, messages[0]!)).toBe('canceled')
    expect([await events.count(account.id, 10), await events.count(account.id, 0)]).toEqual([1, 0])
    const [owed] = await events.read({ audience: account.id, limit: 10 })
    expect(owed).toMatchObject({ type: 'message.canceled', subject: messages[0] })
    await events.settle([owed!.id])
    expect(await events.count(account.id, 10)).toBe(0)
    await db.close()
  })
